// Spelling; see the header.
#include "redactor/pseudonym/surrogate_spelling.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace redactor::pseudonym {

namespace {

namespace chrono = std::chrono;
constexpr chrono::sys_days kFirstDay = chrono::year{5000} / chrono::January / 1;

std::string Hex(std::string_view bytes, std::string_view marks, char mark) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (marks[i] == '1') out += mark;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

// "5000-01-31" or "12:00:00": three numbers of these widths.
bool ReadThree(std::string_view text, char mark, std::array<size_t, 3> widths,
               std::array<uint32_t, 3>* out) {
  size_t at = 0;
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0 && (at >= text.size() || text[at++] != mark)) return false;
    const auto value = ReadUnsigned(text.substr(at, widths[i]));
    if (!value || text.size() - at < widths[i]) return false;
    (*out)[i] = static_cast<uint32_t>(*value);
    at += widths[i];
  }
  return at == text.size();
}

}  // namespace

std::optional<uint64_t> ReadUnsigned(std::string_view text) {
  uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::string SpellDay(uint32_t day) {
  const chrono::year_month_day date(kFirstDay + chrono::days(day));
  std::array<char, 40> out{};
  std::snprintf(
      out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

std::optional<uint32_t> ReadDay(std::string_view text) {
  std::array<uint32_t, 3> parts{};
  if (!ReadThree(text, '-', {4, 2, 2}, &parts)) return std::nullopt;
  const chrono::year_month_day date(chrono::year(static_cast<int>(parts[0])),
                                    chrono::month(parts[1]),
                                    chrono::day(parts[2]));
  if (!date.ok() || chrono::sys_days(date) < kFirstDay) return std::nullopt;
  return static_cast<uint32_t>((chrono::sys_days(date) - kFirstDay).count());
}

std::string SpellSecond(uint32_t second) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%02u:%02u:%02u", second / 3600,
                second / 60 % 60, second % 60);
  return out.data();
}

std::optional<uint32_t> ReadSecond(std::string_view text) {
  std::array<uint32_t, 3> parts{};
  if (!ReadThree(text, ':', {2, 2, 2}, &parts)) return std::nullopt;
  return parts[0] * 3600 + parts[1] * 60 + parts[2];
}

std::string SpellUuid(std::string_view bytes) {
  return Hex(bytes, "0000101010100000", '-');
}

std::string SpellMac(std::string_view bytes) {
  return Hex(bytes, "01111111", ':');
}

std::string ReadHexBytes(std::string_view text) {
  std::string out;
  int high = -1;
  for (const char c : text) {
    if (std::string_view("-:.{}").find(c) != std::string_view::npos) continue;
    int digit = c - '0';
    if (digit < 0 || digit > 9) digit = (c | 0x20) - 'a' + 10;
    if (digit < 0 || digit > 15 || (c > '9' && digit < 10)) return {};
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  return high < 0 ? out : std::string();
}

std::string SpellAddress(std::string_view bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text.data(),
            text.size());
  return text.data();
}

std::string ReadAddress(std::string_view text) {
  if (text.ends_with("/128") || text.ends_with("/32")) {
    text = text.substr(0, text.rfind('/'));
  }
  const std::string spelled(text);
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET, spelled.c_str(), bytes.data()) == 1) {
    return {bytes.data(), 4};
  }
  if (inet_pton(AF_INET6, spelled.c_str(), bytes.data()) == 1) {
    return {bytes.data(), 16};
  }
  return {};
}

}  // namespace redactor::pseudonym
