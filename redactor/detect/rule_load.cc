// Collects rule files, and lets the user's rules stand in for shipped ones.
#include <algorithm>
#include <filesystem>
#include <map>

#include "redactor/byte_stream.h"
#include "redactor/detect/rule_file.h"

namespace redactor::detect {

namespace {

constexpr size_t kMaxRuleFile = size_t{4} << 20;

Status Fault(const Rule& rule, const std::string& what) {
  return {StatusCode::kInvalidArgument,
          rule.file + ":" + std::to_string(rule.line) + ": " + what};
}

Result<std::string> ReadFile(const std::string& path) {
  auto source = OpenFileSource(path);
  if (!source.ok()) return source.status().WithPrefix(path);
  std::string bytes;
  std::string page(size_t{64} << 10, '\0');
  for (;;) {
    const Result<size_t> n = (*source)->Read(page);
    if (!n.ok()) return n.status().WithPrefix(path);
    if (*n == 0) return bytes;
    bytes.append(page, 0, *n);
    if (bytes.size() > kMaxRuleFile) {
      return Status(StatusCode::kLimit, path + ": a rule file above 4 MiB");
    }
  }
}

// The files a path stands for: itself, or the *.toml of a folder by name.
Result<std::vector<std::string>> FilesOf(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  for (fs::directory_iterator it(path, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".toml") files.push_back(it->path().string());
  }
  if (error) return Status(StatusCode::kIo, path + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

Status ReadPath(const std::string& path, bool shipped, std::string* bytes,
                std::vector<RuleEntry>* out) {
  auto files = FilesOf(path);
  if (!files.ok()) return files.status();
  for (const std::string& file : *files) {
    if (shipped && std::filesystem::path(file).filename() == "fields.toml") {
      continue;
    }
    auto content = ReadFile(file);
    if (!content.ok()) return content.status();
    *bytes += *content;
    auto entries = ParseRules(*content, file);
    if (!entries.ok()) return entries.status();
    for (RuleEntry& entry : *entries) out->push_back(std::move(entry));
  }
  return Status::Ok();
}

std::string PlaceOf(const Rule& rule) {
  return rule.file + ":" + std::to_string(rule.line);
}

// Puts the user's entries into the shipped rules.
class Joiner {
 public:
  explicit Joiner(RuleSet* set)
      : set_(set), shipped_(set->rules.size()), off_(shipped_, false) {}

  Status Add(RuleEntry entry) {
    const auto [before, is_new] =
        seen_.try_emplace(entry.rule.id, PlaceOf(entry.rule));
    if (!is_new) {
      return Fault(entry.rule, "rule id `" + entry.rule.id + "` is also at " +
                                   before->second);
    }
    const auto same = std::find_if(
        set_->rules.begin(), ShippedEnd(),
        [&](const Rule& rule) { return rule.id == entry.rule.id; });
    if (same == ShippedEnd()) return AddNew(std::move(entry));
    if (!entry.enabled) {
      same->instead = PlaceOf(entry.rule);
      off_[static_cast<size_t>(same - set_->rules.begin())] = true;
      return Status::Ok();
    }
    std::string instead = PlaceOf(*same);
    if (entry.adjust) {
      REDACTOR_RETURN_IF_ERROR(entry.adjust(&*same));
      same->file = entry.rule.file;
      same->line = entry.rule.line;
      same->shipped = false;
    } else {
      *same = std::move(entry.rule);
    }
    same->instead = std::move(instead);
    return Status::Ok();
  }

  void Finish() {
    size_t kept = 0;
    for (size_t i = 0; i < set_->rules.size(); ++i) {
      if (i < shipped_ && off_[i]) {
        set_->off.push_back(std::move(set_->rules[i]));
      } else if (kept++ != i) {
        set_->rules[kept - 1] = std::move(set_->rules[i]);
      }
    }
    set_->rules.resize(kept);
  }

 private:
  std::vector<Rule>::iterator ShippedEnd() {
    return set_->rules.begin() + static_cast<ptrdiff_t>(shipped_);
  }

  Status AddNew(RuleEntry entry) {
    if (entry.enabled && !entry.adjust) {
      set_->rules.push_back(std::move(entry.rule));
      return Status::Ok();
    }
    // Without shipped rules there is nothing to switch off.
    if (!entry.enabled && shipped_ == 0) return Status::Ok();
    std::vector<std::string_view> ids;
    for (const Rule& rule : set_->rules) ids.push_back(rule.id);
    const std::string hint = Suggest(entry.rule.id, ids);
    if (!entry.enabled) {
      return Fault(entry.rule, "no shipped rule `" + entry.rule.id +
                                   "` to switch off" + hint);
    }
    return Fault(entry.rule, "rule `" + entry.rule.id +
                                 "` has no `pattern`, and no shipped rule has "
                                 "that id" +
                                 hint);
  }

  RuleSet* set_;
  const size_t shipped_;
  std::vector<bool> off_;
  std::map<std::string, std::string> seen_;  // id to place
};

}  // namespace

Result<RuleSet> LoadRules(const RuleSources& sources, std::string* bytes) {
  RuleSet set;
  if (sources.default_rules) {
    std::vector<RuleEntry> shipped;
    REDACTOR_RETURN_IF_ERROR(
        ReadPath(sources.patterns_folder, true, bytes, &shipped));
    Joiner joiner(&set);
    for (RuleEntry& entry : shipped) {
      entry.rule.shipped = true;
      REDACTOR_RETURN_IF_ERROR(joiner.Add(std::move(entry)));
    }
  }
  std::vector<RuleEntry> user;
  for (const std::string& path : sources.paths) {
    REDACTOR_RETURN_IF_ERROR(ReadPath(path, false, bytes, &user));
  }
  Joiner joiner(&set);
  for (RuleEntry& entry : user) {
    REDACTOR_RETURN_IF_ERROR(joiner.Add(std::move(entry)));
  }
  joiner.Finish();
  std::erase_if(set.rules, [&](const Rule& rule) {
    return !rule.option.empty() && !sources.ticket_ids;
  });
  return set;
}

}  // namespace redactor::detect
