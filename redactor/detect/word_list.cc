// Token chains in one hash table.
#include "redactor/detect/word_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr uint8_t kMore = 1;   // longer literals begin like this
constexpr uint8_t kDeny = 2;   // a literal of the deny list ends here
constexpr uint8_t kAllow = 4;  // one of the allow list
constexpr uint64_t kChainStart = 0x243F6A8885A308D3u;
constexpr int64_t kListRegexMemory = int64_t{4} << 20;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_';
}

char FoldByte(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

uint64_t Mix(uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

uint64_t HashToken(std::string_view token) {
  uint64_t h = token.size();
  for (; token.size() >= 8; token.remove_prefix(8)) {
    uint64_t part;
    std::memcpy(&part, token.data(), 8);
    h = Mix(h ^ part);
  }
  uint64_t part = 0;
  std::memcpy(&part, token.data(), token.size());
  return Mix(h ^ part);
}

uint64_t Chain(uint64_t chain, std::string_view token) {
  const uint64_t next = Mix(chain ^ HashToken(token)) + chain;
  return next == 0 ? 1 : next;
}

}  // namespace

// A word, a run of white space, or one other character.
struct WordLists::Token {
  uint32_t end = 0;
  bool space = false;
  std::string_view folded;

  // The token at text[pos, limit); `buffer` holds its folded form.
  static Token At(std::string_view text, uint32_t pos, uint32_t limit,
                  std::string* buffer) {
    Token token;
    uint32_t end = pos;
    if (IsSpace(text[pos])) {
      while (end < limit && IsSpace(text[end])) ++end;
      token.space = true;
      token.folded = " ";
      token.end = end;
      return token;
    }
    bool ascii = true;
    while (end < limit) {
      size_t next = end;
      if ((text[end] & 0x80) == 0) {
        if (!IsAsciiWord(text[end])) break;
        ++next;
      } else if (text::IsWordChar(text::DecodeAt(text, &next))) {
        ascii = false;
      } else {
        break;
      }
      end = std::min(static_cast<uint32_t>(next), limit);
    }
    if (end == pos) {
      size_t next = pos;
      text::DecodeAt(text, &next);
      end = std::min(static_cast<uint32_t>(next), limit);
    }
    token.end = end;
    const std::string_view raw = text.substr(pos, end - pos);
    if (ascii) {
      buffer->assign(raw);
      std::transform(buffer->begin(), buffer->end(), buffer->begin(), FoldByte);
    } else {
      *buffer = text::FoldForMatch(raw);
    }
    token.folded = *buffer;
    return token;
  }
};

Result<std::unique_ptr<const WordLists>> WordLists::Create(
    const std::vector<std::string>& deny,
    const std::vector<std::string>& allow) {
  std::unique_ptr<WordLists> lists(new WordLists);
  for (const std::string& line : deny) {
    REDACTOR_RETURN_IF_ERROR(lists->Add(line, false).WithPrefix("deny list"));
  }
  for (const std::string& line : allow) {
    REDACTOR_RETURN_IF_ERROR(lists->Add(line, true).WithPrefix("allow list"));
  }
  lists->starts_ = match::MakeClassTable(lists->start_bytes_);
  return std::unique_ptr<const WordLists>(std::move(lists));
}

Status WordLists::Add(std::string_view line, bool allow) {
  while (!line.empty() && IsSpace(line.front())) line.remove_prefix(1);
  while (!line.empty() && IsSpace(line.back())) line.remove_suffix(1);
  if (line.empty() || line.starts_with("# ")) return Status::Ok();
  if (line.size() > 2 && line.front() == '/' && line.back() == '/') {
    auto regex =
        match::Regex::Create(line.substr(1, line.size() - 2), kListRegexMemory);
    // The message would repeat the line, which may be sensitive.
    if (!regex.ok()) {
      return {StatusCode::kInvalidArgument, "a /regex/ line is no regex"};
    }
    regexes_.push_back({std::move(*regex), allow});
    return Status::Ok();
  }
  AddLiteral(line, allow);
  return Status::Ok();
}

void WordLists::AddLiteral(std::string_view literal, bool allow) {
  // Folded as a whole first, so that "Ｆａｌｃｏｎ" and "Falcon" are one.
  const std::string folded = text::FoldForMatch(literal);
  if (folded.empty()) return;
  start_bytes_.Add(folded[0]);
  start_bytes_.Add(static_cast<char>(
      folded[0] >= 'a' && folded[0] <= 'z' ? folded[0] & ~0x20 : folded[0]));
  start_bytes_.AddRange('\x80', '\xFF');
  uint64_t chain = kChainStart;
  std::string buffer;
  const auto size = static_cast<uint32_t>(folded.size());
  for (uint32_t pos = 0; pos < size;) {
    const Token token = Token::At(folded, pos, size, &buffer);
    chain = Chain(chain, token.folded);
    pos = token.end;
    Insert(chain, pos < size ? kMore : allow ? kAllow : kDeny);
  }
}

void WordLists::Insert(uint64_t chain, uint8_t flags) {
  if (used_ * 2 >= slots_.size()) Grow();
  size_t at = chain & (slots_.size() - 1);
  while (slots_[at].chain != 0 && slots_[at].chain != chain) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at].chain == 0) ++used_;
  slots_[at].chain = chain;
  slots_[at].flags |= flags;
}

void WordLists::Grow() {
  std::vector<Slot> old(std::max<size_t>(64, slots_.size() * 2));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.chain == 0) continue;
    size_t at = slot.chain & (slots_.size() - 1);
    while (slots_[at].chain != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

uint8_t WordLists::Look(uint64_t chain) const {
  size_t at = chain & (slots_.size() - 1);
  while (slots_[at].chain != 0) {
    if (slots_[at].chain == chain) return slots_[at].flags;
    at = (at + 1) & (slots_.size() - 1);
  }
  return 0;
}

void WordLists::MatchAt(std::string_view text, const Segment& segment,
                        uint32_t pos, Scratch* scratch,
                        std::vector<Hit>* hits) const {
  if (pos > segment.begin &&
      !text::IsWordEdge(text.substr(segment.begin, segment.end - segment.begin),
                        pos - segment.begin)) {
    return;
  }
  uint64_t chain = kChainStart;
  Hit hit;
  for (uint32_t at = pos; at < segment.end;) {
    const Token token = Token::At(text, at, segment.end, &scratch->folded);
    chain = Chain(chain, token.folded);
    const uint8_t flags = Look(chain);
    at = token.end;
    if ((flags & (kDeny | kAllow)) != 0) {
      hit = {pos, at, (flags & kDeny) != 0, (flags & kAllow) != 0};
    }
    if ((flags & kMore) == 0) break;
  }
  if (hit.end > hit.begin) hits->push_back(hit);
}

void WordLists::FindRegexes(std::string_view text, const Segment& segment,
                            uint32_t begin, uint32_t end,
                            std::vector<Hit>* hits) const {
  const std::string_view inside =
      text.substr(segment.begin, segment.end - segment.begin);
  for (const ListRegex& list : regexes_) {
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
  auto segment = first;
  if (!slots_.empty()) {
    scratch->maps.Build(text.substr(begin, end - begin), {&starts_, 1});
    const match::BitMap starts = scratch->maps.map(0);
    for (size_t i = 0; i < scratch->maps.words(); ++i) {
      for (uint64_t bits = starts.word(i); bits != 0; bits &= bits - 1) {
        const auto pos = static_cast<uint32_t>(
            begin + i * 64 + static_cast<size_t>(std::countr_zero(bits)));
        // Most starting letters stand inside of words.
        if (pos > 0 && IsAsciiWord(text[pos - 1]) && IsAsciiWord(text[pos])) {
          continue;
        }
        while (segment != segments.end() && segment->end <= pos) ++segment;
        if (segment == segments.end()) break;
        if (pos < segment->begin || (text[pos] & 0xC0) == 0x80) continue;
        MatchAt(text, *segment, pos, scratch, hits);
      }
    }
  }
  if (regexes_.empty()) return;
  for (auto it = first; it != segments.end() && it->begin < end; ++it) {
    FindRegexes(text, *it, begin, end, hits);
  }
}

}  // namespace redactor::detect
