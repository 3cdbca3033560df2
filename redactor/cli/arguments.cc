// Boost.Program_options behind the option table; no other file knows it.
#include "redactor/cli/arguments.h"

#include <boost/program_options.hpp>

namespace redactor::cli {

namespace po = boost::program_options;

namespace {

po::options_description Describe(Verb verb) {
  po::options_description description;
  for (const OptionSpec& option : Options()) {
    if ((option.verbs & verb) == 0) continue;
    std::string name(option.name);
    if (option.letter != 0) name += std::string{',', option.letter};
    if (option.argument.empty()) {
      description.add_options()(name.c_str(), "");
    } else {
      description.add_options()(
          name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    }
  }
  return description;
}

Status Unknown(const std::string& typed, Verb verb) {
  std::string name = typed;
  name.erase(0, name.find_first_not_of('-'));
  std::string message = "unknown option " + typed;
  const std::string_view nearest = NearestOption(name, verb);
  if (!nearest.empty()) {
    message += "; did you mean --" + std::string(nearest) + "?";
  }
  return {StatusCode::kInvalidArgument, message};
}

Status CheckRepeats(const po::parsed_options& parsed) {
  std::map<std::string, int> seen;
  for (const auto& typed : parsed.options) {
    if (typed.position_key >= 0) continue;
    for (const OptionSpec& option : Options()) {
      if (option.name == typed.string_key && !option.repeatable &&
          !option.argument.empty() && ++seen[typed.string_key] > 1) {
        return {StatusCode::kInvalidArgument,
                "--" + typed.string_key + " was given twice"};
      }
    }
  }
  return Status::Ok();
}

}  // namespace

Result<Arguments> Arguments::Parse(Verb verb,
                                   const std::vector<std::string>& words) {
  using Style = po::command_line_style::style_t;
  const int style = po::command_line_style::unix_style & ~Style::allow_guessing;
  try {
    po::options_description all = Describe(verb);
    all.add_options()("file", po::value<std::vector<std::string>>(), "");
    po::positional_options_description positional;
    positional.add("file", -1);
    const po::parsed_options parsed = po::command_line_parser(words)
                                          .options(all)
                                          .positional(positional)
                                          .style(style)
                                          .run();
    REDACTOR_RETURN_IF_ERROR(CheckRepeats(parsed));
    Arguments arguments;
    for (const auto& typed : parsed.options) {
      if (typed.string_key == "file") {
        if (typed.position_key < 0) return Unknown("--file", verb);
        arguments.files_.insert(arguments.files_.end(), typed.value.begin(),
                                typed.value.end());
        continue;
      }
      std::vector<std::string>& values = arguments.values_[typed.string_key];
      values.insert(values.end(), typed.value.begin(), typed.value.end());
    }
    return arguments;
  } catch (const po::unknown_option& error) {
    return Unknown(error.get_option_name(), verb);
  } catch (const po::error& error) {
    return Status(StatusCode::kInvalidArgument, error.what());
  }
}

bool Arguments::has(std::string_view option) const {
  return values_.find(option) != values_.end();
}

const std::vector<std::string>& Arguments::all(std::string_view option) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(option);
  return found == values_.end() ? none : found->second;
}

std::string Arguments::get(std::string_view option) const {
  const std::vector<std::string>& values = all(option);
  return values.empty() ? std::string() : values.back();
}

}  // namespace redactor::cli
