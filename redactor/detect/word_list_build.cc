// From lines to tables.
#include <algorithm>

#include "redactor/detect/word_list.h"
#include "redactor/detect/word_token.h"
#include "redactor/text/normalize.h"

namespace redactor::detect {

using list::Flag;

namespace {

constexpr int64_t kListRegexMemory = int64_t{4} << 20;
constexpr int64_t kSetMemory = int64_t{16} << 20;
constexpr size_t kMinSet = 3;
constexpr std::string_view kSpace = " \t\r";

// Umlauts are also written with an e: "Müller" in a list stands for "Mueller"
// too. Empty when there are none.
std::string WithoutUmlauts(std::string_view literal) {
  if (literal.find('\xC3') == std::string_view::npos &&
      literal.find('\xCC') == std::string_view::npos) {
    return {};
  }
  std::string folded = text::FoldNfkc(literal);
  bool any = false;
  for (const auto& [umlaut, letters] :
       {std::pair("\xC3\xA4", "ae"), std::pair("\xC3\xB6", "oe"),
        std::pair("\xC3\xBC", "ue")}) {
    for (size_t at = folded.find(umlaut); at != std::string::npos;
         at = folded.find(umlaut, at)) {
      folded.replace(at, 2, letters);
      any = true;
    }
  }
  return any ? text::FoldForMatch(folded) : std::string();
}

}  // namespace

struct WordLists::Builder {
  WordLists* lists;
  std::vector<uint64_t> firsts;      // keys of first words
  std::vector<std::string> regexes;  // in the order of lists->regexes_
  match::ByteClass others;           // how literals begin that begin no word
  std::string buffer;

  Status AddLines(const std::vector<std::string>& texts, bool allow) {
    for (const std::string& text : texts) {
      size_t line = 0;
      for (size_t at = 0; at < text.size(); ++line) {
        const size_t end = std::min(text.find('\n', at), text.size());
        REDACTOR_RETURN_IF_ERROR(
            AddLine(std::string_view(text).substr(at, end - at), allow)
                .WithPrefix(std::string(allow ? "allow" : "deny") +
                            " list, line " + std::to_string(line + 1)));
        at = end + 1;
      }
    }
    return Status::Ok();
  }

  Status AddLine(std::string_view line, bool allow) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line.remove_prefix(std::min(line.find_first_not_of(kSpace), line.size()));
    while (!line.empty() && kSpace.find(line.back()) != kSpace.npos) {
      line.remove_suffix(1);
    }
    if (line.empty() || line.starts_with("# ")) return Status::Ok();
    if (line.find('\0') != std::string_view::npos) {
      return {StatusCode::kInvalidArgument, "not UTF-8 text"};
    }
    if (line.size() > 2 && line.front() == '/' && line.back() == '/') {
      return AddRegex(line.substr(1, line.size() - 2), allow);
    }
    // Folded as a whole first, so that "Ｆａｌｃｏｎ" and "Falcon" are one.
    AddLiteral(text::FoldForMatch(line), allow);
    AddLiteral(WithoutUmlauts(line), allow);
    return Status::Ok();
  }

  // The message must not repeat the line, which may be sensitive.
  Status AddRegex(std::string_view pattern, bool allow) {
    auto regex = match::Regex::Create(pattern, kListRegexMemory);
    if (!regex.ok()) {
      return {StatusCode::kInvalidArgument, "what stands in /.../ is no regex"};
    }
    lists->regexes_.push_back({std::move(*regex), allow});
    regexes.emplace_back(pattern);
    return Status::Ok();
  }

  void AddLiteral(const std::string& folded, bool allow) {
    uint64_t chain = list::kChainStart;
    size_t tokens = 0;
    for (uint32_t pos = 0; pos < folded.size();) {
      const list::Token token = list::TokenAt(folded, pos, &buffer);
      chain = list::Chain(chain, token.folded);
      if (pos == 0) AddFirst(chain, token.folded);
      pos = token.end;
      if (pos >= folded.size()) {
        lists->Insert(chain, allow ? Flag::kAllow : Flag::kDeny);
      } else if (list::IsCheckpoint(++tokens)) {
        lists->Insert(chain, Flag::kMore);
      }
    }
  }

  void AddFirst(uint64_t chain, std::string_view word) {
    if ((word[0] & 0x80) == 0 && !list::IsAsciiWord(word[0])) {
      others.Add(word[0]);
      return;
    }
    if (!lists->slots_.empty() && lists->Look(chain) != 0) return;
    firsts.push_back(WordFilter::Key(word, 0, word.size()));
  }

  void Finish() {
    lists->firsts_.Build(firsts);
    match::ByteClass words;
    for (int c = 0; c < 128; ++c) {
      if (list::IsAsciiWord(static_cast<char>(c))) {
        words.Add(static_cast<char>(c));
      }
    }
    others.AddRange('\x80', '\xFF');
    lists->tables_ = {match::MakeClassTable(words),
                      match::MakeClassTable(others)};
    if (regexes.size() < kMinSet) return;
    auto set = match::RegexSet::Create(regexes, kSetMemory);
    if (set.ok()) lists->regex_set_ = std::move(*set);
  }
};

Result<std::unique_ptr<const WordLists>> WordLists::Create(
    const std::vector<std::string>& deny,
    const std::vector<std::string>& allow) {
  std::unique_ptr<WordLists> lists(new WordLists);
  Builder builder{lists.get(), {}, {}, {}, {}};
  REDACTOR_RETURN_IF_ERROR(builder.AddLines(deny, false));
  REDACTOR_RETURN_IF_ERROR(builder.AddLines(allow, true));
  builder.Finish();
  return std::unique_ptr<const WordLists>(std::move(lists));
}

void WordLists::Insert(uint64_t chain, uint64_t flags) {
  if (used_ * 3 >= slots_.size() * 2) {
    Resize(std::max<size_t>(64, slots_.size() * 2));
  }
  const size_t mask = slots_.size() - 1;
  size_t at = (chain >> list::kFlagBits) & mask;
  while (slots_[at] != 0 && (slots_[at] ^ chain) >> list::kFlagBits != 0) {
    at = (at + 1) & mask;
  }
  if (slots_[at] == 0) {
    ++used_;
    slots_[at] = chain >> list::kFlagBits << list::kFlagBits;
  }
  slots_[at] |= flags;
}

void WordLists::Resize(size_t slots) {
  std::vector<uint64_t> old(slots);
  old.swap(slots_);
  for (const uint64_t slot : old) {
    if (slot == 0) continue;
    size_t at = (slot >> list::kFlagBits) & (slots - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots - 1);
    slots_[at] = slot;
  }
}

}  // namespace redactor::detect
