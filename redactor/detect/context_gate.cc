// One table of all cue words, and the walk over the words of a few lines.
#include "redactor/detect/context_gate.h"

#include <algorithm>
#include <map>

#include "redactor/base/ascii.h"
#include "redactor/detect/context.h"
#include "redactor/detect/context_table.h"
#include "redactor/detect/validator.h"
#include "redactor/text/normalize.h"

namespace redactor::detect {

namespace {

// Lines longer than this are cut; six words are hardly ever as long.
constexpr size_t kReach = 1024;

// Only a cue can let it pass, and it is asked for at numbers everywhere.
bool NeedsCue(const Rule& rule) {
  if (!rule.requires_context) return false;
  const bool counted = std::all_of(
      rule.triggers.begin(), rule.triggers.end(), [](const Trigger& trigger) {
        return trigger.kind == Trigger::Kind::kDigits ||
               trigger.kind == Trigger::Kind::kHex ||
               trigger.kind == Trigger::Kind::kCaps ||
               trigger.kind == Trigger::Kind::kRun;
      });
  return counted && std::none_of(rule.validate.begin(), rule.validate.end(),
                                 [](const std::string& name) {
                                   return FindValidator(name)->may_prove;
                                 });
}

// The beginning of the line before the one of `pos`, not before `floor`.
size_t LineBefore(std::string_view text, size_t floor, size_t pos) {
  int breaks = 0;
  while (pos > floor && (text[pos - 1] != '\n' || ++breaks < 2)) --pos;
  return pos;
}

}  // namespace

ContextGate::ContextGate(std::span<const Rule> rules, const ContextCues& cues)
    : guarded_(rules.size()) {
  std::map<std::string, std::vector<uint32_t>> words;
  for (uint32_t i = 0; i < rules.size(); ++i) {
    guarded_[i] = NeedsCue(rules[i]);
    if (!guarded_[i]) continue;
    for (const std::string& word : cues.LiteralsOf(i)) words[word].push_back(i);
  }
  std::vector<std::string> literals;
  for (auto& [word, of] : words) {
    literals.push_back(word);
    rules_.push_back(std::move(of));
  }
  words_ = std::make_unique<const match::LiteralTable>(literals);
}

void ContextGate::ReadWords(std::string_view text, Scratch* scratch) const {
  bool inside = false;
  for (size_t pos = 0; pos < text.size(); ++pos) {
    const bool word = IsAlnum(text[pos]) || IsHigh(text[pos]);
    // Marks part words of some scripts: every character beyond ASCII may begin
    // one.
    const bool other = static_cast<unsigned char>(text[pos]) >= 0xC0;
    if ((word && !inside) || other) {
      words_->MatchAt(text, pos, [&](uint32_t index) { Open(index, scratch); });
    }
    inside = word;
  }
}

// Words of a key may be written as one.
void ContextGate::ReadKey(std::string_view word, Scratch* scratch) const {
  for (size_t pos = 0; pos < word.size(); ++pos) {
    words_->MatchAt(word, pos, [&](uint32_t index) { Open(index, scratch); });
  }
}

void ContextGate::Open(uint32_t word, Scratch* scratch) const {
  scratch->any = true;
  for (const uint32_t rule : rules_[word]) {
    scratch->open[rule / 64] |= uint64_t{1} << (rule % 64);
  }
}

void ContextGate::Look(std::string_view text, size_t segment_begin,
                       size_t segment_end, size_t pos, size_t end,
                       const std::vector<std::string>* key,
                       Scratch* scratch) const {
  const size_t floor = pos - std::min(pos - segment_begin, kReach);
  const size_t ceiling = std::min(segment_end, end + kReach);
  const size_t line = LineBefore(text, floor, pos);
  size_t stop = end;
  while (stop < ceiling && text[stop] != '\n') ++stop;
  scratch->open.assign(guarded_.size() / 64 + 1, 0);
  scratch->any = false;
  // What holds for this place holds for the rest of its line only when all of
  // the line was read.
  scratch->begin = pos;
  scratch->end = stop < ceiling || stop == segment_end ? stop : end;
  const std::string_view lines = text.substr(line, stop - line);
  ReadWords(lines, scratch);
  // Cue words are compared in normal form.
  if (std::any_of(lines.begin(), lines.end(), IsHigh)) {
    ReadWords(text::FoldNfkc(lines), scratch);
  }
  if (key != nullptr) {
    for (const std::string& word : *key) ReadKey(word, scratch);
  }
  const std::string_view heading = TableHeading(
      text, static_cast<uint32_t>(segment_begin),
      static_cast<uint32_t>(segment_end), static_cast<uint32_t>(pos));
  if (heading.empty()) return;
  scratch->end = end;
  ReadWords(heading, scratch);
  ReadWords(text::FoldNfkc(heading), scratch);
}

}  // namespace redactor::detect
