// ViewBuilder: writes a View from left to right.
#ifndef REDACTOR_TEXT_VIEW_BUILDER_H_
#define REDACTOR_TEXT_VIEW_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "redactor/text/view.h"

namespace redactor::text {

class ViewBuilder {
 public:
  explicit ViewBuilder(View* view) : view_(view) {
    view->text.clear();
    view->anchors.clear();
  }

  // The same bytes in both, from original position `begin` on.
  void Run(std::string_view bytes, size_t begin) {
    if (bytes.empty()) return;
    Open(begin, /*unit=*/false);
    view_->text.append(bytes);
    end_ = begin + bytes.size();
  }
  // Starts a unit; the caller appends its text to the view.
  void Unit(size_t begin, size_t end) {
    Open(begin, /*unit=*/true);
    end_ = end;
  }
  void Finish(size_t original_size) {
    Open(original_size, /*unit=*/true);
    view_->anchors.back().unit = false;
  }

 private:
  void Open(size_t begin, bool unit) {
    if (begin < end_) return;                     // more of the last unit
    if (begin > end_) Push(end_, /*unit=*/true);  // bytes without view
    const bool goes_on = !unit && begin == end_ && !view_->anchors.empty() &&
                         !view_->anchors.back().unit;
    if (!goes_on) Push(begin, unit);
  }
  void Push(size_t original, bool unit) {
    view_->anchors.push_back({static_cast<uint32_t>(view_->text.size()),
                              static_cast<uint32_t>(original), unit});
  }

  View* view_;
  size_t end_ = 0;  // original bytes accounted for
};

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_VIEW_BUILDER_H_
