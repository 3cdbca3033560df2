// Progress: how far a run is, on stderr.
//
// It counts the bytes that are read and asks the session for what was found.
// On a terminal it is one line, redrawn at most ten times a second and gone at
// the end; elsewhere, when it is asked for, a plain line now and then. It never
// touches the output.
#ifndef REDACTOR_CLI_PROGRESS_H_
#define REDACTOR_CLI_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/cli/arguments.h"
#include "redactor/redactor.h"
#include "redactor/status.h"

namespace redactor::cli {

struct ProgressFigures {
  uint64_t bytes = 0;
  int64_t total = -1;  // -1: not known
  double seconds = 0;
  uint64_t findings = 0;
};

// A bar of less than `width` columns: part done, bytes, rate, time left,
// findings. What does not fit is left out from the right.
std::string ProgressBar(const ProgressFigures& figures, size_t width);
// The same for a log.
std::string ProgressText(const ProgressFigures& figures);

class Progress {
 public:
  // By --progress and what stdout and stderr are. Null: none is wanted.
  // `inputs` as given, "-" is standard input; `to_stdout`: the output goes
  // there.
  static Result<std::unique_ptr<Progress>> Create(
      const Arguments& arguments, const std::vector<std::string>& inputs,
      bool to_stdout, const Session* session);

  // Takes the line off the terminal.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // The same source, counted.
  std::unique_ptr<ByteSource> Watch(std::unique_ptr<ByteSource> source);
  // The last words of a log. Call after the last input.
  void End();

 private:
  class WatchedSource;
  using Clock = std::chrono::steady_clock;

  Progress(bool terminal, int64_t total, const Session* session);
  void Add(uint64_t bytes);
  [[nodiscard]] ProgressFigures Figures() const;

  const bool terminal_;
  const int64_t total_;
  const Session* session_;
  const Clock::time_point begin_;
  Clock::time_point next_;
  uint64_t bytes_ = 0;
};

// `source`, watched if there is a progress.
std::unique_ptr<ByteSource> Watched(Progress* progress,
                                    std::unique_ptr<ByteSource> source);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_PROGRESS_H_
