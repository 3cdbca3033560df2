// What hides a value without a mark of its own: base64, and a label glued to
// its value.
//
// A run of base64 (or its URL form) that decodes to text is read as that text:
// also without padding, over the line ends of a wrapped block, as one piece of
// a path, and as UTF-16. A label that is a known word parts from the number
// behind it ("IMEI352099001761481", "imei_35-2099…"), and a '_' from a number
// of seven digits or more, since a rule's word edges stand at neither.
#ifndef REDACTOR_TEXT_HIDDEN_RUNS_H_
#define REDACTOR_TEXT_HIDDEN_RUNS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::text {

// text[begin, end) stands for `meaning`.
struct HiddenRun {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string meaning;
};

// Replaces `base64` and `edges` by those of `text`, each ascending and
// disjoint; of an edge the meaning holds a space. One pass at about memory
// speed.
void FindHiddenRuns(std::string_view text, std::vector<HiddenRun>* base64,
                    std::vector<HiddenRun>* edges);

// An ASCII word that people glue to a number: "imei", "tel". Any case.
bool IsGluedLabel(std::string_view word);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_HIDDEN_RUNS_H_
