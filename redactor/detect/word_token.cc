// Cutting, folding and hashing tokens.
#include "redactor/detect/word_token.h"

#include <algorithm>
#include <cstring>

#include "redactor/detect/word_filter.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect::list {

namespace {

constexpr char32_t kFirstUnspaced = 0x0E00;    // Thai, and all that follows
constexpr unsigned char kUnspacedLead = 0xE0;  // the first byte of those

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char FoldByte(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

uint64_t HashToken(std::string_view token) {
  uint64_t h = token.size();
  for (; token.size() >= 8; token.remove_prefix(8)) {
    uint64_t part;
    std::memcpy(&part, token.data(), 8);
    h = MixBits(h ^ part);
  }
  uint64_t part = 0;
  std::memcpy(&part, token.data(), token.size());
  return MixBits(h ^ part);
}

}  // namespace

uint32_t TokenEnd(std::string_view text, uint32_t pos) {
  size_t end = pos;
  if (IsSpace(text[pos])) {
    while (end < text.size() && IsSpace(text[end])) ++end;
    return static_cast<uint32_t>(end);
  }
  while (end < text.size()) {
    size_t next = end;
    char32_t c = 0;
    if ((text[end] & 0x80) == 0) {
      if (!IsAsciiWord(text[end])) break;
      ++next;
    } else {
      c = text::DecodeAt(text, &next);
      if (!text::IsWordChar(c)) break;
    }
    end = next;
    if (end >= text.size()) break;
    // Only letters of these scripts have edges beside letters.
    const bool unspaced =
        c >= kFirstUnspaced ||
        static_cast<unsigned char>(text[end]) >= kUnspacedLead;
    if (unspaced && text::IsWordEdge(text, end)) break;
  }
  if (end == pos) text::DecodeAt(text, &end);
  return static_cast<uint32_t>(std::min(end, text.size()));
}

Token TokenAt(std::string_view text, uint32_t pos, std::string* buffer) {
  Token token;
  token.end = TokenEnd(text, pos);
  if (IsSpace(text[pos])) {
    token.folded = " ";
    return token;
  }
  const std::string_view raw = text.substr(pos, token.end - pos);
  buffer->assign(raw);
  if (std::all_of(raw.begin(), raw.end(),
                  [](char c) { return (c & 0x80) == 0; })) {
    std::transform(buffer->begin(), buffer->end(), buffer->begin(), FoldByte);
  } else {
    *buffer = text::FoldForMatch(raw);
  }
  token.folded = *buffer;
  return token;
}

uint64_t Chain(uint64_t chain, std::string_view token) {
  return MixBits(chain ^ HashToken(token)) + chain;
}

}  // namespace redactor::detect::list
