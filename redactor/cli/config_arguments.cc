// Keys are the long names of options; kinds must fit.
#include "redactor/cli/config_arguments.h"

#include <algorithm>
#include <filesystem>

namespace redactor::cli {

namespace {

using Kind = ConfigEntry::Kind;

Status Fault(const std::string& path, const ConfigEntry& entry,
             const std::string& what) {
  return {StatusCode::kInvalidArgument, path + ":" +
                                            std::to_string(entry.line) + ": `" +
                                            entry.key + "` " + what};
}

// Null for what is of no use in a file.
const OptionSpec* FindOption(std::string_view name) {
  if (name == "config" || name == "help") return nullptr;
  for (const OptionSpec& option : Options()) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

Status CheckKind(const std::string& path, const ConfigEntry& entry,
                 const OptionSpec& option) {
  if (option.argument.empty()) {
    return entry.kind == Kind::kFlag ? Status::Ok()
                                     : Fault(path, entry, "is true or false");
  }
  if (entry.kind == Kind::kFlag) {
    return Fault(path, entry,
                 "takes " + std::string(option.argument) + ", not a flag");
  }
  if (entry.kind == Kind::kTable && option.name != "field") {
    return Fault(path, entry, "is no table");
  }
  if (entry.kind == Kind::kList && !option.repeatable) {
    return Fault(path, entry, "takes one value, not a list");
  }
  return Status::Ok();
}

// Beside the file that names it.
std::string Beside(const std::string& path, const std::string& input) {
  const std::filesystem::path named(input);
  if (input.empty() || input == "-" || named.is_absolute()) return input;
  return (std::filesystem::path(path).parent_path() / named).string();
}

}  // namespace

Status ApplyConfig(const Config& config, const std::string& path, Verb verb,
                   Arguments* arguments) {
  for (const ConfigEntry& entry : config.entries) {
    const OptionSpec* option = FindOption(entry.key);
    if (option == nullptr) {
      const std::string_view nearest =
          NearestOption(entry.key, static_cast<Verb>(~0u));
      return Fault(
          path, entry,
          FindOption(nearest) == nullptr
              ? "is no option"
              : "is no option; did you mean `" + std::string(nearest) + "`?");
    }
    REDACTOR_RETURN_IF_ERROR(CheckKind(path, entry, *option));
    const bool off = entry.kind == Kind::kFlag && entry.values.empty();
    if ((option->verbs & verb) == 0 || off) continue;
    std::vector<std::string> values = entry.values;
    if (option->is_input) {
      for (std::string& value : values) value = Beside(path, value);
    }
    arguments->SetDefault(option->name, std::move(values));
  }
  return Status::Ok();
}

Status ApplyConfigFile(Verb verb, Arguments* arguments) {
  if (!arguments->has("config")) return Status::Ok();
  const std::string path = arguments->get("config");
  auto config = ReadConfig(path);
  if (!config.ok()) return config.status();
  arguments->set_config_id(config->id);
  return ApplyConfig(*config, path, verb, arguments);
}

}  // namespace redactor::cli
