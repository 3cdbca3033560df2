// Names of XML: which elements are records, which hold the name of a field,
// and what becomes of a document when a name is replaced.
#ifndef REDACTOR_FORMAT_XML_NAMES_H_
#define REDACTOR_FORMAT_XML_NAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "redactor/base/record.h"

namespace redactor::format {

// The bytes of a name that begins at `p`, at most up to `end`; 0: none does.
// Any byte above ASCII may stand in a name.
size_t XmlNameSize(const char* p, const char* end);
// Without its namespace prefix.
std::string_view LocalName(std::string_view name);

// Is an element a record of its own? `parent` holds it (empty: the document),
// `before` is the element before it there. All names are local.
bool IsXmlRecord(std::string_view parent, std::string_view before,
                 std::string_view name);
// <field name="email">: an element that says nothing beside an attribute that
// says all.
bool IsFieldElement(std::string_view name);
bool IsFieldNameAttribute(std::string_view name);
// <field><value>: it belongs to what its parent is named for.
bool IsValueElement(std::string_view name);
bool IsValueAttribute(std::string_view name);
// <key>email</key><string>x</string>: names the element behind it, `next`.
bool NamesNext(std::string_view name);
bool IsNamedBy(std::string_view name, std::string_view next);

// Names of path steps, kept as long as this lives. It never grows large: what
// is too long or one too many is "_".
class NameTable {
 public:
  // Of an attribute: with '@' before it.
  std::string_view Get(std::string_view name, bool attribute);

 private:
  std::unordered_set<std::string> names_;
  std::string key_;
};

// Would the replaced names of a record no longer fit: a start tag and its end
// tag, or two equal attributes of one element? In a part nothing can be said:
// any replaced name breaks it.
bool BreaksXmlNames(const Record& record, const RecordOutcome& outcome);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_XML_NAMES_H_
