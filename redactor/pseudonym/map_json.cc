// Writing and reading of map lines. The reader is a small cursor over one line;
// any doubt is an error, since a map is what restore and merge trust.
#include "redactor/pseudonym/map_json.h"

#include <algorithm>
#include <array>

#include "redactor/pseudonym/base32.h"
#include "redactor/pseudonym/base64.h"
#include "redactor/pseudonym/json_cursor.h"
#include "redactor/pseudonym/token_hasher.h"
#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {

constexpr std::string_view kNumber = "number";
constexpr std::string_view kBase64 = "base64";
constexpr std::string_view kAmbiguous = "ambiguous";
constexpr std::string_view kAs = "as:";

Status Bad(const char* what) {
  return {StatusCode::kMalformed, std::string("redaction map: ") + what};
}

void AppendField(std::string_view key, std::string_view value,
                 std::string* out) {
  *out += ",\"";
  *out += key;
  *out += "\":";
  AppendJsonString(value, out);
}

void AppendNumberField(std::string_view key, uint64_t value, std::string* out) {
  *out += ",\"";
  *out += key;
  *out += "\":";
  *out += std::to_string(value);
}

// One of the flags behind FORM; false when it is none or comes twice.
bool TakeFlag(std::string_view flag, MapForm* form, bool* base64) {
  if (flag.starts_with(kAs) && form->as.empty()) {
    form->as = flag.substr(kAs.size());
    return !form->as.empty();
  }
  bool* const target = flag == kNumber      ? &form->bare_number
                       : flag == kBase64    ? base64
                       : flag == kAmbiguous ? &form->ambiguous
                                            : nullptr;
  if (target == nullptr || *target) return false;
  *target = true;
  return true;
}

bool IsForm(std::string_view form) {
  return form.empty() || (form.size() == kFormChars &&
                          std::all_of(form.begin(), form.end(), [](char c) {
                            return Base32Upper(c) == c;
                          }));
}

bool ParseForm(JsonCursor* json, MapForm* form) {
  bool base64 = false;
  std::string text;
  if (!json->Take('[') || !json->String(&form->raw) || !json->Take(',') ||
      !json->Number(&form->count)) {
    return false;
  }
  if (json->Take(',')) {
    if (!json->String(&form->form) || !IsForm(form->form)) return false;
    while (json->Take(',')) {
      if (!json->String(&text) || !TakeFlag(text, form, &base64)) return false;
    }
  }
  if (!json->Take(']')) return false;
  if (!base64) return true;
  text.swap(form->raw);
  return FromBase64(text, &form->raw);
}

// Calls `element` for each element of an array.
template <typename Element>
bool ParseArray(JsonCursor* json, Element element) {
  if (!json->Take('[')) return false;
  if (json->Take(']')) return true;
  do {
    if (!element()) return false;
  } while (json->Take(','));
  return json->Take(']');
}

// Calls `field(key)` for each key of an object; each must come once.
template <size_t N, typename Field>
bool ParseObject(JsonCursor* json, const std::array<std::string_view, N>& keys,
                 Field field) {
  std::array<bool, N> seen{};
  std::string key;
  if (!json->Take('{')) return false;
  for (size_t i = 0; i < N; ++i) {
    if (i > 0 && !json->Take(',')) return false;
    if (!json->String(&key) || !json->Take(':')) return false;
    const size_t at = static_cast<size_t>(
        std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (at == N || seen[at] || !field(at)) return false;
    seen[at] = true;
  }
  return json->Take('}');
}

bool ParsePlace(JsonCursor* json, MapPlace* place) {
  constexpr std::array<std::string_view, 3> kKeys = {"entry", "record", "path"};
  return ParseObject(json, kKeys, [&](size_t key) {
    if (key == 0) return json->String(&place->entry);
    if (key == 1) return json->Number(&place->record);
    return json->String(&place->path);
  });
}

bool ParseForms(JsonCursor* json, std::vector<MapForm>* forms) {
  return ParseArray(json,
                    [&] { return ParseForm(json, &forms->emplace_back()); });
}

bool ParseRules(JsonCursor* json, std::vector<std::string>* rules) {
  return ParseArray(json, [&] { return json->String(&rules->emplace_back()); });
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  *out += '"';
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    const char32_t c = text::DecodeAt(text, &at);
    if (c >= 0xDC00 && c <= 0xDCFF) {
      *out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      *out += '\\';
      *out += static_cast<char>(c);
    } else if (c == '\n') {
      *out += "\\n";
    } else if (c < 0x20) {
      *out += "\\u00";
      *out += kHex[c >> 4];
      *out += kHex[c & 15];
    } else {
      out->append(text, from, at - from);
    }
  }
  *out += '"';
}

void AppendHeader(const MapHeader& header, std::string* out) {
  *out += "{\"redactor_map\":1";
  AppendField("key_id", header.key_id, out);
  AppendField("audience", header.audience, out);
  AppendField("rules", header.rules, out);
  AppendField("lexicon", header.lexicon, out);
  AppendField("created", header.created, out);
  *out += header.partial ? ",\"partial\":true}\n" : ",\"partial\":false}\n";
}

void AppendForm(const MapForm& form, std::string* out) {
  const bool valid = text::IsValidUtf8(form.raw);
  *out += '[';
  if (valid) {
    AppendJsonString(form.raw, out);
  } else {
    *out += '"';
    AppendBase64(form.raw, out);
    *out += '"';
  }
  *out += ',';
  *out += std::to_string(form.count);
  const bool flags =
      form.bare_number || form.ambiguous || !valid || !form.as.empty();
  if (!form.form.empty() || flags) {
    *out += ",\"" + form.form + "\"";
  }
  const auto flag = [&](bool set, std::string_view name) {
    if (!set) return;
    *out += ",\"";
    *out += name;
    *out += '"';
  };
  flag(form.bare_number, kNumber);
  flag(!valid, kBase64);
  flag(form.ambiguous, kAmbiguous);
  if (!form.as.empty()) {
    *out += ',';
    AppendJsonString(std::string(kAs) + form.as, out);
  }
  *out += ']';
}

void AppendLineStart(const MapLine& line, std::string* out) {
  *out += "{\"token\":\"" + line.token + '"';
  AppendField("type", EntityTypeName(line.type), out);
  if (line.value) {
    AppendField("value", *line.value, out);
  } else {
    *out += ",\"value\":null";
  }
  *out += ",\"forms\":[";
}

void AppendLineEnd(const MapLine& line, std::string* out) {
  *out += ']';
  AppendNumberField("count", line.count, out);
  AppendNumberField("preexisting", line.preexisting, out);
  if (line.first) {
    *out += ",\"first\":{\"entry\":";
    AppendJsonString(line.first->entry, out);
    AppendNumberField("record", line.first->record, out);
    AppendField("path", line.first->path, out);
    *out += '}';
  } else {
    *out += ",\"first\":null";
  }
  *out += ",\"rules\":[";
  for (size_t i = 0; i < line.rules.size(); ++i) {
    if (i > 0) *out += ',';
    AppendJsonString(line.rules[i], out);
  }
  *out += "]}\n";
}

void AppendLine(const MapLine& line, std::string* out) {
  AppendLineStart(line, out);
  for (size_t i = 0; i < line.forms.size(); ++i) {
    if (i > 0) *out += ',';
    AppendForm(line.forms[i], out);
  }
  AppendLineEnd(line, out);
}

Status ParseHeader(std::string_view text, MapHeader* header) {
  constexpr std::array<std::string_view, 7> kKeys = {
      "redactor_map", "key_id",  "audience", "rules",
      "lexicon",      "created", "partial"};
  JsonCursor json(text);
  uint64_t version = 0;
  const std::array<std::string*, 5> strings = {
      &header->key_id, &header->audience, &header->rules, &header->lexicon,
      &header->created};
  const bool parsed = ParseObject(&json, kKeys, [&](size_t key) {
    if (key == 0) return json.Number(&version);
    if (key == 6) return json.Bool(&header->partial);
    return json.String(strings[key - 1]);
  });
  if (!parsed || !json.AtEnd()) return Bad("the first line is not its header");
  if (version != 1) return Bad("of a version that this program does not know");
  return Status::Ok();
}

bool ParseBareToken(std::string_view text, Token* token) {
  const size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return false;
  const auto type = ParseEntityType(text.substr(0, hyphen));
  const std::string_view body = text.substr(hyphen + 1);
  const bool sized = body.size() == BodyChars(50) ||
                     body.size() == BodyChars(75) ||
                     body.size() == BodyChars(100);
  if (!type || !sized || !std::all_of(body.begin(), body.end(), [](char c) {
        return c != 0 && Base32Upper(c) == c;
      })) {
    return false;
  }
  token->type = *type;
  token->body = body;
  token->form.clear();
  return true;
}

Status ParseLine(std::string_view text, MapLine* line) {
  constexpr std::array<std::string_view, 8> kKeys = {
      "token", "type",        "value", "forms",
      "count", "preexisting", "first", "rules"};
  JsonCursor json(text);
  *line = MapLine();
  std::string type;
  const bool parsed = ParseObject(&json, kKeys, [&](size_t key) {
    switch (key) {
      case 0:
        return json.String(&line->token);
      case 1:
        return json.String(&type);
      case 2:
        return json.Null() || json.String(&line->value.emplace());
      case 3:
        return ParseForms(&json, &line->forms);
      case 4:
        return json.Number(&line->count);
      case 5:
        return json.Number(&line->preexisting);
      case 6:
        return json.Null() || ParsePlace(&json, &line->first.emplace());
      default:
        return ParseRules(&json, &line->rules);
    }
  });
  Token token;
  if (!parsed || !json.AtEnd()) return Bad("a line is malformed");
  if (!ParseBareToken(line->token, &token) ||
      EntityTypeName(token.type) != type) {
    return Bad("a line has no token of its type");
  }
  line->type = token.type;
  return Status::Ok();
}

}  // namespace redactor::pseudonym
