// Machine-made keys: is what stands behind a maker's prefix or name a key, or
// the "xxxx" of a manual, a word of a program, a name?
//
// Nothing here knows a provider; formats stand in patterns/token_*.toml. Keys
// that people choose (passwords) are secret.cc's.
#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/secret_shape.h"

namespace redactor::detect {
namespace {

// How many different bytes a random text with this distribution would have:
// the length squared over the sum of the squared counts.
size_t Spread(std::string_view text) {
  std::array<uint32_t, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  size_t squares = 0;
  for (const uint32_t count : counts) squares += size_t{count} * count;
  return squares == 0 ? 0 : text.size() * text.size() / squares;
}

// Changes from small to capital letters.
size_t Humps(std::string_view text) {
  size_t humps = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    humps += IsLower(text[i - 1]) && IsUpper(text[i]) ? 1 : 0;
  }
  return humps;
}

// 40 hex digits and the like, a UUID: what a bare "key" may well be without
// being secret (commits, caches, objects).
bool IsPlainId(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsHex(c) || c == '-'; });
}

// "public_key", "cache key": a key to find things by.
bool IsOtherKey(const ValidatorInput& input) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "public",  "primary", "foreign",     "cache",  "sort",   "partition",
      "object",  "row",     "group",       "issue",  "bucket", "keyboard",
      "pub",     "s3",      "composite",   "index",  "hash",   "routing",
      "storage", "page",    "idempotency", "project"};
  constexpr uint32_t kLabelBytes = 40;
  const uint32_t from = input.begin - std::min(input.begin, kLabelBytes);
  std::string_view label = input.text.substr(from, input.begin - from);
  label = label.substr(label.find_last_of("\n,;{(&?") + 1);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const auto at =
        std::search(label.begin(), label.end(), word.begin(), word.end(),
                    [](char a, char b) { return ToLower(a) == b; });
    return at != label.end();
  });
}

// Random letters in both cases change case far more often than camelCase.
constexpr size_t kLettersAHump = 8;

}  // namespace

Verdict ValidateKeyMaterial(ValidatorInput* input) {
  const std::string_view value = input->match();
  return IsMasked(value) || AsksForYours(value) ? Verdict::kReject
                                                : Verdict::kAccept;
}

Verdict ValidateMixedKey(ValidatorInput* input) {
  const std::string_view value = input->match();
  const Shape shape = ShapeOf(value);
  if (shape.lower + shape.upper == 0) return Verdict::kReject;
  if (shape.digits > 0) return Verdict::kAccept;
  return Humps(value) * kLettersAHump >= value.size() ? Verdict::kAccept
                                                      : Verdict::kReject;
}

// Behind a word as common as "key" only what no person would type: twenty
// bytes, letters and digits, spread like random ones.
Verdict ValidateRandomKey(ValidatorInput* input) {
  constexpr size_t kLeastSpread = 7;
  const std::string_view value = input->match();
  const Shape shape = ShapeOf(value);
  if (value.size() < 16 || shape.digits == 0 ||
      shape.lower + shape.upper == 0 || IsMasked(value) ||
      AsksForYours(value) || IsCodeReference(value) || IsPlainId(value) ||
      IsOtherKey(*input) || Spread(value) < kLeastSpread) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

}  // namespace redactor::detect
