// Reading of MIME parameters; see the header.
#include "redactor/format/mail_params.h"

#include "redactor/base/ascii.h"

namespace redactor::format {

namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// One `name=value`.
struct Piece {
  std::string name;
  size_t begin = 0;
  size_t value_begin = 0;
  size_t value_end = 0;
  size_t end = 0;
  std::string bytes;
};

size_t SkipBlanks(std::string_view text, size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

// The value at `at`: quoted, or up to a blank or ';'.
size_t ReadValue(std::string_view text, size_t at, Piece* piece) {
  if (at < text.size() && text[at] == '"') {
    piece->value_begin = ++at;
    while (at < text.size() && text[at] != '"') {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      if (text[at] != '\r' && text[at] != '\n') piece->bytes += text[at];
      ++at;
    }
    piece->value_end = at;
    return at < text.size() ? at + 1 : at;
  }
  piece->value_begin = at;
  while (at < text.size() && text[at] != ';' && !IsBlank(text[at])) {
    piece->bytes += text[at++];
  }
  piece->value_end = at;
  return at;
}

bool NextPiece(std::string_view text, size_t* at, Piece* piece) {
  while (*at < text.size()) {
    const size_t semicolon = text.find(';', *at);
    if (semicolon == std::string_view::npos) return false;
    const size_t begin = SkipBlanks(text, semicolon + 1);
    size_t end = begin;
    while (end < text.size() && text[end] != '=' && text[end] != ';' &&
           !IsBlank(text[end])) {
      ++end;
    }
    *piece = Piece{};
    piece->begin = begin;
    for (const char c : text.substr(begin, end - begin)) {
      piece->name += ToLower(c);
    }
    *at = SkipBlanks(text, end);
    if (*at >= text.size() || text[*at] != '=' || piece->name.empty()) continue;
    piece->end = *at = ReadValue(text, SkipBlanks(text, *at + 1), piece);
    return true;
  }
  return false;
}

std::string Unpercent(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && IsHex(text[i + 1]) &&
        IsHex(text[i + 2])) {
      out +=
          static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

void Append(Piece piece, bool percent, bool first, MailParam* param) {
  if (percent && first) {
    const size_t mark = piece.bytes.find('\'');
    const size_t next =
        mark == std::string::npos ? mark : piece.bytes.find('\'', mark + 1);
    if (next != std::string::npos) {
      param->charset = piece.bytes.substr(0, mark);
      piece.bytes.erase(0, next + 1);
      if (!piece.bytes.empty()) param->value_begin += next + 1;
    }
  }
  param->percent |= percent;
  param->bytes += percent ? Unpercent(piece.bytes) : piece.bytes;
  param->value_end = piece.value_end;
  param->end = piece.end;
}

}  // namespace

std::string MailToken(std::string_view value) {
  std::string out;
  for (const char c : value.substr(0, value.find(';'))) {
    if (!IsBlank(c)) out += ToLower(c);
  }
  return out;
}

std::vector<MailParam> MailParams(std::string_view value) {
  std::vector<MailParam> params;
  Piece piece;
  size_t expected = 0;  // number of the next piece of the last parameter
  for (size_t at = 0; NextPiece(value, &at, &piece);) {
    const bool percent = piece.name.ends_with('*');
    std::string name =
        piece.name.substr(0, piece.name.size() - (percent ? 1 : 0));
    const size_t star = name.rfind('*');
    bool numbered = false;
    size_t number = 0;
    if (star != std::string::npos && star + 1 < name.size() &&
        name.size() - star < 5) {
      numbered = true;
      for (size_t i = star + 1; i < name.size(); ++i) {
        numbered &= IsDigit(name[i]);
        number = number * 10 + static_cast<size_t>(name[i] - '0');
      }
      if (numbered) name.resize(star);
    }
    if (numbered && number > 0 && number == expected && !params.empty() &&
        params.back().name == name) {
      Append(std::move(piece), percent, /*first=*/false, &params.back());
      ++expected;
      continue;
    }
    expected = numbered ? number + 1 : 0;
    MailParam param;
    param.name = std::move(name);
    param.begin = piece.begin;
    param.value_begin = piece.value_begin;
    param.extended = percent || numbered;
    Append(std::move(piece), percent, /*first=*/true, &param);
    params.push_back(std::move(param));
  }
  return params;
}

}  // namespace redactor::format
