// Shapes of values. Bytes are enough: every shape but names is ASCII.
#include "redactor/detect/field_shape.h"

#include <algorithm>
#include <bitset>
#include <span>
#include <string>

#include "redactor/detect/field_chars.h"
#include "redactor/text/normalize.h"

namespace redactor::detect {

namespace {

struct NamedShape {
  std::string_view name;
  uint32_t bit;
};
constexpr NamedShape kShapes[] = {
    {"number", kShapeNumber},
    {"digit", kShapeDigit},
    {"no_digit", kShapeNoDigit},
    {"opaque", kShapeOpaque},
    {"path", kShapePath},
    {"url", kShapeUrl},
    {"mail", kShapeMail},
    {"flag", kShapeFlag},
    {"long_number", kShapeLongNumber},
};

// Longer values have no shape beyond a mail address inside.
constexpr size_t kMaxShapeBytes = 1024;

constexpr std::string_view kNulls[] = {
    "",
    "#n/a",
    "#null!",
    "#value!",
    "(empty)",
    "(none)",
    "(null)",
    "(unknown)",
    "-",
    "--",
    "---",
    ".",
    "...",
    "?",
    "??",
    "0",
    "<empty>",
    "<none>",
    "<null>",
    "\\n",
    "_",
    "blank",
    "default",
    "empty",
    "false",
    "keine",
    "keine angabe",
    "leer",
    "n.a.",
    "n/a",
    "n\\a",
    "na",
    "nan",
    "nicht angegeben",
    "nil",
    "no",
    "none",
    "not applicable",
    "not available",
    "not provided",
    "not set",
    "not specified",
    "null",
    "off",
    "on",
    "other",
    "private",
    "redacted",
    "sin datos",
    "tba",
    "tbd",
    "true",
    "undefined",
    "unknown",
    "unbekannt",
    "unspecified",
    "xxx",
    "yes",
    "\xE2\x80\x93",
    "\xE2\x80\x94",
};
constexpr std::string_view kNobody[] = {
    "admin",        "administrator", "all",
    "anonym",       "anonymous",     "anonymous user",
    "anonyme",      "anonimo",       "automation",
    "bot",          "customer",      "daemon",
    "deactivated",  "deleted",       "deleted account",
    "deleted user", "deleted-user",  "deleted_user",
    "everyone",     "ex-user",       "former user",
    "gast",         "guest",         "invitado",
    "me",           "member",        "myself",
    "noreply",      "no-reply",      "nobody",
    "root",         "self",          "someone",
    "staff",        "support",       "sys",
    "system",       "system user",   "test",
    "unassigned",   "unknown user",  "user",
    "webmaster",    "you",
};

constexpr std::string_view kFlags[] = {"true", "false", "yes", "no", "on",
                                       "off",  "0",     "1",   "y",  "n"};

bool In(std::span<const std::string_view> list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

// Bytes of white space at the front; NBSP and its like count.
size_t SpaceAtFront(std::string_view s) {
  if (s.empty()) return 0;
  if (IsAsciiSpace(s.front())) return 1;
  if (s.starts_with("\xC2\xA0")) return 2;
  if (s.starts_with("\xE3\x80\x80") || s.starts_with("\xEF\xBB\xBF")) return 3;
  if (s.size() >= 3 && s.starts_with("\xE2\x80") &&
      static_cast<uint8_t>(s[2]) >= 0x80 && static_cast<uint8_t>(s[2]) <= 0x8F)
    return 3;  // fixed-width spaces, zero-width marks
  return s.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

size_t SpaceAtBack(std::string_view s) {
  if (s.empty()) return 0;
  if (IsAsciiSpace(s.back())) return 1;
  for (const size_t n : {size_t{2}, size_t{3}}) {
    if (s.size() >= n && SpaceAtFront(s.substr(s.size() - n)) == n) return n;
  }
  return 0;
}

size_t QuoteAtFront(std::string_view s) {
  if (s.empty()) return 0;
  if (s.front() == '"' || s.front() == '\'' || s.front() == '`') return 1;
  for (const std::string_view q :
       {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9C",
        "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\xB9", "\xE2\x80\xBA",
        "\xC2\xAB", "\xC2\xBB"}) {
    if (s.starts_with(q)) return q.size();
  }
  return 0;
}

size_t QuoteAtBack(std::string_view s) {
  for (const size_t n : {size_t{1}, size_t{2}, size_t{3}}) {
    if (s.size() >= n && QuoteAtFront(s.substr(s.size() - n)) == n) return n;
  }
  return 0;
}

char ClosingOf(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return '\0';
  }
}

// One pair of brackets that belong together: "(a) b (c)" has none.
bool HasOuterBrackets(std::string_view s) {
  if (s.size() < 2) return false;
  const char open = s.front();
  const char close = ClosingOf(open);
  if (close == '\0' || s.back() != close) return false;
  int depth = 0;
  for (size_t i = 0; i + 1 < s.size(); ++i) {
    if (s[i] == open) ++depth;
    if (s[i] == close && --depth == 0) return false;
  }
  return true;
}

// Not 20260203 and no time stamp in seconds, milliseconds or microseconds.
bool IsLongNumber(std::string_view s) {
  if (s.size() < 8 || s.size() > 32 || !std::ranges::all_of(s, IsDigit)) {
    return false;
  }
  if (s.size() == 8) return !s.starts_with("19") && !s.starts_with("20");
  const bool stamp = s.size() == 10 || s.size() == 13 || s.size() == 16;
  return !stamp || s[0] != '1' || s[1] < '3';
}

bool IsNumber(std::string_view s) {
  if (!s.empty() && (s[0] == '-' || s[0] == '+')) s.remove_prefix(1);
  size_t digits = 0;
  size_t points = 0;
  for (const char c : s) {
    if (IsDigit(c)) {
      ++digits;
    } else if (c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-') {
      points += c == '.' ? 1 : 0;
      if (c != '.' && digits == 0) return false;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1;
}

bool IsUrl(std::string_view s) {
  if (s.find(':') == std::string_view::npos) {
    return StartsWithIgnoreCase(s, "www.");
  }
  const size_t colon = s.find("://");
  if (colon != std::string_view::npos && colon > 1 && colon < 12 &&
      std::ranges::all_of(s.substr(0, colon), [](char c) {
        return IsAlnum(c) || c == '+' || c == '-' || c == '.';
      }))
    return true;
  return StartsWithIgnoreCase(s, "www.") || StartsWithIgnoreCase(s, "mailto:");
}

bool IsPath(std::string_view s) {
  if (s.find(' ') != std::string_view::npos) return false;
  if (s.starts_with('/')) return true;
  static constexpr AsciiSet kMarks("./");
  if (kMarks.FindIn(s, 0) == s.size()) return false;
  return s.find(".php") != std::string_view::npos ||
         s.find(".htm") != std::string_view::npos ||
         (s.find('/') != std::string_view::npos &&
          s.find('?') != std::string_view::npos);
}

bool HasMail(std::string_view s) {
  for (size_t at = s.find('@'); at != std::string_view::npos;
       at = s.find('@', at + 1)) {
    if (at > 0 && at + 1 < s.size() && !IsAsciiSpace(s[at - 1]) &&
        s[at - 1] != '<' &&
        (IsAlnum(s[at + 1]) || IsHigh(s[at + 1]) || s[at + 1] == '['))
      return true;
  }
  return false;
}

struct Counts {
  uint32_t digit = 0, hex = 0, upper = 0, lower = 0, dash = 0, other = 0;
};

Counts Count(std::string_view s) {
  Counts n;
  for (const char c : s) {
    if (IsDigit(c)) {
      ++n.digit;
    } else if (c >= 'A' && c <= 'Z') {
      ++n.upper;
    } else if (c >= 'a' && c <= 'z') {
      ++n.lower;
    } else if (c == '-') {
      ++n.dash;
    } else {
      ++n.other;
    }
    if (IsHex(c)) ++n.hex;
  }
  return n;
}

// "u_12", "user123456", "post-99": a short lower-case kind before a number.
bool IsKindAndNumber(std::string_view s) {
  size_t i = 0;
  while (i < s.size() && s[i] >= 'a' && s[i] <= 'z') ++i;
  if (i == 0 || i > 7 || i == s.size()) return false;
  const std::string_view kind = s.substr(0, i);
  const bool separated = s[i] == '_' || s[i] == '-' || s[i] == ':';
  if (separated) ++i;
  const size_t digits = s.size() - i;
  if (digits == 0 || !std::ranges::all_of(s.substr(i), IsDigit)) return false;
  return (separated && kind.size() <= 2) || kind == "user" || kind == "usr" ||
         kind == "channel" || kind == "agent" || kind == "contact";
}

bool IsOneId(std::string_view s) {
  if (s.empty()) return false;
  if (IsNumber(s)) return true;
  if (s.starts_with("PHID-") || s.starts_with("gid://")) return true;
  const Counts n = Count(s);
  if (n.other > 0) return IsKindAndNumber(s);
  // A UUID, maybe with a site number before ("557058:…" is split earlier).
  if (n.dash == 4 && s.size() == 36 && n.hex == 32) return true;
  if (n.dash > 0) return IsKindAndNumber(s);
  if (n.hex == s.size() && s.size() >= 12 && n.digit > 0) return true;
  if (n.hex == s.size() && s.size() >= 24) return true;
  if (n.lower == 0 && n.digit > 0 && s.size() >= 8) return true;
  if (n.upper > 0 && n.lower > 0 && n.digit >= 2 && s.size() >= 15) return true;
  return IsKindAndNumber(s);
}

}  // namespace

std::optional<uint32_t> ParseShape(std::string_view name) {
  for (const NamedShape& shape : kShapes) {
    if (shape.name == name) return shape.bit;
  }
  return std::nullopt;
}

bool IsOpaqueId(std::string_view value) {
  bool any = false;
  static constexpr AsciiSet kSeparators(" ,;:|\n\t[]\"");
  for (size_t at = 0; at < value.size();) {
    const size_t end = kSeparators.FindIn(value, at);
    if (end > at) {
      if (!IsOneId(value.substr(at, end - at))) return false;
      any = true;
    }
    at = end + 1;
  }
  return any;
}

bool LooksLikeIp(std::string_view s) {
  size_t dots = 0;
  size_t colons = 0;
  size_t digits = 0;
  if (s.starts_with('[') && s.find(']') != std::string_view::npos) {
    s = s.substr(1, s.find(']') - 1);
  }
  const size_t zone = s.find('%');
  for (const char c : s.substr(0, zone)) {
    if (c == '.') {
      ++dots;
    } else if (c == ':') {
      ++colons;
    } else if (IsHex(c)) {
      digits += IsDigit(c) ? 1 : 0;
    } else {
      return false;
    }
  }
  if (dots == 3 && colons <= 1) return digits >= 4;
  return colons >= 2 && s.size() <= 45;
}

bool LooksLikePhone(std::string_view s) {
  const uint32_t digits = CountDigits(s);
  return digits >= 7 && digits <= 18 && CountLetters(s) <= 4 &&
         s.find('@') == std::string_view::npos;
}

uint32_t CountDigits(std::string_view value) {
  return static_cast<uint32_t>(std::ranges::count_if(value, IsDigit));
}

uint32_t CountLetters(std::string_view value) {
  return static_cast<uint32_t>(std::ranges::count_if(
      value, [](char c) { return IsAlpha(c) || IsHigh(c); }));
}

bool HasLetter(std::string_view value) {
  return std::ranges::any_of(value,
                             [](char c) { return IsAlpha(c) || IsHigh(c); });
}

uint32_t ShapesOf(std::string_view value) {
  uint32_t shapes = HasMail(value) ? uint32_t{kShapeMail} : 0;
  if (value.size() > kMaxShapeBytes) return shapes | kShapeDigit;
  shapes |= CountDigits(value) > 0 ? kShapeDigit : kShapeNoDigit;
  if (IsNumber(value)) shapes |= kShapeNumber;
  if (IsLongNumber(value)) shapes |= kShapeLongNumber;
  if (IsOpaqueId(value)) shapes |= kShapeOpaque;
  if (IsUrl(value)) shapes |= kShapeUrl;
  if (IsPath(value)) shapes |= kShapePath;
  if (value.size() <= 5 && !value.empty() && In(kFlags, LowerAscii(value)))
    shapes |= kShapeFlag;
  return shapes;
}

std::string_view TrimSpace(std::string_view value) {
  if (!value.empty() && IsAlnum(value.front()) && IsAlnum(value.back())) {
    return value;
  }
  for (bool again = true; again;) {
    const size_t front = SpaceAtFront(value) + QuoteAtFront(value);
    value.remove_prefix(front);
    const size_t back = value.empty()             ? 0
                        : SpaceAtBack(value) != 0 ? SpaceAtBack(value)
                                                  : QuoteAtBack(value);
    value.remove_suffix(back);
    again = front + back > 0;
  }
  return value;
}

std::string_view TrimValue(std::string_view value) {
  for (;;) {
    value = TrimSpace(value);
    if (!HasOuterBrackets(value)) return value;
    value = value.substr(1, value.size() - 2);
  }
}

// Which values may be in the tables: a small filter in front of them.
class NullFilter {
 public:
  NullFilter() {
    for (const auto list : {std::span<const std::string_view>(kNulls),
                            std::span<const std::string_view>(kNobody)}) {
      for (const std::string_view value : list) bits_.set(Slot(value));
    }
  }
  [[nodiscard]] bool May(std::string_view value) const {
    return bits_[Slot(value)];
  }

 private:
  static size_t Slot(std::string_view value) {
    if (value.empty()) return 0;
    const auto byte = [](char c) {
      return static_cast<size_t>(static_cast<uint8_t>(ToLower(c)));
    };
    return (value.size() * 61 + byte(value.front()) * 37 +
            byte(value.back()) * 7) %
           1021;
  }
  std::bitset<1021> bits_;
};

bool IsNullLike(std::string_view value, EntityType type) {
  static const NullFilter filter;
  if (value.size() > 16 || (IsAsciiOnly(value) && !filter.May(value))) {
    return false;
  }
  const std::string folded =
      IsAsciiOnly(value) ? LowerAscii(value) : text::FoldForMatch(value);
  const bool person = type == EntityType::kPerson ||
                      type == EntityType::kUsername ||
                      type == EntityType::kEmail;
  // Na and No are surnames; "NA" and "no" are not.
  if (type == EntityType::kPerson && (value == "Na" || value == "No")) {
    return false;
  }
  return In(kNulls, folded) || (person && In(kNobody, folded));
}

}  // namespace redactor::detect
