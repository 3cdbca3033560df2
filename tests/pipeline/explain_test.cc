// Session::Explain over whole files: what is taken is what Detect finds, in
// its order and places, and the places of the others are true ones.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

class Collect final : public ExplanationSink {
 public:
  Status OnExplanation(const Explanation& explanation) override {
    all.push_back(explanation);
    return Status::Ok();
  }
  std::vector<Explanation> all;
};

std::vector<Explanation> ExplainString(const Redactor& redactor,
                                       const std::string& input,
                                       const std::string& name) {
  auto session = redactor.NewSession({});
  auto source = NewMemorySource(input);
  Collect collect;
  REQUIRE(session->Explain(*source, name, &collect).ok());
  return collect.all;
}

bool SameFinding(const Finding& a, const Finding& b) {
  return a.entry == b.entry && a.record == b.record && a.path == b.path &&
         a.value_span == b.value_span && a.offset == b.offset &&
         a.length == b.length && a.type == b.type && a.text == b.text &&
         a.rule == b.rule && a.score == b.score &&
         a.safe_entry == b.safe_entry && a.safe_path == b.safe_path;
}

}  // namespace

TEST_CASE("what is taken is what detect finds, in all samples") {
  const Redactor& redactor = TestRedactor(TestOptions());
  size_t rejected = 0;
  for (const std::string& file : SampleFiles()) {
    CAPTURE(file);
    const std::string input = ReadFile(SamplePath(file));
    const auto findings = DetectString(redactor, input, file);
    std::vector<Finding> taken;
    for (const Explanation& e : ExplainString(redactor, input, file)) {
      CHECK_FALSE(e.why.empty());
      CHECK(e.reason.empty() == e.taken);
      if (e.taken) {
        CHECK(e.finding.score >= e.threshold - 1e-6);
        taken.push_back(e.finding);
      } else {
        ++rejected;
      }
    }
    REQUIRE(taken.size() == findings.size());
    for (size_t i = 0; i < taken.size(); ++i) {
      CAPTURE(taken[i].text);
      CHECK(SameFinding(taken[i], findings[i]));
    }
  }
  CHECK(rejected > 50);
}

TEST_CASE("places are bytes of the entry, winners too") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const std::string input =
      "{\"t\":\"caf\\u00e9 mail to joe@dolezal-legal.example\",\"u\":\"x\"}\n";
  bool seen = false;
  for (const Explanation& e : ExplainString(redactor, input, "a.ndjson")) {
    if (!e.taken && e.finding.rule.ends_with(".tagger")) continue;  // "café"
    CHECK(input.substr(e.finding.offset, e.finding.length) == e.finding.text);
    if (!e.winner) continue;
    seen = true;
    CHECK(input.substr(e.winner->offset, e.winner->length) ==
          "joe@dolezal-legal.example");
    CHECK(e.winner->rule == "contact.email");
  }
  CHECK(seen);
  // A later Detect of the same session is not explained.
  auto session = redactor.NewSession({});
  Collect collect;
  auto source = NewMemorySource(input);
  REQUIRE(session->Explain(*source, "a.ndjson", &collect).ok());
  const size_t count = collect.all.size();
  source = NewMemorySource(input);
  REQUIRE(session->Detect(*source, "a.ndjson", nullptr).ok());
  CHECK(collect.all.size() == count);
}

}  // namespace redactor::testing
