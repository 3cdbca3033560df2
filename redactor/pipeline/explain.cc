// Names and sentences for judgements.
#include "redactor/pipeline/explain.h"

#include <cstdio>

namespace redactor::pipeline {

namespace {

using detect::ContextVerdict;
using detect::FieldAction;
using detect::Judgement;
using detect::Verdict;

std::string VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kReject:
      return "reject";
    case Verdict::kDoubt:
      return "doubt";
    case Verdict::kAccept:
      return "accept";
    case Verdict::kProof:
      return "proof";
  }
  return "";
}

std::string WhereName(ContextVerdict::Where where) {
  switch (where) {
    case ContextVerdict::Where::kNowhere:
      return "";
    case ContextVerdict::Where::kBefore:
      return "before";
    case ContextVerdict::Where::kAfter:
      return "after";
    case ContextVerdict::Where::kField:
      return "field";
  }
  return "";
}

std::string ActionName(FieldAction action) {
  switch (action) {
    case FieldAction::kNone:
      return "";
    case FieldAction::kKeep:
      return "keep";
    case FieldAction::kToken:
      return "token";
    case FieldAction::kDrop:
      return "drop";
    case FieldAction::kUrl:
      return "url";
    case FieldAction::kText:
      return "text";
  }
  return "";
}

std::string Quoted(std::string_view word) {
  return "\"" + std::string(word) + "\"";
}

std::string TwoDigits(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", score);
  return text;
}

// The validators that gave `verdict`; "a validator" when none is known.
std::string Who(const Judgement& judgement, Verdict verdict) {
  std::string names;
  for (const auto& [name, own] : judgement.validators) {
    if (own != verdict) continue;
    if (!names.empty()) names += " and ";
    names += name;
  }
  return names.empty() ? "a validator" : "validator " + names;
}

std::string CueWords(const ContextVerdict& context) {
  const std::string word = "cue word " + Quoted(context.cue_word);
  if (context.where == ContextVerdict::Where::kField) {
    return word + " in the name of the field";
  }
  return word + " " + std::to_string(context.distance) +
         (context.distance == 1 ? " word " : " words ") +
         WhereName(context.where) + " it";
}

std::string WhyTaken(const Judgement& judgement) {
  const std::string_view rule = judgement.detection.rule;
  if (judgement.rule == nullptr) {
    if (judgement.list == "deny") return "on the deny list";
    if (rule.starts_with("field.")) return "the name of its field says so";
    if (rule.starts_with("sweep.")) {
      return "found elsewhere in the same record";
    }
    return "found by a detector of the program";
  }
  std::string why;
  if (judgement.context.cue) why = CueWords(judgement.context);
  if (judgement.verdict == Verdict::kProof) {
    why += (why.empty() ? "" : ", ") + Who(judgement, Verdict::kProof) +
           " proves it";
  }
  if (judgement.verdict == Verdict::kDoubt) {
    why += (why.empty() ? "" : ", ") +
           ("though " + Who(judgement, Verdict::kDoubt)) + " doubts it";
  }
  return why.empty() ? "its form is enough" : why;
}

std::string WhyNot(const Judgement& judgement) {
  const std::string_view reason = judgement.reason;
  const std::string winner =
      judgement.winner ? std::string(judgement.winner->rule) : "";
  if (reason == "validator") {
    return Who(judgement, Verdict::kReject) + " says no";
  }
  if (reason == "doubt") {
    return Who(judgement, Verdict::kDoubt) +
           " doubts it, and no cue word is near";
  }
  if (reason == "veto") {
    return "the word " + Quoted(judgement.context.veto_word) +
           " before it forbids it";
  }
  if (reason == "context") return "needs a cue word, and none is near";
  if (reason == "score") {
    const std::string below =
        "its score is below " + TwoDigits(judgement.threshold);
    return judgement.field.action == FieldAction::kKeep
               ? below + ", since the field holds no text"
               : below;
  }
  if (reason == "referee") {
    if (winner.empty()) return "reads as: " + std::string(judgement.referee);
    return std::string(judgement.referee) + ": " + winner;
  }
  if (reason == "allow") return "on the allow list";
  if (reason == "token") return "beside or inside of an own token";
  if (reason == "overlap") return winner + " covers it";
  return std::string(reason);
}

}  // namespace

void ExplainJudgement(const Judgement& judgement, Explanation* explanation) {
  Explanation& out = *explanation;
  out.taken = judgement.reason.empty();
  out.reason = judgement.reason;
  out.why = out.taken ? WhyTaken(judgement) : WhyNot(judgement);
  if (judgement.rule != nullptr) {
    out.score = judgement.rule->score;
    out.score_in_context = judgement.rule->score_in_context;
  }
  out.threshold = judgement.threshold;
  out.cue = judgement.context.cue_word;
  out.cue_where = WhereName(judgement.context.where);
  out.cue_distance = judgement.context.distance;
  out.veto = judgement.context.veto_word;
  if (judgement.verdict) out.verdict = VerdictName(*judgement.verdict);
  for (const auto& [name, verdict] : judgement.validators) {
    out.validators.emplace_back(name, VerdictName(verdict));
  }
  out.field_rule = judgement.field.rule;
  out.field_action = ActionName(judgement.field.action);
  out.list = judgement.list;
}

}  // namespace redactor::pipeline
