// Spelling of surrogates: numbers of days, addresses, bytes as text and back.
#ifndef REDACTOR_PSEUDONYM_SURROGATE_SPELLING_H_
#define REDACTOR_PSEUDONYM_SURROGATE_SPELLING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redactor::pseudonym {

// Days since 5000-01-01 as "5000-01-01", and back; up to 7870 or so.
std::string SpellDay(uint32_t day);
std::optional<uint32_t> ReadDay(std::string_view text);
std::string SpellSecond(uint32_t second);  // of a day: "12:00:00"
std::optional<uint32_t> ReadSecond(std::string_view text);

// Bytes in hex: "-" where `dashes` has a 1 before that byte, ':' likewise.
std::string SpellUuid(std::string_view bytes);
std::string SpellMac(std::string_view bytes);
// The bytes of hex digits with any of "-:.{}" between; empty: other letters.
std::string ReadHexBytes(std::string_view text);

// Network order.
std::string SpellAddress(std::string_view bytes);
std::string ReadAddress(std::string_view text);  // without a final "/128"

std::optional<uint64_t> ReadUnsigned(std::string_view text);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_SURROGATE_SPELLING_H_
