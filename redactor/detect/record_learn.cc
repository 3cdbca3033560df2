// The lexicon's side of a record: what its fields teach, and where what is
// known already stands in it.
#include <algorithm>

#include "redactor/detect/record_scan.h"

namespace redactor::detect {

// Before anything is settled: known names are words in one piece for the cues
// around, and full ones seed the record's sweep.
void RecordScan::AddLexiconHits() {
  if (scratch_.lexicon == nullptr) return;
  const auto first = static_cast<ptrdiff_t>(scratch_.found.size());
  scratch_.lexicon->Find(record_, &scratch_.lexicon_maps, &scratch_.found);
  const auto kept = std::remove_if(
      scratch_.found.begin() + first, scratch_.found.end(),
      [&](const Detection& d) { return HoldsToken(d.begin, d.end); });
  scratch_.found.erase(kept, scratch_.found.end());
}

// A part of a name that a cue found takes the identity of the full name that
// the sweep knows it belongs to. Values of fields are identities themselves.
void RecordScan::LinkNames() {
  auto swept = scratch_.swept.begin();
  for (Detection& detection : result_.detections) {
    if (detection.type != EntityType::kPerson || !detection.identity.empty() ||
        detection.continuation || detection.rule.starts_with("field.")) {
      continue;
    }
    while (swept != scratch_.swept.end() && swept->begin < detection.begin) {
      ++swept;
    }
    if (swept == scratch_.swept.end()) return;
    if (swept->begin == detection.begin && swept->end == detection.end &&
        swept->type == EntityType::kPerson) {
      detection.identity = swept->identity;
    }
  }
}

// Only what fields say: patterns are sure of a place, not of a word. A value
// that goes on in another part is not known whole.
void RecordScan::Learn(std::vector<LearnedValue>* learned) {
  scratch_.found.clear();
  parts_.fields->Classify(record_, scratch_.memo.get(), &scratch_.verdicts);
  parts_.fields->Detect(record_, scratch_.verdicts, &scratch_.found);
  scratch_.halves.Clear();
  const uint32_t text_end =
      record_.segments.empty() ? 0 : record_.segments.back().end;
  for (const Detection& detection : scratch_.found) {
    if (!Lexicon::Holds(detection.type) || !Owned(detection.begin) ||
        (!record_.last_part && detection.end == text_end)) {
      continue;
    }
    const Segment* segment = SegmentAt(detection.begin);
    if (segment == nullptr || HoldsToken(segment->begin, segment->end)) {
      continue;
    }
    if (detection.type == EntityType::kPerson) {
      scratch_.halves.Take(record_, detection);
    }
    learned->push_back({detection.type, std::string(record_.text.substr(
                                            detection.begin,
                                            detection.end - detection.begin))});
  }
  for (const std::string& name : scratch_.halves.Join()) {
    learned->push_back({EntityType::kPerson, name});
  }
}

}  // namespace redactor::detect
