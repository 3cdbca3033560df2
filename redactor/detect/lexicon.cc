// The lexicon as a collection: what one entry is, and which ones stay.
// Its file: lexicon_file.cc.
#include "redactor/lexicon.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/word_filter.h"
#include "redactor/text/normalize.h"

namespace redactor {

namespace {

using detect::IsAsciiSpace;

// Blanks as one; empty when it is no value.
std::string Cleaned(std::string_view value) {
  std::string out;
  bool letter = false;
  for (const char c : value) {
    if (IsAsciiSpace(c)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
    letter = letter || IsAlpha(c) || IsHigh(c);
    out.push_back(c);
  }
  if (out.ends_with(' ')) out.pop_back();
  if (!letter || out.size() < 2 || out.size() > Lexicon::kMaxValueBytes) {
    return {};
  }
  return out;
}

// Spread well and the same everywhere; no secret.
uint64_t RankOf(std::string_view key) {
  uint64_t rank = key.size();
  for (const char c : key) {
    rank = detect::MixBits(rank ^ static_cast<unsigned char>(c)) + 1;
  }
  return rank;
}

// Of two spellings the one to show: with capital and small letters, then the
// smaller one in bytes.
bool IsBetterSpelling(std::string_view a, std::string_view b) {
  const auto mixed = [](std::string_view s) {
    return std::ranges::any_of(s,
                               [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::ranges::any_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const bool a_mixed = mixed(a);
  return a_mixed != mixed(b) ? a_mixed : a < b;
}

}  // namespace

bool Lexicon::Holds(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kUsername ||
         type == EntityType::kEmail || type == EntityType::kHost ||
         type == EntityType::kOrg;
}

void Lexicon::Add(EntityType type, std::string_view value, uint64_t count) {
  if (!Holds(type) || count == 0 || value.size() > 4 * kMaxValueBytes) return;
  std::string clean = Cleaned(value);
  if (clean.empty()) return;
  const std::string folded = text::FoldNfkc(clean);
  if (folded.empty()) return;
  std::string key(EntityTypeName(type));
  key += "\t" + folded;
  const auto known = items_.find(key);
  if (known != items_.end()) {
    known->second.count += count;
    if (IsBetterSpelling(clean, known->second.value)) {
      known->second.value = std::move(clean);
    }
    return;
  }
  const uint64_t rank = RankOf(key);
  if (rank > highest_rank_) return;
  items_.emplace(std::move(key), Item{type, std::move(clean), count, rank});
  if (items_.size() >= 2 * max_entries_ + 1) Shrink();
}

void Lexicon::Merge(const Lexicon& other) {
  overflowed_ = overflowed_ || other.is_full();
  highest_rank_ = std::min(highest_rank_, other.highest_rank_);
  std::erase_if(items_, [&](const auto& item) {
    return item.second.rank > highest_rank_;
  });
  for (const auto& [_, item] : other.items_) {
    Add(item.type, item.value, item.count);
  }
}

std::vector<const Lexicon::Items::value_type*> Lexicon::Staying() const {
  std::vector<const Items::value_type*> all;
  all.reserve(items_.size());
  for (const auto& item : items_) all.push_back(&item);
  if (all.size() <= max_entries_) return all;
  std::ranges::nth_element(all,
                           all.begin() + static_cast<ptrdiff_t>(max_entries_),
                           [](const auto* a, const auto* b) {
                             return a->second.rank != b->second.rank
                                        ? a->second.rank < b->second.rank
                                        : a->first < b->first;
                           });
  all.resize(max_entries_);
  return all;
}

// One that stays in the end was never dropped on the way, so that its count is
// right: it is among the lowest of any part of the input too.
void Lexicon::Shrink() {
  overflowed_ = true;
  uint64_t highest = 0;
  for (const auto* item : Staying()) {
    highest = std::max(highest, item->second.rank);
  }
  highest_rank_ = std::min(highest_rank_, highest);
  std::erase_if(items_, [&](const auto& item) {
    return item.second.rank > highest_rank_;
  });
}

size_t Lexicon::size() const { return std::min(items_.size(), max_entries_); }

std::vector<LexiconEntry> Lexicon::Entries() const {
  std::vector<const Items::value_type*> all = Staying();
  std::ranges::sort(all, {}, [](const auto* item) -> const std::string& {
    return item->first;
  });
  std::vector<LexiconEntry> entries;
  entries.reserve(all.size());
  for (const auto* item : all) {
    entries.push_back(
        {item->second.type, item->second.value, item->second.count});
  }
  return entries;
}

}  // namespace redactor
