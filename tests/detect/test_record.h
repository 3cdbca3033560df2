// Records for tests: plain text, or a list of values with their names.
#ifndef REDACTOR_TESTS_DETECT_TEST_RECORD_H_
#define REDACTOR_TESTS_DETECT_TEST_RECORD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redactor/base/record.h"

namespace redactor::detect {

class TestRecord {
 public:
  // The whole text, owned.
  static TestRecord Plain(std::string text) {
    TestRecord out;
    out.text_ = std::move(text);
    out.segments_ = {{0, out.size(), SegmentKind::kText, 0}};
    out.plain_ = true;
    out.owned_end_ = out.scan_end_ = out.size();
    return out;
  }

  // Values in order, each under its own name at the root.
  static TestRecord Values(
      const std::vector<std::pair<std::string, std::string>>& values) {
    TestRecord out;
    for (const auto& [name, value] : values) out.names_.push_back(name);
    for (size_t i = 0; i < values.size(); ++i) {
      const uint32_t begin = out.size();
      out.text_ += values[i].second;
      out.segments_.push_back({begin, out.size(), SegmentKind::kValue,
                               static_cast<uint32_t>(i + 1)});
      out.text_.push_back('\0');
    }
    out.owned_end_ = out.scan_end_ = out.size();
    return out;
  }

  void SetKind(size_t segment, SegmentKind kind) {
    segments_[segment].kind = kind;
  }
  void Own(uint32_t begin, uint32_t end, uint32_t scan_end) {
    owned_begin_ = begin;
    owned_end_ = end;
    scan_end_ = scan_end;
  }
  void Part(bool first, bool last) {
    first_ = first;
    last_ = last;
  }

  // Valid while this lives and is not moved.
  [[nodiscard]] Record Get() {
    paths_.assign(1, PathNode{});
    for (const std::string& name : names_) {
      paths_.push_back({0, PathNode::Kind::kKey, name, 0});
    }
    Record record;
    record.is_plain_text = plain_;
    record.raw = record.text = text_;
    record.segments = segments_;
    record.paths = paths_;
    record.owned_begin = owned_begin_;
    record.owned_end = owned_end_;
    record.scan_end = scan_end_;
    record.first_part = first_;
    record.last_part = last_;
    return record;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] uint32_t size() const {
    return static_cast<uint32_t>(text_.size());
  }

  std::string text_;
  std::vector<Segment> segments_;
  std::vector<std::string> names_;
  std::vector<PathNode> paths_;
  bool plain_ = false;
  bool first_ = true;
  bool last_ = true;
  uint32_t owned_begin_ = 0;
  uint32_t owned_end_ = 0;
  uint32_t scan_end_ = 0;
};

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_TEST_RECORD_H_
