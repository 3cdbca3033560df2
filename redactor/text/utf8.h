// UTF-8: checking, counting, stepping. Invalid bytes are kept and count as one
// code point each, so that they never hide a neighbour.
#ifndef REDACTOR_TEXT_UTF8_H_
#define REDACTOR_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::text {

bool IsAscii(std::string_view bytes);
bool IsValidUtf8(std::string_view bytes);
uint64_t CountCodePoints(std::string_view bytes);
// Decodes at `*pos` (< size) and moves past it. An invalid byte gives
// 0xDC00 + byte and moves by one.
char32_t DecodeAt(std::string_view bytes, size_t* pos);
// The code point that ends at `pos` (> 0).
char32_t DecodeBefore(std::string_view bytes, size_t pos);
// REQUIRES: c is a scalar value.
void AppendUtf8(char32_t c, std::string* out);

// Letters, decimal digits, marks and '_' of any script: the inside of a word.
// An invalid byte is none.
bool IsWordChar(char32_t c);
// No word char on one of the two sides of `pos`: names and lists match only
// between two such edges. Scripts without spaces between words, or with
// particles glued to names (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar,
// Tibetan), have an edge at every letter, never before a mark: a listed name
// must not slip through because its neighbour is a letter too.
bool IsWordEdge(std::string_view bytes, size_t pos);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_UTF8_H_
