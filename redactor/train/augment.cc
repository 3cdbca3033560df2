#include "redactor/train/augment.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"
#include "redactor/train/address.h"

namespace redactor::train {

namespace {

constexpr size_t kSurnames = 30000;
// In the place of a town.
constexpr double kAddressForTown = 0.12;
constexpr double kOtherProduct = 0.5;

// Letters of Latin scripts, and what stands between them in names.
bool IsLatinName(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const char32_t c = text::DecodeAt(name, &at);
    const bool latin = c < 0x250 || (c >= 0x1E00 && c < 0x1F00) || c == 0x2019;
    if (!latin || (c >= '0' && c <= '9') || c == '(' || c == '/') return false;
  }
  return !name.empty();
}

Status EachLine(const std::string& path,
                const std::function<void(std::string_view)>& take) {
  const Result<std::string> whole = ReadWhole(path);
  if (!whole.ok()) return whole.status();
  for (std::string_view rest = *whole; !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    take(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return Status::Ok();
}

double NumberAt(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::string Capitalized(std::string_view word) {
  std::string out;
  bool first = true;
  for (const char c : word) {
    out += first ? ToUpper(c) : c;
    first = c == '-' || c == ' ' || c == '\'';
  }
  return out;
}

void AddWords(std::string_view line, std::vector<std::string>* list) {
  if (list == nullptr) return;
  while (!line.empty()) {
    const size_t end = std::min(line.find(' '), line.size());
    std::string word(line.substr(0, end));
    std::ranges::replace(word, '_', ' ');
    if (word.size() > 1 && IsLatinName(word)) {
      list->push_back(Capitalized(word));
    }
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

char32_t LowerOf(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  const bool odd_upper =
      (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  const bool pairs = (c >= 0x100 && c < 0x130) || (c >= 0x132 && c < 0x178) ||
                     odd_upper || (c >= 0x1E00 && c < 0x1E96) ||
                     (c >= 0x1EA0 && c < 0x1F00);
  if (c == 0x1A0 || c == 0x1AF) return c + 1;
  if (!pairs || c == 0x138 || c == 0x149) return c;
  return (c & 1) == (odd_upper ? 1u : 0u) ? c + 1 : c;
}

std::string Uppered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ToUpper(c);
  return out;
}

bool StartsUpper(std::string_view word) {
  size_t at = 0;
  const char32_t c = text::DecodeAt(word, &at);
  return LowerOf(c) != c;
}

// Another word in the case of the old one.
std::string InCaseOf(std::string_view old, const std::string& word) {
  if (!StartsUpper(old)) return Lowered(word);
  const bool upper = old.size() > 2 && Lowered(old) != old &&
                     std::none_of(old.begin(), old.end(),
                                  [](char c) { return c >= 'a' && c <= 'z'; });
  return upper ? Uppered(word) : word;
}

bool IsFixed(std::string_view word) {
  std::string folded;
  for (size_t at = 0; at < word.size();) {
    const auto& fold = detect::FoldChar(text::DecodeAt(word, &at));
    folded.append(fold.bytes, fold.size);
  }
  return folded.size() < 2 || (detect::NameWordFlags(folded) &
                               (detect::kTitleWord | detect::kParticleWord |
                                detect::kSuffixWord)) != 0;
}

// Words of a person's name are drawn anew, the first as a given name.
std::string OtherPerson(std::string_view name, const NamePool& pool,
                        Random* random) {
  const bool single = name.find(' ') == std::string_view::npos;
  bool given = !single || random->Chance(0.65);
  const size_t origin = pool.Origin(random);
  std::string out;
  for (size_t at = 0; at <= name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, end - at);
    const bool comma = word.ends_with(',');
    if (comma) word.remove_suffix(1);
    if (word.empty() || IsFixed(word) || word.ends_with('.')) {
      out += word;
    } else {
      const std::string& drawn =
          given ? pool.Given(origin, random) : pool.Surname(origin, random);
      out += InCaseOf(word, drawn);
      given = false;
    }
    if (comma) out += ',';
    if (end < name.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

bool IsPlainTown(std::string_view name) {
  return name.size() < 30 && std::none_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || c == ',' || c == '\n';
         });
}

std::string Other(std::string_view value, const Mark& mark,
                  const NamePool& pool, Random* random) {
  if (mark.kind == MarkKind::kPerson) return OtherPerson(value, pool, random);
  if (mark.label == "ADDRESS") return MakeAddress(pool, random);
  if (mark.kind == MarkKind::kPlace && IsPlainTown(value)) {
    return random->Chance(kAddressForTown) ? MakeAddress(pool, random)
                                           : InCaseOf(value, pool.Town(random));
  }
  if (mark.kind == MarkKind::kOther && value.find(' ') == value.npos &&
      random->Chance(kOtherProduct)) {
    return InCaseOf(value, pool.Product(random));
  }
  return std::string(value);
}

}  // namespace

void NamePool::Weighted::Add(std::string name, double weight) {
  names.push_back(std::move(name));
  sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
}

const std::string& NamePool::Weighted::Draw(Random* random) const {
  const double at = random->Unit() * sums.back();
  const auto found = std::ranges::upper_bound(sums, at);
  return names[std::min(static_cast<size_t>(found - sums.begin()),
                        names.size() - 1)];
}

Result<NamePool> NamePool::Read(const std::string& tables_folder,
                                const std::string& lists_folder) {
  NamePool pool;
  REDACTOR_RETURN_IF_ERROR(pool.ReadTables(tables_folder));
  REDACTOR_RETURN_IF_ERROR(pool.ReadLists(lists_folder));
  return pool;
}

Status NamePool::ReadTables(const std::string& folder) {
  REDACTOR_RETURN_IF_ERROR(
      EachLine(folder + "/us_first.tsv", [&](std::string_view line) {
        const size_t tab = line.find('\t');
        const double births = NumberAt(line.substr(tab + 1));
        if (births < 400) return;
        us_given_.Add(std::string(line.substr(0, tab)), std::sqrt(births));
      }));
  double rank = 0;
  REDACTOR_RETURN_IF_ERROR(
      EachLine(folder + "/us_surnames.txt", [&](std::string_view line) {
        if (++rank > kSurnames) return;
        us_surnames_.Add(Capitalized(Lowered(line)),
                         1 / std::pow(rank + 30, 0.7));
      }));
  People& world = people_.emplace_back();
  REDACTOR_RETURN_IF_ERROR(
      EachLine(folder + "/faker_names.tsv", [&](std::string_view line) {
        const size_t tab = line.find('\t');
        const std::string_view name = line.substr(tab + 1);
        if (!IsLatinName(name) || name.size() < 2) return;
        auto& list = line.starts_with("first") ? world.given : world.surnames;
        list.push_back(Capitalized(name));
      }));
  return EachLine(folder + "/cities.tsv", [&](std::string_view line) {
    const size_t tab = line.find('\t');
    const std::string_view name = line.substr(0, tab);
    if (!IsLatinName(name) || name.size() < 3) return;
    const double people = NumberAt(line.substr(tab + 1));
    if (people < 2000) return;
    towns_.Add(std::string(name), std::pow(people, 0.4));
  });
}

Status NamePool::ReadLists(const std::string& folder) {
  for (const char* file :
       {"names_african", "names_arabic_persian", "names_east_asian",
        "names_english", "names_germanic_nordic", "names_greek_hebrew",
        "names_more", "names_romance", "names_slavic_baltic",
        "names_south_asian", "names_turkish_central_asian", "products"}) {
    People people;
    std::vector<std::string>* list = nullptr;
    REDACTOR_RETURN_IF_ERROR(
        EachLine(folder + "/" + file + ".txt", [&](std::string_view line) {
          if (line.starts_with('#')) return;
          if (line.starts_with('[')) {
            list =
                line.starts_with("[given")     ? &people.given
                : line.starts_with("[surname") ? &people.surnames
                : line.starts_with("[product") || line.starts_with("[company")
                    ? &products_
                    : nullptr;
            return;
          }
          AddWords(line, list);
        }));
    if (!people.given.empty() && !people.surnames.empty()) {
      people_.push_back(std::move(people));
    }
  }
  if (products_.empty()) return {StatusCode::kMalformed, "no products"};
  return Status::Ok();
}

// A third from the United States, some from anywhere, else from one list.
size_t NamePool::Origin(Random* random) const {
  const double pick = random->Unit();
  if (pick < 0.3) return people_.size();
  if (pick < 0.5) return 0;
  return 1 + random->Below(people_.size() - 1);
}

const std::string& NamePool::Given(size_t origin, Random* random) const {
  if (origin == people_.size()) return us_given_.Draw(random);
  const std::vector<std::string>& list = people_[origin].given;
  return list[random->Below(list.size())];
}

const std::string& NamePool::Surname(size_t origin, Random* random) const {
  if (origin == people_.size()) return us_surnames_.Draw(random);
  const std::vector<std::string>& list = people_[origin].surnames;
  return list[random->Below(list.size())];
}

const std::string& NamePool::Product(Random* random) const {
  return products_[random->Below(products_.size())];
}

const std::string& NamePool::Town(Random* random) const {
  return towns_.Draw(random);
}

std::string Lowered(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = text::DecodeAt(text, &at);
    const char32_t lower = LowerOf(c);
    if (lower == c) {
      out += text.substr(begin, at - begin);
    } else {
      text::AppendUtf8(lower, &out);
    }
  }
  return out;
}

Document Vary(const Document& document, const NamePool& pool,
              const Variation& variation, Random* random) {
  const bool replace = random->Chance(variation.replace);
  const double pick = random->Unit();
  const bool lower = pick < variation.lower;
  const bool upper = !lower && pick < variation.lower + variation.upper;
  const auto in_case = [&](std::string_view text) {
    return lower ? Lowered(text) : upper ? Uppered(text) : std::string(text);
  };
  Document out;
  out.id = document.id;
  size_t at = 0;
  for (const Mark& mark : document.marks) {
    const std::string_view text = document.text;
    out.text += in_case(text.substr(at, mark.begin - at));
    const std::string_view value =
        text.substr(mark.begin, mark.end - mark.begin);
    Mark moved = mark;
    moved.begin = out.text.size();
    out.text += in_case(replace ? Other(value, mark, pool, random)
                                : std::string(value));
    moved.end = out.text.size();
    if (mark.kind != MarkKind::kOther && random->Chance(variation.take)) {
      moved.kind = MarkKind::kTaken;
    }
    out.marks.push_back(std::move(moved));
    at = mark.end;
  }
  out.text += in_case(std::string_view(document.text).substr(at));
  return out;
}

}  // namespace redactor::train
