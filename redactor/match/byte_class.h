// ByteClass: a set of bytes, written as the inside of a regex class.
//
// Rule files say which bytes a match may hold (`alphabet`) and which run on
// past its window (`extend`); the scanner's own classes are built the same way.
#ifndef REDACTOR_MATCH_BYTE_CLASS_H_
#define REDACTOR_MATCH_BYTE_CLASS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "redactor/status.h"

namespace redactor::match {

class ByteClass {
 public:
  // "A-Za-z0-9.@_-": ranges, single bytes, \d \w \s \n \r \t \xHH, a backslash
  // before any punctuation, a leading ^ for the complement. Bytes of non-ASCII
  // characters count singly.
  static Result<ByteClass> Parse(std::string_view inside);

  [[nodiscard]] bool Has(char byte) const {
    const auto b = static_cast<unsigned char>(byte);
    return (bits_[b >> 6] >> (b & 63) & 1) != 0;
  }
  void Add(char byte) {
    const auto b = static_cast<unsigned char>(byte);
    bits_[b >> 6] |= uint64_t{1} << (b & 63);
  }
  void AddRange(char first, char last);
  void Complement();

 private:
  std::array<uint64_t, 4> bits_{};
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_BYTE_CLASS_H_
