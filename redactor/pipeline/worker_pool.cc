// One mutex, one queue; see the header.
#include "redactor/pipeline/worker_pool.h"

#include <algorithm>
#include <system_error>

namespace redactor::pipeline {

// As many threads as the system gives, at least one.
bool WorkerPool::Start() {
  if (!workers_.empty()) return true;
  workers_.reserve(wanted_);
  try {
    for (size_t i = 0; i < wanted_; ++i) {
      workers_.emplace_back(
          [this, i](const std::stop_token& stop) { Work(stop, i); });
    }
  } catch (const std::system_error&) {
  }
  return !workers_.empty();
}

void WorkerPool::Submit(Job* job) {
  if (!Start()) {
    job->Run(0);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    job->state_ = Job::State::kQueued;
    queue_.push_back(job);
  }
  queued_.notify_one();
}

void WorkerPool::Wait(Job* job) {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [job] { return job->state_ == Job::State::kIdle; });
}

void WorkerPool::Withdraw(Job* job) {
  {
    const std::lock_guard lock(mutex_);
    if (job->state_ == Job::State::kQueued) {
      queue_.erase(std::find(queue_.begin(), queue_.end(), job));
      job->state_ = Job::State::kIdle;
    }
  }
  Wait(job);
}

void WorkerPool::Work(const std::stop_token& stop, size_t worker) {
  std::unique_lock lock(mutex_);
  while (queued_.wait(lock, stop, [this] { return !queue_.empty(); })) {
    Job* job = queue_.front();
    queue_.pop_front();
    job->state_ = Job::State::kRunning;
    lock.unlock();
    job->Run(worker);
    lock.lock();
    job->state_ = Job::State::kIdle;
    done_.notify_all();
  }
}

}  // namespace redactor::pipeline
