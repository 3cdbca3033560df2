// Base 58 by long division, bech32 after BIP 173 and 350, cashaddr after the
// Bitcoin Cash specification.
#include "redactor/detect/validators/address_code.h"

#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/validators/digest.h"

namespace redactor::detect {
namespace {

constexpr std::string_view kBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

uint32_t Bech32Step(uint32_t sum, uint32_t value) {
  static constexpr std::array<uint32_t, 5> kGenerator = {
      0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  const uint32_t top = sum >> 25;
  sum = (sum & 0x1ffffff) << 5 ^ value;
  for (size_t i = 0; i < kGenerator.size(); ++i) {
    if ((top >> i & 1) != 0) sum ^= kGenerator[i];
  }
  return sum;
}

uint64_t CashStep(uint64_t sum, uint64_t value) {
  static constexpr std::array<uint64_t, 5> kGenerator = {
      0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470};
  const uint64_t top = sum >> 35;
  sum = (sum & 0x07ffffffff) << 5 ^ value;
  for (size_t i = 0; i < kGenerator.size(); ++i) {
    if ((top >> i & 1) != 0) sum ^= kGenerator[i];
  }
  return sum;
}

bool OneCase(std::string_view text) {
  return std::none_of(text.begin(), text.end(), IsUpper) ||
         std::none_of(text.begin(), text.end(), IsLower);
}

}  // namespace

bool DecodeBase58(std::string_view text, std::string_view alphabet,
                  Bytes* out) {
  out->size = 0;
  size_t zeros = 0;
  while (zeros < text.size() && text[zeros] == alphabet[0]) ++zeros;
  // Least significant byte first, turned at the end.
  for (const char c : text.substr(zeros)) {
    const size_t digit = alphabet.find(c);
    if (digit == alphabet.npos) return false;
    size_t carry = digit;
    for (size_t i = 0; i < out->size; ++i) {
      carry += size_t{out->data[i]} * 58;
      out->data[i] = static_cast<uint8_t>(carry & 0xff);
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) {
      if (out->size == out->data.size()) return false;
      out->data[out->size++] = static_cast<uint8_t>(carry & 0xff);
    }
  }
  for (; zeros > 0; --zeros) {
    if (out->size == out->data.size()) return false;
    out->data[out->size++] = 0;
  }
  std::reverse(out->data.begin(),
               out->data.begin() + static_cast<std::ptrdiff_t>(out->size));
  return true;
}

bool DecodeBase58Check(std::string_view text, std::string_view alphabet,
                       Bytes* out) {
  constexpr size_t kCheck = 4;
  if (!DecodeBase58(text, alphabet, out) || out->size <= kCheck) return false;
  out->size -= kCheck;
  const Digest digest = Sha256(Sha256(out->view()));
  return std::equal(digest.begin(), digest.begin() + kCheck,
                    out->data.begin() + static_cast<std::ptrdiff_t>(out->size));
}

bool IsBech32(std::string_view text) {
  constexpr uint32_t kBech32Sum = 1;
  constexpr uint32_t kBech32mSum = 0x2bc830a3;
  constexpr size_t kCheck = 6;
  const size_t one = text.rfind('1');
  if (one == text.npos || one == 0 || text.size() - one - 1 < kCheck ||
      !OneCase(text)) {
    return false;
  }
  uint32_t sum = 1;
  for (size_t i = 0; i < one; ++i) {
    sum = Bech32Step(sum, static_cast<uint32_t>(ToLower(text[i])) >> 5);
  }
  sum = Bech32Step(sum, 0);
  for (size_t i = 0; i < one; ++i) {
    sum = Bech32Step(sum, static_cast<uint32_t>(ToLower(text[i])) & 31);
  }
  for (const char c : text.substr(one + 1)) {
    const size_t value = kBech32.find(ToLower(c));
    if (value == kBech32.npos) return false;
    sum = Bech32Step(sum, static_cast<uint32_t>(value));
  }
  return sum == kBech32Sum || sum == kBech32mSum;
}

bool IsCashAddress(std::string_view prefix, std::string_view data) {
  uint64_t sum = 1;
  for (const char c : prefix) {
    sum = CashStep(sum, static_cast<uint64_t>(ToLower(c)) & 31);
  }
  sum = CashStep(sum, 0);
  for (const char c : data) {
    const size_t value = kBech32.find(ToLower(c));
    if (value == kBech32.npos) return false;
    sum = CashStep(sum, value);
  }
  return OneCase(data) && sum == 1;
}

}  // namespace redactor::detect
