// Utf8Locale: a UTF-8 locale for this thread, while the object lives.
//
// libarchive asks the locale how names are spelt and turns non-ASCII names to
// question marks in the C locale. The process's own locale is not touched.
#ifndef REDACTOR_ARCHIVE_UTF8_LOCALE_H_
#define REDACTOR_ARCHIVE_UTF8_LOCALE_H_

#include <locale.h>

#include "redactor/status.h"

namespace redactor::archive {

class Utf8Locale {
 public:
  Utf8Locale();
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale();

  // Error when the system has no such locale: then no name can be trusted.
  static Status Available();

 private:
  locale_t before_;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_UTF8_LOCALE_H_
