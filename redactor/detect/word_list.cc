// Searching lists. word_list_build.cc makes them.
#include "redactor/detect/word_list.h"

#include <algorithm>

#include "redactor/detect/word_token.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

using list::Flag;

uint64_t WordLists::Look(uint64_t chain) const {
  const size_t mask = slots_.size() - 1;
  size_t at = (chain >> list::kFlagBits) & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] ^ chain) >> list::kFlagBits == 0) return slots_[at];
  }
  return 0;
}

void WordLists::MatchAt(std::string_view text, const Segment& segment,
                        uint32_t pos, Scratch* scratch,
                        std::vector<Hit>* hits) const {
  const std::string_view inside = text.substr(0, segment.end);
  if (pos > segment.begin &&
      !text::IsWordEdge(inside.substr(segment.begin), pos - segment.begin)) {
    return;
  }
  uint64_t chain = list::kChainStart;
  Hit hit;
  size_t tokens = 0;
  for (uint32_t at = pos; at < segment.end;) {
    const list::Token token = list::TokenAt(inside, at, &scratch->folded);
    chain = list::Chain(chain, token.folded);
    const uint64_t flags = Look(chain);
    at = token.end;
    if ((flags & (Flag::kDeny | Flag::kAllow)) != 0) {
      hit = {pos, at, (flags & Flag::kDeny) != 0, (flags & Flag::kAllow) != 0};
    }
    if (list::IsCheckpoint(++tokens) && (flags & Flag::kMore) == 0) break;
  }
  if (hit.end > hit.begin) hits->push_back(hit);
}

// Whether a literal may begin with the token text[pos, end), which is not all
// ASCII.
bool WordLists::MayBegin(std::string_view text, uint32_t pos, uint32_t end,
                         Scratch* scratch) const {
  const std::string_view raw = text.substr(pos, end - pos);
  bool known = false;
  WordMemo::Entry* entry = scratch->memo.Find(raw, &known);
  if (entry == nullptr) return true;
  if (!known) {
    const list::Token token =
        list::TokenAt(text.substr(0, end), pos, &scratch->folded);
    entry->key = WordFilter::Key(token.folded, 0, token.folded.size());
  }
  return firsts_.Has(entry->key);
}

void WordLists::FindLiterals(std::string_view text,
                             std::span<const Segment> segments, uint32_t begin,
                             uint32_t end, Scratch* scratch,
                             std::vector<Hit>* hits) const {
  auto segment = segments.begin();
  uint32_t token_end = 0;  // of the last one that is not all ASCII
  scratch->maps.Build(text.substr(begin, end - begin), tables_);
  const match::BitMap words = scratch->maps.map(0);
  const match::BitMap others = scratch->maps.map(1);
  uint64_t carry = begin > 0 && list::IsAsciiWord(text[begin - 1]) ? 1 : 0;
  for (size_t i = 0; i < scratch->maps.words(); ++i) {
    const uint64_t inner = words.word(i);
    const uint64_t starts = inner & ~(inner << 1 | carry);
    carry = inner >> 63;
    for (uint64_t bits = starts | others.word(i); bits != 0; bits &= bits - 1) {
      const int bit = std::countr_zero(bits);
      const size_t at = i * 64 + static_cast<size_t>(bit);
      const auto pos = static_cast<uint32_t>(begin + at);
      bool ascii = (text[pos] & 0x80) == 0;
      if ((starts >> bit & 1) != 0) {
        const size_t size = words.NextClear(at) - at;
        const size_t behind = pos + size;
        ascii = behind >= text.size() || (text[behind] & 0x80) == 0;
        // A word that reaches the end may go on behind it.
        if (ascii && behind < end &&
            !firsts_.Has(WordFilter::Key(text, pos, size))) {
          continue;
        }
      } else if ((text[pos] & 0xC0) == 0x80) {
        continue;
      }
      while (segment != segments.end() && segment->end <= pos) ++segment;
      if (segment == segments.end()) return;
      if (pos < segment->begin) continue;
      if (!ascii) {
        if (pos < token_end) continue;
        token_end = list::TokenEnd(text.substr(0, segment->end), pos);
        if (!MayBegin(text, pos, token_end, scratch)) continue;
      }
      MatchAt(text, *segment, pos, scratch, hits);
    }
  }
}

void WordLists::FindRegexes(std::string_view text, const Segment& segment,
                            uint32_t begin, uint32_t end, Scratch* scratch,
                            std::vector<Hit>* hits) const {
  const std::string_view inside =
      text.substr(segment.begin, segment.end - segment.begin);
  std::vector<int>& which = scratch->regexes;
  if (regex_set_ == nullptr || !regex_set_->Find(inside, &which).ok()) {
    which.resize(regexes_.size());
    for (size_t i = 0; i < which.size(); ++i) which[i] = static_cast<int>(i);
  }
  for (const int index : which) {
    const ListRegex& list = regexes_[static_cast<size_t>(index)];
    size_t at = 0;
    match::RegexMatch match;
    while (at < inside.size() &&
           list.regex->Find(inside, at, inside.size(), &match)) {
      at = std::max(match.end, match.begin + 1);
      const auto from = static_cast<uint32_t>(segment.begin + match.begin);
      if (match.begin == match.end || from < begin || from >= end) continue;
      hits->push_back({from, static_cast<uint32_t>(segment.begin + match.end),
                       !list.allow, list.allow});
    }
  }
}

void WordLists::Find(std::string_view text, std::span<const Segment> segments,
                     uint32_t begin, uint32_t end, Scratch* scratch,
                     std::vector<Hit>* hits) const {
  if (empty() || begin >= end) return;
  const auto first = std::lower_bound(
      segments.begin(), segments.end(), begin,
      [](const Segment& s, uint32_t pos) { return s.end <= pos; });
  if (!slots_.empty()) {
    FindLiterals(text, segments.subspan(first - segments.begin()), begin, end,
                 scratch, hits);
  }
  if (regexes_.empty()) return;
  for (auto it = first; it != segments.end() && it->begin < end; ++it) {
    FindRegexes(text, *it, begin, end, scratch, hits);
  }
}

}  // namespace redactor::detect
