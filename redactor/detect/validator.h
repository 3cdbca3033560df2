// Validators: what a pattern can't say. Plain functions in a visible array; a
// rule names them in `validate`. Thread-safe, no allocation where it matters.
#ifndef REDACTOR_DETECT_VALIDATOR_H_
#define REDACTOR_DETECT_VALIDATOR_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::detect {

// Settings some validators look at. Immutable during a scan.
struct ValidatorSettings {
  std::vector<std::string> internal_domains;  // lower case, no leading dot
  std::string region = "US";
};

struct ValidatorInput {
  std::string_view text;  // the whole segment
  uint32_t begin = 0;     // the match, in `text`; a validator may narrow it, or
  uint32_t end = 0;       // grow it to the left over what it has read there
  const ValidatorSettings* settings = nullptr;

  [[nodiscard]] std::string_view match() const {
    return text.substr(begin, end - begin);
  }
};

enum class Verdict : uint8_t {
  kReject,  // cannot be this type at all: dropped whatever stands near
  kDoubt,   // a check digit or table says no: kept only beside a cue
  kAccept,  // fits, tells nothing more
  kProof,   // a strong check passed (check digit, table): counts like a cue
};

using ValidatorFunction = Verdict (*)(ValidatorInput* input);

struct ValidatorInfo {
  std::string_view name;  // as written in rule files
  ValidatorFunction function;
  std::string_view summary;  // one line, with the source of the algorithm
  bool may_prove = true;     // can it answer kProof?
};

// All validators, sorted by name.
std::span<const ValidatorInfo> Validators();
// Null when unknown.
const ValidatorInfo* FindValidator(std::string_view name);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATOR_H_
