// Sources: Bluetooth Core Specification vol. 3 part B 2.5.1 (base UUID),
// MS-DCOM (COM's own classes and interfaces), RFC 9562 section 6.6 (name
// spaces), UEFI specification 5.3.3 and 3.3 (partition types, global
// variables), Discoverable Partitions Specification, RFC 6455 (WebSocket).
#include "redactor/detect/tables/known_uuids.h"

#include <algorithm>
#include <array>

#include "redactor/base/ascii.h"

namespace redactor::detect {
namespace {

constexpr size_t kLength = 36;
constexpr size_t kHead = 8;  // the part families differ in

// Families: any first part before these.
constexpr std::array<std::string_view, 3> kFamilies = {
    "-0000-0000-c000-000000000046",  // COM
    "-0000-1000-8000-00805f9b34fb",  // Bluetooth
    "-9dad-11d1-80b4-00c04fd430c8",  // RFC 9562 name spaces
};

// Sorted.
constexpr std::array<std::string_view, 14> kConstants = {
    "0657fd6d-a4ab-43c4-84e5-0933c84b4f4f",  // Linux swap
    "0fc63daf-8483-4772-8e79-3d69d8477de4",  // Linux data
    "21686148-6449-6e6f-744e-656564454649",  // BIOS boot
    "258eafa5-e914-47da-95ca-c5ab0dc85b11",  // WebSocket
    "4f68bce3-e8cd-4db1-96e7-fbcaf984b709",  // root, x86-64
    "8be4df61-93ca-11d2-aa0d-00e098032b8c",  // EFI global variable
    "933ac7e1-2eb4-4f13-b844-0e14e2aef915",  // home
    "a19d880f-05fc-4d3b-a006-743f0f84911e",  // Linux RAID
    "bc13c2ff-59e6-4262-a352-b275fd6f7172",  // extended boot
    "c12a7328-f81f-11d2-ba4b-00a0c93ec93b",  // EFI system partition
    "de94bba4-06d1-4d40-a16a-bfd50179d6ac",  // Windows recovery
    "e3c9e316-0b5c-4db8-817d-f92df00215ae",  // Microsoft reserved
    "e6d6d379-f507-44c2-a23c-238f2a3df928",  // LVM
    "ebd0a0a2-b9e5-4433-87c0-68b6b72699c7",  // basic data
};
static_assert(std::is_sorted(kConstants.begin(), kConstants.end()));

}  // namespace

bool IsKnownUuid(std::string_view uuid) {
  if (uuid.size() != kLength) return false;
  std::array<char, kLength> lower;
  std::transform(uuid.begin(), uuid.end(), lower.begin(), ToLower);
  const std::string_view text(lower.data(), lower.size());
  return std::binary_search(kFamilies.begin(), kFamilies.end(),
                            text.substr(kHead)) ||
         std::binary_search(kConstants.begin(), kConstants.end(), text);
}

}  // namespace redactor::detect
