// The walks over the class maps. Positions inside a walk count from the start
// of the scanned range.
#include "redactor/match/candidate_scanner.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace redactor::match {

namespace {

// How common a punctuation byte is in tickets and logs: lower is rarer.
int Commonness(char c) {
  constexpr std::string_view kCommon = "|~^`\\{}[]<>;&%$#@!+*?'()=_/:\"-,. ";
  // Control characters are in no class map.
  const size_t at = c < ' ' && c >= 0 ? kCommon.size() : kCommon.find(c);
  return at == std::string_view::npos ? 0 : static_cast<int>(at);
}

bool IsAsciiAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

size_t FirstAlnum(std::string_view literal) {
  size_t at = 0;
  while (at < literal.size() && !IsAsciiAlnum(literal[at])) ++at;
  return at;
}

// What is looked up at word starts: each literal from its first letter or digit
// on.
std::vector<std::string> WordLiterals(const std::vector<std::string>& all) {
  std::vector<std::string> out;
  for (const std::string& literal : all) {
    const size_t at = FirstAlnum(literal);
    if (at < literal.size()) out.push_back(literal.substr(at));
  }
  return out;
}

// `word` moved up by n bits, with the top bits of the word before.
uint64_t ShiftIn(uint64_t word, uint64_t before, int n) {
  return word << n | before >> (64 - n);
}

// For each word of a map in turn: the bits whose last `length` bits were set
// (length a power of two up to 32).
class RunTails {
 public:
  explicit RunTails(uint32_t length) : steps_(std::countr_zero(length)) {}

  uint64_t Next(uint64_t word) {
    for (int s = 0; s < steps_; ++s) {
      const uint64_t shifted = ShiftIn(word, before_[s], 1 << s);
      before_[s] = word;
      word &= shifted;
    }
    return word;
  }

 private:
  int steps_;
  std::array<uint64_t, 5> before_{};
};

// Bits that are set where the bit before was not.
class Rises {
 public:
  explicit Rises(bool before) : before_(before ? ~uint64_t{0} : 0) {}
  uint64_t Next(uint64_t word) {
    const uint64_t rises = word & ~ShiftIn(word, before_, 1);
    before_ = word;
    return rises;
  }

 private:
  uint64_t before_;
};

}  // namespace

struct CandidateScanner::Pass {
  std::string_view text;  // all of it
  uint32_t begin;         // of the range
  uint32_t size;
  const ClassMaps* maps;
  std::vector<Candidate>* out;

  [[nodiscard]] std::string_view range() const {
    return text.substr(begin, size);
  }
  [[nodiscard]] bool Before(const ByteClass& bytes) const {
    return begin > 0 && bytes.Has(text[begin - 1]);
  }
  void Emit(size_t from, size_t to, Candidate::Kind kind, uint32_t value,
            uint32_t least = 0) const {
    out->push_back({static_cast<uint32_t>(begin + from),
                    static_cast<uint32_t>(begin + to), kind, value, least});
  }
};

namespace {
ByteClass ClassOf(std::string_view inside) {
  return ByteClass::Parse(inside).value();
}
const ByteClass& DigitBytes() {
  static const ByteClass bytes = ClassOf("0-9");
  return bytes;
}
const ByteClass& WordBytes() {
  static const ByteClass bytes = ClassOf("\\w");
  return bytes;
}
}  // namespace

size_t CandidateScanner::AddTable(std::string_view inside) {
  tables_.push_back(MakeClassTable(ClassOf(inside)));
  return tables_.size() - 1;
}

CandidateScanner::CandidateScanner(const ScannerSpec& spec)
    : spec_(spec), words_(WordLiterals(spec.literals)) {
  for (uint32_t i = 0; i < spec.literals.size(); ++i) {
    std::string& literal = spec_.literals[i];
    std::transform(literal.begin(), literal.end(), literal.begin(), FoldAscii);
    const size_t at = FirstAlnum(literal);
    if (at == literal.size()) continue;
    word_literals_.push_back({i, static_cast<uint32_t>(at)});
  }
  if (spec.min_digits != 0 || spec.min_run != 0) digit_ = AddTable("0-9");
  if (spec.min_hex != 0) hex_letter_ = AddTable("0-9A-Fa-f");
  if (spec.min_run != 0) {
    letter_ = AddTable("A-Za-z");
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
    if (FirstAlnum(literal) < literal.size()) continue;
    uint32_t rarest = 0;
    for (uint32_t k = 1; k < literal.size(); ++k) {
      const char c = literal[k];
      if (c > ' ' && !IsAsciiAlnum(c) &&
          Commonness(literal[k]) < Commonness(literal[rarest])) {
        rarest = k;
      }
    }
    const auto key = static_cast<unsigned char>(literal[rarest]);
    keyed_[key].push_back({i, rarest});
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
  if (spec_.min_run != 0) ScanRuns(pass);
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
  size_t skip = 0;  // up to the end of a time stamp
  const auto flush = [&] {
    if (count >= spec_.min_digits) {
      pass.Emit(begin, end, Candidate::Kind::kDigits, count, least);
    }
    count = 0;
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
      }
      const auto size = static_cast<uint32_t>(to - from);
      count += size;
      least = std::min(least, size);
      end = to;
    }
  }
  flush();
}

void CandidateScanner::ScanHex(const Pass& pass) const {
  const BitMap hex = pass.maps->map(hex_letter_);
  const BitMap word = pass.maps->map(word_);
  const std::string_view range = pass.range();
  constexpr uint32_t kLong = 8;  // a run of this size counts inside a word
  RunTails tails(kLong);
  Rises tail_rises(false);
  uint64_t word_before = pass.Before(WordBytes()) ? ~uint64_t{0} : 0;
  size_t begin = 0;
  size_t end = 0;
  uint32_t count = 0;
  const auto flush = [&] {
    if (count >= spec_.min_hex) {
      pass.Emit(begin, end, Candidate::Kind::kHex, count);
    }
    count = 0;
  };
  const auto add = [&](size_t from, size_t to) {
    const size_t gap = from - end;
    const char first = gap >= 1 ? range[end] : '\0';
    const bool joined =
        count != 0 &&
        ((gap == 1 && (first == ':' || first == '-' || first == '.')) ||
         (gap == 2 && first == ':' && range[end + 1] == ':'));
    if (!joined) {
      flush();
      begin = from;
    }
    count += static_cast<uint32_t>(to - from);
    end = to;
  };
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    const uint64_t starts =
        hex.word(i) & ~ShiftIn(word.word(i), word_before, 1);
    word_before = word.word(i);
    const uint64_t long_tails = tail_rises.Next(tails.Next(hex.word(i)));
    for (uint64_t bits = starts | long_tails; bits != 0; bits &= bits - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(bits));
      const bool is_tail = (long_tails & bits & (~bits + 1)) != 0;
      const size_t from = is_tail ? at - (kLong - 1) : at;
      if (is_tail && count != 0 && from < end) continue;  // seen from its start
      const size_t to = hex.NextClear(at);
      if (!is_tail && to - from < kLong && word.Has(to)) continue;
      add(from, to);
    }
  }
  flush();
}

void CandidateScanner::ScanRuns(const Pass& pass) const {
  const BitMap run = pass.maps->map(run_);
  const BitMap digit = pass.maps->map(digit_);
  const BitMap letter = pass.maps->map(letter_);
  const uint32_t length = std::bit_floor(std::min(spec_.min_run, 32u));
  RunTails tails(length);
  Rises rises(false);
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    for (uint64_t bits = rises.Next(tails.Next(run.word(i))); bits != 0;
         bits &= bits - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(bits));
      const size_t from = at - (length - 1);
      const size_t to = run.NextClear(at);
      if (to - from < spec_.min_run || !digit.AnyIn(from, to) ||
          !letter.AnyIn(from, to)) {
        continue;
      }
      pass.Emit(from, to, Candidate::Kind::kRun,
                static_cast<uint32_t>(to - from));
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
      for (const KeyedLiteral& key : keyed_[byte]) {
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
