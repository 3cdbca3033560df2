// WordLists: the user's literals that always go (deny) or never (allow).
//
// One pass over the words of a text, whatever the number of lines: every
// literal is a chain of tokens (words, single punctuation marks, white space of
// any size), folded without case and accents, and a table maps the hash of each
// beginning of a chain to what may follow. Literals match between word edges
// only; the longest at a place wins. A line /regex/ is a regex. Which list wins
// where is the engine's to say.
#ifndef REDACTOR_DETECT_WORD_LIST_H_
#define REDACTOR_DETECT_WORD_LIST_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
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
  };

  // Lines without white space around; empty lines and lines that begin with
  // '#' and a blank are skipped. A bad regex is an error.
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
  struct Slot {
    uint64_t chain = 0;  // 0: free
    uint8_t flags = 0;
  };
  struct ListRegex {
    std::unique_ptr<const match::Regex> regex;
    bool allow;
  };

  WordLists() = default;
  Status Add(std::string_view line, bool allow);
  void AddLiteral(std::string_view literal, bool allow);
  void Insert(uint64_t chain, uint8_t flags);
  void Grow();
  [[nodiscard]] uint8_t Look(uint64_t chain) const;
  void MatchAt(std::string_view text, const Segment& segment, uint32_t pos,
               Scratch* scratch, std::vector<Hit>* hits) const;
  void FindRegexes(std::string_view text, const Segment& segment,
                   uint32_t begin, uint32_t end, std::vector<Hit>* hits) const;

  std::vector<Slot> slots_;  // open addressing, power of two
  size_t used_ = 0;
  std::vector<ListRegex> regexes_;
  match::ClassTable starts_;  // bytes with which a literal may begin
  match::ByteClass start_bytes_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_WORD_LIST_H_
