// The lexicon's file. Whoever changed a byte of it by accident is told so: a
// lexicon that is read wrongly would leave names in.
#include <charconv>

#include "redactor/detect/fingerprint.h"
#include "redactor/lexicon.h"

namespace redactor {

namespace {

constexpr std::string_view kHead = "redactor-lexicon 1 ";
constexpr std::string_view kEnd = "end ";
// Far above any entry.
constexpr size_t kMaxLine = 4096;

Status Malformed(const char* what) {
  return {StatusCode::kMalformed,
          std::string("no lexicon, or damaged: ") + what};
}

bool ParseNumber(std::string_view text, uint64_t* number) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), *number);
  return error == std::errc() && end == text.data() + text.size();
}

// Lines of a source; a last one without an end is none.
class LineReader {
 public:
  explicit LineReader(ByteSource* source) : source_(*source) {}

  // False at the end; `*line` lives until the next call.
  Result<bool> Next(std::string_view* line) {
    for (;;) {
      const size_t end = buffer_.find('\n', at_);
      if (end != std::string::npos) {
        *line = std::string_view(buffer_).substr(at_, end - at_);
        at_ = end + 1;
        return true;
      }
      if (buffer_.size() - at_ > kMaxLine) return Malformed("a long line");
      buffer_.erase(0, at_);
      at_ = 0;
      const size_t had = buffer_.size();
      buffer_.resize(had + (size_t{1} << 16));
      auto got = source_.Read({buffer_.data() + had, buffer_.size() - had});
      if (!got.ok()) return got.status();
      buffer_.resize(had + *got);
      if (*got == 0) return false;
    }
  }
  // Bytes without an end of line are left.
  [[nodiscard]] bool has_rest() const { return at_ < buffer_.size(); }

 private:
  ByteSource& source_;
  std::string buffer_;
  size_t at_ = 0;
};

}  // namespace

std::string Lexicon::Text() const {
  const std::vector<LexiconEntry> entries = Entries();
  std::string out(kHead);
  out += std::to_string(entries.size()) + "\n";
  detect::Fingerprint check;
  check.Add(out);
  for (const LexiconEntry& entry : entries) {
    std::string line(EntityTypeName(entry.type));
    line += "\t" + std::to_string(entry.count) + "\t" + entry.value + "\n";
    check.Add(line);
    out += line;
  }
  return out + std::string(kEnd) + check.Text() + "\n";
}

Status Lexicon::Write(ByteSink& sink) const { return sink.Write(Text()); }

Status Lexicon::AddLine(std::string_view line) {
  const size_t first = line.find('\t');
  if (first == std::string_view::npos) return Malformed("a line");
  const size_t second = line.find('\t', first + 1);
  if (second == std::string_view::npos) return Malformed("a line");
  const auto type = ParseEntityType(line.substr(0, first));
  uint64_t count = 0;
  if (!type || !Holds(*type) ||
      !ParseNumber(line.substr(first + 1, second - first - 1), &count)) {
    return Malformed("a line");
  }
  Add(*type, line.substr(second + 1), count);
  return Status::Ok();
}

Result<Lexicon> Lexicon::Load(ByteSource& source, size_t max_entries) {
  Lexicon lexicon(max_entries);
  LineReader lines(&source);
  detect::Fingerprint check;
  std::string_view line;
  uint64_t count = 0;
  const auto next = [&]() -> Status {
    auto got = lines.Next(&line);
    if (!got.ok()) return got.status();
    return *got ? Status::Ok() : Malformed("it ends early");
  };
  REDACTOR_RETURN_IF_ERROR(next());
  if (line.starts_with("redactor-lexicon ") && !line.starts_with(kHead)) {
    return Malformed("a version this program does not know");
  }
  if (!line.starts_with(kHead) ||
      !ParseNumber(line.substr(kHead.size()), &count)) {
    return Malformed("its first line");
  }
  check.Add(std::string(line) + "\n");
  for (uint64_t i = 0; i < count; ++i) {
    REDACTOR_RETURN_IF_ERROR(next());
    check.Add(std::string(line) + "\n");
    REDACTOR_RETURN_IF_ERROR(lexicon.AddLine(line));
  }
  REDACTOR_RETURN_IF_ERROR(next());
  if (line != std::string(kEnd) + check.Text()) return Malformed("check sum");
  auto more = lines.Next(&line);
  if (!more.ok()) return more.status();
  if (*more || lines.has_rest()) return Malformed("something follows its end");
  return lexicon;
}

}  // namespace redactor
