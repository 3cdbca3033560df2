// Random documents; see the header.
#include "tests/format/generate.h"

#include <string_view>

namespace redactor::format {

std::string Generator::Space() {
  static constexpr std::string_view kSpaces[] = {"", "", "", " ", "  ", "\t"};
  return std::string(kSpaces[Below(6)]);
}

std::string Generator::Word() {
  static constexpr std::string_view kWords[] = {
      "a",   "Jane",         "12345", "1234567890123456", "\xC3\xA9", "-",
      "},{", "\xE2\x82\xAC", "[x]",   "\xF0\x9F\x98\x80", "3.5",      "a,b;c",
      "'"};
  return std::string(kWords[Below(13)]);
}

std::string Generator::String() {
  static constexpr std::string_view kEscapes[] = {
      "\\n", "\\\"",    "\\\\",           "\\/",    "\\t", "\\u0031",
      "\\b", "\\u00e9", "\\ud83d\\ude00", "\\u20AC"};
  std::string out = "\"";
  for (uint32_t n = Below(6); n > 0; --n) {
    out += Below(3) == 0 ? std::string(kEscapes[Below(10)]) : Word();
  }
  return out + "\"";
}

std::string Generator::Number() {
  static constexpr std::string_view kNumbers[] = {
      "0", "-1", "12345", "1.25e+10", "1234567890", "-0.5E-3"};
  return std::string(kNumbers[Below(6)]);
}

std::string Generator::Value(int depth) {
  switch (Below(depth > 0 ? 8 : 5)) {
    case 0:
      return "null";
    case 1:
      return Below(2) != 0 ? "true" : "false";
    case 2:
      return Number();
    case 5:
      return Object(depth - 1);
    case 6:
    case 7:
      return Array(depth - 1);
    default:
      return String();
  }
}

std::string Generator::Object(int depth) {
  std::string out = "{" + Space();
  for (uint32_t i = 0, n = Below(5); i < n; ++i) {
    if (i > 0) out += "," + Space();
    // The number keeps keys of one object apart.
    out += "\"k" + std::to_string(i) + String().substr(1) + Space() + ":" +
           Space() + Value(depth) + Space();
  }
  return out + "}";
}

std::string Generator::Array(int depth) {
  std::string out = "[" + Space();
  for (uint32_t i = 0, n = Below(4); i < n; ++i) {
    if (i > 0) out += "," + Space();
    out += Value(depth) + Space();
  }
  return out + "]";
}

std::string Generator::Json() { return Object(4); }

std::string Generator::Csv() {
  static constexpr std::string_view kEnds[] = {"\n", "\r\n", "\r", "\n\n"};
  std::string out = Below(2) != 0 ? "id,name,note\n" : "";
  for (uint32_t row = 0, rows = Below(6); row < rows; ++row) {
    for (uint32_t cell = 0, cells = 1 + Below(4); cell < cells; ++cell) {
      if (cell > 0) out += ',';
      if (Below(3) == 0) {
        out += "\"" + Word() + (Below(2) != 0 ? "\"\"" : "\n") + Word() + "\"";
      } else if (Below(4) != 0) {
        out += "x" + Word().substr(0, 1);
      }
    }
    out += kEnds[Below(4)];
  }
  return out;
}

std::string Generator::Prose() {
  std::string out;
  for (uint32_t n = Below(60); n > 0; --n) {
    out += Word();
    out += Below(6) == 0 ? "\n\n" : Below(3) == 0 ? "\r\n" : " ";
  }
  return out;
}

std::string Generator::Characters(bool html) {
  static constexpr std::string_view kXml[] = {
      "&amp;", "&#64;",           "&#x1F600;", "<![CDATA[<b> & 12345]]>",
      "&lt;",  "<!-- c 98765 -->"};
  static constexpr std::string_view kHtml[] = {
      "&eacute;", "& ", "<br>", "<b>12</b>", "&#64", "<a href='u?a=12345'>"};
  std::string out;
  for (uint32_t n = Below(5); n > 0; --n) {
    out += Below(3) == 0 ? std::string(html ? kHtml[Below(6)] : kXml[Below(6)])
                         : Word();
    out += Space();
  }
  return out;
}

std::string Generator::Element(int depth, bool html) {
  static constexpr std::string_view kXml[] = {"row", "a:b", "field", "users",
                                              "user"};
  static constexpr std::string_view kHtml[] = {"p", "div", "span", "td", "x-y"};
  const std::string name(html ? kHtml[Below(5)] : kXml[Below(5)]);
  std::string out = "<" + name;
  if (Below(3) == 0) out += " name=\"email\"";
  if (Below(3) == 0) out += " title='a &amp; 12345'" + Space();
  if (!html && Below(4) == 0) return out + "/>";
  out += ">";
  for (uint32_t n = Below(4); n > 0; --n) {
    out += depth > 0 && Below(2) != 0 ? Element(depth - 1, html)
                                      : Characters(html);
    if (Below(3) == 0) out += "\n ";
  }
  return out + "</" + name + ">";
}

std::string Generator::Markup(bool html) {
  std::string out = html ? "" : "<?xml version=\"1.0\"?>\n<rows>";
  for (uint32_t n = Below(5); n > 0; --n) out += Element(3, html);
  return html ? out : out + "</rows>";
}

std::string Generator::Break(std::string text) {
  static constexpr std::string_view kBytes = "\"\\{}[],:\n\r x1\x00\xFF<>&/=";
  for (uint32_t n = 1 + Below(3); n > 0 && !text.empty(); --n) {
    const uint32_t at = Below(static_cast<uint32_t>(text.size()));
    const char byte = kBytes[Below(19)];
    switch (Below(4)) {
      case 0:
        text.erase(at, 1 + Below(3));
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      case 2:
        text[at] = byte;
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

std::string Generator::SqlValue(uint32_t dialect) {
  static constexpr std::string_view kOthers[] = {
      "NULL",       "0",           "-12345",  "now()",
      "0x4a616e65", "X'31323334'", "b'0101'", "_binary 'a;b'",
      "1 + 12345",  "'a'  'b'",    "DEFAULT", "0xff"};
  static constexpr std::string_view kMysql[] = {
      "\\n", "\\'", "\\\\", "''", "\"", "\\0", "--", "/*", ";", "),("};
  static constexpr std::string_view kStandard[] = {
      "''", "\n", "\\", "\"", "$$", "--", "/*", ";", "),(", "{\"a\":1}"};
  if (Below(3) == 0) return std::string(kOthers[Below(12)]);
  if (Below(9) == 0 && dialect == 1) return "$q$it's " + Word() + "$q$";
  if (Below(9) == 0 && dialect == 1) return "E'\\'\\x41" + Word2() + "'";
  if (Below(6) == 0) return "'" + Php() + "'";
  std::string out = "'";
  for (uint32_t n = Below(5); n > 0; --n) {
    out += Below(2) == 0  ? Word2()
           : dialect == 0 ? std::string(kMysql[Below(10)])
                          : std::string(kStandard[Below(10)]);
  }
  return out + "'";
}

// A word without a quote.
std::string Generator::Word2() {
  const std::string word = Word();
  return word == "'" ? "x" : word;
}

std::string Generator::Php() {
  const std::string word = Word2();
  return "a:1:{i:0;s:" + std::to_string(word.size()) + ":\"" + word + "\";}";
}

std::string Generator::CopyRow() {
  static constexpr std::string_view kParts[] = {
      "\\t", "\\n", "\\\\", "\\x41", "\\101", "'", "12345", "\\\\x4142", ""};
  std::string out;
  for (uint32_t column = 0; column < 3; ++column) {
    if (column > 0) out += '\t';
    if (Below(4) == 0) {
      out += "\\N";
      continue;
    }
    for (uint32_t n = Below(4); n > 0; --n) {
      out += Below(2) == 0 ? Word() : std::string(kParts[Below(9)]);
    }
  }
  return out + "\n";
}

std::string Generator::Sql() {
  static constexpr std::string_view kMarks[] = {"-- MySQL dump\n",
                                                "-- PostgreSQL database dump\n",
                                                "PRAGMA foreign_keys=OFF;\n"};
  const uint32_t dialect = Below(3);
  std::string out(kMarks[dialect]);
  out += "CREATE TABLE t (id int, user_ip varchar(40), note text);\n";
  for (uint32_t n = Below(4); n > 0; --n) {
    out += "INSERT INTO t VALUES" + Space();
    for (uint32_t rows = Below(3) + 1; rows > 0; --rows) {
      out += "(" + SqlValue(dialect) + "," + Space() + SqlValue(dialect) +
             Space() + "," + SqlValue(dialect) + ")" + (rows > 1 ? "," : ";\n");
    }
  }
  if (dialect == 1) {
    out += "COPY t (id, user_ip, note) FROM stdin;\n";
    for (uint32_t n = Below(4); n > 0; --n) out += CopyRow();
    out += "\\.\n";
  }
  return out + "-- " + Word() + "\nUPDATE t SET note='" + Word2() + "';\n";
}

}  // namespace redactor::format
