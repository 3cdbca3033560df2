// Key files: what is accepted, what is refused, and that secrets do not show.
#include "redactor/pseudonym/key.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/pseudonym/test_key.h"

namespace redactor::pseudonym {
namespace {

using testing::KeyLine;
using testing::TestKey;

// A private folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = "/tmp/redactor-key-test-XXXXXX";
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string operator/(const std::string& name) const {
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

void WriteFile(const std::string& path, const std::string& text, mode_t mode) {
  std::ofstream(path) << text;
  REQUIRE(chmod(path.c_str(), mode) == 0);
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

mode_t ModeOf(const std::string& path) {
  struct stat info {};
  REQUIRE(stat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

TEST_CASE("a key line is read back, whatever white space follows") {
  const std::string hex(64, 'a');
  const std::string id = [&] {
    auto key = Key::Parse("redactor-key-1 " + hex + "\n");
    REQUIRE(key.ok());
    return key.value()->Id("");
  }();
  for (const std::string tail : {"", "\n", "\r\n", " \n\n"}) {
    auto key = Key::Parse("redactor-key-1 " + hex + tail);
    REQUIRE(key.ok());
    CHECK(key.value()->Id("") == id);
  }
  auto upper = Key::Parse("redactor-key-1 " + std::string(64, 'A') + "\n");
  REQUIRE(upper.ok());
  CHECK(upper.value()->Id("") == id);
}

TEST_CASE("what is no key line is refused and not shown") {
  const std::string hex(64, 'b');
  for (const std::string& text :
       {std::string(), std::string("\n"), hex, "redactor-key-1 " + hex + "b",
        "redactor-key-1 " + hex.substr(1), "redactor-key-1  " + hex,
        "redactor-key-2 " + hex, " redactor-key-1 " + hex,
        "redactor-key-1 " + hex.substr(1) + "g",
        "redactor-key-1 " + hex + "\nredactor-key-1 " + hex,
        "redactor-key-1 " + hex + std::string(1, '\0')}) {
    CAPTURE(text);
    auto key = Key::Parse(text);
    REQUIRE_FALSE(key.ok());
    CHECK(key.status().code() == StatusCode::kInvalidArgument);
    CHECK(key.status().message().find("bbb") == std::string::npos);
  }
}

TEST_CASE("a saved key is private, comes back, and is never overwritten") {
  const Folder folder;
  const std::string path = folder / "a/b/key";
  auto key = Key::Generate();
  REQUIRE(key.ok());
  const mode_t before = umask(0);
  CHECK(key.value()->Save(path).ok());
  umask(before);
  CHECK(ModeOf(path) == 0600);
  CHECK(ModeOf(folder / "a") == 0700);
  CHECK(ModeOf(folder / "a/b") == 0700);
  const std::string text = ReadFile(path);
  CHECK(text.size() == 15 + 64 + 1);
  CHECK(text.back() == '\n');

  auto again = Key::Load(path);
  REQUIRE(again.ok());
  CHECK(again.value()->Id("x") == key.value()->Id("x"));

  const Status second = TestKey()->Save(path);
  CHECK(second.code() == StatusCode::kInvalidArgument);
  CHECK(ReadFile(path) == text);
}

TEST_CASE("a key that others may use is refused, and the message helps") {
  const Folder folder;
  const std::string path = folder / "key";
  for (const mode_t mode : {0640, 0604, 0620, 0602, 0610, 0601, 0644}) {
    CAPTURE(mode);
    WriteFile(path, KeyLine("c4"), mode);
    auto key = Key::Load(path);
    REQUIRE_FALSE(key.ok());
    CHECK(key.status().code() == StatusCode::kInvalidArgument);
    CHECK(key.status().message().find("chmod 600") != std::string::npos);
    CHECK(key.status().message().find("c4c4") == std::string::npos);
  }
  for (const mode_t mode : {0600, 0400}) {
    WriteFile(path, KeyLine("c4"), mode);
    CHECK(Key::Load(path).ok());
    chmod(path.c_str(), 0600);
  }
}

TEST_CASE("missing, wrong and oversized files") {
  const Folder folder;
  CHECK(Key::Load(folder / "none").status().code() == StatusCode::kNotFound);
  CHECK_FALSE(Key::Load(folder / "").ok());
  WriteFile(folder / "big", KeyLine("11") + std::string(1000, '\n'), 0600);
  CHECK(Key::Load(folder / "big").ok());  // white space only, cut off
  WriteFile(folder / "two", KeyLine("11") + KeyLine("22"), 0600);
  CHECK_FALSE(Key::Load(folder / "two").ok());
}

TEST_CASE("sub-keys differ by key, purpose and audience") {
  std::set<std::array<uint8_t, 32>> seen;
  std::set<std::string> ids;
  int made = 0;
  for (const char* byte : {"01", "02"}) {
    for (const char* audience : {"", "a", "b", "ab"}) {
      const auto key = TestKey(byte);
      for (const KeyPurpose purpose :
           {KeyPurpose::kToken, KeyPurpose::kCheck, KeyPurpose::kForm,
            KeyPurpose::kDigest, KeyPurpose::kSpill}) {
        seen.insert(key->Derive(purpose, audience));
        ++made;
        CHECK(key->Derive(purpose, audience) ==
              TestKey(byte)->Derive(purpose, audience));
      }
      ids.insert(key->Id(audience));
      CHECK(key->Id(audience).size() == 16);
    }
  }
  CHECK(seen.size() == made);
  CHECK(ids.size() == 8);
}

TEST_CASE("fresh keys differ") {
  auto a = Key::Generate();
  auto b = Key::Generate();
  REQUIRE(a.ok());
  REQUIRE(b.ok());
  CHECK(a.value()->Id("") != b.value()->Id(""));
}

}  // namespace
}  // namespace redactor::pseudonym
