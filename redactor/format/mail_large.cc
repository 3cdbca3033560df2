// Messages that are too large to be one record; see mail_run.h.
#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/format/mail_end.h"
#include "redactor/format/mail_leaf.h"
#include "redactor/format/mail_record.h"
#include "redactor/format/mail_run.h"
#include "redactor/text/charset.h"

namespace redactor::format {

namespace {

constexpr uint64_t kLargeField = size_t{64} << 10;

// A text, or a field as it stands, in pieces.
class LongMailText final : public PieceSyntax {
 public:
  LongMailText(const PageBuffer& input, Batch* batch, MailEnd* end, bool quoted,
               uint32_t number)
      : input_(input),
        batch_(batch),
        end_(end),
        quoted_(quoted),
        number_(number) {}

  uint32_t Open(uint64_t raw_begin) override {
    batch_->Open(raw_begin);
    return MailRecord::BodyNode(batch_, number_);
  }

  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    const uint64_t begin = input_.OffsetOf(p);
    uint64_t stop = input_.OffsetOf(end);
    if (stop > end_->sure() && !end_->found()) {
      end_->Look(input_.View(end_->sure(), stop), final);
    }
    if (stop > end_->sure()) stop = std::max(begin, end_->sure());
    const char* const last = input_.At(stop);
    final_ = stop == end_->sure() && (final || end_->found());
    return quoted_ ? DecodeQuoted(p, last, raw) : Copy(p, last, raw);
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return end_->found() && input_.OffsetOf(p) == end_->sure();
  }

 private:
  const char* Copy(const char* p, const char* end, uint32_t raw) {
    const auto size = static_cast<uint32_t>(end - p);
    if (size > 0) batch_->AddChunk(batch_->text_at(), size, raw, size);
    char* const tail = batch_->text_tail();
    batch_->set_text_tail(std::copy(p, end, tail));
    return end;
  }
  const char* DecodeQuoted(const char* p, const char* end, uint32_t raw);

  const PageBuffer& input_;
  Batch* batch_;
  MailEnd* end_;
  const bool quoted_;
  const uint32_t number_;
  bool final_ = false;
};

const char* LongMailText::DecodeQuoted(const char* p, const char* end,
                                       uint32_t raw) {
  const std::string_view bytes(p, static_cast<size_t>(end - p));
  size_t at = 0;
  while (at < bytes.size()) {
    const size_t mark = std::min(bytes.find('=', at), bytes.size());
    Copy(p + at, p + mark, raw + static_cast<uint32_t>(at));
    at = mark;
    if (at == bytes.size()) break;
    // An escape may be cut.
    const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
    if (!final_ && at + line.size() == bytes.size() && line.size() < 128 &&
        (line.size() < 3 ||
         line.find_first_not_of(" \t\r", 1) == std::string_view::npos)) {
      break;
    }
    const int byte = NextQuotedPrintable(bytes, &at);
    if (byte < 0) continue;
    const auto size = static_cast<uint32_t>(at - mark);
    batch_->AddChunk(batch_->text_at(), 1, raw + static_cast<uint32_t>(mark),
                     size);
    char* const tail = batch_->text_tail();
    *tail = static_cast<char>(byte);
    batch_->set_text_tail(tail + 1);
  }
  return p + at;
}

}  // namespace

// After a line: what must not grow is read at once.
Status MailRun::GoOnInParts(const Line& line) {
  in_parts_ = true;
  if (lexer_.items().empty() || lexer_.Undecided(line.end)) return Status::Ok();
  const MailItem item = lexer_.items().back();
  const bool field = item.kind == MailItem::Kind::kField;
  const bool body =
      item.kind == MailItem::Kind::kText || item.kind == MailItem::Kind::kLeaf;
  const bool long_field =
      field && (item.end - item.begin > kLargeField || !line.whole);
  if (!(body && lexer_.in_body()) && !long_field &&
      item.kind != MailItem::Kind::kLeaf) {
    // Fields gather, up to a bound.
    if (weight_ <= kMaxRecord / 2) return Status::Ok();
    return EndPart(item.begin, /*all=*/false, /*last=*/false);
  }
  REDACTOR_RETURN_IF_ERROR(EndPart(item.begin, /*all=*/false, /*last=*/false));
  const MailPart& part = lexer_.parts()[item.part];
  const bool simple =
      item.kind == MailItem::Kind::kText &&
      part.encoding != TransferEncoding::kBase64 &&
      text::FindCharset(part.charset).kind == text::CharsetKind::kUtf8;
  return long_field || simple ? LargeText(item, long_field) : LargeLeaf(item);
}

Status MailRun::LargeText(const MailItem& item, bool field) {
  const MailPart part = lexer_.parts()[item.part];
  MailEnd end(lexer_, mbox_,
              field ? MailEnd::What::kField : MailEnd::What::kText, item.begin,
              /*blank=*/false);
  LongMailText text(
      input_, &batch_, &end,
      !field && part.encoding == TransferEncoding::kQuotedPrintable,
      part.number);
  PieceRun run;
  run.kind = SegmentKind::kValue;
  run.index = index_;
  run.first_part = first_part_;
  REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, text, item.begin, &run));
  first_part_ = false;
  lexer_.DropItems(/*all=*/true);
  begin_ = at_ = sought_ = run.end;
  blank_ = end.blank();
  return Status::Ok();
}

// Its raw bytes leave the buffer for a spool: they may have to go out again.
Status MailRun::SpoolLeaf(const MailPart& part, Spool* raw) {
  MailEnd::What what = MailEnd::What::kOther;
  if (part.encoding == TransferEncoding::kBase64) what = MailEnd::What::kBase64;
  if (part.encoding == TransferEncoding::kUuencode) {
    what = MailEnd::What::kUuencode;
  }
  MailEnd end(lexer_, mbox_, what, begin_, /*blank=*/false);
  for (;;) {
    const uint64_t from = end.sure();
    end.Look(input_.View(from, input_.end()), input_.eof());
    REDACTOR_RETURN_IF_ERROR(raw->Write(input_.View(from, end.sure())));
    pump_.Skip(end.sure());
    begin_ = at_ = sought_ = end.sure();
    if (end.found() || (input_.eof() && begin_ == input_.end())) break;
    REDACTOR_RETURN_IF_ERROR(pump_.More(begin_, begin_, *this));
  }
  blank_ = end.blank();
  return Status::Ok();
}

Status MailRun::LargeLeaf(const MailItem& item) {
  const MailPart part = lexer_.parts()[item.part];
  begin_ = item.begin;
  Spool raw(options_.spool);
  REDACTOR_RETURN_IF_ERROR(SpoolLeaf(part, &raw));
  MailLeaf leaf(options_, part, &raw);
  REDACTOR_RETURN_IF_ERROR(PutLeaf(&leaf, part, &raw));
  lexer_.DropItems(/*all=*/true);
  // What goes on behind its end is text (a boundary line ends that, too).
  lexer_.TextFollows();
  return Status::Ok();
}

Status MailRun::PutLeaf(MailLeaf* leaf, const MailPart& part, Spool* raw) {
  auto source = raw->NewSource();
  if (!source.ok()) return source.status();
  std::string head(4096, '\0');
  const Result<size_t> got = (*source)->Read(head);
  if (!got.ok()) return got.status();
  head.resize(*got);
  // What follows is a line of its own.
  const TransferLayout layout =
      FindLayout(part.encoding, head, /*ends_with_eol=*/true);
  std::unique_ptr<Spool> out;
  if (part.holds_certificate() || part.too_deep) {
    if (part.too_deep) {
      ++result_->withheld;
    } else if (writes_) {
      ++result_->signatures;
    }
    if (writes_) {
      REDACTOR_RETURN_IF_ERROR(
          leaf->Stub(part.too_deep ? "limit" : "signature", layout, &out));
    }
  } else {
    REDACTOR_RETURN_IF_ERROR(
        leaf->Redact(Place(index_), layout, writes_, &out));
    if (leaf->withheld()) ++result_->withheld;
  }
  source = (out != nullptr ? out.get() : raw)->NewSource();
  if (!source.ok()) return source.status();
  return pump_.Insert(**source);
}

}  // namespace redactor::format
