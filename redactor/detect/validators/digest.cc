// SHA-256 by FIPS 180-4, Keccak-f[1600] by the Keccak reference; constants are
// computed where that is shorter than writing them down.
#include "redactor/detect/validators/digest.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace redactor::detect {
namespace {

constexpr size_t kBlock = 64;

// First 32 bits of the fractions of the cube roots of the first 64 primes.
constexpr std::array<uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using Sha256State = std::array<uint32_t, 8>;

void Compress(const uint8_t* block, Sha256State* state) {
  std::array<uint32_t, 64> w;
  for (size_t i = 0; i < 16; ++i) {
    w[i] = uint32_t{block[4 * i]} << 24 | uint32_t{block[4 * i + 1]} << 16 |
           uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
  }
  for (size_t i = 16; i < 64; ++i) {
    const uint32_t a = w[i - 15];
    const uint32_t b = w[i - 2];
    w[i] = w[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3) +
           w[i - 7] + (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10);
  }
  Sha256State s = *state;
  for (size_t i = 0; i < 64; ++i) {
    const uint32_t e = s[4];
    const uint32_t t1 =
        s[7] + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
        ((e & s[5]) ^ (~e & s[6])) + kRound[i] + w[i];
    const uint32_t a = s[0];
    const uint32_t t2 =
        (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) +
        ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    s = {t1 + t2, s[0], s[1], s[2], s[3] + t1, s[4], s[5], s[6]};
  }
  for (size_t i = 0; i < 8; ++i) (*state)[i] += s[i];
}

using KeccakState = std::array<uint64_t, 25>;

// One step of the LFSR that gives the round constants.
bool NextBit(uint8_t* lfsr) {
  const bool bit = (*lfsr & 1) != 0;
  *lfsr = static_cast<uint8_t>((*lfsr & 0x80) != 0 ? *lfsr << 1 ^ 0x71
                                                   : *lfsr << 1);
  return bit;
}

void Theta(KeccakState* a) {
  std::array<uint64_t, 5> c{};
  for (size_t i = 0; i < 25; ++i) c[i % 5] ^= (*a)[i];
  for (size_t i = 0; i < 25; ++i) {
    (*a)[i] ^= c[(i + 4) % 5] ^ std::rotl(c[(i + 1) % 5], 1);
  }
}

void RhoPi(KeccakState* a) {
  size_t x = 1;
  size_t y = 0;
  uint64_t lane = (*a)[1];
  for (int t = 0; t < 24; ++t) {
    const size_t next = (2 * x + 3 * y) % 5;
    x = y;
    y = next;
    std::swap(lane, (*a)[x + 5 * y]);
    (*a)[x + 5 * y] = std::rotl((*a)[x + 5 * y], (t + 1) * (t + 2) / 2 % 64);
  }
}

void Chi(KeccakState* a) {
  for (size_t y = 0; y < 25; y += 5) {
    std::array<uint64_t, 5> row;
    std::copy_n(a->begin() + static_cast<std::ptrdiff_t>(y), 5, row.begin());
    for (size_t x = 0; x < 5; ++x) {
      (*a)[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
  }
}

void Permute(KeccakState* a) {
  uint8_t lfsr = 1;
  for (int round = 0; round < 24; ++round) {
    Theta(a);
    RhoPi(a);
    Chi(a);
    for (int j = 0; j < 7; ++j) {
      if (NextBit(&lfsr)) (*a)[0] ^= uint64_t{1} << ((1 << j) - 1);
    }
  }
}

}  // namespace

Digest Sha256(std::span<const uint8_t> data) {
  Sha256State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  size_t at = 0;
  for (; at + kBlock <= data.size(); at += kBlock) {
    Compress(data.data() + at, &state);
  }
  std::array<uint8_t, 2 * kBlock> tail{};
  const size_t rest = data.size() - at;
  std::copy_n(data.begin() + static_cast<std::ptrdiff_t>(at), rest,
              tail.begin());
  tail[rest] = 0x80;
  const size_t size = rest + 9 <= kBlock ? kBlock : 2 * kBlock;
  const uint64_t bits = uint64_t{data.size()} * 8;
  for (size_t i = 0; i < 8; ++i) {
    tail[size - 1 - i] = static_cast<uint8_t>(bits >> 8 * i);
  }
  for (size_t i = 0; i < size; i += kBlock) Compress(tail.data() + i, &state);
  Digest digest;
  for (size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<uint8_t>(state[i / 4] >> (24 - i % 4 * 8));
  }
  return digest;
}

Digest Keccak256(std::span<const uint8_t> data) {
  constexpr size_t kRate = 136;
  KeccakState state{};
  const auto absorb = [&](size_t i, uint8_t byte) {
    state[i / 8] ^= uint64_t{byte} << i % 8 * 8;
  };
  size_t at = 0;
  for (const uint8_t byte : data) {
    absorb(at, byte);
    if (++at == kRate) {
      Permute(&state);
      at = 0;
    }
  }
  absorb(at, 0x01);
  absorb(kRate - 1, 0x80);
  Permute(&state);
  Digest digest;
  for (size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<uint8_t>(state[i / 8] >> i % 8 * 8);
  }
  return digest;
}

}  // namespace redactor::detect
