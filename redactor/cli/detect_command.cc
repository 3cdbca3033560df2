// redactor detect, check and explain: the same reading, without redacted
// output.
#include <cctype>
#include <map>

#include "redactor/cli/commands.h"
#include "redactor/cli/finding_json.h"
#include "redactor/cli/lexicons.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/progress.h"
#include "redactor/cli/reports.h"
#include "redactor/cli/streams.h"
#include "redactor/redactor.h"

namespace redactor::cli {

namespace {

// Is `part` in `whole`, between word edges?
bool HasWord(std::string_view whole, std::string_view part) {
  const auto inside = [&](size_t pos) {
    return pos > 0 && pos < whole.size() &&
           std::isalnum(static_cast<unsigned char>(whole[pos - 1])) != 0 &&
           std::isalnum(static_cast<unsigned char>(whole[pos])) != 0;
  };
  for (size_t at = whole.find(part); at != std::string_view::npos;
       at = whole.find(part, at + 1)) {
    if (!inside(at) && !inside(at + part.size())) return true;
  }
  return false;
}

// JSON lines, for detect and explain.
class LineSink final : public FindingSink, public ExplanationSink {
 public:
  // `text`: explain only what holds it or is a word of it; empty: all.
  // `at_once`: no line waits for others.
  LineSink(ByteSink* out, std::string text, bool at_once)
      : out_(out),
        text_(std::move(text)),
        buffered_(at_once ? 0 : size_t{1} << 16) {}
  Status OnFinding(const Finding& finding) override {
    return Add(FindingLine(finding));
  }
  Status OnExplanation(const Explanation& explanation) override {
    const std::string& found = explanation.finding.text;
    if (found.find(text_) == std::string::npos && !HasWord(text_, found)) {
      return Status::Ok();
    }
    return Add(ExplanationLine(explanation));
  }
  Status Flush() {
    const Status written = out_->Write(buffer_);
    buffer_.clear();
    return written;
  }
  [[nodiscard]] bool any() const { return any_; }

 private:
  Status Add(const std::string& line) {
    any_ = true;
    buffer_ += line;
    return buffer_.size() < buffered_ ? Status::Ok() : Flush();
  }

  ByteSink* out_;
  std::string text_;
  const size_t buffered_;
  bool any_ = false;
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

std::vector<std::string> Inputs(const Arguments& arguments) {
  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  return inputs;
}

// What a reading needs, checked before a byte is read.
struct Reading {
  std::unique_ptr<const Redactor> redactor;
  std::unique_ptr<Session> session;
};

Result<Reading> Begin(const Arguments& arguments) {
  auto options = MakeOptions(arguments);
  if (!options.ok()) return options.status();
  const std::string key = KeyPath(arguments);
  if (arguments.has("key") || FileExists(key)) options->key_path = key;
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return redactor.status();
  auto lexicon = LexiconFor(arguments, *options, **redactor, Inputs(arguments));
  if (!lexicon.ok()) return lexicon.status();
  Reading reading;
  reading.redactor = std::move(*redactor);
  reading.session =
      reading.redactor->NewSession({.lexicon = std::move(*lexicon)});
  return Result<Reading>(std::move(reading));
}

// Reads all inputs with `read`; the first error is returned after the others
// were read.
template <typename Read>
Status ReadAll(const std::vector<std::string>& inputs, Session* session,
               Progress* progress, Read read) {
  Status worst;
  for (const std::string& input : inputs) {
    auto source = OpenInput(input);
    const std::string name = input == "-" ? "stdin" : input;
    const Status done = source.ok()
                            ? read(*Watched(progress, std::move(*source)), name)
                            : source.status();
    if (done.ok()) continue;
    if (done.code() == StatusCode::kBrokenPipe) return done;
    SayFailed(session, name, done);
    worst = done;
  }
  if (progress != nullptr) progress->End();
  return worst;
}

Status WriteReports(ReportFiles* reports, const Session& session) {
  SayIncomplete(session.report());
  REDACTOR_RETURN_IF_ERROR(reports->Write(session.report()));
  return reports->Commit();
}

int RunLines(const Arguments& arguments, bool explain) {
  auto reading = Begin(arguments);
  if (!reading.ok()) return Fail(reading.status());
  Session* session = reading->session.get();
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  auto reports = ReportFiles::Open(arguments);
  if (!reports.ok()) return Fail(reports.status());
  LineSink lines(&output.value()->sink(), arguments.get("text"),
                 arguments.has("line-buffered"));
  const std::vector<std::string> inputs = Inputs(arguments);
  const std::string to = arguments.get("output");
  auto progress =
      Progress::Create(arguments, inputs, to.empty() || to == "-", session);
  if (!progress.ok()) return Fail(progress.status());
  const auto read_one = [&](ByteSource& source, const std::string& name) {
    return explain ? session->Explain(source, name, &lines)
                   : session->Detect(source, name, &lines);
  };
  const Status read = ReadAll(inputs, session, progress->get(), read_one);
  if (read.code() == StatusCode::kBrokenPipe) return kExitOk;
  if (const Status flushed = lines.Flush(); !flushed.ok()) return Fail(flushed);
  if (const Status put = output.value()->Commit(); !put.ok()) return Fail(put);
  if (const Status done = WriteReports(&*reports, *session); !done.ok()) {
    return Fail(done);
  }
  if (arguments.has("text") && read.ok() && !lines.any()) {
    Say("no rule has a candidate there");
  }
  return read.ok() ? kExitOk : kExitError;
}

}  // namespace

int RunDetect(const Arguments& arguments) {
  return RunLines(arguments, /*explain=*/false);
}

int RunExplain(const Arguments& arguments) {
  return RunLines(arguments, /*explain=*/true);
}

int RunCheck(const Arguments& arguments) {
  auto reading = Begin(arguments);
  if (!reading.ok()) return Fail(reading.status());
  Session* session = reading->session.get();
  auto reports = ReportFiles::Open(arguments);
  if (!reports.ok()) return Fail(reports.status());
  ListSink list;
  const std::vector<std::string> inputs = Inputs(arguments);
  auto progress =
      Progress::Create(arguments, inputs, /*to_stdout=*/false, session);
  if (!progress.ok()) return Fail(progress.status());
  const auto read_one = [&](ByteSource& source, const std::string& name) {
    return session->Detect(source, name, &list);
  };
  const Status read = ReadAll(inputs, session, progress->get(), read_one);
  if (list.unlisted() > 0) {
    Say("and " + std::to_string(list.unlisted()) + " more");
  }
  if (const Status done = WriteReports(&*reports, *session); !done.ok()) {
    return Fail(done);
  }
  if (!read.ok()) return kExitError;
  if (list.count() > 0) return kExitFindings;
  return session->report().incomplete() ? kExitError : kExitOk;
}

}  // namespace redactor::cli
