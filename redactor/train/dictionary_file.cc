// Filling the tables in the order of the keys, then the header.
#include "redactor/train/dictionary_file.h"

#include <cstdint>
#include <map>
#include <vector>

#include "redactor/detect/name_format.h"

namespace redactor::train {

namespace {

namespace format = detect::name_format;

struct Item {
  uint64_t hash;
  uint32_t payload;
};

void Append32(uint32_t v, std::string* out) {
  for (int shift = 0; shift < 32; shift += 8) {
    out->push_back(static_cast<char>(v >> shift));
  }
}

void Pad(std::string* out) {
  out->resize((out->size() + format::kAlign - 1) / format::kAlign *
              format::kAlign);
}

// Buckets for a load of five sixths: few look-ups read a second line.
uint32_t BucketsFor(size_t keys) {
  return static_cast<uint32_t>(keys * 6 / 5 / format::kBucketSlots + 1);
}

// False when a slot before the item's own has its tag: it would hide it.
bool Place(const Item& item, std::vector<std::vector<Item>>* buckets) {
  size_t at =
      format::HashBucket(item.hash, static_cast<uint32_t>(buckets->size()));
  while (true) {
    std::vector<Item>& bucket = (*buckets)[at];
    for (const Item& other : bucket) {
      if (format::HashTag(other.hash) == format::HashTag(item.hash)) {
        return false;
      }
    }
    if (bucket.size() < format::kBucketSlots) {
      bucket.push_back(item);
      return true;
    }
    at = (at + 1) % buckets->size();
  }
}

// Appends the table and, to `head`, where it is.
Status AppendTable(const std::vector<Item>& items, std::string* head,
                   std::string* out) {
  std::vector<std::vector<Item>> buckets(BucketsFor(items.size()));
  for (const Item& item : items) {
    if (!Place(item, &buckets)) {
      return {StatusCode::kInternal, "two keys of the dictionary are alike"};
    }
  }
  Append32(static_cast<uint32_t>(out->size()), head);
  Append32(static_cast<uint32_t>(buckets.size()), head);
  Append32(static_cast<uint32_t>(items.size()), head);
  for (std::vector<Item>& bucket : buckets) {
    bucket.resize(format::kBucketSlots);
    for (const Item& item : bucket) {
      Append32(format::HashTag(item.hash), out);
      Append32(item.payload, out);
    }
  }
  return Status::Ok();
}

std::vector<Item> WordItems(const DictionaryWords& words) {
  std::vector<Item> items;
  items.reserve(words.words().size());
  for (const auto& [word, entry] : words.words()) {
    items.push_back({format::HashWord(word), entry.bits()});
  }
  return items;
}

// Every phrase and every beginning of one.
std::vector<Item> PhraseItems(const DictionaryWords& words) {
  std::map<std::string, Item> items;
  for (const auto& [phrase, entry] : words.phrases()) {
    size_t end = phrase.find(' ');
    uint64_t hash = format::HashWord(std::string_view(phrase).substr(0, end));
    while (end != phrase.size()) {
      const size_t begin = end + 1;
      end = std::min(phrase.find(' ', begin), phrase.size());
      const std::string_view word =
          std::string_view(phrase).substr(begin, end - begin);
      hash = format::ChainWord(hash, format::HashWord(word));
      Item& item =
          items.try_emplace(phrase.substr(0, end), Item{hash, 0}).first->second;
      item.payload |= end == phrase.size() ? entry.bits() : format::kGoesOn;
    }
  }
  std::vector<Item> out;
  out.reserve(items.size());
  for (const auto& [phrase, item] : items) out.push_back(item);
  return out;
}

}  // namespace

Result<std::string> DictionaryFile(const DictionaryWords& words,
                                   std::string_view credits) {
  std::string head;
  std::string out(format::kHeaderSize, '\0');
  REDACTOR_RETURN_IF_ERROR(AppendTable(WordItems(words), &head, &out));
  REDACTOR_RETURN_IF_ERROR(AppendTable(PhraseItems(words), &head, &out));
  Append32(static_cast<uint32_t>(out.size()), &head);
  Append32(static_cast<uint32_t>(credits.size()), &head);
  out += credits;
  Pad(&out);

  std::string start(format::kMagic);
  Append32(format::kVersion, &start);
  Append32(static_cast<uint32_t>(out.size()), &start);
  start.append(8, '\0');
  start += head;
  out.replace(0, start.size(), start);
  const uint64_t sum = format::Checksum(out);
  std::string sum_bytes;
  Append32(static_cast<uint32_t>(sum), &sum_bytes);
  Append32(static_cast<uint32_t>(sum >> 32), &sum_bytes);
  out.replace(format::kChecksumAt, sum_bytes.size(), sum_bytes);
  return out;
}

}  // namespace redactor::train
