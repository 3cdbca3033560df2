// When to draw, and what is counted.
#include "redactor/cli/progress.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "redactor/cli/messages.h"

namespace redactor::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};
constexpr std::chrono::seconds kPlainLine{10};

int64_t SizeOf(const std::string& input) {
  struct stat info;
  const int failed =
      input == "-" ? fstat(STDIN_FILENO, &info) : stat(input.c_str(), &info);
  return failed == 0 && S_ISREG(info.st_mode) ? info.st_size : -1;
}

int64_t TotalOf(const std::vector<std::string>& inputs) {
  int64_t total = 0;
  for (const std::string& input : inputs) {
    const int64_t size = SizeOf(input);
    if (size < 0) return -1;
    total += size;
  }
  return total;
}

size_t Columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
             ? size.ws_col
             : 80;
}

bool IsTerminal(int fd) {
  const char* term = std::getenv("TERM");
  return isatty(fd) != 0 &&
         (term == nullptr || std::string_view(term) != "dumb");
}

}  // namespace

class Progress::WatchedSource final : public ByteSource {
 public:
  WatchedSource(Progress* progress, std::unique_ptr<ByteSource> base)
      : progress_(progress), base_(std::move(base)) {}

  Result<size_t> Read(std::span<char> out) override {
    Result<size_t> got = base_->Read(out);
    if (got.ok()) progress_->Add(*got);
    return got;
  }
  [[nodiscard]] bool ready() override { return base_->ready(); }
  [[nodiscard]] bool seekable() const override { return base_->seekable(); }
  Status Seek(uint64_t offset) override { return base_->Seek(offset); }
  [[nodiscard]] int64_t size() const override { return base_->size(); }

 private:
  Progress* progress_;
  std::unique_ptr<ByteSource> base_;
};

Result<std::unique_ptr<Progress>> Progress::Create(
    const Arguments& arguments, const std::vector<std::string>& inputs,
    bool to_stdout, const Session* session) {
  const std::string when = arguments.get("progress");
  if (!when.empty() && when != "auto" && when != "on" && when != "off") {
    return Status(StatusCode::kInvalidArgument, "--progress: auto, on or off");
  }
  const bool terminal = IsTerminal(STDERR_FILENO);
  // Not across an output that scrolls by on the same terminal.
  const bool clear = terminal && !(to_stdout && IsTerminal(STDOUT_FILENO));
  const bool wanted = when == "on" || (when != "off" && clear);
  if (!wanted) return std::unique_ptr<Progress>();
  return std::unique_ptr<Progress>(
      new Progress(terminal, TotalOf(inputs), session));
}

Progress::Progress(bool terminal, int64_t total, const Session* session)
    : terminal_(terminal),
      total_(total),
      session_(session),
      begin_(Clock::now()) {
  next_ = begin_ + (terminal ? Clock::duration(kRedraw) : kPlainLine);
}

Progress::~Progress() { ClearStatusLine(); }

std::unique_ptr<ByteSource> Progress::Watch(
    std::unique_ptr<ByteSource> source) {
  return std::make_unique<WatchedSource>(this, std::move(source));
}

void Progress::Add(uint64_t bytes) {
  bytes_ += bytes;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  if (terminal_) {
    DrawStatusLine(ProgressBar(Figures(), Columns()));
    next_ = now + kRedraw;
  } else {
    Say(ProgressText(Figures()));
    next_ = now + kPlainLine;
  }
}

void Progress::End() {
  ClearStatusLine();
  if (!terminal_) Say(ProgressText(Figures()));
}

ProgressFigures Progress::Figures() const {
  ProgressFigures figures;
  figures.bytes = bytes_;
  figures.total = total_;
  figures.seconds =
      std::chrono::duration<double>(Clock::now() - begin_).count();
  for (const auto& [type, count] : session_->report().by_type) {
    figures.findings += count;
  }
  return figures;
}

std::unique_ptr<ByteSource> Watched(Progress* progress,
                                    std::unique_ptr<ByteSource> source) {
  return progress == nullptr ? std::move(source)
                             : progress->Watch(std::move(source));
}

}  // namespace redactor::cli
