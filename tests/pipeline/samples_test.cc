// The samples against their truth file: nothing listed survives, nothing
// harmless is touched, and the promises hold on real-life text.
#include <doctest/doctest.h>

#include <fstream>
#include <map>

#include "redactor/base/ascii.h"
#include "redactor/base/content_scanner.h"
#include "redactor/format/base64.h"
#include "redactor/format/registry.h"
#include "redactor/text/html_entities.h"
#include "redactor/text/utf8.h"
#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

struct Truth {
  bool vanish = false;
  std::string type;
  std::string file;  // "*": all
  std::string value;
};

std::vector<Truth> LoadTruth() {
  std::ifstream in(std::string(REDACTOR_SOURCE_DIR) + "/samples/truth.tsv");
  std::vector<Truth> truths;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    for (size_t at = 0; cells.size() < 4;) {
      const size_t end = cells.size() == 3 ? line.size() : line.find('\t', at);
      REQUIRE(end != std::string::npos);
      cells.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    truths.push_back({cells[0] == "vanish", cells[1], cells[2], cells[3]});
  }
  return truths;
}

void AppendUnicodeEscape(std::string_view text, size_t* at, std::string* out) {
  const auto hex = [&](size_t i) {
    return static_cast<char32_t>(
        std::stoul(std::string(text.substr(i, 4)), nullptr, 16));
  };
  char32_t c = hex(*at + 2);
  *at += 6;
  if (c >= 0xD800 && c < 0xDC00 && text.substr(*at, 2) == "\\u") {
    c = 0x10000 + ((c - 0xD800) << 10) + (hex(*at + 2) - 0xDC00);
    *at += 6;
  }
  text::AppendUtf8(c, out);
}

// The decoded text of a mail and its attachments.
class MailText final : public RecordHandler, public ContentScanner {
 public:
  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override {
    for (size_t i = 0; i < records.size(); ++i) {
      text += records[i].text;
      outcomes[i].consumed = records[i].owned_end;
    }
    return Status::Ok();
  }
  Status Redact(ByteSource& source, ByteSink& /*sink*/,
                const ContentHints& /*hints*/) override {
    for (std::string page(4096, '\0');;) {
      const Result<size_t> got = source.Read(page);
      if (!got.ok() || *got == 0) return got.status();
      text.append(page, 0, *got);
    }
  }
  Result<std::string> RedactName(std::string_view name,
                                 const ContentHints& /*hints*/) override {
    return std::string(name);
  }
  std::string text;
};

std::string DecodeMail(const std::string& format, const std::string& text) {
  MailText reader;
  const auto source = NewMemorySource(text);
  format::FormatOptions options;
  options.content = &reader;
  format::FormatResult result;
  CHECK(format::FindFormat(format)
            ->Rewrite(*source, nullptr, reader, options, &result)
            .ok());
  return reader.text;
}

// "&amp;" and "&#64;"; what is no reference stays.
void AppendReference(std::string_view text, size_t* at, std::string* out) {
  const size_t end = text.find(';', *at);
  const std::string_view name = text.substr(*at + 1, end - *at - 1);
  char32_t c = 0;
  if (end != std::string_view::npos && name.starts_with('#')) {
    c = static_cast<char32_t>(std::stoul(std::string(name.substr(1))));
  } else if (end != std::string_view::npos && name.size() < 12) {
    c = text::HtmlEntity(name);
  }
  if (c == 0) {
    out->push_back(text[(*at)++]);
    return;
  }
  text::AppendUtf8(c, out);
  *at = end + 1;
}

// References of XML and HTML undone until there are no more.
std::string DecodeMarkup(std::string text) {
  for (int round = 0; round < 3; ++round) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
      if (text[at] == '&') {
        AppendReference(text, &at, &out);
      } else {
        out += text[at++];
      }
    }
    text = std::move(out);
  }
  return text;
}

// vCard, iCalendar, LDIF: lines unfolded, quoted-printable and "::" undone.
std::string DecodeContacts(const std::string& text) {
  std::string lines;
  for (size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool soft = rest.starts_with("=\r\n");
    if (soft || rest.starts_with("\r\n ") || rest.starts_with("\n ")) {
      at += soft || rest[0] == '\r' ? 2 : 1;
    } else if (rest[0] == '=' && rest.size() > 2 && IsHex(rest[1]) &&
               IsHex(rest[2])) {
      lines += static_cast<char>(HexValue(rest[1]) << 4 | HexValue(rest[2]));
      at += 2;
    } else {
      lines += rest[0];
    }
  }
  std::string out;
  for (size_t at = 0; at < lines.size();) {
    const size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    const size_t base64 = line.find(":: ");
    std::string value;
    if (base64 != std::string::npos &&
        format::DecodeBase64(line.substr(base64 + 3), &value)) {
      out += line.substr(0, base64 + 3) + value + "\n";
    } else {
      out += line + "\n";
    }
    at = end + 1;
  }
  return out;
}

// What a reader of the file sees: JSON escapes, doubled CSV quotes, references
// and the encodings of mail and contacts undone.
std::string Decode(const std::string& file, const std::string& text) {
  if (file.ends_with("ml") && !file.ends_with(".eml")) {
    return DecodeMarkup(text);
  }
  std::string out;
  if (file.ends_with(".eml")) return DecodeMail("mail", text);
  if (file.ends_with(".mbox")) return DecodeMail("mbox", text);
  if (file.ends_with("json")) {
    for (size_t at = 0; at < text.size();) {
      if (text[at] != '\\') {
        out += text[at++];
      } else if (text[at + 1] == 'u') {
        AppendUnicodeEscape(text, &at, &out);
      } else {
        const char c = text[at + 1];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        at += 2;
      }
    }
  } else if (file.ends_with("sv")) {
    for (size_t at = 0; at < text.size(); ++at) {
      out += text[at];
      if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') ++at;
    }
  } else if (file.starts_with("contacts/")) {
    out = DecodeContacts(text);
  } else {
    out = text;
  }
  return out;
}

size_t Count(const std::string& text, const std::string& value) {
  size_t count = 0;
  for (size_t at = text.find(value); at != std::string::npos;
       at = text.find(value, at + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("nothing listed survives and no look-alike changes") {
  const Redactor& redactor = TestRedactor(TestOptions());
  std::map<std::string, std::string> before;
  std::map<std::string, std::string> after;
  for (const std::string& file : SampleFiles()) {
    const std::string input = ReadFile(SamplePath(file));
    const Outcome outcome = RedactString(redactor, input, file);
    CAPTURE(file);
    CHECK(outcome.status.ok());
    CHECK_FALSE(outcome.report.incomplete());
    before[file] = Decode(file, input);
    after[file] = Decode(file, outcome.output);
  }
  size_t vanished = 0;
  size_t stayed = 0;
  for (const Truth& truth : LoadTruth()) {
    for (const auto& [file, text] : before) {
      if (truth.file != "*" && truth.file != file) continue;
      const size_t was = Count(text, truth.value);
      if (was == 0) continue;
      CAPTURE(file);
      CAPTURE(truth.type);
      CAPTURE(truth.value);
      const size_t is = Count(after[file], truth.value);
      if (truth.vanish) {
        CHECK(is == 0);
        ++vanished;
      } else {
        CHECK(is == was);
        ++stayed;
      }
    }
  }
  // The truth file itself did not get lost.
  CHECK(vanished > 1500);
  CHECK(stayed > 380);
}

TEST_CASE("redacting twice changes nothing and check is clean") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const std::string& file : SampleFiles()) {
    CAPTURE(file);
    const Outcome once =
        RedactString(redactor, ReadFile(SamplePath(file)), file);
    const Outcome twice = RedactString(redactor, once.output, file);
    CHECK((twice.output == once.output));
    CHECK(twice.report.findings() == 0);
    for (const Finding& finding : DetectString(redactor, once.output, file)) {
      CAPTURE(finding.rule);
      CAPTURE(finding.text);
      CHECK(finding.text.empty());
    }
  }
}

TEST_CASE("page size never changes a byte") {
  for (const std::string& file : SampleFiles()) {
    CAPTURE(file);
    const std::string input = ReadFile(SamplePath(file));
    const Outcome expected =
        RedactString(TestRedactor(TestOptions()), input, file);
    for (const size_t page : {1, 2, 61, 4096}) {
      CAPTURE(page);
      Options options = TestOptions();
      options.page_size = page;
      const Outcome got = RedactString(TestRedactor(options), input, file);
      CHECK((got.output == expected.output));
      CHECK((got.map == expected.map));
    }
  }
}

// Of a vCard: the folded value goes, its line stays.
std::string WithoutPhoto(std::string card) {
  size_t at = card.find("PHOTO;");
  if (at == std::string::npos) return card;
  at = card.find(':', at) + 1;
  return card.erase(at, card.find("\r\nX-", at) - at);
}

TEST_CASE("with exact tokens restore gives every byte back") {
  Options options = TestOptions();
  options.exact = true;
  options.map_secrets = true;
  auto redactor = Redactor::Create(options);
  REQUIRE(redactor.ok());
  for (const std::string& file : SampleFiles()) {
    CAPTURE(file);
    // Bodies of mail that are encoded again hide their tokens.
    if (file.starts_with("mail/")) continue;
    const std::string input = ReadFile(SamplePath(file));
    const Outcome outcome = RedactString(**redactor, input, file);
    const auto back = RestoreString(outcome.map, outcome.output);
    REQUIRE(back.ok());
    // Base64 is written anew, pictures are gone.
    if (file.ends_with(".ldif")) continue;
    CHECK((*back == WithoutPhoto(input)));
  }
}

TEST_CASE("with exact tokens a number stays a number, a string a string") {
  Options options = TestOptions();
  options.exact = true;
  auto redactor = Redactor::Create(options);
  REQUIRE(redactor.ok());
  const std::string input =
      "{\"imsi\":310150555666777,\"body\":\"IMSI 310150555666777\"}\n"
      "{\"imsi\":\"310150555666777\"}\n";
  const Outcome outcome = RedactString(**redactor, input, "a.ndjson");
  CHECK(outcome.output.find("310150555666777") == std::string::npos);
  const auto back = RestoreString(outcome.map, outcome.output);
  REQUIRE(back.ok());
  CHECK(*back == input);
}

}  // namespace
}  // namespace redactor::testing
