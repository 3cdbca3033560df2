// Mail addresses and login names. An address needs an ending of the DNS (RFC
// 5321 grammar, RFC 6531 letters, publicsuffix.org endings) or a private one;
// logins need a stop list, since "user root" tells nothing about anybody.
#include <algorithm>
#include <array>
#include <string>

#include "redactor/detect/tables/common_logins.h"
#include "redactor/detect/tables/secret_words.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/domain.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

constexpr bool EndsAddress(char c) {
  return IsSpace(c) || c == '/' || c == '"' || c == '\'' || c == '<' ||
         c == '>' || c == '(' || c == ')' || c == ',' || c == ';';
}

// "scheme://user:pass@host": the at sign belongs to a URL.
bool InUserInfo(const ValidatorInput& input) {
  uint32_t i = input.begin;
  while (i > 0 && !EndsAddress(input.text[i - 1])) --i;
  return i >= 3 && input.text.substr(i - 3, 3) == "://";
}

// "mail=jane@..." is a key and an address; "bounce-jane=example.com@..." (VERP)
// is one address.
void DropKey(ValidatorInput* input, size_t at) {
  const std::string_view local = input->text.substr(input->begin, at);
  const size_t equals = local.rfind('=');
  if (equals == local.npos) return;
  if (EndingOf(local.substr(equals + 1)) == DomainEnding::kPublic) return;
  input->begin += static_cast<uint32_t>(equals) + 1;
}

// "jane@example.com.Then", "jane@example.com.txt.gz": the next sentence without
// its blank, or the suffix of a file, are no part of the domain.
void DropSuffix(ValidatorInput* input) {
  const std::string_view text = input->match();
  const std::string_view domain = text.substr(text.rfind('@') + 1);
  if (EndingOf(domain) != DomainEnding::kUnknown) return;
  for (size_t dot = domain.rfind('.'); dot != domain.npos && dot > 0;
       dot = domain.rfind('.', dot - 1)) {
    const DomainEnding ending = EndingOf(domain.substr(0, dot));
    if (ending == DomainEnding::kPublic || ending == DomainEnding::kPrivate) {
      input->end -= static_cast<uint32_t>(domain.size() - dot);
      return;
    }
  }
}

bool IsVersionControlUser(std::string_view local) {
  return local == "git" || local == "hg" || local == "svn";
}

// "scp x root@example.com:/srv": the login of a machine, not a mail address.
bool IsRemotePath(const ValidatorInput& input, std::string_view local) {
  const char next = After(input, 1);
  return After(input) == ':' && (next == '/' || next == '~' || next == '.') &&
         IsCommonLogin(local);
}

bool LooksLikeImageScale(std::string_view domain) {  // "icon@2x.png"
  return domain.size() > 3 && IsDigit(domain[0]) && domain[1] == 'x' &&
         domain[2] == '.';
}

// " * @name: what it does": a tag of a source comment, not a person.
bool InDocComment(const ValidatorInput& input) {
  uint32_t i = input.begin;
  while (i > 0 && (input.text[i - 1] == '@' || input.text[i - 1] == ' ' ||
                   input.text[i - 1] == '\t')) {
    --i;
  }
  return i > 0 && (input.text[i - 1] == '*' || input.text[i - 1] == '#' ||
                   input.text.substr(0, i).ends_with("//"));
}

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsAlpha(c) || IsHigh(c); });
}

// What the end of its host says of a mail address.
Verdict ByEnding(std::string_view domain) {
  switch (EndingOf(domain)) {
    case DomainEnding::kPublic:
    case DomainEnding::kPrivate:
      return Verdict::kProof;
    case DomainEnding::kUnknown:
      return Verdict::kDoubt;
    case DomainEnding::kInvalid:
      return Verdict::kReject;
  }
  return Verdict::kReject;
}

}  // namespace

Verdict ValidateEmail(ValidatorInput* input) {
  // A search that goes on inside a refused local part finds its tail.
  const char before = Before(*input);
  if (IsWord(before) || before == '.' || before == '+' || before == '%') {
    return Verdict::kReject;
  }
  while (input->begin < input->end &&
         (input->match().front() == '.' || input->match().front() == '\'')) {
    ++input->begin;
  }
  while (input->begin < input->end &&
         (input->match().back() == '.' || input->match().back() == '-')) {
    --input->end;
  }
  const size_t at = input->match().rfind('@');
  if (at == std::string_view::npos) return Verdict::kReject;
  DropKey(input, at);
  DropSuffix(input);
  const size_t split = input->match().rfind('@');
  const std::string_view local = input->match().substr(0, split);
  const std::string_view domain = input->match().substr(split + 1);
  constexpr size_t kMaxLocal = 64;  // RFC 5321
  if (local.empty() || local.size() > kMaxLocal || domain.size() < 4) {
    return Verdict::kReject;
  }
  if (IsVersionControlUser(local) || LooksLikeImageScale(domain) ||
      IsRemotePath(*input, local) || InUserInfo(*input)) {
    return Verdict::kReject;
  }
  return ByEnding(domain);
}

Verdict ValidateEmailQuoted(ValidatorInput* input) {
  const std::string_view text = input->match();
  const size_t at = text.rfind('@');
  constexpr size_t kMaxLocal = 66;  // RFC 5321, and the quotes; npos is more
  if (at > kMaxLocal || IsWord(After(*input))) {
    return Verdict::kReject;
  }
  if (text.ends_with(']')) return Verdict::kAccept;
  return ByEnding(text.substr(at + 1));
}

// "jane [at] example (dot) com": the words for signs are read, and what is left
// must have an ending of the DNS. "Look at the dot in front" has one too.
Verdict ValidateEmailSpelled(ValidatorInput* input) {
  constexpr std::string_view kDots[] = {"dot", "punkt", "punto", "point",
                                        "ponto"};
  constexpr std::string_view kProse[] = {"the",  "a",     "an", "this", "that",
                                         "each", "every", "my", "one"};
  std::array<std::string_view, 16> words;
  size_t count = 0;
  const std::string_view text = input->match();
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    while (i < text.size() && (IsWord(text[i]) && text[i] != '_')) ++i;
    if (i > begin && count < words.size()) {
      words[count++] = text.substr(begin, i - begin);
    }
    if (i == begin) ++i;
  }
  if (count < 3) return Verdict::kReject;
  const auto is_dot = [&](std::string_view word) {
    return std::any_of(
        std::begin(kDots), std::end(kDots),
        [&](std::string_view dot) { return EqualsIgnoreCase(word, dot); });
  };
  size_t label = count - 2;
  if (is_dot(words[label]) && label > 0) --label;
  if (std::any_of(std::begin(kProse), std::end(kProse),
                  [&](std::string_view prose) {
                    return EqualsIgnoreCase(words[label], prose);
                  })) {
    return Verdict::kReject;
  }
  const std::string domain =
      std::string(words[label]) + "." + std::string(words[count - 1]);
  return EndingOf(domain) == DomainEnding::kPublic ? Verdict::kAccept
                                                   : Verdict::kReject;
}

Verdict ValidateUsername(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == '.' || input->match().back() == '-')) {
    --input->end;
  }
  const std::string_view name = input->match();
  if (name.size() < 2 || !HasLetter(name)) return Verdict::kReject;
  // A mail address, a call, a path or a variable begins here.
  const char next = After(*input);
  if (next == '@' || next == '(' || next == '/' || next == '\\' ||
      next == '$' || next == '{' || next == '[') {
    return Verdict::kReject;
  }
  return IsCommonLogin(name) || IsPasswordProse(name) ? Verdict::kReject
                                                      : Verdict::kAccept;
}

Verdict ValidateLoginSubject(ValidatorInput* input) {
  const Verdict verdict = ValidateUsername(input);
  if (verdict != Verdict::kAccept) return verdict;
  const std::string_view name = input->match();
  const bool plain = std::all_of(name.begin(), name.end(), IsAlpha);
  // "FAQ said:", "He wrote:".
  const bool shouted = std::none_of(
      name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return plain && (shouted || IsSubjectWord(name)) ? Verdict::kReject
                                                   : Verdict::kAccept;
}

Verdict ValidateMention(ValidatorInput* input) {
  if (InDocComment(*input)) return Verdict::kReject;
  const Verdict verdict = ValidateUsername(input);
  if (verdict != Verdict::kAccept) return verdict;
  const std::string_view name = input->match();
  // "@angular/core", "@RestController(", "@2x", "text @ price".
  if (IsAtKeyword(name) || After(*input) == '=' || After(*input) == '.') {
    const bool sentence_end = After(*input) == '.' && !IsWord(After(*input, 1));
    if (!sentence_end || IsAtKeyword(name)) return Verdict::kReject;
  }
  return Verdict::kAccept;
}

}  // namespace redactor::detect
