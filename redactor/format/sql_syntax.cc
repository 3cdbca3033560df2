// Tokens in SQL; see the header.
#include "redactor/format/sql_syntax.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace redactor::format {

namespace {

// Tokens are bare words; anything else could end a literal.
bool IsSafe(std::string_view token) {
  return std::ranges::all_of(token, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') ||
           std::string_view("-_.@:/ +").find(c) != std::string_view::npos;
  });
}

bool IsNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

void AppendHex(std::string_view bytes, std::string* out) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    *out += kHex[byte >> 4];
    *out += kHex[byte & 15];
  }
}

Status NoPlace() {
  return {StatusCode::kInternal, "a token that its SQL literal cannot hold"};
}

void AppendQuoted(std::string_view token, std::string* out) {
  *out += '\'';
  *out += token;
  *out += '\'';
}

// A token in the place of packed bytes: those of an address, else its own.
void AppendPacked(uint8_t dress, std::string_view token, std::string* out) {
  const std::string bytes = PackIp(token);
  if (dress == kSqlIpHex || dress == kSqlIpLiteral) {
    if (dress == kSqlIpLiteral) *out += "0x";
    return AppendHex(bytes.empty() ? token : bytes, out);
  }
  if (bytes.size() != 4) return AppendQuoted(token, out);
  uint32_t value = 0;
  for (const char c : bytes) {
    value = value << 8 | static_cast<unsigned char>(c);
  }
  *out += dress == kSqlIpSigned ? std::to_string(static_cast<int32_t>(value))
                                : std::to_string(value);
}

}  // namespace

Status SqlSyntax::Review(std::span<const Record> records,
                         std::span<RecordOutcome> outcomes) {
  for (size_t i = 0; i < records.size(); ++i) {
    if (outcomes[i].replacements.empty()) continue;
    for (const Segment& segment : records[i].segments) {
      if (segment.room != ValueRoom::kTypeName) continue;
      for (const Replacement& replacement : outcomes[i].replacements) {
        if (replacement.begin == segment.begin) {
          widened.emplace_back(records[i].paths[segment.path].name);
        }
      }
    }
  }
  return Status::Ok();
}

Status SqlSyntax::Encode(const Record& /*record*/, const Segment& segment,
                         std::string_view token, std::string* out) const {
  if (segment.dress == kSqlType) {
    *out += token;
    return Status::Ok();
  }
  if (!IsSafe(token)) return NoPlace();
  switch (segment.dress) {
    case kSqlNumber:
      if (!token.empty() && IsNumber(token)) break;
      AppendQuoted(token, out);
      return Status::Ok();
    case kSqlHex:
      AppendHex(token, out);
      return Status::Ok();
    case kSqlIpHex:
    case kSqlIpLiteral:
    case kSqlIpNumber:
    case kSqlIpSigned:
      AppendPacked(segment.dress, token, out);
      return Status::Ok();
    case kSqlJsonNumber:
    case kSqlJsonNumberBackslash: {
      const char* quote =
          segment.dress == kSqlJsonNumberBackslash ? "\\\"" : "\"";
      *out += quote;
      *out += token;
      *out += quote;
      return Status::Ok();
    }
    default:
      break;
  }
  *out += token;
  return Status::Ok();
}

// s:8:"Jane Poe"; the quotes may have backslashes.
bool SqlSyntax::Reframe(const Record& record, const Segment& segment,
                        size_t size, uint32_t* begin, uint32_t* end,
                        std::string* out) const {
  if (segment.dress != kSqlPhpString) return false;
  uint32_t at = RawBegin(record, segment.begin);
  const auto back = [&](char c) {
    if (at > 0 && record.raw[at - 1] == c) --at;
  };
  back('"');
  back('\\');
  back(':');
  *end = at;
  while (at > 0 && record.raw[at - 1] >= '0' && record.raw[at - 1] <= '9') {
    --at;
  }
  *begin = at;
  *out = std::to_string(size);
  return true;
}

Status SqlSyntax::Stub(const Record& /*record*/, const Batch::Item& item,
                       std::string_view reason, std::string* out) const {
  const std::string word = "redactor-withheld:" + std::string(reason);
  const uint32_t cells = item.cells & ~(kSqlCopyRow | kSqlWithHead);
  if ((item.cells & kSqlCopyRow) != 0) {
    *out += word;
    for (uint32_t i = 1; i < cells; ++i) *out += "\t\\N";
    return Status::Ok();
  }
  if (item.cells == kSqlNoCells) {
    *out += "/* " + word + " */";
    return Status::Ok();
  }
  // The head may be the reason, so that none of it stays.
  if ((item.cells & kSqlWithHead) != 0) {
    *out += "INSERT INTO redactor_withheld VALUES ";
  }
  *out += "('" + word + "'";
  for (uint32_t i = 1; i < cells; ++i) *out += ",NULL";
  *out += ')';
  return Status::Ok();
}

std::string SpellIp(std::string_view bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = bytes.size() == 4 ? AF_INET : AF_INET6;
  if (bytes.size() != 4 && bytes.size() != 16) return {};
  if (inet_ntop(family, bytes.data(), text.data(), text.size()) == nullptr) {
    return {};
  }
  return text.data();
}

std::string PackIp(std::string_view text) {
  std::array<char, 16> bytes{};
  const std::string spelled(text);
  if (inet_pton(AF_INET, spelled.c_str(), bytes.data()) == 1) {
    return {bytes.data(), 4};
  }
  if (inet_pton(AF_INET6, spelled.c_str(), bytes.data()) == 1) {
    return {bytes.data(), 16};
  }
  return {};
}

}  // namespace redactor::format
