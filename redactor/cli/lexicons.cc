// Which inputs are read twice, and the first reading.
#include "redactor/cli/lexicons.h"

#include <sys/stat.h>

#include <algorithm>

#include "redactor/cli/messages.h"
#include "redactor/cli/progress.h"
#include "redactor/cli/streams.h"

namespace redactor::cli {

namespace {

constexpr uint64_t kEntryMemory = 2048;
constexpr size_t kHeadBytes = size_t{64} << 10;

enum class LearnMode : uint8_t { kAuto, kOn, kOff };

Result<LearnMode> LearnModeOf(const Arguments& arguments) {
  const std::string mode = arguments.get("learn");
  if (mode.empty() || mode == "auto") return LearnMode::kAuto;
  if (mode == "on") return LearnMode::kOn;
  if (mode == "off") return LearnMode::kOff;
  return Status(StatusCode::kInvalidArgument, "--learn: auto, on or off");
}

// Only what lies in a file can be read twice.
bool IsFile(const std::string& input) {
  struct stat info;
  return input != "-" && stat(input.c_str(), &info) == 0 &&
         S_ISREG(info.st_mode);
}

bool IsContainerFile(const std::string& input) {
  auto source = OpenInput(input);
  if (!source.ok()) return false;
  std::string head(kHeadBytes, '\0');
  size_t size = 0;
  while (size < head.size()) {
    auto got = source.value()->Read({head.data() + size, head.size() - size});
    if (!got.ok() || *got == 0) break;
    size += *got;
  }
  return IsContainer(std::string_view(head).substr(0, size));
}

Result<bool> ReadsTwice(const Arguments& arguments,
                        const std::vector<std::string>& inputs) {
  auto mode = LearnModeOf(arguments);
  if (!mode.ok()) return mode.status();
  if (*mode == LearnMode::kOff) return false;
  const bool files = std::ranges::all_of(inputs, IsFile);
  if (*mode == LearnMode::kAuto) {
    return files && (inputs.size() > 1 || IsContainerFile(inputs.front()));
  }
  if (!files && !arguments.has("lexicon")) {
    return Status(StatusCode::kInvalidArgument,
                  "--learn on reads twice, and a stream comes once: give "
                  "files, or --lexicon FILE (see redactor learn)");
  }
  return files;
}

// What cannot be read is said by the second reading.
Status Gather(const Arguments& arguments, const Redactor& redactor,
              const std::vector<std::string>& inputs, Lexicon* lexicon) {
  auto session = redactor.NewSession({});
  auto progress =
      Progress::Create(arguments, inputs, /*to_stdout=*/false, session.get());
  if (!progress.ok()) return progress.status();
  for (const std::string& input : inputs) {
    auto source = OpenInput(input);
    if (!source.ok()) continue;
    const Status learned = session->Learn(
        *Watched(progress->get(), std::move(*source)), input, lexicon);
    if (learned.severity() == Severity::kRun &&
        learned.code() == StatusCode::kInternal) {
      return learned;
    }
  }
  return Status::Ok();
}

}  // namespace

size_t LexiconBound(const redactor::Options& options) {
  return static_cast<size_t>(
      std::max<uint64_t>(options.limits.memory / kEntryMemory, 1));
}

Result<Lexicon> LoadLexicon(const std::string& path, size_t max_entries) {
  auto source = OpenFileSource(path);
  if (!source.ok()) return source.status().WithPrefix(path);
  auto lexicon = Lexicon::Load(**source, max_entries);
  if (!lexicon.ok()) return lexicon.status().WithPrefix(path);
  return lexicon;
}

void SayIfFull(const Lexicon& lexicon) {
  if (!lexicon.is_full()) return;
  Say("the lexicon is full: " + std::to_string(lexicon.max_entries()) +
      " entries were kept; a larger --memory holds more");
}

Result<std::shared_ptr<const Lexicon>> LexiconFor(
    const Arguments& arguments, const redactor::Options& options,
    const Redactor& redactor, const std::vector<std::string>& inputs) {
  auto twice = ReadsTwice(arguments, inputs);
  if (!twice.ok()) return twice.status();
  if (!*twice && !arguments.has("lexicon")) {
    return std::shared_ptr<const Lexicon>();
  }
  auto lexicon = std::make_shared<Lexicon>(LexiconBound(options));
  if (arguments.has("lexicon")) {
    auto loaded = LoadLexicon(arguments.get("lexicon"), lexicon->max_entries());
    if (!loaded.ok()) return loaded.status();
    *lexicon = std::move(*loaded);
  }
  if (*twice) {
    REDACTOR_RETURN_IF_ERROR(
        Gather(arguments, redactor, inputs, lexicon.get()));
  }
  SayIfFull(*lexicon);
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

}  // namespace redactor::cli
