// WorkerPool: threads that take jobs from one queue, first come first served.
//
// It knows nothing of what the jobs do; who submits one keeps it alive until it
// was waited for or withdrawn. Threads start with the first job, so that small
// inputs cost none. Nobody spins: workers sleep while the queue is empty.
#ifndef REDACTOR_PIPELINE_WORKER_POOL_H_
#define REDACTOR_PIPELINE_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace redactor::pipeline {

class WorkerPool {
 public:
  class Job {
   public:
    virtual ~Job() = default;
    // In the thread of this number, from 0. Must not throw.
    virtual void Run(size_t worker) = 0;

   private:
    friend class WorkerPool;
    enum class State : uint8_t { kIdle, kQueued, kRunning };
    State state_ = State::kIdle;
  };

  explicit WorkerPool(size_t threads) : wanted_(threads) {}
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  [[nodiscard]] size_t threads() const { return wanted_; }

  // Runs the job some time. Where no thread can be started: at once.
  void Submit(Job* job);
  // Until the job has run; at once if it was never submitted.
  void Wait(Job* job);
  // The job will not run, or has.
  void Withdraw(Job* job);

 private:
  bool Start();
  void Work(const std::stop_token& stop, size_t worker);

  const size_t wanted_;
  std::mutex mutex_;
  std::condition_variable_any queued_;
  std::condition_variable done_;
  std::deque<Job*> queue_;
  std::vector<std::jthread> workers_;  // last: joined before the rest goes
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_WORKER_POOL_H_
