// The token loop of HTML: text, comments, contents that are no markup.
#include "redactor/format/html_run.h"

#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/format/html_names.h"
#include "redactor/format/markup_text.h"

namespace redactor::format {

namespace {
constexpr std::string_view kSection = "<![CDATA[";
}  // namespace

HtmlRun::HtmlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options, FormatResult* result)
    : pump_(source, sink, handler, options, result),
      batch_(pump_.batch()),
      in_(pump_, *this) {}

Status HtmlRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status HtmlRun::ReadAll() {
  REDACTOR_RETURN_IF_ERROR(in_.Start());
  for (;;) {
    while (in_.cur < in_.limit) REDACTOR_RETURN_IF_ERROR(Token());
    if (in_.Refill()) continue;
    switch (in_.Why()) {
      case MarkupInput::Found::kFailed:
        return in_.status();
      case MarkupInput::Found::kTooFar:
        token_ = in_.offset();
        REDACTOR_RETURN_IF_ERROR(CutRecord(token_, /*clean=*/false));
        break;
      default:
        if (!in_.open()) return Status::Ok();
        EndBlock();
        return EndRecord(in_.offset());
    }
  }
}

Status HtmlRun::Token() {
  NeedOpen();
  token_ = in_.offset();
  Did did = Did::kNone;
  if (!content_.empty()) {
    did = Content();
  } else if (in_tag_) {
    did = Tag();
  } else {
    if (*in_.cur == '<' && !text_next_) did = Markup();
    if (did == Did::kNone) {
      in_.MoveTo(token_);
      text_next_ |= *in_.cur == '<';
      did = Text();
    }
  }
  if (did == Did::kTooFar) return OnTooFar();
  if (did == Did::kFailed) return in_.status();
  // A block has just ended.
  if (in_.open() && block_begin_ == in_.offset() &&
      block_begin_ - in_.begin() >= kMaxTextRecord && !in_tag_) {
    return EndRecord(block_begin_);
  }
  return Status::Ok();
}

HtmlRun::Did HtmlRun::Why() const {
  switch (in_.Why()) {
    case MarkupInput::Found::kFailed:
      return Did::kFailed;
    case MarkupInput::Found::kTooFar:
      return Did::kTooFar;
    default:
      return Did::kNone;
  }
}

// Up to the next '<'. White space with a line end in it is one space, as it is
// shown.
HtmlRun::Did HtmlRun::Text() {
  const Batch::Mark mark = batch_.mark();
  const bool literal = text_next_;
  const MarkupStop stop{'<', pre_ > 0 ? '<' : '\n', /*html=*/true};
  if (literal) {
    AppendRaw(in_.cur, 1, RawAt(), &batch_);
    ++in_.cur;
    text_next_ = false;
  }
  for (;;) {
    in_.cur =
        DecodeMarkup(in_.cur, in_.limit, in_.fixed(), stop, RawAt(), &batch_);
    if (in_.cur < in_.limit && *in_.cur == '<') return Did::kDone;
    if (in_.cur < in_.limit && *in_.cur == '\n' && Space()) continue;
    if (in_.cur < in_.limit && *in_.cur == '<') return Did::kDone;
    if (in_.Refill()) continue;
    const Did why = Why();
    if (why == Did::kNone) return Did::kDone;  // the end
    batch_.Rollback(mark);
    text_next_ = literal;
    return why;
  }
}

// At a line end: the white space from here on. False: there is nothing more.
bool HtmlRun::Space() {
  const uint64_t begin = in_.offset();
  bool more = true;
  for (;;) {
    while (in_.cur < in_.limit && IsMarkupSpace(*in_.cur)) ++in_.cur;
    if (in_.cur < in_.limit) break;
    more = in_.Refill();
    if (!more) break;
  }
  if (batch_.text_at() > block_text_) {
    batch_.AddChunk(batch_.text_at(), 1, batch_.RawAt(begin),
                    static_cast<uint32_t>(in_.offset() - begin));
    char* out = batch_.text_tail();
    *out = ' ';
    batch_.set_text_tail(out + 1);
  }
  return more;
}

HtmlRun::Did HtmlRun::Markup() {
  if (!in_.Need(kSection.size())) {
    const Did why = Why();
    if (why != Did::kNone) return why;
  }
  const std::string_view rest(in_.cur,
                              static_cast<size_t>(in_.limit - in_.cur));
  if (rest.size() < 2) return Did::kNone;
  if (rest.starts_with("<!--")) return Bounded("<!--", "-->");
  if (rest.starts_with(kSection)) return Section();
  if (rest[1] == '!' || rest[1] == '?') return Bounded(rest.substr(0, 2), ">");
  if (IsAlpha(rest[1])) return Tag();
  if (rest[1] == '/' && rest.size() > 2 && IsAlpha(rest[2])) return Tag();
  return Did::kNone;
}

HtmlRun::Did HtmlRun::Section() {
  const uint64_t begin = token_ + kSection.size();
  uint64_t end = 0;
  if (in_.Find("]]>", begin, &end) != MarkupInput::Found::kYes) return Why();
  const std::string_view bytes = in_.View(begin, end);
  AppendRaw(bytes.data(), bytes.size(), batch_.RawAt(begin), &batch_);
  in_.MoveTo(end + 3);
  return Did::kDone;
}

HtmlRun::Did HtmlRun::Bounded(std::string_view open, std::string_view close) {
  const uint64_t begin = token_ + open.size();
  uint64_t end = 0;
  if (in_.Find(close, begin, &end) != MarkupInput::Found::kYes) return Why();
  sides_.push_back(
      {begin, end, SegmentKind::kText, false, ++tags_, {}, {}, false});
  in_.MoveTo(end + close.size());
  return Did::kDone;
}

// Where "</script" stands; the end of the input ends everything.
HtmlRun::Did HtmlRun::FindContentEnd(uint64_t* end) {
  uint64_t from = token_;
  for (;;) {
    const MarkupInput::Found found = in_.Find("</", from, end);
    if (found == MarkupInput::Found::kNo) {
      *end = token_ + static_cast<uint64_t>(in_.limit - in_.At(token_));
      return Did::kDone;
    }
    if (found != MarkupInput::Found::kYes) return Why();
    in_.MoveTo(*end);
    const size_t size = 2 + content_.size();
    const bool enough = in_.Need(size + 1);
    const std::string_view name(
        in_.cur + 2, std::min(content_.size(),
                              static_cast<size_t>(in_.limit - in_.cur) - 2));
    const char behind = enough ? in_.cur[size] : '\0';
    const bool same = enough && EqualsIgnoreCase(name, content_) &&
                      (IsMarkupSpace(behind) || behind == '/' || behind == '>');
    in_.MoveTo(token_);
    if (same) return Did::kDone;
    if (!enough && Why() != Did::kNone) return Why();
    from = *end + 2;
  }
}

HtmlRun::Did HtmlRun::Content() {
  uint64_t end = 0;
  const Did did = FindContentEnd(&end);
  if (did != Did::kDone) return did;
  if (content_ == "script") {
    Script(token_, end);
    in_.MoveTo(end);
  } else {
    const bool text = IsTextTag(content_);
    sides_.push_back({token_,
                      end,
                      text ? SegmentKind::kValue : SegmentKind::kText,
                      text,
                      ++tags_,
                      {},
                      {},
                      false});
    in_.MoveTo(end);
    EndBlock();
  }
  content_ = {};
  return Did::kDone;
}

// The token at hand does not end within the record.
Status HtmlRun::OnTooFar() {
  in_.MoveTo(token_);
  if (token_ > in_.begin()) return CutRecord(token_, AtParting());
  if (!content_.empty()) {
    const std::string close = "</" + std::string(content_);
    const bool text = IsTextTag(content_);
    content_ = {};
    return LongValue(token_, close, text);
  }
  const std::string_view head = in_.View(token_, token_ + kSection.size());
  if (in_tag_) return LongTag();
  if (head[0] != '<' || text_next_) return LongValue(token_, "<", true);
  if (head.starts_with("<!--")) return LongValue(token_ + 4, "-->", false);
  if (head == kSection) return LongValue(token_ + head.size(), "]]>", false);
  if (head[1] == '!' || head[1] == '?')
    return LongValue(token_ + 2, ">", false);
  return LongTag();
}

}  // namespace redactor::format
