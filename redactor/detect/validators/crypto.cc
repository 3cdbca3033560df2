// Wallet addresses and wallet keys. Version bytes and lengths from the coins'
// own sources (chain parameters of Bitcoin and its kin, SLIP-173 for bech32
// prefixes, EIP-55, SEP-23 for Stellar, CryptoNote for Monero).
#include <algorithm>

#include "redactor/detect/validators/address_code.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/digest.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/secret_shape.h"

namespace redactor::detect {
namespace {

bool BeginsWith(const Bytes& bytes, std::span<const uint8_t> head) {
  return bytes.size >= head.size() &&
         std::equal(head.begin(), head.end(), bytes.data.begin());
}

// One version byte and 20 bytes of a hash.
constexpr size_t kHashPayload = 21;
constexpr std::array<uint8_t, 15> kVersions = {
    0x00, 0x05,        // Bitcoin, Bitcoin Cash
    0x6f, 0xc4,        // their test nets
    0x30, 0x32, 0x3a,  // Litecoin
    0x1e, 0x16, 0x71,  // Dogecoin
    0x4c, 0x10,        // Dash
    0x41, 0x17,        // Tron; Vertcoin and others
};

bool IsHashAddress(const Bytes& payload) {
  if (payload.size == kHashPayload) {
    return std::find(kVersions.begin(), kVersions.end(), payload.data[0]) !=
           kVersions.end();
  }
  // Zcash: two bytes; Tezos: three.
  constexpr std::array<std::array<uint8_t, 2>, 2> kZcash = {
      {{0x1c, 0xb8}, {0x1c, 0xbd}}};
  constexpr std::array<std::array<uint8_t, 3>, 4> kTezos = {
      {{6, 161, 159}, {6, 161, 161}, {6, 161, 164}, {2, 90, 121}}};
  const auto begins = [&](const auto& head) {
    return BeginsWith(payload, head);
  };
  return (payload.size == 22 &&
          std::any_of(kZcash.begin(), kZcash.end(), begins)) ||
         (payload.size == 23 &&
          std::any_of(kTezos.begin(), kTezos.end(), begins));
}

// CRC-16/XMODEM.
uint16_t Crc16(std::span<const uint8_t> data) {
  uint16_t crc = 0;
  for (const uint8_t byte : data) {
    crc = static_cast<uint16_t>(crc ^ byte << 8);
    for (int i = 0; i < 8; ++i) {
      crc = static_cast<uint16_t>((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021
                                                      : crc << 1);
    }
  }
  return crc;
}

bool DecodeBase32(std::string_view text, Bytes* out) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  uint32_t bits = 0;
  uint32_t count = 0;
  for (const char c : text) {
    const size_t value = kAlphabet.find(c);
    if (value == kAlphabet.npos) return false;
    bits = (bits << 5 | static_cast<uint32_t>(value)) & 0xffff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    if (out->size == out->data.size()) return false;
    out->data[out->size++] = static_cast<uint8_t>(bits >> count & 0xff);
  }
  return true;
}

// Monero splits the bytes in eights, each eleven digits wide.
bool DecodeMonero(std::string_view text, Bytes* out) {
  constexpr size_t kWide = 11;
  constexpr std::array<size_t, 12> kBytes = {0, 0, 1, 2, 0, 3,
                                             4, 5, 0, 6, 7, 8};
  for (size_t at = 0; at < text.size(); at += kWide) {
    const std::string_view block = text.substr(at, kWide);
    const size_t size = kBytes[block.size()];
    Bytes bytes;
    if (size == 0 || !DecodeBase58(block, kBitcoinAlphabet, &bytes)) {
      return false;
    }
    // Leading ones of a block are digits, not whole zero bytes.
    size_t skip = 0;
    while (skip < bytes.size && bytes.data[skip] == 0) ++skip;
    if (bytes.size - skip > size || out->size + size > out->data.size()) {
      return false;
    }
    out->size += size;
    std::copy(bytes.data.begin() + static_cast<std::ptrdiff_t>(skip),
              bytes.data.begin() + static_cast<std::ptrdiff_t>(bytes.size),
              out->data.begin() +
                  static_cast<std::ptrdiff_t>(out->size - (bytes.size - skip)));
  }
  return true;
}

Verdict ProofIf(bool ok, Verdict otherwise) {
  return ok ? Verdict::kProof : otherwise;
}

}  // namespace

// Any base 58 text that is long enough is looked at: without the check sum it
// is nothing.
Verdict ValidateBase58Address(ValidatorInput* input) {
  Bytes payload;
  if (!AtWordEdges(*input)) return Verdict::kReject;
  return ProofIf(
      DecodeBase58Check(input->match(), kBitcoinAlphabet, &payload) &&
          IsHashAddress(payload),
      Verdict::kReject);
}

Verdict ValidateBech32(ValidatorInput* input) {
  if (!AtWordEdges(*input)) return Verdict::kReject;
  return ProofIf(IsBech32(input->match()), Verdict::kDoubt);
}

Verdict ValidateCashAddress(ValidatorInput* input) {
  if (!AtWordEdges(*input)) return Verdict::kReject;
  std::string_view data = input->match();
  std::string_view prefix = "bitcoincash";
  const size_t colon = data.find(':');
  if (colon != data.npos) {
    prefix = data.substr(0, colon);
    data = data.substr(colon + 1);
  }
  return ProofIf(IsCashAddress(prefix, data), colon != input->match().npos
                                                  ? Verdict::kDoubt
                                                  : Verdict::kReject);
}

// EIP-55: a hex letter is a capital where Keccak-256 of the lower-case text has
// a nibble of eight and more. One case throughout tells nothing.
Verdict ValidateEthereum(ValidatorInput* input) {
  constexpr size_t kDigits = 40;
  std::string_view text = input->match();
  if (!AtWordEdges(*input) || text.size() != kDigits + 2) {
    return Verdict::kReject;
  }
  text = text.substr(2);
  if (IsMasked(text)) return Verdict::kReject;
  const Shape shape = ShapeOf(text);
  if (shape.lower == 0 || shape.upper == 0) return Verdict::kAccept;
  std::array<uint8_t, kDigits> lower;
  std::transform(text.begin(), text.end(), lower.begin(),
                 [](char c) { return static_cast<uint8_t>(ToLower(c)); });
  const Digest digest = Keccak256(lower);
  for (size_t i = 0; i < kDigits; ++i) {
    const uint32_t nibble = digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
    if (IsAlpha(text[i]) && IsUpper(text[i]) != (nibble >= 8)) {
      return Verdict::kDoubt;
    }
  }
  return Verdict::kProof;
}

Verdict ValidateMonero(ValidatorInput* input) {
  constexpr size_t kCheck = 4;
  Bytes bytes;
  if (!AtWordEdges(*input) || !DecodeMonero(input->match(), &bytes) ||
      bytes.size <= kCheck) {
    return Verdict::kReject;
  }
  const size_t size = bytes.size - kCheck;
  const Digest digest = Keccak256({bytes.data.data(), size});
  return ProofIf(
      std::equal(digest.begin(), digest.begin() + kCheck,
                 bytes.data.begin() + static_cast<std::ptrdiff_t>(size)),
      Verdict::kReject);
}

Verdict ValidateRipple(ValidatorInput* input) {
  Bytes payload;
  const bool ok =
      AtWordEdges(*input) &&
      DecodeBase58Check(input->match(), kRippleAlphabet, &payload) &&
      ((payload.size == kHashPayload && payload.data[0] == 0) ||
       (payload.size == 17 && payload.data[0] == 0x21));
  return ProofIf(ok, Verdict::kReject);
}

Verdict ValidateStellar(ValidatorInput* input) {
  constexpr size_t kSize = 35;
  Bytes bytes;
  if (!AtWordEdges(*input) || !DecodeBase32(input->match(), &bytes) ||
      bytes.size != kSize) {
    return Verdict::kReject;
  }
  const uint16_t crc = Crc16({bytes.data.data(), kSize - 2});
  return ProofIf(bytes.data[kSize - 2] == (crc & 0xff) &&
                     bytes.data[kSize - 1] == crc >> 8,
                 Verdict::kReject);
}

// 32 bytes in base 58 have no check: a cue must stand near.
Verdict ValidateSolana(ValidatorInput* input) {
  Bytes bytes;
  const Shape shape = ShapeOf(input->match());
  const bool ok = AtWordEdges(*input) && shape.digits > 0 && shape.lower > 0 &&
                  shape.upper > 0 &&
                  DecodeBase58(input->match(), kBitcoinAlphabet, &bytes) &&
                  bytes.size == 32;
  return ok ? Verdict::kAccept : Verdict::kReject;
}

// SS58: one or two bytes of network, 32 of key, two of a BLAKE2b sum, which is
// not tested: a cue must stand near.
Verdict ValidatePolkadot(ValidatorInput* input) {
  Bytes bytes;
  const bool ok = AtWordEdges(*input) &&
                  DecodeBase58(input->match(), kBitcoinAlphabet, &bytes) &&
                  (bytes.size == 35 || bytes.size == 36);
  return ok ? Verdict::kAccept : Verdict::kReject;
}

// Private keys in wallet import format and extended keys (BIP 32).
Verdict ValidateWalletKey(ValidatorInput* input) {
  Bytes payload;
  if (!AtWordEdges(*input) ||
      !DecodeBase58Check(input->match(), kBitcoinAlphabet, &payload)) {
    return Verdict::kDoubt;
  }
  constexpr size_t kExtended = 78;
  return payload.size == 33 || payload.size == 34 || payload.size == kExtended
             ? Verdict::kProof
             : Verdict::kReject;
}

}  // namespace redactor::detect
