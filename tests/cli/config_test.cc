// Every option of the table can be said in a configuration file.
#include "redactor/config.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "redactor/cli/config_arguments.h"

namespace redactor::cli {

namespace {

class ConfigFile {
 public:
  ConfigFile() {
    std::string folder =
        (std::filesystem::temp_directory_path() / "redactor-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    folder_ = folder;
  }
  ~ConfigFile() { std::filesystem::remove_all(folder_); }
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;

  // What `words` and the file say together.
  Result<Arguments> Parse(Verb verb, const std::string& toml,
                          std::vector<std::string> words) {
    std::ofstream(path()) << toml;
    words.insert(words.begin(), {"-c", path()});
    auto arguments = Arguments::Parse(verb, words);
    if (!arguments.ok()) return arguments.status();
    const Status applied = ApplyConfigFile(verb, &*arguments);
    if (!applied.ok()) return applied;
    return arguments;
  }
  [[nodiscard]] std::string path() const { return folder_ + "/c.toml"; }
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("each option is reachable under each of its verbs") {
  ConfigFile file;
  for (const OptionSpec& option : Options()) {
    if (option.name == "config" || option.name == "help") continue;
    const std::string name(option.name);
    const bool flag = option.argument.empty();
    for (const VerbSpec& verb : Verbs()) {
      CAPTURE(name);
      CAPTURE(verb.name);
      const auto one =
          file.Parse(verb.verb, name + (flag ? " = true\n" : " = \"v\"\n"), {});
      REQUIRE(one.ok());
      CHECK(one->has(name) == ((option.verbs & verb.verb) != 0));
      if (!one->has(name) || flag) continue;
      const std::string in = option.is_input ? file.folder() + "/" : "";
      CHECK(one->all(name) == Strings{in + "v"});
      if (option.repeatable) {
        const auto list =
            file.Parse(verb.verb, name + " = [\"a\", \"b\"]\n", {});
        REQUIRE(list.ok());
        CHECK(list->all(name) == Strings{in + "a", in + "b"});
      }
      // The command line wins as a whole.
      const auto typed =
          file.Parse(verb.verb, name + " = \"v\"\n", {"--" + name, "typed"});
      REQUIRE(typed.ok());
      CHECK(typed->all(name) == Strings{"typed"});
    }
    const auto wrong =
        file.Parse(kRedact, name + (flag ? " = 1\n" : " = false\n"), {});
    CHECK_FALSE(wrong.ok());
  }
}

TEST_CASE("numbers, flags that are off, tables in the order of the file") {
  ConfigFile file;
  const auto arguments = file.Parse(kDetect, R"(
min-score = 0.25
memory = 1000
strict = false
deny = ["/abs/list", "sub/list", "-"]
[field]
zeta = "ACCOUNT"
"/a/*/b=c" = "drop"
alpha = "keep"
)",
                                    {});
  REQUIRE(arguments.ok());
  CHECK(arguments->get("min-score") == "0.25");
  CHECK(arguments->get("memory") == "1000");
  CHECK_FALSE(arguments->has("strict"));
  CHECK(arguments->all("deny") ==
        Strings{"/abs/list", file.folder() + "/sub/list", "-"});
  CHECK(arguments->all("field") ==
        Strings{"zeta=ACCOUNT", "/a/*/b=c=drop", "alpha=keep"});
  CHECK(arguments->config_id().size() == 16);
}

TEST_CASE("the name of a configuration is that of its content") {
  ConfigFile file;
  const auto id = [&](const char* toml) {
    const auto arguments = file.Parse(kDetect, toml, {});
    REQUIRE(arguments.ok());
    return arguments->config_id();
  };
  const std::string one = id("strict = true\n");
  CHECK(id("strict = false\n") != one);
  CHECK(id("strict = true\n") == one);
}

TEST_CASE("a wrong key names the nearest right one and its line") {
  ConfigFile file;
  struct Row {
    const char* toml;
    const char* message;
  };
  const Row rows[] = {
      {"\nmin_score = 1\n",
       ":2: `min_score` is no option; did you mean "
       "`min-score`?"},
      {"zzzzzzzz = 1\n", ":1: `zzzzzzzz` is no option"},
      {"hlp = true\n", ":1: `hlp` is no option"},
      {"[only]\nx = \"y\"\n", ":1: `only` is no table"},
      {"region = [\"US\"]\n", ":1: `region` takes one value, not a list"},
      {"deny = [1]\n", ":1: `deny` takes texts, numbers or flags"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    const auto parsed = file.Parse(kDetect, row.toml, {});
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.status().message() == file.path() + row.message);
  }
}

}  // namespace redactor::cli
