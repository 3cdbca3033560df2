// Surrogates from tokens; see the header.
//
// One of n bits is (n - c) bits that stand for the token, then c bits of check.
// kInet and kUuid are wider than a word: bytes that stand for the token, then a
// check over them.
#include "redactor/pseudonym/surrogate.h"

#include <algorithm>
#include <array>

#include "redactor/pseudonym/base32.h"
#include "redactor/pseudonym/surrogate_spelling.h"
#include "redactor/pseudonym/token_hasher.h"

namespace redactor::pseudonym {

namespace {

using Room = ValueRoom;

constexpr uint64_t kInt32Base = 2'000'000'000;
constexpr uint64_t kClassE = 0xF0000000;
constexpr uint64_t kInt64Base = 9'000'000'000'000'000'000;
constexpr int kIntBits = 27;
constexpr int kIntCheck = 10;
constexpr int kInt64Bits = 57;
constexpr int kInt64Check = 12;
constexpr int kMacCheck = 12;
constexpr int kMac8Check = 16;
constexpr int kDateBits = 20;
constexpr int kSecondBits = 16;
constexpr int kDateCheck = 6;
constexpr int kDateTimeCheck = 12;
constexpr size_t kMostShort = 12;
constexpr size_t kShortCheck = 4;

uint64_t Ones(int bits) { return (uint64_t{1} << bits) - 1; }

std::string BigEndian(uint64_t value, size_t size) {
  std::string out(size, '\0');
  for (size_t i = size; i-- > 0; value >>= 8) {
    out[i] = static_cast<char>(value);
  }
  return out;
}

uint64_t FromBigEndian(std::string_view bytes) {
  uint64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<uint8_t>(c);
  return value;
}

// The version and variant of a UUID where its bits are free otherwise.
void StampUuid(std::string* bytes) {
  (*bytes)[6] = static_cast<char>(((*bytes)[6] & 0x0F) | 0x80);
  (*bytes)[8] = static_cast<char>(((*bytes)[8] & 0x3F) | 0x80);
}

constexpr std::string_view kDocumentation("\x20\x01\x0D\xB8", 4);

// Bytes of token and check in a room wider than a word.
std::string Wide(Room room, uint64_t payload, uint64_t check) {
  if (room == Room::kUuid) {
    std::string bytes = BigEndian(payload, 8) + BigEndian(check, 8);
    StampUuid(&bytes);
    return bytes;
  }
  return std::string(kDocumentation) + BigEndian(payload, 8) +
         BigEndian(check, 4);
}

bool IsBase32(char c) { return c != 0 && Base32Upper(c) == c; }

}  // namespace

Surrogates::Surrogates(const Key* key, const TokenOptions& options) {
  if (key != nullptr) {
    hasher_ = std::make_unique<TokenHasher>(*key, options.audience);
  }
}
Surrogates::~Surrogates() = default;

uint64_t Surrogates::Check(Room room, uint64_t payload) const {
  std::string text = "surrogate-check";
  text += static_cast<char>('a' + static_cast<int>(room));
  text += BigEndian(payload, 8);
  return hasher_->Seal(text);
}

uint64_t Surrogates::Bits(Room room, const Token& token, int bits,
                          int check_bits) const {
  const uint64_t payload =
      hasher_->Seal("surrogate" + BareToken(token)) & Ones(bits - check_bits);
  return payload << check_bits | (Check(room, payload) & Ones(check_bits));
}

bool Surrogates::Fits(Room room, uint64_t value, int check_bits) const {
  return hasher_ == nullptr || (Check(room, value >> check_bits) &
                                Ones(check_bits)) == (value & Ones(check_bits));
}

std::string Surrogates::MakeShort(size_t width, const Token& token) const {
  if (width < kLeastShort) return width == 0 ? "" : "-";
  const size_t size = std::min(width, kMostShort);
  std::string word = "Z" + token.body.substr(0, size - 1 - kShortCheck);
  const uint64_t check = hasher_->Seal("surrogate-short" + word);
  word.resize(size);
  AppendBase32(check, kShortCheck, word.data() + size - kShortCheck);
  return word;
}

bool Surrogates::IsShort(std::string_view word) const {
  if (word.size() < kLeastShort || word.size() > kMostShort || word[0] != 'Z' ||
      !std::ranges::all_of(word.substr(1), IsBase32)) {
    return false;
  }
  if (hasher_ == nullptr) {
    return word.find_first_of("0123456789") != std::string_view::npos;
  }
  std::array<char, kShortCheck> check{};
  const size_t head = word.size() - kShortCheck;
  AppendBase32(
      hasher_->Seal("surrogate-short" + std::string(word.substr(0, head))),
      kShortCheck, check.data());
  return word.substr(head) == std::string_view(check.data(), kShortCheck);
}

void Surrogates::FindShort(
    std::string_view text,
    std::vector<std::pair<size_t, size_t>>* found) const {
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  };
  for (size_t at = 0; (at = text.find('Z', at)) != std::string_view::npos;) {
    size_t end = at;
    while (end < text.size() && IsBase32(text[end])) ++end;
    // One that stands alone, or was glued to its neighbours.
    const bool begins = at == 0 || !is_word(text[at - 1]);
    if (begins && IsShort(text.substr(at, end - at))) {
      found->emplace_back(at, end);
    }
    at = std::max(end, at + 1);
  }
}

std::string Surrogates::Make(Room room, size_t width,
                             const Token& token) const {
  const auto integer = [&] { return Bits(room, token, kIntBits, kIntCheck); };
  switch (room) {
    case Room::kAny:
    case Room::kTypeName:
      return {};
    case Room::kChars:
      return MakeShort(width, token);
    case Room::kInt32:
      return std::to_string(kInt32Base + integer());
    case Room::kUint32:
      return std::to_string(kClassE + integer());
    case Room::kInt64:
      return std::to_string(kInt64Base +
                            Bits(room, token, kInt64Bits, kInt64Check));
    case Room::kSmall:
      return "0";
    case Room::kInet4:
      return SpellAddress(BigEndian(kClassE + integer(), 4));
    case Room::kInet:
    case Room::kUuid: {
      uint64_t payload = hasher_->Seal("surrogate" + BareToken(token));
      if (room == Room::kUuid) {
        payload = (payload & ~uint64_t{0xF000}) | 0x8000;  // the version
      }
      const std::string bytes = Wide(room, payload, Check(room, payload));
      return room == Room::kUuid ? SpellUuid(bytes) : SpellAddress(bytes);
    }
    case Room::kMac:
      return SpellMac("\x02" + BigEndian(Bits(room, token, 40, kMacCheck), 5));
    case Room::kMac8:
      return SpellMac("\x02" + BigEndian(Bits(room, token, 56, kMac8Check), 7));
    case Room::kDate:
      return SpellDay(
          static_cast<uint32_t>(Bits(room, token, kDateBits, kDateCheck)));
    case Room::kDateTime: {
      const uint64_t bits =
          Bits(room, token, kDateBits + kSecondBits, kDateTimeCheck);
      return SpellDay(static_cast<uint32_t>(bits >> kSecondBits)) + " " +
             SpellSecond(static_cast<uint32_t>(bits & Ones(kSecondBits)));
    }
    case Room::kTime:
      return "00:00:00";
  }
  return {};
}

bool Surrogates::IsWide(Room room, std::string_view bytes) const {
  if (bytes.size() != 16) return false;
  if (room == Room::kInet) {
    if (!bytes.starts_with(kDocumentation)) return false;
    if (hasher_ == nullptr) return true;
    const uint64_t payload = FromBigEndian(bytes.substr(4, 8));
    return bytes == Wide(room, payload, Check(room, payload));
  }
  std::string stamped(bytes);
  StampUuid(&stamped);
  if (stamped != bytes) return false;
  if (hasher_ == nullptr) return true;
  const uint64_t payload = FromBigEndian(bytes.substr(0, 8));
  return bytes == Wide(room, payload, Check(room, payload));
}

bool Surrogates::Is(Room room, std::string_view value) const {
  const auto within = [&](uint64_t base, int bits, int check) {
    const auto number = ReadUnsigned(value);
    return number && *number >= base && *number - base <= Ones(bits) &&
           Fits(room, *number - base, check);
  };
  switch (room) {
    case Room::kAny:
    case Room::kTypeName:
      return false;
    case Room::kChars:
      return value == "-" || IsShort(value);
    case Room::kInt32:
      return within(kInt32Base, kIntBits, kIntCheck);
    case Room::kUint32:
      return within(kClassE, kIntBits, kIntCheck);
    case Room::kInt64:
      return within(kInt64Base, kInt64Bits, kInt64Check);
    case Room::kSmall:
      return value == "0";
    case Room::kInet4: {
      const std::string bytes = ReadAddress(value);
      if (bytes.size() != 4) return false;
      const uint64_t number = FromBigEndian(bytes);
      return number >= kClassE && number - kClassE <= Ones(kIntBits) &&
             Fits(room, number - kClassE, kIntCheck);
    }
    case Room::kInet:
      return IsWide(room, ReadAddress(value));
    case Room::kUuid:
      return IsWide(room, ReadHexBytes(value));
    case Room::kMac:
    case Room::kMac8: {
      const std::string bytes = ReadHexBytes(value);
      const size_t size = room == Room::kMac ? 6 : 8;
      if (bytes.size() != size || bytes[0] != '\x02') return false;
      return Fits(room, FromBigEndian(std::string_view(bytes).substr(1)),
                  room == Room::kMac ? kMacCheck : kMac8Check);
    }
    case Room::kDate: {
      const auto day = ReadDay(value);
      return day && *day <= Ones(kDateBits) && Fits(room, *day, kDateCheck);
    }
    case Room::kDateTime: {
      const auto day = ReadDay(value.substr(0, 10));
      const auto second =
          ReadSecond(value.substr(std::min<size_t>(value.size(), 11), 8));
      return day && second && *day <= Ones(kDateBits) &&
             *second <= Ones(kSecondBits) &&
             Fits(room, uint64_t{*day} << kSecondBits | *second,
                  kDateTimeCheck);
    }
    case Room::kTime:
      return value == "00:00:00";
  }
  return false;
}

}  // namespace redactor::pseudonym
