// The table of names: open addressing, one comparison in the common case.
#include "redactor/detect/field_memo.h"

#include <cstring>

namespace redactor::detect {

namespace {

constexpr size_t kMaxNames = 1 << 14;

// Not for untrusted tables of unbounded size: Trim bounds the damage.
uint64_t Hash(std::string_view bytes) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
  uint64_t hash = bytes.size() * kMultiplier;
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 29;
  }
  uint64_t tail = 0;
  for (; at < bytes.size(); ++at) {
    tail = tail << 8 | static_cast<uint8_t>(bytes[at]);
  }
  hash = (hash ^ tail) * kMultiplier;
  return hash ^ hash >> 32;
}

}  // namespace

FieldNameTable::FieldNameTable() : slots_(256) {}

const FieldName* FieldNameTable::Get(const FieldRules& rules,
                                     std::string_view raw) {
  const uint64_t hash = Hash(raw);
  size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const Entry& entry = *entries_[slots_[slot] - 1];
    if (entry.hash == hash && entry.raw == raw) return &entry.name;
  }
  auto entry = std::make_unique<Entry>();
  entry->hash = hash;
  entry->raw = raw;
  rules.Describe(raw, &entry->name);
  const FieldName* name = &entry->name;
  entries_.push_back(std::move(entry));
  slots_[slot] = static_cast<uint32_t>(entries_.size());
  if (entries_.size() * 2 > slots_.size()) Grow();
  return name;
}

void FieldNameTable::Trim() {
  if (entries_.size() <= kMaxNames) return;
  entries_.clear();
  slots_.assign(256, 0);
}

void FieldNameTable::Grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (size_t i = 0; i < entries_.size(); ++i) {
    size_t slot = entries_[i]->hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

}  // namespace redactor::detect
