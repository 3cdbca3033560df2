// Tagger: people and places in prose.
//
// A linear-chain model over runs of candidate tokens: each token is the
// beginning or the inside of a person, a place or another name, or nothing; the
// best sequence wins. How far ahead of "nothing" it is becomes the score. What
// a paragraph gives depends on its text and on whether the one before signs off
// a letter; nothing depends on the machine, the thread or what came before.
// Which texts are read, and what the findings mean for a record, is left to
// tagger_pass.
#ifndef REDACTOR_DETECT_TAGGER_H_
#define REDACTOR_DETECT_TAGGER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/name_dictionary.h"
#include "redactor/detect/tagger_gate.h"
#include "redactor/detect/tagger_model.h"
#include "redactor/detect/tagger_token.h"

namespace redactor::detect::tagger {

struct TaggedSpan {
  uint32_t begin = 0;  // bytes of the text
  uint32_t end = 0;
  bool is_place = false;
  int32_t margin = 0;  // model units
  float score = 0;     // 0..1
  uint32_t first_token = 0;
  uint32_t end_token = 0;
};

// "PERSON 3 11 PLACE 20 25": for the self-test.
std::string SpansText(std::span<const TaggedSpan> spans);

class Tagger {
 public:
  // Buffers and memories of one thread.
  class Scratch {
   public:
    explicit Scratch(const NameDictionary* names);
    // Of the last call.
    [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }

   private:
    friend class Tagger;
    // Sums of a word's own rows, as the one before, at and behind a token.
    struct alignas(64) WordSums {
      uint64_t key = 0;
      uint8_t known = 0;  // bits, by offset + 1
      int16_t sums[3][kLanes];
    };
    static constexpr int kSumBits = 14;

    WordMemo memo_;
    Gate gate_;
    std::vector<Token> tokens_;
    std::vector<WordSums> words_;
    std::vector<Scores> scores_;    // of the run at hand, a token each
    std::vector<Scores> forward_;   // best way from the start to here
    std::vector<Scores> backward_;  // from here to the end
    std::vector<uint8_t> tags_;
  };

  // Reads names.dict and names.model of a folder; fails unless both are whole
  // and the model's self-test comes out right.
  static Result<std::unique_ptr<const Tagger>> Open(const std::string& folder);
  Tagger(NameDictionary names, TaggerModel model);

  [[nodiscard]] std::unique_ptr<Scratch> NewScratch() const;
  [[nodiscard]] const NameDictionary& names() const { return names_; }
  [[nodiscard]] const TaggerModel& model() const { return model_; }

  // Appends the spans of a paragraph, ascending; token numbers are good until
  // the next call. `taken`: ascending, disjoint, not touching; what others
  // found.
  Before TagParagraph(std::string_view text, uint32_t begin, uint32_t end,
                      const Before& before, std::span<const TokenSpan> taken,
                      Scratch* scratch, std::vector<TaggedSpan>* spans) const;
  // Of all paragraphs of text[begin, end).
  void Tag(std::string_view text, uint32_t begin, uint32_t end,
           std::span<const TokenSpan> taken, Scratch* scratch,
           std::vector<TaggedSpan>* spans) const;

 private:
  void TagRun(std::string_view text, size_t begin, size_t end, Scratch* scratch,
              std::vector<TaggedSpan>* spans) const;
  void ScoreToken(std::string_view text, size_t i, Scratch* scratch,
                  Scores* scores) const;
  const int16_t* WordSumsOf(std::string_view text, const Token& token,
                            int offset, Scratch* scratch) const;
  // The tags of the best sequence; false when all are kO.
  bool Decode(size_t size, Scratch* scratch) const;
  void Backward(size_t size, Scratch* scratch) const;
  [[nodiscard]] int32_t MarginOf(size_t begin, size_t end,
                                 const Scratch& scratch) const;
  void AddSpan(std::string_view text, size_t run, size_t begin, size_t end,
               Scratch* scratch, std::vector<TaggedSpan>* spans) const;

  NameDictionary names_;
  TaggerModel model_;
};

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_H_
