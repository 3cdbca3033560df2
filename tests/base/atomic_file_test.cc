// AtomicFile: whole or absent, private until it is named, nothing left behind.
#include "redactor/base/atomic_file.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace redactor {
namespace {

namespace fs = std::filesystem;

class TempFolder {
 public:
  TempFolder() {
    std::string pattern =
        (fs::temp_directory_path() / "redactor-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TempFolder() {
    fs::permissions(path_, fs::perms::owner_all);
    fs::remove_all(path_);
  }
  [[nodiscard]] std::string File(const std::string& name) const {
    return (path_ / name).string();
  }
  [[nodiscard]] std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

 private:
  fs::path path_;
};

void Put(const std::string& path, std::string_view text) {
  auto file = AtomicFile::Create(path);
  REQUIRE(file.ok());
  REQUIRE(file.value()->Write(text).ok());
  REQUIRE(file.value()->Commit(/*is_private=*/false).ok());
}

std::string Content(const std::string& path) {
  auto source = OpenFileSource(path);
  REQUIRE(source.ok());
  std::string all;
  std::string page(1000, '\0');
  for (;;) {
    const Result<size_t> got = source.value()->Read(page);
    REQUIRE(got.ok());
    if (got.value() == 0) return all;
    all.append(page, 0, got.value());
  }
}

mode_t ModeOf(const std::string& path) {
  struct stat info;
  REQUIRE(lstat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

TEST_CASE("a commit makes the whole file appear, and only then") {
  const TempFolder folder;
  const std::string path = folder.File("out.txt");
  Put(path, "old");
  std::string text;
  {
    auto file = AtomicFile::Create(path);
    REQUIRE(file.ok());
    for (int i = 0; i < 3000; ++i) {
      const std::string line(static_cast<size_t>(i % 97), 'x');
      text += line;
      REQUIRE(file.value()->Write(line).ok());
    }
    const std::string big(200000, 'y');
    text += big;
    REQUIRE(file.value()->Write(big).ok());
    REQUIRE(file.value()->Flush().ok());
    CHECK(Content(path) == "old");
    CHECK(folder.Names().size() == 2);
    for (const std::string& name : folder.Names()) {
      if (name == "out.txt") continue;
      CHECK(name.starts_with(".out.txt."));
      CHECK(name.ends_with(".tmp"));
      CHECK(ModeOf(folder.File(name)) == 0600);
    }
    REQUIRE(file.value()->Commit(/*is_private=*/false).ok());
    CHECK(file.value()->Write("more").code() == StatusCode::kInternal);
    CHECK(file.value()->Commit(/*is_private=*/false).code() ==
          StatusCode::kInternal);
  }
  CHECK((Content(path) == text));
  CHECK(folder.Names() == std::vector<std::string>{"out.txt"});
}

TEST_CASE("an abandoned file leaves nothing") {
  const TempFolder folder;
  {
    auto file = AtomicFile::Create(folder.File("out"));
    REQUIRE(file.ok());
    REQUIRE(file.value()->Write(std::string(100000, 'x')).ok());
    CHECK(folder.Names().size() == 1);
  }
  CHECK(folder.Names().empty());
}

TEST_CASE("mode bits: outputs obey the umask, private files are private") {
  const TempFolder folder;
  const mode_t mask = umask(077);
  umask(mask);
  for (const bool is_private : {false, true}) {
    const std::string path = folder.File("m");
    auto file = AtomicFile::Create(path);
    REQUIRE(file.ok());
    REQUIRE(file.value()->Commit(is_private).ok());
    CHECK(ModeOf(path) == (is_private ? 0600 : 0666 & ~mask));
  }
}

TEST_CASE("a rename that fails is an error and leaves nothing") {
  const TempFolder folder;
  const std::string path = folder.File("out");
  {
    auto file = AtomicFile::Create(path);
    REQUIRE(file.ok());
    REQUIRE(file.value()->Write("x").ok());
    fs::create_directories(path + "/now-a-folder");
    CHECK(file.value()->Commit(/*is_private=*/false).code() == StatusCode::kIo);
    CHECK_FALSE(file.value()->Commit(/*is_private=*/false).ok());
  }
  CHECK(folder.Names() == std::vector<std::string>{"out"});
  CHECK(fs::is_directory(path));
}

TEST_CASE("after a failed write there is no commit") {
  const TempFolder folder;
  const std::string path = folder.File("out");
  Put(path, "old");
  rlimit old;
  REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = old;
  small.rlim_cur = 1000;
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  Status first, second, commit;
  {
    auto file = AtomicFile::Create(path);
    REQUIRE(file.ok());
    first = file.value()->Write(std::string(100000, 'x'));
    second = file.value()->Write("y");
    commit = file.value()->Commit(/*is_private=*/false);
  }
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  CHECK(first.code() == StatusCode::kIo);
  CHECK(second.code() == StatusCode::kIo);
  CHECK(commit.code() == StatusCode::kIo);
  CHECK(Content(path) == "old");
  CHECK(folder.Names().size() == 1);
}

TEST_CASE("targets that are no regular files are refused") {
  const TempFolder folder;
  fs::create_directory(folder.File("dir"));
  fs::create_directory_symlink("dir", folder.File("dirlink"));
  REQUIRE(mkfifo(folder.File("pipe").c_str(), 0600) == 0);
  const size_t before = folder.Names().size();
  for (const std::string& path :
       {folder.File("dir"), folder.File("dir/"), folder.File("dir/."),
        folder.File("dirlink"), folder.File("pipe"), std::string("/dev/null"),
        std::string(), std::string("/")}) {
    CAPTURE(path);
    CHECK(AtomicFile::Create(path).status().code() ==
          StatusCode::kInvalidArgument);
  }
  CHECK(folder.Names().size() == before);
  const Status missing = AtomicFile::Create(folder.File("no/Poe/x")).status();
  CHECK(missing.code() == StatusCode::kNotFound);
  CHECK(missing.message().find("Poe") == std::string::npos);
}

TEST_CASE("a link is replaced, what it pointed to is not touched") {
  const TempFolder folder;
  Put(folder.File("real"), "old");
  fs::create_symlink("real", folder.File("link"));
  fs::create_symlink("nowhere", folder.File("dangling"));
  for (const std::string name : {"link", "dangling"}) {
    Put(folder.File(name), "new");
    CHECK(fs::is_regular_file(fs::symlink_status(folder.File(name))));
    CHECK(Content(folder.File(name)) == "new");
  }
  CHECK(Content(folder.File("real")) == "old");
  CHECK_FALSE(fs::exists(folder.File("nowhere")));
}

TEST_CASE("a folder without write permission") {
  const TempFolder folder;
  fs::permissions(folder.File(""),
                  fs::perms::owner_read | fs::perms::owner_exec);
  const auto file = AtomicFile::Create(folder.File("out"));
  if (geteuid() == 0) return;  // root may write everywhere
  CHECK(file.status().code() == StatusCode::kIo);
}

TEST_CASE("the longest file names have room for a temporary one") {
  const TempFolder folder;
  const std::string path = folder.File(std::string(255, 'n'));
  Put(path, "x");
  CHECK(Content(path) == "x");
}

}  // namespace
}  // namespace redactor
