// UTF-8 that is cut anywhere: is the rest the start of a character?
#ifndef REDACTOR_TEXT_UTF8_CUT_H_
#define REDACTOR_TEXT_UTF8_CUT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/text/utf8.h"

namespace redactor::text {

// `bytes` (not empty) are the start of one character that further bytes may
// complete.
inline bool IsPartialUtf8(std::string_view bytes) {
  const auto lead = static_cast<uint8_t>(bytes[0]);
  if (lead < 0xC2 || lead > 0xF4) return false;
  const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() >= size) return false;
  if (bytes.size() == 1) return true;
  std::string whole(bytes);  // the second byte decides, any may follow it
  whole.append(size - bytes.size(), '\x80');
  return IsValidUtf8(whole);
}

// The bytes of `bytes` before a character that their end cuts.
inline size_t WholeUtf8(std::string_view bytes) {
  for (size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    if (IsPartialUtf8(bytes.substr(bytes.size() - back))) {
      return bytes.size() - back;
    }
  }
  return bytes.size();
}

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_UTF8_CUT_H_
