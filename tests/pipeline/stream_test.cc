// Failing streams: an error at any call must never pass for a whole output.
#include <doctest/doctest.h>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

const char* const kInputs[][2] = {
    {"mail jane.poe@example.com or call (217) 555-0143\n\nRegards,\nJane Poe\n",
     "a.txt"},
    {"{\"name\":\"Jane Poe\",\"email\":\"jane.poe@example.com\"}\n"
     "{\"name\":\"Omar Haddad\",\"email\":\"omar@example.org\"}\n",
     "a.ndjson"},
    {"{\"users\":[{\"name\":\"Jane Poe\",\"email\":\"jane.poe@example.com\"},"
     "{\"name\":\"Omar Haddad\",\"email\":\"omar@example.org\"}]}\n",
     "a.json"},
    {"name,email,note\nJane Poe,jane.poe@example.com,hello\n"
     "Omar Haddad,omar@example.org,\"two\nlines\"\n",
     "a.csv"},
};

TEST_CASE("a source that fails at any call is an error") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const auto& [text, name] : kInputs) {
    const std::string input = text;
    // The last call is the one that would have said "end".
    for (int n = 0; n <= static_cast<int>(input.size()); ++n) {
      CAPTURE(name);
      CAPTURE(n);
      FailingSource source(input, n, 1);
      std::string output;
      auto sink = NewStringSink(&output);
      auto session = redactor.NewSession({.map = true});
      const Status status = session->Redact(source, *sink, name);
      CHECK_FALSE(status.ok());
      CHECK(status.code() == StatusCode::kIo);
      CHECK(output.find("jane.poe") == std::string::npos);
    }
  }
}

TEST_CASE("a sink that fails at any call is an error") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const auto& [text, name] : kInputs) {
    for (int n = 0; n < 1000; ++n) {
      CAPTURE(name);
      CAPTURE(n);
      auto source = NewMemorySource(text);
      FailingSink sink(n);
      auto session = redactor.NewSession({});
      const Status status = session->Redact(*source, sink, name);
      if (!sink.failed()) {
        CHECK(status.ok());
        CHECK(n > 0);
        break;
      }
      CHECK_FALSE(status.ok());
    }
  }
}

TEST_CASE("the same bytes come whatever the pieces of the input") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const auto& [text, name] : kInputs) {
    CAPTURE(name);
    const Outcome whole = RedactString(redactor, text, name);
    CHECK(whole.output.find("jane.poe") == std::string::npos);
    CHECK(whole.output.find("Jane") == std::string::npos);
    for (const size_t piece : {1, 2, 3, 10}) {
      FailingSource source(text, -1, piece);
      std::string output;
      auto sink = NewStringSink(&output);
      auto session = redactor.NewSession({});
      CHECK(session->Redact(source, *sink, name).ok());
      CHECK(output == whole.output);
    }
  }
}

}  // namespace
}  // namespace redactor::testing
