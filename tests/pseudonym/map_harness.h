// Makes maps for tests: says what was redacted, as the pipeline would.
#ifndef REDACTOR_TESTS_PSEUDONYM_MAP_HARNESS_H_
#define REDACTOR_TESTS_PSEUDONYM_MAP_HARNESS_H_

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "redactor/pseudonym/map_writer.h"
#include "redactor/pseudonym/sealing.h"
#include "tests/pseudonym/test_key.h"

namespace redactor::pseudonym::testing {

class MapHarness {
 public:
  explicit MapHarness(bool exact = false, size_t budget = size_t{1} << 20,
                      bool secrets = false) {
    auto cipher = NewRunCipher();
    REQUIRE(cipher.ok());
    cipher_ = std::move(*cipher);
    TokenOptions options;
    options.exact = exact;
    maker_ = std::make_unique<Pseudonymizer>(TestKey(), options);
    SpoolOptions spill;
    spill.cipher = cipher_.get();
    writer_ = std::make_unique<MapWriter>(spill, budget, secrets);
  }

  // Notes a value and returns the token that stands there now.
  std::string Add(EntityType type, const std::string& value,
                  const std::string& raw, bool bare_number = false,
                  const std::string& rule = "rule.a") {
    MapOccurrence occurrence;
    occurrence.token = maker_->Make(type, value, raw, bare_number);
    occurrence.value = value;
    occurrence.raw = raw;
    occurrence.bare_number = bare_number;
    occurrence.rule = rule;
    occurrence.entry = "in.txt";
    occurrence.record = record_++;
    occurrence.path = "/a";
    const Status added = writer_->Add(occurrence, CanonicalOptions());
    CHECK(added.ok());
    return SpellToken(occurrence.token, StyleOf(type));
  }
  std::string Add(EntityType type, const std::string& value) {
    return Add(type, value, value);
  }

  [[nodiscard]] std::string Finish() {
    MapHeader header;
    header.key_id = TestKey()->Id("");
    header.rules = "r1";
    header.created = "2026-01-01T00:00:00Z";
    std::string out;
    auto sink = NewStringSink(&out);
    const Status finished = writer_->Finish(header, *sink);
    CHECK(finished.ok());
    return out;
  }

  MapWriter& writer() { return *writer_; }
  Pseudonymizer& maker() { return *maker_; }

 private:
  std::unique_ptr<BlockCipher> cipher_;
  std::unique_ptr<Pseudonymizer> maker_;
  std::unique_ptr<MapWriter> writer_;
  uint64_t record_ = 0;
};

}  // namespace redactor::pseudonym::testing

#endif  // REDACTOR_TESTS_PSEUDONYM_MAP_HARNESS_H_
