// redactor learn and lexicon: whole-run learning in two steps, for streams and
// for many machines.
#include "redactor/cli/commands.h"
#include "redactor/cli/lexicons.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/option_table.h"
#include "redactor/cli/progress.h"
#include "redactor/cli/streams.h"
#include "redactor/redactor.h"

namespace redactor::cli {

namespace {

Status Invalid(const std::string& message) {
  return {StatusCode::kInvalidArgument, message};
}

int WriteLexicon(const Lexicon& lexicon, Output* output) {
  if (const Status put = lexicon.Write(output->sink()); !put.ok()) {
    return Fail(put);
  }
  if (const Status put = output->Commit(); !put.ok()) return Fail(put);
  SayIfFull(lexicon);
  return kExitOk;
}

}  // namespace

int RunLearn(const Arguments& arguments) {
  if (!arguments.has("output")) return Fail(Invalid("learn needs -o LEXICON"));
  auto options = MakeOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  const std::string key = KeyPath(arguments);
  if (arguments.has("key") || FileExists(key)) options->key_path = key;
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return Fail(redactor.status());
  std::vector<std::string> inputs = arguments.files();
  if (inputs.empty()) inputs.push_back("-");
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  auto session = redactor.value()->NewSession({});
  auto progress =
      Progress::Create(arguments, inputs, /*to_stdout=*/false, session.get());
  if (!progress.ok()) return Fail(progress.status());
  Lexicon lexicon(LexiconBound(*options));
  bool whole = true;
  for (const std::string& input : inputs) {
    const std::string name = input == "-" ? "stdin" : input;
    auto source = OpenInput(input);
    const Status learned =
        source.ok()
            ? session->Learn(*Watched(progress->get(), std::move(*source)),
                             name, &lexicon)
            : source.status();
    if (learned.ok()) continue;
    whole = false;
    SayFailed(session.get(), name, learned);
  }
  if (*progress != nullptr) progress.value()->End();
  SayIncomplete(session->report());
  if (!whole) return kExitError;
  const int written = WriteLexicon(lexicon, output->get());
  if (written != kExitOk) return written;
  return session->report().incomplete() ? kExitIncomplete : kExitOk;
}

int RunLexicon(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.files();
  if (!words.empty() && words[0] != "merge") {
    return Fail(Invalid("no such action: `" + words[0] +
                        "` (did you mean "
                        "`merge`?)"));
  }
  if (words.size() < 2 || !arguments.has("output")) {
    return Fail(Invalid("lexicon merge LEXICON... -o LEXICON"));
  }
  auto options = MakeOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  Lexicon all(LexiconBound(*options));
  for (size_t i = 1; i < words.size(); ++i) {
    auto one = LoadLexicon(words[i], all.max_entries());
    if (!one.ok()) return Fail(one.status());
    all.Merge(*one);
  }
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  return WriteLexicon(all, output->get());
}

}  // namespace redactor::cli
