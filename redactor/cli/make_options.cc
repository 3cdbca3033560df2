// Words to values: types, levels, sizes, list files.
#include "redactor/cli/make_options.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "redactor/byte_stream.h"

namespace redactor::cli {

namespace {

Status Invalid(const std::string& message) {
  return {StatusCode::kInvalidArgument, message};
}

Status AddTypes(const std::string& option, const std::vector<std::string>& all,
                std::vector<EntityType>* types) {
  for (const std::string& list : all) {
    for (size_t at = 0; at <= list.size();) {
      const size_t end = std::min(list.find(',', at), list.size());
      std::string name = list.substr(at, end - at);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return std::toupper(c); });
      const auto type = ParseEntityType(name);
      if (!type) return Invalid("--" + option + ": unknown type " + name);
      types->push_back(*type);
      at = end + 1;
    }
  }
  return Status::Ok();
}

Status ReadLists(const std::vector<std::string>& paths,
                 std::vector<std::string>* lists) {
  for (const std::string& path : paths) {
    auto source = OpenFileSource(path);
    if (!source.ok()) return source.status().WithPrefix(path);
    std::string text;
    std::string page(size_t{1} << 16, '\0');
    for (;;) {
      auto got = source.value()->Read(page);
      if (!got.ok()) return got.status().WithPrefix(path);
      if (*got == 0) break;
      text.append(page, 0, *got);
    }
    lists->push_back(std::move(text));
  }
  return Status::Ok();
}

Result<uint64_t> ParseSize(const std::string& option, const std::string& text) {
  uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string unit(end, text.data() + text.size());
  constexpr std::string_view kUnits = "KMGT";
  int shift = 0;
  if (!unit.empty()) {
    const size_t at = kUnits.find(
        static_cast<char>(std::toupper(static_cast<unsigned char>(unit[0]))));
    if (at == std::string_view::npos || unit.size() > 1) {
      return Invalid("--" + option + ": a size is digits and K, M, G or T");
    }
    shift = 10 * (static_cast<int>(at) + 1);
  }
  if (error != std::errc() || value == 0 ||
      value > (UINT64_MAX >> shift) >> 1) {
    return Invalid("--" + option + ": not a size");
  }
  return value << shift;
}

Status SetSizes(const Arguments& arguments, redactor::Options* options) {
  const auto set = [&](const char* name, auto* field) -> Status {
    if (!arguments.has(name)) return Status::Ok();
    auto size = ParseSize(name, arguments.get(name));
    if (!size.ok()) return size.status();
    *field = *size;
    return Status::Ok();
  };
  REDACTOR_RETURN_IF_ERROR(set("memory", &options->limits.memory));
  REDACTOR_RETURN_IF_ERROR(set("temp-limit", &options->limits.temp));
  return set("page-size", &options->page_size);
}

Status SetNumbers(const Arguments& arguments, redactor::Options* options) {
  if (arguments.has("min-score")) {
    const std::string text = arguments.get("min-score");
    const auto [end, error] = std::from_chars(
        text.data(), text.data() + text.size(), options->min_score);
    if (error != std::errc() || end != text.data() + text.size()) {
      return Invalid("--min-score: not a number");
    }
  }
  const auto set = [&](const std::string& name, int* field) -> Status {
    if (!arguments.has(name)) return Status::Ok();
    const std::string text = arguments.get(name);
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), *field);
    if (error != std::errc() || end != text.data() + text.size()) {
      return Invalid("--" + name + ": not a number");
    }
    return Status::Ok();
  };
  REDACTOR_RETURN_IF_ERROR(set("threads", &options->threads));
  return set("token-bits", &options->token_bits);
}

Status SetLocation(const Arguments& arguments, redactor::Options* options) {
  if (!arguments.has("location")) return Status::Ok();
  const std::string level = arguments.get("location");
  if (level == "street") {
    options->location = LocationLevel::kStreet;
  } else if (level == "city") {
    options->location = LocationLevel::kCity;
  } else if (level == "region") {
    options->location = LocationLevel::kRegion;
  } else if (level == "country") {
    options->location = LocationLevel::kCountry;
  } else {
    return Invalid("--location: street, city, region or country");
  }
  return Status::Ok();
}

Status SetBinary(const Arguments& arguments, redactor::Options* options) {
  if (!arguments.has("binary")) return Status::Ok();
  const std::string policy = arguments.get("binary");
  if (policy == "withhold") {
    options->binary = BinaryPolicy::kWithhold;
  } else if (policy == "drop") {
    options->binary = BinaryPolicy::kDrop;
  } else if (policy == "pass") {
    options->binary = BinaryPolicy::kPass;
  } else {
    return Invalid("--binary: withhold, drop or pass");
  }
  return Status::Ok();
}

Status SetTicketIds(const Arguments& arguments, redactor::Options* options) {
  if (!arguments.has("ticket-ids")) return Status::Ok();
  const std::string what = arguments.get("ticket-ids");
  options->ticket_ids = what == "redact";
  if (what == "redact" || what == "keep") return Status::Ok();
  return Invalid("--ticket-ids: keep or redact");
}

Status SetFields(const Arguments& arguments, redactor::Options* options) {
  for (const std::string& field : arguments.all("field")) {
    const size_t equals = field.rfind('=');
    if (equals == std::string::npos || equals == 0) {
      return Invalid("--field: PATH=TYPE, or keep, drop, text");
    }
    options->fields.push_back(
        {field.substr(0, equals), field.substr(equals + 1)});
  }
  return Status::Ok();
}

}  // namespace

Result<redactor::Options> MakeOptions(const Arguments& arguments) {
  redactor::Options options;
  options.default_rules = !arguments.has("no-default-rules");
  options.rule_paths = arguments.all("rules");
  REDACTOR_RETURN_IF_ERROR(
      AddTypes("only", arguments.all("only"), &options.only));
  REDACTOR_RETURN_IF_ERROR(
      AddTypes("except", arguments.all("except"), &options.except));
  REDACTOR_RETURN_IF_ERROR(ReadLists(arguments.all("deny"), &options.deny));
  REDACTOR_RETURN_IF_ERROR(ReadLists(arguments.all("allow"), &options.allow));
  options.internal_domains = arguments.all("internal");
  if (arguments.has("region")) options.region = arguments.get("region");
  if (arguments.has("format")) options.format = arguments.get("format");
  if (arguments.has("encoding")) options.encoding = arguments.get("encoding");
  options.audience = arguments.get("audience");
  options.config_id = arguments.config_id();
  options.exact = arguments.has("exact");
  options.widen_ddl = arguments.has("widen-ddl");
  options.map_secrets = arguments.has("map-secrets");
  options.strict = arguments.has("strict");
  options.line_buffered = arguments.has("line-buffered");
  REDACTOR_RETURN_IF_ERROR(SetSizes(arguments, &options));
  REDACTOR_RETURN_IF_ERROR(SetNumbers(arguments, &options));
  REDACTOR_RETURN_IF_ERROR(SetLocation(arguments, &options));
  REDACTOR_RETURN_IF_ERROR(SetBinary(arguments, &options));
  REDACTOR_RETURN_IF_ERROR(SetTicketIds(arguments, &options));
  REDACTOR_RETURN_IF_ERROR(SetFields(arguments, &options));
  return options;
}

std::string KeyPath(const Arguments& arguments) {
  if (arguments.has("key")) return arguments.get("key");
  const auto env = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (const std::string file = env("REDACTOR_KEY_FILE"); !file.empty()) {
    return file;
  }
  std::string config = env("XDG_CONFIG_HOME");
  if (config.empty() && !env("HOME").empty()) config = env("HOME") + "/.config";
  return config.empty() ? config : config + "/redactor/key";
}

bool FileExists(const std::string& path) {
  std::error_code error;
  return !path.empty() && std::filesystem::exists(path, error);
}

}  // namespace redactor::cli
