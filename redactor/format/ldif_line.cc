// One line of LDIF (RFC 2849): attribute;option: value, ":: base64", ":< URL".
//
// Distinguished names are read by their parts, each under the name of its
// attribute: "uid=jpoe,ou=People,dc=example,dc=com". Those of the entry's own
// name are attributes of it like any other.
#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/base/ascii.h"
#include "redactor/format/folded_run.h"

namespace redactor::format {

namespace {

// The attribute that a part of a name begins with, up to its '=', 0: none.
size_t AttributeSize(std::string_view part) {
  size_t at = 0;
  while (at < part.size() && (IsAlnum(part[at]) || part[at] == '-' ||
                              part[at] == '.' || part[at] == ' ')) {
    ++at;
  }
  return at < part.size() && part[at] == '=' ? at : 0;
}

// The end of the part that begins at `at`: a comma or plus that is not escaped
// or quoted.
size_t PartEnd(std::string_view dn, size_t at) {
  for (bool quoted = false; at < dn.size(); ++at) {
    if (dn[at] == '\\') {
      ++at;
    } else if (dn[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && (dn[at] == ',' || dn[at] == '+' || dn[at] == ';')) {
      return at;
    }
  }
  return dn.size();
}

// Every part has an attribute, and one of them is what directories end in.
bool LooksLikeDn(std::string_view value) {
  bool rooted = false;
  for (size_t at = 0; at <= value.size();) {
    const size_t end = PartEnd(value, at);
    std::string_view part = value.substr(at, end - at);
    const size_t size = AttributeSize(part);
    if (size == 0) return false;
    part = part.substr(0, size);
    while (part.starts_with(' ')) part.remove_prefix(1);
    for (const std::string_view root : {"dc", "o", "ou", "c", "cn"}) {
      rooted |= EqualsIgnoreCase(part, root);
    }
    at = end + 1;
  }
  return rooted;
}

// Calls `function(attribute, value)` with begins and ends of each part.
template <typename Function>
void ForDnParts(std::string_view dn, Function function) {
  for (size_t at = 0; at < dn.size();) {
    const size_t end = PartEnd(dn, at);
    const size_t size = AttributeSize(dn.substr(at, end - at));
    const size_t value = size == 0 ? at : at + size + 1;
    while (size > 0 && dn[at] == ' ') ++at;
    function(at, size == 0 ? at : value - 1, value, end);
    at = end + 1;
  }
}

}  // namespace

void FoldedRun::AddLdifLine() {
  const std::string_view line = line_text_.text();
  if (line[0] == '#' || line == "-") {
    return AddValue(0, line.size(), SegmentKind::kText, 0);
  }
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return AddMalformed();
  base64_before_ = false;
  const uint32_t node = AddName(0, colon, 0, std::min(line.find(';'), colon));
  size_t begin = colon + 1;
  const char kind = begin < line.size() ? line[begin] : '\0';
  if (kind == ':' || kind == '<') ++begin;
  while (begin < line.size() && line[begin] == ' ') ++begin;
  const std::string_view name = line.substr(0, colon);
  const bool dn = EqualsIgnoreCase(name, "dn");
  if (kind == ':') return AddBase64(begin, line.size(), node, dn);
  if (kind != '<' && LooksLikeDn(line.substr(begin))) {
    return AddDn(begin, line.size(), dn ? 0 : node);
  }
  AddValue(begin, line.size(), SegmentKind::kValue, node);
}

void FoldedRun::AddDn(size_t begin, size_t end, uint32_t node) {
  const std::string_view dn = line_text_.text().substr(begin, end - begin);
  ForDnParts(dn, [&](size_t key, size_t key_end, size_t value, size_t stop) {
    uint32_t part = node;
    if (key_end > key) {
      const uint32_t text = batch_.text_at();
      line_text_.Append(begin + key, begin + key_end, Escapes::kNone, nullptr,
                        &batch_);
      part = batch_.AddNode({node,
                             PathNode::Kind::kKey,
                             {batch_.record_text() + text, key_end - key},
                             0});
      batch_.AddSegment(text, SegmentKind::kKey, part);
    }
    AddValue(begin + value, begin + stop, SegmentKind::kValue, part,
             Escapes::kBackslashHex);
  });
}

// The text is in place already, under one chunk: what stands between the parts
// becomes the bytes that follow segments.
void FoldedRun::AddDecodedDn(uint32_t begin, std::string_view decoded) {
  char* const text = batch_.text_tail();
  const auto add = [&](size_t from, size_t to, SegmentKind kind,
                       uint32_t path) {
    if (from == to) return;
    batch_.set_text_tail(text + to);
    batch_.AddSegment(begin + static_cast<uint32_t>(from), kind, path);
  };
  ForDnParts(decoded,
             [&](size_t key, size_t key_end, size_t value, size_t stop) {
               uint32_t part = 0;
               if (key_end > key) {
                 part = batch_.AddNode(
                     {0, PathNode::Kind::kKey, {text + key, key_end - key}, 0});
                 add(key, key_end, SegmentKind::kKey, part);
               }
               add(value, stop, SegmentKind::kValue, part);
             });
  batch_.set_text_tail(text + decoded.size());
  *batch_.text_tail() = '\0';
  batch_.set_text_tail(batch_.text_tail() + 1);
}

}  // namespace redactor::format
