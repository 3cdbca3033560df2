// The public API: options checked and compiled, sessions run.
#include "redactor/redactor.h"

#include <thread>
#include <utility>

#include "redactor/detect/rule_file.h"
#include "redactor/detect/rule_text.h"
#include "redactor/format/registry.h"
#include "redactor/pipeline/content.h"
#include "redactor/pipeline/patterns_path.h"
#include "redactor/pipeline/run.h"
#include "redactor/pseudonym/key.h"
#include "redactor/pseudonym/sealing.h"
#include "redactor/text/transcode.h"
#include "redactor/version.h"

namespace redactor {

namespace {

Status Invalid(const std::string& message) {
  return {StatusCode::kInvalidArgument, message};
}

constexpr int kMaxThreads = 1024;

Status CheckOptions(const Options& options) {
  if (options.min_score < 0 || options.min_score > 1) {
    return Invalid("min-score must be between 0 and 1");
  }
  if (options.token_bits != 50 && options.token_bits != 75 &&
      options.token_bits != 100) {
    return Invalid("token-bits must be 50, 75 or 100");
  }
  if (options.page_size == 0) return Invalid("page size must not be 0");
  if (options.threads < 0 || options.threads > kMaxThreads) {
    return Invalid("threads must be between 0 and " +
                   std::to_string(kMaxThreads));
  }
  if (options.format != "auto" &&
      format::FindFormat(options.format) == nullptr) {
    return {StatusCode::kUnsupported, "no such format: " + options.format};
  }
  if (options.encoding != "auto" && !text::KnownEncoding(options.encoding)) {
    return {StatusCode::kUnsupported, "no such encoding: " + options.encoding};
  }
  return Status::Ok();
}

detect::EngineOptions EngineOptionsFrom(const Options& options,
                                        std::string patterns) {
  detect::EngineOptions engine;
  engine.patterns_folder = std::move(patterns);
  engine.default_rules = options.default_rules;
  engine.rule_paths = options.rule_paths;
  engine.only = options.only;
  engine.except = options.except;
  for (const FieldRule& field : options.fields) {
    engine.fields.push_back({field.path, field.value});
  }
  engine.deny = options.deny;
  engine.allow = options.allow;
  engine.internal_domains = options.internal_domains;
  engine.region = options.region;
  engine.location = options.location;
  engine.ticket_ids = options.ticket_ids;
  engine.min_score = options.min_score;
  engine.detectors = options.detectors;
  return engine;
}

}  // namespace

FindingSink::~FindingSink() = default;
ExplanationSink::~ExplanationSink() = default;

struct Redactor::Impl {
  Options options;
  std::unique_ptr<const detect::Engine> engine;
  std::shared_ptr<const pseudonym::Key> key;
  pseudonym::TokenOptions token_options;
  std::unique_ptr<pseudonym::TokenRecognizer> recognizer;
  std::unique_ptr<const pseudonym::Surrogates> surrogates;
  std::shared_ptr<const BlockCipher> cipher;
};

Redactor::Redactor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Redactor::~Redactor() = default;

Result<std::unique_ptr<const Redactor>> Redactor::Create(
    const Options& options) {
  REDACTOR_RETURN_IF_ERROR(CheckOptions(options));
  auto patterns = pipeline::FindPatterns(options.patterns_folder);
  if (!patterns.ok()) return patterns.status();
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  // The engine's; they may be long.
  impl->options.deny = {};
  impl->options.allow = {};
  auto engine = detect::Engine::Create(EngineOptionsFrom(options, *patterns));
  if (!engine.ok()) return engine.status();
  impl->engine = std::move(*engine);

  auto key = options.key_path.empty() ? pseudonym::Key::Generate()
                                      : pseudonym::Key::Load(options.key_path);
  if (!key.ok()) {
    return key.status().WithPrefix(options.key_path.empty() ? "key"
                                                            : options.key_path);
  }
  impl->key = *key;
  impl->token_options.audience = options.audience;
  impl->token_options.bits = options.token_bits;
  impl->token_options.exact = options.exact;
  impl->token_options.canonical.region = options.region;
  impl->recognizer = std::make_unique<pseudonym::TokenRecognizer>(
      impl->key.get(), impl->token_options);
  impl->surrogates = std::make_unique<pseudonym::Surrogates>(
      impl->key.get(), impl->token_options);
  auto cipher = pseudonym::NewRunCipher();
  if (!cipher.ok()) return cipher.status();
  impl->cipher = std::move(*cipher);
  return std::unique_ptr<const Redactor>(new Redactor(std::move(impl)));
}

std::string Redactor::key_id() const {
  return impl_->key->Id(impl_->options.audience);
}

std::vector<RuleInfo> Redactor::Rules() const {
  std::vector<RuleInfo> infos;
  for (const detect::Rule& rule : impl_->engine->rules()) {
    infos.push_back({rule.id, rule.type, rule.score, rule.score_in_context,
                     rule.file + ":" + std::to_string(rule.line),
                     detect::LaneText(rule)});
  }
  return infos;
}

Result<std::string> Redactor::RuleText(const std::string& id) const {
  std::vector<std::string_view> ids;
  for (const detect::Rule& rule : impl_->engine->rules()) {
    if (rule.id == id) return detect::RuleText(rule, /*off=*/false);
    ids.push_back(rule.id);
  }
  for (const detect::Rule& rule : impl_->engine->rules_off()) {
    if (rule.id == id) return detect::RuleText(rule, /*off=*/true);
    ids.push_back(rule.id);
  }
  return Invalid("no rule `" + id + "`" + detect::Suggest(id, ids));
}

std::vector<std::string> Redactor::TestRules() const {
  return detect::TestRules(*impl_->engine);
}

struct Session::Impl {
  const Redactor::Impl* redactor = nullptr;
  std::unique_ptr<pseudonym::TokenRecognizer> any_token;
  std::unique_ptr<const pseudonym::Surrogates> any_surrogate;
  pipeline::Run run;
  std::unique_ptr<pipeline::Content> content;

  // No container lists an outermost entry that could not be read.
  void NoteOutcome(const Status& status, const std::string& name) {
    if (status.ok() || status.severity() != Severity::kEntry) return;
    EntryReport entry;
    entry.entry = content->SafeName(name);
    entry.fate = EntryFate::kWithheld;
    entry.reason = status.message();
    content->AddRow(std::move(entry));
  }
};

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::~Session() = default;

namespace {
// Enough of the digest to tell lexicons apart.
std::string LexiconId(const pseudonym::Key& key, const Lexicon& lexicon) {
  constexpr size_t kDigits = 16;
  return pseudonym::KeyedDigest(key, "lexicon", lexicon.Text())
      .substr(0, kDigits);
}
}  // namespace

bool IsContainer(std::string_view head) {
  return archive::LooksLikeContainer(head);
}

std::unique_ptr<Session> Redactor::NewSession(
    const SessionOptions& options) const {
  auto impl = std::make_unique<Session::Impl>();
  impl->redactor = impl_.get();
  pipeline::Run& run = impl->run;
  run.options = &impl_->options;
  run.engine = impl_->engine.get();
  run.recognizer = impl_->recognizer.get();
  run.surrogates = impl_->surrogates.get();
  run.key = impl_->key;
  run.token_options = impl_->token_options;
  run.pseudonymizer = std::make_unique<pseudonym::Pseudonymizer>(
      impl_->key, impl_->token_options);
  run.cipher = impl_->cipher;
  run.temp_budget = static_cast<int64_t>(impl_->options.limits.temp);
  run.archive_budget.limits.max_depth = impl_->options.limits.max_depth;
  run.archive_budget.limits.max_entries = impl_->options.limits.max_entries;
  run.archive_budget.limits.max_expanded = impl_->options.limits.max_expanded;
  run.archive_budget.limits.max_ratio = impl_->options.limits.max_ratio;
  if (options.map) {
    run.map = std::make_unique<pseudonym::MapWriter>(
        run.spool(), impl_->options.limits.memory / 4,
        impl_->options.map_secrets);
  }
  run.report.version = REDACTOR_VERSION;
  run.report.rules = impl_->engine->rules_id();
  run.report.config = impl_->options.config_id;
  if (options.lexicon != nullptr && !options.lexicon->empty()) {
    run.lexicon = impl_->engine->IndexOf(*options.lexicon);
    run.report.lexicon = LexiconId(*impl_->key, *options.lexicon);
  }
  run.report.key_id = key_id();
  run.report.audience = impl_->options.audience;
  run.UseThreads(impl_->options.threads > 0
                     ? static_cast<size_t>(impl_->options.threads)
                     : std::thread::hardware_concurrency());
  impl->content = std::make_unique<pipeline::Content>(&run);
  return std::unique_ptr<Session>(new Session(std::move(impl)));
}

namespace {
// For reads without output.
class NullSink final : public ByteSink {
 public:
  Status Write(std::string_view /*bytes*/) override { return Status::Ok(); }
};

ContentHints HintsFor(const std::string& name) {
  ContentHints hints;
  hints.entry = name;
  hints.name = name.substr(name.rfind('/') + 1);
  return hints;
}
}  // namespace

Status Session::Redact(ByteSource& source, ByteSink& sink,
                       const std::string& name) {
  impl_->run.write = true;
  impl_->run.findings = nullptr;
  const Status status = impl_->content->Redact(source, sink, HintsFor(name));
  impl_->NoteOutcome(status, name);
  REDACTOR_RETURN_IF_ERROR(status);
  return sink.Flush();
}

Status Session::Detect(ByteSource& source, const std::string& name,
                       FindingSink* findings) {
  pipeline::Run& run = impl_->run;
  run.findings = findings;
  return Read(source, name);
}

Status Session::Explain(ByteSource& source, const std::string& name,
                        ExplanationSink* explanations) {
  pipeline::Run& run = impl_->run;
  run.findings = nullptr;
  run.explanations = explanations;
  // Others than those that explain, and they go with the end of it.
  auto plain = std::exchange(run.scanners, {});
  const Status status = Read(source, name);
  run.scanners = std::move(plain);
  run.explanations = nullptr;
  return status;
}

Status Session::Learn(ByteSource& source, const std::string& name,
                      Lexicon* lexicon) {
  pipeline::Run& run = impl_->run;
  run.findings = nullptr;
  run.learned = lexicon;
  const Status status = Read(source, name);
  run.learned = nullptr;
  return status;
}

Status Session::Read(ByteSource& source, const std::string& name) {
  pipeline::Run& run = impl_->run;
  run.write = false;
  if (run.options->key_path.empty()) {
    // No key to know own tokens by: their grammar has to do.
    impl_->any_token = std::make_unique<pseudonym::TokenRecognizer>(
        nullptr, impl_->redactor->token_options);
    run.recognizer = impl_->any_token.get();
    impl_->any_surrogate = std::make_unique<pseudonym::Surrogates>(
        nullptr, impl_->redactor->token_options);
    run.surrogates = impl_->any_surrogate.get();
  }
  NullSink nowhere;
  const Status status = impl_->content->Redact(source, nowhere, HintsFor(name));
  run.recognizer = impl_->redactor->recognizer.get();
  run.surrogates = impl_->redactor->surrogates.get();
  impl_->NoteOutcome(status, name);
  return status;
}

std::string Session::SafeName(std::string_view name) {
  return impl_->content->SafeName(name);
}

Status Session::WriteMap(ByteSink& sink, const std::string& created,
                         bool partial) {
  pipeline::Run& run = impl_->run;
  if (run.map == nullptr) {
    return {StatusCode::kInvalidArgument, "this session keeps no map"};
  }
  pseudonym::MapHeader header;
  header.key_id = run.report.key_id;
  header.audience = run.report.audience;
  header.rules = run.report.rules;
  header.lexicon = run.report.lexicon;
  header.created = created;
  header.partial = partial;
  return run.map->Finish(header, sink);
}

const Report& Session::report() const {
  pipeline::Run& run = impl_->run;
  for (const EntityTypeInfo& info : EntityTypes()) {
    const uint64_t count = run.by_type[static_cast<size_t>(info.type)];
    if (count > 0) run.report.by_type[std::string(info.name)] = count;
  }
  for (const auto& [rule, count] : run.by_rule) {
    run.report.by_rule[std::string(rule)] = count;
  }
  return run.report;
}

}  // namespace redactor
