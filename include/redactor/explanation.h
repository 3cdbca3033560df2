// Explanation: one candidate, also a rejected one, and how it was judged.
//
// Plain values. Like a Finding it holds text of the input.
#ifndef REDACTOR_EXPLANATION_H_
#define REDACTOR_EXPLANATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "redactor/export.h"
#include "redactor/finding.h"
#include "redactor/status.h"

namespace redactor {

struct Explanation {
  // Of a candidate that was taken: the same as Session::Detect finds.
  Finding finding;
  bool taken = false;
  // Why not; empty when taken. One of: "validator" (says it can't be),
  // "doubt" (a check failed and no cue word is near), "veto", "context" (a cue
  // word is required), "score", "referee" (its digits are something else),
  // "allow", "token" (beside an own token), "overlap".
  std::string reason;
  std::string why;  // in words, also when taken

  // The parts of the score. `score` and `score_in_context` are the rule's,
  // for candidates of pattern rules.
  std::optional<double> score;
  std::optional<double> score_in_context;
  double threshold = 0;   // what it needs in this place
  std::string cue;        // the cue word that counted
  std::string cue_where;  // "before", "after", "field"
  int cue_distance = 0;   // in words, 1 is next to it
  std::string veto;       // the word that forbids it
  // "reject", "doubt", "accept", "proof": all validators together, and each.
  std::string verdict;
  std::vector<std::pair<std::string, std::string>> validators;

  std::string field_rule;    // that knows the field it stands in
  std::string field_action;  // "token", "drop", "keep", "url", "text"
  std::string list;          // "allow", "deny": the user's list it is on

  struct Winner {
    std::string rule;
    EntityType type = EntityType::kPerson;
    uint64_t offset = 0;  // bytes in the decoded entry
    uint64_t length = 0;
  };
  std::optional<Winner> winner;  // who has its place
};

// Takes the explanations of Session::Explain, in input order.
class REDACTOR_EXPORT ExplanationSink {
 public:
  virtual ~ExplanationSink();
  virtual Status OnExplanation(const Explanation& explanation) = 0;
};

}  // namespace redactor

#endif  // REDACTOR_EXPLANATION_H_
