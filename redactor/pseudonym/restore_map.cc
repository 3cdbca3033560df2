// Loading a map for restore: chooses the plain spelling, indexes the others.
#include "redactor/pseudonym/restore_map.h"

#include <algorithm>

#include "redactor/pseudonym/map_reader.h"

namespace redactor::pseudonym {

namespace {

bool ByForm(const Spelling& a, const Spelling& b) { return a.form < b.form; }

// The most frequent spelling without FORM; when every spelling has one, the
// most frequent. A number only when no string was written the same way.
void ChoosePlain(const MapLine& line, RestoreEntry* entry) {
  // A surrogate's spelling may be that of another form of the value.
  const bool any_token =
      std::any_of(line.forms.begin(), line.forms.end(),
                  [](const MapForm& form) { return form.as.empty(); });
  const auto is_plain = [any_token](const MapForm& form) {
    return form.form.empty() && (form.as.empty() || !any_token);
  };
  const bool any_plain =
      std::any_of(line.forms.begin(), line.forms.end(), is_plain);
  entry->plain.unquote = true;
  for (const MapForm& form : line.forms) {
    if (any_plain && !is_plain(form)) continue;
    if (any_token && !form.as.empty()) continue;
    if (!entry->known) entry->plain.raw = form.raw;
    entry->known = true;
    entry->plain.unquote = entry->plain.unquote && form.bare_number;
  }
}

RestoreEntry EntryOf(const MapLine& line) {
  RestoreEntry entry;
  entry.foreign = line.preexisting > 0;
  ChoosePlain(line, &entry);
  for (const MapForm& form : line.forms) {
    if (form.form.empty() || !form.as.empty()) continue;
    entry.by_form.push_back(
        {form.form, form.raw, form.bare_number, form.ambiguous});
  }
  std::stable_sort(entry.by_form.begin(), entry.by_form.end(), ByForm);
  // Two lines of one FORM that are not marked would be a doubt as well.
  for (size_t i = 1; i < entry.by_form.size(); ++i) {
    if (entry.by_form[i - 1].form == entry.by_form[i].form) {
      entry.by_form[i - 1].ambiguous = true;
      entry.by_form[i].ambiguous = true;
    }
  }
  return entry;
}

// The most frequent spelling of each surrogate of this line.
void AddSurrogates(const MapLine& line, RestoreTable* table) {
  std::set<std::string_view> own;
  for (const MapForm& form : line.forms) {
    if (form.as.empty() || !own.insert(form.as).second) continue;
    const auto [at, is_new] = table->surrogates.try_emplace(form.as);
    at->second = is_new && line.preexisting == 0
                     ? std::make_unique<Spelling>(Spelling{{}, form.raw})
                     : nullptr;
  }
}

}  // namespace

const Spelling* RestoreEntry::Find(std::string_view form) const {
  const auto at = std::lower_bound(
      by_form.begin(), by_form.end(), form,
      [](const Spelling& a, std::string_view b) { return a.form < b; });
  return at != by_form.end() && at->form == form ? &*at : nullptr;
}

RestoreMap::RestoreMap(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RestoreMap::~RestoreMap() = default;

Result<std::unique_ptr<const RestoreMap>> RestoreMap::Load(ByteSource& map) {
  MapReader reader(map);
  MapHeader header;
  REDACTOR_RETURN_IF_ERROR(reader.ReadHeader(&header));
  auto impl = std::make_unique<Impl>();
  impl->table.key_id = header.key_id;
  impl->table.audience = header.audience;
  MapLine line;
  for (;;) {
    bool has = false;
    REDACTOR_RETURN_IF_ERROR(reader.Next(&has, &line));
    if (!has) break;
    impl->table.body_sizes.insert(line.token.size() - line.token.find('-') - 1);
    impl->table.entries.emplace(line.token, EntryOf(line));
    AddSurrogates(line, &impl->table);
  }
  return std::unique_ptr<const RestoreMap>(new RestoreMap(std::move(impl)));
}

const std::string& RestoreMap::key_id() const { return impl_->table.key_id; }
const std::string& RestoreMap::audience() const {
  return impl_->table.audience;
}

}  // namespace redactor::pseudonym
