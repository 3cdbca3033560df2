// redactor rules list|test.
#include <cstdio>

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
  const bool list = arguments.files() == std::vector<std::string>{"list"};
  const bool test = arguments.files() == std::vector<std::string>{"test"};
  if (!list && !test) {
    return Fail({StatusCode::kInvalidArgument, "rules list, or rules test"});
  }
  auto redactor = Redactor::Create(*options);
  if (!redactor.ok()) return Fail(redactor.status());
  return list ? ListRules(**redactor) : TestRules(**redactor);
}

}  // namespace redactor::cli
