// Opening and checking the file, and the look-ups.
#include "redactor/detect/name_dictionary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <utility>

namespace redactor::detect {

namespace {

namespace format = name_format;

Status Malformed(const char* what) {
  return {StatusCode::kMalformed, std::string("name dictionary: ") + what};
}

class FileHandle {
 public:
  explicit FileHandle(const std::string& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  ~FileHandle() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// The whole file, mapped.
Result<std::string_view> Map(const std::string& path) {
  const FileHandle file(path);
  if (file.get() < 0) {
    return Status(errno == ENOENT ? StatusCode::kNotFound : StatusCode::kIo,
                  "name dictionary: cannot open " + path);
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return Status(StatusCode::kIo, "name dictionary: not a file: " + path);
  }
  if (info.st_size < static_cast<off_t>(format::kHeaderSize) ||
      info.st_size > std::numeric_limits<int32_t>::max()) {
    return Malformed("wrong size");
  }
  const auto size = static_cast<size_t>(info.st_size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE,
                      file.get(), 0);
  if (data == MAP_FAILED) {
    return Status(StatusCode::kIo, "name dictionary: cannot map " + path);
  }
  return std::string_view(static_cast<const char*>(data), size);
}

}  // namespace

Result<NameDictionary> NameDictionary::Open(const std::string& path) {
  Result<std::string_view> bytes = Map(path);
  if (!bytes.ok()) return bytes.status();
  NameDictionary dictionary;
  dictionary.bytes_ = *bytes;  // unmapped by the destructor from here on
  REDACTOR_RETURN_IF_ERROR(dictionary.Attach());
  return dictionary;
}

NameDictionary::NameDictionary(NameDictionary&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})),
      words_(std::exchange(other.words_, {})),
      phrases_(std::exchange(other.phrases_, {})),
      credits_(std::exchange(other.credits_, {})) {}

NameDictionary& NameDictionary::operator=(NameDictionary&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(words_, other.words_);
  std::swap(phrases_, other.phrases_);
  std::swap(credits_, other.credits_);
  return *this;
}

NameDictionary::~NameDictionary() {
  if (bytes_.empty()) return;
  ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Status NameDictionary::Attach() {
  const char* head = bytes_.data();
  if (bytes_.substr(0, format::kMagic.size()) != format::kMagic) {
    return Malformed("not a dictionary");
  }
  if (format::Load32(head + format::kVersionAt) != format::kVersion) {
    return Malformed("another version");
  }
  if (format::Load32(head + format::kFileSizeAt) != bytes_.size() ||
      bytes_.size() % format::kAlign != 0) {
    return Malformed("wrong size");
  }
  if (format::Load64(head + format::kChecksumAt) != format::Checksum(bytes_)) {
    return Malformed("wrong checksum");
  }
  REDACTOR_RETURN_IF_ERROR(AttachTable(format::kWordsAt, &words_));
  REDACTOR_RETURN_IF_ERROR(AttachTable(format::kPhrasesAt, &phrases_));
  const size_t begin = format::Load32(head + format::kCreditsAt);
  const size_t size = format::Load32(head + format::kCreditsAt + 4);
  if (begin > bytes_.size() || size > bytes_.size() - begin) {
    return Malformed("credits out of range");
  }
  credits_ = bytes_.substr(begin, size);
  return Status::Ok();
}

Status NameDictionary::AttachTable(size_t field, Table* table) const {
  const char* head = bytes_.data() + field;
  const size_t begin = format::Load32(head);
  table->buckets = format::Load32(head + 4);
  table->keys = format::Load32(head + 8);
  if (begin % format::kAlign != 0 || begin < format::kHeaderSize ||
      begin > bytes_.size() || table->buckets == 0 ||
      table->buckets > (bytes_.size() - begin) / format::kBucketSize) {
    return Malformed("table out of range");
  }
  table->data = bytes_.data() + begin;
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
