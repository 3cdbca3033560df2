// Named HTML entities that can hide a value. Not the whole HTML5 list: names of
// arrows and operators stand in no personal data.
#ifndef REDACTOR_TEXT_HTML_ENTITIES_H_
#define REDACTOR_TEXT_HTML_ENTITIES_H_

#include <string_view>

namespace redactor::text {

// The code point of `name` (without '&' and ';', case as HTML has it); 0 when
// it is not listed.
char32_t HtmlEntity(std::string_view name);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_HTML_ENTITIES_H_
