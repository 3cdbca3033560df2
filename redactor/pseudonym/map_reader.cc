// Lines out of a stream, with a bound, and the checks between lines.
#include "redactor/pseudonym/map_reader.h"

namespace redactor::pseudonym {

namespace {
constexpr size_t kReadBytes = size_t{64} << 10;
constexpr size_t kMaxLine = size_t{64} << 20;
}  // namespace

// Reads to the next line feed, which is taken and not part of `*text`.
Status MapReader::ReadText(bool* has, std::string* text) {
  text->clear();
  for (;;) {
    const size_t feed = buffer_.find('\n', at_);
    const size_t end = feed == std::string::npos ? buffer_.size() : feed;
    text->append(buffer_, at_, end - at_);
    at_ = feed == std::string::npos ? end : feed + 1;
    if (feed != std::string::npos) break;
    if (text->size() > kMaxLine) {
      return {StatusCode::kLimit, "redaction map: a line is too long"};
    }
    if (ended_) break;
    buffer_.resize(kReadBytes);
    auto got = source_.Read(buffer_);
    if (!got.ok()) return got.status();
    buffer_.resize(*got);
    at_ = 0;
    ended_ = *got == 0;
  }
  *has = !ended_ || !text->empty() || at_ < buffer_.size();
  return Status::Ok();
}

Status MapReader::ReadHeader(MapHeader* header) {
  bool has = false;
  REDACTOR_RETURN_IF_ERROR(ReadText(&has, &text_));
  return ParseHeader(text_, header);
}

Status MapReader::Next(bool* has, MapLine* line) {
  REDACTOR_RETURN_IF_ERROR(ReadText(has, &text_));
  if (!*has) return Status::Ok();
  REDACTOR_RETURN_IF_ERROR(ParseLine(text_, line));
  if (line->token <= last_) {
    return {StatusCode::kMalformed, "redaction map: not sorted by token"};
  }
  last_ = line->token;
  return Status::Ok();
}

}  // namespace redactor::pseudonym
