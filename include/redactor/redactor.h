// Redactor: the whole way of the data behind two classes.
//
//   auto redactor = redactor::Redactor::Create(options);
//   auto session = (*redactor)->NewSession({});
//   Status s = session->Redact(*source, *sink, "tickets.ndjson");
//
// A Redactor is rules, lists and key, checked and compiled: immutable, shared
// between threads. A Session is one run: it collects map and report; one thread
// at a time.
#ifndef REDACTOR_REDACTOR_H_
#define REDACTOR_REDACTOR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/explanation.h"
#include "redactor/export.h"
#include "redactor/finding.h"
#include "redactor/lexicon.h"
#include "redactor/options.h"
#include "redactor/report.h"
#include "redactor/status.h"

namespace redactor {

class Session;

struct SessionOptions {
  bool map = false;  // collect the redaction map
  // What is known from other entries; null: nothing.
  std::shared_ptr<const Lexicon> lexicon = nullptr;
};

// An archive or compressed stream, by its first bytes (64 KiB are enough).
REDACTOR_EXPORT bool IsContainer(std::string_view head);

// Takes the findings of Session::Detect, in input order.
class REDACTOR_EXPORT FindingSink {
 public:
  virtual ~FindingSink();
  virtual Status OnFinding(const Finding& finding) = 0;
};

struct RuleInfo {
  std::string id;
  EntityType type = EntityType::kPerson;
  double score = 0;
  double score_in_context = 0;
  std::string source;  // "FILE:LINE"
  std::string lane;    // what starts it: "digits:14", "text:imei", "slow"
};

class REDACTOR_EXPORT Redactor {
 public:
  // Compiles rules and checks every option before a byte is read.
  static Result<std::unique_ptr<const Redactor>> Create(const Options& options);
  ~Redactor();
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  // The Redactor must outlive it.
  [[nodiscard]] std::unique_ptr<Session> NewSession(
      const SessionOptions& options) const;

  [[nodiscard]] std::vector<RuleInfo> Rules() const;
  // A rule of this id, also one that is switched off, as a rule file has it,
  // with comments.
  [[nodiscard]] Result<std::string> RuleText(const std::string& id) const;
  // Runs the examples of every rule; one message a failure.
  [[nodiscard]] std::vector<std::string> TestRules() const;
  // Of key and audience.
  [[nodiscard]] std::string key_id() const;

 private:
  friend class Session;
  struct Impl;
  explicit Redactor(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class REDACTOR_EXPORT Session {
 public:
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Reads all of `source`, whatever it is (text, tables, archives), and writes
  // the redacted content to `sink`. `name` is the entry's name for choices by
  // suffix and for the report. After an error what was written must not be
  // taken for whole. Members and records that had to be withheld are no error:
  // see report().incomplete().
  Status Redact(ByteSource& source, ByteSink& sink, const std::string& name);
  // The same without output; `findings` may be null (only the report counts).
  // Own tokens of the key are known and ignored.
  Status Detect(ByteSource& source, const std::string& name,
                FindingSink* findings);
  // As Detect, for every candidate, also those that were not taken: slower.
  Status Explain(ByteSource& source, const std::string& name,
                 ExplanationSink* explanations);

  // Adds what the fields of `source` name to `lexicon`, whose bound holds. Far
  // cheaper than Detect. A source that cannot be read to its end taught what
  // was before.
  Status Learn(ByteSource& source, const std::string& name, Lexicon* lexicon);

  // The redacted spelling of a file name or path that stands outside of any
  // content: for names of outputs and for messages. "?" when in doubt.
  [[nodiscard]] std::string SafeName(std::string_view name);

  // Writes the map; call once, after all input. `created` is RFC 3339.
  Status WriteMap(ByteSink& sink, const std::string& created, bool partial);
  [[nodiscard]] const Report& report() const;

 private:
  friend class Redactor;
  struct Impl;
  Status Read(ByteSource& source, const std::string& name);
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor

#endif  // REDACTOR_REDACTOR_H_
