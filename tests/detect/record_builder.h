// Builds a Record from paths and values, as a format would.
#ifndef REDACTOR_TESTS_DETECT_RECORD_BUILDER_H_
#define REDACTOR_TESTS_DETECT_RECORD_BUILDER_H_

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"

namespace redactor::detect {

struct PathValue {
  std::string_view path;  // JSON Pointer; a leading '#' marks a bare number
  std::string_view value;
};

class RecordBuilder {
 public:
  explicit RecordBuilder(const std::vector<PathValue>& values) {
    nodes_.push_back({});
    for (const PathValue& item : values) Add(item);
    record_.text = text_;
    record_.raw = text_;
    record_.segments = segments_;
    record_.paths = nodes_;
    record_.owned_end = static_cast<uint32_t>(text_.size());
    record_.scan_end = record_.owned_end;
  }
  // One segment of plain text.
  explicit RecordBuilder(std::string_view text) : text_(text) {
    nodes_.push_back({});
    segments_.push_back({0, static_cast<uint32_t>(text_.size())});
    record_.text = text_;
    record_.raw = text_;
    record_.segments = segments_;
    record_.paths = nodes_;
    record_.is_plain_text = true;
    record_.owned_end = static_cast<uint32_t>(text_.size());
    record_.scan_end = record_.owned_end;
  }
  RecordBuilder(const RecordBuilder&) = delete;
  RecordBuilder& operator=(const RecordBuilder&) = delete;

  Record& record() { return record_; }

 private:
  void Add(const PathValue& item) {
    std::string_view path = item.path;
    const bool number = path.starts_with('#');
    if (number) path.remove_prefix(1);
    uint32_t node = 0;
    std::string so_far;
    while (!path.empty()) {
      path.remove_prefix(1);
      const size_t slash = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, slash);
      path.remove_prefix(slash);
      so_far += "/" + std::string(step);
      const auto [known, fresh] =
          known_.emplace(so_far, static_cast<uint32_t>(nodes_.size()));
      if (fresh) nodes_.push_back(NodeFor(step, node));
      node = known->second;
    }
    const auto begin = static_cast<uint32_t>(text_.size());
    text_ += item.value;
    segments_.push_back({begin, static_cast<uint32_t>(text_.size()),
                         number ? SegmentKind::kNumber : SegmentKind::kValue,
                         node});
    text_.push_back('\0');
  }

  PathNode NodeFor(std::string_view step, uint32_t parent) {
    PathNode node;
    node.parent = parent;
    if (step.find_first_not_of("0123456789") == std::string_view::npos) {
      node.kind = PathNode::Kind::kIndex;
      node.index = std::stoull(std::string(step));
    } else {
      node.kind = PathNode::Kind::kKey;
      node.name = names_.emplace_back(step);
    }
    return node;
  }

  std::string text_;
  std::deque<std::string> names_;
  std::map<std::string, uint32_t> known_;
  std::vector<Segment> segments_;
  std::vector<PathNode> nodes_;
  Record record_;
};

// "PERSON:Jane Poe|EMAIL:jane@example.com".
inline std::string Show(const Record& record,
                        const std::vector<Detection>& detections) {
  std::string out;
  for (const Detection& d : detections) {
    if (!out.empty()) out += "|";
    out += std::string(EntityTypeName(d.type)) + ":" +
           std::string(record.text.substr(d.begin, d.end - d.begin));
  }
  return out;
}

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_RECORD_BUILDER_H_
