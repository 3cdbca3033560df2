// Per-thread locale, made once. See utf8_locale.h.
#include "redactor/archive/utf8_locale.h"

namespace redactor::archive {

namespace {
locale_t SharedLocale() {
  // Never freed: threads may hold it until the process ends.
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}
}  // namespace

Utf8Locale::Utf8Locale() : before_(uselocale(nullptr)) {
  if (SharedLocale() != nullptr) uselocale(SharedLocale());
}

Utf8Locale::~Utf8Locale() { uselocale(before_); }

Status Utf8Locale::Available() {
  if (SharedLocale() != nullptr) return Status::Ok();
  return {StatusCode::kUnsupported, "the system has no locale C.UTF-8"};
}

}  // namespace redactor::archive
