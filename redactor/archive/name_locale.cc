// Per-thread locales, made once and never freed: threads may hold them until
// the process ends. See name_locale.h.
#include "redactor/archive/name_locale.h"

#include <cstddef>
#include <cstdint>

namespace redactor::archive {

namespace {
locale_t Get(NameLocale::Spelling spelling) {
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  static const locale_t bytes = newlocale(LC_CTYPE_MASK, "C", nullptr);
  return spelling == NameLocale::Spelling::kUtf8 ? utf8 : bytes;
}

// Bytes after the first of a sequence, or -1; narrows the second byte's range.
int Following(uint8_t first, uint8_t* low, uint8_t* high) {
  *low = 0x80;
  *high = 0xbf;
  if (first < 0x80) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  if (first < 0xe0) return 1;
  if (first < 0xf0) {
    if (first == 0xe0) *low = 0xa0;
    if (first == 0xed) *high = 0x9f;
    return 2;
  }
  if (first == 0xf0) *low = 0x90;
  if (first == 0xf4) *high = 0x8f;
  return 3;
}
}  // namespace

NameLocale::NameLocale(Spelling spelling) : before_(uselocale(nullptr)) {
  if (Get(spelling) != nullptr) uselocale(Get(spelling));
}

NameLocale::~NameLocale() { uselocale(before_); }

Status NameLocale::Available() {
  if (Get(Spelling::kUtf8) != nullptr && Get(Spelling::kBytes) != nullptr) {
    return Status::Ok();
  }
  return {StatusCode::kUnsupported, "the system has no locale C.UTF-8"};
}

bool IsUtf8(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    uint8_t low = 0;
    uint8_t high = 0;
    int left = Following(static_cast<uint8_t>(text[i]), &low, &high);
    if (left < 0) return false;
    for (; left > 0; --left, low = 0x80, high = 0xbf) {
      if (++i == text.size()) return false;
      const auto next = static_cast<uint8_t>(text[i]);
      if (next < low || next > high) return false;
    }
  }
  return true;
}

}  // namespace redactor::archive
