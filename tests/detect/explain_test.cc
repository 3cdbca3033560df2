// Judgements: every candidate once, with the parts of its score.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine_fixture.h"

namespace redactor::detect {

namespace {

constexpr const char* kRules = R"(
[[rule]]
id = "device.imei"
type = "IMEI"
pattern = '''\b\d{15}\b'''
trigger = "digits:14"
validate = "luhn"
context = ["imei", "serial no"]
veto = ["order"]
score = 0.3
score_in_context = 0.95
max_length = 20
[[rule]]
id = "money.card"
type = "CARD"
pattern = '''\b\d{15,16}\b'''
trigger = "digits:13"
validate = "luhn"
context = ["card"]
score = 0.4
score_in_context = 0.9
max_length = 30
[[rule]]
id = "account.number"
type = "ACCOUNT"
pattern = '''\bacc\w*'''
context = ["customer"]
requires_context = true
score = 0.3
score_in_context = 0.8
max_length = 30
[[rule]]
id = "account.long"
type = "ACCOUNT"
pattern = '''\bxacc \w+'''
score = 0.8
max_length = 30
)";

const Judgement* Of(const ScanResult& result, std::string_view rule) {
  const auto found = std::find_if(
      result.judgements.begin(), result.judgements.end(),
      [&](const Judgement& j) { return j.detection.rule == rule; });
  return found == result.judgements.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the cue, where it stands and how far") {
  using Where = ContextVerdict::Where;
  TestEngine engine(kRules, {}, true);
  struct Row {
    const char* text;
    const char* cue;
    Where where;
    int distance;
  };
  const Row rows[] = {
      {"imei 352099001761481", "imei", Where::kBefore, 1},
      {"the serial no. of it is 352099001761481", "serial no", Where::kBefore,
       4},
      {"352099001761481 as IMEI", "imei", Where::kAfter, 2},
      {"352099001761481", "", Where::kNowhere, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    engine.Find(row.text);
    const Judgement* j = Of(engine.result(), "device.imei");
    REQUIRE(j != nullptr);
    CHECK(j->context.cue_word == row.cue);
    CHECK(j->context.where == row.where);
    CHECK(j->context.distance == row.distance);
  }
  TestRecord record = TestRecord::Values({{"imei_2", "352099001761481"}});
  engine.Find(&record);
  const Judgement* j = Of(engine.result(), "device.imei");
  REQUIRE(j != nullptr);
  CHECK(j->context.where == Where::kField);
  CHECK(j->reason.empty());
}

TEST_CASE("why not: each reason, and who won") {
  struct Row {
    const char* text;
    const char* rule;
    const char* reason;
    const char* winner;
  };
  const Row rows[] = {
      {"352099001761482", "device.imei", "doubt", ""},
      {"order 352099001761481", "device.imei", "veto", ""},
      {"acc77", "account.number", "context", ""},
      {"customer xacc acc77", "account.number", "overlap", "account.long"},
      {"customer xacc acc77", "account.long", "", ""},
      {"imei 352099001761481", "money.card", "referee", "device.imei"},
      {"allow acc_fine, customer", "account.number", "allow", ""},
  };
  EngineOptions options;
  options.allow = {"acc_fine"};
  TestEngine engine(kRules, options, true);
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.rule);
    engine.Find(row.text);
    const Judgement* j = Of(engine.result(), row.rule);
    CHECK((j == nullptr ? "none" : j->reason) == row.reason);
    if (j == nullptr) continue;
    CHECK((j->winner ? j->winner->rule : "") == row.winner);
  }
  engine.Find("order 352099001761481");
  CHECK(Of(engine.result(), "device.imei")->context.veto_word == "order");
  engine.Find("imei 352099001761481");
  const Judgement* imei = Of(engine.result(), "device.imei");
  REQUIRE(imei->validators.size() == 1);
  CHECK(imei->validators[0].first == "luhn");
  CHECK(imei->validators[0].second == *imei->verdict);
}

TEST_CASE("the threshold is that of the place") {
  EngineOptions options;
  options.min_score = 0.9;
  options.except = {EntityType::kCard};
  TestEngine engine(kRules, options, true);
  engine.Find("xacc one, 352099001761481");
  const Judgement* j = Of(engine.result(), "account.long");
  REQUIRE(j != nullptr);
  CHECK(j->reason == "score");
  CHECK(j->threshold == 0.9);
  CHECK(Of(engine.result(), "money.card") == nullptr);
}

TEST_CASE("nothing is judged when nobody asks") {
  TestEngine engine(kRules, {}, false);
  CHECK(engine.Find("imei 352099001761481") == "IMEI:352099001761481");
  CHECK(engine.result().judgements.empty());
}

TEST_CASE("what is taken is what is found, with shipped rules") {
  EngineOptions options;
  options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  options.deny = {"refund"};
  const auto engine = Engine::Create(options);
  REQUIRE(engine.ok());
  std::ifstream file(REDACTOR_SOURCE_DIR "/samples/truth.tsv");
  std::string line;
  int lines = 0;
  auto plain = Engine::NewScratch(false);
  auto explain = Engine::NewScratch(true);
  while (std::getline(file, line) && ++lines < 500) {
    TestRecord test = TestRecord::Plain("call " + line + ", refund it");
    const Record record = test.Get();
    ScanResult a;
    ScanResult b;
    REQUIRE((*engine)->Scan(record, {}, plain.get(), &a).ok());
    REQUIRE((*engine)->Scan(record, {}, explain.get(), &b).ok());
    std::vector<Judgement> taken;
    for (const Judgement& j : b.judgements) {
      if (j.reason.empty()) taken.push_back(j);
    }
    CAPTURE(record.text);
    REQUIRE(taken.size() == a.detections.size());
    for (size_t i = 0; i < taken.size(); ++i) {
      CHECK(taken[i].detection.begin == a.detections[i].begin);
      CHECK(taken[i].detection.end == a.detections[i].end);
      CHECK(taken[i].detection.rule == a.detections[i].rule);
    }
  }
  CHECK(lines > 100);
}

}  // namespace redactor::detect
