// What was typed, checked against the option table.
#ifndef REDACTOR_CLI_ARGUMENTS_H_
#define REDACTOR_CLI_ARGUMENTS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/cli/option_table.h"
#include "redactor/status.h"

namespace redactor::cli {

class Arguments {
 public:
  // `words` after the verb. Unknown options name the nearest right one.
  static Result<Arguments> Parse(Verb verb,
                                 const std::vector<std::string>& words);

  [[nodiscard]] bool has(std::string_view option) const;
  // The last value; empty when not given.
  [[nodiscard]] std::string get(std::string_view option) const;
  [[nodiscard]] const std::vector<std::string>& all(
      std::string_view option) const;
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

  // Of a configuration file: what was typed stays.
  void SetDefault(std::string_view option, std::vector<std::string> values) {
    values_.try_emplace(std::string(option), std::move(values));
  }
  void set_config_id(std::string id) { config_id_ = std::move(id); }
  // Names the configuration file's content; empty without one.
  [[nodiscard]] const std::string& config_id() const { return config_id_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> files_;
  std::string config_id_;
};

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_ARGUMENTS_H_
