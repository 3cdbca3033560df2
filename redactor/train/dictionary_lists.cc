// A small reader of sections and words.
#include "redactor/train/dictionary_lists.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "redactor/base/ascii.h"
#include "redactor/detect/name_entry.h"
#include "redactor/train/text_lines.h"

namespace redactor::train {

namespace {

using detect::NameEntry;
using detect::NameFlag;

struct FlagName {
  std::string_view name;
  NameFlag flag;
};

constexpr FlagName kFlags[] = {
    {"country", NameFlag::kCountry},
    {"region", NameFlag::kRegion},
    {"state", NameFlag::kState},
    {"code", NameFlag::kRegionCode},
    {"month", NameFlag::kMonth},
    {"weekday", NameFlag::kWeekday},
    {"title", NameFlag::kTitle},
    {"suffix", NameFlag::kNameSuffix},
    {"street", NameFlag::kStreet},
    {"placekind", NameFlag::kPlaceKind},
    {"nationality", NameFlag::kNationality},
    {"product", NameFlag::kProduct},
    {"company", NameFlag::kCompany},
    {"particle", NameFlag::kParticle},
    {"nickname", NameFlag::kNickname},
    {"kinship", NameFlag::kKinship},
    {"role", NameFlag::kRole},
    {"function", NameFlag::kFunctionWord},
};

// What the words of a section are.
struct Kind {
  NameEntry entry;
  bool place = false;    // may have several words
  bool person = false;   // parts count on their own
  bool without = false;  // taken out
};

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// Adds one "given 5" or "title" to the kind; false when it is neither.
bool AddKind(std::string_view text, Kind* kind) {
  if (text.starts_with("without ")) {
    kind->without = true;
    text = Trimmed(text.substr(8));
  }
  int level = NameEntry::kMaxLevel;
  if (IsDigit(text.back())) {
    level = text.back() - '0';
    text = Trimmed(text.substr(0, text.size() - 1));
  }
  const auto merge = [&](NameEntry entry) {
    kind->entry = kind->entry.MergedWith(entry);
    return true;
  };
  if (text == "given" || text == "surname") kind->person = true;
  if (text == "given") return merge(NameEntry::First(level));
  if (text == "surname") return merge(NameEntry::Surname(level));
  if (text == "common") return merge(NameEntry::Common(level));
  if (text == "place") {
    kind->place = true;
    return merge(NameEntry::Place(level));
  }
  for (const FlagName& flag : kFlags) {
    if (flag.name == text) return merge(NameEntry::Flag(flag.flag));
  }
  return false;
}

std::optional<Kind> ReadKind(std::string_view text) {
  Kind kind;
  while (!text.empty()) {
    const size_t end = std::min(text.find(','), text.size());
    const std::string_view part = Trimmed(text.substr(0, end));
    if (part.empty() || !AddKind(part, &kind)) return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (kind.entry.empty()) return std::nullopt;
  return kind;
}

void Add(const Kind& kind, std::string word, DictionaryWords* words,
         std::vector<std::pair<std::string, NameEntry>>* removals) {
  std::replace(word.begin(), word.end(), '_', ' ');
  if (kind.without) {
    removals->emplace_back(std::move(word), kind.entry);
  } else if (kind.place) {
    words->AddPlace(word, kind.entry);
  } else if (kind.person) {
    words->AddName(word, kind.entry);
  } else {
    words->AddWord(word, kind.entry);
  }
}

}  // namespace

Status AddList(const std::string& path, DictionaryWords* words) {
  Kind kind;
  size_t number = 0;
  std::vector<std::pair<std::string, NameEntry>> removals;
  const auto error = [&](const char* what) {
    return Status(
        StatusCode::kInvalidArgument,
        path + ": section or word " + std::to_string(number) + ": " + what);
  };
  REDACTOR_RETURN_IF_ERROR(EachLine(path, [&](std::string_view line) {
    ++number;
    line = Trimmed(line.substr(0, line.find('#')));
    if (line.empty()) return Status::Ok();
    if (line.front() == '[') {
      const std::optional<Kind> read =
          line.back() == ']' ? ReadKind(line.substr(1, line.size() - 2))
                             : std::nullopt;
      if (!read) return error("unknown kind");
      kind = *read;
      return Status::Ok();
    }
    if (kind.entry.empty()) return error("words before a kind");
    while (!line.empty()) {
      const size_t end = std::min(line.find_first_of(" \t"), line.size());
      if (end > 0) {
        Add(kind, std::string(line.substr(0, end)), words, &removals);
      }
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    return Status::Ok();
  }));
  for (const auto& [word, entry] : removals) words->Remove(word, entry);
  return Status::Ok();
}

}  // namespace redactor::train
