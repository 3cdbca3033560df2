// The map of a run: entities in a hash table, above the budget in sorted runs.
//
// The canonical value of an entity is kept only as a digest under a key of this
// run; it is made again when a spelling comes with a value not seen with it.
#include "redactor/pseudonym/map_writer.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "redactor/pseudonym/buffered_sink.h"
#include "redactor/pseudonym/form_sorter.h"
#include "redactor/pseudonym/map_items.h"
#include "redactor/pseudonym/map_json.h"
#include "redactor/pseudonym/sorted_runs.h"

namespace redactor::pseudonym {

namespace {

// Estimates of what a node costs beside its strings.
constexpr size_t kEntityBytes = 400;
constexpr size_t kFormBytes = 160;

struct Entity {
  EntityHead head;
  std::map<std::string, FormCount, std::less<>> forms;
};

bool AddRule(std::string_view rule, std::vector<std::string>* rules) {
  const auto at = std::lower_bound(rules->begin(), rules->end(), rule);
  if (rule.empty() || (at != rules->end() && *at == rule)) return false;
  rules->emplace(at, rule);
  return true;
}

}  // namespace

struct MapWriter::Impl {
  Impl(const SpoolOptions& spool, size_t budget, bool keep_secrets)
      : spill(spool),
        memory_budget(budget),
        secrets(keep_secrets),
        runs(spool, &CombineMapItems) {
    static_assert(sizeof(ValueDigest) >= crypto_generichash_BYTES_MIN);
    randombytes_buf(digest_key.data(), digest_key.size());
  }
  ~Impl() { sodium_memzero(digest_key.data(), digest_key.size()); }

  Entity& Find(const Token& token);
  ValueDigest Digest(const MapOccurrence& occurrence,
                     const CanonicalOptions& options);
  Status CheckValue(const MapOccurrence& occurrence,
                    const CanonicalOptions& options, Entity* entity);
  void AddForm(const MapOccurrence& occurrence, Entity* entity);
  Status SpillIfFull();
  Status Spill();
  Status WriteEntity(const std::string& token, const EntityHead& head,
                     FormSorter* forms, BufferedSink* out);
  Status WriteEntities(BufferedSink* out);

  SpoolOptions spill;
  size_t memory_budget;
  bool secrets;
  std::array<unsigned char, crypto_generichash_KEYBYTES> digest_key{};
  std::unordered_map<std::string, Entity> entities;
  size_t used = 0;
  uint64_t next = 0;     // number of the next occurrence
  uint64_t spilled = 0;  // entities that went to runs
  SortedRuns runs;
  std::string key;        // reused
  std::string canonical;  // reused
};

Entity& MapWriter::Impl::Find(const Token& token) {
  key = EntityTypeName(token.type);
  key += '-';
  key += token.body;
  const auto [at, is_new] = entities.try_emplace(key);
  if (is_new) used += kEntityBytes + key.size();
  return at->second;
}

ValueDigest MapWriter::Impl::Digest(const MapOccurrence& occurrence,
                                    const CanonicalOptions& options) {
  Canonicalize(occurrence.token.type, occurrence.value, options, &canonical);
  ValueDigest digest{};
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()),
                     digest.size(),
                     reinterpret_cast<const unsigned char*>(canonical.data()),
                     canonical.size(), digest_key.data(), digest_key.size());
  return digest;
}

Status MapWriter::Impl::CheckValue(const MapOccurrence& occurrence,
                                   const CanonicalOptions& options,
                                   Entity* entity) {
  const ValueDigest digest = Digest(occurrence, options);
  if (entity->head.count == 0) entity->head.digest = digest;
  return entity->head.digest == digest ? Status::Ok()
                                       : Collision(occurrence.token.type);
}

void MapWriter::Impl::AddForm(const MapOccurrence& occurrence, Entity* entity) {
  const auto [at, is_new] = entity->forms.try_emplace(key);
  FormCount& form = at->second;
  ++form.count;
  if (!is_new) return;
  form.first = next;
  form.value = occurrence.value;
  used += kFormBytes + key.size() + form.value.size();
}

Status MapWriter::Impl::SpillIfFull() {
  return used > memory_budget ? Spill() : Status::Ok();
}

Status MapWriter::Impl::Spill() {
  std::vector<const std::pair<const std::string, Entity>*> sorted;
  sorted.reserve(entities.size());
  for (const auto& entity : entities) sorted.push_back(&entity);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  runs.BeginRun();
  for (const auto* entity : sorted) {
    const auto& [token, data] = *entity;
    REDACTOR_RETURN_IF_ERROR(runs.Add(HeadKey(token), PackHead(data.head)));
    for (const auto& [form_key, form] : data.forms) {
      REDACTOR_RETURN_IF_ERROR(
          runs.Add(FormItemKey(token, form_key), PackForm(form)));
    }
  }
  spilled += entities.size();
  entities.clear();
  used = 0;
  return runs.EndRun();
}

Status MapWriter::Impl::WriteEntity(const std::string& token,
                                    const EntityHead& head, FormSorter* forms,
                                    BufferedSink* out) {
  Token parsed;
  if (!ParseBareToken(token, &parsed)) {
    return {StatusCode::kInternal, "no token in a run of the map"};
  }
  MapLine line;
  line.token = token;
  line.type = parsed.type;
  line.count = head.count;
  line.preexisting = head.preexisting;
  if (head.first != kNever) line.first = head.place;
  line.rules = head.rules;
  bool started = false;
  REDACTOR_RETURN_IF_ERROR(
      forms->Drain([&](const MapForm& form, const std::string& value) {
        if (!started) line.value = value;
        if (!started) AppendLineStart(line, out->text());
        if (started) *out->text() += ',';
        started = true;
        AppendForm(form, out->text());
        return out->FlushIfFull();
      }));
  if (!started) AppendLineStart(line, out->text());
  AppendLineEnd(line, out->text());
  ++spilled;
  return out->FlushIfFull();
}

Status MapWriter::Impl::WriteEntities(BufferedSink* out) {
  auto cursor = runs.Read();
  if (!cursor.ok()) return cursor.status();
  FormSorter forms(spill, memory_budget);
  std::string token;
  EntityHead head;
  spilled = 0;
  for (;;) {
    bool has = false;
    REDACTOR_RETURN_IF_ERROR(cursor.value()->Next(&has));
    const ItemName name =
        has ? ParseItemKey(cursor.value()->key()) : ItemName();
    if ((!has || name.is_head) && !token.empty()) {
      REDACTOR_RETURN_IF_ERROR(WriteEntity(token, head, &forms, out));
    }
    if (!has) return Status::Ok();
    if (name.is_head) {
      token = name.token;
      head = UnpackHead(cursor.value()->payload());
    } else {
      REDACTOR_RETURN_IF_ERROR(
          forms.Add(name.form, UnpackForm(cursor.value()->payload())));
    }
  }
}

MapWriter::MapWriter(const SpoolOptions& spill, size_t memory_budget,
                     bool secrets)
    : impl_(std::make_unique<Impl>(spill, memory_budget, secrets)) {}
MapWriter::~MapWriter() = default;

Status MapWriter::Add(const MapOccurrence& occurrence,
                      const CanonicalOptions& canonical) {
  Impl& impl = *impl_;
  Entity& entity = impl.Find(occurrence.token);
  const bool keep =
      impl.secrets || occurrence.token.type != EntityType::kSecret;
  FormKey(occurrence.token.form, occurrence.bare_number, occurrence.raw,
          occurrence.as, &impl.key);
  const auto form = entity.forms.find(impl.key);
  if (form == entity.forms.end() || form->second.value != occurrence.value) {
    REDACTOR_RETURN_IF_ERROR(impl.CheckValue(occurrence, canonical, &entity));
  }
  if (keep) impl.AddForm(occurrence, &entity);
  EntityHead& head = entity.head;
  ++head.count;
  if (head.first == kNever) {
    head.first = impl.next;
    head.place = {std::string(occurrence.entry), occurrence.record,
                  std::string(occurrence.path)};
    impl.used += occurrence.entry.size() + occurrence.path.size();
  }
  if (AddRule(occurrence.rule, &head.rules)) {
    impl.used += occurrence.rule.size() + sizeof(std::string);
  }
  ++impl.next;
  return impl.SpillIfFull();
}

Status MapWriter::AddPreexisting(const Token& token) {
  ++impl_->Find(token).head.preexisting;
  return impl_->SpillIfFull();
}

Status MapWriter::Finish(const MapHeader& header, ByteSink& sink) {
  // The rest becomes a run too, so that there is one way of writing.
  if (!impl_->entities.empty()) REDACTOR_RETURN_IF_ERROR(impl_->Spill());
  BufferedSink out(sink);
  AppendHeader(header, out.text());
  REDACTOR_RETURN_IF_ERROR(impl_->WriteEntities(&out));
  return out.Flush();
}

uint64_t MapWriter::entities() const {
  return impl_->spilled + impl_->entities.size();
}

}  // namespace redactor::pseudonym
