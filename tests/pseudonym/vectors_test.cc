// The frozen vectors. A failure here is a breaking change: tokens made by an
// older redactor would no longer be those of this one. Do not edit a vector to
// make it pass; a new canonicalisation needs a new version (canonical.h).
//
// check_tokens.py, beside the vectors, makes key id, token and FORM from the
// canonical column with code of its own.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "redactor/pseudonym/json_cursor.h"
#include "redactor/pseudonym/map_json.h"
#include "redactor/pseudonym/token.h"

namespace redactor::pseudonym {
namespace {

struct Vector {
  std::string key, audience, type, region, value, raw, canonical, display;
  std::string key_id, token, form;
  uint64_t bits = 0;
  bool number = false;
};

std::string ReadVectors() {
  std::ifstream in(std::string(REDACTOR_SOURCE_DIR) +
                   "/tests/vectors/tokens.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

// Keys stand in one order, so that the reader can be simple.
bool TakeVector(JsonCursor* json, Vector* v) {
  std::string name;
  const auto key = [&](const char* wanted, char before) {
    return json->Take(before) && json->String(&name) && name == wanted &&
           json->Take(':');
  };
  const auto text = [&](const char* wanted, std::string* value) {
    return key(wanted, ',') && json->String(value);
  };
  return key("key", '{') && json->String(&v->key) &&
         text("audience", &v->audience) && key("bits", ',') &&
         json->Number(&v->bits) && text("type", &v->type) &&
         text("region", &v->region) && text("value", &v->value) &&
         text("raw", &v->raw) && key("number", ',') && json->Bool(&v->number) &&
         text("canonical", &v->canonical) && text("display", &v->display) &&
         text("key_id", &v->key_id) && text("token", &v->token) &&
         text("form", &v->form) && json->Take('}');
}

std::vector<Vector> Vectors() {
  const std::string file = ReadVectors();
  JsonCursor json(file);
  std::vector<Vector> vectors;
  std::string skipped;
  uint64_t version = 0;
  REQUIRE((json.Take('{') && json.String(&skipped) && json.Take(':') &&
           json.Number(&version) && json.Take(',') && json.String(&skipped) &&
           json.Take(':') && json.String(&skipped) && json.Take(',') &&
           json.String(&skipped) && json.Take(':') && json.Take('[')));
  CHECK(version == 1);
  do {
    Vector vector;
    REQUIRE(TakeVector(&json, &vector));
    vectors.push_back(vector);
  } while (json.Take(','));
  REQUIRE((json.Take(']') && json.Take('}') && json.AtEnd()));
  return vectors;
}

TEST_CASE("every frozen vector holds") {
  const std::vector<Vector> vectors = Vectors();
  CHECK(vectors.size() >= 120);
  for (const Vector& v : vectors) {
    CAPTURE(v.type);
    CAPTURE(v.value);
    CAPTURE(v.raw);
    const auto type = ParseEntityType(v.type);
    REQUIRE(type.has_value());
    auto key = Key::Parse("redactor-key-1 " + v.key);
    REQUIRE(key.ok());
    TokenOptions options;
    options.audience = v.audience;
    options.bits = static_cast<int>(v.bits);
    options.canonical.region = v.region;
    options.exact = true;
    std::string canonical;
    Canonicalize(*type, v.value, options.canonical, &canonical);
    CHECK(canonical == v.canonical);
    CHECK(DisplaySpelling(*type, canonical) == v.display);
    CHECK(key.value()->Id(v.audience) == v.key_id);
    const Token token =
        Pseudonymizer(*key, options).Make(*type, v.value, v.raw, v.number);
    CHECK(BareToken(token) == v.token);
    CHECK(token.form == v.form);
    const std::string spelt = SpellToken(token, StyleOf(*type));
    const auto match = TokenRecognizer(key->get(), options).MatchAt(spelt, 0);
    REQUIRE(match.has_value());
    CHECK(BareToken(match->token) == v.token);
    CHECK(match->token.form == v.form);
  }
}

TEST_CASE("every type has a vector") {
  const std::vector<Vector> vectors = Vectors();
  for (const EntityTypeInfo& info : EntityTypes()) {
    CAPTURE(info.name);
    CHECK(std::any_of(vectors.begin(), vectors.end(),
                      [&](const Vector& v) { return v.type == info.name; }));
  }
}

}  // namespace
}  // namespace redactor::pseudonym
