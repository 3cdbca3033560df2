#include "redactor/detect/tagger_features.h"

#include <algorithm>
#include <string>

#include "redactor/detect/tagger_hash.h"

namespace redactor::detect::tagger {

namespace {

constexpr size_t kReach = 4;  // tokens to a street word or a number

uint32_t Row(uint64_t value, uint64_t id, int bits) {
  return static_cast<uint32_t>((Combine(value, id) * 0xD6E8FEB86659FD93u) >>
                               (64 - bits));
}

unsigned ShapeOf(const Token& token) {
  return static_cast<unsigned>(token.shape);
}

class WordRows {
 public:
  WordRows(int offset, RowList* rows)
      : base_(static_cast<uint64_t>(offset + 3) * 64), rows_(*rows) {}
  void Add(unsigned id, uint64_t value) {
    rows_.Add(Row(value, base_ + id, kRowBits));
  }

 private:
  const uint64_t base_;
  RowList& rows_;
};

// Beginnings and endings, in bytes of the folded word.
void AddAffixes(const std::string& word, WordRows* rows) {
  const size_t most = std::min<size_t>(word.size(), 4);
  for (size_t n = 1; n <= most; ++n) {
    rows->Add(7 + static_cast<unsigned>(n), HashBytes(word.data(), n));
    if (n == 3) continue;
    rows->Add(11 + static_cast<unsigned>(n),
              HashBytes(word.data() + word.size() - n, n));
  }
}

void AddOwnFeatures(const Token& token, const std::string& word,
                    WordRows* rows) {
  const WordInfo& info = token.info;
  const unsigned shape = ShapeOf(token);
  rows->Add(6, token.hash * 16 + shape);
  rows->Add(7, std::min<size_t>(word.size(), 12) * 16 + shape);
  if (!IsWord(token.shape)) return;
  AddAffixes(word, rows);
  rows->Add(17, (info.first * 8u + info.common) * 16 + shape);
  rows->Add(18, (info.last * 8u + info.common) * 16 + shape);
  rows->Add(
      19, ((info.place * 8u + info.common) * 2 + (info.country ? 1 : 0)) * 128 +
              info.region * 16u + shape);
  rows->Add(20, info.first * 8u + info.last);
  rows->Add(21, (info.first * 8u + info.place) * 8u + info.last);
  rows->Add(22, (info.kinds * 256u + info.roles) * 16 + shape);
  rows->Add(23, (info.kinds & 63u) * 8 + info.common);
}

// Tokens from `i` to the next street word of its line; 0: none near.
unsigned ToStreet(std::span<const Token> tokens, size_t i) {
  const size_t end = std::min(tokens.size(), i + kReach + 1);
  for (size_t j = i + 1; j < end; ++j) {
    if (tokens[j].shape == Shape::kBreak) return 0;
    if (tokens[j].Has(kStreetRole) && IsWord(tokens[j].shape)) {
      return static_cast<unsigned>(j - i);
    }
  }
  return 0;
}

unsigned FromNumber(std::span<const Token> tokens, size_t i) {
  for (size_t n = 1; n <= kReach && n <= i; ++n) {
    if (tokens[i - n].shape == Shape::kBreak) return 0;
    if (tokens[i - n].shape == Shape::kNumber) return static_cast<unsigned>(n);
  }
  return 0;
}

}  // namespace

const Token& Outside() {
  static const Token token = [] {
    Token made;
    made.hash = 9;
    made.shape = Shape::kBreak;
    return made;
  }();
  return token;
}

void AddWordFeatures(std::string_view text, const Token& token, int offset,
                     RowList* rows) {
  WordRows out(offset, rows);
  const unsigned shape = ShapeOf(token);
  out.Add(1, token.hash);
  out.Add(2, shape);
  out.Add(3, token.code);
  out.Add(4, token.code * 16u + shape);
  // Only what the hash of the token is made of: sums are kept under it.
  std::string word;
  if (IsWord(token.shape) || IsNumeric(token.shape)) {
    LowerWord(text.substr(token.begin, token.size()), &word);
  }
  if (IsWord(token.shape)) {
    const size_t n = std::min<size_t>(word.size(), 3);
    out.Add(5, HashBytes(word.data() + word.size() - n, n));
    if (offset != 0) out.Add(24, (token.info.kinds * 256u + token.info.roles));
  }
  if (offset == 0) AddOwnFeatures(token, word, &out);
}

void AddPairFeatures(std::span<const Token> tokens, size_t i, RowList* rows) {
  const auto at = [&](size_t j) -> const Token& {
    return j < tokens.size() ? tokens[j] : Outside();
  };
  const Token& t = tokens[i];
  const Token& p = at(i - 1);  // wraps to Outside
  const Token& pp = at(i - 2);
  const Token& x = at(i + 1);
  const Token& xx = at(i + 2);
  const auto bits = [](const Token& token) {
    return token.bits * uint64_t{16} + ShapeOf(token);
  };
  const uint64_t z = bits(t);
  const uint64_t zp = bits(p);
  const uint64_t zx = bits(x);
  const uint64_t q = t.code * uint64_t{16} + ShapeOf(t);
  const unsigned shape = ShapeOf(t);
  const auto add = [&](uint64_t id, uint64_t value) {
    rows->Add(Row(value, 500 + id, kPairRowBits));
  };
  add(0, Combine(p.hash, t.hash));
  add(1, Combine(t.hash, x.hash));
  add(2, Combine(p.hash, z));
  add(3, Combine(z, x.hash));
  add(4, Combine(Combine(pp.hash, p.hash), shape));
  add(5, Combine(zp, q));
  add(6, Combine(q, zx));
  add(7, Combine(Combine(zp, z), zx));
  add(8, ((ShapeOf(pp) * 16 + ShapeOf(p)) * 16 + shape) * 16 + ShapeOf(x));
  add(9, ((ShapeOf(p) * 16 + shape) * 16 + ShapeOf(x)) * 16 + ShapeOf(xx));
  add(10, (t.line & 31) * uint64_t{4096} + z);
  add(11, ((t.phrase * 8u) + (t.line >> 5 & 7u)) * 16 + shape);
  add(12, Combine(pp.hash, z) * 3 + (p.shape == Shape::kSign ? 1 : 0));
  add(13, (ToStreet(tokens, i) * 8 + FromNumber(tokens, i)) * 16 + shape);
  add(14, Combine(Combine(p.hash, x.hash), shape));
  add(15, q * 8 + (t.line >> 5 & 7u));
  add(16, (z * 8 + (t.line >> 5 & 7u)) * 2 + (t.line >> 1 & 1u));
}

}  // namespace redactor::detect::tagger
