// redactor: which verb, then its command. No verb means redact.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "redactor/cli/commands.h"
#include "redactor/cli/config_arguments.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/option_table.h"
#include "redactor/version.h"

namespace redactor::cli {

namespace {

// A core dump would hold originals; a broken pipe is an error code, not death.
void PrepareProcess() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGPIPE, SIG_IGN);
  // Times in zip files are local: the output must not depend on where we run.
  setenv("TZ", "UTC0", 1);
}

int Dispatch(Verb verb, const Arguments& arguments) {
  switch (verb) {
    case kRedact:
      return RunRedact(arguments);
    case kDetect:
      return RunDetect(arguments);
    case kCheck:
      return RunCheck(arguments);
    case kExplain:
      return RunExplain(arguments);
    case kRestore:
      return RunRestore(arguments);
    case kRules:
      return RunRules(arguments);
    case kKey:
      return RunKey(arguments);
    case kMap:
      return RunMap(arguments);
    case kLearn:
      return RunLearn(arguments);
    case kLexicon:
      return RunLexicon(arguments);
  }
  return kExitError;
}

int Main(std::vector<std::string> words) {
  if (!words.empty() && (words[0] == "--version" || words[0] == "-V")) {
    std::printf("redactor %s\n", REDACTOR_VERSION);
    return kExitOk;
  }
  if (!words.empty() &&
      (words[0] == "--help" || words[0] == "-h" || words[0] == "help")) {
    std::printf("%s\n%s", OverviewText().c_str(),
                HelpText(*FindVerb("redact")).c_str());
    return kExitOk;
  }
  const VerbSpec* verb = FindVerb("redact");
  if (!words.empty()) {
    if (const VerbSpec* named = FindVerb(words[0]); named != nullptr) {
      verb = named;
      words.erase(words.begin());
    }
  }
  auto arguments = Arguments::Parse(verb->verb, words);
  if (!arguments.ok()) return Fail(arguments.status());
  if (arguments->has("help")) {
    std::printf("%s", HelpText(*verb).c_str());
    return kExitOk;
  }
  if (const Status applied = ApplyConfigFile(verb->verb, &*arguments);
      !applied.ok()) {
    return Fail(applied);
  }
  return Dispatch(verb->verb, *arguments);
}

}  // namespace

}  // namespace redactor::cli

int main(int argc, char** argv) {
  redactor::cli::PrepareProcess();
  return redactor::cli::Main(std::vector<std::string>(argv + 1, argv + argc));
}
