// Builds the tables and sorts what a search finds.
#include "redactor/detect/pattern_detector.h"

#include <algorithm>
#include <tuple>

#include "redactor/detect/pattern_search.h"

namespace redactor::detect {

void PatternDetector::ScratchDeleter::operator()(Scratch* scratch) const {
  delete scratch;
}

PatternDetector::PatternDetector(std::unique_ptr<PatternTables> tables)
    : tables_(std::move(tables)) {}
PatternDetector::~PatternDetector() = default;

PatternDetector::ScratchPtr PatternDetector::NewScratch() {
  return ScratchPtr(new Scratch);
}

Result<std::unique_ptr<const PatternDetector>> PatternDetector::Create(
    std::span<const Rule> rules, const ContextCues& cues,
    const ValidatorSettings* settings) {
  std::vector<CompiledRule> all;
  const int64_t memory =
      std::clamp<int64_t>(kRegexMemory / static_cast<int64_t>(rules.size() + 1),
                          int64_t{1} << 20, int64_t{8} << 20);
  for (const Rule& rule : rules) {
    auto compiled = CompileRule(rule, memory);
    if (!compiled.ok()) return compiled.status();
    all.push_back(std::move(*compiled));
  }
  auto tables =
      std::make_unique<PatternTables>(rules, std::move(all), cues, settings);
  if (!tables->triggers.slow().empty()) {
    std::vector<std::string> patterns;
    for (const uint32_t rule : tables->triggers.slow()) {
      patterns.push_back(rules[rule].pattern);
    }
    auto set = match::RegexSet::Create(patterns, kRegexMemory / 4);
    if (!set.ok()) return set.status();
    tables->slow_set = std::move(*set);
  }
  return std::unique_ptr<const PatternDetector>(
      new PatternDetector(std::move(tables)));
}

Status PatternDetector::Find(const PatternInput& input, Scratch* scratch,
                             std::vector<PatternMatch>* matches,
                             std::vector<PatternMatch>* rejected) const {
  const size_t first = matches->size();
  scratch->resume.assign(tables_->rules.size(), 0);
  scratch->runs.assign(tables_->rules.size(), {1, 0});
  REDACTOR_RETURN_IF_ERROR(
      PatternSearch(*tables_, input, scratch, matches, rejected).Run());
  std::sort(matches->begin() + static_cast<ptrdiff_t>(first), matches->end(),
            [](const PatternMatch& a, const PatternMatch& b) {
              return std::tie(a.begin, a.end, a.rule, a.verdict, a.fit) <
                     std::tie(b.begin, b.end, b.rule, b.verdict, b.fit);
            });
  matches->erase(std::unique(matches->begin() + static_cast<ptrdiff_t>(first),
                             matches->end()),
                 matches->end());
  return Status::Ok();
}

uint32_t PatternDetector::ContinuationEnd(uint32_t rule, std::string_view text,
                                          uint32_t begin, uint32_t end) const {
  const CompiledRule& compiled = tables_->rules[rule];
  if (compiled.extend_until != nullptr) {
    match::RegexMatch until;
    return compiled.extend_until->Find(text, begin, end, &until)
               ? static_cast<uint32_t>(until.end)
               : end;
  }
  while (begin < end && compiled.extend && compiled.extend->Has(text[begin])) {
    ++begin;
  }
  return begin;
}

}  // namespace redactor::detect