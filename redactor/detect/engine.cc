// Builds the parts of an engine and hands records to RecordScan.
#include "redactor/detect/engine.h"

#include <algorithm>

#include "redactor/detect/fingerprint.h"
#include "redactor/detect/record_scan.h"
#include "redactor/detect/rule_file.h"

namespace redactor::detect {

struct Engine::Impl {
  EngineParts parts;
  std::vector<Rule> off;
};

namespace {

std::string NameRules(const EngineOptions& options, std::string_view files) {
  Fingerprint print;
  print.Add(files);
  for (const auto* types : {&options.only, &options.except}) {
    for (const EntityType type : *types) print.Add(EntityTypeName(type));
    print.Add("");
  }
  for (const UserFieldRule& field : options.fields) {
    print.Add(field.path);
    print.Add(field.value);
  }
  for (const std::string& domain : options.internal_domains) print.Add(domain);
  print.Add(options.region);
  print.Add(std::to_string(static_cast<int>(options.location)));
  print.Add(options.ticket_ids ? "ticket_ids" : "");
  print.Add(std::to_string(options.min_score));
  for (const auto& detector : options.detectors) print.Add(detector->id());
  return print.Text();
}

std::vector<bool> WantedTypes(const EngineOptions& options) {
  std::vector<bool> wanted(EntityTypes().size(), options.only.empty());
  for (const EntityType type : options.only) {
    wanted[static_cast<size_t>(type)] = true;
  }
  for (const EntityType type : options.except) {
    wanted[static_cast<size_t>(type)] = false;
  }
  return wanted;
}

ValidatorSettings SettingsOf(const EngineOptions& options) {
  ValidatorSettings settings;
  settings.region = options.region;
  for (std::string domain : options.internal_domains) {
    while (domain.starts_with('.')) domain.erase(0, 1);
    std::transform(domain.begin(), domain.end(), domain.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    });
    if (!domain.empty()) settings.internal_domains.push_back(domain);
  }
  return settings;
}

// Its findings are of three types; when none of them is wanted, none is sought.
bool UsesTagger(const EngineOptions& options) {
  if (!options.default_rules || options.patterns_folder.empty()) return false;
  const std::vector<bool> wanted = WantedTypes(options);
  return wanted[static_cast<size_t>(EntityType::kPerson)] ||
         wanted[static_cast<size_t>(EntityType::kAddress)] ||
         wanted[static_cast<size_t>(EntityType::kLocation)];
}

std::string FieldsFile(const EngineOptions& options) {
  if (!options.default_rules || options.patterns_folder.empty()) return "";
  return options.patterns_folder + "/fields.toml";
}

// A folder of the user's own may have none.
Status OpenDictionary(const EngineOptions& options, EngineParts* parts) {
  if (options.patterns_folder.empty() || parts->tagger != nullptr) {
    return Status::Ok();
  }
  const std::string path = options.patterns_folder + "/names.dict";
  auto opened = NameDictionary::Open(path);
  if (opened.ok()) {
    parts->dictionary.emplace(std::move(*opened));
  } else if (opened.status().code() != StatusCode::kNotFound) {
    return opened.status().WithPrefix(path);
  }
  return Status::Ok();
}

}  // namespace

void Engine::ScratchDeleter::operator()(Scratch* scratch) const {
  delete scratch;
}

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<const Engine>> Engine::Create(
    const EngineOptions& options) {
  auto impl = std::make_unique<Impl>();
  EngineParts& parts = impl->parts;
  std::string files;
  auto rules = LoadRules({options.patterns_folder, options.default_rules,
                          options.rule_paths, options.ticket_ids},
                         &files);
  if (!rules.ok()) return rules.status();
  parts.rules = std::move(rules->rules);
  impl->off = std::move(rules->off);
  parts.settings = SettingsOf(options);
  parts.cues = std::make_unique<ContextCues>(parts.rules);
  auto patterns =
      PatternDetector::Create(parts.rules, *parts.cues, &parts.settings);
  if (!patterns.ok()) return patterns.status();
  parts.patterns = std::move(*patterns);
  auto fields = FieldClassifier::Create(FieldsFile(options), options.fields,
                                        options.location, options.ticket_ids);
  if (!fields.ok()) return fields.status();
  parts.fields = std::move(*fields);
  parts.location = options.location;
  if (UsesTagger(options)) {
    auto opened = tagger::Tagger::Open(options.patterns_folder);
    // A folder of rules alone; the shipped one is looked for by its model.
    if (opened.ok()) {
      parts.tagger = std::move(*opened);
      files += parts.tagger->model().parts().test_spans;
    } else if (opened.status().code() != StatusCode::kNotFound) {
      return opened.status();
    }
  }
  REDACTOR_RETURN_IF_ERROR(OpenDictionary(options, &parts));
  parts.rules_id = NameRules(options, files);
  std::unique_ptr<Engine> engine(new Engine(std::move(impl)));
  REDACTOR_RETURN_IF_ERROR(engine->CheckUserRules());
  REDACTOR_RETURN_IF_ERROR(engine->Choose(options));
  return std::unique_ptr<const Engine>(std::move(engine));
}

// Examples are about the rules: no choice of types or scores, no lists.
Status Engine::CheckUserRules() {
  const auto& rules = impl_->parts.rules;
  if (std::all_of(rules.begin(), rules.end(),
                  [](const Rule& rule) { return rule.shipped; })) {
    return Status::Ok();
  }
  REDACTOR_RETURN_IF_ERROR(Choose({}));
  std::string all;
  for (const std::string& failure : TestRules(*this, /*shipped=*/false)) {
    all += (all.empty() ? "" : "\n") + failure;
  }
  return all.empty() ? Status::Ok()
                     : Status(StatusCode::kInvalidArgument, std::move(all));
}

Status Engine::Choose(const EngineOptions& options) {
  EngineParts& parts = impl_->parts;
  auto lists = WordLists::Create(options.deny, options.allow);
  if (!lists.ok()) return lists.status();
  parts.lists = std::move(*lists);
  parts.detectors = options.detectors;
  parts.min_score = options.min_score;
  parts.wanted = WantedTypes(options);
  return Status::Ok();
}

Engine::ScratchPtr Engine::NewScratch(bool explain,
                                      const LexiconIndex* lexicon) {
  return ScratchPtr(new Scratch(explain, lexicon));
}

std::shared_ptr<const LexiconIndex> Engine::IndexOf(
    const Lexicon& lexicon) const {
  const EngineParts& parts = impl_->parts;
  const NameDictionary* names = nullptr;
  if (parts.dictionary) names = &*parts.dictionary;
  if (parts.tagger != nullptr) names = &parts.tagger->names();
  return std::make_shared<const LexiconIndex>(lexicon, OrdinaryWords(names));
}

void Engine::Learn(const Record& record, std::span<const OpaqueSpan> opaque,
                   Scratch* scratch, std::vector<LearnedValue>* learned) const {
  ScanResult none;
  RecordScan(impl_->parts, record, opaque, scratch, &none).Learn(learned);
}

Status Engine::Scan(const Record& record, std::span<const OpaqueSpan> opaque,
                    Scratch* scratch, ScanResult* result) const {
  result->detections.clear();
  result->judgements.clear();
  return RecordScan(impl_->parts, record, opaque, scratch, result).Run();
}

FieldAction Engine::ColumnAction(const Record& record, uint32_t node,
                                 Scratch* scratch) const {
  return impl_->parts.fields->ActionOf(record, node, scratch->memo.get());
}

void Engine::BeginEntry(Scratch* scratch) {
  scratch->open.active = false;
  scratch->behind.clear();
  scratch->sweeper.Reset();
}

std::span<const Rule> Engine::rules() const { return impl_->parts.rules; }
std::span<const Rule> Engine::rules_off() const { return impl_->off; }

const std::string& Engine::rules_id() const { return impl_->parts.rules_id; }

}  // namespace redactor::detect
