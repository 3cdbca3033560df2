// Canonical phone numbers: "+", country code and number, and ";ext=NN".
//
//   - "tel:" goes; a final "ext NN", "extension NN", "x NN", "# NN" or
//   ";ext=NN"
//     of 1 to 7 digits becomes ";ext=NN"
//   - a leading "+" or "00": the digits, without "(0)" after the country code
//   - else by --region (table below), with N the number of digits it may have:
//     a trunk prefix and N digits: country code and those; more digits than any
//     N that begin with the country code: they are whole already; N digits:
//     country code and those
//   - else the digits as written; with letters or '*' in it: as folded
// Only shapes are looked at, never numbering plans, which change.
#include <algorithm>
#include <array>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {

struct Region {
  std::string_view code;     // ISO 3166
  std::string_view calling;  // country calling code
  std::string_view trunk;    // dialled before a national number
  size_t min;                // digits of a national number without trunk
  size_t max;
};

// Frozen with version 1, in the order of the code.
constexpr std::array kRegions = std::to_array<Region>({
    {"AE", "971", "0", 8, 9},   {"AL", "355", "0", 8, 9},
    {"AM", "374", "0", 8, 8},   {"AR", "54", "0", 10, 11},
    {"AT", "43", "0", 7, 13},   {"AU", "61", "0", 9, 9},
    {"AZ", "994", "0", 9, 9},   {"BA", "387", "0", 8, 9},
    {"BB", "1", "1", 10, 10},   {"BD", "880", "0", 8, 10},
    {"BE", "32", "0", 8, 9},    {"BG", "359", "0", 7, 9},
    {"BH", "973", "", 8, 8},    {"BO", "591", "0", 8, 8},
    {"BR", "55", "0", 10, 11},  {"BS", "1", "1", 10, 10},
    {"BY", "375", "80", 9, 9},  {"CA", "1", "1", 10, 10},
    {"CH", "41", "0", 9, 9},    {"CL", "56", "", 9, 9},
    {"CN", "86", "0", 9, 11},   {"CO", "57", "0", 8, 10},
    {"CR", "506", "", 8, 8},    {"CY", "357", "", 8, 8},
    {"CZ", "420", "", 9, 9},    {"DE", "49", "0", 6, 11},
    {"DK", "45", "", 8, 8},     {"DO", "1", "1", 10, 10},
    {"DZ", "213", "0", 8, 9},   {"EC", "593", "0", 8, 9},
    {"EE", "372", "", 7, 8},    {"EG", "20", "0", 8, 10},
    {"ES", "34", "", 9, 9},     {"ET", "251", "0", 9, 9},
    {"FI", "358", "0", 7, 11},  {"FR", "33", "0", 9, 9},
    {"GB", "44", "0", 9, 10},   {"GE", "995", "0", 9, 9},
    {"GH", "233", "0", 9, 9},   {"GR", "30", "", 10, 10},
    {"GT", "502", "", 8, 8},    {"HK", "852", "", 8, 8},
    {"HR", "385", "0", 8, 9},   {"HU", "36", "06", 8, 9},
    {"ID", "62", "0", 8, 12},   {"IE", "353", "0", 7, 9},
    {"IL", "972", "0", 8, 9},   {"IN", "91", "0", 10, 10},
    {"IQ", "964", "0", 8, 10},  {"IR", "98", "0", 10, 10},
    {"IS", "354", "", 7, 7},    {"IT", "39", "", 8, 11},
    {"JM", "1", "1", 10, 10},   {"JO", "962", "0", 8, 9},
    {"JP", "81", "0", 9, 10},   {"KE", "254", "0", 9, 9},
    {"KR", "82", "0", 8, 10},   {"KW", "965", "", 8, 8},
    {"KZ", "7", "8", 10, 10},   {"LB", "961", "0", 7, 8},
    {"LK", "94", "0", 9, 9},    {"LT", "370", "0", 8, 8},
    {"LU", "352", "", 6, 11},   {"LV", "371", "", 8, 8},
    {"MA", "212", "0", 9, 9},   {"MD", "373", "0", 8, 8},
    {"ME", "382", "0", 8, 9},   {"MK", "389", "0", 8, 8},
    {"MO", "853", "", 8, 8},    {"MT", "356", "", 8, 8},
    {"MX", "52", "01", 10, 10}, {"MY", "60", "0", 8, 10},
    {"NG", "234", "0", 8, 10},  {"NL", "31", "0", 9, 9},
    {"NO", "47", "", 8, 8},     {"NP", "977", "0", 8, 10},
    {"NZ", "64", "0", 8, 10},   {"OM", "968", "", 8, 8},
    {"PA", "507", "", 7, 8},    {"PE", "51", "0", 8, 9},
    {"PH", "63", "0", 8, 10},   {"PK", "92", "0", 9, 10},
    {"PL", "48", "", 9, 9},     {"PR", "1", "1", 10, 10},
    {"PT", "351", "", 9, 9},    {"PY", "595", "0", 9, 9},
    {"QA", "974", "", 8, 8},    {"RO", "40", "0", 9, 9},
    {"RS", "381", "0", 8, 9},   {"RU", "7", "8", 10, 10},
    {"SA", "966", "0", 9, 9},   {"SE", "46", "0", 7, 10},
    {"SG", "65", "", 8, 8},     {"SI", "386", "0", 8, 8},
    {"SK", "421", "0", 9, 9},   {"TH", "66", "0", 8, 9},
    {"TN", "216", "", 8, 8},    {"TR", "90", "0", 10, 10},
    {"TT", "1", "1", 10, 10},   {"TW", "886", "0", 8, 9},
    {"TZ", "255", "0", 9, 9},   {"UA", "380", "0", 9, 9},
    {"UG", "256", "0", 9, 9},   {"US", "1", "1", 10, 10},
    {"UY", "598", "0", 8, 8},   {"VE", "58", "0", 10, 10},
    {"VN", "84", "0", 9, 10},   {"ZA", "27", "0", 9, 9},
});

constexpr size_t kMaxExtension = 7;
constexpr size_t kMinDigits = 3;  // before an extension

const Region* FindRegion(std::string_view code) {
  if (code.size() != 2) return nullptr;
  const std::array<char, 2> upper = {Upper(code[0]), Upper(code[1])};
  const std::string_view wanted(upper.data(), upper.size());
  for (const Region& region : kRegions) {
    if (region.code == wanted) return &region;
  }
  return nullptr;
}

// Digits of any known script as ASCII, other non-ASCII as a space.
std::string PlainText(std::string_view folded) {
  std::string plain;
  for (size_t at = 0; at < folded.size();) {
    const char32_t c = PlainDigit(text::DecodeAt(folded, &at));
    plain += c < 0x80 ? static_cast<char>(c) : ' ';
  }
  return plain;
}

size_t CountDigits(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

bool EndsWithMark(std::string_view text, std::string_view mark) {
  if (!text.ends_with(mark)) return false;
  text.remove_suffix(mark.size());
  return text.empty() || !IsLowerLetter(text.back());
}

// Cuts an extension off the end of `*text` and returns its digits.
std::string_view TakeExtension(std::string_view* text) {
  size_t digits = text->size();
  while (digits > 0 && IsDigit((*text)[digits - 1])) --digits;
  const std::string_view extension = text->substr(digits);
  if (extension.empty() || extension.size() > kMaxExtension) return {};
  std::string_view head = text->substr(0, digits);
  const size_t last = head.find_last_not_of(" .:=");
  head = head.substr(0, last == std::string_view::npos ? 0 : last + 1);
  for (const std::string_view mark : {"extension", "ext", "x", "#"}) {
    if (!EndsWithMark(head, mark)) continue;
    head.remove_suffix(mark.size());
    if (CountDigits(head) < kMinDigits) return {};
    *text = head;
    return extension;
  }
  return {};
}

// The digits of an international number; "+44 (0)20 …" drops the (0).
std::string InternationalDigits(std::string_view text) {
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "(0)" && !digits.empty() && digits.size() <= 3) {
      i += 2;
    } else if (IsDigit(text[i])) {
      digits += text[i];
    }
  }
  return digits;
}

void AppendNational(const std::string& digits, std::string_view region_code,
                    std::string* out) {
  const Region* region = FindRegion(region_code);
  const auto fits = [&](size_t size) {
    return size >= region->min && size <= region->max;
  };
  if (region != nullptr) {
    const size_t trunk = region->trunk.size();
    const size_t calling = region->calling.size();
    if (trunk > 0 && digits.starts_with(region->trunk) &&
        fits(digits.size() - trunk)) {
      *out += '+';
      *out += region->calling;
      *out += std::string_view(digits).substr(trunk);
      return;
    }
    if (digits.size() > region->max && digits.starts_with(region->calling) &&
        fits(digits.size() - calling)) {
      *out += '+';
    } else if (fits(digits.size())) {
      *out += '+';
      *out += region->calling;
    }
  }
  *out += digits;
}

}  // namespace

void AppendPhone(std::string_view folded, std::string_view region,
                 std::string* out) {
  constexpr std::string_view kScheme = "tel:";
  const std::string plain = PlainText(folded);
  std::string_view text = Trimmed(plain);
  if (text.starts_with(kScheme)) text = Trimmed(text.substr(kScheme.size()));
  const std::string_view extension = TakeExtension(&text);
  const bool odd = std::any_of(text.begin(), text.end(), [](char c) {
    return IsLowerLetter(c) || c == '*' || c == '#';
  });
  if (odd || CountDigits(text) == 0) {
    *out += folded;
    return;
  }
  const std::string_view start = text.substr(text.find_first_not_of(" ("));
  std::string digits = InternationalDigits(start);
  if (start.starts_with('+')) {
    *out += '+';
    *out += digits;
  } else if (digits.starts_with("00")) {
    *out += '+';
    *out += InternationalDigits(
        start.substr(start.find("0", start.find('0') + 1) + 1));
  } else {
    digits.clear();
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), IsDigit);
    AppendNational(digits, region, out);
  }
  if (!extension.empty()) {
    *out += ";ext=";
    *out += extension;
  }
}

}  // namespace redactor::pseudonym
