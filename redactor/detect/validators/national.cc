// Judges a match by a row of the tables: separators off, form, date, check.
#include "redactor/detect/validators/national.h"

#include <algorithm>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

// The value without separators, in capitals.
class Compact {
 public:
  static constexpr size_t kMax = 24;

  // False when it is too long or holds other text.
  bool Assign(std::string_view text) {
    for (const char c : text) {
      if (IsAlnum(c)) {
        if (size_ == kMax) return false;
        chars_[size_++] = IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
      }
    }
    return size_ != 0;
  }
  [[nodiscard]] std::string_view view() const { return {chars_.data(), size_}; }

 private:
  std::array<char, kMax> chars_{};
  size_t size_ = 0;
};

bool Fits(char c, char form) {
  switch (form) {
    case '9':
    case 'Y':
    case 'M':
    case 'D':
      return IsDigit(c);
    case 'N':
      return IsDigit(c) && c != '0';
    case 'A':
      return IsUpper(c);
    case 'X':
      return IsDigit(c) || IsUpper(c);
    default:
      return IsLower(form) ? ToLower(c) == form : c == form;
  }
}

bool FitsForm(std::string_view value, std::string_view form) {
  if (value.size() != form.size()) return false;
  for (size_t i = 0; i < value.size(); ++i) {
    if (!Fits(value[i], form[i])) return false;
  }
  return true;
}

// The alternative of `forms` that `value` is written in; empty: none.
std::string_view FormOf(std::string_view value, std::string_view forms) {
  while (!forms.empty()) {
    const std::string_view form = forms.substr(0, forms.find('|'));
    if (FitsForm(value, form)) return form;
    forms.remove_prefix(std::min(forms.size(), form.size() + 1));
  }
  return {};
}

// 21-32, 51-62, 71-82 of a month, 41-71 of a day.
uint32_t Unshifted(uint32_t value, uint32_t step, uint32_t least) {
  return step == 0 ? value : value % step % least;
}

bool DateOk(std::string_view value, std::string_view form,
            const NationalId& id) {
  const size_t month_at = form.find('M');
  const size_t day_at = form.find('D');
  if (month_at == form.npos || day_at == form.npos) return true;
  const uint32_t month = Unshifted(Pair(value, month_at), id.month_step, 20);
  const uint32_t day = Unshifted(Pair(value, day_at), id.day_step, 40);
  if (month == 0 || month > 12 || day == 0) return false;
  constexpr std::array<uint8_t, 12> kDays = {31, 29, 31, 30, 31, 30,
                                             31, 31, 30, 31, 30, 31};
  if (day > kDays[month - 1]) return false;
  const size_t year_at = form.find("YYYY");
  if (year_at == form.npos) return true;
  const uint32_t year = Pair(value, year_at) * 100 + Pair(value, year_at + 2);
  return year >= 1880 && year < 2100;
}

bool CheckOk(const NationalId& id, std::string_view value) {
  for (const WeightedSum& sum : id.sums) {
    if (sum.modulus != 0 && !WeightedSumOk(value, sum)) return false;
  }
  return id.formula == nullptr || id.formula(value);
}

}  // namespace

Verdict CheckNationalId(const NationalId& id, ValidatorInput* input) {
  Compact compact;
  if (!StandsAlone(*input) || !compact.Assign(input->match())) {
    return Verdict::kReject;
  }
  std::string_view value = compact.view();
  std::string_view form = FormOf(value, id.form);
  if (form.empty() && !id.prefix.empty() && value.starts_with(id.prefix)) {
    value.remove_prefix(id.prefix.size());
    form = FormOf(value, id.form);
  }
  if (form.empty() || AllSame(value)) return Verdict::kReject;
  if (DateOk(value, form, id) && CheckOk(id, value)) return Verdict::kAccept;
  return FormOf(input->match(), id.written).empty() ? Verdict::kReject
                                                    : Verdict::kDoubt;
}

Verdict CheckWritten(const NationalId& id, ValidatorInput* input) {
  const bool rare = !FormOf(input->match(), id.written).empty();
  return rare && CheckNationalId(id, input) == Verdict::kAccept
             ? Verdict::kProof
             : Verdict::kReject;
}

namespace {

// Some row of that type has this spelling and its check passes.
Verdict AnyWritten(EntityType type, ValidatorInput* input) {
  for (const auto table : {NorthEastEuropeTable(), WestEuropeTable(),
                           AmericaTable(), AsiaSouthTable()}) {
    for (const NationalId& id : table) {
      if (id.type == type && CheckWritten(id, input) == Verdict::kProof) {
        return Verdict::kProof;
      }
    }
  }
  return Verdict::kReject;
}

}  // namespace

Verdict ValidateWrittenNationalId(ValidatorInput* input) {
  return AnyWritten(EntityType::kNationalId, input);
}

Verdict ValidateWrittenTaxId(ValidatorInput* input) {
  return AnyWritten(EntityType::kTaxId, input);
}

}  // namespace redactor::detect
