// `redactor rules test`: every example through the whole engine.
#include <algorithm>

#include "redactor/detect/engine.h"

namespace redactor::detect {

namespace {

constexpr std::string_view kOpen = "\xC2\xAB";   // «
constexpr std::string_view kClose = "\xC2\xBB";  // »

// An example without its marks, and the span they stood around.
struct Example {
  std::string text;
  bool marked = false;
  uint32_t begin = 0;
  uint32_t end = 0;
};

Example ReadExample(const std::string& line) {
  const size_t open = line.find(kOpen);
  const size_t close = line.find(kClose);
  if (open == std::string::npos || close == std::string::npos || close < open) {
    return {line, false, 0, 0};
  }
  Example example;
  example.marked = true;
  example.text = line.substr(0, open);
  example.begin = static_cast<uint32_t>(open);
  example.text += line.substr(open + kOpen.size(), close - open - kOpen.size());
  example.end = static_cast<uint32_t>(example.text.size());
  example.text += line.substr(close + kClose.size());
  return example;
}

class ExampleRunner {
 public:
  explicit ExampleRunner(const Engine& engine)
      : engine_(engine), scratch_(Engine::NewScratch(false)) {}

  // Empty, or why the rule's findings in `line` are not as they should be.
  std::string Check(const Rule& rule, const std::string& line, bool expected) {
    const Example example = ReadExample(line);
    const Status status = Scan(example.text);
    if (!status.ok()) return status.message();
    bool found = false;
    bool in_place = !example.marked;
    for (const Detection& detection : result_.detections) {
      if (detection.type != rule.type) continue;
      found = found || detection.rule == rule.id || expected;
      in_place = in_place || (detection.begin == example.begin &&
                              detection.end == example.end);
    }
    if (found != expected) return expected ? "finds nothing" : "finds a value";
    if (found && expected && !in_place) return "finds another span";
    return "";
  }

 private:
  Status Scan(const std::string& text) {
    const auto size = static_cast<uint32_t>(text.size());
    const Segment segment{0, size, SegmentKind::kText, 0};
    const PathNode root;
    Record record;
    record.is_plain_text = true;
    record.raw = text;
    record.text = text;
    record.segments = {&segment, 1};
    record.paths = {&root, 1};
    record.owned_end = size;
    record.scan_end = size;
    Engine::BeginEntry(scratch_.get());
    return engine_.Scan(record, {}, scratch_.get(), &result_);
  }

  const Engine& engine_;
  Engine::ScratchPtr scratch_;
  ScanResult result_;
};

}  // namespace

std::vector<std::string> TestRules(const Engine& engine, bool shipped) {
  std::vector<std::string> failures;
  ExampleRunner runner(engine);
  for (const Rule& rule : engine.rules()) {
    if (rule.shipped && !shipped) continue;
    const auto run = [&](const std::vector<std::string>& examples,
                         const char* list, bool expected) {
      for (size_t i = 0; i < examples.size(); ++i) {
        const std::string why = runner.Check(rule, examples[i], expected);
        if (why.empty()) continue;
        failures.push_back(rule.file + ":" + std::to_string(rule.line) +
                           ": rule `" + rule.id + "`: " + list + " example " +
                           std::to_string(i + 1) + " " + why);
      }
    };
    run(rule.match, "match", true);
    run(rule.no_match, "no_match", false);
  }
  return failures;
}

}  // namespace redactor::detect
