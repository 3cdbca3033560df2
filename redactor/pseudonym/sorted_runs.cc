// Runs on spools. An item is stored as two packed strings; readers hold a small
// buffer each, and the merge looks at all heads, of which there are few.
#include "redactor/pseudonym/sorted_runs.h"

#include <algorithm>
#include <array>

#include "redactor/pseudonym/item_codec.h"

namespace redactor::pseudonym {

namespace {
constexpr size_t kFanIn = 16;
constexpr size_t kReadBytes = size_t{16} << 10;
constexpr size_t kLengthBytes = 8;
}  // namespace

class ItemCursor::Reader {
 public:
  explicit Reader(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)), buffer_(kReadBytes, '\0') {}

  [[nodiscard]] bool done() const { return done_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const std::string& payload() const { return payload_; }

  Status Next() {
    if (at_ == end_) REDACTOR_RETURN_IF_ERROR(Fill());
    done_ = at_ == end_;
    if (done_) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(TakeString(&key_));
    return TakeString(&payload_);
  }

 private:
  Status Fill() {
    auto got = source_->Read(buffer_);
    if (!got.ok()) return got.status();
    at_ = 0;
    end_ = *got;
    return Status::Ok();
  }

  Status TakeBytes(size_t size, std::string* out) {
    out->clear();
    while (out->size() < size) {
      if (at_ == end_) REDACTOR_RETURN_IF_ERROR(Fill());
      if (at_ == end_)
        return {StatusCode::kInternal, "a run of the map ends early"};
      const size_t n = std::min(size - out->size(), end_ - at_);
      out->append(buffer_, at_, n);
      at_ += n;
    }
    return Status::Ok();
  }

  Status TakeString(std::string* out) {
    REDACTOR_RETURN_IF_ERROR(TakeBytes(kLengthBytes, out));
    return TakeBytes(Unpacker(*out).Number(), out);
  }

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  size_t at_ = 0;
  size_t end_ = 0;
  bool done_ = false;
  std::string key_;
  std::string payload_;
};

ItemCursor::ItemCursor(std::vector<std::unique_ptr<ByteSource>> sources,
                       CombineItems combine)
    : combine_(combine) {
  for (std::unique_ptr<ByteSource>& source : sources) {
    readers_.push_back(std::make_unique<Reader>(std::move(source)));
  }
}
ItemCursor::~ItemCursor() = default;

Status ItemCursor::Next(bool* has) {
  if (!started_) {
    for (const auto& reader : readers_) {
      REDACTOR_RETURN_IF_ERROR(reader->Next());
    }
    started_ = true;
  }
  Reader* least = nullptr;
  for (const auto& reader : readers_) {
    if (reader->done()) continue;
    if (least == nullptr || reader->key() < least->key()) least = reader.get();
  }
  *has = least != nullptr;
  if (least == nullptr) return Status::Ok();
  key_ = least->key();
  payload_ = least->payload();
  REDACTOR_RETURN_IF_ERROR(least->Next());
  for (const auto& reader : readers_) {
    if (reader->done() || reader->key() != key_) continue;
    REDACTOR_RETURN_IF_ERROR(combine_(key_, &payload_, reader->payload()));
    REDACTOR_RETURN_IF_ERROR(reader->Next());
  }
  return Status::Ok();
}

SortedRuns::SortedRuns(const SpoolOptions& spill, CombineItems combine)
    : spill_(spill), combine_(combine) {
  spill_.memory = 0;
}
SortedRuns::~SortedRuns() = default;

void SortedRuns::BeginRun() { open_ = std::make_unique<Spool>(spill_); }

Status SortedRuns::Add(std::string_view key, std::string_view payload) {
  frame_.clear();
  PackString(key, &frame_);
  PackString(payload, &frame_);
  return open_->Write(frame_);
}

Status SortedRuns::EndRun() {
  runs_.push_back({std::move(open_), 0});
  while (runs_.size() >= kFanIn &&
         runs_[runs_.size() - kFanIn].level == runs_.back().level) {
    REDACTOR_RETURN_IF_ERROR(MergeTail());
  }
  return Status::Ok();
}

Result<std::unique_ptr<ItemCursor>> SortedRuns::ReadFrom(size_t first) {
  std::vector<std::unique_ptr<ByteSource>> sources;
  for (size_t i = first; i < runs_.size(); ++i) {
    auto source = runs_[i].spool->NewSource();
    if (!source.ok()) return source.status();
    sources.push_back(std::move(*source));
  }
  return std::make_unique<ItemCursor>(std::move(sources), combine_);
}

Result<std::unique_ptr<ItemCursor>> SortedRuns::Read() { return ReadFrom(0); }

// The last kFanIn runs, all of one level, become one of the next.
Status SortedRuns::MergeTail() {
  const size_t first = runs_.size() - kFanIn;
  auto cursor = ReadFrom(first);
  if (!cursor.ok()) return cursor.status();
  BeginRun();
  for (;;) {
    bool has = false;
    REDACTOR_RETURN_IF_ERROR(cursor.value()->Next(&has));
    if (!has) break;
    REDACTOR_RETURN_IF_ERROR(
        Add(cursor.value()->key(), cursor.value()->payload()));
  }
  const int level = runs_.back().level + 1;
  runs_.resize(first);
  runs_.push_back({std::move(open_), level});
  return Status::Ok();
}

void SortedRuns::Clear() { runs_.clear(); }

}  // namespace redactor::pseudonym
