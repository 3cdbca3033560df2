// Opening, checking and writing the file.
#include "redactor/detect/tagger_model.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "redactor/detect/tagger_features.h"
#include "redactor/detect/tagger_hash.h"

namespace redactor::detect::tagger {

namespace {

constexpr std::string_view kMagic = "RDTAGGER";
constexpr uint32_t kVersion = 1;
constexpr size_t kAlign = 64;
constexpr size_t kRowBytes = (size_t{1} << kRowBits) * kLanes;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t feature_set;
  uint32_t size;  // of the file
  uint32_t rows_at;
  uint64_t checksum;  // of the file with zero here
  int32_t lean;
  uint32_t test_at;
  uint32_t test_size;
  uint32_t spans_size;  // right behind the text
  uint32_t credits_at;
  uint32_t credits_size;
  uint32_t unused[2];
};
static_assert(sizeof(Header) == kAlign);

// Behind the header.
struct Fixed {
  int32_t transitions[kLanes][kLanes];
  struct {
    int32_t step;
    uint16_t scores[Calibration::kKnots];
    uint16_t unused;
  } calibration[2];
};

Status Malformed(const char* what) {
  return {StatusCode::kMalformed, std::string("tagger model: ") + what};
}

uint64_t Checksum(std::string_view bytes) {
  uint64_t sums[4] = {1, 2, 3, 4};
  const size_t begin = offsetof(Header, checksum);
  for (size_t at = 0; at + 32 <= bytes.size(); at += 32) {
    for (size_t lane = 0; lane < 4; ++lane) {
      const size_t pos = at + lane * 8;
      const uint64_t word = pos == begin ? 0 : Load8(bytes.data() + pos);
      sums[lane] = (std::rotl(sums[lane], 29) ^ word) * kOdd;
    }
  }
  return Fold(Combine(Combine(sums[0], sums[1]), Combine(sums[2], sums[3])));
}

size_t Padded(size_t size) { return (size + kAlign - 1) / kAlign * kAlign; }

bool Inside(size_t begin, size_t size, std::string_view bytes) {
  return begin <= bytes.size() && size <= bytes.size() - begin;
}

}  // namespace

float Calibration::Score(int32_t margin) const {
  if (margin <= 0) return static_cast<float>(scores[0]) / 65535.0F;
  const auto knot = static_cast<size_t>(margin / step);
  if (knot + 1 >= kKnots) return static_cast<float>(scores.back()) / 65535.0F;
  const int32_t part = margin % step;
  const int32_t low = scores[knot];
  const int64_t rise = int64_t{scores[knot + 1]} - low;
  const int64_t score = low + rise * part / step;
  return static_cast<float>(score) / 65535.0F;
}

Result<TaggerModel> TaggerModel::Open(const std::string& path) {
  auto file = MappedFile::Open(path, sizeof(Header), kMaxFile, "tagger model");
  if (!file.ok()) return file.status();
  TaggerModel model;
  model.file_ = std::move(*file);
  REDACTOR_RETURN_IF_ERROR(model.Attach());
  return model;
}

Status TaggerModel::Attach() {
  const std::string_view bytes = file_.bytes();
  Header head;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (std::string_view(head.magic, sizeof head.magic) != kMagic) {
    return Malformed("not a model");
  }
  if (head.version != kVersion || head.feature_set != kFeatureSet) {
    return Malformed("another version");
  }
  if (head.size != bytes.size() || bytes.size() % kAlign != 0 ||
      bytes.size() < sizeof(Header) + sizeof(Fixed)) {
    return Malformed("wrong size");
  }
  if (head.checksum != Checksum(bytes)) return Malformed("wrong checksum");
  const size_t test_size = size_t{head.test_size} + head.spans_size;
  if (head.rows_at % kAlign != 0 || !Inside(head.rows_at, kRowBytes, bytes) ||
      !Inside(head.test_at, test_size, bytes) ||
      !Inside(head.credits_at, head.credits_size, bytes)) {
    return Malformed("section out of range");
  }
  rows_ = reinterpret_cast<const int8_t*>(bytes.data() + head.rows_at);
  Fixed fixed;
  std::memcpy(&fixed, bytes.data() + sizeof head, sizeof fixed);
  for (size_t i = 0; i < kLanes; ++i) {
    std::copy_n(fixed.transitions[i], kLanes, parts_.transitions[i].begin());
  }
  for (size_t i = 0; i < 2; ++i) {
    Calibration& calibration = parts_.calibration[i];
    calibration.step = fixed.calibration[i].step;
    if (calibration.step <= 0) return Malformed("no calibration");
    std::copy_n(fixed.calibration[i].scores, Calibration::kKnots,
                calibration.scores.begin());
  }
  parts_.lean = head.lean;
  parts_.test_text = bytes.substr(head.test_at, head.test_size);
  parts_.test_spans =
      bytes.substr(head.test_at + head.test_size, head.spans_size);
  parts_.credits = bytes.substr(head.credits_at, head.credits_size);
  return Status::Ok();
}

std::string TaggerModel::Write(const ModelParts& parts, std::string_view rows) {
  Fixed fixed{};
  for (size_t i = 0; i < kLanes; ++i) {
    std::ranges::copy(parts.transitions[i], fixed.transitions[i]);
  }
  for (size_t i = 0; i < 2; ++i) {
    fixed.calibration[i].step = parts.calibration[i].step;
    std::ranges::copy(parts.calibration[i].scores, fixed.calibration[i].scores);
  }
  Header head{};
  std::ranges::copy(kMagic, head.magic);
  head.version = kVersion;
  head.feature_set = kFeatureSet;
  head.lean = parts.lean;
  const auto place = [](size_t at) { return static_cast<uint32_t>(at); };
  size_t at = Padded(sizeof head + sizeof fixed);
  head.rows_at = place(at);
  at += Padded(rows.size());
  head.test_at = place(at);
  head.test_size = place(parts.test_text.size());
  head.spans_size = place(parts.test_spans.size());
  at += Padded(parts.test_text.size() + parts.test_spans.size());
  head.credits_at = place(at);
  head.credits_size = place(parts.credits.size());
  at += Padded(parts.credits.size());
  head.size = place(at);
  std::string out(at, '\0');
  std::memcpy(out.data() + sizeof head, &fixed, sizeof fixed);
  rows.copy(out.data() + head.rows_at, rows.size());
  parts.test_text.copy(out.data() + head.test_at, head.test_size);
  parts.test_spans.copy(out.data() + head.test_at + head.test_size,
                        head.spans_size);
  parts.credits.copy(out.data() + head.credits_at, head.credits_size);
  std::memcpy(out.data(), &head, sizeof head);
  head.checksum = Checksum(out);
  std::memcpy(out.data(), &head, sizeof head);
  return out;
}

}  // namespace redactor::detect::tagger
