// CueGroups: lists of cue words that many rules share (patterns/cues.toml).
//
// A rule names a group in its `context` or `veto` as "@phone"; the words of the
// group, in all languages that the product knows, take that place.
#ifndef REDACTOR_DETECT_CUE_GROUPS_H_
#define REDACTOR_DETECT_CUE_GROUPS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/rule.h"
#include "redactor/status.h"

namespace redactor::detect {

class CueGroups {
 public:
  // Each key of the file is a group, its value a list of strings. An error is
  // kInvalidArgument with "FILE:LINE: what".
  static Result<CueGroups> Parse(std::string_view toml,
                                 const std::string& file);

  // Does the rule name a group?
  static bool Named(const Rule& rule);
  // Puts the words of groups in the place of their names. An unknown group is
  // an error at the rule's line that names the nearest one.
  Status Expand(Rule* rule) const;

 private:
  Status ExpandList(const Rule& rule, std::vector<std::string>* words) const;

  std::map<std::string, std::vector<std::string>, std::less<>> groups_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_CUE_GROUPS_H_
