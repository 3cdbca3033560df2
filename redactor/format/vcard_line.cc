// One content line of vCard 2.1, 3.0, 4.0 or iCalendar:
// [group.]NAME;PARAMETER=value;...:value
//
// The parts of N, ADR and ORG have names of their own, as the columns of a
// table have.
#include <algorithm>
#include <array>
#include <span>

#include "redactor/base/ascii.h"
#include "redactor/format/folded_run.h"

namespace redactor::format {

namespace {

constexpr std::array<std::string_view, 5> kNameParts = {
    "family_name", "given_name", "middle_name", "prefix", "suffix"};
constexpr std::array<std::string_view, 7> kAddressParts = {
    "po_box", "address_2",   "street", "city",
    "region", "postal_code", "country"};
constexpr std::array<std::string_view, 2> kOrgParts = {"org", "org_unit"};

std::span<const std::string_view> PartsOf(std::string_view name) {
  if (EqualsIgnoreCase(name, "N")) return kNameParts;
  if (EqualsIgnoreCase(name, "ADR")) return kAddressParts;
  if (EqualsIgnoreCase(name, "ORG")) return kOrgParts;
  return {};
}

bool Contains(std::string_view text, std::string_view word) {
  for (size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (StartsWithIgnoreCase(text.substr(at), word)) return true;
  }
  return false;
}

// Bytes of "mailto:" and the like at the front of a value.
size_t SchemeOf(std::string_view value) {
  for (const std::string_view scheme :
       {"mailto:", "tel:", "sip:", "sips:", "xmpp:", "skype:", "im:"}) {
    if (StartsWithIgnoreCase(value, scheme)) return scheme.size();
  }
  return 0;
}

// "data:image/png;base64," at the front of a value.
size_t DataUri(std::string_view value) {
  if (!StartsWithIgnoreCase(value, "data:")) return 0;
  const std::string_view head = value.substr(0, value.find(','));
  if (head.size() == value.size() || !EndsWithIgnoreCase(head, ";base64")) {
    return 0;
  }
  return head.size() + 1;
}

size_t FindUnescaped(std::string_view text, size_t at, size_t end, char c) {
  for (; at < end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == c) {
      return at;
    }
  }
  return end;
}

}  // namespace

size_t VcardHeader(std::string_view line) {
  bool quoted = false;
  for (size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == ':' && !quoted) return at;
  }
  // A quote that does not close is none.
  return quoted ? line.find(':') : std::string_view::npos;
}

bool IsQuotedPrintable(std::string_view line) {
  const size_t header = VcardHeader(line);
  return header != std::string_view::npos &&
         Contains(line.substr(0, header), "QUOTED-PRINTABLE");
}

bool IsBase64Line(std::string_view line, Folded dialect) {
  if (dialect == Folded::kLdif) {
    const size_t colon = line.find(':');
    return colon != std::string_view::npos &&
           line.substr(colon).starts_with("::");
  }
  const size_t header = VcardHeader(line);
  if (header == std::string_view::npos) return false;
  const std::string_view head = line.substr(0, header);
  return Contains(head, ";BASE64") || Contains(head, "ENCODING=B") ||
         DataUri(line.substr(header + 1)) > 0;
}

void FoldedRun::AddVcardLine() {
  const std::string_view line = line_text_.text();
  const size_t header = VcardHeader(line);
  if (header == std::string_view::npos || header == 0) return AddMalformed();
  base64_before_ = false;
  const size_t end = std::min(line.find(';'), header);
  const size_t dot = line.substr(0, end).rfind('.');
  const size_t begin = dot == std::string_view::npos ? 0 : dot + 1;
  const std::string_view name = line.substr(begin, end - begin);
  base64_ = quoted_printable_ = false;
  charset_ = nullptr;
  const uint32_t node = AddName(0, end, begin, end);
  size_t at = end;
  while (at < header) at = AddVcardParameters(at + 1, node);
  AddVcardValue(name, header + 1, node);
}

// One parameter, at `at`; answers where it ends.
size_t FoldedRun::AddVcardParameters(size_t at, uint32_t node) {
  const std::string_view line = line_text_.text();
  const size_t header = VcardHeader(line);
  size_t end = at;
  for (bool quoted = false; end < header; ++end) {
    if (line[end] == '"') quoted = !quoted;
    if (line[end] == ';' && !quoted) break;
  }
  const size_t equals = std::min(line.substr(0, end).find('=', at), end);
  const std::string_view name = line.substr(at, equals - at);
  const std::string_view value =
      equals == end ? name : line.substr(equals + 1, end - equals - 1);
  if (equals == end || EqualsIgnoreCase(name, "ENCODING")) {
    base64_ |=
        EqualsIgnoreCase(value, "B") || EqualsIgnoreCase(value, "BASE64");
    quoted_printable_ |= EqualsIgnoreCase(value, "QUOTED-PRINTABLE");
  }
  if (EqualsIgnoreCase(name, "CHARSET") && !EqualsIgnoreCase(value, "UTF-8")) {
    charset_ = text::NewCodec(std::string(value));
  }
  if (equals == end) {
    AddValue(at, end, SegmentKind::kText, 0);
    return end;
  }
  const uint32_t text = batch_.text_at();
  line_text_.Append(at, equals, Escapes::kNone, nullptr, &batch_);
  const uint32_t child =
      batch_.AddNode({node,
                      PathNode::Kind::kKey,
                      {batch_.record_text() + text, equals - at},
                      0});
  if (equals > at) batch_.AddSegment(text, SegmentKind::kKey, child);
  const bool quotes = value.size() >= 2 && value.front() == '"' &&
                      value.find('"', 1) == value.size() - 1;
  AddValue(equals + 1 + (quotes ? 1 : 0), end - (quotes ? 1 : 0),
           SegmentKind::kValue, child);
  return end;
}

void FoldedRun::AddVcardValue(std::string_view name, size_t begin,
                              uint32_t node) {
  const std::string_view line = line_text_.text();
  const size_t end = line.size();
  if (base64_) return AddBase64(begin, end, node, /*is_dn=*/false);
  if (const size_t head = DataUri(line.substr(begin)); head > 0) {
    AddValue(begin, begin + head, SegmentKind::kText, 0);
    return AddBase64(begin + head, end, node, /*is_dn=*/false);
  }
  const Escapes escapes =
      quoted_printable_ ? Escapes::kQuotedPrintable : Escapes::kBackslash;
  const auto parts = PartsOf(name);
  for (size_t part = 0; !parts.empty() && begin <= end; ++part) {
    const size_t stop = FindUnescaped(line, begin, end, ';');
    if (stop > begin) {
      const std::string_view part_name =
          parts[std::min(part, parts.size() - 1)];
      AddValue(begin, stop, SegmentKind::kValue,
               batch_.AddNode({node, PathNode::Kind::kKey, part_name, 0}),
               escapes);
    }
    begin = stop + 1;
  }
  if (begin >= end) return;
  const size_t scheme = SchemeOf(line.substr(begin));
  if (scheme > 0) {
    AddValue(begin, begin + scheme, SegmentKind::kText, 0);
    if (StartsWithIgnoreCase(line.substr(begin), "mailto:")) {
      node = batch_.AddNode({node, PathNode::Kind::kKey, "email", 0});
    }
  }
  // An id of the card, not the login that it is elsewhere.
  if (EqualsIgnoreCase(name, "UID")) {
    return AddValue(begin, end, SegmentKind::kText, 0, escapes);
  }
  AddValue(begin + scheme, end, SegmentKind::kValue, node, escapes);
}

}  // namespace redactor::format
