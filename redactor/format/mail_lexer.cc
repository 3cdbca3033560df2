// Lines to items; see the header.
#include "redactor/format/mail_lexer.h"

#include <algorithm>
#include <array>

#include "redactor/base/ascii.h"
#include "redactor/format/mail_params.h"
#include "redactor/format/mail_words.h"

namespace redactor::format {

namespace {

constexpr size_t kMaxKeptField = size_t{64} << 10;

bool IsBlankLine(std::string_view line) {
  return line == "\n" || line == "\r\n" || line.empty();
}

std::string_view WithoutEol(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "--boundary", "--boundary--", maybe with blanks behind.
bool IsBoundaryOf(std::string_view line, std::string_view boundary,
                  bool* last) {
  line = WithoutEol(line);
  if (!line.substr(2).starts_with(boundary)) return false;
  line.remove_prefix(2 + boundary.size());
  *last = line.starts_with("--");
  if (*last) line.remove_prefix(2);
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

void ReadType(std::string_view value, MailPart* part) {
  part->type = MailToken(value);
  for (MailParam& param : MailParams(value)) {
    if (param.name == "boundary") part->boundary = param.bytes;
    if (param.name == "charset") part->charset = param.bytes;
    if (param.name == "format") {
      part->flowed = EqualsIgnoreCase(param.bytes, "flowed");
    }
    if (param.name == "delsp") {
      part->delete_space = EqualsIgnoreCase(param.bytes, "yes");
    }
    if (param.name == "name" && part->name.empty()) {
      part->name =
          param.extended ? DecodeParam(param) : DecodeWords(param.bytes);
    }
  }
}

void ReadDisposition(std::string_view value, MailPart* part) {
  part->attachment = MailToken(value) == "attachment";
  for (const MailParam& param : MailParams(value)) {
    if (param.name != "filename") continue;
    part->name = param.extended ? DecodeParam(param) : DecodeWords(param.bytes);
  }
}

}  // namespace

bool MailPart::is_signature() const {
  return type == "application/pgp-signature" || holds_certificate();
}

bool MailPart::holds_certificate() const {
  return type == "application/pkcs7-signature" ||
         type == "application/x-pkcs7-signature";
}

bool MailPart::is_text() const {
  if (too_deep || attachment || encoding == TransferEncoding::kUuencode) {
    return false;
  }
  // Without a type of its own a body is text; with a name it is a file.
  if (type.starts_with("multipart/") || type.starts_with("message/")) {
    return encoding != TransferEncoding::kBase64;
  }
  constexpr std::array<std::string_view, 6> kText = {
      "text/plain",          "text",          "",
      "text/rfc822-headers", "text/enriched", "text/richtext"};
  return name.empty() &&
         std::find(kText.begin(), kText.end(), type) != kText.end();
}

void MailLexer::Start() {
  state_ = State::kHeader;
  body_open_ = false;
  first_line_ = true;
  lenient_ = keeps_field_ = false;
  uu_end_ = 0;
  next_number_ = 1;
  messages_ = 0;
  levels_.clear();
  items_.clear();
  parts_.assign(1, MailPart{});
}

void MailLexer::DropItems(bool all) {
  if (all) {
    items_.clear();
    body_open_ = false;
  } else {
    items_.erase(items_.begin(), items_.end() - 1);
  }
}

void MailLexer::Add(MailItem::Kind kind, uint64_t begin, uint64_t end) {
  items_.push_back(
      {kind, begin, end, static_cast<uint32_t>(parts_.size() - 1)});
}

void MailLexer::Envelope(uint64_t begin, uint64_t end) {
  Add(MailItem::Kind::kEnvelope, begin, end);
}

bool MailLexer::IsBoundary(std::string_view line) const {
  if (!line.starts_with("--")) return false;
  bool last = false;
  return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
    return IsBoundaryOf(line, level.boundary, &last);
  });
}

void MailLexer::Line(std::string_view line, uint64_t begin, uint64_t end) {
  if (TakeBoundary(line, begin, end)) return;
  if (state_ == State::kHeader || state_ == State::kField) {
    HeaderLine(line, begin, end);
  } else {
    BodyLine(line, begin, end);
  }
}

bool MailLexer::TakeBoundary(std::string_view line, uint64_t begin,
                             uint64_t end) {
  if (levels_.empty() || !line.starts_with("--")) return false;
  bool last = false;
  size_t i = levels_.size();
  while (i > 0 && !IsBoundaryOf(line, levels_[i - 1].boundary, &last)) --i;
  if (i == 0) return false;
  if (state_ == State::kField) EndField();
  levels_.resize(i);
  Add(MailItem::Kind::kFrame, begin, end);
  body_open_ = false;
  uu_end_ = 0;
  const bool digest = levels_.back().digest;
  if (last) levels_.pop_back();
  parts_.push_back({});
  if (last) {  // an epilogue
    state_ = State::kBody;
    body_ = MailItem::Kind::kText;
    parts_.back().number = next_number_++;
    return true;
  }
  if (digest) parts_.back().type = "message/rfc822";
  OpenPart();
  return true;
}

void MailLexer::OpenPart() {
  parts_.back().header_number = next_number_;
  state_ = State::kHeader;
  first_line_ = true;
}

void MailLexer::HeaderLine(std::string_view line, uint64_t begin,
                           uint64_t end) {
  const bool blank = line.starts_with(' ') || line.starts_with('\t');
  if (state_ == State::kField && blank) {
    items_.back().end = end;
    if (keeps_field_ && field_.size() < kMaxKeptField) field_ += line;
    return;
  }
  if (state_ == State::kField) EndField();
  state_ = State::kHeader;
  if (IsBlankLine(line)) {
    Add(MailItem::Kind::kFrame, begin, end);
    EnterBody();
    return;
  }
  const size_t name = FieldNameSize(line);
  if (name > 0) {
    Add(MailItem::Kind::kField, begin, end);
    state_ = State::kField;
    first_line_ = false;
    keeps_field_ = StartsWithIgnoreCase(line, "content-");
    if (keeps_field_) field_ = line;
    return;
  }
  if (first_line_ &&
      (line.starts_with("From ") || line.starts_with(">From "))) {
    Add(MailItem::Kind::kText, begin, end);
    first_line_ = false;
    return;
  }
  lenient_ = true;
  EnterBody();
  Line(line, begin, end);
}

void MailLexer::EndField() {
  if (!keeps_field_) return;
  keeps_field_ = false;
  MailPart& part = parts_.back();
  const size_t colon = field_.find(':');
  std::string_view name = std::string_view(field_).substr(0, colon);
  while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
  std::string_view value = std::string_view(field_).substr(colon + 1);
  while (value.starts_with(' ') || value.starts_with('\t')) {
    value.remove_prefix(1);
  }
  value = WithoutEol(value);
  if (EqualsIgnoreCase(name, "content-type")) {
    ReadType(value, &part);
  } else if (EqualsIgnoreCase(name, "content-transfer-encoding")) {
    part.encoding_label = value;
    part.encoding = FindTransferEncoding(value);
  } else if (EqualsIgnoreCase(name, "content-disposition")) {
    ReadDisposition(value, &part);
  }
}

void MailLexer::EnterBody() {
  MailPart& part = parts_.back();
  const bool deep = levels_.size() + messages_ >= kMaxMailDepth;
  const bool plain = part.encoding == TransferEncoding::kIdentity;
  const bool multipart =
      part.type.starts_with("multipart/") && !part.boundary.empty();
  const bool message =
      (part.type == "message/rfc822" || part.type == "message/global") && plain;
  body_open_ = false;
  if (deep && (multipart || message)) {
    part.too_deep = true;
  } else if (multipart) {
    levels_.push_back({part.boundary, part.type == "multipart/digest"});
    state_ = State::kBody;
    body_ = MailItem::Kind::kText;  // the preamble
    parts_.push_back({});
    parts_.back().number = next_number_;
    return;
  } else if (message) {
    ++messages_;
    const uint32_t number = next_number_++;
    part.number = number;
    parts_.push_back({});
    OpenPart();
    parts_.back().header_number = number;
    return;
  }
  part.number = next_number_++;
  state_ = State::kBody;
  body_ = part.is_text() ? MailItem::Kind::kText : MailItem::Kind::kLeaf;
}

void MailLexer::BodyLine(std::string_view line, uint64_t begin, uint64_t end) {
  if (TakeUu(line, begin, end)) return;
  if (body_open_) {
    items_.back().end = end;
    return;
  }
  Add(body_, begin, end);
  body_open_ = true;
}

void MailLexer::TextFollows() {
  MailPart text;
  if (state_ == State::kUu) {
    text = parts_[text_part_];
  } else {
    text.number = parts_.back().number;
  }
  parts_.push_back(std::move(text));
  state_ = State::kBody;
  body_ = MailItem::Kind::kText;
  body_open_ = false;
}

// Two lines tell: "begin 644 name" and one of the right length.
bool MailLexer::TakeUu(std::string_view line, uint64_t begin, uint64_t end) {
  if (state_ == State::kUu) {
    items_.back().end = end;
    if (WithoutEol(line) == "end") TextFollows();
    return true;
  }
  if (body_ != MailItem::Kind::kText ||
      parts_.back().encoding != TransferEncoding::kIdentity) {
    return false;
  }
  if (uu_end_ == begin && uu_end_ != 0 && IsUuLine(line)) {
    items_.back().end = uu_begin_;
    if (items_.back().begin == uu_begin_) items_.pop_back();
    text_part_ = static_cast<uint32_t>(parts_.size() - 1);
    MailPart part;
    part.number = next_number_++;
    part.type = "application/octet-stream";
    part.encoding = TransferEncoding::kUuencode;
    part.name = uu_name_;
    parts_.push_back(std::move(part));
    Add(MailItem::Kind::kLeaf, uu_begin_, end);
    state_ = State::kUu;
    body_open_ = true;
    uu_end_ = 0;
    return true;
  }
  uu_end_ = 0;
  if (!line.starts_with("begin ")) return false;
  uu_name_ = UuName(line);
  if (!uu_name_.empty()) {
    uu_begin_ = begin;
    uu_end_ = end;
  }
  return false;
}

}  // namespace redactor::format
