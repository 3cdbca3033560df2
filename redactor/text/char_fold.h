// CharFold: what one code point becomes in a decode view.
//
// Compatibility forms become what they stand for, digits of any script ASCII
// digits, all spaces ' ', all dashes '-', quotes ASCII quotes; what has no
// width goes. A byte that is not UTF-8 is read as Windows-1252: in a text of
// that encoding its spaces and dashes part the groups of a number. Signs of
// everyday prose that can hide nothing (… ™ ½ º µ) stay, so that they do not
// cost their text a view; so do letters whose form is the usual one in their
// script (Thai sara am, Korean single letters).
#ifndef REDACTOR_TEXT_CHAR_FOLD_H_
#define REDACTOR_TEXT_CHAR_FOLD_H_

#include <cstdint>
#include <string>
#include <vector>

namespace redactor::text {

// Immutable once built; shared by all threads.
class CharFold {
 public:
  static const CharFold& Get();

  [[nodiscard]] bool Changes(char32_t c) const {
    return c < kMapped ? (bits_[c >> 6] >> (c & 63) & 1) != 0
                       : Compute(c, nullptr);
  }
  // Appends what `c` becomes: itself, something else, or nothing.
  void Append(char32_t c, std::string* out) const;

 private:
  static constexpr char32_t kMapped = 0x20000;  // the planes in daily use

  CharFold();
  // True when `c` changes; the result then goes to `out` unless it is null.
  static bool Compute(char32_t c, std::string* out);

  std::vector<uint64_t> bits_;
};

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_CHAR_FOLD_H_
