// Keys of half names, in several languages.
#include "redactor/detect/name_halves.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"

namespace redactor::detect {

NameHalves::Half NameHalves::HalfOf(std::string_view key) {
  if (key.size() > 40) return Half::kNone;
  const std::string lower = LowerAscii(key);
  const auto has = [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  };
  for (const std::string_view word :
       {"last", "sur", "family", "nachname", "familienname", "apellido",
        "cognome", "achternaam", "sn"}) {
    if (word == "sn" ? lower == word : has(word)) return Half::kSurname;
  }
  for (const std::string_view word :
       {"first", "given", "vorname", "prenom", "forename", "nombre", "nome"}) {
    if (has(word)) return Half::kGiven;
  }
  return Half::kNone;
}

void NameHalves::Take(const Record& record, const Detection& detection) {
  const auto segment = std::ranges::upper_bound(
      record.segments, detection.begin, {}, &Segment::end);
  if (segment == record.segments.end() || segment->path == 0 ||
      segment->path >= record.paths.size()) {
    return;
  }
  const PathNode& node = record.paths[segment->path];
  if (node.kind != PathNode::Kind::kKey) return;
  const Half half = HalfOf(node.name);
  if (half == Half::kNone) return;
  halves_.push_back(
      {node.parent, half,
       record.text.substr(detection.begin, detection.end - detection.begin)});
}

std::span<const std::string> NameHalves::Join() {
  names_.clear();
  std::ranges::stable_sort(halves_, {}, &Part::parent);
  for (size_t i = 0; i < halves_.size(); ++i) {
    const Part& given = halves_[i];
    if (given.half != Half::kGiven) continue;
    size_t j = i;
    while (j > 0 && halves_[j - 1].parent == given.parent) --j;
    for (; j < halves_.size() && halves_[j].parent == given.parent; ++j) {
      const Part& surname = halves_[j];
      if (surname.half != Half::kSurname) continue;
      names_.push_back(std::string(given.text) + " " +
                       std::string(surname.text));
    }
  }
  return names_;
}

}  // namespace redactor::detect
