// Items to segments: envelope and header; bodies are in mail_body.cc.
#include "redactor/format/mail_record.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/format/mail_params.h"
#include "redactor/format/mail_words.h"

namespace redactor::format {

namespace {

// Names that say nothing about anybody. Sorted, lower case first; the second
// spelling stands in paths.
constexpr std::array<std::string_view, 47> kKnownNames = {
    "ARC-Authentication-Results",
    "ARC-Message-Signature",
    "ARC-Seal",
    "Authentication-Results",
    "Auto-Submitted",
    "Bcc",
    "Cc",
    "Content-Description",
    "Content-Disposition",
    "Content-ID",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-Transfer-Encoding",
    "Content-Type",
    "DKIM-Signature",
    "Date",
    "Delivered-To",
    "DomainKey-Signature",
    "Errors-To",
    "From",
    "Importance",
    "In-Reply-To",
    "Lines",
    "List-Id",
    "List-Post",
    "List-Unsubscribe",
    "MIME-Version",
    "Mailing-List",
    "Message-ID",
    "Organization",
    "Precedence",
    "Priority",
    "Received",
    "Received-SPF",
    "References",
    "Reply-To",
    "Return-Path",
    "Sender",
    "Status",
    "Subject",
    "Thread-Index",
    "Thread-Topic",
    "To",
    "User-Agent",
    "X-Mailer",
    "X-Status"};

std::string_view KnownName(std::string_view name) {
  for (const std::string_view known : kKnownNames) {
    if (EqualsIgnoreCase(known, name)) return known;
  }
  return {};
}

// A field that holds only while nothing it signs changes.
bool IsSignatureName(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {
      "ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal",
      "DKIM-Signature", "DomainKey-Signature"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Most boundaries are made by chance; some hold an address or a host
// ("4F2A.1700000000/mail.example.com"), and are then values like others.
bool MayTell(std::string_view boundary) {
  for (size_t at = 0; at < boundary.size(); ++at) {
    if (boundary[at] == '@') return true;
    if (boundary[at] == '.' && at > 0 && at + 1 < boundary.size() &&
        IsAlpha(boundary[at - 1]) && IsAlpha(boundary[at + 1])) {
      return true;
    }
  }
  return false;
}

}  // namespace

void MailRecord::Add(std::span<const MailItem> items, uint64_t room) {
  room_ = kMaxRecord - std::min<uint64_t>(room, kMaxRecord);
  for (const MailItem& item : items) {
    switch (item.kind) {
      case MailItem::Kind::kEnvelope:
        AddEnvelope(item);
        break;
      case MailItem::Kind::kField:
        AddField(item);
        break;
      case MailItem::Kind::kText:
        AddText(item);
        break;
      case MailItem::Kind::kLeaf:
        AddLeaf(item);
        break;
      case MailItem::Kind::kFrame:
        AddFrame(item);
        break;
    }
  }
}

void MailRecord::Copy(std::string_view bytes, uint64_t begin) {
  if (bytes.empty()) return;
  const auto size = static_cast<uint32_t>(bytes.size());
  batch_.AddChunk(batch_.text_at(), size, batch_.RawAt(begin), size);
  Put(bytes);
}

void MailRecord::Put(std::string_view text) {
  char* tail = batch_.text_tail();
  std::memcpy(tail, text.data(), text.size());
  batch_.set_text_tail(tail + text.size());
}

void MailRecord::Escape(char c, uint64_t begin, uint64_t size) {
  batch_.AddChunk(batch_.text_at(), 1, batch_.RawAt(begin),
                  static_cast<uint32_t>(size));
  Put({&c, 1});
}

uint32_t MailRecord::BodyNode(Batch* batch, uint32_t number) {
  const uint32_t body = batch->AddNode({0, PathNode::Kind::kKey, "body", 0});
  return batch->AddNode({body, PathNode::Kind::kIndex, {}, number});
}

// An unknown name is a key, and copied so that paths may refer to it.
uint32_t MailRecord::HeaderNode(uint32_t number, std::string_view name,
                                uint64_t at) {
  uint32_t parent = number == 0 ? 0 : BodyNode(&batch_, number);
  parent = batch_.AddNode({parent, PathNode::Kind::kKey, "header", 0});
  const std::string_view known = KnownName(name);
  if (!known.empty()) {
    return batch_.AddNode({parent, PathNode::Kind::kKey, known, 0});
  }
  const char* const text = batch_.text_tail();
  const uint32_t begin = batch_.text_at();
  Copy(name, at);
  const uint32_t node =
      batch_.AddNode({parent, PathNode::Kind::kKey, {text, name.size()}, 0});
  batch_.AddSegment(begin, SegmentKind::kKey, node);
  return node;
}

// "From jane@example.com Thu Jan  1 00:00:00 1970": the address is a value.
void MailRecord::AddEnvelope(const MailItem& item) {
  std::string_view line = input_.View(item.begin, item.end);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  const size_t begin = std::min<size_t>(5, line.size());
  const uint32_t node =
      batch_.AddNode({0, PathNode::Kind::kKey, "envelope", 0});
  const uint32_t text = batch_.text_at();
  Copy(line.substr(begin), item.begin + begin);
  if (batch_.text_at() > text) {
    batch_.AddSegment(text, SegmentKind::kValue, node);
  }
}

void MailRecord::AddField(const MailItem& item) {
  std::string_view raw = input_.View(item.begin, item.end);
  while (raw.ends_with('\n') || raw.ends_with('\r')) raw.remove_suffix(1);
  const size_t name_size = FieldNameSize(raw);
  const std::string_view name = raw.substr(0, name_size);
  size_t begin = raw.find(':') + 1;
  while (begin < raw.size() && IsBlank(raw[begin])) ++begin;

  Segmented field;
  field.value = raw.substr(begin);
  field.begin = item.begin + begin;
  field.crlf = input_.View(item.begin, item.end).ends_with("\r\n");
  const MailPart& part = parts_[item.part];
  field.node = HeaderNode(part.header_number, name, item.begin);
  const std::string_view known = batch_.node(field.node).name;

  if (IsSignatureName(known)) {
    MailUnit unit;
    unit.kind = MailUnit::Kind::kSignature;
    unit.raw_begin = item.begin;
    unit.raw_end = item.end;
    plan_->units.push_back(std::move(unit));
  }
  if (known == "Content-Length" && part.header_number == 0 &&
      std::all_of(field.value.begin(), field.value.end(), IsDigit)) {
    MailUnit unit;
    unit.kind = MailUnit::Kind::kLength;
    unit.raw_begin = item.begin;
    unit.raw_end = item.end;
    plan_->units.push_back(std::move(unit));
    return;
  }
  field.text = batch_.text_at();
  size_t at = 0;
  if (known == "Content-Type" || known == "Content-Disposition") {
    for (const MailParam& param : MailParams(field.value)) {
      const bool frame = param.name == "boundary";
      if (!param.extended && !frame) continue;
      const size_t from = frame ? param.value_begin : param.begin;
      AddValue(&field, at, from);
      CloseSegment(&field);
      at = frame ? param.value_end : param.end;
      if (frame) {
        AddBoundary(field.value.substr(from, at - from), field.begin + from);
        field.text = batch_.text_at();
      } else {
        AddParam(&field, param);
      }
    }
  }
  AddValue(&field, at, field.value.size());
  CloseSegment(&field);
}

// The same text at every place, so that the same is found in it and the parts
// of the message still find each other.
void MailRecord::AddBoundary(std::string_view boundary, uint64_t begin) {
  if (!MayTell(boundary)) return;
  const uint32_t node =
      batch_.AddNode({0, PathNode::Kind::kKey, "boundary", 0});
  const uint32_t text = batch_.text_at();
  Copy(boundary, begin);
  batch_.AddSegment(text, SegmentKind::kValue, node);
}

void MailRecord::AddFrame(const MailItem& item) {
  const std::string_view line = input_.View(item.begin, item.end);
  if (!line.starts_with("--")) return;
  size_t longest = 0;
  for (const MailPart& part : parts_) {
    if (line.substr(2).starts_with(part.boundary)) {
      longest = std::max(longest, part.boundary.size());
    }
  }
  AddBoundary(line.substr(2, longest), item.begin + 2);
}

void MailRecord::CloseSegment(Segmented* field) {
  if (batch_.text_at() > field->text) {
    batch_.AddSegment(field->text, SegmentKind::kValue, field->node);
    const MailUnit* last =
        plan_->units.empty() ? nullptr : &plan_->units.back();
    batch_.segment(batch_.segment_count() - 1).opaque_raw =
        last != nullptr && last->text_end > field->text;
  }
  field->text = batch_.text_at();
}

void MailRecord::AddValue(Segmented* field, size_t begin, size_t end) {
  const std::string_view value = field->value.substr(0, end);
  size_t at = begin;
  for (WordGroup group; FindWords(value, at, &group); at = group.end) {
    AddLiteral(*field, at, group.gap);
    AddWords(field, group);
  }
  AddLiteral(*field, at, end);
}

// Folds become one space.
void MailRecord::AddLiteral(const Segmented& field, size_t begin, size_t end) {
  const std::string_view value = field.value;
  while (begin < end) {
    size_t fold = value.find('\n', begin);
    if (fold == std::string_view::npos || fold >= end) break;
    size_t from = fold;
    if (from > begin && value[from - 1] == '\r') --from;
    Copy(value.substr(begin, from - begin), field.begin + begin);
    const size_t next = std::min(fold + 2, end);
    Escape(' ', field.begin + from, next - from);
    begin = next;
  }
  Copy(value.substr(begin, end - begin), field.begin + begin);
}

void MailRecord::AddWords(Segmented* field, const WordGroup& group) {
  MailUnit unit;
  unit.kind = MailUnit::Kind::kWords;
  unit.text_begin = batch_.text_at();
  unit.raw_begin = field->begin + group.begin;
  unit.raw_end = field->begin + group.end;
  unit.gap = field->begin + group.gap;
  unit.label = group.charset;
  unit.charset = text::FindCharset(group.charset, group.bytes);
  unit.encoding = group.encoding;
  unit.eol_crlf = field->crlf;
  const std::string decoded = DecodeBytes(group.charset, group.bytes);
  if (decoded.empty()) return;
  const auto size = static_cast<uint32_t>(decoded.size());
  auto raw = static_cast<uint32_t>(group.end - group.begin);
  if (raw == size) --raw;  // equal sizes would mean equal bytes
  batch_.AddChunk(batch_.text_at(), size, batch_.RawAt(unit.raw_begin), raw);
  Put(decoded);
  unit.text_end = batch_.text_at();
  plan_->units.push_back(std::move(unit));
}

void MailRecord::AddParam(Segmented* field, const MailParam& param) {
  MailUnit unit;
  unit.kind = MailUnit::Kind::kParam;
  unit.text_begin = batch_.text_at();
  unit.raw_begin = unit.gap = field->begin + param.begin;
  unit.raw_end = field->begin + param.end;
  unit.label = param.name;
  const std::string decoded = DecodeParam(param);
  if (decoded.empty()) return;
  const auto size = static_cast<uint32_t>(decoded.size());
  auto raw = static_cast<uint32_t>(param.end - param.begin);
  if (raw == size) --raw;
  batch_.AddChunk(batch_.text_at(), size, batch_.RawAt(unit.raw_begin), raw);
  Put(decoded);
  unit.text_end = batch_.text_at();
  plan_->units.push_back(std::move(unit));
  batch_.AddSegment(batch_.text_at() - size, SegmentKind::kValue, field->node);
  batch_.segment(batch_.segment_count() - 1).opaque_raw = true;
  field->text = batch_.text_at();
}

}  // namespace redactor::format
