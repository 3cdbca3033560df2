// NameLocale: how this thread spells names, while the object lives.
//
// libarchive asks the locale, and turns non-ASCII names to question marks in
// the C locale. The process's own locale is not touched. Names that are no
// UTF-8 are passed as bytes: then the C locale keeps libarchive from marking
// them as UTF-8.
#ifndef REDACTOR_ARCHIVE_NAME_LOCALE_H_
#define REDACTOR_ARCHIVE_NAME_LOCALE_H_

#include <locale.h>

#include <string_view>

#include "redactor/status.h"

namespace redactor::archive {

class NameLocale {
 public:
  enum class Spelling { kUtf8, kBytes };

  explicit NameLocale(Spelling spelling = Spelling::kUtf8);
  NameLocale(const NameLocale&) = delete;
  NameLocale& operator=(const NameLocale&) = delete;
  ~NameLocale();

  // Error when the system has no such locales: then no name can be trusted.
  static Status Available();

 private:
  locale_t before_;
};

// Well-formed by table 3-7 of the Unicode standard.
bool IsUtf8(std::string_view text);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_NAME_LOCALE_H_
