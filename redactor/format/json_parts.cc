// The other half of the JSON lexer: containers, and where records and their
// parts begin and end.
#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/format/json_lexer.h"

namespace redactor::format {

uint32_t JsonLexer::NodeForValue() {
  if (frames_.size() == base_) return 0;
  const Frame& frame = frames_.back();
  if (!frame.array) return pending_;
  return batch_.AddNode({frame.node, PathNode::Kind::kIndex, {}, frame.index});
}

JsonLexer::Did JsonLexer::Push(char c) {
  if (frames_.size() >= kMaxJsonDepth) return Stop(Event::kMalformed);
  const bool array = c == '[';
  const uint32_t node = NodeForValue();
  frames_.push_back({array, false, node, 0, next_id_++, nullptr});
  state_ = array ? State::kFirstItem : State::kFirstKey;
  ++cur_;
  return Did::kGo;
}

JsonLexer::Did JsonLexer::Pop(char /*c*/) {
  const bool was_records = frames_.back().records;
  // Nodes of the part may still name it.
  if (frames_.back().step) retired_.push_back(std::move(frames_.back().step));
  frames_.pop_back();
  if (was_records) Begin(/*element=*/false);
  ++cur_;
  return ValueEnd();
}

// Opens a record at the current place: an element, or a stretch of envelope.
void JsonLexer::Begin(bool element) {
  open_ = true;
  element_ = element;
  in_parts_ = false;
  base_ = element ? frames_.size() : 0;
  part_begin_ = offset();
  batch_.Open(part_begin_);
  if (frames_.empty() && state_ == State::kTop) has_records_ = false;
  RebuildNodes();
  SetLimit();
}

// The nodes of containers that were open before this part.
void JsonLexer::RebuildNodes() {
  retired_.clear();
  open_at_begin_.clear();
  for (size_t i = base_; i < frames_.size(); ++i) {
    Frame& frame = frames_[i];
    frame.node = 0;
    if (i > base_) {
      frame.node = batch_.AddNode({frames_[i - 1].node, frame.step->kind,
                                   frame.step->name, frame.step->index});
    }
    open_at_begin_.push_back({frame.node, frame.id});
  }
  if (pending_step_) {
    pending_ = batch_.AddNode(
        {frames_.back().node, PathNode::Kind::kKey, pending_step_->name, 0});
  }
}

void JsonLexer::SaveSteps() {
  for (size_t i = base_ + 1; i < frames_.size(); ++i) {
    Frame& frame = frames_[i];
    if (frame.step) continue;
    const PathNode& node = batch_.node(frame.node);
    frame.step = std::make_unique<Step>(
        Step{node.kind, std::string(node.name), node.index});
  }
  std::unique_ptr<Step> pending;
  const bool has_pending = state_ == State::kColon ||
                           (state_ == State::kValue && frames_.size() > base_ &&
                            !frames_.back().array);
  if (has_pending) {
    pending = std::make_unique<Step>(
        Step{PathNode::Kind::kKey, std::string(batch_.node(pending_).name), 0});
  }
  if (pending_step_) retired_.push_back(std::move(pending_step_));
  pending_step_ = std::move(pending);
}

void JsonLexer::GetOpen(std::vector<KeyGuard::Open>* all) const {
  *all = open_at_begin_;
  for (size_t i = base_; i < frames_.size(); ++i) {
    all->push_back({frames_[i].node, frames_[i].id});
  }
}

void JsonLexer::AfterRecord() {
  open_ = false;
  element_ = false;
  in_parts_ = false;
  pending_step_.reset();
  if (frames_.empty()) state_ = State::kTop;
  SetLimit();
}

void JsonLexer::AfterPart() {
  in_parts_ = true;
  part_begin_ = end_;
  cur_ = input_.At(end_);
  batch_.Open(part_begin_);
  RebuildNodes();
  SetLimit();
}

SegmentKind JsonLexer::StringKind() const {
  return state_ == State::kKey || state_ == State::kFirstKey
             ? SegmentKind::kKey
             : SegmentKind::kValue;
}

uint32_t JsonLexer::OpenPiece(uint64_t view_begin) {
  batch_.Open(view_begin);
  RebuildNodes();
  if (StringKind() == SegmentKind::kValue) return NodeForValue();
  return batch_.AddNode({frames_.back().node, PathNode::Kind::kKey, {}, 0});
}

void JsonLexer::AfterLongString(uint64_t quote, std::string_view name) {
  if (StringKind() == SegmentKind::kKey) {
    pending_step_ = std::make_unique<Step>(
        Step{PathNode::Kind::kKey, std::string(name), 0});
    state_ = State::kColon;
  } else {
    pending_step_.reset();
    string_done_ = true;
  }
  end_ = quote;
  AfterPart();
  ++cur_;
}

void JsonLexer::Recover(uint64_t offset) {
  if (open_ && element_) {
    frames_.resize(base_);
    state_ = State::kAfterValue;
  } else if (frames_.empty() || !frames_.back().records || open_) {
    frames_.clear();
    state_ = State::kTop;
  } else {
    state_ = State::kAfterValue;  // between the elements of an array
  }
  recovered_ = !lines_;
  cur_ = input_.At(offset);
  AfterRecord();
}

}  // namespace redactor::format
