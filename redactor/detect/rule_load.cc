// Collects rule files, and lets the user's rules stand in for shipped ones.
#include <algorithm>
#include <filesystem>

#include "redactor/byte_stream.h"
#include "redactor/detect/cue_groups.h"
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
    const auto name = std::filesystem::path(file).filename();
    if (shipped && (name == "fields.toml" || name == "cues.toml")) continue;
    auto content = ReadFile(file);
    if (!content.ok()) return content.status();
    *bytes += *content;
    auto entries = ParseRules(*content, file);
    if (!entries.ok()) return entries.status();
    for (RuleEntry& entry : *entries) out->push_back(std::move(entry));
  }
  return Status::Ok();
}

Status Repeated(const Rule& rule, const Rule& before) {
  return Fault(rule, "rule id `" + rule.id + "` is also at " + before.file +
                         ":" + std::to_string(before.line));
}

// Joins the user's entries with the shipped ones.
Status Override(std::vector<RuleEntry> entries, size_t shipped,
                std::vector<Rule>* rules) {
  for (RuleEntry& entry : entries) {
    const auto same = std::find_if(
        rules->begin(), rules->end(),
        [&](const Rule& rule) { return rule.id == entry.rule.id; });
    const auto at = static_cast<size_t>(same - rules->begin());
    if (!entry.enabled) {
      if (at >= shipped) {
        std::vector<std::string_view> ids;
        for (const Rule& rule : *rules) ids.push_back(rule.id);
        return Fault(entry.rule, "no shipped rule `" + entry.rule.id +
                                     "` to switch off" +
                                     Suggest(entry.rule.id, ids));
      }
      rules->erase(same);
      --shipped;
    } else if (same == rules->end()) {
      rules->push_back(std::move(entry.rule));
    } else if (at < shipped && same->file != entry.rule.file) {
      *same = std::move(entry.rule);
    } else {
      return Repeated(entry.rule, *same);
    }
  }
  return Status::Ok();
}

// The words of shared groups, for rules that name one.
Status ExpandCues(const std::string& patterns_folder, std::string* bytes,
                  std::vector<Rule>* rules) {
  if (std::none_of(rules->begin(), rules->end(), CueGroups::Named)) {
    return Status::Ok();
  }
  const std::string file = patterns_folder + "/cues.toml";
  auto content = ReadFile(file);
  if (!content.ok()) return content.status();
  *bytes += *content;
  const auto groups = CueGroups::Parse(*content, file);
  if (!groups.ok()) return groups.status();
  for (Rule& rule : *rules) REDACTOR_RETURN_IF_ERROR(groups->Expand(&rule));
  return Status::Ok();
}

}  // namespace

Result<std::vector<Rule>> LoadRules(const RuleSources& sources,
                                    std::string* bytes) {
  std::vector<Rule> rules;
  std::vector<RuleEntry> entries;
  if (sources.default_rules) {
    REDACTOR_RETURN_IF_ERROR(
        ReadPath(sources.patterns_folder, true, bytes, &entries));
    for (RuleEntry& entry : entries) {
      const auto same = std::find_if(
          rules.begin(), rules.end(),
          [&](const Rule& rule) { return rule.id == entry.rule.id; });
      if (same != rules.end()) return Repeated(entry.rule, *same);
      if (entry.enabled) rules.push_back(std::move(entry.rule));
    }
  }
  const size_t shipped = rules.size();
  std::vector<RuleEntry> user;
  for (const std::string& path : sources.paths) {
    REDACTOR_RETURN_IF_ERROR(ReadPath(path, false, bytes, &user));
  }
  REDACTOR_RETURN_IF_ERROR(Override(std::move(user), shipped, &rules));
  std::erase_if(rules, [&](const Rule& rule) {
    return !rule.option.empty() && !sources.ticket_ids;
  });
  REDACTOR_RETURN_IF_ERROR(ExpandCues(sources.patterns_folder, bytes, &rules));
  return rules;
}

}  // namespace redactor::detect
