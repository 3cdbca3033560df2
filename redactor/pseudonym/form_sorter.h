// Orders the forms of one entity by count, then by first occurrence, in
// bounded memory, and marks those that share a FORM as ambiguous.
#ifndef REDACTOR_PSEUDONYM_FORM_SORTER_H_
#define REDACTOR_PSEUDONYM_FORM_SORTER_H_

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "redactor/pseudonym/map_items.h"
#include "redactor/pseudonym/sorted_runs.h"

namespace redactor::pseudonym {

class FormSorter {
 public:
  FormSorter(const SpoolOptions& spill, size_t memory_budget);

  // Forms of one FORM must come one after another.
  Status Add(const MapForm& form, FormCount count);
  // Calls `each(form, value)` in order, then starts anew.
  template <typename Each>
  Status Drain(Each each);

 private:
  using Item = std::pair<std::string, std::string>;

  Status Push();  // moves pending_ to the others
  Status Spill();
  static Status NeverEqual(std::string_view key, std::string* payload,
                           std::string_view later);
  static MapForm Unpack(std::string_view payload, std::string* value);

  size_t memory_budget_;
  size_t used_ = 0;
  std::vector<Item> items_;
  SortedRuns runs_;
  std::optional<MapForm> pending_;
  FormCount pending_count_;
};

template <typename Each>
Status FormSorter::Drain(Each each) {
  REDACTOR_RETURN_IF_ERROR(Push());
  std::string value;
  if (runs_.empty()) {
    std::sort(items_.begin(), items_.end());
    for (const Item& item : items_) {
      const MapForm form = Unpack(item.second, &value);
      REDACTOR_RETURN_IF_ERROR(each(form, value));
    }
    items_.clear();
    used_ = 0;
    return Status::Ok();
  }
  REDACTOR_RETURN_IF_ERROR(Spill());
  auto cursor = runs_.Read();
  if (!cursor.ok()) return cursor.status();
  for (;;) {
    bool has = false;
    REDACTOR_RETURN_IF_ERROR(cursor.value()->Next(&has));
    if (!has) break;
    const MapForm form = Unpack(cursor.value()->payload(), &value);
    REDACTOR_RETURN_IF_ERROR(each(form, value));
  }
  runs_.Clear();
  return Status::Ok();
}

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_FORM_SORTER_H_
