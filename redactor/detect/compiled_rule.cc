// Compiles rules and sorts their triggers.
#include "redactor/detect/compiled_rule.h"

#include <algorithm>
#include <set>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/detect/context_gate.h"
#include "redactor/detect/rule_file.h"
#include "redactor/match/leading_literals.h"

namespace redactor::detect {

namespace {

Status AtRule(const Rule& rule, const Status& status) {
  return status.WithPrefix(rule.file + ":" + std::to_string(rule.line) +
                           ": rule `" + rule.id + "`");
}

Status CompileClass(const std::string& inside,
                    std::optional<match::ByteClass>* out) {
  if (inside.empty()) return Status::Ok();
  auto bytes = match::ByteClass::Parse(inside);
  if (!bytes.ok()) return bytes.status();
  *out = *bytes;
  return Status::Ok();
}

std::string Folded(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 match::FoldAscii);
  return folded;
}

bool AllText(const std::vector<Trigger>& triggers) {
  return std::all_of(triggers.begin(), triggers.end(), [](const Trigger& t) {
    return t.kind == Trigger::Kind::kText || t.kind == Trigger::Kind::kSlow;
  });
}

bool AllBytes(const std::vector<Trigger>& triggers) {
  return std::all_of(triggers.begin(), triggers.end(), [](const Trigger& t) {
    return t.kind == Trigger::Kind::kByte;
  });
}

// A word of this size is rare enough to look for it everywhere.
constexpr size_t kRareBeginning = 5;

// Does it start with one of the triggers' literals?
bool Covers(const std::vector<std::string>& folded_triggers,
            const match::LeadingLiteral& beginning) {
  return std::any_of(folded_triggers.begin(), folded_triggers.end(),
                     [&](const std::string& literal) {
                       // Long beginnings are cut.
                       return !literal.empty() &&
                              (beginning.text.starts_with(literal) ||
                               (beginning.text.size() >= kRareBeginning &&
                                literal.starts_with(beginning.text)));
                     });
}

// Can all matches of the rule be found by what they begin with? A beginning
// that goes on where a trigger ends tells more texts apart; another one serves
// when it is rare, which short words are not.
bool TellsEnough(const Rule& rule,
                 const std::vector<std::string>& folded_triggers,
                 const match::LeadingLiteral& beginning) {
  if (Covers(folded_triggers, beginning)) return true;
  const bool none = rule.triggers[0].kind == Trigger::Kind::kSlow;
  const bool word = IsAlnum(beginning.text[0]);
  if (word && !beginning.word_edge) return false;
  return beginning.text.size() >= (word && !none ? kRareBeginning : 3);
}

// Beginnings as triggers: cut so far that there are not too many of them.
std::vector<Trigger> AsTriggers(
    const std::vector<match::LeadingLiteral>& beginnings) {
  constexpr size_t kMany = 160;
  std::set<std::string> texts;
  for (const size_t size : {12, 9, 7, 6, 5}) {
    texts.clear();
    for (const auto& beginning : beginnings) {
      texts.insert(beginning.text.substr(0, size));
    }
    if (texts.size() <= kMany) break;
  }
  std::vector<Trigger> triggers;
  for (const std::string& text : texts) {
    Trigger& trigger = triggers.emplace_back();
    trigger.kind = Trigger::Kind::kText;
    trigger.literal = text;
  }
  return triggers;
}

}  // namespace

std::vector<Trigger> EffectiveTriggers(const Rule& rule, bool* at_start) {
  *at_start = false;
  if (!AllText(rule.triggers)) return rule.triggers;
  const auto beginnings = match::LeadingLiterals(rule.pattern);
  std::vector<std::string> folded;
  for (const Trigger& trigger : rule.triggers) {
    folded.push_back(Folded(trigger.literal));
  }
  *at_start = !beginnings.empty() &&
              std::all_of(beginnings.begin(), beginnings.end(),
                          [&](const match::LeadingLiteral& beginning) {
                            return TellsEnough(rule, folded, beginning);
                          });
  if (!*at_start) return rule.triggers;
  return AsTriggers(beginnings);
}

Result<CompiledRule> CompileRule(const Rule& rule, int64_t max_memory) {
  CompiledRule out;
  out.rule = &rule;
  out.max_length = rule.max_length;
  out.look_back =
      std::min(rule.look_back != 0 ? rule.look_back : rule.max_length,
               static_cast<uint32_t>(kContextBytes));
  auto regex = match::Regex::Create(
      rule.pattern, max_memory,
      rule.shipped ? match::Regex::Check::kTested : match::Regex::Check::kNow);
  if (!regex.ok()) return AtRule(rule, regex.status());
  out.regex = std::move(*regex);
  for (const Status& status : {CompileClass(rule.alphabet, &out.alphabet),
                               CompileClass(rule.extend, &out.extend)}) {
    if (!status.ok()) return AtRule(rule, status);
  }
  if (!out.extend) out.extend = out.alphabet;
  if (!rule.extend_until.empty()) {
    auto until = match::Regex::Create(rule.extend_until, max_memory);
    if (!until.ok()) return AtRule(rule, until.status());
    out.extend_until = std::move(*until);
  }
  for (const std::string& name : rule.validate) {
    const ValidatorInfo* info = FindValidator(name);
    if (info == nullptr) {
      return AtRule(rule, Status(StatusCode::kInvalidArgument,
                                 "unknown validator `" + name + "`"));
    }
    out.validators.push_back(info->function);
  }
  out.triggers = EffectiveTriggers(rule, &out.starts_at_trigger);
  // Other triggers may lead to matches elsewhere.
  if (rule.triggers.size() == 1) {
    out.joints = match::RequiredJoints(rule.pattern);
  }
  if (AllBytes(rule.triggers)) {
    std::string bytes;
    for (const Trigger& trigger : rule.triggers) bytes += trigger.literal;
    out.starts_at_trigger = out.regex->BeginsWithOneOf(bytes);
  }
  out.digits_only = true;
  for (const Trigger& trigger : rule.triggers) {
    if (trigger.kind == Trigger::Kind::kDigits) {
      out.min_digits = trigger.count;
    } else {
      out.digits_only = false;
    }
  }
  return out;
}

Verdict Validate(const CompiledRule& rule, std::string_view segment,
                 const ValidatorSettings* settings, match::RegexMatch* match) {
  ValidatorInput input;
  input.text = segment;
  input.begin = static_cast<uint32_t>(match->value_begin);
  input.end = static_cast<uint32_t>(match->value_end);
  input.settings = settings;
  bool doubt = false;
  bool proof = false;
  for (const ValidatorFunction validator : rule.validators) {
    const Verdict verdict = validator(&input);
    if (verdict == Verdict::kReject) return Verdict::kReject;
    doubt = doubt || verdict == Verdict::kDoubt;
    proof = proof || verdict == Verdict::kProof;
  }
  match->value_begin = input.begin;
  match->value_end = input.end;
  if (input.begin >= input.end) return Verdict::kReject;
  if (doubt) return Verdict::kDoubt;
  return proof ? Verdict::kProof : Verdict::kAccept;
}

TriggerTable::TriggerTable(std::span<const CompiledRule> rules,
                           const ContextGate& gate,
                           const std::vector<std::string>& own_domains) {
  for (uint32_t i = 0; i < rules.size(); ++i) {
    for (const Trigger& trigger : rules[i].triggers) {
      Add(i, rules[i], trigger, gate.Guards(i), own_domains);
    }
  }
}

void TriggerTable::AddText(uint32_t rule, const std::string& literal) {
  const auto [at, is_new] =
      literals_.try_emplace(Folded(literal), spec_.literals.size());
  if (is_new) {
    spec_.literals.push_back(at->first);
    texts_.emplace_back();
  }
  std::vector<uint32_t>& rules = texts_[at->second];
  if (rules.empty() || rules.back() != rule) rules.push_back(rule);
}

void TriggerTable::Add(uint32_t rule, const CompiledRule& compiled,
                       const Trigger& trigger, bool guarded,
                       const std::vector<std::string>& own_domains) {
  using Kind = match::Candidate::Kind;
  const auto add = [&](Kind kind, uint32_t* least) {
    counted_[static_cast<size_t>(kind)].Add(rule, compiled, trigger, guarded);
    *least = *least == 0 ? trigger.count : std::min(*least, trigger.count);
  };
  switch (trigger.kind) {
    case Trigger::Kind::kDigits:
      add(Kind::kDigits, &spec_.min_digits);
      break;
    case Trigger::Kind::kHex:
      add(Kind::kHex, &spec_.min_hex);
      break;
    case Trigger::Kind::kRun:
      add(Kind::kRun, &spec_.min_run);
      break;
    case Trigger::Kind::kCaps:
      add(Kind::kCaps, &spec_.min_caps);
      break;
    case Trigger::Kind::kByte: {
      auto& rules =
          bytes_[static_cast<unsigned char>(trigger.literal[0]) & 127];
      if (rules.empty()) spec_.bytes.push_back(trigger.literal[0]);
      rules.push_back(rule);
      break;
    }
    case Trigger::Kind::kText:
      AddText(rule, trigger.literal);
      break;
    case Trigger::Kind::kOwn:
      for (const std::string& domain : own_domains) AddText(rule, domain);
      break;
    case Trigger::Kind::kSlow:
      slow_.push_back(rule);
      break;
  }
}

}  // namespace redactor::detect
