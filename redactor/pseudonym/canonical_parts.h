// The per-type rules behind Canonicalize, one function a family.
//
// Each takes the value (`folded`: text::FoldNfkc of it; `exact`: as it came)
// and appends the canonical value to `*out`, which is empty. A rule that does
// not understand the value appends the folded value, never nothing by mistake:
// Canonicalize falls back when a rule leaves `*out` empty. The rules themselves
// are written down at the head of canonical.cc.
#ifndef REDACTOR_PSEUDONYM_CANONICAL_PARTS_H_
#define REDACTOR_PSEUDONYM_CANONICAL_PARTS_H_

#include <string>
#include <string_view>

namespace redactor::pseudonym {

// canonical_person.cc
void AppendPerson(std::string_view folded, std::string* out);

// canonical_phone.cc
void AppendPhone(std::string_view folded, std::string_view region,
                 std::string* out);

// canonical_net.cc
void AppendEmail(std::string_view folded, std::string* out);
void AppendIp(std::string_view folded, std::string* out);
void AppendMac(std::string_view folded, std::string* out);
void AppendHost(std::string_view folded, std::string* out);
void AppendUrl(std::string_view exact, std::string* out);

// canonical_number.cc
void AppendDigits(std::string_view folded, std::string* out);
void AppendIccid(std::string_view folded, std::string* out);
void AppendHexId(std::string_view folded, std::string* out);
void AppendIban(std::string_view folded, std::string* out);
// Without white space and dashes; `dots`: without '.' and '/' too.
void AppendCompactId(std::string_view folded, bool dots, std::string* out);
void AppendCoordinates(std::string_view folded, std::string* out);
void AppendCryptoAddress(std::string_view exact, std::string* out);

// Shared.
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLowerLetter(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsLowerHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); }
inline bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
inline std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}
inline char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
inline char Upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
// A hyphen, dash or minus sign of any kind.
bool IsDash(char32_t c);
// Digits of scripts that NFKC leaves alone (Arabic, Devanagari) as ASCII.
char32_t PlainDigit(char32_t c);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_CANONICAL_PARTS_H_
