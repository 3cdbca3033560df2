// Ids of things: UUIDs (RFC 9562), Apple UDIDs, serial numbers behind a label,
// vehicle numbers (ISO 3779, check digit of 49 CFR 565). Serial numbers have no
// grammar: the label decides, and a value without a digit is a word.
#include <algorithm>

#include "redactor/detect/product_name.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

bool OneHexDigitOnly(std::string_view text) {
  char first = '\0';
  for (const char c : text) {
    if (!IsHex(c)) continue;
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

// "eth0", "wlan0", "sda1": the kernel's names.
bool IsKernelDevice(std::string_view text) {
  constexpr std::string_view kHeads[] = {
      "br",  "docker", "en",  "eth", "lo",   "mmcblk", "nvme", "ppp", "sd",
      "tap", "tty",    "tun", "usb", "veth", "wlan",   "wlp",  "wwan"};
  return std::any_of(std::begin(kHeads), std::end(kHeads), [&](auto head) {
    return text.starts_with(head) && text.size() <= head.size() + 7 &&
           IsDigit(text.back()) &&
           std::none_of(text.begin(), text.end(), [](char c) {
             return !IsDigit(c) && !(c >= 'a' && c <= 'z');
           });
  });
}

}  // namespace

Verdict ValidateUuid(ValidatorInput* input) {
  if (!AtWordEdges(*input) || OneHexDigitOnly(input->match())) {
    return Verdict::kReject;
  }
  const auto chained = [](char near, char far) {
    return near == '-' && IsHex(far);
  };
  if (chained(Before(*input), Before(*input, 2)) ||
      chained(After(*input), After(*input, 1))) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

Verdict ValidateUdid(ValidatorInput* input) {
  if (!AtWordEdges(*input) || OneHexDigitOnly(input->match())) {
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
  const bool filler = text.find_first_not_of(text[0]) == text.npos;
  return filler ? Verdict::kReject : Verdict::kAccept;
}

Verdict ValidateDeviceName(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == ' ' || input->match().back() == '.')) {
    --input->end;
  }
  const std::string_view text = input->match();
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return IsAlpha(c) || (c & 0x80) != 0;
  });
  if (letters < 3 || IsProductName(text) || IsKernelDevice(text))
    return Verdict::kReject;
  // "unknown", "not set", "is required"; "jane-laptop" and "Janes iPhone" are
  // names. A path or a call is none.
  const bool named = std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '-' || c == '_' ||
           c == '\'' || (c & 0x80) != 0;
  });
  const bool code = text.find_first_of("/\\(){}<>=%$") != text.npos;
  return named && !code ? Verdict::kAccept : Verdict::kReject;
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
