// The vocabulary of HTML: tags and attributes that say nothing about anybody,
// and what tags do to the text around them.
#ifndef REDACTOR_FORMAT_HTML_NAMES_H_
#define REDACTOR_FORMAT_HTML_NAMES_H_

#include <string_view>

namespace redactor::format {

// All take names in any case.
// The tag as a text that lasts; empty when HTML has none of this name.
std::string_view KnownHtmlTag(std::string_view lower);
bool IsHtmlTag(std::string_view name);
bool IsHtmlAttribute(std::string_view name);
// <b>, <span>: stands inside of text, even of a word.
bool IsInlineTag(std::string_view name);
// <br>, <img>: has no end tag.
bool IsVoidTag(std::string_view name);
// <script>, <style>: what it holds is no markup.
bool IsRawTag(std::string_view name);
// <title>, <textarea>: what it holds is text with references.
bool IsTextTag(std::string_view name);
// <p>, <li>, <td>: the next one of its kind ends it.
bool EndsItsLike(std::string_view name);
// Does a start tag `name` end an open element?
bool EndedBy(std::string_view open, std::string_view name);
// ... and does this one hold it, so that nothing around ends?
bool HoldsItsLike(std::string_view open, std::string_view name);
// class="author": text of an element that is known for what it is.
bool IsFieldClass(std::string_view name);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_HTML_NAMES_H_
