// Field knowledge: what the key or column name of a value says about it.
//
// patterns/fields.toml holds regexes over normalised names (first match wins)
// with their conditions (a `name` is a person only beside an e-mail, ...); the
// user's --field rules come first. Verdicts are per segment of a record, since
// conditions look at siblings.
#ifndef REDACTOR_DETECT_FIELD_H_
#define REDACTOR_DETECT_FIELD_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/status.h"

namespace redactor::detect {

enum class FieldAction : uint8_t {
  kNone,   // no rule: scan as text
  kKeep,   // an opaque id or a flag: scan with proof-level rules only
  kToken,  // the whole value is an entity of `type`
  kDrop,   // a secret: the whole value
  kUrl,    // public hosts stay, internal ones and personal parts go
  kText,   // free text
};

struct FieldVerdict {
  FieldAction action = FieldAction::kNone;
  EntityType type = EntityType::kPerson;  // kToken
  std::string_view rule;  // "field.person"; lives with the classifier
  bool whole = false;     // one entity, never a list
};

// --field 'PATH=TYPE|keep|drop|text': PATH is a glob over "/a/b/0/c" or, with
// no slash, over the last name.
struct UserFieldRule {
  std::string path;
  std::string value;
};

// Lower case ASCII words joined by '_': NFKD without marks, last path part,
// camelCase split, trailing Salesforce __c/__s/__r removed.
std::string NormalizeFieldName(std::string_view name);

class FieldClassifier {
 public:
  // Per thread: verdicts by name, learned while scanning.
  struct Memo;
  struct MemoDeleter {
    void operator()(Memo* memo) const;
  };
  using MemoPtr = std::unique_ptr<Memo, MemoDeleter>;

  static Result<std::unique_ptr<const FieldClassifier>> Create(
      const std::string& fields_toml, const std::vector<UserFieldRule>& user,
      LocationLevel location, bool ticket_ids = false);
  ~FieldClassifier();

  static MemoPtr NewMemo();
  // One verdict per segment; keys and plain text get kNone.
  void Classify(const Record& record, Memo* memo,
                std::vector<FieldVerdict>* verdicts) const;
  // What the column at path node `node` holds as a rule, by its name and its
  // neighbours': conditions on values count as met.
  FieldAction ActionOf(const Record& record, uint32_t node, Memo* memo) const;
  // What the verdicts alone say: whole values, address lists split into names
  // and mails, lists of IPs, "Last, First". Skips empty, null-like ("N/A", "-",
  // "none", "true", "#N/A") and opaque values. Appends, ascending.
  void Detect(const Record& record, const std::vector<FieldVerdict>& verdicts,
              std::vector<Detection>* detections) const;

 private:
  struct Impl;
  explicit FieldClassifier(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_H_
