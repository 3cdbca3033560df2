// Members of the classes RE2 knows by name.
#include "redactor/match/pattern_classes.h"

#include <initializer_list>
#include <utility>

namespace redactor::match {

namespace {

CharSet Ranges(std::initializer_list<std::pair<char32_t, char32_t>> ranges) {
  CharSet set;
  for (const auto& [first, last] : ranges) set.AddRange(first, last);
  return set;
}

}  // namespace

std::optional<CharSet> PerlClass(char name) {
  CharSet set;
  switch (name | 0x20) {
    case 'd':
      set = Ranges({{'0', '9'}});
      break;
    case 'w':
      set = Ranges({{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}});
      break;
    case 's':
      set = Ranges({{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
      break;
    default:
      return std::nullopt;
  }
  if (name < 'a') set.Complement();
  return set;
}

std::optional<CharSet> PosixClass(std::string_view name) {
  if (name == "alpha") return Ranges({{'A', 'Z'}, {'a', 'z'}});
  if (name == "digit") return Ranges({{'0', '9'}});
  if (name == "alnum") return Ranges({{'0', '9'}, {'A', 'Z'}, {'a', 'z'}});
  if (name == "upper") return Ranges({{'A', 'Z'}});
  if (name == "lower") return Ranges({{'a', 'z'}});
  if (name == "space") return Ranges({{'\t', '\r'}, {' ', ' '}});
  if (name == "xdigit") return Ranges({{'0', '9'}, {'A', 'F'}, {'a', 'f'}});
  if (name == "punct") {
    return Ranges({{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}});
  }
  return std::nullopt;
}

std::optional<CharSet> UnicodeClass(std::string_view name) {
  CharSet set;
  if (name == "L") {
    set = Ranges({{'A', 'Z'}, {'a', 'z'}});
  } else if (name == "Lu") {
    set = Ranges({{'A', 'Z'}});
  } else if (name == "Ll") {
    set = Ranges({{'a', 'z'}});
  } else if (name == "N" || name == "Nd") {
    set = Ranges({{'0', '9'}});
  } else if (name != "M" && name != "Mn") {
    return std::nullopt;
  }
  set.MakeUnknownBeyondAscii();
  return set;
}

}  // namespace redactor::match
