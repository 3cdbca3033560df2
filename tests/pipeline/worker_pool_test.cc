// The pool: every job runs once, in the end or at once, or never.
#include "redactor/pipeline/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <deque>
#include <semaphore>

namespace redactor::pipeline {
namespace {

class Counter final : public WorkerPool::Job {
 public:
  void Run(size_t worker) override {
    if (gate != nullptr) {
      started.release();
      gate->acquire();
    }
    ++runs;
    last_worker = worker;
  }
  std::binary_semaphore* gate = nullptr;
  std::binary_semaphore started{0};
  int runs = 0;
  size_t last_worker = 0;
};

TEST_CASE("every job has run when it was waited for") {
  for (const size_t threads : {1, 2, 7}) {
    WorkerPool pool(threads);
    std::deque<Counter> jobs(50);
    for (int round = 1; round <= 20; ++round) {
      for (Counter& job : jobs) pool.Submit(&job);
      for (Counter& job : jobs) {
        pool.Wait(&job);
        CHECK(job.runs == round);
        CHECK(job.last_worker < threads);
      }
    }
  }
}

TEST_CASE("a job that was withdrawn does not run later") {
  WorkerPool pool(1);
  std::binary_semaphore gate{0};
  Counter first;
  first.gate = &gate;
  Counter second;
  Counter third;
  pool.Submit(&first);
  first.started.acquire();
  pool.Submit(&second);
  pool.Submit(&third);
  pool.Withdraw(&second);
  gate.release();
  pool.Withdraw(&first);  // runs already
  pool.Wait(&third);
  CHECK(first.runs == 1);
  CHECK(second.runs == 0);
  CHECK(third.runs == 1);
  pool.Submit(&second);
  pool.Wait(&second);
  CHECK(second.runs == 1);
}

TEST_CASE("a pool may go unused, and a job unsubmitted") {
  WorkerPool pool(3);
  Counter job;
  pool.Wait(&job);
  pool.Withdraw(&job);
  CHECK(job.runs == 0);
}

TEST_CASE("jobs run side by side") {
  WorkerPool pool(2);
  std::binary_semaphore gate{0};
  Counter waits;
  waits.gate = &gate;
  Counter passes;
  pool.Submit(&waits);
  pool.Submit(&passes);
  pool.Wait(&passes);
  gate.release();
  pool.Wait(&waits);
  CHECK(waits.runs == 1);
}

}  // namespace
}  // namespace redactor::pipeline
