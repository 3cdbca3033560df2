// The report as JSON, and what a report says as a whole.
#include "redactor/report.h"
#include "redactor/report/json_writer.h"

namespace redactor {

bool Report::incomplete() const {
  for (const EntryReport& entry : entries) {
    const bool withheld =
        entry.fate == EntryFate::kWithheld && !entry.by_policy;
    if (withheld || entry.lenient > 0 || entry.withheld > 0) return true;
  }
  return !warnings.empty();
}

uint64_t Report::findings() const {
  uint64_t sum = 0;
  for (const auto& [type, count] : by_type) sum += count;
  return sum;
}

const char* EntryFateName(EntryFate fate) {
  switch (fate) {
    case EntryFate::kRedacted:
      return "redacted";
    case EntryFate::kClean:
      return "clean";
    case EntryFate::kPassed:
      return "passed";
    case EntryFate::kDropped:
      return "dropped";
    case EntryFate::kWithheld:
      return "withheld";
  }
  return "?";
}

namespace {
void WriteEntry(const EntryReport& entry, report::JsonWriter* json) {
  json->Open('{');
  json->Key("entry").String(entry.entry);
  json->Key("fate").String(EntryFateName(entry.fate));
  if (!entry.reason.empty()) json->Key("reason").String(entry.reason);
  if (entry.by_policy) json->Key("by_policy").Bool(true);
  if (!entry.format.empty()) json->Key("format").String(entry.format);
  json->Key("bytes_in").Number(entry.bytes_in);
  json->Key("bytes_out").Number(entry.bytes_out);
  json->Key("records").Number(entry.records);
  json->Key("lenient").Number(entry.lenient);
  json->Key("withheld").Number(entry.withheld);
  json->Key("findings").Number(entry.findings);
  json->Key("preexisting").Number(entry.preexisting);
  json->Close('}');
}

void WriteCounts(const std::map<std::string, uint64_t>& counts,
                 report::JsonWriter* json) {
  json->Open('{');
  for (const auto& [name, count] : counts) json->Key(name).Number(count);
  json->Close('}');
}
}  // namespace

Status WriteJsonReport(const Report& report, ByteSink& sink) {
  std::string out;
  report::JsonWriter json(&out);
  json.Open('{');
  json.Key("redactor_report").Number(1);
  json.Key("version").String(report.version);
  json.Key("rules").String(report.rules);
  if (!report.config.empty()) json.Key("config").String(report.config);
  if (!report.lexicon.empty()) json.Key("lexicon").String(report.lexicon);
  json.Key("key_id").String(report.key_id);
  json.Key("audience").String(report.audience);
  json.Key("incomplete").Bool(report.incomplete());
  json.Key("findings").Number(report.findings());
  json.Key("by_type");
  WriteCounts(report.by_type, &json);
  json.Key("by_rule");
  WriteCounts(report.by_rule, &json);
  json.Key("warnings").Open('[');
  for (const std::string& warning : report.warnings) json.String(warning);
  json.Close(']');
  json.Key("entries").Open('[');
  for (const EntryReport& entry : report.entries) WriteEntry(entry, &json);
  json.Close(']');
  json.Close('}');
  out.push_back('\n');
  return sink.Write(out);
}

}  // namespace redactor
