// Encoded words, both ways; see the header.
#include "redactor/format/mail_words.h"

#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/format/mail_codec.h"
#include "redactor/text/utf8.h"

namespace redactor::format {

namespace {

constexpr size_t kMaxFieldName = 256;
constexpr size_t kMaxWord = 75;
constexpr char kHex[] = "0123456789ABCDEF";

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

struct Word {
  size_t end = 0;
  std::string_view charset;
  char encoding = 'B';
  std::string_view text;
};

// "=?charset?B?text?=" at `at`. Blanks inside are tolerated, as readers do.
bool ReadWord(std::string_view value, size_t at, Word* word) {
  const size_t charset = at + 2;
  const size_t mark = value.find_first_of("?\r\n", charset);
  if (mark == std::string_view::npos || value[mark] != '?' || mark == charset ||
      mark - charset > 64 || mark + 2 >= value.size()) {
    return false;
  }
  word->encoding = ToUpper(value[mark + 1]);
  if ((word->encoding != 'B' && word->encoding != 'Q') ||
      value[mark + 2] != '?') {
    return false;
  }
  const size_t text = mark + 3;
  const size_t end = value.find("?=", text);
  if (end == std::string_view::npos) return false;
  word->text = value.substr(text, end - text);
  if (word->text.find_first_of("\r\n") != std::string_view::npos) return false;
  word->charset = value.substr(charset, mark - charset);
  word->charset = word->charset.substr(0, word->charset.find('*'));
  word->end = end + 2;
  return true;
}

void AppendBytes(const Word& word, std::string* bytes) {
  if (word.encoding == 'B') {
    Base64Decoder().Decode(word.text, bytes);
    return;
  }
  for (size_t at = 0; at < word.text.size(); ++at) {
    const char c = word.text[at];
    if (c == '=' && at + 2 < word.text.size() && IsHex(word.text[at + 1]) &&
        IsHex(word.text[at + 2])) {
      *bytes += static_cast<char>(HexValue(word.text[at + 1]) * 16 +
                                  HexValue(word.text[at + 2]));
      at += 2;
    } else {
      *bytes += c == '_' ? ' ' : c;
    }
  }
}

// Behind the white space at `at`, if an encoded word follows; else `at`.
size_t NextWord(std::string_view value, size_t at, Word* word) {
  size_t next = at;
  while (next < value.size() && IsBlank(value[next])) ++next;
  const bool is =
      value.substr(next).starts_with("=?") && ReadWord(value, next, word);
  return is ? next : at;
}

void AppendWord(std::string_view bytes, const std::string& label, char encoding,
                std::string* out) {
  *out += "=?" + label + "?" + encoding + "?";
  if (encoding == 'B') {
    TransferLayout layout;
    layout.encoding = TransferEncoding::kBase64;
    layout.line = 0;
    layout.eol_at_end = false;
    std::string text;
    EncodeTransfer(bytes, layout, &text);
    *out += text;
  } else {
    for (const char c : bytes) {
      if (IsAlnum(c) || c == '-' || c == '!' || c == '*' || c == '+' ||
          c == '/') {
        *out += c;
      } else if (c == ' ') {
        *out += '_';
      } else {
        const auto byte = static_cast<unsigned char>(c);
        *out += '=';
        *out += kHex[byte >> 4];
        *out += kHex[byte & 15];
      }
    }
  }
  *out += "?=";
}

}  // namespace

size_t FieldNameSize(std::string_view line) {
  size_t size = 0;
  while (size < line.size() && line[size] > ' ' && line[size] < 0x7F &&
         line[size] != ':') {
    ++size;
  }
  if (size == 0 || size > kMaxFieldName) return 0;
  size_t colon = size;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) {
    ++colon;
  }
  return colon < line.size() && line[colon] == ':' ? size : 0;
}

bool FindWords(std::string_view value, size_t from, WordGroup* group) {
  Word word;
  size_t at = from;
  for (;; at += 2) {
    at = value.find("=?", at);
    if (at == std::string_view::npos) return false;
    if (ReadWord(value, at, &word)) break;
  }
  group->begin = group->gap = at;
  // Only white space since the group before, which ended at `from`.
  const std::string_view before = value.substr(from, at - from);
  if (from > 0 && value.substr(0, from).ends_with("?=") &&
      std::all_of(before.begin(), before.end(), IsBlank)) {
    group->gap = from;
  }
  group->charset = word.charset;
  group->encoding = word.encoding;
  group->bytes.clear();
  for (;;) {
    AppendBytes(word, &group->bytes);
    group->end = word.end;
    Word next;
    if (NextWord(value, word.end, &next) == word.end &&
        !value.substr(word.end).starts_with("=?")) {
      return true;
    }
    if (next.end == 0 || !EqualsIgnoreCase(next.charset, group->charset)) {
      return true;
    }
    word = next;
  }
}

void AppendWords(std::string_view text, const std::string& label,
                 const text::Charset& charset, char encoding,
                 std::string_view eol, std::string* out) {
  bool first = true;
  while (!text.empty()) {
    // As many characters as fit, at least one; if some do not, then up to a
    // space, so that no token is parted.
    std::string best;
    size_t taken = 0;
    size_t space = 0;
    std::string to_space;
    for (size_t end = 0; end < text.size();) {
      text::DecodeAt(text, &end);
      std::string bytes;
      const std::string_view part = text.substr(0, end);
      if (charset.kind == text::CharsetKind::kUtf8) {
        bytes = part;
      } else if (!text::EncodeCharset(charset, part, &bytes)) {
        // Not in that charset, though it came from there.
        return AppendWords(text, "utf-8", text::Charset{}, encoding, eol, out);
      }
      std::string word;
      AppendWord(bytes, label, encoding, &word);
      if (word.size() > kMaxWord && taken > 0) {
        if (space > 0) {
          best = std::move(to_space);
          taken = space;
        }
        break;
      }
      best = std::move(word);
      taken = end;
      if (part.ends_with(' ')) {
        to_space = best;
        space = end;
      }
    }
    if (!first) {
      *out += eol;
      *out += ' ';
    }
    first = false;
    *out += best;
    text.remove_prefix(taken);
  }
}

std::string DecodeBytes(std::string_view label, std::string_view bytes) {
  const text::Charset charset = text::FindCharset(label, bytes);
  std::string out;
  if (charset.kind == text::CharsetKind::kUtf8 ||
      !text::CouldBeIn(charset, bytes) ||
      !text::DecodeCharset(charset, bytes, &out, nullptr)) {
    out = bytes;
  }
  return out;
}

std::string DecodeWords(std::string_view value) {
  std::string out;
  size_t at = 0;
  for (WordGroup group; FindWords(value, at, &group); at = group.end) {
    out += value.substr(at, group.gap - at);
    out += DecodeBytes(group.charset, group.bytes);
  }
  out += value.substr(at);
  return out;
}

std::string DecodeParam(const MailParam& param) {
  return param.charset.empty() ? param.bytes
                               : DecodeBytes(param.charset, param.bytes);
}

void AppendParam(std::string_view name, std::string_view value,
                 std::string* out) {
  *out += name;
  const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  });
  if (plain) {
    *out += "=\"";
    *out += value;
    *out += '"';
    return;
  }
  *out += "*=utf-8''";
  for (const char c : value) {
    if (IsAlnum(c) || c == '.' || c == '-' || c == '_') {
      *out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      *out += '%';
      *out += kHex[byte >> 4];
      *out += kHex[byte & 15];
    }
  }
}

}  // namespace redactor::format
