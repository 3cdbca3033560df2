// Secrets: JSON web tokens (RFC 7519, 7516: the header decodes and names an
// algorithm), Basic credentials (RFC 7617), and values behind a label, where
// the work is to tell a password from prose and from programs about passwords.
// What a value looks like is secret_shape.h's.
#include <algorithm>

#include "redactor/detect/tables/secret_words.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/secret_shape.h"

namespace redactor::detect {
namespace {

constexpr size_t kDecoded = 384;

// Base64 in either alphabet, as much as fits; stops at the first other byte.
std::string_view DecodeBase64(std::string_view text,
                              std::array<char, kDecoded>* buffer) {
  uint32_t bits = 0;
  uint32_t count = 0;
  size_t size = 0;
  for (const char c : text) {
    uint32_t value = 0;
    if (IsUpper(c)) {
      value = static_cast<uint32_t>(c - 'A');
    } else if (IsLower(c)) {
      value = static_cast<uint32_t>(c - 'a') + 26;
    } else if (IsDigit(c)) {
      value = static_cast<uint32_t>(c - '0') + 52;
    } else if (c == '+' || c == '-') {
      value = 62;
    } else if (c == '/' || c == '_') {
      value = 63;
    } else {
      break;
    }
    bits = bits << 6 | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    if (size == buffer->size()) break;
    (*buffer)[size++] = static_cast<char>(bits >> count & 0xff);
  }
  return {buffer->data(), size};
}

// Whether ":" or "=" parts the value from its label, past quotes and blanks.
bool BehindSeparator(const ValidatorInput& input) {
  uint32_t i = input.begin;
  while (i > 0) {
    const char c = input.text[i - 1];
    if (c == ':' || c == '=' || c == '>') return true;
    if (!IsSpace(c) && c != '"' && c != '\'' && c != '`' && c != '\\' &&
        c != '*') {
      return false;
    }
    --i;
  }
  return false;
}

bool IsPlaceholder(std::string_view text) {
  return text.empty() || IsMasked(text) || IsTemplate(text) ||
         AsksForYours(text);
}

// The quote the value stands in, or 0.
char QuoteOf(const ValidatorInput& input) {
  const char before = Before(input);
  const bool quote = before == '"' || before == '\'' || before == '`';
  return quote && After(input) == before ? before : '\0';
}

// A line break between the label and the value.
bool OnNextLine(const ValidatorInput& input) {
  uint32_t i = input.begin;
  while (i > 0 && IsSpace(input.text[i - 1])) {
    if (input.text[--i] == '\n') return true;
  }
  return false;
}

// The first byte behind the value that is no blank.
char NextMark(const ValidatorInput& input) {
  uint32_t ahead = 0;
  while (After(input, ahead) == ' ' || After(input, ahead) == '\t') ++ahead;
  return After(input, ahead);
}

// Nothing but blanks up to the end of the line.
bool EndsLine(const ValidatorInput& input) {
  uint32_t ahead = 0;
  while (After(input, ahead) == ' ' || After(input, ahead) == '\t' ||
         After(input, ahead) == '\r') {
    ++ahead;
  }
  const char c = After(input, ahead);
  return c == '\n' || c == '\0';
}

// One word of letters, at most its first one a capital.
bool IsPlainWord(std::string_view value) {
  const Shape shape = ShapeOf(value);
  return shape.digits == 0 && shape.upper <= 1 &&
         value.find_first_of("#!$%&*@^~+=_|/\\") == value.npos;
}

// "s3cr3t&user=jane", "s3cr3t;Encrypt=true": the next parameter is not a part
// of the value.
void CutNextParameter(ValidatorInput* input) {
  const std::string_view text = input->match();
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] != '&' && text[i] != ';' && text[i] != ',') continue;
    size_t end = i + 1;
    while (end < text.size() && (IsWord(text[end]) || text[end] == '-')) ++end;
    // "Pwd=x;User Id=sa": the blank ends the match.
    const bool cut = end == text.size() && end > i + 1 && text[i] == ';';
    const bool next =
        end > i + 1 && end < text.size() &&
        (text[end] == '=' || (text[i] == ',' && text[end] == ':'));
    if (!cut && !next) continue;
    input->end = input->begin + static_cast<uint32_t>(i);
    return;
  }
}

void TrimTail(ValidatorInput* input) {
  constexpr std::string_view kTail = ".,;)]\"'`>";
  while (input->begin < input->end &&
         kTail.find(input->match().back()) != kTail.npos) {
    --input->end;
  }
}

// A word, a constant, a name in a program: "Keyword", "MAX_TOKEN",
// "lexer.token_type". Random letters in both cases change case more often.
bool IsName(std::string_view value) {
  constexpr size_t kLongestWord = 20;
  constexpr size_t kLettersAHump = 8;
  const Shape shape = ShapeOf(value);
  if (shape.lower == 0) return true;
  if (shape.other == 0 && shape.upper == 0) return value.size() < kLongestWord;
  size_t humps = 0;
  for (size_t i = 1; i < value.size(); ++i) {
    humps += IsLower(value[i - 1]) && IsUpper(value[i]) ? 1 : 0;
  }
  const bool words = std::all_of(value.begin(), value.end(), [](char c) {
    return IsAlpha(c) || c == '_' || c == '.' || c == '-' || c == ':';
  });
  return words && humps * kLettersAHump < value.size();
}

// Without the marks behind it, for a look into the word lists.
std::string_view Bare(std::string_view value) {
  while (!value.empty() && !IsWord(value.back())) value.remove_suffix(1);
  return value;
}

}  // namespace

Verdict ValidateJwt(ValidatorInput* input) {
  std::array<char, kDecoded> buffer;
  const std::string_view header = DecodeBase64(input->match(), &buffer);
  if (!header.starts_with("{")) return Verdict::kReject;
  return header.find("\"alg\"") != header.npos ||
                 header.find("\"typ\"") != header.npos
             ? Verdict::kProof
             : Verdict::kAccept;
}

Verdict ValidateBasicAuth(ValidatorInput* input) {
  std::array<char, kDecoded> buffer;
  const std::string_view text = DecodeBase64(input->match(), &buffer);
  const size_t colon = text.find(':');
  const bool printable = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  return colon != text.npos && colon > 0 && printable ? Verdict::kProof
                                                      : Verdict::kDoubt;
}

Verdict ValidatePassword(ValidatorInput* input) {
  const char quote = QuoteOf(*input);
  if (IsPlaceholder(input->match())) return Verdict::kReject;
  if (quote == '\0' && IsCodeReference(input->match())) return Verdict::kReject;
  if (quote == '\0') {
    CutNextParameter(input);
    TrimTail(input);
  }
  const std::string_view value = input->match();
  if (value.size() < 3 || IsPlaceholder(value) || IsPasswordProse(value) ||
      (quote == '\0' && IsPasswordProse(Bare(value))) ||
      (quote == '\0' && IsCodeReference(value))) {
    return Verdict::kReject;
  }
  if (BehindSeparator(*input)) {
    // "password =\nuser = jane": the value is empty.
    if (OnNextLine(*input) && quote == '\0' &&
        (value.find('=') != value.npos || NextMark(*input) == '=' ||
         NextMark(*input) == ':')) {
      return Verdict::kReject;
    }
    const bool prose = OnNextLine(*input) && IsPlainWord(value) &&
                       quote == '\0' && !EndsLine(*input);
    return prose ? Verdict::kReject : Verdict::kAccept;
  }
  // "password is ...": prose, unless it does not look like a word.
  return quote == '\0' && IsPlainWord(value) ? Verdict::kReject
                                             : Verdict::kAccept;
}

Verdict ValidatePin(ValidatorInput* input) {
  return StandsAlone(*input) ? Verdict::kAccept : Verdict::kReject;
}

Verdict ValidateToken(ValidatorInput* input) {
  const char quote = QuoteOf(*input);
  if (IsPlaceholder(input->match()) ||
      (quote == '\0' && IsCodeReference(input->match()))) {
    return Verdict::kReject;
  }
  TrimTail(input);
  const std::string_view value = input->match();
  if (value.size() < 6 || IsPlaceholder(value) || IsPasswordProse(value)) {
    return Verdict::kReject;
  }
  if ((quote == '\0' && IsCodeReference(value)) ||
      value.find("://") != value.npos) {
    return Verdict::kReject;
  }
  const Shape shape = ShapeOf(value);
  return After(*input) == '(' || (shape.digits == 0 && IsName(value))
             ? Verdict::kReject
             : Verdict::kAccept;
}

}  // namespace redactor::detect
