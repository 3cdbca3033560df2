// What every format promises; see the header.
#include "tests/format/promises.h"

#include <algorithm>
#include <cctype>

#include "redactor/base/ascii.h"
#include "redactor/format/html_names.h"
#include "tests/format/harness.h"

namespace redactor::format {

namespace {

// Under ASan large inputs take one page size, the first; without, all.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kSlow = true;
#else
constexpr bool kSlow = false;
#endif

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Structure of JSON: punctuation, white space, quotes, whole literals.
bool IsJsonStructure(std::string_view gap) {
  for (size_t at = 0; at < gap.size();) {
    if (IsSpace(gap[at]) ||
        std::string_view("{}[],:\"").find(gap[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    size_t size = 0;
    for (const std::string_view word : {"true", "false", "null"}) {
      if (gap.substr(at).starts_with(word)) size = word.size();
    }
    if (size == 0) return false;
    at += size;
  }
  return true;
}

// Of XML: what tags, sections, comments and declarations are made of.
bool IsXmlStructure(std::string gap) {
  constexpr std::string_view kSection = "[CDATA[";
  for (size_t at; (at = gap.find(kSection)) != std::string::npos;) {
    gap.erase(at, kSection.size());
  }
  return gap.find_first_not_of("<>/=\"'!?-] \t\r\n\f") == std::string::npos;
}

// Of HTML: the same with the words of HTML, and JSON's in scripts.
bool IsHtmlStructure(std::string_view gap) {
  for (size_t at = 0; at < gap.size();) {
    if (!IsAlpha(gap[at])) {
      if (!IsSpace(gap[at]) && gap[at] != '\f' &&
          std::string_view("<>/=\"'!?-{}[],:").find(gap[at]) ==
              std::string_view::npos) {
        return false;
      }
      ++at;
      continue;
    }
    size_t end = at;
    while (end < gap.size() && (IsAlnum(gap[end]) || gap[end] == '-')) ++end;
    const std::string_view word = gap.substr(at, end - at);
    if (!IsHtmlTag(word) && !IsHtmlAttribute(word) && word != "CDATA" &&
        word != "o" && !IsJsonStructure(word)) {
      return false;
    }
    at = end;
  }
  return true;
}

// Structure of SQL: marks around literals, words for no value, escapes that are
// a whole field, lengths and letters of serialised PHP.
bool IsSqlStructure(std::string_view gap) {
  for (size_t at = 0; at < gap.size();) {
    if (IsSpace(gap[at]) || gap[at] == '\f' ||
        std::string_view("(),;'\"`$-/*#\\.:{}[]@").find(gap[at]) !=
            std::string_view::npos) {
      ++at;
      continue;
    }
    size_t size = 0;
    while (at + size < gap.size() &&
           std::isalnum(static_cast<unsigned char>(gap[at + size])) != 0) {
      ++size;
    }
    const std::string_view word = gap.substr(at, size);
    const bool digits =
        word.find_first_not_of("0123456789") == std::string_view::npos;
    std::string lower(word);
    for (char& c : lower) c = static_cast<char>(std::tolower(c));
    static constexpr std::string_view kWords[] = {
        "null", "default", "true", "false", "n", "e", "x", "0x",
        "a",    "o",       "s",    "i",     "b", "d", "r", "_"};
    const bool known = std::ranges::find(kWords, lower) != std::end(kWords);
    static constexpr std::string_view kIntroducers[] = {
        "_binary", "_utf8", "_utf8mb3", "_utf8mb4", "_latin1", "_ascii"};
    for (const std::string_view name : kIntroducers) {
      if (gap.substr(at).starts_with(name)) size = name.size();
    }
    if (size == 0 || (gap[at] != '_' && !known && !(digits && size <= 7))) {
      return false;
    }
    at += size;
  }
  return true;
}

bool IsStructure(std::string_view format, std::string_view gap) {
  if (format == "html") return IsHtmlStructure(gap);
  if (format == "xml") return IsXmlStructure(std::string(gap));
  if (format == "sql") return IsSqlStructure(gap);
  if (format == "text") return gap.empty();
  // Names of fields, boundaries, encoded bodies: tests/format/mail_test.cc.
  if (format == "mail" || format == "mbox") return true;
  if (format == "json" || format == "ndjson") return IsJsonStructure(gap);
  if (format == "vcard" || format == "ldif") {
    return gap.find_first_not_of(";:=,+<\" \t\r\n") == std::string_view::npos;
  }
  return gap.find_first_not_of(format == "tsv" ? "\t\"\r\n" : ",;|\t\"\r\n") ==
         std::string_view::npos;
}

std::string Uncovered(std::string_view format, std::string_view input,
                      const std::vector<bool>& covered) {
  size_t begin = 0;
  if (format != "text" && input.starts_with("\xEF\xBB\xBF")) begin = 3;
  for (size_t at = begin; at <= input.size(); ++at) {
    if (at < input.size() && (at >= covered.size() || !covered[at])) continue;
    if (!IsStructure(format, input.substr(begin, at - begin))) {
      return "bytes in no segment before " + std::to_string(at);
    }
    begin = at + 1;
  }
  return {};
}

std::string Difference(const Rewritten& a, const Rewritten& b) {
  if (a.printed != b.printed) return "records";
  if (a.status.code() != b.status.code()) return "status";
  if (a.status.ok() && a.output != b.output) return "output";
  if (a.result.records != b.result.records) return "number of records";
  if (a.result.lenient != b.result.lenient) return "lenient records";
  return {};
}

// Outcomes that come late change nothing of `plain`, where they came at once,
// not even what was written before an error.
std::string AheadDifference(std::string_view format, std::string_view input,
                            size_t page_size, const Rewritten& plain) {
  for (const size_t batches : {1, 3}) {
    FakeHandler late(DigitRuns());
    late.batches_ahead = batches;
    const Rewritten other = Rewrite(format, input, page_size, late);
    if (!other.problems.empty()) return other.problems.front();
    if (late.waits()) return "what was announced is not forgotten";
    std::string difference = Difference(plain, other);
    if (!difference.empty()) return difference + " differ";
    if (plain.output != other.output) return "output differs";
  }
  return {};
}

}  // namespace

std::string BrokenPromise(std::string_view format, std::string_view input,
                          const std::vector<size_t>& page_sizes) {
  const size_t whole_page = std::min(input.size() + 1, size_t{1} << 20);
  FakeHandler handler;
  handler.cover = true;
  const Rewritten plain = Rewrite(format, input, whole_page, handler);
  if (!plain.problems.empty()) return plain.problems.front();
  if (plain.status.ok() && plain.result.withheld > 0) {
    // A body of mail that is not in its charset.
    if (plain.result.bytes_in != input.size()) return "bytes_in";
  } else if (plain.status.ok()) {
    if (plain.output != input) return "bytes were changed";
    if (plain.result.bytes_in != input.size()) return "bytes_in";
    if (plain.result.bytes_out != input.size()) return "bytes_out";
    std::string gap = Uncovered(format, input, handler.covered);
    if (!gap.empty()) return gap;
  } else if (plain.status.code() != StatusCode::kMalformed ||
             !input.starts_with(plain.output)) {
    return "error " + plain.status.message();
  }
  FakeHandler digits(DigitRuns());
  const Rewritten replaced = Rewrite(format, input, whole_page, digits);
  for (const size_t size : page_sizes) {
    FakeHandler same;
    std::string difference =
        Difference(plain, Rewrite(format, input, size, same));
    FakeHandler again(DigitRuns());
    const Rewritten in_pages = Rewrite(format, input, size, again);
    if (difference.empty()) difference = Difference(replaced, in_pages);
    if (!difference.empty()) {
      return difference + " differ with pages of " + std::to_string(size);
    }
    std::string ahead = AheadDifference(format, input, size, in_pages);
    if (!ahead.empty()) {
      return ahead + " with batches ahead and pages of " + std::to_string(size);
    }
    if (kSlow && input.size() > (1 << 20)) break;
  }
  return {};
}

}  // namespace redactor::format
