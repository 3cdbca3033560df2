// Lexicon: who and what the fields of a whole run name, for use in its prose.
//
// People, logins, mail addresses, hosts and organisations with how often each
// was seen. It holds originals: keep its file as secret as the input. Its size
// is bounded; which entries stay when there are more is told by a hash of each
// alone, so that neither order nor threads matter and the union of two lexicons
// is what one run over both inputs would have learned.
#ifndef REDACTOR_LEXICON_H_
#define REDACTOR_LEXICON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/export.h"
#include "redactor/finding.h"
#include "redactor/status.h"

namespace redactor {

struct LexiconEntry {
  EntityType type = EntityType::kPerson;
  std::string value;  // one spelling of it
  uint64_t count = 0;
};

class REDACTOR_EXPORT Lexicon {
 public:
  static constexpr size_t kDefaultEntries = size_t{1} << 17;
  static constexpr size_t kMaxValueBytes = 128;

  explicit Lexicon(size_t max_entries = kDefaultEntries)
      : max_entries_(max_entries) {}

  // A lexicon holds these types.
  static bool Holds(EntityType type);

  // Spellings that differ in case or white space are one entry. What cannot be
  // a value (no letter, control characters, too long) is passed over.
  void Add(EntityType type, std::string_view value, uint64_t count = 1);
  void Merge(const Lexicon& other);

  // Ascending by type and folded value, never more than the bound.
  [[nodiscard]] std::vector<LexiconEntry> Entries() const;
  [[nodiscard]] size_t size() const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  // There was more than the bound.
  [[nodiscard]] bool is_full() const {
    return overflowed_ || items_.size() > max_entries_;
  }
  [[nodiscard]] size_t max_entries() const { return max_entries_; }

  // The file: a line with version and number of entries, a line for each
  // ("TYPE<tab>count<tab>value", ascending), and a check sum. The same
  // entries give the same bytes.
  [[nodiscard]] std::string Text() const;
  [[nodiscard]] Status Write(ByteSink& sink) const;
  // kMalformed unless it is exactly what Write wrote.
  static Result<Lexicon> Load(ByteSource& source,
                              size_t max_entries = kDefaultEntries);

 private:
  struct Item {
    EntityType type = EntityType::kPerson;
    std::string value;
    uint64_t count = 0;
    uint64_t rank = 0;  // lower ones stay
  };
  using Items = std::unordered_map<std::string, Item>;

  Status AddLine(std::string_view line);
  void Shrink();
  // Those that stay, in no order.
  [[nodiscard]] std::vector<const Items::value_type*> Staying() const;

  size_t max_entries_;
  bool overflowed_ = false;
  uint64_t highest_rank_ = UINT64_MAX;  // what ranks higher was dropped
  Items items_;                         // by type's name and folded value
};

}  // namespace redactor

#endif  // REDACTOR_LEXICON_H_
