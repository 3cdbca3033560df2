// The token loop of XML: text, sections, comments, end tags; see the header.
#include "redactor/format/xml_run.h"

#include "redactor/base/limits.h"
#include "redactor/format/markup_text.h"

namespace redactor::format {

namespace {

constexpr std::string_view kSection = "<![CDATA[";
constexpr std::string_view kSectionEnd = "]]>";
constexpr size_t kLongestName = 1024;

// Finds the '>' of a declaration: not in quotes, comments or the subset.
class DeclarationScan {
 public:
  // True: `c` ends it.
  bool Step(char c) {
    const bool dashes = last_ == '-' && c == '-';
    if (comment_) {
      if (c == '>' && closing_) comment_ = false;
      closing_ = dashes || (closing_ && c == '-');
    } else if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (dashes && depth_ > 0) {
      comment_ = true;
      closing_ = false;
      last_ = '\0';
      return false;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '[') {
      ++depth_;
    } else if (c == ']' && depth_ > 0) {
      --depth_;
    } else if (c == '>' && depth_ == 0) {
      return true;
    }
    last_ = c;
    return false;
  }

 private:
  char quote_ = '\0';
  char last_ = '\0';
  bool comment_ = false;
  bool closing_ = false;
  int depth_ = 0;
};

}  // namespace

XmlRun::XmlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
               const FormatOptions& options, FormatResult* result)
    : pump_(source, sink, handler, options, result),
      batch_(pump_.batch()),
      in_(pump_, *this) {}

Status XmlRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status XmlRun::ReadAll() {
  REDACTOR_RETURN_IF_ERROR(in_.Start());
  for (;;) {
    if (in_.cur < in_.limit) {
      REDACTOR_RETURN_IF_ERROR(Token());
    } else if (!in_.Refill()) {
      bool end = false;
      REDACTOR_RETURN_IF_ERROR(AtLimit(&end));
      if (end) return AtEnd();
    }
  }
}

Status XmlRun::AtLimit(bool* end) {
  switch (in_.Why()) {
    case MarkupInput::Found::kFailed:
      return in_.status();
    case MarkupInput::Found::kTooFar:
      token_ = in_.offset();
      if (!in_tag_) return EndPart(token_);
      token_mark_ = batch_.mark();
      value_begin_ = 0;
      return OnTooFar();
    default:
      if (in_tag_) return NotMarkup();
      *end = true;
      return Status::Ok();
  }
}

Status XmlRun::Token() {
  switch (in_tag_ ? InTag() : Content()) {
    case Did::kDone:
      return Status::Ok();
    case Did::kMalformed:
      return NotMarkup();
    case Did::kTooFar:
      return OnTooFar();
    case Did::kFailed:
      break;
  }
  return status_.ok() ? in_.status() : status_;
}

XmlRun::Did XmlRun::Why() const {
  switch (in_.Why()) {
    case MarkupInput::Found::kFailed:
      return Did::kFailed;
    case MarkupInput::Found::kTooFar:
      return Did::kTooFar;
    default:
      return Did::kMalformed;
  }
}

XmlRun::Did XmlRun::Check(const Status& status) {
  if (status.ok()) return Did::kDone;
  status_ = status;
  return Did::kFailed;
}

bool XmlRun::SkipSpace() {
  for (;;) {
    while (in_.cur < in_.limit && IsMarkupSpace(*in_.cur)) ++in_.cur;
    if (in_.cur < in_.limit) return true;
    if (!in_.Refill()) return false;
  }
}

// The size of the name behind `skip` bytes; a byte that is none stands behind
// it.
XmlRun::Did XmlRun::NameAtCursor(size_t skip, size_t* size) {
  for (;;) {
    if (in_.Need(skip)) *size = XmlNameSize(in_.cur + skip, in_.limit);
    if (*size > kLongestName) return Did::kMalformed;
    if (in_.cur + skip + *size < in_.limit) break;
    if (!in_.Refill()) return Why();
  }
  return *size == 0 ? Did::kMalformed : Did::kDone;
}

// White space before text is structure.
XmlRun::Did XmlRun::Content() {
  if (!SkipSpace()) return Did::kDone;  // the loop sees why
  token_ = in_.offset();
  place_ = Place::kText;
  return *in_.cur == '<' && !text_next_ ? Markup() : CharacterData();
}

// Does the text before the cursor end just there?
bool XmlRun::GoesOn() const {
  if (!batch_.has_segments() || batch_.RawEndOfText() != token_) return false;
  const Segment& last = batch_.segment(batch_.segment_count() - 1);
  return last.kind == SegmentKind::kValue && last.path == TopNode() &&
         last.end + 1 == batch_.text_at();
}

XmlRun::Did XmlRun::CharacterData() {
  NeedOpen();
  token_mark_ = batch_.mark();
  place_ = Place::kText;
  const bool literal = text_next_;
  const bool goes_on = literal && GoesOn();
  const Segment last = goes_on ? batch_.ReopenSegment() : Segment{};
  const uint32_t begin = goes_on ? last.begin : batch_.text_at();
  const auto too_far = [&] {
    if (goes_on) {
      batch_.CloseAgain(token_mark_, last);
    } else {
      batch_.Rollback(token_mark_);
    }
    text_next_ = literal;
    return Did::kTooFar;
  };
  if (literal) {
    batch_.MarkLenient();
    AppendRaw(in_.cur, 1, RawAt(), &batch_);
    ++in_.cur;
    text_next_ = false;
  }
  for (;;) {
    in_.cur =
        DecodeMarkup(in_.cur, in_.limit, in_.fixed(), {}, RawAt(), &batch_);
    if (in_.cur < in_.limit && *in_.cur == '<') {
      const Did did = Section();
      if (did == Did::kDone) continue;
      if (did == Did::kMalformed) break;
      return did == Did::kTooFar ? too_far() : did;
    }
    if (in_.Refill()) continue;
    const Did why = Why();
    if (why == Did::kMalformed) break;  // the end
    return why == Did::kTooFar ? too_far() : why;
  }
  if (batch_.text_at() == begin) {
    batch_.Rollback(token_mark_);
    return Did::kDone;
  }
  KeepKey(begin);
  batch_.AddSegment(begin, SegmentKind::kValue, TopNode());
  return Did::kDone;
}

// A CDATA section at the cursor; kMalformed when something else is there. One
// that never closes is text.
XmlRun::Did XmlRun::Section() {
  if (!in_.Need(kSection.size())) {
    const Did why = Why();
    if (why != Did::kMalformed) return why;
  }
  const std::string_view rest(in_.cur,
                              static_cast<size_t>(in_.limit - in_.cur));
  if (!rest.starts_with(kSection)) return Did::kMalformed;
  const uint64_t begin = in_.offset() + kSection.size();
  uint64_t end = 0;
  switch (in_.Find(kSectionEnd, begin, &end)) {
    case MarkupInput::Found::kYes:
      break;
    case MarkupInput::Found::kNo:
      batch_.MarkLenient();
      AppendRaw(in_.cur, 1, RawAt(), &batch_);
      ++in_.cur;
      return Did::kDone;
    default:
      return Why();
  }
  const std::string_view bytes = in_.View(begin, end);
  AppendRaw(bytes.data(), bytes.size(), batch_.RawAt(begin), &batch_);
  in_.MoveTo(end + kSectionEnd.size());
  return Did::kDone;
}

XmlRun::Did XmlRun::Markup() {
  if (!in_.Need(kSection.size())) {
    const Did why = Why();
    if (why != Did::kMalformed) return why;
  }
  const std::string_view rest(in_.cur,
                              static_cast<size_t>(in_.limit - in_.cur));
  if (rest.starts_with("<!--")) return Bounded("<!--", "-->");
  if (rest.starts_with("<?")) return Bounded("<?", "?>");
  if (rest.starts_with("</")) return EndTag();
  if (rest.starts_with(kSection)) {
    close_ = kSectionEnd;
    value_begin_ = token_ + kSection.size();
    return CharacterData();
  }
  if (rest.starts_with("<!")) return Declaration();
  return StartTag();
}

XmlRun::Did XmlRun::Bounded(std::string_view open, std::string_view close) {
  NeedOpen();
  token_mark_ = batch_.mark();
  place_ = Place::kMarkup;
  close_ = close;
  value_begin_ = token_ + open.size();
  uint64_t end = 0;
  if (in_.Find(close, value_begin_, &end) != MarkupInput::Found::kYes) {
    return Why();
  }
  const uint32_t begin = batch_.text_at();
  const std::string_view bytes = in_.View(value_begin_, end);
  if (!bytes.empty()) {
    AppendRaw(bytes.data(), bytes.size(), batch_.RawAt(value_begin_), &batch_);
    batch_.AddSegment(begin, SegmentKind::kText, TopNode());
  }
  in_.MoveTo(end + close.size());
  return Did::kDone;
}

// A document type with its subset: text. What it defines is never used.
XmlRun::Did XmlRun::Declaration() {
  NeedOpen();
  token_mark_ = batch_.mark();
  DeclarationScan scan;
  uint64_t at = token_ + 2;
  for (bool found = false; !found;) {
    const char* p = in_.cur + (at - token_);
    while (p < in_.limit && !found) found = scan.Step(*p++);
    at += static_cast<uint64_t>(p - (in_.cur + (at - token_)));
    if (found || in_.Refill()) continue;
    const Did why = Why();
    const bool again = why == Did::kTooFar && token_ > in_.begin();
    return why == Did::kFailed || again ? why : Did::kMalformed;
  }
  const uint32_t begin = batch_.text_at();
  const std::string_view bytes = in_.View(token_ + 2, at - 1);
  if (!bytes.empty()) {
    AppendRaw(bytes.data(), bytes.size(), batch_.RawAt(token_ + 2), &batch_);
    batch_.AddSegment(begin, SegmentKind::kText, TopNode());
  }
  in_.MoveTo(at);
  return Did::kDone;
}

XmlRun::Did XmlRun::EndTag() {
  NeedOpen();
  token_mark_ = batch_.mark();
  size_t size = 0;
  const Did did = NameAtCursor(2, &size);
  if (did != Did::kDone) return did;
  const uint64_t name_begin = token_ + 2;
  in_.cur += 2 + size;
  if (!SkipSpace()) return Why();
  if (*in_.cur != '>') return Did::kMalformed;
  const uint64_t end = in_.offset() + 1;
  const std::string_view name = in_.View(name_begin, name_begin + size);
  size_t at = depth_;
  if (buried_ == 0) {
    while (at > 0 && frames_[at - 1].name != name) --at;
  }
  // The end of something that holds the record: this one has none.
  if (at != 0 && at < record_depth_) {
    batch_.MarkLenient();
    if (Check(CloseRecord(token_, /*last_part=*/true)) != Did::kDone) {
      return Did::kFailed;
    }
    depth_ = record_depth_ - 1;
    record_depth_ = 0;
    OpenRecord(token_);
  }
  const uint32_t begin = batch_.text_at();
  envelope_tags_ |= record_depth_ == 0;
  const std::string_view again = in_.View(name_begin, name_begin + size);
  AppendRaw(again.data(), size, batch_.RawAt(name_begin), &batch_);
  batch_.AddSegment(begin, SegmentKind::kKey,
                    at == 0 ? TopNode() : frames_[at - 1].hang);
  in_.MoveTo(end);
  if (buried_ > 0) {
    --buried_;
    return Did::kDone;
  }
  if (at != depth_ || at == 0) batch_.MarkLenient();
  return at == 0 ? Did::kDone : PopTo(at - 1);
}

}  // namespace redactor::format
