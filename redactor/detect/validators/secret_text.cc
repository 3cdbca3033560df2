// Secrets that people type: quoted, on a command line, as a line of words, as a
// list of codes. A whole value is judged by its words: a sentence about
// passwords is none. The single word behind a label is secret.cc's.
#include <algorithm>

#include "redactor/detect/tables/secret_words.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/secret_shape.h"

namespace redactor::detect {
namespace {

bool IsPlaceholder(std::string_view text) {
  return text.empty() || IsMasked(text) || IsTemplate(text) ||
         AsksForYours(text);
}

// Calls visit(word) for what blanks part, without marks around it.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    while (!word.empty() && !IsWord(word.back())) word.remove_suffix(1);
    if (!word.empty()) visit(word);
    begin = end + 1;
  }
}

// Half of the words, or one that names a secret: this talks about passwords.
bool IsSentence(std::string_view text) {
  size_t words = 0;
  size_t prose = 0;
  bool label = false;
  ForEachWord(text, [&](std::string_view word) {
    ++words;
    prose += IsPasswordProse(word) ? 1 : 0;
    label = label || IsSecretLabel(word);
  });
  return prose * 2 > words || (label && words > 1);
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit);
}

void TrimTail(ValidatorInput* input, std::string_view marks) {
  while (input->begin < input->end &&
         marks.find(input->match().back()) != marks.npos) {
    --input->end;
  }
}

// "RFC2617", "ISO-27001", "KB5001234": numbers of documents.
bool IsDocumentNumber(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && IsUpper(text[i])) ++i;
  if (i < 2) return false;
  if (i < text.size() && (text[i] == '-' || text[i] == ' ')) ++i;
  return i < text.size() &&
         std::all_of(text.begin() + i, text.end(),
                     [](char c) { return IsDigit(c) || c == '-' || c == '.'; });
}

// "IBAN SECRET-1APSD0HQDCSB": where a token stands, another rule has read the
// line before; what it left are no words of a phrase.
bool HoldsTokenShape(std::string_view text) {
  constexpr size_t kBody = 12;
  const auto is_body = [](char c) { return IsUpper(c) || IsDigit(c); };
  for (size_t at = text.find('-'); at != text.npos;
       at = text.find('-', at + 1)) {
    const std::string_view body = text.substr(at + 1, kBody);
    if (at >= 2 && IsUpper(text[at - 1]) && IsUpper(text[at - 2]) &&
        body.size() == kBody &&
        std::all_of(body.begin(), body.end(), is_body)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Verdict ValidatePassphrase(ValidatorInput* input) {
  TrimTail(input, ".,;)]\"'`> ");
  const std::string_view value = input->match();
  return value.size() < 2 || IsPlaceholder(value) || IsSentence(value) ||
                 HoldsTokenShape(value)
             ? Verdict::kReject
             : Verdict::kAccept;
}

// What stands before the quote: ':', '=', '(' or '>' make a pair of label and
// value; a comma may part members of a list of words, a blank may be prose.
bool IsPaired(const ValidatorInput& input) {
  uint32_t i = input.begin;
  while (i > 0) {
    const char c = input.text[i - 1];
    if (c == ':' || c == '=' || c == '(' || c == '>' || c == '[') return true;
    if (!IsSpace(c) && c != '"' && c != '\'' && c != '\\' && c != '@') break;
    --i;
  }
  return false;
}

// Between quotes or tags every byte counts.
Verdict ValidatePasswordQuoted(ValidatorInput* input) {
  const std::string_view value = input->match();
  if (!IsPaired(*input) && !HasDigit(value)) return Verdict::kReject;
  return value.size() < 3 || IsPlaceholder(value) || IsSentence(value)
             ? Verdict::kReject
             : Verdict::kAccept;
}

// Right behind the word, with nothing between: only what no prose holds.
Verdict ValidatePasswordBare(ValidatorInput* input) {
  TrimTail(input, ".,;)]\"'`>:?!");
  const std::string_view value = input->match();
  const Shape shape = ShapeOf(value);
  const bool letters = shape.lower + shape.upper > 0;
  const bool marks = value.find_first_of("#!$%&*^~+=_|") != value.npos;
  if (value.size() < 5 || IsPlaceholder(value) || IsPasswordProse(value) ||
      IsCodeReference(value) || IsDocumentNumber(value) || !letters ||
      (shape.digits == 0 && !marks)) {
    return Verdict::kReject;
  }
  // An address, a path, a setting, a version.
  if (value.find("://") != value.npos || value.find('/') != value.npos ||
      value.find('=') != value.npos || value.find("()") != value.npos ||
      (value.find('@') != value.npos && value.find('.') != value.npos) ||
      (value[0] == 'v' && HasDigit(value) && value.find('.') != value.npos)) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

// The argument of an option: no next option, file, variable.
Verdict ValidateOptionValue(ValidatorInput* input) {
  TrimTail(input, ",;)]\"'`>");
  constexpr std::string_view kOpenSsl = "pass:";
  if (input->match().starts_with(kOpenSsl)) {
    input->begin += static_cast<uint32_t>(kOpenSsl.size());
  }
  const std::string_view value = input->match();
  if (value.size() < 3 || IsPlaceholder(value) || IsPasswordProse(value) ||
      IsCodeReference(value) || value[0] == '/' || value.starts_with("./") ||
      value.starts_with("--") || value[0] == '$') {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

// "jane:hunter2" of curl; not "1000:1000", "root:root" of other programs.
Verdict ValidateLoginPair(ValidatorInput* input) {
  const std::string_view value = input->match();
  const size_t colon = value.find(':');
  if (colon == value.npos) return Verdict::kReject;
  const std::string_view user = value.substr(0, colon);
  const std::string_view password = value.substr(colon + 1);
  if (password.size() < 2 || IsPlaceholder(password) || user == password ||
      IsPasswordProse(password) || IsSecretLabel(password) ||
      password[0] == '/' || password[0] == '$' || password[0] == '{' ||
      password[0] == '%' ||
      (std::all_of(user.begin(), user.end(), IsDigit) && !user.empty() &&
       std::all_of(password.begin(), password.end(), IsDigit))) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

// Twelve words in a row that make no sentence: stop words are rare in word
// lists of wallets (BIP 39 has "that", "this", "then", "will" and few others).
Verdict ValidateSeedPhrase(ValidatorInput* input) {
  size_t words = 0;
  size_t prose = 0;
  std::string_view rest = input->match();
  while (!rest.empty()) {
    size_t end = 0;
    while (end < rest.size() && IsLower(rest[end])) ++end;
    if (end > 0) {
      ++words;
      prose += IsPasswordProse(rest.substr(0, end)) ? 1 : 0;
    }
    rest.remove_prefix(std::max<size_t>(end, 1));
  }
  return words >= 12 && prose * 4 < words ? Verdict::kAccept : Verdict::kReject;
}

// Codes from the first on, up to the first word without a digit.
Verdict ValidateCodeWords(ValidatorInput* input) {
  const std::string_view text = input->match();
  size_t end = 0;
  size_t at = 0;
  while (at < text.size()) {
    const size_t next = std::min(text.find_first_of(" ,;\n", at), text.size());
    const std::string_view word = text.substr(at, next - at);
    const bool code = HasDigit(word) ||
                      (word.find('-') != word.npos && ShapeOf(word).lower == 0);
    if (!code && !word.empty()) break;
    if (code) end = next;
    at = next + 1;
  }
  if (end == 0) return Verdict::kReject;
  input->end = input->begin + static_cast<uint32_t>(end);
  return IsMasked(input->match()) ? Verdict::kReject : Verdict::kAccept;
}

}  // namespace redactor::detect
