// Numbers behind a label that stand for a customer: accounts, contracts,
// orders, bookings. The label is the pattern's; here stands what is no number
// of anybody: dates, versions, public identifiers, words.
#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// Whether a word for "number" or a sign stands right before the value; after a
// bare noun ("policy CMP0011", "order 5") it takes more to be a number.
bool HasNumberLabel(const ValidatorInput& input) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "id",      "is",     "ist",    "no",     "nr",     "num", "number",
      "numbers", "nummer", "numero", "número", "numéro", "ref", "reference"};
  uint32_t i = input.begin;
  while (i > 0 && (IsSpace(input.text[i - 1]) || input.text[i - 1] == '"' ||
                   input.text[i - 1] == '\'' || input.text[i - 1] == '*')) {
    --i;
  }
  const uint32_t end = i;
  while (i > 0 && IsWord(input.text[i - 1])) --i;
  if (i == end) return true;  // a colon, an equals sign, a full stop
  const std::string_view word = input.text.substr(i, end - i);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) {
    return EndsWithIgnoreCase(word, known);
  });
}

// "CVE-2015-1345", "RFC6750", "0x12345678": published, or a program's.
bool IsPublicId(std::string_view text) {
  constexpr std::string_view kHeads[] = {"0x",   "cve-", "cwe-",  "dsa-",
                                         "iso-", "rfc",  "x25519"};
  return std::any_of(std::begin(kHeads), std::end(kHeads), [&](auto head) {
    return text.size() >= head.size() &&
           EqualsIgnoreCase(text.substr(0, head.size()), head);
  });
}

// "1.2.3456": short parts joined by dots.
bool IsVersion(std::string_view text) {
  const bool dotted = std::all_of(
      text.begin(), text.end(), [](char c) { return IsDigit(c) || c == '.'; });
  return dotted && std::count(text.begin(), text.end(), '.') == 2 &&
         text.find('.') <= 2;
}

// A date behind the label ("invoice of 2026-01-30").
bool IsDate(std::string_view text, size_t digits) {
  constexpr size_t kDateLength = 10;
  return text.size() == kDateLength && digits == 8 &&
         ((text[4] == '-' && text[7] == '-') ||
          (text[2] == text[5] && !IsDigit(text[2])));
}

}  // namespace

Verdict ValidateAccount(ValidatorInput* input) {
  while (input->begin < input->end && !IsAlnum(input->match().back())) {
    --input->end;
  }
  const std::string_view head =
      input->match().substr(0, input->match().find(' '));
  const auto head_digits = std::count_if(head.begin(), head.end(), IsDigit);
  if (head_digits == 0) return Verdict::kReject;
  // "KD-4471902 4111 1111 1111 1111": groups of digits go on with digits, but
  // behind an id with letters or hyphens they are the next number. Claimed,
  // they would be lost to its own rule, and the id with them.
  constexpr int kWholeId = 4;
  if (head_digits >= kWholeId &&
      static_cast<size_t>(head_digits) < head.size()) {
    input->end = input->begin + static_cast<uint32_t>(head.size());
  }
  const std::string_view text = input->match();
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  constexpr int kMinDigits = 4;
  constexpr int kMinBareDigits = 6;
  if (digits < kMinBareDigits && text.find('-') == text.npos &&
      input->begin > 0 && !HasNumberLabel(*input)) {
    return Verdict::kReject;
  }
  if (digits < kMinDigits || IsWord(After(*input))) return Verdict::kReject;
  const bool other = IsDate(text, static_cast<size_t>(digits)) ||
                     IsPublicId(text) || IsVersion(text);
  return other ? Verdict::kReject : Verdict::kAccept;
}

// "X7K2J9": five to eight capitals and digits, both; or as an account.
Verdict ValidateBooking(ValidatorInput* input) {
  const std::string_view text = input->match();
  const bool code =
      text.size() >= 5 && text.size() <= 8 && AtWordEdges(*input) &&
      std::all_of(text.begin(), text.end(),
                  [](char c) { return IsUpper(c) || IsDigit(c); }) &&
      std::any_of(text.begin(), text.end(), IsDigit);
  return code ? Verdict::kAccept : ValidateAccount(input);
}

}  // namespace redactor::detect
