// Start tags of XML and their attributes; see xml_run.h.
#include "redactor/base/limits.h"
#include "redactor/format/markup_text.h"
#include "redactor/format/xml_run.h"

namespace redactor::format {

XmlRun::Did XmlRun::StartTag() {
  size_t size = 0;
  const Did did = NameAtCursor(1, &size);
  if (did != Did::kDone) {
    if (!in_.open()) NeedOpen();
    token_mark_ = batch_.mark();
    return did;
  }
  const char behind = in_.cur[1 + size];
  const bool good = IsMarkupSpace(behind) || behind == '/' || behind == '>';
  if (good) {
    const Did begun = BeginElement({in_.cur + 1, size});
    if (begun != Did::kDone) return begun;
  }
  NeedOpen();
  token_mark_ = tag_mark_ = batch_.mark();
  if (!good) return Did::kMalformed;
  tag_begin_ = token_;
  tag_whole_ = in_tag_ = true;
  envelope_tags_ |= record_depth_ == 0;
  tag_field_.clear();
  const uint32_t begin = batch_.text_at();
  AppendRaw(in_.cur + 1, size, RawAt() + 1, &batch_);
  PushElement({batch_.record_text() + begin, size});
  batch_.AddSegment(begin, SegmentKind::kKey, Top()->hang);
  in_.cur += 1 + size;
  return Did::kDone;
}

XmlRun::Did XmlRun::InTag() {
  if (!SkipSpace()) return Why();
  token_ = in_.offset();
  token_mark_ = batch_.mark();
  value_begin_ = 0;
  if (*in_.cur == '>') return TagEnd(1, /*empty=*/false);
  if (*in_.cur != '/') return Attribute();
  if (!in_.Need(2)) return Why();
  return in_.cur[1] == '>' ? TagEnd(2, /*empty=*/true) : Did::kMalformed;
}

XmlRun::Did XmlRun::Attribute() {
  size_t size = 0;
  const Did did = NameAtCursor(0, &size);
  if (did != Did::kDone) return did;
  const uint32_t begin = batch_.text_at();
  AppendRaw(in_.cur, size, RawAt(), &batch_);
  const std::string_view name(batch_.record_text() + begin, size);
  // A declared prefix is a name of nobody's.
  local_ = name.starts_with("xmlns:") ? "xmlns" : LocalName(name);
  attribute_ = names_.Get(local_, /*attribute=*/true);
  local_ = attribute_ == "_" ? attribute_ : attribute_.substr(1);
  const uint32_t node = AddStep(Top()->hang, attribute_);
  batch_.AddSegment(begin, SegmentKind::kKey, node);
  in_.cur += size;
  if (!SkipSpace()) return Why();
  if (*in_.cur != '=') return Did::kMalformed;
  ++in_.cur;
  if (!SkipSpace()) return Why();
  if (*in_.cur != '"' && *in_.cur != '\'') return Did::kMalformed;
  close_ = *in_.cur == '"' ? "\"" : "'";
  ++in_.cur;
  place_ = Place::kAttribute;
  value_begin_ = in_.offset();
  attribute_named_ = !tag_field_.empty() && IsValueAttribute(local_);
  if (!attribute_named_) return AttributeValue(node);
  attribute_ = names_.Get(tag_field_, /*attribute=*/false);
  const uint32_t parent = depth_ < 2 ? 0 : frames_[depth_ - 2].node;
  return AttributeValue(AddStep(parent, attribute_));
}

XmlRun::Did XmlRun::AttributeValue(uint32_t node) {
  // Of the value alone: its name can go out before it.
  token_mark_ = batch_.mark();
  const uint32_t begin = batch_.text_at();
  const MarkupStop stop{close_[0], '<'};
  for (;;) {
    in_.cur =
        DecodeMarkup(in_.cur, in_.limit, in_.fixed(), stop, RawAt(), &batch_);
    if (in_.cur < in_.limit && (*in_.cur == stop.a || *in_.cur == stop.b)) {
      break;
    }
    if (!in_.Refill()) return Why();
  }
  if (*in_.cur != stop.a) return Did::kMalformed;
  ++in_.cur;
  NoteAttribute({batch_.record_text() + begin, batch_.text_at() - begin});
  if (batch_.text_at() == begin) {
    batch_.Rollback(token_mark_);
  } else {
    batch_.AddSegment(begin, SegmentKind::kValue, node);
  }
  return Did::kDone;
}

// <field name="email">: what the element holds is an e-mail address.
void XmlRun::NoteAttribute(std::string_view value) {
  constexpr size_t kLongest = 128;
  if (!tag_field_.empty() || value.empty() || value.size() > kLongest) return;
  if (!IsFieldNameAttribute(local_)) return;
  if (IsFieldElement(LocalName(Top()->name))) tag_field_ = value;
}

XmlRun::Did XmlRun::TagEnd(size_t size, bool empty) {
  in_.cur += size;
  in_tag_ = false;
  Frame& frame = *Top();
  if (!tag_field_.empty() && !frame.through) {
    frame.field = tag_field_;
    frame.node = AddStep(depth_ < 2 ? 0 : frames_[depth_ - 2].node,
                         names_.Get(frame.field, /*attribute=*/false));
  }
  if (depth_ >= 2) {
    Frame& parent = frames_[depth_ - 2];
    parent.before = LocalName(frame.name);
    parent.next.clear();
  }
  if (empty) return PopTo(depth_ - 1);
  if (depth_ > kMaxMarkupDepth) {
    batch_.MarkLenient();
    --depth_;
    ++buried_;
  }
  return Did::kDone;
}

// What begins with '<' is no markup: text. A tag whose beginning went out with
// an earlier part ends here instead.
Status XmlRun::NotMarkup() {
  if (!in_tag_) {
    batch_.Rollback(token_mark_);
    in_.MoveTo(token_);
    text_next_ = true;
    return Status::Ok();
  }
  in_tag_ = false;
  if (!tag_whole_) {
    batch_.MarkLenient();
    in_.MoveTo(token_);
    batch_.Rollback(token_mark_);
    batch_.MarkLenient();
    return Status::Ok();
  }
  batch_.Rollback(tag_mark_);
  if (record_depth_ == depth_) record_depth_ = 0;
  --depth_;
  in_.MoveTo(tag_begin_);
  text_next_ = true;
  return Status::Ok();
}

}  // namespace redactor::format
