// Keys are ~count and first occurrence, packed, so that they sort as wanted and
// are never equal within an entity.
#include "redactor/pseudonym/form_sorter.h"

#include "redactor/pseudonym/item_codec.h"

namespace redactor::pseudonym {

namespace {
constexpr size_t kItemOverhead = 128;  // allocations and bookkeeping
}  // namespace

FormSorter::FormSorter(const SpoolOptions& spill, size_t memory_budget)
    : memory_budget_(memory_budget), runs_(spill, &FormSorter::NeverEqual) {}

Status FormSorter::NeverEqual(std::string_view /*key*/,
                              std::string* /*payload*/,
                              std::string_view /*later*/) {
  return {StatusCode::kInternal, "two forms of one first occurrence"};
}

Status FormSorter::Add(const MapForm& form, FormCount count) {
  bool shared = false;
  if (pending_ && !form.form.empty() && pending_->form == form.form) {
    pending_->ambiguous = true;
    shared = true;
  }
  REDACTOR_RETURN_IF_ERROR(Push());
  pending_ = form;
  pending_->count = count.count;
  pending_->ambiguous = shared;
  pending_count_ = std::move(count);
  return Status::Ok();
}

Status FormSorter::Push() {
  if (!pending_) return Status::Ok();
  Item item;
  PackNumber(~pending_->count, &item.first);
  PackNumber(pending_count_.first, &item.first);
  PackNumber(pending_->count, &item.second);
  PackNumber(pending_->bare_number ? 1 : 0, &item.second);
  PackNumber(pending_->ambiguous ? 1 : 0, &item.second);
  PackString(pending_->form, &item.second);
  PackString(pending_->raw, &item.second);
  PackString(pending_->as, &item.second);
  PackString(pending_count_.value, &item.second);
  used_ += item.second.size() + kItemOverhead;
  items_.push_back(std::move(item));
  pending_.reset();
  return used_ > memory_budget_ ? Spill() : Status::Ok();
}

Status FormSorter::Spill() {
  std::sort(items_.begin(), items_.end());
  runs_.BeginRun();
  for (const Item& item : items_) {
    REDACTOR_RETURN_IF_ERROR(runs_.Add(item.first, item.second));
  }
  items_.clear();
  used_ = 0;
  return runs_.EndRun();
}

MapForm FormSorter::Unpack(std::string_view payload, std::string* value) {
  Unpacker in(payload);
  MapForm form;
  form.count = in.Number();
  form.bare_number = in.Number() != 0;
  form.ambiguous = in.Number() != 0;
  form.form = in.String();
  form.raw = in.String();
  form.as = in.String();
  *value = in.String();
  return form;
}

}  // namespace redactor::pseudonym
