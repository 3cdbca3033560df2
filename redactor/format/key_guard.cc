// Keys that became equal; see the header.
#include "redactor/format/key_guard.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace redactor::format {

namespace {

constexpr size_t kMaxSeen = size_t{64} << 10;

// FNV-1a. A collision between different keys only withholds too much.
uint64_t HashKey(uint64_t container, std::string_view name) {
  uint64_t hash = 14695981039346656037ULL;
  const auto add = [&hash](unsigned char byte) {
    hash = (hash ^ byte) * 1099511628211ULL;
  };
  for (int shift = 0; shift < 64; shift += 8) {
    add(static_cast<unsigned char>(container >> shift));
  }
  for (const char c : name) add(static_cast<unsigned char>(c));
  return hash;
}

Status Twin() {
  return {StatusCode::kMalformed,
          "a replaced key may equal another key of a large object",
          Severity::kEntry};
}

}  // namespace

void KeyGuard::Gather(const Record& record, const RecordOutcome& outcome,
                      bool all) {
  keys_.clear();
  if (outcome.replacements.empty() && !all) return;
  auto next = outcome.replacements.begin();
  const auto last = outcome.replacements.end();
  for (const Segment& segment : record.segments) {
    while (next != last && next->begin < segment.begin) ++next;
    if (segment.kind != SegmentKind::kKey) continue;
    Key key{record.paths[segment.path].parent, false, {}};
    uint32_t at = segment.begin;
    for (; next != last && next->end <= segment.end; ++next) {
      key.replaced = true;
      key.name.append(record.text.substr(at, next->begin - at));
      key.name += next->token;
      at = next->end;
    }
    key.name.append(record.text.substr(at, segment.end - at));
    keys_.push_back(std::move(key));
  }
}

bool KeyGuard::MeetsTwin(const Record& record, const RecordOutcome& outcome) {
  if (outcome.replacements.empty() || record.lenient) return false;
  const auto in_key = [&](const Replacement& replacement) {
    const auto after = std::upper_bound(
        record.segments.begin(), record.segments.end(), replacement.begin,
        [](uint32_t p, const Segment& segment) { return p < segment.begin; });
    return after != record.segments.begin() &&
           (after - 1)->kind == SegmentKind::kKey;
  };
  if (std::none_of(outcome.replacements.begin(), outcome.replacements.end(),
                   in_key)) {
    return false;
  }
  Gather(record, outcome, /*all=*/false);
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
    return std::tie(a.parent, a.name) < std::tie(b.parent, b.name);
  });
  for (size_t i = 1; i < keys_.size(); ++i) {
    const Key& a = keys_[i - 1];
    const Key& b = keys_[i];
    if (a.parent == b.parent && a.name == b.name && (a.replaced || b.replaced))
      return true;
  }
  return false;
}

Status KeyGuard::CheckOpen(const Record& record, const RecordOutcome& outcome,
                           std::span<const Open> open) {
  Gather(record, outcome, /*all=*/true);
  for (const Key& key : keys_) {
    const auto container =
        std::find_if(open.begin(), open.end(),
                     [&](const Open& o) { return o.node == key.parent; });
    if (container == open.end()) continue;
    replaced_ |= key.replaced;
    if (seen_.size() >= kMaxSeen) overflow_ = true;
    if (overflow_ && replaced_) return Twin();
    if (overflow_) continue;
    const auto [at, fresh] =
        seen_.emplace(HashKey(container->id, key.name), key.replaced);
    if (!fresh && (at->second || key.replaced)) return Twin();
    at->second |= key.replaced;
  }
  return Status::Ok();
}

void KeyGuard::Forget() {
  seen_.clear();
  replaced_ = overflow_ = false;
}

}  // namespace redactor::format
