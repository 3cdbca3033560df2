// What is written in place of a message: edits, from the replacements and the
// units of its plan. See mail_run.h.
#include <algorithm>
#include <charconv>

#include "redactor/base/ascii.h"
#include "redactor/format/mail_leaf.h"
#include "redactor/format/mail_run.h"
#include "redactor/format/mail_words.h"

namespace redactor::format {

namespace {

bool HasText(const MailUnit& unit) { return unit.text_end > unit.text_begin; }

// The edits of one record.
class Composer {
 public:
  Composer(const Record& record, const MailPlan& plan,
           std::vector<RawEdit>* edits)
      : record_(record), plan_(plan), edits_(edits) {}

  void Replace(std::span<const Replacement> replacements);
  // Signatures that do not hold go.
  uint64_t DropSignatures();
  void PutLeaves();
  void SetLength();
  [[nodiscard]] const Status& status() const { return status_; }

 private:
  // A unit in which something changes: its new text, as far as it is known.
  void Touch(const MailUnit& unit, const Replacement& replacement);
  void Finish(const MailUnit& unit);
  void Splice(uint32_t begin, uint32_t end, std::string_view token);
  std::string EncodeWordsOf(const MailUnit& unit) const;

  const Record& record_;
  const MailPlan& plan_;
  std::vector<RawEdit>* edits_;
  const MailUnit* touched_ = nullptr;
  std::vector<Replacement> inner_;  // in the unit touched
  std::string text_;                // of the unit touched
  uint32_t done_ = 0;  // record text position up to which it is in text_
  Status status_;
};

void Composer::Splice(uint32_t begin, uint32_t end, std::string_view token) {
  if (begin == end) return;
  edits_->push_back({record_.offset + RawBegin(record_, begin),
                     record_.offset + RawEnd(record_, end), std::string(token),
                     nullptr});
}

void Composer::Touch(const MailUnit& unit, const Replacement& replacement) {
  if (touched_ != &unit) {
    if (touched_ != nullptr) Finish(*touched_);
    touched_ = &unit;
    text_.clear();
    inner_.clear();
    done_ = unit.text_begin;
  }
  if (unit.kind == MailUnit::Kind::kInner) {
    inner_.push_back(replacement);
    done_ = unit.text_end;
    return;
  }
  const uint32_t begin = std::max(replacement.begin, unit.text_begin);
  text_ += record_.text.substr(done_, begin - done_);
  if (replacement.begin >= unit.text_begin) text_ += replacement.token;
  done_ = std::min(replacement.end, unit.text_end);
}

// Bare where a reader takes it for the same.
std::string Composer::EncodeWordsOf(const MailUnit& unit) const {
  const bool bare = std::all_of(text_.begin(), text_.end(),
                                [](char c) {
                                  return IsAlnum(c) || c == '-' || c == ' ' ||
                                         c == '.' || c == '@' || c == '_';
                                }) &&
                    !text_.starts_with(' ') && !text_.ends_with(' ') &&
                    text_.find("  ") == std::string::npos;
  if (bare) return text_;
  std::string out;
  AppendWords(text_, unit.label, unit.charset, unit.encoding,
              unit.eol_crlf ? "\r\n" : "\n", &out);
  return out;
}

void Composer::Finish(const MailUnit& unit) {
  if (unit.kind == MailUnit::Kind::kInner) {
    const Status redacted = unit.inner->Redact(inner_, &text_);
    if (!redacted.ok()) status_ = redacted;
  }
  text_ += record_.text.substr(done_, unit.text_end - done_);
  RawEdit edit{unit.raw_begin, unit.raw_end, {}, nullptr};
  if (unit.kind == MailUnit::Kind::kWords) {
    if (text_.empty()) edit.begin = unit.gap;
    edit.bytes = EncodeWordsOf(unit);
  } else if (unit.kind == MailUnit::Kind::kParam) {
    AppendParam(unit.label, text_, &edit.bytes);
  } else {
    std::string bytes;
    if (unit.charset.kind == text::CharsetKind::kUtf8) {
      bytes = text_;
    } else if (!text::EncodeCharset(unit.charset, text_, &bytes)) {
      status_ =
          Status(StatusCode::kMalformed,
                 "a body does not go back to its charset", Severity::kEntry);
    }
    if (unit.layout.encoding == TransferEncoding::kIdentity) {
      edit.bytes = std::move(bytes);
    } else {
      EncodeTransfer(bytes, unit.layout, &edit.bytes);
    }
  }
  edits_->push_back(std::move(edit));
}

void Composer::Replace(std::span<const Replacement> replacements) {
  auto unit = plan_.units.begin();
  const auto last = plan_.units.end();
  for (const Replacement& replacement : replacements) {
    uint32_t at = replacement.begin;
    std::string_view token = replacement.token;
    while (unit != last &&
           (!HasText(*unit) || unit->text_end <= replacement.begin)) {
      ++unit;
    }
    // Through the units that it meets, and the text between them.
    auto met = unit;
    for (; met != last; ++met) {
      if (!HasText(*met)) continue;
      if (met->text_begin >= replacement.end) break;
      if (met->text_begin > at) {
        if (touched_ != nullptr) Finish(*touched_);
        touched_ = nullptr;
        Splice(at, met->text_begin, token);
        token = {};
      }
      Touch(*met, replacement);
      token = {};
      at = std::min(replacement.end, met->text_end);
    }
    if (at < replacement.end) {
      if (touched_ != nullptr) Finish(*touched_);
      touched_ = nullptr;
      Splice(at, replacement.end, token);
    }
  }
  if (touched_ != nullptr) Finish(*touched_);
  touched_ = nullptr;
}

uint64_t Composer::DropSignatures() {
  uint64_t dropped = 0;
  for (const MailUnit& unit : plan_.units) {
    if (unit.kind != MailUnit::Kind::kSignature) continue;
    ++dropped;
    std::erase_if(*edits_, [&unit](const RawEdit& edit) {
      return edit.begin >= unit.raw_begin && edit.begin < unit.raw_end;
    });
    edits_->push_back({unit.raw_begin, unit.raw_end, {}, nullptr});
  }
  return dropped;
}

void Composer::PutLeaves() {
  for (const MailUnit& unit : plan_.units) {
    if (unit.spool == nullptr) continue;
    edits_->push_back({unit.raw_begin, unit.raw_end, {}, unit.spool.get()});
  }
}

// By as much as the body grows or shrinks.
void Composer::SetLength() {
  for (const MailUnit& unit : plan_.units) {
    if (unit.kind != MailUnit::Kind::kLength) continue;
    const std::string_view line = record_.raw.substr(
        unit.raw_begin - record_.offset, unit.raw_end - unit.raw_begin);
    size_t begin = line.find(':') + 1;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t')) {
      ++begin;
    }
    uint64_t length = 0;
    const auto [end, error] =
        std::from_chars(line.data() + begin, line.data() + line.size(), length);
    if (plan_.in_parts || error != std::errc()) {
      edits_->push_back({unit.raw_begin, unit.raw_end, {}, nullptr});
      continue;
    }
    for (const RawEdit& edit : *edits_) {
      if (edit.begin < plan_.body) continue;
      length += edit.bytes.size() + (edit.begin - edit.end);
      if (edit.spool != nullptr) length += edit.spool->size();
    }
    edits_->push_back(
        {unit.raw_begin + begin,
         unit.raw_begin + static_cast<uint64_t>(end - line.data()),
         std::to_string(length), nullptr});
  }
}

}  // namespace

bool MailRun::Composes(const Record& record) const {
  const auto plan = std::find_if(
      plans_.begin(), plans_.end(),
      [&record](const MailPlan& p) { return p.begin >= record.offset; });
  return plan != plans_.end() && plan->begin == record.offset;
}

// Leaves are redacted between the record's findings and its writing.
Status MailRun::Review(std::span<const Record> records,
                       std::span<RecordOutcome> outcomes) {
  while (!plans_.empty() && plans_.front().begin < records.front().offset) {
    plans_.pop_front();
  }
  size_t plan = 0;
  for (size_t i = 0; i < records.size(); ++i) {
    while (plan < plans_.size() && plans_[plan].begin < records[i].offset) {
      ++plan;
    }
    if (plan == plans_.size()) break;
    if (plans_[plan].begin != records[i].offset ||
        !outcomes[i].withheld.empty() || !plans_[plan].has_leaves) {
      continue;
    }
    REDACTOR_RETURN_IF_ERROR(
        RedactLeaves(records[i], outcomes[i], &plans_[plan]));
  }
  return Status::Ok();
}

Status MailRun::RedactLeaves(const Record& record, const RecordOutcome& outcome,
                             MailPlan* plan) {
  const auto raw = [&](const MailUnit& unit) {
    return record.raw.substr(unit.raw_begin - record.offset,
                             unit.raw_end - unit.raw_begin);
  };
  bool changed = !outcome.replacements.empty();
  for (MailUnit& unit : plan->units) {
    const bool signs = unit.kind == MailUnit::Kind::kSignatureLeaf;
    if (!signs && unit.kind != MailUnit::Kind::kLeaf) continue;
    MailLeaf leaf(options_, unit.part, raw(unit));
    if (!unit.withheld.empty()) {
      ++result_->withheld;
      if (writes_) {
        REDACTOR_RETURN_IF_ERROR(
            leaf.Stub(unit.withheld, unit.layout, &unit.spool));
      }
    } else if (unit.part.holds_certificate()) {
      if (!writes_) continue;
      REDACTOR_RETURN_IF_ERROR(
          leaf.Stub("signature", unit.layout, &unit.spool));
      if (unit.spool != nullptr) ++result_->signatures;
    } else {
      REDACTOR_RETURN_IF_ERROR(
          leaf.Redact(Place(plan->index), unit.layout, writes_, &unit.spool));
      if (leaf.withheld()) ++result_->withheld;
    }
    changed |= unit.spool != nullptr && !signs;
  }
  // A signature over what changed.
  for (MailUnit& unit : plan->units) {
    if (unit.kind != MailUnit::Kind::kSignatureLeaf || !changed || !writes_ ||
        unit.part.holds_certificate()) {
      continue;
    }
    MailLeaf leaf(options_, unit.part, raw(unit));
    REDACTOR_RETURN_IF_ERROR(leaf.Stub("signature", unit.layout, &unit.spool));
    if (unit.spool != nullptr) ++result_->signatures;
  }
  return Status::Ok();
}

Status MailRun::Compose(const Record& record, const RecordOutcome& outcome,
                        std::vector<RawEdit>* edits) {
  // Those before are written.
  while (plans_.front().begin < record.offset) plans_.pop_front();
  const MailPlan& plan = plans_.front();
  Composer composer(record, plan, edits);
  composer.Replace(outcome.replacements);
  composer.PutLeaves();
  if (!edits->empty() || plan.in_parts) {
    const uint64_t dropped = composer.DropSignatures();
    if (writes_) result_->signatures += dropped;
    composer.SetLength();
  }
  std::sort(edits->begin(), edits->end(),
            [](const RawEdit& a, const RawEdit& b) {
              return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
            });
  REDACTOR_RETURN_IF_ERROR(composer.status());
  return Status::Ok();
}

Status MailRun::Encode(const Record& /*record*/, const Segment& /*segment*/,
                       std::string_view token, std::string* out) const {
  out->append(token);
  return Status::Ok();
}

Status MailRun::Stub(const Record& record, const Batch::Item& /*item*/,
                     std::string_view reason, std::string* out) const {
  const bool crlf =
      record.raw.substr(0, record.raw.find('\n') + 1).ends_with("\r\n");
  const std::string eol = crlf ? "\r\n" : "\n";
  if (mbox_) {
    *out += "From redactor@redacted.invalid Thu Jan  1 00:00:00 1970" + eol;
  }
  std::string note = "[redactor withheld: ";
  note += reason;
  note += ']';
  *out += "Subject: " + note + eol + eol + note + eol;
  if (mbox_) *out += eol;
  return Status::Ok();
}

}  // namespace redactor::format
