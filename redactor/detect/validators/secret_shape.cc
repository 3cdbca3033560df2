// The predicates, by hand: they run on every labelled value.
#include "redactor/detect/validators/secret_shape.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

bool IsIdentifier(char c) { return IsAlnum(c) || c == '_' || c == '$'; }

// Whether every byte fits, none is too many.
template <typename Test>
bool All(std::string_view text, Test test) {
  return std::all_of(text.begin(), text.end(), test);
}

bool HasFolded(std::string_view text, std::string_view lower) {
  const auto at =
      std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                  [](char a, char b) { return ToLower(a) == b; });
  return at != text.end();
}

// The inside of {{ }}, ${ }, [ ]: words, dots, pipes.
bool IsTemplateInside(std::string_view text) {
  return All(text, [](char c) {
    return IsWord(c) || c == '.' || c == ' ' || c == '-' || c == '|' ||
           c == '(' || c == ')' || c == ':' || c == '/' || c == '\'' ||
           c == '"' || c == '$';
  });
}

bool Wraps(std::string_view text, std::string_view open,
           std::string_view close) {
  return text.size() >= open.size() + close.size() && text.starts_with(open) &&
         text.ends_with(close) &&
         IsTemplateInside(text.substr(
             open.size(), text.size() - open.size() - close.size()));
}

// "$PASS", "$db_pass", "$1"; "$ecret9" may be a password.
bool IsShellVariable(std::string_view text) {
  if (text.size() < 2 || text[0] != '$') return false;
  const std::string_view name = text.substr(1);
  const auto upper = [](char c) {
    return IsUpper(c) || IsDigit(c) || c == '_';
  };
  const auto lower = [](char c) { return IsLower(c) || c == '_'; };
  return All(name, upper) || All(name, lower);
}

// "%s", "%-10d", "%1$s".
bool IsFormat(std::string_view text) {
  if (text.size() < 2 || text.size() > 8 || text[0] != '%') return false;
  return IsAlpha(text.back()) &&
         All(text.substr(1, text.size() - 2), [](char c) {
           return IsDigit(c) || c == '$' || c == '-' || c == '.' || c == '+';
         });
}

// The first byte that is in no dotted, arrowed or plain name.
size_t NameEnd(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    if (IsIdentifier(text[i]) || text[i] == '.') {
      ++i;
    } else if (text.substr(i).starts_with("->") ||
               text.substr(i).starts_with("::") ||
               text.substr(i).starts_with("?.")) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

constexpr std::array<std::string_view, 14> kLabels = {
    "password", "passwd", "passphrase", "pwd",        "pass",
    "token",    "secret", "key",        "credential", "credentials",
    "passwort", "apikey", "value",      "auth"};

// A name that ends like a label, in pieces: "user_password", "dbPassword".
bool NamesALabel(std::string_view name) {
  for (const std::string_view label : kLabels) {
    if (!EndsWithIgnoreCase(name, label) || name.size() == label.size())
      continue;
    const char joint = name[name.size() - label.size() - 1];
    const char first = name[name.size() - label.size()];
    if (joint == '_' || joint == '.' || joint == '-') return true;
    if (IsLower(joint) && IsUpper(first) && IsLower(name[0])) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 36> kRoots = {
    "app",     "args",        "body",     "cfg",     "conf",    "config",
    "context", "credentials", "ctx",      "data",    "env",     "event",
    "form",    "input",       "local",    "module",  "obj",     "options",
    "opts",    "os",          "params",   "process", "props",   "req",
    "request", "res",         "response", "result",  "secrets", "self",
    "session", "settings",    "state",    "this",    "user",    "var"};
static_assert(std::is_sorted(kRoots.begin(), kRoots.end()));

bool IsPath(std::string_view name) {
  const size_t joint = name.find_first_of(".:-?");
  if (joint == name.npos) return false;
  if (All(name, [](char c) { return !IsDigit(c); }) && NamesALabel(name)) {
    return true;
  }
  std::string_view root = name.substr(0, joint);
  if (root.starts_with('$')) return name.substr(joint).starts_with("->");
  return InSortedTable(kRoots, root);
}

// What stands behind a name and "(": arguments, not the rest of a password.
bool IsArguments(std::string_view text) {
  if (text.empty()) return true;
  const size_t end = text.find(')');
  const std::string_view inside = text.substr(0, end);
  if (!All(inside, [](char c) {
        return IsWord(c) || c == '.' || c == ',' || c == '$' || c == '(' ||
               c == ':' || c == '/' || c == '-' || c == '>';
      })) {
    return false;
  }
  return inside.empty() || !All(inside, IsDigit);
}

}  // namespace

Shape ShapeOf(std::string_view text) {
  Shape shape;
  for (const char c : text) {
    if (IsLower(c)) {
      ++shape.lower;
    } else if (IsUpper(c)) {
      ++shape.upper;
    } else if (IsDigit(c)) {
      ++shape.digits;
    } else {
      ++shape.other;
    }
  }
  return shape;
}

bool IsMasked(std::string_view text) {
  if (text.find_first_not_of("*xX.\xe2\x80\xa2-_#?") == text.npos) return true;
  if (text.size() < 8) return false;
  std::array<uint32_t, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(ToLower(c))];
  const uint32_t most = *std::max_element(counts.begin(), counts.end());
  constexpr size_t kPercent = 65;
  return most * 100 > text.size() * kPercent;
}

bool AsksForYours(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "your_",   "your-",       "yourpass", "yourtoken",
      "yourkey", "yoursecret",  "yourapi",  "put_your",
      "insert_", "placeholder", "redacted", "_here"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return HasFolded(text, word);
  });
}

bool IsTemplate(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() < 2) return false;
  return IsShellVariable(text) || IsFormat(text) || text.starts_with("${") ||
         text.starts_with("$(") || text.starts_with("<%") ||
         Wraps(text, "{{", "}}") || Wraps(text, "{", "}") ||
         Wraps(text, "#{", "}") || Wraps(text, "<", ">") ||
         Wraps(text, "[", "]") || Wraps(text, "(", ")") ||
         Wraps(text, "%", "%") || Wraps(text, "@", "@") ||
         Wraps(text, "__", "__") || text == "{{" || text == "${{" ||
         text.starts_with("!Ref") || text.starts_with("!vault") ||
         text.starts_with("!secret") || text.starts_with("ENC[") ||
         text.starts_with("!Sub");
}

bool IsCodeReference(std::string_view text) {
  while (!text.empty() &&
         (text.back() == ',' || text.back() == ';' || text.back() == ':')) {
    text.remove_suffix(1);
  }
  const size_t end = NameEnd(text);
  if (end == 0 || IsDigit(text[0])) return false;
  const std::string_view name = text.substr(0, end);
  const std::string_view rest = text.substr(end);
  if (rest.empty()) return IsPath(name) || NamesALabel(name);
  if (name.size() < 2 || ShapeOf(name).lower + ShapeOf(name).upper < 2) {
    return false;
  }
  if (rest[0] == '(') {
    static constexpr std::array<std::string_view, 4> kTypes = {
        "varchar", "char", "nvarchar", "binary"};
    if (std::any_of(kTypes.begin(), kTypes.end(), [&](auto type) {
          return EndsWithIgnoreCase(name, type);
        })) {
      return true;
    }
    return IsArguments(rest.substr(1));
  }
  if (rest[0] != '[') return false;
  const std::string_view index = rest.substr(1);
  return index.empty() ||
         (index.ends_with(']') &&
          All(index.substr(0, index.size() - 1), IsIdentifier));
}

}  // namespace redactor::detect
