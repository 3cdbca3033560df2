// Names as text: scanned as they stand and with '_' read as a space.
#include "redactor/pipeline/names.h"

#include <algorithm>
#include <array>

#include "redactor/text/utf8.h"

namespace redactor::pipeline {

namespace {
constexpr char kNamePath[] = "/name";
constexpr size_t kRemembered = 4096;
}  // namespace

NameRedactor::NameRedactor(Run* run)
    : run_(run),
      scratch_(
          detect::Engine::NewScratch(/*explain=*/false, run->lexicon.get())) {}

Status NameRedactor::Find(std::string_view text,
                          std::vector<detect::Detection>* found) {
  const std::array segments = {
      Segment{0, static_cast<uint32_t>(text.size()), SegmentKind::kText, 0}};
  const std::array paths = {PathNode{}};
  Record record;
  record.is_plain_text = true;
  record.raw = text;
  record.text = text;
  record.segments = segments;
  record.paths = paths;
  record.owned_end = static_cast<uint32_t>(text.size());
  record.scan_end = record.owned_end;

  std::vector<pseudonym::TokenMatch> own;
  run_->recognizer->FindAll(text, &own);
  std::vector<detect::OpaqueSpan> opaque;
  for (const pseudonym::TokenMatch& match : own) {
    opaque.push_back(
        {static_cast<uint32_t>(match.begin), static_cast<uint32_t>(match.end)});
  }
  detect::Engine::BeginEntry(scratch_.get());
  detect::ScanResult result;
  REDACTOR_RETURN_IF_ERROR(
      run_->engine->Scan(record, opaque, scratch_.get(), &result));
  for (detect::Detection detection : result.detections) {
    const bool apart = std::none_of(
        found->begin(), found->end(), [&](const detect::Detection& other) {
          return detection.begin < other.end && other.begin < detection.end;
        });
    detection.identity = {};
    if (apart) found->push_back(detection);
  }
  return Status::Ok();
}

Result<std::string> NameRedactor::Redact(std::string_view name,
                                         const std::string& entry) {
  std::vector<detect::Detection> found;
  REDACTOR_RETURN_IF_ERROR(Find(name, &found));
  std::string spaced(name);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  if (spaced != name) REDACTOR_RETURN_IF_ERROR(Find(spaced, &found));
  std::sort(found.begin(), found.end(),
            [](const detect::Detection& a, const detect::Detection& b) {
              return a.begin < b.begin;
            });
  std::string out;
  size_t at = 0;
  for (const detect::Detection& detection : found) {
    const std::string_view text =
        name.substr(detection.begin, detection.end - detection.begin);
    out += name.substr(at, detection.begin - at);
    at = detection.end;
    if (detection.continuation) continue;
    const pseudonym::Token token =
        run_->pseudonymizer->Make(detection.type, text, text);
    out += pseudonym::SpellToken(token, pseudonym::StyleOf(detection.type));
    if (entry.empty()) continue;
    REDACTOR_RETURN_IF_ERROR(Note(name, detection, entry));
    if (run_->map == nullptr) continue;
    pseudonym::MapOccurrence occurrence;
    occurrence.token = token;
    occurrence.value = text;
    occurrence.raw = text;
    occurrence.rule = detection.rule;
    occurrence.entry = entry;
    REDACTOR_RETURN_IF_ERROR(
        run_->map->Add(occurrence, run_->pseudonymizer->options().canonical));
  }
  out += name.substr(at);
  return out;
}

// A name has no record: the finding stands at "/name" of its container.
Status NameRedactor::Note(std::string_view name,
                          const detect::Detection& detection,
                          const std::string& entry) {
  ++run_->by_type[static_cast<size_t>(detection.type)];
  ++run_->by_rule[detection.rule];
  if (run_->findings == nullptr) return Status::Ok();
  Finding finding;
  finding.entry = entry;
  finding.path = kNamePath;
  finding.text = std::string(
      name.substr(detection.begin, detection.end - detection.begin));
  finding.value_span.begin =
      text::CountCodePoints(name.substr(0, detection.begin));
  finding.value_span.end =
      finding.value_span.begin + text::CountCodePoints(finding.text);
  finding.offset = detection.begin;
  finding.length = finding.text.size();
  finding.type = detection.type;
  finding.rule = std::string(detection.rule);
  finding.score = detection.score;
  finding.safe_entry = Safe(entry);
  finding.safe_path = kNamePath;
  return run_->findings->OnFinding(finding);
}

std::string NameRedactor::Safe(std::string_view entry) {
  std::string out;
  for (;;) {
    const size_t bang = entry.find('!');
    Result<std::string> part = Redact(entry.substr(0, bang), "");
    out += part.ok() ? *part : "?";
    if (bang == std::string_view::npos) return out;
    out += '!';
    entry.remove_prefix(bang + 1);
  }
}

const std::string& NameRedactor::SafePath(const std::string& path) {
  const auto known = safe_paths_.find(path);
  if (known != safe_paths_.end()) return known->second;
  if (safe_paths_.size() >= kRemembered) safe_paths_.clear();
  Result<std::string> safe = Redact(path, "");
  return safe_paths_.emplace(path, safe.ok() ? *safe : "?").first->second;
}

}  // namespace redactor::pipeline
