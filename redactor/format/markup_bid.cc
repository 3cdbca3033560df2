// Bids for markup; see the header.
#include "redactor/format/markup_bid.h"

#include <algorithm>
#include <array>
#include <string>

#include "redactor/base/ascii.h"
#include "redactor/format/html_names.h"
#include "redactor/format/markup_text.h"
#include "redactor/format/xml_names.h"

namespace redactor::format {

namespace {

std::string_view TrimLeft(std::string_view text) {
  while (!text.empty() && IsMarkupSpace(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view TrimRight(std::string_view text) {
  while (!text.empty() && IsMarkupSpace(text.back())) text.remove_suffix(1);
  return text;
}

// Steps over comments and instructions; a document type is left standing.
std::string_view SkipProlog(std::string_view text) {
  for (;;) {
    text = TrimLeft(text);
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?")) return text;
    const std::string_view close = comment ? "-->" : "?>";
    const size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + close.size());
  }
}

bool NamedLike(std::string_view name,
               std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [name](std::string_view suffix) {
                       return EndsWithIgnoreCase(name, suffix);
                     });
}

// The '>' of the tag at the start; npos when it has none. A '<' in it speaks
// against a tag.
size_t TagEnd(std::string_view text) {
  char quote = '\0';
  for (size_t at = 1; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    } else if (c == '<') {
      break;
    }
  }
  return std::string_view::npos;
}

bool MayBeTag(std::string_view text, std::string_view name) {
  const size_t behind = 1 + name.size();
  return behind < text.size() && (IsMarkupSpace(text[behind]) ||
                                  text[behind] == '>' || text[behind] == '/');
}

// "<jane> hello" in a chat is no element.
MarkupLook LookAtElement(std::string_view text, const Probe& probe) {
  const std::string_view name =
      text.substr(1, XmlNameSize(text.data() + 1, text.data() + text.size()));
  if (name.empty() || !MayBeTag(text, name)) return MarkupLook::kNone;
  if (EqualsIgnoreCase(name, "html")) return MarkupLook::kHtml;
  const bool html = IsHtmlTag(name);
  const size_t end = TagEnd(text);
  if (end == std::string_view::npos) {
    // A tag of 256 KiB is one all the same.
    const bool row = !probe.complete && !html && text.find('=') < 256;
    return row ? MarkupLook::kXml : MarkupLook::kNone;
  }
  const std::string close = "</" + std::string(name);
  const std::string_view rest = TrimLeft(text.substr(end + 1));
  if (html) {
    const bool fits = text.find("</") != std::string_view::npos ||
                      TrimRight(text).ends_with('>');
    return fits ? MarkupLook::kHtml : MarkupLook::kNone;
  }
  const bool empty = text[end - 1] == '/';
  const bool ends = TrimRight(text).ends_with('>');
  if (probe.complete && !probe.first_line) {
    const bool closed = empty || text.rfind(close) != std::string_view::npos;
    return ends && closed ? MarkupLook::kXml : MarkupLook::kNone;
  }
  const bool goes_on = rest.empty() || rest.starts_with('<') ||
                       text.find(close) != std::string_view::npos;
  return goes_on ? MarkupLook::kXml : MarkupLook::kNone;
}

}  // namespace

MarkupLook LookForMarkup(const Probe& probe) {
  std::string_view text = probe.head;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = TrimLeft(text);
  if (!text.starts_with('<')) return MarkupLook::kNone;
  const bool declared = text.starts_with("<?xml");
  const std::string_view body = SkipProlog(text);
  if (StartsWithIgnoreCase(body, "<!doctype html")) return MarkupLook::kHtml;
  MarkupLook look = MarkupLook::kNone;
  if (body.starts_with("<!DOCTYPE ")) {
    look = MarkupLook::kXml;
  } else if (body.size() > 1 && body[0] == '<') {
    look = LookAtElement(body, probe);
  }
  if (declared && !StartsWithIgnoreCase(body, "<html")) {
    return MarkupLook::kXml;
  }
  if (NamedLike(probe.name, {".html", ".htm", ".xhtml"})) {
    return MarkupLook::kHtml;
  }
  if (NamedLike(probe.name, {".xml", ".kml", ".rss", ".atom", ".rdf", ".svg",
                             ".gpx", ".wxr", ".plist"})) {
    return MarkupLook::kXml;
  }
  return look;
}

}  // namespace redactor::format
