// Run: what all entries of one session share.
//
// Belongs to the thread that runs the session. Workers of the pool look at what
// is const or set before they begin, and have a pseudonymizer each.
#ifndef REDACTOR_PIPELINE_RUN_H_
#define REDACTOR_PIPELINE_RUN_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redactor/archive/archive.h"
#include "redactor/base/block_cipher.h"
#include "redactor/detect/engine.h"
#include "redactor/detect/lexicon_index.h"
#include "redactor/options.h"
#include "redactor/pipeline/record_scanner.h"
#include "redactor/pipeline/worker_pool.h"
#include "redactor/pseudonym/key.h"
#include "redactor/pseudonym/map_writer.h"
#include "redactor/pseudonym/surrogate.h"
#include "redactor/pseudonym/token.h"
#include "redactor/redactor.h"
#include "redactor/report.h"

namespace redactor::pipeline {

class NameRedactor;

struct Run {
  const Options* options = nullptr;
  const detect::Engine* engine = nullptr;
  const pseudonym::TokenRecognizer* recognizer = nullptr;
  const pseudonym::Surrogates* surrogates = nullptr;
  std::shared_ptr<const pseudonym::Key> key;
  pseudonym::TokenOptions token_options;
  std::unique_ptr<pseudonym::Pseudonymizer> pseudonymizer;
  std::unique_ptr<pseudonym::MapWriter> map;  // null: no map wanted
  std::shared_ptr<const BlockCipher> cipher;
  std::atomic<int64_t> temp_budget{0};
  archive::ArchiveBudget archive_budget;
  NameRedactor* names = nullptr;  // Content's

  // What other entries are known to name; null: nothing.
  std::shared_ptr<const detect::LexiconIndex> lexicon;
  Lexicon* learned = nullptr;  // learn only: takes what fields hold

  bool write = true;                        // false: detect and check
  FindingSink* findings = nullptr;          // detect only, may be null
  ExplanationSink* explanations = nullptr;  // explain only
  Report report;
  // Counted here, moved into the report when it is asked for.
  std::array<uint64_t, 64> by_type{};
  std::unordered_map<std::string_view, uint64_t> by_rule;

  // Scanners that nobody uses now: what they learned is worth keeping.
  std::vector<std::unique_ptr<RecordScanner>> scanners;
  size_t batches_ahead = 0;  // 0: no pool
  // By worker, made by it.
  std::vector<std::unique_ptr<pseudonym::Pseudonymizer>> of_workers;
  std::unique_ptr<WorkerPool> pool;  // last: its threads end first

  // More than one: a pool, and as many batches ahead as the memory budget has
  // room for.
  void UseThreads(size_t threads);
  [[nodiscard]] std::unique_ptr<RecordScanner> TakeScanner();
  void GiveBack(std::unique_ptr<RecordScanner> scanner) {
    scanners.push_back(std::move(scanner));
  }
  // To be asked by that worker only.
  [[nodiscard]] pseudonym::Pseudonymizer* PseudonymizerOf(size_t worker);

  [[nodiscard]] SpoolOptions spool() {
    SpoolOptions spool;
    spool.cipher = cipher.get();
    spool.temp_budget = &temp_budget;
    return spool;
  }
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_RUN_H_
