// WordLists: the user's literals that always go (deny) or never (allow).
//
// One pass over the words of a text, whatever the number of lines. A literal is
// a chain of tokens (words, single other characters, white space of any size),
// folded without case and accents; one table of 8-byte slots holds the hash of
// each whole chain and of its beginnings of 1, 3, 7, ... tokens, and no text. A
// small filter over first words turns nearly every word of a text away before
// it is folded or hashed in full. Literals match between word edges only; the
// longest at a place wins. A line /regex/ is a regex. Which list wins where is
// the engine's to say.
#ifndef REDACTOR_DETECT_WORD_LIST_H_
#define REDACTOR_DETECT_WORD_LIST_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/word_filter.h"
#include "redactor/match/class_maps.h"
#include "redactor/match/regex.h"
#include "redactor/status.h"

namespace redactor::detect {

class WordLists {
 public:
  struct Hit {
    uint32_t begin = 0;
    uint32_t end = 0;
    bool deny = false;
    bool allow = false;
  };
  struct Scratch {
    match::ClassMaps maps;
    std::string folded;
    WordMemo memo;
    std::vector<int> regexes;
  };

  // Each string holds one or more lines. White space around a line is cut off;
  // empty lines and lines that begin with '#' and a blank are skipped. A bad
  // regex is an error that names its line.
  static Result<std::unique_ptr<const WordLists>> Create(
      const std::vector<std::string>& deny,
      const std::vector<std::string>& allow);

  [[nodiscard]] bool empty() const {
    return slots_.empty() && regexes_.empty();
  }

  // Appends the hits that begin in text[begin, end), literals ascending, then
  // those of regexes; never across segments.
  void Find(std::string_view text, std::span<const Segment> segments,
            uint32_t begin, uint32_t end, Scratch* scratch,
            std::vector<Hit>* hits) const;

 private:
  struct Token;
  struct Builder;
  struct ListRegex {
    std::unique_ptr<const match::Regex> regex;
    bool allow;
  };

  WordLists() = default;
  void Insert(uint64_t chain, uint64_t flags);
  void Resize(size_t slots);
  [[nodiscard]] uint64_t Look(uint64_t chain) const;
  [[nodiscard]] bool MayBegin(std::string_view text, uint32_t pos, uint32_t end,
                              Scratch* scratch) const;
  void FindLiterals(std::string_view text, std::span<const Segment> segments,
                    uint32_t begin, uint32_t end, Scratch* scratch,
                    std::vector<Hit>* hits) const;
  void MatchAt(std::string_view text, const Segment& segment, uint32_t pos,
               Scratch* scratch, std::vector<Hit>* hits) const;
  void FindRegexes(std::string_view text, const Segment& segment,
                   uint32_t begin, uint32_t end, Scratch* scratch,
                   std::vector<Hit>* hits) const;

  // Hash and flags in one; open addressing, size a power of two; 0: free.
  std::vector<uint64_t> slots_;
  size_t used_ = 0;
  WordFilter firsts_;
  std::array<match::ClassTable, 2> tables_;  // words; other beginnings
  std::vector<ListRegex> regexes_;
  std::unique_ptr<const match::RegexSet> regex_set_;  // null: too few, too big
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_WORD_LIST_H_
