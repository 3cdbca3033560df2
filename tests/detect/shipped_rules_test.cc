// Every shipped rule loads, has a trigger, and its own examples hold.
#include <doctest/doctest.h>

#include "redactor/detect/engine.h"

namespace redactor::detect {

TEST_CASE("shipped rules pass their own examples") {
  EngineOptions options;
  options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  const auto engine = Engine::Create(options);
  INFO((engine.ok() ? "" : engine.status().message()));
  REQUIRE(engine.ok());
  CHECK((*engine)->rules().size() > 60);
  for (const std::string& failure : TestRules(**engine)) {
    INFO(failure);
    CHECK(false);
  }
}

}  // namespace redactor::detect
