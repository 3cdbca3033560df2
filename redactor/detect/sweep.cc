// Sweeper: which detections are seeds. The forms are sweep_forms.cc and
// sweep_person.cc, the search is sweep_matcher.cc.
//
// Fields and strong contexts are believed. A given name and a surname in two
// fields of one object ("first_name", "last_name") make one full name. The
// local part of a mail address counts when a known name is inside.
#include "redactor/detect/sweep.h"

#include <string>

#include "redactor/detect/name_halves.h"
#include "redactor/detect/sweep_forms.h"
#include "redactor/detect/sweep_matcher.h"

namespace redactor::detect {

namespace {

bool IsStrong(const Detection& detection) {
  return detection.rule.starts_with("field.") ||
         detection.rule.starts_with("person.") ||
         detection.rule.starts_with("place.") ||
         // Of the lexicon only a full name: that of one known person.
         (detection.rule == "lexicon.person" && !detection.identity.empty());
}

std::string_view TextOf(const Record& record, const Detection& detection) {
  return record.text.substr(detection.begin, detection.end - detection.begin);
}

}  // namespace

struct Sweeper::Impl {
  // What was swept last: rounds of settling mostly bring no new name.
  struct Last {
    const char* text = nullptr;
    size_t size = 0;
    uint64_t offset = 0;
    uint32_t begin = 0;
    uint32_t end = 0;
    size_t forms = 0;
    size_t exact = 0;
    bool operator==(const Last&) const = default;
  };

  void TakeSeeds(const Record& record, const std::vector<Detection>& found);

  FormBook book;
  match::ClassMaps maps;
  NameHalves halves;
  Last last;
  std::vector<Detection> last_swept;
};

void Sweeper::Impl::TakeSeeds(const Record& record,
                              const std::vector<Detection>& found) {
  halves.Clear();
  for (const Detection& detection : found) {
    if (detection.type == EntityType::kPerson && IsStrong(detection) &&
        !detection.continuation) {
      halves.Take(record, detection);
    }
  }
  // First, so that full names come before their halves.
  for (const std::string& name : halves.Join()) book.AddPerson(name);
  for (const Detection& detection : found) {
    if (!IsStrong(detection) || detection.continuation) continue;
    const std::string_view text = TextOf(record, detection);
    switch (detection.type) {
      case EntityType::kPerson:
        book.AddPerson(detection.identity.empty() ? text : detection.identity);
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

void Sweeper::Reset() {
  impl_->book.Clear();
  impl_->last = {};
}

void Sweeper::Sweep(const Record& record, const std::vector<Detection>& found,
                    std::vector<Detection>* swept) {
  impl_->TakeSeeds(record, found);
  if (impl_->book.empty()) return;
  const Impl::Last now = {
      record.text.data(),        record.text.size(), record.offset,
      record.owned_begin,        record.owned_end,   impl_->book.forms().size(),
      impl_->book.exact().size()};
  if (now != impl_->last) {
    impl_->last = now;
    impl_->last_swept.clear();
    SweepMatcher matcher(impl_->book, impl_->maps, record.text,
                         &impl_->last_swept);
    matcher.Run(record.owned_begin, record.owned_end);
  }
  swept->insert(swept->end(), impl_->last_swept.begin(),
                impl_->last_swept.end());
}

}  // namespace redactor::detect
