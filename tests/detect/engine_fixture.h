// An engine from rule text, and its findings as "TYPE:text" strings.
#ifndef REDACTOR_TESTS_DETECT_ENGINE_FIXTURE_H_
#define REDACTOR_TESTS_DETECT_ENGINE_FIXTURE_H_

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "findings_text.h"
#include "redactor/detect/engine.h"
#include "test_record.h"

namespace redactor::detect {

// A folder that goes away with the object.
class TempFolder {
 public:
  TempFolder() {
    std::string path =
        (std::filesystem::temp_directory_path() / "redactor-XXXXXX").string();
    REQUIRE(mkdtemp(path.data()) != nullptr);
    path_ = path;
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string Write(const std::string& name, const std::string& content) {
    const std::string path = path_ + "/" + name;
    std::ofstream(path) << content;
    return path;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class TestEngine {
 public:
  explicit TestEngine(const std::string& rules, EngineOptions options = {},
                      bool explain = false) {
    TempFolder folder;
    options.default_rules = false;
    options.rule_paths = {folder.Write("rules.toml", rules)};
    auto engine = Engine::Create(options);
    INFO((engine.ok() ? "" : engine.status().message()));
    REQUIRE(engine.ok());
    engine_ = std::move(*engine);
    scratch_ = Engine::NewScratch(explain);
  }

  // "IMEI:352099001761481 PHONE:..." in order.
  std::string Find(const std::string& text,
                   const std::vector<OpaqueSpan>& opaque = {}) {
    TestRecord record = TestRecord::Plain(text);
    return Find(&record, opaque);
  }
  std::string Find(TestRecord* test,
                   const std::vector<OpaqueSpan>& opaque = {}) {
    const Record record = test->Get();
    const Status status =
        engine_->Scan(record, opaque, scratch_.get(), &result_);
    if (!status.ok()) return "error: " + status.message();
    return FindingsText(record, result_);
  }

  [[nodiscard]] const ScanResult& result() const { return result_; }
  [[nodiscard]] const Engine& engine() const { return *engine_; }

 private:
  std::unique_ptr<const Engine> engine_;
  Engine::ScratchPtr scratch_;
  ScanResult result_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_ENGINE_FIXTURE_H_
