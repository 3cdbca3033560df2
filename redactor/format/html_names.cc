// Lists of the names of HTML; see the header. The source is the index of
// elements and attributes of the HTML standard, and what mail programs add.
#include "redactor/format/html_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "redactor/base/ascii.h"
#include "redactor/format/name_list.h"

namespace redactor::format {

namespace {

using namespace std::string_view_literals;

// Sorted at compile time, in lower case.
template <size_t N>
constexpr std::array<std::string_view, N> Sorted(
    std::array<std::string_view, N> list) {
  std::sort(list.begin(), list.end());
  return list;
}

constexpr auto kInline = Sorted(std::array{
    "a"sv,    "abbr"sv,   "acronym"sv, "b"sv,    "bdi"sv,  "bdo"sv,
    "big"sv,  "cite"sv,   "code"sv,    "data"sv, "del"sv,  "dfn"sv,
    "em"sv,   "font"sv,   "i"sv,       "ins"sv,  "kbd"sv,  "label"sv,
    "mark"sv, "nobr"sv,   "q"sv,       "s"sv,    "samp"sv, "small"sv,
    "span"sv, "strike"sv, "strong"sv,  "sub"sv,  "sup"sv,  "time"sv,
    "tt"sv,   "u"sv,      "var"sv,     "wbr"sv,  "o:p"sv,
});

constexpr auto kVoid = Sorted(std::array{
    "area"sv,
    "base"sv,
    "br"sv,
    "col"sv,
    "embed"sv,
    "hr"sv,
    "img"sv,
    "input"sv,
    "link"sv,
    "meta"sv,
    "param"sv,
    "source"sv,
    "track"sv,
    "wbr"sv,
});

constexpr auto kBlocks = Sorted(std::array{
    "address"sv, "applet"sv,   "area"sv,       "article"sv,  "aside"sv,
    "audio"sv,   "base"sv,     "blockquote"sv, "body"sv,     "br"sv,
    "button"sv,  "canvas"sv,   "caption"sv,    "center"sv,   "circle"sv,
    "col"sv,     "colgroup"sv, "datalist"sv,   "dd"sv,       "details"sv,
    "dialog"sv,  "dir"sv,      "div"sv,        "dl"sv,       "dt"sv,
    "embed"sv,   "fieldset"sv, "figcaption"sv, "figure"sv,   "footer"sv,
    "form"sv,    "frame"sv,    "frameset"sv,   "g"sv,        "h1"sv,
    "h2"sv,      "h3"sv,       "h4"sv,         "h5"sv,       "h6"sv,
    "head"sv,    "header"sv,   "hgroup"sv,     "hr"sv,       "html"sv,
    "iframe"sv,  "img"sv,      "input"sv,      "legend"sv,   "li"sv,
    "line"sv,    "link"sv,     "main"sv,       "map"sv,      "menu"sv,
    "meta"sv,    "meter"sv,    "nav"sv,        "noscript"sv, "object"sv,
    "ol"sv,      "optgroup"sv, "option"sv,     "output"sv,   "p"sv,
    "param"sv,   "path"sv,     "picture"sv,    "pre"sv,      "progress"sv,
    "rect"sv,    "rp"sv,       "rt"sv,         "ruby"sv,     "script"sv,
    "search"sv,  "section"sv,  "select"sv,     "slot"sv,     "source"sv,
    "style"sv,   "summary"sv,  "svg"sv,        "table"sv,    "tbody"sv,
    "td"sv,      "template"sv, "textarea"sv,   "tfoot"sv,    "th"sv,
    "thead"sv,   "title"sv,    "tr"sv,         "track"sv,    "ul"sv,
    "use"sv,     "video"sv,
});

constexpr auto kAttributes = Sorted(std::array{
    "abbr"sv,
    "accept"sv,
    "accept-charset"sv,
    "accesskey"sv,
    "action"sv,
    "align"sv,
    "alink"sv,
    "allow"sv,
    "allowfullscreen"sv,
    "alt"sv,
    "aria-describedby"sv,
    "aria-hidden"sv,
    "aria-label"sv,
    "aria-labelledby"sv,
    "async"sv,
    "autocomplete"sv,
    "autofocus"sv,
    "autoplay"sv,
    "background"sv,
    "bgcolor"sv,
    "border"sv,
    "cellpadding"sv,
    "cellspacing"sv,
    "charset"sv,
    "checked"sv,
    "cite"sv,
    "class"sv,
    "clear"sv,
    "color"sv,
    "cols"sv,
    "colspan"sv,
    "content"sv,
    "contenteditable"sv,
    "controls"sv,
    "coords"sv,
    "crossorigin"sv,
    "d"sv,
    "data"sv,
    "datetime"sv,
    "defer"sv,
    "dir"sv,
    "disabled"sv,
    "download"sv,
    "draggable"sv,
    "enctype"sv,
    "face"sv,
    "fill"sv,
    "for"sv,
    "form"sv,
    "frameborder"sv,
    "headers"sv,
    "height"sv,
    "hidden"sv,
    "high"sv,
    "href"sv,
    "hreflang"sv,
    "hspace"sv,
    "http-equiv"sv,
    "id"sv,
    "integrity"sv,
    "itemprop"sv,
    "itemscope"sv,
    "itemtype"sv,
    "label"sv,
    "lang"sv,
    "language"sv,
    "link"sv,
    "list"sv,
    "loading"sv,
    "loop"sv,
    "low"sv,
    "max"sv,
    "maxlength"sv,
    "media"sv,
    "method"sv,
    "min"sv,
    "minlength"sv,
    "multiple"sv,
    "muted"sv,
    "name"sv,
    "nonce"sv,
    "noshade"sv,
    "novalidate"sv,
    "nowrap"sv,
    "onclick"sv,
    "onload"sv,
    "open"sv,
    "optimum"sv,
    "pattern"sv,
    "placeholder"sv,
    "points"sv,
    "poster"sv,
    "preload"sv,
    "property"sv,
    "readonly"sv,
    "rel"sv,
    "required"sv,
    "rev"sv,
    "role"sv,
    "rows"sv,
    "rowspan"sv,
    "rules"sv,
    "sandbox"sv,
    "scope"sv,
    "scrolling"sv,
    "selected"sv,
    "shape"sv,
    "size"sv,
    "sizes"sv,
    "span"sv,
    "spellcheck"sv,
    "src"sv,
    "srcdoc"sv,
    "srcset"sv,
    "start"sv,
    "step"sv,
    "stroke"sv,
    "style"sv,
    "summary"sv,
    "tabindex"sv,
    "target"sv,
    "text"sv,
    "title"sv,
    "translate"sv,
    "type"sv,
    "usemap"sv,
    "valign"sv,
    "value"sv,
    "viewbox"sv,
    "vlink"sv,
    "vspace"sv,
    "width"sv,
    "wrap"sv,
    "xmlns"sv,
});

constexpr auto kRaw = Sorted(std::array{
    "iframe"sv,
    "noembed"sv,
    "noframes"sv,
    "script"sv,
    "style"sv,
    "xmp"sv,
});

constexpr auto kEndsLike = Sorted(std::array{
    "dd"sv,
    "dt"sv,
    "li"sv,
    "option"sv,
    "p"sv,
    "td"sv,
    "th"sv,
    "tr"sv,
});

// Of pages of forums and desks, and of microformats.
constexpr auto kFieldClasses = Sorted(std::array{
    "adr"sv,        "author"sv,      "author-name"sv,    "author_name"sv,
    "bday"sv,       "creator"sv,     "display-name"sv,   "displayname"sv,
    "email"sv,      "family-name"sv, "familyname"sv,     "fn"sv,
    "full-name"sv,  "fullname"sv,    "given-name"sv,     "givenname"sv,
    "locality"sv,   "login"sv,       "nickname"sv,       "p-author"sv,
    "p-name"sv,     "p-nickname"sv,  "phone"sv,          "postal-code"sv,
    "postalcode"sv, "poster"sv,      "real-name"sv,      "realname"sv,
    "reporter"sv,   "requester"sv,   "street-address"sv, "streetaddress"sv,
    "tel"sv,        "telephone"sv,   "user-name"sv,      "user_name"sv,
    "username"sv,
});

}  // namespace

std::string_view KnownHtmlTag(std::string_view lower) {
  for (const std::span<const std::string_view> list :
       {std::span<const std::string_view>(kInline),
        std::span<const std::string_view>(kBlocks),
        std::span<const std::string_view>(kRaw)}) {
    const auto at = std::lower_bound(list.begin(), list.end(), lower);
    if (at != list.end() && *at == lower) return *at;
  }
  return {};
}

bool IsHtmlTag(std::string_view name) {
  return Lists(kInline, name) || Lists(kBlocks, name) || Lists(kRaw, name);
}
bool IsHtmlAttribute(std::string_view name) { return Lists(kAttributes, name); }
bool IsInlineTag(std::string_view name) { return Lists(kInline, name); }
bool IsVoidTag(std::string_view name) { return Lists(kVoid, name); }
bool IsRawTag(std::string_view name) { return Lists(kRaw, name); }
bool IsTextTag(std::string_view name) {
  return EqualsIgnoreCase(name, "title") || EqualsIgnoreCase(name, "textarea");
}
bool EndsItsLike(std::string_view name) { return Lists(kEndsLike, name); }

bool EndedBy(std::string_view open, std::string_view name) {
  const bool cell = open == "td" || open == "th";
  const bool term = open == "dt" || open == "dd";
  if (name == "td" || name == "th") return cell;
  if (name == "tr") return cell || open == "tr";
  if (name == "dt" || name == "dd") return term;
  return open == name;
}

bool HoldsItsLike(std::string_view open, std::string_view name) {
  if (name == "p") return open != "p";
  if (name == "td" || name == "th") return open == "tr" || open == "table";
  if (name == "tr") return open == "table";
  if (name == "dt" || name == "dd") return open == "dl";
  return open == "ul" || open == "ol" || open == "menu" || open == "select";
}

bool IsFieldClass(std::string_view name) { return Lists(kFieldClasses, name); }

}  // namespace redactor::format
