// redactor key, map, restore: the key's side of the work.
#include <cstdio>

#include "redactor/cli/commands.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/cli/streams.h"
#include "redactor/token_map.h"

namespace redactor::cli {

namespace {
Status Invalid(const std::string& message) {
  return {StatusCode::kInvalidArgument, message};
}
}  // namespace

int RunKey(const Arguments& arguments) {
  if (arguments.files().size() != 1) return Fail(Invalid("key new, or key id"));
  const std::string& action = arguments.files()[0];
  const std::string path = KeyPath(arguments);
  if (path.empty()) return Fail(Invalid("no home folder: give --key PATH"));
  if (action == "new") {
    if (const Status made = NewKeyFile(path); !made.ok()) {
      return Fail(made.WithPrefix(path));
    }
  } else if (action != "id") {
    return Fail(Invalid("key new, or key id"));
  }
  auto id = KeyFileId(path, arguments.get("audience"));
  if (!id.ok()) return Fail(id.status().WithPrefix(path));
  std::printf("%s\n", id->c_str());
  return kExitOk;
}

int RunMap(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.files();
  if (words.size() < 2 || words[0] != "merge" || !arguments.has("output")) {
    return Fail(Invalid("map merge MAP... -o MAP"));
  }
  std::vector<std::unique_ptr<ByteSource>> sources;
  std::vector<ByteSource*> maps;
  for (size_t i = 1; i < words.size(); ++i) {
    auto source = OpenFileSource(words[i]);
    if (!source.ok()) return Fail(source.status().WithPrefix(words[i]));
    sources.push_back(std::move(*source));
    maps.push_back(sources.back().get());
  }
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  const Status merged = MergeTokenMaps(maps, output.value()->sink());
  if (!merged.ok()) return Fail(merged);
  const Status put = output.value()->Commit();
  return put.ok() ? kExitOk : Fail(put);
}

namespace {

// The key is used when it fits; a key that was named must fit.
Result<RestoreOptions> RestoreOptionsFor(const Arguments& arguments,
                                         const TokenMap& map) {
  RestoreOptions options;
  options.expand_foreign = arguments.has("expand-foreign");
  const std::string path = KeyPath(arguments);
  if (!arguments.has("key") && !FileExists(path)) return options;
  auto id = KeyFileId(path, map.audience());
  if (!id.ok()) return id.status().WithPrefix(path);
  if (*id == map.key_id()) {
    options.key_path = path;
  } else if (arguments.has("key")) {
    return Status(StatusCode::kCrypto, "the key does not fit the map");
  }
  return options;
}

void SayCounts(const RestoreCounts& counts) {
  if (counts.unknown > 0) {
    Say(std::to_string(counts.unknown) + " token(s) are not in the map");
  }
  if (counts.foreign > 0) {
    Say(std::to_string(counts.foreign) +
        " token(s) stood in the input already: left (see --expand-foreign)");
  }
  if (counts.ambiguous > 0) {
    Say(std::to_string(counts.ambiguous) + " token(s) are ambiguous: left");
  }
}

}  // namespace

int RunRestore(const Arguments& arguments) {
  if (!arguments.has("map")) return Fail(Invalid("restore needs -m MAP"));
  if (arguments.files().size() > 1) {
    return Fail(Invalid("restore takes one file"));
  }
  const std::string map_path = arguments.get("map");
  auto map_source = OpenFileSource(map_path);
  if (!map_source.ok()) return Fail(map_source.status().WithPrefix(map_path));
  auto map = TokenMap::Load(**map_source);
  if (!map.ok()) return Fail(map.status().WithPrefix(map_path));
  auto options = RestoreOptionsFor(arguments, **map);
  if (!options.ok()) return Fail(options.status());

  const std::string input =
      arguments.files().empty() ? "-" : arguments.files()[0];
  auto source = OpenInput(input);
  if (!source.ok()) return Fail(source.status().WithPrefix(input));
  auto output = Output::Open(arguments.get("output"), /*is_private=*/true);
  if (!output.ok()) return Fail(output.status());
  RestoreCounts counts;
  const Status done =
      map.value()->Restore(**source, output.value()->sink(), *options, &counts);
  if (!done.ok()) return Fail(done);
  if (const Status put = output.value()->Commit(); !put.ok()) return Fail(put);
  SayCounts(counts);
  return counts.ambiguous > 0 ? kExitIncomplete : kExitOk;
}

}  // namespace redactor::cli
