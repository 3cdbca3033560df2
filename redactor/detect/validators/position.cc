// Positions on earth: pairs of decimal degrees and degrees, minutes, seconds
// (WGS 84 ranges, ISO 6709 order). Two decimals are a percentage; four and more
// are a house.
#include <algorithm>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

struct Number {
  double value = 0;
  uint32_t decimals = 0;
};

// The next number of `text`, taken off it. Signs are not looked at.
bool TakeNumber(std::string_view* text, Number* number) {
  const auto* first = std::find_if(text->begin(), text->end(), IsDigit);
  text->remove_prefix(static_cast<size_t>(first - text->begin()));
  if (text->empty()) return false;
  *number = Number();
  double scale = 1;
  bool fraction = false;
  while (!text->empty()) {
    const char c = text->front();
    if (c == '.' && !fraction && text->size() > 1 && IsDigit((*text)[1])) {
      fraction = true;
    } else if (!IsDigit(c)) {
      break;
    } else if (fraction) {
      scale /= 10;
      number->value += (c - '0') * scale;
      ++number->decimals;
    } else {
      number->value = number->value * 10 + (c - '0');
    }
    text->remove_prefix(1);
  }
  return true;
}

bool IsSexagesimal(std::string_view text) {
  return text.find('\'') != text.npos || text.find("\u2032") != text.npos ||
         text.find("\u2019") != text.npos;
}

}  // namespace

Verdict ValidateCoordinates(ValidatorInput* input) {
  if (IsWord(Before(*input)) || IsWord(After(*input))) return Verdict::kReject;
  if (Before(*input) == '.' && IsDigit(Before(*input, 2))) {
    return Verdict::kReject;
  }
  std::string_view rest = input->match();
  if (IsSexagesimal(rest)) return Verdict::kAccept;  // the pattern bounds it
  Number latitude;
  Number longitude;
  if (!TakeNumber(&rest, &latitude) || !TakeNumber(&rest, &longitude)) {
    return Verdict::kReject;
  }
  if (latitude.value > 90 || longitude.value > 180) return Verdict::kReject;
  if (latitude.value == 0 && longitude.value == 0) return Verdict::kReject;
  // A third number follows: a vector, a colour, a table row.
  if (After(*input) == ',' &&
      (IsDigit(After(*input, 1)) ||
       (After(*input, 1) == ' ' && IsDigit(After(*input, 2))))) {
    return Verdict::kDoubt;
  }
  const uint32_t decimals = std::min(latitude.decimals, longitude.decimals);
  return decimals >= 4 ? Verdict::kAccept : Verdict::kDoubt;
}

// Open Location Code: 8FVC9G8F+6X. Latitude stops at 90 degrees, longitude at
// 180, so that the first digits end at C and V.
Verdict ValidatePlusCode(ValidatorInput* input) {
  const std::string_view text = input->match();
  const char before = Before(*input);
  const char after = After(*input);
  if (IsWord(before) || before == '+' || before == '/' || before == '=' ||
      IsWord(after) || after == '+' || after == '/' || after == '=') {
    return Verdict::kReject;
  }
  constexpr std::string_view kDigits = "23456789CFGHJMPQRVWX";
  const size_t plus = text.find('+');
  if (plus != 8) return Verdict::kAccept;  // a short code, beside a cue
  const bool in_range =
      kDigits.find(text[0]) <= 8 && kDigits.find(text[1]) <= 17;
  return in_range ? Verdict::kAccept : Verdict::kReject;
}

}  // namespace redactor::detect
