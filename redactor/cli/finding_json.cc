// The JSON shapes of detect and explain, keys in a fixed order.
#include "redactor/cli/finding_json.h"

#include <cstdio>

namespace redactor::cli {

namespace {

// Length of a valid UTF-8 sequence at `at`, 0 if there is none.
size_t SequenceLength(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(at);
  const size_t n = lead < 0x80   ? 1
                   : lead < 0xC2 ? 0
                   : lead < 0xE0 ? 2
                   : lead < 0xF0 ? 3
                   : lead < 0xF5 ? 4
                                 : 0;
  if (n == 0 || at + n > text.size()) return 0;
  for (size_t i = 1; i < n; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  }
  if (n == 3 && ((lead == 0xE0 && byte(at + 1) < 0xA0) ||
                 (lead == 0xED && byte(at + 1) >= 0xA0))) {
    return 0;
  }
  if (n == 4 && ((lead == 0xF0 && byte(at + 1) < 0x90) ||
                 (lead == 0xF4 && byte(at + 1) >= 0x90))) {
    return 0;
  }
  return n;
}

void AppendString(std::string_view text, std::string* out) {
  out->push_back('"');
  for (size_t at = 0; at < text.size();) {
    const size_t n = SequenceLength(text, at);
    const char c = text[at];
    if (n == 0) {
      *out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (c >= 0 && c < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      *out += escape;
    } else {
      out->append(text.substr(at, n));
    }
    at += n == 0 ? 1 : n;
  }
  out->push_back('"');
}

void AppendNumber(const char* key, uint64_t value, std::string* out) {
  *out += key;
  *out += std::to_string(value);
}

void AppendText(const char* key, std::string_view value, std::string* out) {
  *out += key;
  AppendString(value, out);
}

void AppendScore(const char* key, double score, std::string* out) {
  char text[64];
  std::snprintf(text, sizeof text, "%s%.2f", key, score);
  *out += text;
}

std::string FindingStart(const Finding& finding) {
  std::string out = "{\"entry\":";
  AppendString(finding.entry, &out);
  AppendNumber(",\"record\":", finding.record, &out);
  out += ",\"path\":";
  AppendString(finding.path, &out);
  AppendNumber(",\"start\":", finding.value_span.begin, &out);
  AppendNumber(",\"end\":", finding.value_span.end, &out);
  AppendNumber(",\"offset\":", finding.offset, &out);
  AppendNumber(",\"length\":", finding.length, &out);
  out += ",\"type\":";
  AppendString(EntityTypeName(finding.type), &out);
  out += ",\"text\":";
  AppendString(finding.text, &out);
  out += ",\"rule\":";
  AppendString(finding.rule, &out);
  AppendScore(",\"score\":", finding.score, &out);
  return out;
}

void AppendParts(const Explanation& e, std::string* out) {
  if (e.score) AppendScore(",\"base\":", *e.score, out);
  if (e.score_in_context) {
    AppendScore(",\"in_context\":", *e.score_in_context, out);
  }
  AppendScore(",\"threshold\":", e.threshold, out);
  if (!e.cue.empty()) {
    AppendText(",\"cue\":{\"word\":", e.cue, out);
    AppendText(",\"where\":", e.cue_where, out);
    if (e.cue_distance > 0) {
      AppendNumber(",\"distance\":", static_cast<uint64_t>(e.cue_distance),
                   out);
    }
    *out += '}';
  }
  if (!e.veto.empty()) AppendText(",\"veto\":", e.veto, out);
  if (!e.verdict.empty()) AppendText(",\"verdict\":", e.verdict, out);
  if (!e.validators.empty()) {
    *out += ",\"validators\":";
    char before = '{';
    for (const auto& [name, verdict] : e.validators) {
      *out += before;
      AppendString(name, out);
      AppendText(":", verdict, out);
      before = ',';
    }
    *out += '}';
  }
}

void AppendSurroundings(const Explanation& e, std::string* out) {
  if (!e.field_rule.empty()) {
    AppendText(",\"field\":{\"rule\":", e.field_rule, out);
    AppendText(",\"action\":", e.field_action, out);
    *out += '}';
  }
  if (!e.list.empty()) AppendText(",\"list\":", e.list, out);
  if (e.winner) {
    AppendText(",\"winner\":{\"rule\":", e.winner->rule, out);
    AppendText(",\"type\":", EntityTypeName(e.winner->type), out);
    AppendNumber(",\"offset\":", e.winner->offset, out);
    AppendNumber(",\"length\":", e.winner->length, out);
    *out += '}';
  }
}

}  // namespace

std::string FindingLine(const Finding& finding) {
  return FindingStart(finding) + "}\n";
}

std::string ExplanationLine(const Explanation& explanation) {
  std::string out = FindingStart(explanation.finding);
  out += explanation.taken ? ",\"taken\":true" : ",\"taken\":false";
  if (!explanation.taken) {
    AppendText(",\"reason\":", explanation.reason, &out);
  }
  AppendText(",\"why\":", explanation.why, &out);
  AppendParts(explanation, &out);
  AppendSurroundings(explanation, &out);
  return out + "}\n";
}

}  // namespace redactor::cli
