// Lists of names and checks of replaced ones; see the header.
#include "redactor/format/xml_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "redactor/base/ascii.h"
#include "redactor/format/name_list.h"

namespace redactor::format {

namespace {

using namespace std::string_view_literals;

// All lists are sorted, in lower case.
constexpr std::array kRecords = {
    "bug"sv,     "case"sv,   "comment"sv,   "contact"sv, "customer"sv,
    "doc"sv,     "entry"sv,  "incident"sv,  "issue"sv,   "item"sv,
    "message"sv, "person"sv, "placemark"sv, "post"sv,    "record"sv,
    "row"sv,     "sms"sv,    "thread"sv,    "ticket"sv,  "user"sv,
};
// Their children are records, unless they are such containers themselves.
constexpr std::array kContainers = {
    "add"sv,  "data"sv,    "database"sv,   "export"sv, "items"sv,
    "list"sv, "objects"sv, "records"sv,    "result"sv, "results"sv,
    "rows"sv, "table"sv,   "table_data"sv, "unload"sv, "xml"sv,
};
constexpr std::array kWrappers = {
    "channel"sv,         "database"sv, "document"sv,
    "folder"sv,          "head"sv,     "list"sv,
    "result"sv,          "style"sv,    "table_data"sv,
    "table_structure"sv,
};
constexpr std::array kFields = {
    "add"sv,       "arr"sv,    "attribute"sv,   "bool"sv,     "cell"sv,
    "col"sv,       "column"sv, "customfield"sv, "data"sv,     "date"sv,
    "double"sv,    "entry"sv,  "field"sv,       "float"sv,    "int"sv,
    "item"sv,      "long"sv,   "meta"sv,        "option"sv,   "param"sv,
    "parameter"sv, "prop"sv,   "property"sv,    "setting"sv,  "simpledata"sv,
    "str"sv,       "string"sv, "var"sv,         "variable"sv,
};
constexpr std::array kFieldNames = {
    "column"sv, "field"sv, "fieldname"sv, "key"sv, "name"sv,
};
constexpr std::array kValues = {
    "customfieldvalue"sv, "customfieldvalues"sv, "str"sv, "string"sv, "value"sv,
    "values"sv,
};
constexpr std::array kValueAttributes = {
    "content"sv,
    "default"sv,
    "val"sv,
    "value"sv,
};

bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool IsNameChar(char c) {
  return IsNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// "users" holds "user", "entries" holds "entry", "addresses" holds "address".
bool IsPlural(std::string_view plural, std::string_view name) {
  if (name.empty() || plural.size() <= name.size()) return false;
  if (plural.starts_with(name)) {
    const std::string_view rest = plural.substr(name.size());
    return rest == "s" || rest == "es" || rest == "List" || rest == "_list" ||
           rest == "-list";
  }
  return name.back() == 'y' && plural.ends_with("ies") &&
         plural.substr(0, plural.size() - 3) == name.substr(0, name.size() - 1);
}

// Names of a record, by where they stand.
struct Name {
  std::string_view before;
  std::string after;
  uint32_t element;  // attribute: node of its element
  bool attribute;
  bool replaced;
  int opens;  // +1 a start tag, -1 an end tag
};

// <name .../>: the tag whose name ends at `at` has no end tag.
bool ClosesItself(std::string_view raw, size_t at) {
  char quote = '\0';
  for (; at < raw.size(); ++at) {
    const char c = raw[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return raw[at - 1] == '/';
    }
  }
  return false;
}

bool IsElementName(const Record& record, const Segment& segment) {
  const uint32_t raw = RawBegin(record, segment.begin);
  return raw > 0 && (record.raw[raw - 1] == '<' || record.raw[raw - 1] == '/');
}

int Opens(const Record& record, const Segment& segment) {
  if (!IsElementName(record, segment)) return 0;
  if (record.raw[RawBegin(record, segment.begin) - 1] == '/') return -1;
  return ClosesItself(record.raw, RawEnd(record, segment.end)) ? 0 : 1;
}

void GatherNames(const Record& record, const RecordOutcome& outcome,
                 std::vector<Name>* names) {
  auto next = outcome.replacements.begin();
  const auto last = outcome.replacements.end();
  for (const Segment& segment : record.segments) {
    while (next != last && next->begin < segment.begin) ++next;
    if (segment.kind != SegmentKind::kKey) continue;
    Name name{record.text.substr(segment.begin, segment.end - segment.begin),
              {},
              record.paths[segment.path].parent,
              !IsElementName(record, segment),
              false,
              Opens(record, segment)};
    uint32_t at = segment.begin;
    for (; next != last && next->end <= segment.end; ++next) {
      name.replaced = true;
      name.after.append(record.text.substr(at, next->begin - at));
      name.after += next->token;
      at = next->end;
    }
    name.after.append(record.text.substr(at, segment.end - at));
    names->push_back(std::move(name));
  }
}

}  // namespace

size_t XmlNameSize(const char* p, const char* end) {
  if (p == end || !IsNameStart(*p)) return 0;
  const char* at = p + 1;
  while (at < end && IsNameChar(*at)) ++at;
  return static_cast<size_t>(at - p);
}

std::string_view LocalName(std::string_view name) {
  const size_t colon = name.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == name.size()) return name;
  return name.substr(colon + 1);
}

bool IsXmlRecord(std::string_view parent, std::string_view before,
                 std::string_view name) {
  if (parent.empty()) return Lists(kRecords, name);
  if (Lists(kWrappers, name)) return false;
  return name == before || Lists(kRecords, name) || IsPlural(parent, name) ||
         Lists(kContainers, parent);
}

bool IsFieldElement(std::string_view name) { return Lists(kFields, name); }
bool IsFieldNameAttribute(std::string_view name) {
  return Lists(kFieldNames, name);
}
bool IsValueElement(std::string_view name) { return Lists(kValues, name); }
bool IsValueAttribute(std::string_view name) {
  return Lists(kValueAttributes, name);
}

bool NamesNext(std::string_view name) {
  return name == "key" || name == "name" || name == "customfieldname";
}

bool IsNamedBy(std::string_view name, std::string_view next) {
  if (name == "key") return next != "key";
  if (name == "name") return next == "value";
  return next == "customfieldvalues";
}

std::string_view NameTable::Get(std::string_view name, bool attribute) {
  constexpr size_t kMostNames = 65536;
  constexpr size_t kLongest = 128;
  if (name.size() > kLongest) return "_";
  key_.assign(attribute ? 1 : 0, '@').append(name);
  const auto known = names_.find(key_);
  if (known != names_.end()) return *known;
  if (names_.size() >= kMostNames) return "_";
  return *names_.insert(key_).first;
}

bool BreaksXmlNames(const Record& record, const RecordOutcome& outcome) {
  if (outcome.replacements.empty()) return false;
  std::vector<Name> names;
  GatherNames(record, outcome, &names);
  if (std::none_of(names.begin(), names.end(),
                   [](const Name& name) { return name.replaced; })) {
    return false;
  }
  if (!record.first_part || !record.last_part) return true;
  struct Element {
    std::string_view after;
    bool replaced = false;
    int open = 0;
  };
  std::map<std::string_view, Element> elements;
  std::map<std::pair<uint32_t, std::string_view>, bool> attributes;
  for (const Name& name : names) {
    if (name.attribute) {
      const auto [at, fresh] = attributes.emplace(
          std::pair(name.element, std::string_view(name.after)), name.replaced);
      if (!fresh && (at->second || name.replaced)) return true;
      at->second |= name.replaced;
    } else {
      const auto [at, fresh] =
          elements.emplace(name.before, Element{name.after});
      if (at->second.after != name.after) return true;
      at->second.replaced |= name.replaced;
      at->second.open += name.opens;
    }
  }
  return std::any_of(elements.begin(), elements.end(), [](const auto& element) {
    return element.second.replaced && element.second.open != 0;
  });
}

}  // namespace redactor::format
