// redactor redact: inputs in order, then map, then outputs, then the report.
#include <unistd.h>

#include <filesystem>

#include "redactor/cli/commands.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/reports.h"
#include "redactor/cli/streams.h"
#include "redactor/redactor.h"
#include "redactor/token_map.h"

namespace redactor::cli {

namespace {
namespace fs = std::filesystem;

// Uses the key file; makes one on a terminal; else a key for this run only.
Status ChooseKey(const Arguments& arguments, redactor::Options* options) {
  const std::string path = KeyPath(arguments);
  if (arguments.has("key") || FileExists(path)) {
    options->key_path = path;
    return Status::Ok();
  }
  if (!path.empty() && isatty(STDERR_FILENO) != 0) {
    REDACTOR_RETURN_IF_ERROR(NewKeyFile(path).WithPrefix(path));
    Say("made a new key: " + path + " (keep it: tokens agree through it)");
    options->key_path = path;
    return Status::Ok();
  }
  Say("no key file: tokens of this run agree with no other run (see redactor "
      "key new)");
  return Status::Ok();
}

struct Job {
  std::string input;
  std::unique_ptr<Output> output;
};

// The name under which the input stands in a folder of outputs: relative
// paths are kept, absolute ones and ".." are cut to what is below.
fs::path NameBelow(const std::string& input) {
  fs::path kept;
  for (const fs::path& part : fs::path(input).lexically_normal()) {
    if (part == "/" || part == ".." || part == ".") continue;
    kept /= part;
  }
  return kept;
}

Result<std::string> OutputPath(const Arguments& arguments,
                               const std::string& input, bool several) {
  const std::string output = arguments.get("output");
  if (output.empty() || output == "-") {
    if (several) {
      return Status(StatusCode::kInvalidArgument,
                    "several inputs need a folder: -o FOLDER");
    }
    return std::string();
  }
  std::error_code error;
  if (!several && !fs::is_directory(output, error)) return output;
  const fs::path path = fs::path(output) / NameBelow(input);
  fs::create_directories(path.parent_path(), error);
  if (error) {
    return Status(StatusCode::kIo, output + ": " + error.message());
  }
  return path.string();
}

// Redacts one input into its output, which is not yet in place.
Status RedactOne(Session* session, Job* job) {
  auto source = OpenInput(job->input);
  if (!source.ok()) return source.status();
  const std::string name = job->input == "-" ? "stdin" : job->input;
  return session->Redact(**source, job->output->sink(), name);
}

Status WriteMap(const Arguments& arguments, Session* session, bool partial) {
  if (!arguments.has("map")) return Status::Ok();
  const std::string path = arguments.get("map");
  auto output = Output::Open(path, /*is_private=*/true);
  if (!output.ok()) return output.status();
  const Status written =
      session->WriteMap(output.value()->sink(), Now(), partial);
  REDACTOR_RETURN_IF_ERROR(written.WithPrefix(path));
  return output.value()->Commit();
}

int Finish(const Arguments& arguments, Session* session, std::vector<Job>* jobs,
           const Status& worst) {
  const bool partial = !worst.ok();
  if (const Status map = WriteMap(arguments, session, partial); !map.ok()) {
    return Fail(map);
  }
  for (Job& job : *jobs) {
    if (const Status put = job.output->Commit(); !put.ok()) return Fail(put);
  }
  if (const Status report = WriteReports(arguments, session->report());
      !report.ok()) {
    return Fail(report);
  }
  SayIncomplete(session->report());
  if (!worst.ok()) {
    return worst.code() == StatusCode::kBrokenPipe ? kExitOk : kExitError;
  }
  return session->report().incomplete() ? kExitIncomplete : kExitOk;
}

}  // namespace

int RunRedact(const Arguments& arguments) {
  auto options = MakeOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  if (const Status ok = CheckReports(arguments); !ok.ok()) return Fail(ok);
  if (const Status key = ChooseKey(arguments, &*options); !key.ok()) {
    return Fail(key);
  }
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return Fail(redactor.status());
  auto session = redactor.value()->NewSession({.map = arguments.has("map")});

  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  std::vector<Job> whole;
  Status worst;
  for (const std::string& input : inputs) {
    auto path = OutputPath(arguments, input, inputs.size() > 1);
    if (!path.ok()) return Fail(path.status());
    auto output = Output::Open(*path, /*is_private=*/false);
    if (!output.ok()) return Fail(output.status());
    Job job{input, std::move(*output)};
    const Status done = RedactOne(session.get(), &job);
    if (done.ok()) {
      whole.push_back(std::move(job));
      continue;
    }
    worst = done;
    if (done.code() == StatusCode::kBrokenPipe) break;
    Say((input == "-" ? "stdin" : input) + ": " + done.message());
  }
  return Finish(arguments, session.get(), &whole, worst);
}

}  // namespace redactor::cli
