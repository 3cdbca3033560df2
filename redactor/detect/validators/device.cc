// Ids of things: UUIDs (RFC 9562), Apple UDIDs, serial numbers behind a label,
// vehicle numbers (ISO 3779, check digit of 49 CFR 565). Serial numbers have no
// grammar: the label decides, and a value without a digit is a word.
#include <algorithm>

#include "redactor/detect/tables/known_uuids.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

// One letter or digit over and over, whatever stands between.
bool IsFiller(std::string_view text) {
  char first = '\0';
  for (const char c : text) {
    if (!IsAlnum(c)) continue;
    if (first != '\0' && ToLower(c) != first) return false;
    first = ToLower(c);
  }
  return true;
}

// Letters of 49 CFR 565.15: A-H 1-8, J-N 1-5, P 7, R 9, S-Z 2-9.
uint32_t VinValue(char c) {
  constexpr std::string_view kLetters = "ABCDEFGH..JKLMN.P.R..STUVWXYZ";
  if (IsDigit(c)) return static_cast<uint32_t>(c - '0');
  const char upper = IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  if (upper >= 'S') return static_cast<uint32_t>(upper - 'S') + 2;
  return static_cast<uint32_t>(kLetters.find(upper)) % 10 + 1;
}

bool VinCheckOk(std::string_view vin) {
  constexpr std::array<uint8_t, 17> kWeights = {8, 7, 6, 5, 4, 3, 2, 10, 0,
                                                9, 8, 7, 6, 5, 4, 3, 2};
  uint32_t sum = 0;
  for (size_t i = 0; i < kWeights.size(); ++i) {
    sum += VinValue(vin[i]) * kWeights[i];
  }
  const char check = sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11);
  return vin[8] == check || (vin[8] == 'x' && check == 'X');
}

// "8250/16550", "8GiB", "1.2.3": chips, sizes, versions.
bool IsPartOfProse(std::string_view text, size_t digits) {
  const auto marks = std::count_if(text.begin(), text.end(),
                                   [](char c) { return c == '/' || c == '.'; });
  if (marks != 0 && digits + static_cast<size_t>(marks) == text.size()) {
    return true;
  }
  constexpr std::string_view kUnits[] = {"gib", "mib", "kib", "baud",
                                         "bit", "bps", "mhz", "ghz"};
  return std::any_of(std::begin(kUnits), std::end(kUnits), [&](auto unit) {
    return EndsWithIgnoreCase(text, unit) &&
           digits + unit.size() == text.size();
  });
}

// "serial X", "SN X": the word alone, without a mark or "number" behind it.
bool AfterBareLabel(const ValidatorInput& input) {
  std::string_view head = input.text.substr(0, input.begin);
  const size_t last = head.find_last_not_of(" \t");
  if (last == head.npos || last + 1 == head.size()) return false;
  head = head.substr(0, last + 1);
  return EndsWithIgnoreCase(head, "serial") || EndsWithIgnoreCase(head, "sn");
}

// Eight characters and more, no member of a program, no zone's serial
// ("2013101809").
bool LooksIssued(std::string_view text) {
  constexpr size_t kMinBare = 8;
  constexpr auto kMinDigits = 3;
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  const bool zone = text.size() == 10 && digits == 10 &&
                    (text.starts_with("19") || text.starts_with("20"));
  return text.size() >= kMinBare && digits >= kMinDigits && !zone &&
         text.find('_') == text.npos;
}

}  // namespace

Verdict ValidateUuid(ValidatorInput* input) {
  if (!AtWordEdges(*input) || IsFiller(input->match())) {
    return Verdict::kReject;
  }
  const auto chained = [](char near, char far) {
    return near == '-' && IsHex(far);
  };
  if (chained(Before(*input), Before(*input, 2)) ||
      chained(After(*input), After(*input, 1))) {
    return Verdict::kReject;
  }
  // "::{645FF040-...}" is a folder of the Windows shell.
  const bool shell = Before(*input) == '{' && Before(*input, 2) == ':' &&
                     Before(*input, 3) == ':';
  return shell || IsKnownUuid(input->match()) ? Verdict::kReject
                                              : Verdict::kAccept;
}

Verdict ValidateUdid(ValidatorInput* input) {
  if (!AtWordEdges(*input) || IsFiller(input->match())) {
    return Verdict::kReject;
  }
  // 00008110-001A35E11A88003A: chip id, dash, 64 bits.
  const bool new_style = input->match().find('-') != std::string_view::npos;
  return new_style && input->match().starts_with("0000") ? Verdict::kProof
                                                         : Verdict::kAccept;
}

Verdict ValidateSerial(ValidatorInput* input) {
  while (input->begin < input->end && !IsAlnum(input->match().back())) {
    --input->end;
  }
  const std::string_view text = input->match();
  if (text.size() < 4 || IsWord(After(*input))) return Verdict::kReject;
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  if (digits == 0) return Verdict::kReject;
  // "serial: max310x: rename": the member of a program, with its colon.
  const bool topic = After(*input) == ':' && After(*input, 1) == ' ' &&
                     std::none_of(text.begin(), text.end(), IsUpper);
  if (topic || IsFiller(text) ||
      IsPartOfProse(text, static_cast<size_t>(digits))) {
    return Verdict::kReject;
  }
  const bool fits = !AfterBareLabel(*input) || LooksIssued(text);
  return fits ? Verdict::kAccept : Verdict::kReject;
}

Verdict ValidateVin(ValidatorInput* input) {
  const std::string_view text = input->match();
  if (!AtWordEdges(*input) || text.size() != 17) return Verdict::kReject;
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  const bool bad_letter = std::any_of(text.begin(), text.end(), [](char c) {
    return ToLower(c) == 'i' || ToLower(c) == 'o' || ToLower(c) == 'q' ||
           !IsAlnum(c);
  });
  if (digits < 3 || bad_letter || digits == 17) return Verdict::kReject;
  return VinCheckOk(text) ? Verdict::kProof : Verdict::kDoubt;
}

}  // namespace redactor::detect
