// Archives through the whole library. They are made and taken apart by tar,
// gzip, zip and bsdtar: nobody checks his own work here.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

namespace fs = std::filesystem;

class TempFolder {
 public:
  TempFolder() {
    static int count = 0;
    path_ = fs::temp_directory_path() /
            ("redactor-archive-test-" + std::to_string(getpid()) + "-" +
             std::to_string(++count));
    fs::create_directories(path_);
  }
  ~TempFolder() { fs::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  // Runs it in the folder; true when it went well.
  [[nodiscard]] bool Shell(const std::string& command) const {
    const std::string line = "cd '" + path_.string() + "' && { " + command +
                             "; } >/dev/null 2>shell.err";
    return std::system(line.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe)
  }
  void Put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string Get(const std::string& name) const {
    return ReadFile(path_ / name);
  }

 private:
  fs::path path_;
};

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Relative name and bytes of every file below.
std::map<std::string, std::string> FilesBelow(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    files[fs::relative(item.path(), folder).string()] = ReadFile(item.path());
  }
  return files;
}

// Values that must vanish and that no tuning of names decides.
std::vector<std::string> HardValues() {
  const std::vector<std::string> types = {"EMAIL", "IMEI", "ICCID",
                                          "MAC",   "IBAN", "SSN"};
  std::vector<std::string> values;
  std::ifstream in(std::string(REDACTOR_SOURCE_DIR) + "/samples/truth.tsv");
  for (std::string line; std::getline(in, line);) {
    for (const std::string& type : types) {
      if (line.starts_with("vanish\t" + type + "\t")) {
        values.push_back(line.substr(line.rfind('\t') + 1));
      }
    }
  }
  return values;
}

const Redactor& Subject() { return TestRedactor(TestOptions()); }

TEST_CASE("the samples, packed, read as each file alone") {
  const TempFolder box;
  if (!box.Shell("bsdtar --version")) {
    MESSAGE("skipped: no bsdtar");
    return;
  }
  REQUIRE(box.Shell("bash '" + std::string(REDACTOR_SOURCE_DIR) +
                    "/samples/pack.sh' ."));
  const Outcome outcome =
      RedactString(Subject(), box.Get("social-care.tar.gz"), "s.tar.gz");
  REQUIRE(outcome.status.ok());
  CHECK_FALSE(outcome.report.incomplete());
  // Two more stand in mails: an attachment and a uuencoded log.
  CHECK(outcome.report.entries.size() == SampleFiles().size() + 2);
  box.Put("clean.tar.gz", outcome.output);
  REQUIRE(
      box.Shell("mkdir out && tar xzf clean.tar.gz -C out && cd "
                "out/social-care && bsdtar xf attachments.zip && rm "
                "attachments.zip"));
  auto files = FilesBelow(box.path() / "out/social-care");
  CHECK(files.size() == SampleFiles().size());
  const std::vector<std::string> hard = HardValues();
  CHECK(hard.size() > 50);
  for (const std::string& name : SampleFiles()) {
    CAPTURE(name);
    const Outcome alone =
        RedactString(Subject(), ReadFile(SamplePath(name)), name);
    CHECK(files[name] == alone.output);
    for (const std::string& value : hard) {
      CAPTURE(value);
      CHECK_FALSE(Has(files[name], value));
    }
  }
  // And the gate agrees.
  for (const Finding& left : DetectString(Subject(), outcome.output, "s.tgz")) {
    FAIL_CHECK("left in " << left.entry << ": " << left.text << " by "
                          << left.rule);
  }
}

TEST_CASE("a tar.gz that holds a zip that holds a gz") {
  const TempFolder box;
  box.Put("log-jane.poe@example.com.txt", "call (217) 555-0143\n");
  box.Put("t/omar@example.org/a.txt", "mail mei@example.net\n");
  REQUIRE(
      box.Shell("gzip -n log-jane.poe@example.com.txt && zip -qX inner.zip "
                "log-jane.poe@example.com.txt.gz && mv inner.zip t/ && tar "
                "--sort=name -czf in.tar.gz t"));
  const Outcome outcome =
      RedactString(Subject(), box.Get("in.tar.gz"), "in.tar.gz");
  REQUIRE(outcome.status.ok());
  CHECK_FALSE(outcome.report.incomplete());
  box.Put("out.tar.gz", outcome.output);
  REQUIRE(
      box.Shell("mkdir out && tar xzf out.tar.gz -C out && cd out/t && unzip "
                "-q inner.zip && rm inner.zip && gunzip *.gz"));
  const auto files = FilesBelow(box.path() / "out/t");
  REQUIRE(files.size() == 2);
  for (const auto& [name, bytes] : files) {
    CAPTURE(name);
    CHECK(Has(name, "@redacted.invalid"));
    CHECK_FALSE(Has(name, "example"));
    CHECK(
        (bytes.starts_with("call PHONE-") || bytes.starts_with("mail email-")));
  }
  // The map leads back in names, too; the report holds no name.
  CHECK(Has(outcome.map, "\"value\":\"omar@example.org\""));
  CHECK(Has(outcome.map, "\"value\":\"log-jane.poe@example.com\""));
  for (const EntryReport& row : outcome.report.entries) {
    CHECK_FALSE(Has(row.entry, "example"));
  }
}

TEST_CASE("names of members are findings") {
  const TempFolder box;
  box.Put("t/jane.poe@example.com.txt", "nothing\n");
  REQUIRE(box.Shell("tar cf in.tar t"));
  const auto found = DetectString(Subject(), box.Get("in.tar"), "in.tar");
  REQUIRE(found.size() == 1);
  CHECK(found[0].entry == "in.tar");
  CHECK(found[0].path == "/name");
  CHECK(found[0].text.starts_with("jane.poe@example.com"));
  CHECK_FALSE(Has(found[0].safe_entry + found[0].safe_path, "jane"));
}

TEST_CASE("what cannot be read is withheld and listed") {
  const TempFolder box;
  box.Put("a.txt", "mail jane.poe@example.com\n");
  box.Put("b.txt", "mail omar@example.org\n");
  box.Put("p.png", "\x89PNG\r\n\x1a\n jane.poe@example.com");
  REQUIRE(
      box.Shell("zip -qX -P secret in.zip a.txt && zip -qX in.zip b.txt "
                "p.png && zip -qX media.zip b.txt p.png"));
  const Outcome locked = RedactString(Subject(), box.Get("in.zip"), "in.zip");
  REQUIRE(locked.status.ok());
  CHECK(locked.report.incomplete());
  REQUIRE(locked.report.entries.size() == 3);
  CHECK(locked.report.entries[0].fate == EntryFate::kWithheld);
  CHECK(locked.report.entries[0].reason == "encrypted");
  CHECK_FALSE(locked.report.entries[0].by_policy);
  CHECK(locked.report.entries[2].fate == EntryFate::kWithheld);
  CHECK(locked.report.entries[2].by_policy);
  CHECK_FALSE(Has(locked.output, "jane.poe"));

  const Outcome media =
      RedactString(Subject(), box.Get("media.zip"), "media.zip");
  REQUIRE(media.status.ok());
  CHECK_FALSE(media.report.incomplete());
  CHECK_FALSE(Has(media.output, "jane.poe"));
}

// Three members with one mail each.
struct Packed {
  explicit Packed(const std::string& command) {
    for (const std::string i : {"1", "2", "3"}) {
      box.Put("t/" + i + ".txt",
              "number " + i + ": jane" + i + "@example.com is a customer\n");
    }
    made = box.Shell(command);
    bytes = box.Get("in");
  }
  TempFolder box;
  bool made = false;
  std::string bytes;
};

const char* const kTgz = "tar --sort=name -cf - t | gzip -n >in";
const char* const kTar = "tar --sort=name -cf in t";
const char* const kZip = "zip -qrX0 in.zip t && mv in.zip in";
const char* const kNested =
    "zip -qrX in.zip t && rm -r t && tar -cf - in.zip | gzip -n >in";

TEST_CASE("a cut archive never passes for a whole one") {
  for (const char* command : {kTgz, kTar, kZip, kNested}) {
    CAPTURE(command);
    const Packed packed(command);
    REQUIRE(packed.made);
    const std::string whole =
        RedactString(Subject(), packed.bytes, "in").output;
    const size_t step = std::max<size_t>(1, packed.bytes.size() / 300);
    for (size_t cut = 3; cut < packed.bytes.size(); cut += step) {
      CAPTURE(cut);
      const Outcome outcome =
          RedactString(Subject(), packed.bytes.substr(0, cut), "in");
      // A tar ends with zeros to spare. (Less than a mark is text: "PK".)
      const bool fine = outcome.status.ok() && !outcome.report.incomplete();
      CHECK((!fine || outcome.output == whole));
      CHECK_FALSE(Has(outcome.output, "@example.com"));
    }
  }
}

TEST_CASE("a flipped bit is noticed or harmless") {
  std::mt19937 random(7);
  for (const char* command : {kTgz, kZip, kNested}) {
    CAPTURE(command);
    const Packed packed(command);
    REQUIRE(packed.made);
    const std::string whole =
        RedactString(Subject(), packed.bytes, "in").output;
    for (int i = 0; i < 400; ++i) {
      std::string bytes = packed.bytes;
      const size_t at = random() % bytes.size();
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      CAPTURE(at);
      const Outcome outcome = RedactString(Subject(), bytes, "in");
      CHECK_FALSE(Has(outcome.output, "@example.com"));
      if (!outcome.status.ok() || outcome.report.incomplete()) continue;
      // Times and modes of a zip are not protected, contents are.
      if (command == kZip) {
        CHECK(Count(outcome.output, "email-") == Count(whole, "email-"));
      } else {
        CHECK(outcome.output == whole);
      }
    }
  }
}

TEST_CASE("a source that fails at any call spoils an archive") {
  for (const char* command : {kTgz, kTar, kZip, kNested}) {
    CAPTURE(command);
    const Packed packed(command);
    REQUIRE(packed.made);
    for (int n = 0;; ++n) {
      REQUIRE(n < 10000);
      CAPTURE(n);
      FailingSource source(packed.bytes, n, 97);
      std::string output;
      auto sink = NewStringSink(&output);
      auto session = Subject().NewSession({.map = true});
      const Status status = session->Redact(source, *sink, "in");
      CHECK_FALSE(Has(output, "@example.com"));
      if (source.failed()) {
        CHECK_FALSE(status.ok());
        CHECK(status.code() == StatusCode::kIo);
        CHECK(status.severity() == Severity::kRun);
        continue;
      }
      CHECK(status.ok());
      CHECK(output == RedactString(Subject(), packed.bytes, "in").output);
      break;
    }
  }
}

TEST_CASE("a sink that fails at any call spoils an archive") {
  for (const char* command : {kTgz, kTar, kZip, kNested}) {
    CAPTURE(command);
    const Packed packed(command);
    REQUIRE(packed.made);
    for (int n = 0;; ++n) {
      REQUIRE(n < 10000);
      CAPTURE(n);
      auto source = NewMemorySource(packed.bytes);
      FailingSink sink(n);
      auto session = Subject().NewSession({});
      const Status status = session->Redact(*source, sink, "in");
      if (!sink.failed()) {
        CHECK(status.ok());
        CHECK(n > 0);
        break;
      }
      CHECK_FALSE(status.ok());
      CHECK(status.severity() == Severity::kRun);
    }
  }
}

}  // namespace
}  // namespace redactor::testing
