// redactor redact: inputs in order, then map, then outputs, then the report.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "redactor/cli/commands.h"
#include "redactor/cli/lexicons.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/progress.h"
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
  std::string path;  // of the output; empty: standard output
  std::unique_ptr<Output> output;
  bool below = false;  // in a folder that may have to be made
  bool whole = false;
};

// The name under which the input stands in a folder of outputs: relative
// paths are kept, absolute ones and ".." are cut to what is below, and names
// are redacted like those of members.
fs::path NameBelow(const std::string& input, Session* session) {
  fs::path kept;
  for (const fs::path& part : fs::path(input).lexically_normal()) {
    if (part == "/" || part == ".." || part == ".") continue;
    kept /= part;
  }
  const fs::path safe = session->SafeName(kept.string());
  return safe.is_absolute() ? safe.relative_path() : safe;
}

bool ToStdout(const Arguments& arguments) {
  const std::string output = arguments.get("output");
  return output.empty() || output == "-";
}

// What needs no look at the inputs.
Status CheckOutput(const Arguments& arguments) {
  if (ToStdout(arguments) && arguments.files().size() > 1) {
    return {StatusCode::kInvalidArgument,
            "several inputs need a folder: -o FOLDER"};
  }
  return Status::Ok();
}

std::vector<Job> PlanJobs(const Arguments& arguments, Session* session) {
  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  const std::string output = arguments.get("output");
  const bool to_stdout = ToStdout(arguments);
  std::error_code error;
  const bool below = inputs.size() > 1 || fs::is_directory(output, error);
  std::vector<Job> jobs;
  for (const std::string& input : inputs) {
    Job job;
    job.input = input;
    job.below = below;
    if (below) {
      const fs::path name = NameBelow(input == "-" ? "stdin" : input, session);
      job.path = (fs::path(output) / name).string();
    } else if (!to_stdout) {
      job.path = output;
    }
    jobs.push_back(std::move(job));
  }
  return jobs;
}

// Map, reports and outputs are different files, and none but an output may
// take the place of an input.
Status CheckPaths(const Arguments& arguments, const std::vector<Job>& jobs) {
  std::set<fs::path> inputs;
  std::set<fs::path> written;
  std::error_code error;
  const auto full = [&](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(path, error), error);
  };
  const auto is_device = [&](const std::string& path) {
    const fs::file_status status = fs::status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status);
  };
  for (const Job& job : jobs) {
    if (job.input != "-") inputs.insert(full(job.input));
    if (job.path.empty() || is_device(job.path)) continue;
    if (!written.insert(full(job.path)).second) {
      return {StatusCode::kInvalidArgument,
              "two inputs would become the same file in the folder"};
    }
  }
  std::vector<std::string> others = arguments.all("report");
  if (arguments.has("map")) others.push_back(arguments.get("map"));
  for (const std::string& path : others) {
    if (path == "-" || is_device(path)) continue;
    if (inputs.count(full(path)) > 0 || !written.insert(full(path)).second) {
      return {StatusCode::kInvalidArgument,
              path +
                  ": map, reports, inputs and outputs must be different "
                  "files"};
    }
  }
  return Status::Ok();
}

Status OpenJob(Job* job) {
  if (job->below) {
    std::error_code error;
    fs::create_directories(fs::path(job->path).parent_path(), error);
    if (error) return {StatusCode::kIo, job->path + ": " + error.message()};
  }
  auto output = Output::Open(job->path, /*is_private=*/false);
  if (!output.ok()) return output.status();
  job->output = std::move(*output);
  return Status::Ok();
}

Status RedactOne(Session* session, Progress* progress, Job* job) {
  auto opened = OpenInput(job->input);
  if (!opened.ok()) return opened.status();
  const auto source = Watched(progress, std::move(*opened));
  const std::string name = job->input == "-" ? "stdin" : job->input;
  return session->Redact(*source, job->output->sink(), name);
}

// All inputs, whatever happens to one: `worst` is the last error of an input.
Status RedactAll(Session* session, Progress* progress, std::vector<Job>* jobs,
                 Status* worst) {
  for (Job& job : *jobs) {
    REDACTOR_RETURN_IF_ERROR(OpenJob(&job));
    const Status done = RedactOne(session, progress, &job);
    job.whole = done.ok();
    if (done.ok()) continue;
    *worst = done;
    if (done.code() == StatusCode::kBrokenPipe) break;
    SayFailed(session, job.input == "-" ? "stdin" : job.input, done);
  }
  return Status::Ok();
}

// Everything is written before anything takes its place: the map first, since
// without it an output could not be turned back; reports last.
Status Publish(Session* session, Output* map, ReportFiles* reports,
               const Status& worst, std::vector<Job>* jobs) {
  // Tokens that nobody got need no map, and must not replace an older one.
  const bool got_out =
      std::any_of(jobs->begin(), jobs->end(), [](const Job& job) {
        return job.whole || (job.output != nullptr && !job.output->is_file());
      });
  if (map != nullptr && got_out) {
    REDACTOR_RETURN_IF_ERROR(
        session->WriteMap(map->sink(), Now(), /*partial=*/!worst.ok())
            .WithPrefix(map->path()));
  }
  REDACTOR_RETURN_IF_ERROR(reports->Write(session->report()));
  if (map != nullptr && got_out) REDACTOR_RETURN_IF_ERROR(map->Commit());
  for (Job& job : *jobs) {
    if (job.whole) REDACTOR_RETURN_IF_ERROR(job.output->Commit());
  }
  return reports->Commit();
}

Result<std::unique_ptr<Progress>> StartProgress(const Arguments& arguments,
                                                const std::vector<Job>& jobs,
                                                const Session* session) {
  std::vector<std::string> inputs;
  for (const Job& job : jobs) inputs.push_back(job.input);
  return Progress::Create(arguments, inputs, jobs.front().path.empty(),
                          session);
}

int Run(const Arguments& arguments, Session* session) {
  std::vector<Job> jobs = PlanJobs(arguments, session);
  if (const Status paths = CheckPaths(arguments, jobs); !paths.ok()) {
    return Fail(paths);
  }
  std::unique_ptr<Output> map;
  if (arguments.has("map")) {
    auto opened = Output::Open(arguments.get("map"), /*is_private=*/true);
    if (!opened.ok()) return Fail(opened.status());
    map = std::move(*opened);
  }
  auto reports = ReportFiles::Open(arguments);
  if (!reports.ok()) return Fail(reports.status());

  auto progress = StartProgress(arguments, jobs, session);
  if (!progress.ok()) return Fail(progress.status());

  Status worst;
  const Status done = RedactAll(session, progress->get(), &jobs, &worst);
  if (*progress != nullptr) progress.value()->End();
  if (!done.ok()) return Fail(done);
  SayIncomplete(session->report());
  const Status published = Publish(session, map.get(), &*reports, worst, &jobs);
  if (!published.ok()) return Fail(published);
  if (!worst.ok()) {
    return worst.code() == StatusCode::kBrokenPipe ? kExitOk : kExitError;
  }
  return session->report().incomplete() ? kExitIncomplete : kExitOk;
}

}  // namespace

int RunRedact(const Arguments& arguments) {
  auto options = MakeOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  if (const Status key = ChooseKey(arguments, &*options); !key.ok()) {
    return Fail(key);
  }
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return Fail(redactor.status());
  if (const Status output = CheckOutput(arguments); !output.ok()) {
    return Fail(output);
  }
  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  auto lexicon = LexiconFor(arguments, *options, **redactor, inputs);
  if (!lexicon.ok()) return Fail(lexicon.status());
  auto session = redactor.value()->NewSession(
      {.map = arguments.has("map"), .lexicon = std::move(*lexicon)});
  return Run(arguments, session.get());
}

}  // namespace redactor::cli
