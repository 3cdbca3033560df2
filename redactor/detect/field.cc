// FieldClassifier: names, siblings and values to verdicts, verdicts to spans.
//
// A name is described once a thread; a record costs one table look-up a path
// node and one pass over the segments. The rules a name may fall under are in
// order, each with its conditions on siblings, parent and value; the first that
// fits wins. field_value.cc then lets the value object ("iPhone 13" is no phone
// number) and cuts it into spans.
#include "redactor/detect/field.h"

#include <algorithm>

#include "redactor/detect/field_memo.h"
#include "redactor/detect/field_rules.h"
#include "redactor/detect/field_shape.h"
#include "redactor/detect/field_value.h"

namespace redactor::detect {

namespace {

// One record seen by the rules.
class RecordNames {
 public:
  RecordNames(const FieldRules& rules, const Record& record,
              FieldClassifier::Memo* memo)
      : rules_(rules), record_(record), memo_(*memo) {
    const size_t count = record.paths.size();
    memo_.table.Trim();
    memo_.names.assign(count, nullptr);
    memo_.sibling_bits.assign(count, 0);
    for (size_t i = 0; i < count; ++i) {
      const PathNode& node = record.paths[i];
      if (node.kind != PathNode::Kind::kKey) continue;
      const FieldName* name = memo_.table.Get(rules, node.name);
      memo_.names[i] = name;
      // Flattened names ("requester.email") are siblings of their like only.
      if (name->prefix.empty()) {
        memo_.sibling_bits[node.parent] |= name->sibling_bits;
      }
    }
  }

  FieldAction ActionOf(uint32_t node) {
    const uint32_t key = KeyOf(node);
    if (!rules_.globs().empty()) {
      const FieldVerdict* user = UserVerdict(node, key);
      if (user != nullptr) return user->action;
    }
    if (memo_.names[key] == nullptr) return FieldAction::kNone;
    for (const uint16_t index : memo_.names[key]->rules) {
      const FieldRule& rule = rules_.rules()[index];
      if (rule.inherit || !NeighboursFit(rule, key)) continue;
      return rule.action;
    }
    return FieldAction::kNone;
  }

  FieldVerdict Decide(const Segment& segment) {
    const std::string_view value =
        record_.text.substr(segment.begin, segment.end - segment.begin);
    const uint32_t key = KeyOf(segment.path);
    if (!rules_.globs().empty()) {
      const FieldVerdict* user = UserVerdict(segment.path, key);
      if (user != nullptr) return *user;
    }
    if (memo_.names[key] == nullptr) return {};
    const FieldRule* rule = Choose(key, value);
    return rule == nullptr ? FieldVerdict{} : SettleVerdict(*rule, value);
  }

 private:
  // The nearest key at or above a node; the root when there is none.
  uint32_t KeyOf(uint32_t node) const {
    while (node != 0 && memo_.names[node] == nullptr) {
      node = record_.paths[node].parent;
    }
    return node;
  }

  uint64_t SiblingBits(uint32_t key) const {
    const FieldName& name = *memo_.names[key];
    const uint32_t parent = record_.paths[key].parent;
    if (name.prefix.empty()) return memo_.sibling_bits[parent];
    uint64_t bits = 0;
    for (size_t i = 0; i < memo_.names.size(); ++i) {
      const FieldName* other = memo_.names[i];
      if (other != nullptr && record_.paths[i].parent == parent &&
          other->prefix == name.prefix) {
        bits |= other->sibling_bits;
      }
    }
    return bits;
  }

  uint64_t ParentBits(uint32_t key) const {
    const FieldName& name = *memo_.names[key];
    if (!name.prefix.empty()) return name.prefix_bits;
    const uint32_t parent = KeyOf(record_.paths[key].parent);
    return memo_.names[parent] == nullptr ? 0
                                          : memo_.names[parent]->parent_bits;
  }

  bool NeighboursFit(const FieldRule& rule, uint32_t key) const {
    return (rule.sibling == 0 || (SiblingBits(key) & rule.sibling) != 0) &&
           (rule.parent == 0 || (ParentBits(key) & rule.parent) != 0);
  }

  bool Fits(const FieldRule& rule, uint32_t key, std::string_view value) const {
    if (!NeighboursFit(rule, key)) return false;
    if ((rule.when | rule.unless) == 0) return true;
    const uint32_t shapes = ShapesOf(TrimValue(value));
    return (rule.when == 0 || (shapes & rule.when) != 0) &&
           (shapes & rule.unless) == 0;
  }

  const FieldRule* Choose(uint32_t key, std::string_view value) const {
    for (const uint16_t index : memo_.names[key]->rules) {
      const FieldRule& rule = rules_.rules()[index];
      if (!Fits(rule, key, value)) continue;
      if (!rule.inherit) return &rule;
      const uint32_t parent = KeyOf(record_.paths[key].parent);
      if (parent != 0 && memo_.names[parent] != nullptr) {
        const FieldRule* theirs = Choose(parent, value);
        if (theirs != nullptr) return theirs;
      }
    }
    return nullptr;
  }

  const FieldVerdict* UserVerdict(uint32_t node, uint32_t key) {
    const FieldName* name = memo_.names[key];
    for (size_t i = 0; i < rules_.globs().size(); ++i) {
      const FieldGlob& glob = rules_.globs()[i];
      const bool last_fits =
          name != nullptr &&
          std::ranges::find(name->globs, i) != name->globs.end();
      if (glob.anywhere ? last_fits
                        : PathFits(glob, node) || (last_fits && key != node &&
                                                   PathFits(glob, key))) {
        return &glob.verdict;
      }
    }
    return nullptr;
  }

  bool PathFits(const FieldGlob& glob, uint32_t node) {
    memo_.steps.clear();
    for (uint32_t n = node; n != 0; n = record_.paths[n].parent) {
      memo_.steps.push_back(n);
    }
    std::ranges::reverse(memo_.steps);
    return StepsFit(glob.steps, 0, 0);
  }

  bool StepFits(std::string_view step, uint32_t node) const {
    if (memo_.names[node] != nullptr) {
      return MatchGlobStep(step, record_.paths[node].name,
                           memo_.names[node]->normalized);
    }
    const std::string index = std::to_string(record_.paths[node].index);
    return MatchGlobStep(step, index, index);
  }

  bool StepsFit(const std::vector<std::string>& steps, size_t step,
                size_t at) const {
    if (step == steps.size()) return at == memo_.steps.size();
    if (steps[step] == "**") {
      for (size_t next = at; next <= memo_.steps.size(); ++next) {
        if (StepsFit(steps, step + 1, next)) return true;
      }
      return false;
    }
    return at < memo_.steps.size() && StepFits(steps[step], memo_.steps[at]) &&
           StepsFit(steps, step + 1, at + 1);
  }

  const FieldRules& rules_;
  const Record& record_;
  FieldClassifier::Memo& memo_;
};

}  // namespace

struct FieldClassifier::Impl {
  FieldRules rules;
};

FieldClassifier::FieldClassifier(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
FieldClassifier::~FieldClassifier() = default;

void FieldClassifier::MemoDeleter::operator()(Memo* memo) const { delete memo; }

FieldClassifier::MemoPtr FieldClassifier::NewMemo() {
  return MemoPtr(new Memo);
}

Result<std::unique_ptr<const FieldClassifier>> FieldClassifier::Create(
    const std::string& fields_toml, const std::vector<UserFieldRule>& user,
    LocationLevel location, bool ticket_ids) {
  auto impl = std::make_unique<Impl>();
  if (!fields_toml.empty()) {
    REDACTOR_RETURN_IF_ERROR(
        impl->rules.Load(fields_toml, location, ticket_ids));
  }
  REDACTOR_RETURN_IF_ERROR(impl->rules.AddUser(user));
  return std::unique_ptr<const FieldClassifier>(
      new FieldClassifier(std::move(impl)));
}

void FieldClassifier::Classify(const Record& record, Memo* memo,
                               std::vector<FieldVerdict>* verdicts) const {
  verdicts->assign(record.segments.size(), {});
  if (record.is_plain_text || record.paths.size() < 2) return;
  RecordNames names(impl_->rules, record, memo);
  for (size_t i = 0; i < record.segments.size(); ++i) {
    const Segment& segment = record.segments[i];
    if (segment.kind == SegmentKind::kValue ||
        segment.kind == SegmentKind::kNumber) {
      (*verdicts)[i] = names.Decide(segment);
    }
  }
}

FieldAction FieldClassifier::ActionOf(const Record& record, uint32_t node,
                                      Memo* memo) const {
  return RecordNames(impl_->rules, record, memo).ActionOf(node);
}

void FieldClassifier::Detect(const Record& record,
                             const std::vector<FieldVerdict>& verdicts,
                             std::vector<Detection>* detections) const {
  for (size_t i = 0; i < verdicts.size(); ++i) {
    const FieldAction action = verdicts[i].action;
    if (action != FieldAction::kToken && action != FieldAction::kDrop) continue;
    DetectFieldValue(record, record.segments[i], verdicts[i], detections);
  }
}

}  // namespace redactor::detect
