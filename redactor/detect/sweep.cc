// Sweeper: which detections are seeds. The forms are sweep_forms.cc and
// sweep_person.cc, the search is sweep_matcher.cc.
//
// Fields and strong contexts are believed. A given name and a surname in two
// fields of one object ("first_name", "last_name") make one full name. The
// local part of a mail address counts when a known name is inside.
#include "redactor/detect/sweep.h"

#include <algorithm>
#include <string>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/sweep_forms.h"
#include "redactor/detect/sweep_matcher.h"

namespace redactor::detect {

namespace {

enum class NameHalf : uint8_t { kNone, kGiven, kSurname };

NameHalf HalfOf(std::string_view key) {
  if (key.size() > 40) return NameHalf::kNone;
  const std::string lower = LowerAscii(key);
  const auto has = [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  };
  for (const std::string_view word :
       {"last", "sur", "family", "nachname", "familienname", "apellido",
        "cognome", "achternaam", "sn"}) {
    if (word == "sn" ? lower == word : has(word)) return NameHalf::kSurname;
  }
  for (const std::string_view word :
       {"first", "given", "vorname", "prenom", "forename", "nombre", "nome"}) {
    if (has(word)) return NameHalf::kGiven;
  }
  return NameHalf::kNone;
}

bool IsStrong(const Detection& detection) {
  return detection.rule.starts_with("field.") ||
         detection.rule.starts_with("person.") ||
         detection.rule.starts_with("place.");
}

std::string_view TextOf(const Record& record, const Detection& detection) {
  return record.text.substr(detection.begin, detection.end - detection.begin);
}

}  // namespace

struct Sweeper::Impl {
  struct Half {
    uint32_t parent;
    NameHalf half;
    std::string_view text;
  };

  void TakeSeeds(const Record& record, const std::vector<Detection>& found);
  void TakeHalf(const Record& record, const Detection& detection);
  void JoinHalves();

  FormBook book;
  match::ClassMaps maps;
  std::vector<Half> halves;
  std::string joined;
};

// Remembers the value of a field that holds one half of a name.
void Sweeper::Impl::TakeHalf(const Record& record, const Detection& detection) {
  const auto segment = std::ranges::upper_bound(
      record.segments, detection.begin, {}, &Segment::end);
  if (segment == record.segments.end() || segment->path == 0 ||
      segment->path >= record.paths.size()) {
    return;
  }
  const PathNode& node = record.paths[segment->path];
  if (node.kind != PathNode::Kind::kKey) return;
  const NameHalf half = HalfOf(node.name);
  if (half != NameHalf::kNone) {
    halves.push_back({node.parent, half, TextOf(record, detection)});
  }
}

void Sweeper::Impl::JoinHalves() {
  std::ranges::stable_sort(halves, {}, &Half::parent);
  for (size_t i = 0; i < halves.size(); ++i) {
    const Half& given = halves[i];
    if (given.half != NameHalf::kGiven) continue;
    size_t j = i;
    while (j > 0 && halves[j - 1].parent == given.parent) --j;
    for (; j < halves.size() && halves[j].parent == given.parent; ++j) {
      const Half& surname = halves[j];
      if (surname.half != NameHalf::kSurname) continue;
      joined.assign(given.text).append(" ").append(surname.text);
      book.AddPerson(joined);
    }
  }
}

void Sweeper::Impl::TakeSeeds(const Record& record,
                              const std::vector<Detection>& found) {
  halves.clear();
  for (const Detection& detection : found) {
    if (detection.type == EntityType::kPerson && IsStrong(detection) &&
        !detection.continuation) {
      TakeHalf(record, detection);
    }
  }
  JoinHalves();  // first, so that full names come before their halves
  for (const Detection& detection : found) {
    if (!IsStrong(detection) || detection.continuation) continue;
    const std::string_view text = TextOf(record, detection);
    switch (detection.type) {
      case EntityType::kPerson:
        book.AddPerson(text);
        break;
      case EntityType::kUsername:
      case EntityType::kOrg:
      case EntityType::kLocation:
      case EntityType::kAddress:
        book.AddPhrase(text, detection.type);
        break;
      default:
        break;
    }
  }
  for (const Detection& detection : found) {
    if (detection.type != EntityType::kEmail) continue;
    const std::string_view mail = TextOf(record, detection);
    book.AddMailbox(mail.substr(0, mail.find('@')));
  }
}

Sweeper::Sweeper() : impl_(std::make_unique<Impl>()) {}
Sweeper::~Sweeper() = default;

void Sweeper::Reset() { impl_->book.Clear(); }

void Sweeper::Sweep(const Record& record, const std::vector<Detection>& found,
                    std::vector<Detection>* swept) {
  impl_->TakeSeeds(record, found);
  if (impl_->book.empty()) return;
  SweepMatcher matcher(impl_->book, impl_->maps, record.text, swept);
  matcher.Run(record.owned_begin, record.owned_end);
}

}  // namespace redactor::detect
