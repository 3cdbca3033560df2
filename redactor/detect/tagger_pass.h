// TaggerPass: the tagger in a record: which texts it reads, what of its spans
// becomes a finding.
//
// Read are free text and values of several words; keys, numbers and values of
// one word are not. What others found is opaque. A round
// whose findings change the picture is followed by another one, over the
// paragraphs that changed, so that redacting twice changes nothing.
#ifndef REDACTOR_DETECT_TAGGER_PASS_H_
#define REDACTOR_DETECT_TAGGER_PASS_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/tagger.h"
#include "redactor/detect/tagger_place.h"

namespace redactor::detect {

inline constexpr std::string_view kPersonTagger = "person.tagger";
inline constexpr std::string_view kPlaceTagger = "place.tagger";

class TaggerPass {
 public:
  TaggerPass(const tagger::Tagger* tagger, LocationLevel level);

  // What the tagger finds with these spans taken (ascending, disjoint),
  // whatever its score; begins in the record's owned text. `again`: only what
  // may be new since the last call for this record.
  void Find(const Record& record, std::span<const tagger::TokenSpan> taken,
            bool again, std::vector<Detection>* found);

 private:
  // As it was tagged last.
  struct Paragraph {
    uint32_t begin = 0;
    uint32_t end = 0;
    tagger::Before before;
    tagger::Before next;
  };

  void FindParagraphs(const Record& record);
  void AddParagraphs(const Record& record, uint32_t begin, uint32_t end);
  [[nodiscard]] bool Changed(const Paragraph& paragraph) const;
  void TagParagraph(const Record& record, Paragraph* paragraph,
                    std::vector<Detection>* found);
  void Add(const Record& record, const tagger::TaggedSpan& span,
           std::vector<Detection>* found);

  const tagger::Tagger& tagger_;
  const LocationLevel level_;
  std::unique_ptr<tagger::Tagger::Scratch> scratch_;
  std::span<const tagger::TokenSpan> taken_;
  std::vector<tagger::TokenSpan> taken_before_;  // at the last call
  std::vector<Paragraph> paragraphs_;            // of the record
  std::vector<tagger::TaggedSpan> spans_;
  std::vector<tagger::PlacePiece> pieces_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TAGGER_PASS_H_
