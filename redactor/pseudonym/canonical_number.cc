// Canonical numbers and identifiers: separators are spelling, digits are value.
#include <algorithm>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {

bool IsSeparator(char32_t c) {
  return c == ' ' || c == '.' || c == '/' || c == ':' || c == '(' || c == ')' ||
         c == '_' || IsDash(c);
}

// All characters are digits (hex digits) or separators, and some are digits.
bool TakeNumber(std::string_view text, bool hex, std::string* out) {
  std::string digits;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = PlainDigit(text::DecodeAt(text, &at));
    if (IsSeparator(c) || (hex && (c == '{' || c == '}'))) continue;
    const char low = static_cast<char>(c);
    if (c >= 0x80 || !(hex ? IsLowerHex(low) : IsDigit(low))) return false;
    digits += low;
  }
  *out += digits;
  return !digits.empty();
}

// -12.500 -> "-12.5"; false when it is not a plain decimal number.
bool TakeDecimal(std::string_view text, std::string* out) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  const size_t dot = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(0, dot);
  std::string_view part = text.substr(std::min(dot + 1, text.size()));
  if (whole.empty() || (dot < text.size() && part.empty())) return false;
  for (const char c : whole) {
    if (!IsDigit(c)) return false;
  }
  for (const char c : part) {
    if (!IsDigit(c)) return false;
  }
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  while (!part.empty() && part.back() == '0') part.remove_suffix(1);
  if (minus && (whole != "0" || !part.empty())) *out += '-';
  *out += whole;
  if (!part.empty()) {
    *out += '.';
    *out += part;
  }
  return true;
}

std::string PlainDashes(std::string_view text) {
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    const char32_t c = text::DecodeAt(text, &at);
    if (IsDash(c)) {
      plain += '-';
    } else {
      plain.append(text, from, at - from);
    }
  }
  return plain;
}

}  // namespace

char32_t PlainDigit(char32_t c) {
  for (const char32_t zero : {0x0660, 0x06F0, 0x0966}) {
    if (c >= zero && c < zero + 10) return '0' + (c - zero);
  }
  return c;
}

void AppendDigits(std::string_view folded, std::string* out) {
  if (!TakeNumber(folded, /*hex=*/false, out)) {
    AppendCompactId(folded, /*dots=*/false, out);
  }
}

void AppendIccid(std::string_view folded, std::string* out) {
  if (folded.size() > 1 && folded.back() == 'f' &&
      TakeNumber(folded.substr(0, folded.size() - 1), /*hex=*/false, out)) {
    return;
  }
  AppendDigits(folded, out);
}

void AppendHexId(std::string_view folded, std::string* out) {
  constexpr std::string_view kUrn = "urn:uuid:";
  std::string_view id = folded;
  if (id.starts_with(kUrn)) id.remove_prefix(kUrn.size());
  if (!TakeNumber(id, /*hex=*/true, out)) *out += folded;
}

void AppendIban(std::string_view folded, std::string* out) {
  std::string compact;
  AppendCompactId(folded, /*dots=*/false, &compact);
  for (const char c : compact) *out += Upper(c);
}

void AppendCompactId(std::string_view folded, bool dots, std::string* out) {
  for (size_t at = 0; at < folded.size();) {
    const size_t from = at;
    const char32_t c = text::DecodeAt(folded, &at);
    if (c == ' ' || IsDash(c) || (dots && (c == '.' || c == '/'))) continue;
    out->append(folded, from, at - from);
  }
}

void AppendCoordinates(std::string_view folded, std::string* out) {
  std::string_view text = folded;
  if (text.starts_with("geo:")) text.remove_prefix(4);
  if (text.starts_with('(') && text.ends_with(')')) {
    text = text.substr(1, text.size() - 2);
  }
  const std::string plain = PlainDashes(Trimmed(text));
  const size_t cut = plain.find_first_of(",; ");
  if (cut != std::string::npos) {
    std::string_view second = std::string_view(plain).substr(cut + 1);
    if (plain[cut] == ' ' && second.starts_with(',')) second.remove_prefix(1);
    std::string pair;
    if (TakeDecimal(std::string_view(plain).substr(0, cut), &pair)) {
      pair += ',';
      if (TakeDecimal(Trimmed(second), &pair)) {
        *out += pair;
        return;
      }
    }
  }
  *out += folded;
}

void AppendCryptoAddress(std::string_view exact, std::string* out) {
  const std::string_view address = Trimmed(exact);
  const bool any_case =
      address.size() > 3 && ((address[0] == '0' && Lower(address[1]) == 'x') ||
                             (Lower(address[0]) == 'b' &&
                              Lower(address[1]) == 'c' && address[2] == '1'));
  for (const char c : address) *out += any_case ? Lower(c) : c;
}

}  // namespace redactor::pseudonym
