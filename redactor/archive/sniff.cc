// Magic numbers, one row each, and the two kinds that have none: tar (its
// header sums itself up) and lzma-alone (its header has few legal values).
#include "redactor/archive/sniff.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "redactor/archive/archive.h"

namespace redactor::archive {

namespace {
using std::string_view_literals::operator""sv;

struct Magic {
  size_t offset;
  std::string_view bytes;
  ContainerKind kind;
};

constexpr auto kOther = ContainerKind::kForeign;
constexpr std::array kMagics = {
    Magic{0, "PK\x03\x04"sv, ContainerKind::kZip},
    Magic{0, "PK\x05\x06"sv, ContainerKind::kZip},  // without members
    Magic{0, "\x1f\x8b\x08"sv, ContainerKind::kGzip},
    Magic{0,
          "\xfd"
          "7zXZ\0"sv,
          ContainerKind::kXz},
    Magic{0, "\x28\xb5\x2f\xfd"sv, ContainerKind::kZstd},
    Magic{0, "PK\x07\x08"sv, kOther},  // split zip
    Magic{0, "PK00PK"sv, kOther},      // split zip in one piece
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, kOther},
    Magic{0, "Rar!\x1a\x07"sv, kOther},
    Magic{0, "070701"sv, kOther},  // cpio
    Magic{0, "070702"sv, kOther},
    Magic{0, "070707"sv, kOther},
    Magic{0, "\xc7\x71"sv, kOther},
    Magic{0, "\x71\xc7"sv, kOther},
    Magic{0, "MSCF\0\0\0\0"sv, kOther},  // cab
    Magic{0, "!<arch>\n"sv, kOther},     // ar, deb
    Magic{0, "!<thin>\n"sv, kOther},
    Magic{0, "xar!\0"sv, kOther},
    Magic{0, "\xed\xab\xee\xdb"sv, kOther},  // rpm
    Magic{2, "-lh"sv, kOther},
    Magic{0, "\x1f\x9d"sv, kOther},  // compress
    Magic{0, "\x1f\xa0"sv, kOther},
    Magic{0, "\x04\x22\x4d\x18"sv, kOther},  // lz4
    Magic{0, "LZIP\x01"sv, kOther},
    Magic{0, "LRZI\0"sv, kOther},
    Magic{0, "\x89LZO\0\r\n\x1a\n"sv, kOther},
    Magic{0, "\xff\x06\0\0sNaPpY"sv, kOther},
    Magic{0, "MSWIM\0\0\0"sv, kOther},  // wim
    Magic{32769, "CD001"sv, kOther},    // iso
};

uint8_t At(std::string_view head, size_t i) {
  return static_cast<uint8_t>(head[i]);
}

// "-lh5-" and its like: the digit and the closing dash are checked here.
bool IsLha(std::string_view head) {
  return head.size() > 6 && head[6] == '-' && head[0] != '-';
}

bool IsBzip2(std::string_view head) {
  if (!head.starts_with("BZh") || head.size() < 10) return false;
  const std::string_view block = head.substr(4, 6);
  return head[3] >= '1' && head[3] <= '9' &&
         (block == "1AY&SY" || block == "\x17rE8P\x90");
}

// A zstd file may open with skippable frames (pzstd does).
bool IsSkippableZstd(std::string_view head) {
  return head.size() >= 4 && (At(head, 0) & 0xf0) == 0x50 &&
         head.substr(1, 3) == "\x2a\x4d\x18";
}

// Properties 0x5d, a dictionary of 2^n or 3*2^n bytes, a size that is unknown
// or below 2^40, and the range coder's first byte, which is always zero.
bool IsLzma(std::string_view head) {
  if (head.size() < 18 || At(head, 0) != 0x5d || head[13] != 0) return false;
  uint32_t dictionary = 0;
  for (size_t i = 4; i >= 1; --i) dictionary = dictionary << 8 | At(head, i);
  if (dictionary < 4096) return false;
  while (dictionary % 2 == 0) dictionary /= 2;
  if (dictionary != 1 && dictionary != 3) return false;
  const std::string_view size = head.substr(5, 8);
  return size == "\xff\xff\xff\xff\xff\xff\xff\xff" ||
         size.substr(5) == "\0\0\0"sv;
}

// The check sum counts its own field as blanks. Old tars sum signed bytes.
bool IsTar(std::string_view head) {
  if (head.size() < 512) return false;
  head = head.substr(0, 512);
  int64_t plain = 0;
  int64_t with_sign = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    const char c = i >= 148 && i < 156 ? ' ' : head[i];
    plain += static_cast<uint8_t>(c);
    with_sign += static_cast<signed char>(c);
  }
  size_t i = 148;
  while (i < 156 && head[i] == ' ') ++i;
  int64_t stated = 0;
  size_t digits = 0;
  for (; i < 156 && head[i] >= '0' && head[i] <= '7'; ++i, ++digits) {
    stated = stated * 8 + (head[i] - '0');
  }
  // A block of zeros has no digits.
  return digits > 0 && (stated == plain || stated == with_sign);
}
}  // namespace

ContainerKind Sniff(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.size() < magic.offset + magic.bytes.size()) continue;
    if (head.substr(magic.offset, magic.bytes.size()) != magic.bytes) continue;
    if (magic.offset == 2 && !IsLha(head)) continue;
    return magic.kind;
  }
  if (IsBzip2(head)) return ContainerKind::kBzip2;
  if (IsSkippableZstd(head)) return ContainerKind::kZstd;
  if (IsTar(head)) return ContainerKind::kTar;
  if (IsLzma(head)) return ContainerKind::kLzma;
  return ContainerKind::kNone;
}

bool LooksLikeContainer(std::string_view head) {
  return Sniff(head) != ContainerKind::kNone;
}

}  // namespace redactor::archive
