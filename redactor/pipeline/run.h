// Run: what all entries of one session share. Plain struct; one thread.
#ifndef REDACTOR_PIPELINE_RUN_H_
#define REDACTOR_PIPELINE_RUN_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "redactor/archive/archive.h"
#include "redactor/base/block_cipher.h"
#include "redactor/detect/engine.h"
#include "redactor/options.h"
#include "redactor/pseudonym/map_writer.h"
#include "redactor/pseudonym/token.h"
#include "redactor/redactor.h"
#include "redactor/report.h"

namespace redactor::pipeline {

class NameRedactor;

struct Run {
  const Options* options = nullptr;
  const detect::Engine* engine = nullptr;
  detect::Engine::ScratchPtr scratch;
  const pseudonym::TokenRecognizer* recognizer = nullptr;
  std::unique_ptr<pseudonym::Pseudonymizer> pseudonymizer;
  std::unique_ptr<pseudonym::MapWriter> map;  // null: no map wanted
  std::shared_ptr<const BlockCipher> cipher;
  std::atomic<int64_t> temp_budget{0};
  archive::ArchiveBudget archive_budget;
  NameRedactor* names = nullptr;  // Content's

  bool write = true;                        // false: detect and check
  FindingSink* findings = nullptr;          // detect only, may be null
  ExplanationSink* explanations = nullptr;  // explain only
  Report report;
  // Counted here, moved into the report when it is asked for.
  std::array<uint64_t, 64> by_type{};
  std::unordered_map<std::string_view, uint64_t> by_rule;

  [[nodiscard]] SpoolOptions spool() {
    SpoolOptions spool;
    spool.cipher = cipher.get();
    spool.temp_budget = &temp_budget;
    return spool;
  }
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_RUN_H_
