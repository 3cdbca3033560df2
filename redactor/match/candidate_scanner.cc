// The walks over the class maps. Positions inside a walk count from the start
// of the scanned range.
#include "redactor/match/candidate_scanner.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "redactor/base/ascii.h"
#include "redactor/match/candidate_pass.h"

namespace redactor::match {

namespace {

// How common a punctuation byte is in tickets and logs: lower is rarer.
int Commonness(char c) {
  constexpr std::string_view kCommon = "|~^`\\{}[]<>;&%$#@!+*?'()=_/:\"-,. ";
  const size_t at = c == '\n' ? kCommon.size() - 1 : kCommon.find(c);
  return at == std::string_view::npos ? 0 : static_cast<int>(at);
}

// Where the word begins by which a literal is looked up: its beginning, or the
// first word inside that is rarer than the punctuation before it. npos: it has
// none, and is looked up by a punctuation byte.
size_t WordInside(std::string_view literal) {
  constexpr std::string_view kEverywhere = " \n\t,.-:\"";
  size_t at = 0;
  while (at < literal.size() && !IsAlnum(literal[at])) ++at;
  if (at == literal.size()) return std::string_view::npos;
  const size_t word = literal.size() - at;
  const bool common = literal.substr(0, at).find_first_not_of(kEverywhere) ==
                      std::string_view::npos;
  return at == 0 || word >= (common ? 2 : 3) ? at : std::string_view::npos;
}

// What is looked up at word starts: each literal from its word on.
std::vector<std::string> WordLiterals(const std::vector<std::string>& all) {
  std::vector<std::string> out;
  for (const std::string& literal : all) {
    const size_t at = WordInside(literal);
    if (at != std::string_view::npos) out.push_back(literal.substr(at));
  }
  return out;
}

}  // namespace

void CandidateScanner::KeyIn(std::string_view literal, uint32_t index,
                             uint32_t at, KeyedByte* keyed) {
  keyed->literals.push_back({index, at});
  const auto add = [](ByteClass* bytes, bool any, char byte) {
    if (any) return bytes->AddRange('\0', '\xFF');
    bytes->Add(byte);
    bytes->Add(ToUpper(byte));
  };
  add(&keyed->before, at == 0, at == 0 ? '\0' : literal[at - 1]);
  const bool last = at + 1 == literal.size();
  add(&keyed->after, last, last ? '\0' : literal[at + 1]);
}

size_t CandidateScanner::AddTable(std::string_view inside) {
  tables_.push_back(MakeClassTable(ClassOf(inside)));
  return tables_.size() - 1;
}

CandidateScanner::CandidateScanner(const ScannerSpec& spec)
    : spec_(spec), words_(WordLiterals(spec.literals)) {
  for (uint32_t i = 0; i < spec.literals.size(); ++i) {
    std::string& literal = spec_.literals[i];
    std::transform(literal.begin(), literal.end(), literal.begin(), FoldAscii);
    const size_t at = WordInside(literal);
    if (at == std::string_view::npos) continue;
    word_literals_.push_back({i, static_cast<uint32_t>(at)});
  }
  const bool runs = spec.min_run != 0 || spec.min_caps != 0;
  if (spec.min_digits != 0 || runs) digit_ = AddTable("0-9");
  if (spec.min_hex != 0) {
    hex_letter_ = AddTable("0-9A-Fa-f");
    hex_joint_ = AddTable(":.-");
  }
  if (runs) letter_ = AddTable("A-Za-z");
  if (spec.min_caps != 0) caps_ = AddTable("A-Z0-9-");
  if (spec.min_run != 0) {
    run_ = AddTable("\\w+/=-");
  }
  if (spec.min_hex != 0 || !word_literals_.empty()) {
    word_ = AddTable("\\w");
  }
  if (!word_literals_.empty()) underscore_ = AddTable("_");

  ByteClass stops;
  for (const char c : spec.bytes) {
    wanted_[static_cast<unsigned char>(c)] = true;
    stops.Add(c);
  }
  bool any = !spec.bytes.empty();
  for (uint32_t i = 0; i < spec.literals.size(); ++i) {
    const std::string& literal = spec.literals[i];
    if (WordInside(literal) != std::string_view::npos) continue;
    uint32_t rarest = 0;
    for (uint32_t k = 1; k < literal.size(); ++k) {
      const char c = literal[k];
      if (c > ' ' && !IsAlnum(c) &&
          Commonness(literal[k]) < Commonness(literal[rarest])) {
        rarest = k;
      }
    }
    const auto key = static_cast<unsigned char>(literal[rarest]);
    KeyIn(literal, i, rarest, &keyed_[key]);
    stops.Add(key < 0x80 ? literal[rarest] : '\x80');
    any = true;
  }
  if (any) {
    tables_.push_back(MakeClassTable(stops));
    bytes_ = tables_.size();  // one past: 0 means none
  }
}

void CandidateScanner::Scan(std::string_view text, uint32_t begin, uint32_t end,
                            Scratch* scratch,
                            std::vector<Candidate>* out) const {
  if (begin >= end || tables_.empty()) return;
  const size_t first = out->size();
  scratch->maps.Build(text.substr(begin, end - begin), tables_);
  const Pass pass{text, begin, end - begin, &scratch->maps, out};
  if (spec_.min_digits != 0) ScanDigits(pass);
  if (spec_.min_hex != 0) ScanHex(pass);
  using Kind = Candidate::Kind;
  if (spec_.min_run != 0) ScanRuns(pass, run_, spec_.min_run, Kind::kRun);
  if (spec_.min_caps != 0) ScanRuns(pass, caps_, spec_.min_caps, Kind::kCaps);
  if (bytes_ != 0) ScanBytes(pass);
  if (!word_literals_.empty()) ScanWords(pass);
  std::sort(out->begin() + static_cast<ptrdiff_t>(first), out->end(),
            [](const Candidate& a, const Candidate& b) {
              return std::tie(a.begin, a.kind, a.value) <
                     std::tie(b.begin, b.kind, b.value);
            });
}

void CandidateScanner::ScanDigits(const Pass& pass) const {
  const BitMap digits = pass.maps->map(digit_);
  const std::string_view range = pass.range();
  Rises rises(pass.Before(DigitBytes()));
  size_t begin = 0;
  size_t end = 0;  // of the cluster; 0: none is open
  uint32_t count = 0;
  uint32_t least = UINT32_MAX;
  uint8_t joints = 0;
  size_t skip = 0;  // up to the end of a time stamp
  const auto flush = [&] {
    if (count >= spec_.min_digits) {
      Candidate& cluster =
          pass.Emit(begin, end, Candidate::Kind::kDigits, count);
      cluster.least = least;
      cluster.joints = joints;
    }
    count = 0;
    joints = 0;
    least = UINT32_MAX;
    end = 0;
  };
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    for (uint64_t starts = rises.Next(digits.word(i)); starts != 0;
         starts &= starts - 1) {
      const size_t from =
          i * 64 + static_cast<size_t>(std::countr_zero(starts));
      if (from < skip) continue;
      const size_t to = digits.NextClear(from);
      const bool joined =
          end != 0 && from - end <= 3 && DigitGap(range, end) == from - end;
      if (to - from == 4) {
        skip = TimestampEnd(range, from);
        if (skip > from) {
          flush();
          continue;
        }
      }
      if (!joined) {
        flush();
        begin = from;
      } else {
        for (size_t gap = end; gap < from; ++gap)
          joints |= JointBit(range[gap]);
      }
      const auto size = static_cast<uint32_t>(to - from);
      count += size;
      least = std::min(least, size);
      end = to;
    }
  }
  flush();
}

void CandidateScanner::ScanRuns(const Pass& pass, size_t table,
                                uint32_t min_size, Candidate::Kind kind) const {
  const BitMap run = pass.maps->map(table);
  const BitMap digit = pass.maps->map(digit_);
  const BitMap letter = pass.maps->map(letter_);
  const uint32_t length = std::bit_floor(std::min(min_size, 32u));
  RunTails tails(length);
  Rises rises(false);
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    for (uint64_t bits = rises.Next(tails.Next(run.word(i))); bits != 0;
         bits &= bits - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(bits));
      const size_t from = at - (length - 1);
      const size_t to = run.NextClear(at);
      if (to - from < min_size || !digit.AnyIn(from, to) ||
          !letter.AnyIn(from, to)) {
        continue;
      }
      // "2026-11-24T10"
      const size_t stamp = TimestampEnd(pass.range(), from);
      if (kind == Candidate::Kind::kCaps ? stamp > from : stamp >= to) continue;
      pass.Emit(from, to, kind, static_cast<uint32_t>(to - from));
    }
  }
}

void CandidateScanner::ScanBytes(const Pass& pass) const {
  const BitMap stops = pass.maps->map(bytes_ - 1);
  const std::string_view range = pass.range();
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    for (uint64_t bits = stops.word(i); bits != 0; bits &= bits - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(bits));
      const auto byte = static_cast<unsigned char>(range[at]);
      if (wanted_[byte]) pass.Emit(at, at + 1, Candidate::Kind::kByte, byte);
      const KeyedByte& keyed = keyed_[byte];
      if (keyed.literals.empty() ||
          !keyed.before.Has(pass.ByteAt(pass.begin + at - 1)) ||
          !keyed.after.Has(pass.ByteAt(pass.begin + at + 1))) {
        continue;
      }
      for (const KeyedLiteral& key : keyed.literals) {
        const std::string& literal = spec_.literals[key.index];
        if (key.offset > at) continue;
        const size_t from = at - key.offset;
        if (EqualsFolded(pass.text.substr(pass.begin + from, literal.size()),
                         literal)) {
          pass.Emit(from, from + literal.size(), Candidate::Kind::kText,
                    key.index);
        }
      }
    }
  }
}

void CandidateScanner::ScanWords(const Pass& pass) const {
  const BitMap word = pass.maps->map(word_);
  const BitMap underscore = pass.maps->map(underscore_);
  Rises rises(pass.Before(WordBytes()));
  uint64_t underscore_before =
      pass.begin > 0 && pass.text[pass.begin - 1] == '_' ? ~uint64_t{0} : 0;
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    const uint64_t lines = underscore.word(i);
    uint64_t starts =
        rises.Next(word.word(i)) |
        (word.word(i) & ~lines & ShiftIn(lines, underscore_before, 1));
    underscore_before = lines;
    for (; starts != 0; starts &= starts - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(starts));
      words_.MatchAt(pass.text, pass.begin + at, [&](uint32_t index) {
        const auto [literal, offset] = word_literals_[index];
        const std::string& text = spec_.literals[literal];
        if (offset > at ||
            !EqualsFolded(pass.text.substr(pass.begin + at - offset, offset),
                          std::string_view(text).substr(0, offset))) {
          return;
        }
        pass.Emit(at - offset, at - offset + text.size(),
                  Candidate::Kind::kText, literal);
      });
    }
  }
}

}  // namespace redactor::match
