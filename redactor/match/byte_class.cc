// Reads the inside of a regex class.
#include "redactor/match/byte_class.h"

#include <optional>
#include <string>

namespace redactor::match {

namespace {

Status BadClass(const char* why) {
  return {StatusCode::kInvalidArgument, std::string("bad class: ") + why};
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Adds \d, \w or \s; false for any other letter.
bool AddShorthand(char c, ByteClass* out) {
  switch (c) {
    case 'd':
      out->AddRange('0', '9');
      return true;
    case 'w':
      out->AddRange('0', '9');
      out->AddRange('A', 'Z');
      out->AddRange('a', 'z');
      out->Add('_');
      return true;
    case 's':
      for (const char space : {' ', '\t', '\n', '\r', '\f', '\v'}) {
        out->Add(space);
      }
      return true;
    default:
      return false;
  }
}

// One byte, escaped or not, at `*pos`; none for a bad escape.
std::optional<char> ReadByte(std::string_view in, size_t* pos) {
  const char c = in[(*pos)++];
  if (c != '\\') return c;
  if (*pos >= in.size()) return std::nullopt;
  const char e = in[(*pos)++];
  switch (e) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'x': {
      if (*pos + 2 > in.size()) return std::nullopt;
      const int high = HexDigit(in[*pos]);
      const int low = HexDigit(in[*pos + 1]);
      *pos += 2;
      if (high < 0 || low < 0) return std::nullopt;
      return static_cast<char>(high * 16 + low);
    }
    default: {
      ByteClass word;
      AddShorthand('w', &word);
      return word.Has(e) ? std::nullopt : std::optional<char>(e);
    }
  }
}

}  // namespace

void ByteClass::AddRange(char first, char last) {
  for (int b = static_cast<unsigned char>(first);
       b <= static_cast<unsigned char>(last); ++b) {
    Add(static_cast<char>(b));
  }
}

void ByteClass::Complement() {
  for (uint64_t& word : bits_) word = ~word;
}

Result<ByteClass> ByteClass::Parse(std::string_view inside) {
  ByteClass out;
  size_t pos = 0;
  const bool negated = inside.starts_with('^');
  if (negated) ++pos;
  if (pos == inside.size()) return BadClass("it is empty");
  while (pos < inside.size()) {
    if (inside[pos] == '\\' && pos + 1 < inside.size() &&
        AddShorthand(inside[pos + 1], &out)) {
      pos += 2;
      continue;
    }
    const std::optional<char> first = ReadByte(inside, &pos);
    if (!first) return BadClass("unknown escape");
    if (pos + 1 >= inside.size() || inside[pos] != '-') {
      out.Add(*first);
      continue;
    }
    ++pos;
    const std::optional<char> last = ReadByte(inside, &pos);
    if (!last) return BadClass("unknown escape");
    if (static_cast<unsigned char>(*last) <
        static_cast<unsigned char>(*first)) {
      return BadClass("range is the wrong way round");
    }
    out.AddRange(*first, *last);
  }
  if (negated) out.Complement();
  return out;
}

}  // namespace redactor::match
