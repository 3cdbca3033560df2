// The table itself, and the help made from it.
#include "redactor/cli/option_table.h"

#include <algorithm>
#include <array>
#include <vector>

namespace redactor::cli {

namespace {

constexpr uint32_t kReads = kRedact | kDetect | kCheck | kExplain;
constexpr uint32_t kTokens = kReads | kRestore;
constexpr uint32_t kGathers = kReads | kLearn;
constexpr uint32_t kAll = kTokens | kRules | kKey | kMap | kLearn | kLexicon;

constexpr std::array kVerbs = {
    VerbSpec{kRedact, "redact", "[redact] [OPTIONS] [FILE...]",
             "replace what is sensitive by stable tokens"},
    VerbSpec{kDetect, "detect", "detect [OPTIONS] [FILE...]",
             "print what would be replaced, one JSON object a line"},
    VerbSpec{kCheck, "check", "check [OPTIONS] [FILE...]",
             "gate before publishing: exit 1 if anything is left"},
    VerbSpec{kExplain, "explain", "explain [OPTIONS] [FILE...]",
             "say of every candidate why it would be replaced or not"},
    VerbSpec{kRestore, "restore", "restore -m MAP [OPTIONS] [FILE]",
             "turn tokens back with the redaction map"},
    VerbSpec{kRules, "rules", "rules list|show ID|test [OPTIONS]",
             "list the rules, show one whole, or run their own examples"},
    VerbSpec{kKey, "key", "key new|id [OPTIONS]",
             "make a key file, or name the key"},
    VerbSpec{kMap, "map", "map merge MAP... -o MAP",
             "unite redaction maps of one key"},
    VerbSpec{kLearn, "learn", "learn -o LEXICON [OPTIONS] [FILE...]",
             "gather people, logins, hosts from fields, for --lexicon"},
    VerbSpec{kLexicon, "lexicon", "lexicon merge LEXICON... -o LEXICON",
             "unite lexicons that were learned apart"},
};

constexpr std::array kOptions = {
    OptionSpec{
        "output", 'o', "PATH", false,
        kRedact | kDetect | kExplain | kRestore | kMap | kLearn | kLexicon,
        "write to PATH, a folder when there are several inputs; in "
        "place only when whole"},
    OptionSpec{"map", 'm', "PATH", false, kRedact | kRestore,
               "the redaction map (0600): written by redact, read by restore"},
    OptionSpec{"key", 'k', "PATH", false, kTokens | kKey | kLearn,
               "key file; default $REDACTOR_KEY_FILE, else "
               "$XDG_CONFIG_HOME/redactor/key",
               true},
    OptionSpec{"config", 'c', "FILE", false, kAll,
               "TOML with options by their long names, and a table [field]; "
               "the command line wins"},
    OptionSpec{"audience", 0, "NAME", false, kGathers | kKey,
               "derive another key, so that two recipients cannot join their "
               "copies"},
    OptionSpec{"format", 'f', "F", false, kGathers,
               "auto (default), text, json, ndjson, csv, tsv, xml, html, mail, "
               "mbox, sql, vcard, ldif"},
    OptionSpec{"encoding", 0, "E", false, kGathers,
               "auto (default) or an ICU converter name"},
    OptionSpec{"rules", 'r', "PATH", true, kGathers | kRules,
               "more rule files or folders", true},
    OptionSpec{"no-default-rules", 0, "", false, kGathers | kRules,
               "leave out the shipped rules"},
    OptionSpec{"counts", 0, "", false, kRules,
               "rules list: how many rules each type has"},
    OptionSpec{"only", 0, "TYPES", true, kReads,
               "only these entity types, comma separated"},
    OptionSpec{"except", 0, "TYPES", true, kReads,
               "all but these entity types"},
    OptionSpec{"field", 0, "PATH=WHAT", true, kGathers,
               "say what a field holds: a TYPE, keep, drop or text; globs"},
    OptionSpec{"deny", 0, "FILE", true, kReads,
               "one literal or /regex/ a line: always replaced", true},
    OptionSpec{"allow", 0, "FILE", true, kReads,
               "one literal or /regex/ a line: never replaced", true},
    OptionSpec{"internal", 0, "DOMAIN", true, kGathers,
               "an own domain: its hosts and URLs are internal"},
    OptionSpec{"region", 0, "CC", false, kReads, "default phone region (US)"},
    OptionSpec{"min-score", 0, "X", false, kReads,
               "0..1, default 0.5; lower finds more"},
    OptionSpec{"location", 0, "LEVEL", false, kReads,
               "coarsest place that is replaced: street, city (default), "
               "region, country"},
    OptionSpec{"ticket-ids", 0, "WHAT", false, kReads | kRules,
               "ticket and case numbers: keep (default) or redact"},
    OptionSpec{"learn", 0, "WHEN", false, kReads,
               "read twice and use everywhere whom the fields of any entry "
               "name: auto (default: archives, several files), on, off"},
    OptionSpec{"lexicon", 0, "FILE", false, kReads,
               "use what redactor learn gathered; it holds originals", true},
    OptionSpec{"exact", 0, "", false, kReads,
               "tokens carry a spelling tag, so that restore is byte-exact"},
    OptionSpec{"token-bits", 0, "N", false, kReads, "50 (default), 75 or 100"},
    OptionSpec{"map-secrets", 0, "", false, kRedact,
               "values of SECRET enter the map too"},
    OptionSpec{"widen-ddl", 0, "", false, kRedact,
               "sql: declare columns of sensitive values as varchar(255), so "
               "that tokens fit"},
    OptionSpec{"binary", 0, "POLICY", false, kGathers,
               "content no format reads: withhold (default), drop, pass"},
    OptionSpec{"strict", 0, "", false, kGathers,
               "known media that was withheld counts as withheld (exit 1)"},
    OptionSpec{"threads", 'j', "N", false, kRedact | kDetect | kCheck | kLearn,
               "threads that search; default all cores; never changes a "
               "result"},
    OptionSpec{"line-buffered", 0, "", false, kRedact | kDetect,
               "write every complete record at once (tail -f); a record of "
               "plain text is a line then"},
    OptionSpec{"progress", 0, "WHEN", false, kGathers,
               "a bar on stderr: auto (default, on a terminal), on, off"},
    OptionSpec{"memory", 0, "SIZE", false, kGathers | kLexicon,
               "memory budget, default 256M; the rest spills, sealed"},
    OptionSpec{"temp-limit", 0, "SIZE", false, kGathers,
               "sealed temporary bytes, default 4G"},
    OptionSpec{"text", 0, "STRING", false, kExplain,
               "only candidates that hold STRING or are a word of it"},
    OptionSpec{"report", 0, "PATH", true, kReads, "write a report (.json)"},
    OptionSpec{"page-size", 0, "BYTES", false, kGathers,
               "bytes read at once; never changes a result"},
    OptionSpec{"expand-foreign", 0, "", false, kRestore,
               "also turn back tokens that stood in the input already"},
    OptionSpec{"help", 'h', "", false, kAll, "this text"},
};

size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

void Nearer(std::string_view typed, std::string_view candidate,
            size_t* best_distance, std::string_view* best) {
  const size_t distance = Distance(typed, candidate);
  if (distance < *best_distance) {
    *best_distance = distance;
    *best = candidate;
  }
}

size_t NearEnough(std::string_view typed) { return typed.size() / 3 + 2; }

void AppendWrapped(std::string_view text, size_t indent, std::string* out) {
  constexpr size_t kWidth = 78;
  size_t column = indent;
  bool first = true;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (!first && column + 1 + end > kWidth) {
      *out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      *out += ' ';
      ++column;
    }
    *out += text.substr(0, end);
    column += end;
    first = false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  *out += '\n';
}

}  // namespace

std::span<const VerbSpec> Verbs() { return kVerbs; }
std::span<const OptionSpec> Options() { return kOptions; }

const VerbSpec* FindVerb(std::string_view name) {
  for (const VerbSpec& verb : kVerbs) {
    if (verb.name == name) return &verb;
  }
  return nullptr;
}

std::string HelpText(const VerbSpec& verb) {
  constexpr size_t kIndent = 27;
  std::string out = "Usage: redactor " + std::string(verb.usage) + "\n\n" +
                    std::string(verb.summary) + "\n\nOptions:\n";
  for (const OptionSpec& option : kOptions) {
    if ((option.verbs & verb.verb) == 0) continue;
    std::string left = "  ";
    left +=
        option.letter != 0 ? std::string{'-', option.letter, ',', ' '} : "    ";
    left += "--" + std::string(option.name);
    if (!option.argument.empty()) left += " " + std::string(option.argument);
    if (left.size() + 1 > kIndent) {
      out += left + "\n" + std::string(kIndent, ' ');
    } else {
      left.resize(kIndent, ' ');
      out += left;
    }
    AppendWrapped(option.help, kIndent, &out);
  }
  return out;
}

std::string OverviewText() {
  std::string out =
      "redactor replaces names, device identifiers, locations, contact data,\n"
      "secrets and internal URLs in support exports by stable tokens.\n\n";
  for (const VerbSpec& verb : kVerbs) {
    std::string left = "  redactor " + std::string(verb.usage);
    left.resize(std::max<size_t>(left.size() + 2, 44), ' ');
    out += left + std::string(verb.summary) + "\n";
  }
  out += "\nredactor VERB --help lists the options of a verb.\n";
  return out;
}

std::string_view NearestOption(std::string_view name, Verb verb) {
  size_t distance = NearEnough(name);
  std::string_view best;
  for (const OptionSpec& option : kOptions) {
    if ((option.verbs & verb) != 0) {
      Nearer(name, option.name, &distance, &best);
    }
  }
  return best;
}

std::string_view NearestVerb(std::string_view name) {
  size_t distance = NearEnough(name);
  std::string_view best;
  for (const VerbSpec& verb : kVerbs) Nearer(name, verb.name, &distance, &best);
  return best;
}

}  // namespace redactor::cli
