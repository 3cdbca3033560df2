// The JSON of the redaction map: one fixed shape, written and read strictly.
//
// A form is [raw, count], or [raw, count, FORM, flag...] where FORM may be ""
// and the flags are, in this order: "number" (raw stood as a bare number),
// "base64" (raw is not UTF-8 and is written in base64), "ambiguous" (another
// form of the entity has the same FORM). Reading takes any order of keys,
// white space and escapes of JSON; an unknown, missing or repeated key, a
// trailing byte, a number that is no unsigned integer or a token that is none
// is kMalformed. Messages hold nothing of the text.
#ifndef REDACTOR_PSEUDONYM_MAP_JSON_H_
#define REDACTOR_PSEUDONYM_MAP_JSON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/pseudonym/map_writer.h"
#include "redactor/status.h"

namespace redactor::pseudonym {

struct MapForm {
  std::string raw;
  uint64_t count = 0;
  std::string form;  // FORM of the token, may be empty
  bool bare_number = false;
  bool ambiguous = false;
  std::string as = {};  // the surrogate that stands there, no token
};

struct MapPlace {
  std::string entry;
  uint64_t record = 0;
  std::string path;
};

struct MapLine {
  std::string token;  // bare
  EntityType type = EntityType::kPerson;
  std::optional<std::string> value;  // none: a secret, or only pre-existing
  std::vector<MapForm> forms;        // most frequent first
  uint64_t count = 0;
  uint64_t preexisting = 0;
  std::optional<MapPlace> first;
  std::vector<std::string> rules;  // ascending
};

// Appends with quotes; bytes that are not UTF-8 become U+FFFD.
void AppendJsonString(std::string_view text, std::string* out);
void AppendHeader(const MapHeader& header, std::string* out);  // with newline
void AppendForm(const MapForm& form, std::string* out);
// A line in three parts, so that forms can be streamed: start, forms with a
// comma between, end (with newline).
void AppendLineStart(const MapLine& line, std::string* out);
void AppendLineEnd(const MapLine& line, std::string* out);
void AppendLine(const MapLine& line, std::string* out);

[[nodiscard]] Status ParseHeader(std::string_view text, MapHeader* header);
[[nodiscard]] Status ParseLine(std::string_view text, MapLine* line);
// "PERSON-7Q4M2K9XABTC" of any allowed length, upper case.
[[nodiscard]] bool ParseBareToken(std::string_view text, Token* token);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_MAP_JSON_H_
