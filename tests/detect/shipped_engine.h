// The engine with the shipped rules, and its findings as "TYPE:text" strings.
#ifndef REDACTOR_TESTS_DETECT_SHIPPED_ENGINE_H_
#define REDACTOR_TESTS_DETECT_SHIPPED_ENGINE_H_

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "findings_text.h"
#include "redactor/detect/engine.h"
#include "test_record.h"

namespace redactor::detect {

class ShippedEngine {
 public:
  explicit ShippedEngine(double min_score = 0.5,
                         LocationLevel location = LocationLevel::kCity)
      : scratch_(Engine::NewScratch(false)) {
    EngineOptions options;
    options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
    options.min_score = min_score;
    options.location = location;
    auto engine = Engine::Create(options);
    INFO((engine.ok() ? "" : engine.status().message()));
    REQUIRE(engine.ok());
    engine_ = std::move(*engine);
  }

  // "IMEI:352099001761481 PHONE:..." in order.
  std::string Find(const std::string& text) {
    TestRecord record = TestRecord::Plain(text);
    return Find(record.Get());
  }
  std::string Find(const Record& record) {
    const Status status = engine_->Scan(record, {}, scratch_.get(), &result_);
    if (!status.ok()) return "error: " + status.message();
    return FindingsText(record, result_);
  }

  // Of the last call; values live until the next.
  [[nodiscard]] const ScanResult& result() const { return result_; }
  [[nodiscard]] const Engine& engine() const { return *engine_; }

 private:
  std::unique_ptr<const Engine> engine_;
  Engine::ScratchPtr scratch_;
  ScanResult result_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_SHIPPED_ENGINE_H_
