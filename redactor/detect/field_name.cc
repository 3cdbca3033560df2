// NormalizeFieldName: the many spellings of one field name become one.
//
// "CustomerUserID", "customer-user-id", "Customer User ID" and
// "x.CustomerUserID__c" are all customer_user_id. Accents go, other scripts
// stay as they are, so that rules may name them.
#include "redactor/detect/field_name.h"

#include "redactor/detect/field_chars.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

std::string_view TrimSeparators(std::string_view name) {
  while (!name.empty() && !IsAlnum(name.front()) && !IsHigh(name.front())) {
    name.remove_prefix(1);
  }
  while (!name.empty() && !IsAlnum(name.back()) && !IsHigh(name.back())) {
    name.remove_suffix(1);
  }
  return name;
}

std::string_view DropCustomSuffix(std::string_view name) {
  if (name.size() > 3 && name.substr(name.size() - 3, 2) == "__") {
    const char c = name.back();
    if (c == 'c' || c == 's' || c == 'r') name.remove_suffix(3);
  }
  return name;
}

// A '.' parts a path only inside one word: "requester.name", not "P.O. Box".
bool IsPathSeparator(std::string_view name, size_t at) {
  const char c = name[at];
  if (c == '/' || c == ':' || c == '\\') return true;
  return c == '.' && at >= 2 && at + 1 < name.size() && IsAlnum(name[at + 1]) &&
         name[at - 1] != ' ' && name[at - 2] != '.' && name[at - 2] != ' ';
}

// A lower letter or digit before an upper one, or the last upper of a run that
// a lower letter follows: user|Name, IP|Address.
bool StartsWord(std::string_view name, size_t at) {
  if (at == 0 || !IsUpper(name[at])) return false;
  const char before = name[at - 1];
  if (IsLower(before) || IsDigit(before)) return true;
  return IsUpper(before) && at + 1 < name.size() && IsLower(name[at + 1]) &&
         // A plural of an acronym ("userIDs") is one word.
         !(name[at + 1] == 's' &&
           (at + 2 == name.size() || !IsLower(name[at + 2])));
}

void AppendJoined(std::string_view folded, std::string* out) {
  for (size_t at = 0; at < folded.size();) {
    const size_t from = at;
    const char32_t c = text::DecodeAt(folded, &at);
    const bool inside =
        c < 0x80 ? IsAlnum(static_cast<char>(c)) : text::IsWordChar(c);
    if (inside) {
      out->append(folded, from, at - from);
    } else if (!out->empty() && out->back() != '_') {
      out->push_back('_');
    }
  }
  while (!out->empty() && out->back() == '_') out->pop_back();
}

}  // namespace

std::string JoinFieldWords(std::string_view part) {
  part = TrimSeparators(DropCustomSuffix(TrimSeparators(part)));
  std::string split;
  split.reserve(part.size() + 8);
  for (size_t i = 0; i < part.size(); ++i) {
    if (StartsWord(part, i)) split.push_back('_');
    split.push_back(part[i]);
  }
  std::string out;
  AppendJoined(text::FoldForMatch(split), &out);
  return out;
}

size_t LastPathPart(std::string_view name) {
  size_t end = name.size();
  while (end > 0 && !IsAlnum(name[end - 1]) && !IsHigh(name[end - 1])) --end;
  for (size_t at = end; at-- > 0;) {
    if (IsPathSeparator(name.substr(0, end), at)) return at + 1;
  }
  return 0;
}

std::string NormalizeFieldName(std::string_view name) {
  return JoinFieldWords(name.substr(LastPathPart(name)));
}

}  // namespace redactor::detect
