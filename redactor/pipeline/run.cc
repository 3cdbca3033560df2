// What a run lends out.
#include "redactor/pipeline/run.h"

#include <algorithm>

namespace redactor::pipeline {

namespace {
// A batch with its bytes, its records and what was found in them; usually far
// less.
constexpr uint64_t kBatchMemory = uint64_t{4} << 20;
// Beyond one for each thread, so that none waits while the oldest is written.
constexpr size_t kBatchesWaiting = 2;
}  // namespace

void Run::UseThreads(size_t threads) {
  if (threads < 2) return;
  const uint64_t room = options->limits.memory / 2 / kBatchMemory;
  batches_ahead = std::clamp<uint64_t>(room, 2, threads + kBatchesWaiting);
  threads = std::min(threads, batches_ahead);
  pool = std::make_unique<WorkerPool>(threads);
  of_workers.resize(threads);
}

std::unique_ptr<RecordScanner> Run::TakeScanner() {
  if (scanners.empty()) return std::make_unique<RecordScanner>(this);
  std::unique_ptr<RecordScanner> scanner = std::move(scanners.back());
  scanners.pop_back();
  return scanner;
}

pseudonym::Pseudonymizer* Run::PseudonymizerOf(size_t worker) {
  auto& own = of_workers[worker];
  if (own == nullptr) {
    own = std::make_unique<pseudonym::Pseudonymizer>(key, token_options);
  }
  return own.get();
}

}  // namespace redactor::pipeline
