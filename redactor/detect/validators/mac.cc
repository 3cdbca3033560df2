// Hardware addresses (IEEE 802: EUI-48, EUI-64) in their notations: pairs with
// colon or hyphen, quads with dot, colon or hyphen, halves, none, octets
// without their leading zero. What looks like one is a piece of a UUID, a
// fingerprint or a longer dump. Group addresses everybody uses name nobody.
#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// The digits of an address, lower case, and what stands between them.
class MacText {
 public:
  // False when it is no address: another length, two kinds of separators, one
  // digit over and over.
  bool Parse(std::string_view text) {
    size_t group = 0;
    for (const char c : text) {
      if (IsHex(c)) {
        if (size_ == digits_.size() || ++group > kLongestGroup) return false;
        digits_[size_++] = ToLower(c);
        continue;
      }
      if (separator_ != '\0' && c != separator_) return false;
      separator_ = c;
      if (group_ == 0) group_ = group;
      group = 0;
    }
    if (size_ != 12 && size_ != 16) return false;
    return digits().find_first_not_of(digits_[0]) != std::string_view::npos;
  }

  [[nodiscard]] std::string_view digits() const {
    return {digits_.data(), size_};
  }
  [[nodiscard]] char separator() const { return separator_; }
  // Pairs with colon or hyphen and quads with dots are addresses by their look.
  [[nodiscard]] bool IsUsual() const {
    return separator_ == '.' ? group_ == 4 : separator_ != '\0' && group_ == 2;
  }
  // IPv4 and IPv6 multicast (but not a solicited node, which ends like an
  // address), bridges, Cisco protocols.
  [[nodiscard]] bool IsWellKnownGroup() const {
    const std::string_view d = digits();
    return d.starts_with("01005e") || d.starts_with("0180c20000") ||
           d.starts_with("01000ccccc") ||
           (d.starts_with("3333") && !d.starts_with("3333ff"));
  }

 private:
  static constexpr size_t kLongestGroup = 16;
  std::array<char, 16> digits_{};
  size_t size_ = 0;
  size_t group_ = 0;
  char separator_ = '\0';
};

// "a4:91:b1:0c:77:e2_5GHz": an underscore joins names, not digits.
bool HasEdges(const ValidatorInput& input, char separator) {
  const auto inside = [&](char c) {
    return IsWord(c) && (separator == '\0' || c != '_');
  };
  return !inside(Before(input)) && !inside(After(input));
}

// `check_head`: what stands before must not be a part of it.
Verdict CheckMac(const ValidatorInput& input, bool check_head) {
  MacText mac;
  if (!mac.Parse(input.match()) || mac.IsWellKnownGroup() ||
      !HasEdges(input, mac.separator())) {
    return Verdict::kReject;
  }
  if (mac.separator() == '\0') return Verdict::kDoubt;
  // A piece of a UUID, a fingerprint or a longer chain.
  const auto chained = [&](char near, char far) {
    return (near == mac.separator() || near == '-' || near == ':') &&
           IsHex(far);
  };
  if (check_head && chained(Before(input), Before(input, 2)) &&
      IsHex(Before(input, 3)) && !IsWord(Before(input, 4))) {
    return Verdict::kReject;
  }
  if (chained(After(input), After(input, 1)) && IsHex(After(input, 2))) {
    return Verdict::kReject;
  }
  return mac.IsUsual() ? Verdict::kAccept : Verdict::kDoubt;
}

}  // namespace

Verdict ValidateMac(ValidatorInput* input) {
  // A DHCP client id is the hardware type and the address.
  constexpr size_t kClientId = 20;
  if (input->match().size() == kClientId && input->match()[2] == ':' &&
      input->match().starts_with("01") && !IsWord(Before(*input))) {
    ValidatorInput address = *input;
    address.begin += 3;
    if (CheckMac(address, false) != Verdict::kAccept) return Verdict::kReject;
    *input = address;
    return Verdict::kAccept;
  }
  return CheckMac(*input, true);
}

// The pattern says where it begins and ends; octets may have lost their zero.
Verdict ValidateMacLabelled(ValidatorInput* input) {
  std::array<char, 16> padded{};
  size_t size = 0;
  size_t group = 0;
  const std::string_view text = input->match();
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && IsHex(text[i])) {
      ++group;
      continue;
    }
    if (group == 0 || size + 2 > padded.size()) return Verdict::kReject;
    if (group > 2) break;  // no octets: as it stands
    padded[size++] = group == 2 ? text[i - 2] : '0';
    padded[size++] = text[i - 1];
    group = 0;
  }
  MacText mac;
  const std::string_view octets(padded.data(), size);
  const bool fits = mac.Parse(group > 2 ? text : octets);
  return fits && !mac.IsWellKnownGroup() ? Verdict::kAccept : Verdict::kReject;
}

}  // namespace redactor::detect
