// Folding, splitting and merging.
#include "redactor/train/dictionary_words.h"

#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/name_format.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::train {

namespace {

using detect::NameEntry;

// Pieces between the characters of `separators`, without empty ones.
std::vector<std::string> Split(std::string_view text,
                               std::string_view separators) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Letters, marks, apostrophes and hyphens only, and at least one letter.
bool IsWord(std::string_view text) {
  bool letter = false;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = text::DecodeAt(text, &pos);
    if (c == '\'' || c == '-') continue;
    if (c < 0x80 ? !IsAlpha(static_cast<char>(c)) : !text::IsWordChar(c)) {
      return false;
    }
    letter = true;
  }
  return letter && text.front() != '-' && text.back() != '-';
}

// Both spellings of a text, one where they are the same.
std::vector<std::string> Spellings(std::string_view text) {
  std::vector<std::string> out = {text::FoldForMatch(text)};
  std::string accented = text::FoldNfkc(text);
  // The signs are unified in both: "’" is "'" and all dashes are "-".
  for (const auto& [from, to] :
       {std::pair<std::string_view, char>{"\xE2\x80\x99", '\''},
        {"\xE2\x80\x98", '\''},
        {"\xCA\xBC", '\''},
        {"\xCA\xBB", '\''},
        {"\xE2\x80\x93", '-'},
        {"\xE2\x80\x90", '-'}}) {
    for (size_t at; (at = accented.find(from)) != std::string::npos;) {
      accented.replace(at, from.size(), 1, to);
    }
  }
  if (accented != out[0]) out.push_back(std::move(accented));
  return out;
}

// "st" for "saint" and the other way round, also for the feminine.
std::string OtherSaint(const std::string& word) {
  if (word == "st") return "saint";
  if (word == "saint") return "st";
  if (word == "ste") return "sainte";
  if (word == "sainte") return "ste";
  return {};
}

size_t Letters(std::string_view word) { return text::CountCodePoints(word); }

}  // namespace

void DictionaryWords::Put(std::string_view folded, NameEntry entry) {
  if (!IsWord(folded)) return;
  const auto at = words_.try_emplace(std::string(folded)).first;
  at->second = at->second.MergedWith(entry);
}

void DictionaryWords::AddWord(std::string_view text, NameEntry entry) {
  for (const std::string& word : Spellings(text)) Put(word, entry);
}

void DictionaryWords::AddName(std::string_view text, NameEntry entry) {
  for (const std::string& spelling : Spellings(text)) {
    const std::vector<std::string> words = Split(spelling, " .,");
    for (const std::string& word : words) {
      // The short words of "de la Cruz" are particles.
      if (Letters(word) < (words.size() > 1 ? 4u : 2u)) continue;
      Put(word, entry);
      if (word.find('\'') != std::string::npos) {
        std::string plain = word;
        std::erase(plain, '\'');
        Put(plain, entry);
      }
      const std::vector<std::string> parts = Split(word, "-");
      if (parts.size() < 2) continue;
      for (const std::string& part : parts) {
        if (Letters(part) >= 3) Put(part, entry);
      }
    }
  }
}

void DictionaryWords::AddPlace(std::string_view text, NameEntry entry) {
  for (const std::string& spelling : Spellings(text)) {
    // What stands in brackets or behind a comma is an explanation.
    const std::string name =
        spelling.substr(0, spelling.find_first_of("(,/[;"));
    std::vector<std::string> words = Split(name, " .");
    if (words.size() == 1) {
      if (Letters(words[0]) > 1) Put(words[0], entry);
    }
    words = Split(name, " .-");
    if (words.size() > 1) PutPhrase(std::move(words), entry);
  }
}

void DictionaryWords::PutPhrase(std::vector<std::string> words,
                                NameEntry entry) {
  if (words.size() > detect::name_format::kMaxPhraseWords) return;
  if (!std::all_of(words.begin(), words.end(), IsWord)) return;
  const auto put = [&] {
    std::string joined;
    for (const std::string& word : words) {
      joined += joined.empty() ? word : " " + word;
    }
    const auto at = phrases_.try_emplace(joined).first;
    at->second = at->second.MergedWith(entry);
  };
  put();
  for (std::string& word : words) {
    std::string other = OtherSaint(word);
    if (other.empty()) continue;
    word = std::move(other);
    put();
    break;
  }
  for (std::string& word : words) {
    if (word.find('\'') == std::string::npos) continue;
    std::erase(word, '\'');
    put();
    break;
  }
}

void DictionaryWords::Remove(std::string_view text, NameEntry kinds) {
  for (const std::string& word : Spellings(text)) {
    const auto at = words_.find(word);
    if (at == words_.end()) continue;
    at->second = NameEntry(at->second.bits() & ~kinds.bits());
  }
}

void DictionaryWords::Finish() {
  for (const auto& [phrase, entry] : phrases_) {
    auto flag = detect::NameFlag::kBeginsPhrase;
    for (const std::string& word : Split(phrase, " ")) {
      const auto at = words_.try_emplace(word).first;
      at->second = at->second.MergedWith(NameEntry::Flag(flag));
      flag = detect::NameFlag::kContinuesPhrase;
    }
  }
  std::erase_if(words_, [](const auto& item) { return item.second.empty(); });
}

}  // namespace redactor::train
