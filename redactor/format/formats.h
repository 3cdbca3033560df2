// The formats of this room, one accessor each; registry.cc lists them.
#ifndef REDACTOR_FORMAT_FORMATS_H_
#define REDACTOR_FORMAT_FORMATS_H_

#include "redactor/format/format.h"

namespace redactor::format {

// Static storage, immutable.
const Format& TextFormat();
const Format& JsonFormat();
const Format& NdjsonFormat();
const Format& CsvFormat();
const Format& TsvFormat();
const Format& XmlFormat();
const Format& HtmlFormat();
const Format& MailFormat();
const Format& MboxFormat();
const Format& SqlFormat();
const Format& VcardFormat();
const Format& LdifFormat();

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_FORMATS_H_
