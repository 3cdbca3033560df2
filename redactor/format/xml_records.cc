// Elements, records and their parts; see xml_run.h.
#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/format/markup_text.h"
#include "redactor/format/pieces.h"
#include "redactor/format/xml_run.h"

namespace redactor::format {

namespace {

// A value up to a closing word, or to what begins markup.
class LongMarkup final : public PieceSyntax {
 public:
  // `close` empty: character data. `raw`: no references. The byte at `literal`
  // stops nothing.
  LongMarkup(XmlRun* run, Batch* batch, std::string_view close, bool raw,
             uint64_t literal)
      : run_(run), batch_(batch), close_(close), raw_(raw), literal_(literal) {}

  uint32_t Open(uint64_t raw_begin) override {
    opened_ = raw_begin;
    return run_->OpenPiece(raw_begin);
  }
  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    ended_ = nullptr;
    if (!raw_) {
      if (opened_ + raw == literal_ && p < end)
        AppendRaw(p++, 1, raw++, batch_);
      const MarkupStop stop{close_.empty() ? '<' : close_[0], '<'};
      p = DecodeMarkup(p, end, final, stop, raw, batch_);
      if (p < end && (*p == stop.a || *p == stop.b)) ended_ = p;
      return p;
    }
    const std::string_view bytes(p, static_cast<size_t>(end - p));
    size_t size = bytes.find(close_);
    if (size != std::string_view::npos) {
      ended_ = p + size;
    } else {
      size = bytes.size();
      if (!final) size -= std::min(size, close_.size() - 1);
    }
    AppendRaw(p, size, raw, batch_);
    return p + size;
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return p == ended_;
  }

 private:
  XmlRun* run_;
  Batch* batch_;
  std::string_view close_;
  bool raw_;
  uint64_t literal_;
  uint64_t opened_ = 0;
  const char* ended_ = nullptr;
};

}  // namespace

uint32_t XmlRun::AddStep(uint32_t parent, std::string_view step) {
  return batch_.AddNode({parent, PathNode::Kind::kKey, step, 0});
}

// `name` stands in the text of the open record.
void XmlRun::PushElement(std::string_view name) {
  if (frames_.size() == depth_) frames_.emplace_back();
  const uint32_t parent = TopNode();
  const Frame* above = Top();
  const std::string_view local = LocalName(name);
  Frame& frame = frames_[depth_];
  frame.name = name;
  frame.field.clear();
  frame.before.clear();
  frame.next.clear();
  frame.through = false;
  frame.node = frame.hang = AddStep(parent, local);
  if (above != nullptr) {
    if (!above->next.empty() && IsNamedBy(above->key, local)) {
      frame.field = above->next;
      frame.node =
          AddStep(parent, names_.Get(frame.field, /*attribute=*/false));
    } else if (!above->field.empty() && IsValueElement(local)) {
      frame.field = above->field;
      frame.through = true;
      frame.node = parent;
    }
  }
  ++depth_;
}

// The elements from `depth` on end; so does the record if it is one of them.
XmlRun::Did XmlRun::PopTo(size_t depth) {
  depth_ = depth;
  if (record_depth_ <= depth) return Did::kDone;
  const Did did = Check(CloseRecord(in_.offset(), /*last_part=*/true));
  record_depth_ = 0;
  return did;
}

// The text of a <key> names what comes behind it.
void XmlRun::KeepKey(uint32_t begin) {
  constexpr size_t kLongest = 128;
  if (depth_ < 2) return;
  const std::string_view local = LocalName(frames_[depth_ - 1].name);
  const size_t size = batch_.text_at() - begin;
  if (size > kLongest || !NamesNext(local)) return;
  frames_[depth_ - 2].next.assign(batch_.record_text() + begin, size);
  frames_[depth_ - 2].key = local;
}

// The nodes of elements that were open before this record or part. Their names
// do not stand in its text.
void XmlRun::RebuildNodes() {
  for (size_t i = 0; i < depth_; ++i) {
    Frame& frame = frames_[i];
    const uint32_t parent = i == 0 ? 0 : frames_[i - 1].node;
    frame.node = frame.hang =
        AddStep(parent, names_.Get(LocalName(frame.name), false));
    if (frame.through) {
      frame.node = parent;
    } else if (!frame.field.empty()) {
      frame.node = AddStep(parent, names_.Get(frame.field, false));
    }
  }
}

// A start tag at the cursor: does a record begin?
XmlRun::Did XmlRun::BeginElement(std::string_view name) {
  if (record_depth_ != 0) return Did::kDone;
  const Frame* parent = Top();
  const bool record = parent == nullptr
                          ? IsXmlRecord({}, {}, LocalName(name))
                          : IsXmlRecord(LocalName(parent->name), parent->before,
                                        LocalName(name));
  if (!record) return Did::kDone;
  if (in_.open()) {
    const Did did = Check(CloseRecord(token_, /*last_part=*/true));
    if (did != Did::kDone) return did;
  }
  OpenRecord(token_);
  record_depth_ = depth_ + 1;
  return Did::kDone;
}

void XmlRun::OpenRecord(uint64_t begin) {
  batch_.Open(begin);
  in_.OpenAt(begin);
  RebuildNodes();
  tag_whole_ = false;
}

void XmlRun::NeedOpen() {
  if (!in_.open()) OpenRecord(in_.offset());
}

Status XmlRun::CloseRecord(uint64_t end, bool last_part) {
  const bool envelope = record_depth_ == 0;
  const bool parts = in_parts_ || !last_part;
  if (envelope && !parts && !batch_.has_segments() && !batch_.lenient()) {
    batch_.Abandon();
    in_.Close();
    return Status::Ok();
  }
  Batch::Item& item = batch_.Close(end);
  item.meta.index = index_;
  item.meta.first_part = first_part_;
  item.meta.last_part = last_part;
  // A document without records is one itself.
  item.counts = last_part && (!envelope || (ended_ && index_ == 0));
  item.partial = envelope || parts;
  in_.Close();
  first_part_ = last_part;
  in_parts_ = !last_part;
  if (last_part && !envelope) ++index_;
  // Whether names may be replaced is said before anything that follows.
  const bool names = envelope && envelope_tags_;
  envelope_tags_ = false;
  if (parts || names) return pump_.Deliver(end, *this);
  return batch_.full() ? pump_.Submit(end, *this) : Status::Ok();
}

// The open part ends, and another begins.
Status XmlRun::EndPart(uint64_t end) {
  const bool lenient = batch_.lenient();
  if (batch_.has_segments()) {
    REDACTOR_RETURN_IF_ERROR(CloseRecord(end, /*last_part=*/false));
  } else {
    batch_.Abandon();
    in_parts_ = true;
  }
  OpenRecord(end);
  if (lenient) batch_.MarkLenient();
  return Status::Ok();
}

// The token at hand does not end within the part.
Status XmlRun::OnTooFar() {
  if (in_tag_ && tag_whole_ && tag_begin_ > in_.begin()) {
    batch_.Rollback(tag_mark_);
    in_tag_ = false;
    --depth_;
    return EndPart(tag_begin_);
  }
  const bool value =
      place_ == Place::kAttribute && in_tag_ && value_begin_ != 0;
  batch_.Rollback(token_mark_);
  if (token_ > in_.begin() && !value) return EndPart(token_);
  if (value) {
    const std::string_view quote = close_;
    REDACTOR_RETURN_IF_ERROR(EndPart(value_begin_));
    close_ = quote;
    return LongValue(value_begin_);
  }
  if (in_tag_) return NotMarkup();
  if (place_ == Place::kMarkup) return LongValue(value_begin_);
  const std::string_view head = in_.View(token_, in_.begin() + kMaxRecord);
  if (head.starts_with("<![CDATA[")) {
    place_ = Place::kMarkup;
    return LongValue(value_begin_);
  }
  if (head.starts_with("<") && !text_next_) return NotMarkup();
  place_ = Place::kText;
  return LongValue(token_);
}

uint32_t XmlRun::OpenPiece(uint64_t raw_begin) {
  batch_.Open(raw_begin);
  RebuildNodes();
  if (place_ != Place::kAttribute) return TopNode();
  if (!attribute_named_) return AddStep(Top()->hang, attribute_);
  return AddStep(depth_ < 2 ? 0 : frames_[depth_ - 2].node, attribute_);
}

Status XmlRun::LongValue(uint64_t begin) {
  PieceRun run;
  const bool comment = place_ == Place::kMarkup && close_ != "]]>";
  run.kind = comment ? SegmentKind::kText : SegmentKind::kValue;
  run.index = index_;
  run.first_part = first_part_;
  run.lenient = batch_.lenient();
  batch_.Abandon();
  in_.Close();
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(begin, *this));
  const bool text = place_ == Place::kText;
  LongMarkup value(this, &batch_, text ? std::string_view() : close_,
                   place_ == Place::kMarkup, text_next_ ? begin : UINT64_MAX);
  text_next_ = false;
  REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, value, begin, &run));
  first_part_ = false;
  in_parts_ = true;
  OpenRecord(run.end);
  if (text) return Status::Ok();
  if (run.complete && *in_.cur == close_[0]) {
    in_.cur += close_.size();
    return Status::Ok();
  }
  // It never closes.
  batch_.MarkLenient();
  in_tag_ = false;
  return Status::Ok();
}

Status XmlRun::AtEnd() {
  const bool whole = depth_ == 0 && buried_ == 0;
  if (!in_.open()) {
    if (whole) return Status::Ok();
    OpenRecord(in_.offset());
  }
  if (!whole) batch_.MarkLenient();
  ended_ = true;
  return CloseRecord(in_.offset(), /*last_part=*/true);
}

}  // namespace redactor::format
