// Opening and checking the file, and the look-ups.
#include "redactor/detect/name_dictionary.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace redactor::detect {

namespace {

namespace format = name_format;

Status Malformed(const char* what) {
  return {StatusCode::kMalformed, std::string("name dictionary: ") + what};
}

}  // namespace

Result<NameDictionary> NameDictionary::Open(const std::string& path) {
  auto file =
      MappedFile::Open(path, format::kHeaderSize,
                       std::numeric_limits<int32_t>::max(), "name dictionary");
  if (!file.ok()) return file.status();
  NameDictionary dictionary;
  dictionary.file_ = std::move(*file);
  REDACTOR_RETURN_IF_ERROR(dictionary.Attach());
  return dictionary;
}

Status NameDictionary::Attach() {
  const std::string_view bytes = file_.bytes();
  const char* head = bytes.data();
  if (bytes.substr(0, format::kMagic.size()) != format::kMagic) {
    return Malformed("not a dictionary");
  }
  if (format::Load32(head + format::kVersionAt) != format::kVersion) {
    return Malformed("another version");
  }
  if (format::Load32(head + format::kFileSizeAt) != bytes.size() ||
      bytes.size() % format::kAlign != 0) {
    return Malformed("wrong size");
  }
  if (format::Load64(head + format::kChecksumAt) != format::Checksum(bytes)) {
    return Malformed("wrong checksum");
  }
  REDACTOR_RETURN_IF_ERROR(AttachTable(format::kWordsAt, &words_));
  REDACTOR_RETURN_IF_ERROR(AttachTable(format::kPhrasesAt, &phrases_));
  const size_t begin = format::Load32(head + format::kCreditsAt);
  const size_t size = format::Load32(head + format::kCreditsAt + 4);
  if (begin > bytes.size() || size > bytes.size() - begin) {
    return Malformed("credits out of range");
  }
  credits_ = bytes.substr(begin, size);
  return Status::Ok();
}

Status NameDictionary::AttachTable(size_t field, Table* table) const {
  const std::string_view bytes = file_.bytes();
  const char* head = bytes.data() + field;
  const size_t begin = format::Load32(head);
  table->buckets = format::Load32(head + 4);
  table->keys = format::Load32(head + 8);
  if (begin % format::kAlign != 0 || begin < format::kHeaderSize ||
      begin > bytes.size() || table->buckets == 0 ||
      table->buckets > (bytes.size() - begin) / format::kBucketSize) {
    return Malformed("table out of range");
  }
  table->data = bytes.data() + begin;
  return Status::Ok();
}

uint32_t NameDictionary::Table::Find(uint64_t hash) const {
  const uint32_t tag = format::HashTag(hash);
  uint32_t bucket = buckets == 0 ? 0 : format::HashBucket(hash, buckets);
  // Bounded, so that even a table without any room ends.
  for (uint32_t tried = 0; tried < buckets; ++tried) {
    const char* slot = data + size_t{bucket} * format::kBucketSize;
    for (size_t i = 0; i < format::kBucketSlots; ++i) {
      const uint32_t payload = format::Load32(slot + i * format::kSlotSize + 4);
      if (payload == 0) return 0;
      if (format::Load32(slot + i * format::kSlotSize) == tag) return payload;
    }
    if (++bucket == buckets) bucket = 0;
  }
  return 0;
}

PlacePhrase NameDictionary::LongestPlacePhrase(
    std::span<const uint64_t> word_hashes) const {
  PlacePhrase longest;
  const size_t most = std::min(word_hashes.size(), format::kMaxPhraseWords);
  if (most < 2) return longest;
  uint64_t phrase = word_hashes[0];
  for (size_t i = 1; i < most; ++i) {
    phrase = format::ChainWord(phrase, word_hashes[i]);
    const uint32_t payload = phrases_.Find(phrase);
    const NameEntry entry(payload & ~format::kGoesOn);
    if (!entry.empty()) longest = {static_cast<int>(i) + 1, entry};
    if ((payload & format::kGoesOn) == 0) break;
  }
  return longest;
}

PlacePhrase NameDictionary::LongestPlacePhrase(
    std::span<const std::string_view> folded_words) const {
  std::array<uint64_t, format::kMaxPhraseWords> hashes{};
  const size_t most = std::min(folded_words.size(), hashes.size());
  for (size_t i = 0; i < most; ++i) hashes[i] = Hash(folded_words[i]);
  return LongestPlacePhrase({hashes.data(), most});
}

}  // namespace redactor::detect
