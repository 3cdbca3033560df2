// The scanner against a naive loop that follows its description.
#include "redactor/match/candidate_scanner.h"

#include <doctest/doctest.h>
#include <hwy/highway.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace redactor::match {

namespace {

using Kind = Candidate::Kind;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsHex(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool IsWord(char c) { return IsDigit(c) || IsLetter(c) || c == '_'; }
bool IsCaps(char c) { return IsDigit(c) || (c >= 'A' && c <= 'Z') || c == '-'; }
bool IsRun(char c) {
  return IsDigit(c) || IsLetter(c) || c == '_' || c == '+' || c == '/' ||
         c == '=' || c == '-';
}

// Maximal runs of bytes that pass `in`.
template <typename F>
std::vector<std::pair<size_t, size_t>> Runs(const std::string& text, F in) {
  std::vector<std::pair<size_t, size_t>> runs;
  for (size_t i = 0; i < text.size();) {
    if (!in(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && in(text[i])) ++i;
    runs.emplace_back(begin, i);
  }
  return runs;
}

void Add(std::vector<Candidate>* out, size_t begin, size_t end, Kind kind,
         size_t value) {
  out->push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end),
                  kind, static_cast<uint32_t>(value)});
}

void NaiveDigits(const std::string& text, uint32_t least,
                 std::vector<Candidate>* out) {
  size_t begin = 0;
  size_t end = 0;
  size_t digits = 0;
  size_t stamp = 0;
  const auto flush = [&] {
    if (digits >= least) Add(out, begin, end, Kind::kDigits, digits);
    digits = 0;
  };
  for (const auto& [from, to] : Runs(text, IsDigit)) {
    if (from < stamp) continue;
    if (to - from == 4 && TimestampEnd(text, from) > from) {
      stamp = TimestampEnd(text, from);
      flush();
      continue;
    }
    if (digits == 0 || from - end > 3 || DigitGap(text, end) != from - end) {
      flush();
      begin = from;
    }
    digits += to - from;
    end = to;
  }
  flush();
}

void NaiveHex(const std::string& text, uint32_t least,
              std::vector<Candidate>* out) {
  size_t begin = 0;
  size_t end = 0;
  size_t digits = 0;
  const auto flush = [&] {
    if (digits >= std::max(least, 8U)) Add(out, begin, end, Kind::kHex, digits);
    digits = 0;
  };
  for (const auto& [from, to] : Runs(text, IsHex)) {
    const bool whole = (from == 0 || !IsWord(text[from - 1])) &&
                       (to == text.size() || !IsWord(text[to]));
    if (!whole && to - from < 8) continue;
    const std::string gap = text.substr(end, from - end);
    if (digits == 0 ||
        (gap != ":" && gap != "-" && gap != "." && gap != "::")) {
      flush();
      begin = from;
    }
    digits += to - from;
    end = to;
  }
  flush();
}

std::vector<Candidate> Naive(const std::string& text, const ScannerSpec& spec) {
  std::vector<Candidate> out;
  NaiveDigits(text, spec.min_digits, &out);
  NaiveHex(text, spec.min_hex, &out);
  const auto runs = [&](auto inside, uint32_t least, Kind kind) {
    for (const auto& [from, to] : Runs(text, inside)) {
      const auto begin = text.begin() + static_cast<ptrdiff_t>(from);
      const auto end = text.begin() + static_cast<ptrdiff_t>(to);
      if (to - from >= least && std::any_of(begin, end, IsDigit) &&
          std::any_of(begin, end, IsLetter) &&
          (kind == Kind::kCaps ? TimestampEnd(text, from) == from
                               : TimestampEnd(text, from) < to)) {
        Add(&out, from, to, kind, to - from);
      }
    }
  };
  runs(IsRun, spec.min_run, Kind::kRun);
  runs(IsCaps, spec.min_caps, Kind::kCaps);
  for (size_t i = 0; i < text.size(); ++i) {
    if (spec.bytes.find(text[i]) != std::string::npos) {
      Add(&out, i, i + 1, Kind::kByte, static_cast<unsigned char>(text[i]));
    }
    for (size_t k = 0; k < spec.literals.size(); ++k) {
      std::string there = text.substr(i, spec.literals[k].size());
      std::transform(there.begin(), there.end(), there.begin(), FoldAscii);
      std::string literal = spec.literals[k];
      std::transform(literal.begin(), literal.end(), literal.begin(),
                     FoldAscii);
      const bool anywhere = !IsDigit(literal[0]) && !IsLetter(literal[0]);
      const bool edge = anywhere || i == 0 || !IsWord(text[i - 1]) ||
                        (text[i - 1] == '_' && text[i] != '_');
      if (there == literal && edge) {
        Add(&out, i, i + literal.size(), Kind::kText, k);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.begin, a.kind, a.value) <
           std::tie(b.begin, b.kind, b.value);
  });
  return out;
}

std::string Print(const std::vector<Candidate>& all) {
  std::string out;
  for (const Candidate& c : all) {
    out += std::to_string(c.begin) + "-" + std::to_string(c.end) + "/" +
           std::to_string(static_cast<int>(c.kind)) + ":" +
           std::to_string(c.value) + " ";
  }
  return out;
}

std::string RandomText(std::mt19937* random) {
  static const std::vector<std::string> kParts = {"0",
                                                  "17",
                                                  "2025",
                                                  "a",
                                                  "f0",
                                                  "deadbeef",
                                                  "IMEI",
                                                  "-",
                                                  " ",
                                                  ".",
                                                  ":",
                                                  "::",
                                                  "/",
                                                  "(",
                                                  ")",
                                                  "\n",
                                                  "@",
                                                  "_",
                                                  "\xC3\xA9",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\x93",
                                                  "zebra ",
                                                  "=",
                                                  "password",
                                                  "-----BEGIN",
                                                  "://",
                                                  "2025-11-03T12:44:01.123Z",
                                                  "2025-11-03 12:44",
                                                  "123456789012",
                                                  std::string("\0", 1),
                                                  "AbC9dEfGh1iJkLmNoP",
                                                  "+",
                                                  "sk_live_",
                                                  "AB-12",
                                                  " x1",
                                                  "\n2",
                                                  "\"e"};
  std::string text;
  for (size_t n = (*random)() % 60; n > 0; --n) {
    text += kParts[(*random)() % kParts.size()];
  }
  return text;
}

std::vector<Candidate> Scan(const std::string& text, const ScannerSpec& spec) {
  CandidateScanner::Scratch scratch;
  std::vector<Candidate> out;
  CandidateScanner(spec).Scan(text, 0, static_cast<uint32_t>(text.size()),
                              &scratch, &out);
  return out;
}

}  // namespace

TEST_CASE("candidates agree with a naive loop on every target") {
  const ScannerSpec specs[] = {
      {7,
       6,
       16,
       9,
       "@=",
       {"imei", "password", "sk_live_", "-----begin", "://", "\xC2\xB0"}},
      {1, 1, 1, 1, ":", {"a", "f0", "_", " x1", "\n2", "\"e"}},
      {12, 32, 20, 12, "", {}},
  };
  std::mt19937 random(11);
  const int64_t all = hwy::SupportedTargets();
  for (int64_t targets = all; targets != 0; targets &= targets - 1) {
    hwy::SetSupportedTargetsForTest(targets & -targets);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    for (int round = 0; round < 2000; ++round) {
      const std::string text = RandomText(&random);
      for (const ScannerSpec& spec : specs) {
        const std::string got = Print(Scan(text, spec));
        const std::string want = Print(Naive(text, spec));
        if (got != want) {
          CAPTURE(text);
          CHECK(got == want);
          return;
        }
      }
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST_CASE("time stamps are no digits") {
  const ScannerSpec spec{7, 0, 0, 0, "", {}};
  struct Row {
    const char* text;
    const char* found;  // the clusters
  };
  const Row rows[] = {
      {"2025-11-03T12:44:01.123Z ok", ""},
      {"2025-11-03 12:44:01,123 [1234]", ""},
      {"2025/11/03 12:44:01 +0100 x", ""},
      {"2025-11-03 call 217-555-0143", "2025-11-03|217-555-0143|"},
      {"(217) 555-0143", "217) 555-0143|"},
      {"35-209900-176148-1", "35-209900-176148-1|"},
      {"4111\xE2\x80\x93"
       "1111",
       "4111\xE2\x80\x93"
       "1111|"},
      {"1.50 and 2.25", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string found;
    const std::string text = row.text;
    for (const Candidate& c : Scan(text, spec)) {
      found += text.substr(c.begin, c.end - c.begin) + "|";
    }
    CHECK(found == row.found);
  }
}

TEST_CASE("a range looks at what stands before it") {
  const std::string text = "x\nimei 1234567 tail";
  CandidateScanner::Scratch scratch;
  std::vector<Candidate> out;
  const CandidateScanner scanner({7, 0, 0, 0, "", {"imei", "mei"}});
  scanner.Scan(text, 2, 8, &scratch, &out);
  CHECK(Print(out) == "2-6/5:0 ");
  out.clear();
  scanner.Scan(text, 3, 8, &scratch, &out);
  CHECK(out.empty());
}

TEST_CASE("joints that every match has are read off the pattern") {
  struct Row {
    const char* pattern;
    const char* joints;
  };
  const Row rows[] = {
      {"\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}", "."},
      {"\\d{3}-\\d{2}-\\d{4}", "-"},
      {"\\d+[.-]\\d+", ""},
      {"\\d+\\.\\d+|\\d+-\\d+\\.\\d+", "."},
      {"\\d+(?:-\\d+)?", ""},
      {"\\d+(?P<value>\\d-\\d)", "-"},
      {"\\d*-\\d+", ""},
      {"v\\.\\d", ""},
      {"[0-9a]\\.\\d", ""},
      {"\\d \\d/\\d", " /"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    uint8_t expected = 0;
    for (const char* c = row.joints; *c != '\0'; ++c) expected |= JointBit(*c);
    CHECK(RequiredJoints(row.pattern) == expected);
  }
}

TEST_CASE("a cluster knows its smallest group and what stands between") {
  const auto found = Scan("a 12 345-6789 b", {4, 0, 0, 0, "", {}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].value == 9);
  CHECK(found[0].least == 2);
  CHECK(found[0].joints == (JointBit(' ') | JointBit('-')));
}

}  // namespace redactor::match
