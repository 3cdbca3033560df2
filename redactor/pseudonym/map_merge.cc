// Merging of maps: the least token of all maps comes next, with everything that
// the maps say about it.
#include <algorithm>
#include <map>

#include "redactor/pseudonym/buffered_sink.h"
#include "redactor/pseudonym/canonical.h"
#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/pseudonym/map_items.h"
#include "redactor/pseudonym/map_reader.h"

namespace redactor::pseudonym {

namespace {

struct Input {
  explicit Input(ByteSource& source) : reader(source) {}
  MapReader reader;
  MapLine line;
  bool has = false;
};
using Inputs = std::vector<std::unique_ptr<Input>>;

Status OpenAll(const std::vector<ByteSource*>& maps, Inputs* inputs,
               MapHeader* header) {
  for (ByteSource* map : maps) {
    auto input = std::make_unique<Input>(*map);
    MapHeader other;
    REDACTOR_RETURN_IF_ERROR(input->reader.ReadHeader(&other));
    if (inputs->empty()) *header = other;
    if (other.key_id != header->key_id || other.audience != header->audience) {
      return {StatusCode::kInvalidArgument,
              "the maps are of different keys or audiences"};
    }
    if (other.rules != header->rules) header->rules.clear();
    if (other.lexicon != header->lexicon) header->lexicon.clear();
    header->created = std::max(header->created, other.created);
    header->partial = header->partial || other.partial;
    REDACTOR_RETURN_IF_ERROR(input->reader.Next(&input->has, &input->line));
    inputs->push_back(std::move(input));
  }
  return Status::Ok();
}

std::string LastDigits(std::string_view text) {
  constexpr size_t kSubscriber = 6;
  std::string digits;
  for (size_t i = text.size(); i > 0 && digits.size() < kSubscriber; --i) {
    if (IsDigit(text[i - 1])) digits += text[i - 1];
  }
  return digits;
}

// A map does not say for which region it was made, so phones with and without
// country code are taken for the same when their last digits are.
bool IsSameValue(EntityType type, std::string_view a, std::string_view b) {
  std::string canonical_a;
  std::string canonical_b;
  Canonicalize(type, a, CanonicalOptions(), &canonical_a);
  Canonicalize(type, b, CanonicalOptions(), &canonical_b);
  return canonical_a == canonical_b ||
         (type == EntityType::kPhone &&
          LastDigits(canonical_a) == LastDigits(canonical_b));
}

bool IsSameSpelling(const MapForm& a, const MapForm& b) {
  return a.raw == b.raw && a.form == b.form && a.bare_number == b.bare_number &&
         a.as == b.as;
}

// Unites the forms of several lines of one token, in order of the lines.
std::vector<MapForm> MergeForms(const std::vector<const MapLine*>& lines) {
  std::vector<MapForm> forms;
  std::map<std::string, size_t> known;
  std::map<std::string, size_t> spellings;  // by FORM
  std::string key;
  for (const MapLine* line : lines) {
    for (const MapForm& form : line->forms) {
      FormKey(form.form, form.bare_number, form.raw, form.as, &key);
      const auto [at, is_new] = known.try_emplace(key, forms.size());
      if (!is_new) {
        forms[at->second].count += form.count;
        continue;
      }
      forms.push_back(form);
      if (!form.form.empty()) ++spellings[form.form];
    }
  }
  for (MapForm& form : forms) {
    form.ambiguous =
        form.ambiguous || (!form.form.empty() && spellings[form.form] > 1);
  }
  std::stable_sort(
      forms.begin(), forms.end(),
      [](const MapForm& a, const MapForm& b) { return a.count > b.count; });
  return forms;
}

// The value that goes with the most frequent form: that of the first line in
// which this form is the most frequent, else the first value there is.
std::optional<std::string> MergeValue(const std::vector<const MapLine*>& lines,
                                      const std::vector<MapForm>& forms) {
  std::optional<std::string> value;
  for (const MapLine* line : lines) {
    if (!line->value) continue;
    if (!value) value = line->value;
    if (!forms.empty() && !line->forms.empty() &&
        IsSameSpelling(line->forms[0], forms[0])) {
      return line->value;
    }
  }
  return value;
}

Status MergeLines(const std::vector<const MapLine*>& lines, MapLine* merged) {
  const MapLine& head = *lines[0];
  merged->token = head.token;
  merged->type = head.type;
  const std::string* value = nullptr;
  for (const MapLine* line : lines) {
    if (line->value && value != nullptr &&
        !IsSameValue(head.type, *value, *line->value)) {
      return {StatusCode::kInvalidArgument,
              head.token + ": the maps hold different values"};
    }
    if (line->value && value == nullptr) value = &*line->value;
    merged->count += line->count;
    merged->preexisting += line->preexisting;
    if (!merged->first) merged->first = line->first;
    merged->rules.insert(merged->rules.end(), line->rules.begin(),
                         line->rules.end());
  }
  std::sort(merged->rules.begin(), merged->rules.end());
  merged->rules.erase(std::unique(merged->rules.begin(), merged->rules.end()),
                      merged->rules.end());
  merged->forms = MergeForms(lines);
  merged->value = MergeValue(lines, merged->forms);
  return Status::Ok();
}

std::vector<Input*> TakeLeast(const Inputs& inputs) {
  std::vector<Input*> least;
  for (const auto& input : inputs) {
    if (!input->has) continue;
    if (!least.empty() && input->line.token < least[0]->line.token) {
      least.clear();
    }
    if (least.empty() || input->line.token == least[0]->line.token) {
      least.push_back(input.get());
    }
  }
  return least;
}

}  // namespace

Status MergeMaps(const std::vector<ByteSource*>& maps, ByteSink& sink) {
  if (maps.empty()) {
    return {StatusCode::kInvalidArgument, "no maps to merge"};
  }
  Inputs inputs;
  MapHeader header;
  REDACTOR_RETURN_IF_ERROR(OpenAll(maps, &inputs, &header));
  BufferedSink out(sink);
  AppendHeader(header, out.text());
  for (;;) {
    const std::vector<Input*> least = TakeLeast(inputs);
    if (least.empty()) return out.Flush();
    std::vector<const MapLine*> lines;
    for (const Input* input : least) lines.push_back(&input->line);
    MapLine merged;
    REDACTOR_RETURN_IF_ERROR(MergeLines(lines, &merged));
    AppendLine(merged, out.text());
    REDACTOR_RETURN_IF_ERROR(out.FlushIfFull());
    for (Input* input : least) {
      REDACTOR_RETURN_IF_ERROR(input->reader.Next(&input->has, &input->line));
    }
  }
}

}  // namespace redactor::pseudonym
