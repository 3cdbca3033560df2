// The guess is made from the lines that are not UTF-8, as far as they are in
// the head: names of a table's columns say nothing about its cells.
//
// An encoding of double bytes must read every one of these lines, and its
// characters must stand together as words of such scripts do: "Müller" read as
// Japanese gives single characters between Latin letters. Between those that
// pass, the share of everyday characters decides, with ICU's own judgement;
// single bytes are left to ICU, with two rules for texts too short for it. A
// wrong guess costs names in that script, never a byte: see codec.h.
#include "redactor/text/encoding_legacy.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "redactor/base/ascii.h"
#include "redactor/text/codec.h"
#include "redactor/text/utf8.h"
#include "redactor/text/utf8_cut.h"

namespace redactor::text {

namespace {

constexpr size_t kSample = size_t{16} << 10;  // bytes of lines not UTF-8
constexpr size_t kDeclaration = 2048;         // where one is sought

struct Lines {
  std::string sample;   // those that are not UTF-8, one after another
  size_t not_utf8 = 0;  // how many
  size_t utf8 = 0;      // and how many are, and not only ASCII
};

Lines SortLines(std::string_view head) {
  Lines lines;
  while (!head.empty() && lines.sample.size() < kSample) {
    const size_t end = std::min(head.find('\n'), head.size() - 1) + 1;
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end);
    if (IsAscii(line)) continue;
    // The head may end inside a character.
    const std::string_view whole =
        head.empty() ? line.substr(0, WholeUtf8(line)) : line;
    if (IsValidUtf8(whole)) {
      ++lines.utf8;
      continue;
    }
    ++lines.not_utf8;
    lines.sample.append(line.substr(0, kSample));
    if (!line.ends_with('\n')) lines.sample.push_back('\n');
  }
  return lines;
}

}  // namespace

std::string EscapedEncoding(std::string_view head) {
  if (!IsAscii(head)) return {};
  bool korean = false;
  for (size_t at = head.find('\x1B'); at != std::string_view::npos;
       at = head.find('\x1B', at + 1)) {
    const std::string_view rest = head.substr(at);
    for (const std::string_view escape :
         {"\x1B$B", "\x1B$@", "\x1B$(D", "\x1B(I"}) {
      if (rest.starts_with(escape)) return "ISO-2022-JP";
    }
    korean |= rest.starts_with("\x1B$)C");
  }
  return korean ? "ISO-2022-KR" : "";
}

namespace {

// How the characters of a text in double bytes stand.
struct Doubles {
  size_t count = 0;
  size_t common = 0;  // everyday ones
  size_t alone = 0;   // between ASCII letters or ends of words
  size_t invalid = 0;
};

bool IsKana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool IsHangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool IsWide(char32_t c) {
  return IsHan(c) || IsHangul(c) || (c >= 0x3000 && c <= 0x30FF) ||
         (c >= 0xFF01 && c <= 0xFF5E);
}

// A candidate and the lead bytes of its everyday Han characters, which these
// sets put first.
struct Candidate {
  const char* name;
  uint8_t first, last;
  int icu = 0;  // its judgement, 0 to 100
};

Doubles CountDoubles(const Candidate& candidate, std::string_view sample) {
  Doubles doubles;
  const auto codec = NewCodec(candidate.name);
  if (codec == nullptr) return doubles;
  std::string text;
  std::string bytes;
  codec->Decode(sample, /*final=*/true, &text);
  bool before = false;  // the last character was wide
  for (size_t at = 0; at < text.size();) {
    if (RawByteAt(text, at) >= 0) {
      ++doubles.invalid;
      at += 3;
      before = false;
      continue;
    }
    const char32_t c = DecodeAt(text, &at);
    if (c < 0x80) {
      before = false;
      continue;
    }
    ++doubles.count;
    size_t next = at;
    const bool behind = next < text.size() && IsWide(DecodeAt(text, &next));
    const bool wide = IsWide(c);
    if (!wide || (!before && !behind)) ++doubles.alone;
    before = wide;
    bytes.clear();
    codec->Encode(c, &bytes);
    const auto lead = static_cast<uint8_t>(bytes.empty() ? 0 : bytes[0]);
    if (IsKana(c) || (lead >= candidate.first && lead <= candidate.last)) {
      ++doubles.common;
    }
  }
  return doubles;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

struct Match {
  std::string name;
  int confidence;
};

// The words with bytes above ASCII: what stands between them (keys, addresses)
// is the same in all encodings, and drowns them.
std::string WordsOf(std::string_view sample) {
  std::string words;
  for (size_t at = 0; at < sample.size();) {
    size_t end = at;
    bool high = false;
    while (end < sample.size() &&
           (IsHigh(sample[end]) || IsAlpha(sample[end]))) {
      high |= IsHigh(sample[end++]);
    }
    if (high) words.append(sample.substr(at, end - at)).push_back(' ');
    at = end + 1;
  }
  return words;
}

std::vector<Match> AskIcu(std::string_view sample) {
  std::vector<Match> matches;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(
      ucsdet_open(&error));
  if (U_FAILURE(error)) return matches;
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<int32_t>(sample.size()), &error);
  int32_t found = 0;
  const UCharsetMatch** all = ucsdet_detectAll(detector.get(), &found, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < found; ++i) {
    const char* name = ucsdet_getName(all[i], &error);
    const int32_t confidence = ucsdet_getConfidence(all[i], &error);
    if (U_SUCCESS(error)) matches.push_back({name, confidence});
  }
  return matches;
}

std::string GuessDouble(std::string_view sample,
                        const std::vector<Match>& matches) {
  std::array candidates = {
      Candidate{"Shift_JIS", 0x88, 0x97}, Candidate{"EUC-JP", 0xB0, 0xCF},
      Candidate{"EUC-KR", 0xB0, 0xC8}, Candidate{"GB18030", 0xB0, 0xD7},
      Candidate{"Big5", 0xA4, 0xC6}};
  std::string best;
  double best_score = 0;
  for (Candidate& candidate : candidates) {
    for (const Match& match : matches) {
      if (match.name == candidate.name) candidate.icu = match.confidence;
    }
    const Doubles doubles = CountDoubles(candidate, sample);
    // The sample may end inside a character; else a broken byte is rare.
    if (doubles.count < 2 || doubles.invalid > 1 + doubles.count / 100)
      continue;
    if (doubles.alone * 4 > doubles.count) continue;
    const double common = static_cast<double>(doubles.common) /
                          static_cast<double>(doubles.count);
    const double score = common + candidate.icu / 100.0;
    if (common < 0.5 || score <= best_score) continue;
    best_score = score;
    best = candidate.name;
  }
  return best;
}

// Runs of bytes above ASCII.
struct Runs {
  size_t count = 0;
  size_t bytes = 0;
  size_t lower = 0;  // bytes of 0xE0-0xFF: small letters of windows-1251
  size_t upper = 0;  // of 0xC0-0xDF: small letters of KOI8-R
};

Runs CountRuns(std::string_view sample) {
  Runs runs;
  bool inside = false;
  for (const char c : sample) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte >= 0x80) {
      runs.count += !inside;
      ++runs.bytes;
      runs.lower += byte >= 0xE0;
      runs.upper += byte >= 0xC0 && byte < 0xE0;
    }
    inside = byte >= 0x80;
  }
  return runs;
}

std::string GuessSingle(std::string_view sample,
                        const std::vector<Match>& matches) {
  constexpr std::array<std::string_view, 4> kLatin = {
      "ISO-8859-1", "windows-1252", "ISO-8859-2", "windows-1250"};
  const Runs runs = CountRuns(sample);
  // Latin words have single letters above ASCII, other scripts whole words.
  const bool latin = runs.bytes * 2 < runs.count * 3;
  for (const Match& match : matches) {
    if (NewCodec(match.name) == nullptr || match.confidence < 15) continue;
    const bool is_latin =
        std::find(kLatin.begin(), kLatin.end(), match.name) != kLatin.end() ||
        match.name == "ISO-8859-9" || match.name == "windows-1254";
    const auto codec = NewCodec(match.name);
    if (!codec->extends_ascii() || codec->is_multibyte()) continue;
    if (latin != is_latin || (!latin && runs.bytes < 40)) continue;
    return match.name;
  }
  if (latin) return "windows-1252";
  if ((runs.lower + runs.upper) * 5 < runs.bytes * 4) return "windows-1252";
  return runs.lower > runs.upper ? "windows-1251" : "KOI8-R";
}

// What is written under these names is often more than they contain.
std::string Wider(const std::string& name) {
  struct Superset {
    std::string_view name, wider;
  };
  for (const Superset& superset : {Superset{"EUC-KR", "windows-949"},
                                   {"KS_C_5601-1987", "windows-949"},
                                   {"GB2312", "gb18030"},
                                   {"GBK", "gb18030"},
                                   {"ISO-8859-1", "windows-1252"},
                                   {"latin1", "windows-1252"},
                                   {"US-ASCII", "windows-1252"},
                                   {"ASCII", "windows-1252"},
                                   {"ISO-8859-8-I", "ISO-8859-8"}}) {
    if (EqualsIgnoreCase(name, superset.name)) {
      return std::string(superset.wider);
    }
  }
  return name;
}

bool IsNameChar(char c) {
  return IsAlnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

// Of `key`, any case, the value that follows '=', with or without quotes.
std::string ValueOf(std::string_view text, std::string_view key) {
  for (size_t at = 0; at + key.size() < text.size(); ++at) {
    if (!StartsWithIgnoreCase(text.substr(at), key)) continue;
    size_t from = at + key.size();
    const auto skip = [&](std::string_view chars) {
      while (from < text.size() &&
             chars.find(text[from]) != std::string_view::npos) {
        ++from;
      }
    };
    skip(" \t");
    if (from == text.size() || text[from] != '=') continue;
    skip("= \t\"'");
    const size_t begin = from;
    while (from < text.size() && IsNameChar(text[from])) ++from;
    if (from > begin) return std::string(text.substr(begin, from - begin));
  }
  return {};
}

}  // namespace

std::string DeclaredEncoding(std::string_view head) {
  head = head.substr(0, kDeclaration);
  const size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return {};
  head.remove_prefix(first);
  if (head.starts_with("<?xml")) {
    return ValueOf(head.substr(0, head.find("?>")), "encoding");
  }
  for (size_t at = head.find('<'); at != std::string_view::npos;
       at = head.find('<', at + 1)) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    if (!StartsWithIgnoreCase(tag, "<meta")) continue;
    std::string name = ValueOf(tag, "charset");
    if (!name.empty()) return name;
  }
  return {};
}

std::string GuessLegacy(std::string_view head) {
  const Lines lines = SortLines(head);
  const std::string declared = DeclaredEncoding(head);
  if (const auto codec = declared.empty() ? nullptr : NewCodec(declared);
      codec != nullptr && codec->extends_ascii() &&
      lines.not_utf8 >= lines.utf8) {
    return Wider(declared);
  }
  if (lines.not_utf8 == 0) return {};
  std::string guess = GuessDouble(lines.sample, AskIcu(lines.sample));
  if (guess.empty()) {
    const std::string words = WordsOf(lines.sample);
    guess = GuessSingle(words, AskIcu(words));
  }
  return Wider(guess);
}

}  // namespace redactor::text
