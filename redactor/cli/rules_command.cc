// redactor rules list|show|test.
#include <cstdio>
#include <map>

#include "redactor/cli/commands.h"
#include "redactor/cli/make_options.h"
#include "redactor/cli/messages.h"
#include "redactor/redactor.h"

namespace redactor::cli {

namespace {

int ListRules(const Redactor& redactor) {
  for (const RuleInfo& rule : redactor.Rules()) {
    std::printf("%s\t%s\t%.2f\t%.2f\t%s\t%s\n", rule.id.c_str(),
                std::string(EntityTypeName(rule.type)).c_str(), rule.score,
                rule.score_in_context, rule.lane.c_str(), rule.source.c_str());
  }
  return kExitOk;
}

// How many rules each type has, and all together.
int CountRules(const Redactor& redactor) {
  std::map<EntityType, size_t> counts;
  const auto rules = redactor.Rules();
  for (const RuleInfo& rule : rules) ++counts[rule.type];
  for (const auto& [type, count] : counts) {
    std::printf("%s\t%zu\n", std::string(EntityTypeName(type)).c_str(), count);
  }
  std::printf("%zu types, %zu rules\n", counts.size(), rules.size());
  return kExitOk;
}

int ShowRule(const Redactor& redactor, const std::string& id) {
  auto text = redactor.RuleText(id);
  if (!text.ok()) return Fail(text.status());
  std::printf("%s", text->c_str());
  return kExitOk;
}

int TestRules(const Redactor& redactor) {
  const std::vector<std::string> failures = redactor.TestRules();
  for (const std::string& failure : failures) Say(failure);
  std::printf("%zu rules, %zu failures\n", redactor.Rules().size(),
              failures.size());
  return failures.empty() ? kExitOk : kExitError;
}

}  // namespace

int RunRules(const Arguments& arguments) {
  auto options = MakeOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  const std::vector<std::string>& words = arguments.files();
  const std::string what = words.empty() ? "" : words[0];
  if ((what != "list" && what != "test" && what != "show") ||
      words.size() != (what == "show" ? 2 : 1)) {
    return Fail({StatusCode::kInvalidArgument,
                 "rules list, rules show ID, or rules test"});
  }
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return Fail(redactor.status());
  if (what == "show") return ShowRule(**redactor, words[1]);
  if (what == "test") return TestRules(**redactor);
  return arguments.has("counts") ? CountRules(**redactor)
                                 : ListRules(**redactor);
}

}  // namespace redactor::cli
