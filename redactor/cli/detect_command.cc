// redactor detect and redactor check: the same reading, without an output.
#include <map>

#include "redactor/cli/commands.h"
#include "redactor/cli/finding_json.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/progress.h"
#include "redactor/cli/reports.h"
#include "redactor/cli/streams.h"
#include "redactor/redactor.h"

namespace redactor::cli {

namespace {

class LineSink final : public FindingSink {
 public:
  LineSink(ByteSink* out, bool at_once)
      : out_(out), buffered_(at_once ? 0 : size_t{1} << 16) {}
  Status OnFinding(const Finding& finding) override {
    buffer_ += FindingLine(finding);
    return buffer_.size() < buffered_ ? Status::Ok() : Flush();
  }
  Status Flush() {
    const Status written = out_->Write(buffer_);
    buffer_.clear();
    return written;
  }

 private:
  ByteSink* out_;
  const size_t buffered_;
  std::string buffer_;
};

// `check` lists place and rule, never a text, and stops listing after a while.
class ListSink final : public FindingSink {
 public:
  Status OnFinding(const Finding& finding) override {
    if (++count_ <= kListed) {
      const std::string path =
          finding.safe_path.empty() ? "" : ", " + finding.safe_path;
      Say(finding.safe_entry + ": record " + std::to_string(finding.record) +
          path + ", byte " + std::to_string(finding.offset) + ": " +
          std::string(EntityTypeName(finding.type)) + " (" + finding.rule +
          ")");
    }
    return Status::Ok();
  }
  [[nodiscard]] uint64_t count() const { return count_; }
  [[nodiscard]] uint64_t unlisted() const {
    return count_ > kListed ? count_ - kListed : 0;
  }

 private:
  static constexpr uint64_t kListed = 50;
  uint64_t count_ = 0;
};

Result<std::unique_ptr<const Redactor>> Create(const Arguments& arguments) {
  auto options = MakeOptions(arguments);
  if (!options.ok()) return options.status();
  const std::string key = KeyPath(arguments);
  if (arguments.has("key") || FileExists(key)) options->key_path = key;
  return Redactor::Create(*options);
}

std::vector<std::string> Inputs(const Arguments& arguments) {
  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  return inputs;
}

// Reads all inputs; the first error is returned after the others were read.
Status ReadAll(const std::vector<std::string>& inputs, Session* session,
               Progress* progress, FindingSink* findings) {
  Status worst;
  for (const std::string& input : inputs) {
    auto source = OpenInput(input);
    const std::string name = input == "-" ? "stdin" : input;
    const Status done =
        source.ok() ? session->Detect(*Watched(progress, std::move(*source)),
                                      name, findings)
                    : source.status();
    if (done.ok()) continue;
    if (done.code() == StatusCode::kBrokenPipe) return done;
    SayFailed(session, name, done);
    worst = done;
  }
  if (progress != nullptr) progress->End();
  return worst;
}

Status Report(ReportFiles* reports, const Session& session) {
  SayIncomplete(session.report());
  REDACTOR_RETURN_IF_ERROR(reports->Write(session.report()));
  return reports->Commit();
}

}  // namespace

int RunDetect(const Arguments& arguments) {
  auto redactor = Create(arguments);
  if (!redactor.ok()) return Fail(redactor.status());
  auto session = redactor.value()->NewSession({});
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  auto reports = ReportFiles::Open(arguments);
  if (!reports.ok()) return Fail(reports.status());
  LineSink lines(&output.value()->sink(), arguments.has("line-buffered"));
  const std::vector<std::string> inputs = Inputs(arguments);
  const std::string to = arguments.get("output");
  auto progress = Progress::Create(arguments, inputs, to.empty() || to == "-",
                                   session.get());
  if (!progress.ok()) return Fail(progress.status());
  const Status read = ReadAll(inputs, session.get(), progress->get(), &lines);
  if (read.code() == StatusCode::kBrokenPipe) return kExitOk;
  if (const Status flushed = lines.Flush(); !flushed.ok()) return Fail(flushed);
  if (const Status put = output.value()->Commit(); !put.ok()) return Fail(put);
  if (const Status done = Report(&*reports, *session); !done.ok()) {
    return Fail(done);
  }
  return read.ok() ? kExitOk : kExitError;
}

int RunCheck(const Arguments& arguments) {
  auto redactor = Create(arguments);
  if (!redactor.ok()) return Fail(redactor.status());
  auto session = redactor.value()->NewSession({});
  auto reports = ReportFiles::Open(arguments);
  if (!reports.ok()) return Fail(reports.status());
  ListSink list;
  const std::vector<std::string> inputs = Inputs(arguments);
  auto progress =
      Progress::Create(arguments, inputs, /*to_stdout=*/false, session.get());
  if (!progress.ok()) return Fail(progress.status());
  const Status read = ReadAll(inputs, session.get(), progress->get(), &list);
  if (list.unlisted() > 0) {
    Say("and " + std::to_string(list.unlisted()) + " more");
  }
  if (const Status done = Report(&*reports, *session); !done.ok()) {
    return Fail(done);
  }
  if (!read.ok()) return kExitError;
  if (list.count() > 0) return kExitFindings;
  return session->report().incomplete() ? kExitError : kExitOk;
}

}  // namespace redactor::cli
