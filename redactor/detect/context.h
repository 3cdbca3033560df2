// Context: what the words and the key around a match say about it.
//
// Cue words raise a score, veto words forbid a match. A cue counts up to six
// words before the value (same or previous line), up to three after it on its
// line, in the name of its field, or in the heading of its column when it
// stands in a table of plain text. Words are letters and digits of any script,
// case and the cue's accents do not matter, a plural or a trailing number
// ("IMEI2") counts too. A span that is or becomes a token counts as one word,
// whatever it holds: so redacted text shows the same distances as the original
// did.
//
// Scores: a cue gives score_in_context; a proof (check digit, table) without a
// cue gives max(score, score_in_context), at least 0.6; both together go half
// of the way up to 1. A doubt needs a cue (0.8 of score_in_context) or a
// leading '+' (score). `requires_context` is met by a cue or a proof.
#ifndef REDACTOR_DETECT_CONTEXT_H_
#define REDACTOR_DETECT_CONTEXT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/rule.h"
#include "redactor/detect/validator.h"

namespace redactor::detect {

// Something that counts as one word.
struct Barrier {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct ContextInput {
  std::string_view text;  // of the record
  uint32_t begin = 0;     // of the segment
  uint32_t end = 0;
  std::span<const Barrier> barriers;    // ascending, disjoint
  const std::vector<std::string>* key;  // KeyWords of the segment's field
};

struct ContextVerdict {
  enum class Where : uint8_t { kNowhere, kBefore, kAfter, kField, kHeading };
  bool cue = false;
  bool veto = false;
  // For explain; the words are those of the rule and live with ContextCues.
  Where where = Where::kNowhere;  // the cue stands
  uint8_t distance = 0;           // of the cue in words: 1 is next to the match
  std::string_view cue_word;
  std::string_view veto_word;
};

// The words of the last two names of a path, normalised.
std::vector<std::string> KeyWords(const Record& record, uint32_t path);

class ContextCues {
 public:
  explicit ContextCues(std::span<const Rule> rules);

  // Looks around text[begin, end) for the words of `rule`.
  [[nodiscard]] ContextVerdict Look(uint32_t rule, const ContextInput& input,
                                    uint32_t begin, uint32_t end) const;

  // Words of which one must occur for Look to find a cue of `rule`, sorted: if
  // none stands (ASCII case folded) at a word start, that is not behind an
  // ASCII letter or digit, in the record's text or in one of its views, nor
  // anywhere in the KeyWords of one of its values, the rule has no context in
  // that record. Empty when the rule has no cues. Thread-safe.
  [[nodiscard]] std::vector<std::string> LiteralsOf(uint32_t rule) const;

 private:
  struct Phrase {
    std::string text;                // as the rule has it
    std::vector<std::string> words;  // folded
    uint32_t initial = 0;            // bit of the first word's first letter
  };
  struct Cues {
    std::vector<Phrase> context;
    std::vector<Phrase> veto;
  };
  static void AddPhrase(const std::string& text, std::vector<Phrase>* phrases);
  static std::vector<Phrase> Phrases(const std::vector<std::string>& texts);

  std::vector<Cues> cues_;
};

// The score of a match, or a negative number and the reason why it is none.
struct ContextScore {
  double score = -1;
  std::string_view reason;
};
ContextScore ScoreMatch(const Rule& rule, Verdict verdict, bool plus,
                        const ContextVerdict& context);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_CONTEXT_H_
