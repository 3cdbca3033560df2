// Lines, messages, records; see the header. What is written in their place is
// in mail_compose.cc.
#include "redactor/format/mail_run.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/format/mail_record.h"
#include "redactor/text/charset.h"

namespace redactor::format {

namespace {

bool IsBlankLine(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

// Text is never longer than this many times its bytes.
uint64_t WeightOf(const MailItem& item, const MailPart& part) {
  const uint64_t size = item.end - item.begin + 1;
  switch (item.kind) {
    case MailItem::Kind::kText:
      return text::FindCharset(part.charset).kind == text::CharsetKind::kUtf8
                 ? size
                 : 3 * size;
    case MailItem::Kind::kField:
    case MailItem::Kind::kEnvelope:
      return 3 * size;
    case MailItem::Kind::kFrame:
      return size;
    default:
      return 0;
  }
}

}  // namespace

MailRun::MailRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options, FormatResult* result, bool mbox)
    : options_(options),
      result_(result),
      mbox_(mbox),
      writes_(sink != nullptr),
      pump_(source, sink, handler, options, result),
      input_(pump_.input()),
      batch_(pump_.batch()) {}

Status MailRun::Run() { return pump_.Finish(ReadAll(), *this); }

bool MailRun::IsEnvelope(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  // A time, and a year behind it.
  for (size_t at = 5; at + 5 < line.size(); ++at) {
    if (line[at] == ' ' && IsDigit(line[at + 1]) &&
        (line[at + 2] == ':' ||
         (IsDigit(line[at + 2]) && line[at + 3] == ':'))) {
      const std::string_view rest = line.substr(at + 4);
      for (size_t i = 0; i + 4 < rest.size(); ++i) {
        if (rest[i] == ' ' && IsDigit(rest[i + 1]) && IsDigit(rest[i + 2]) &&
            IsDigit(rest[i + 3]) && IsDigit(rest[i + 4])) {
          return true;
        }
      }
    }
  }
  return false;
}

bool MailRun::Separates(std::string_view line) const {
  return mbox_ && blank_ && line.starts_with("From ") && IsEnvelope(line);
}

Result<bool> MailRun::NextLine(Line* line) {
  sought_ = std::max(sought_, at_);
  for (;;) {
    const std::string_view rest = input_.View(at_, input_.end());
    const size_t from = sought_ - at_;
    const void* found =
        rest.size() > from
            ? std::memchr(rest.data() + from, '\n', rest.size() - from)
            : nullptr;
    line->begin = at_;
    line->whole = found != nullptr || input_.eof();
    const size_t size =
        found == nullptr ? rest.size()
                         : static_cast<size_t>(static_cast<const char*>(found) -
                                               rest.data()) +
                               1;
    sought_ = at_ + size;
    // A line without end is told by its head as soon as the message is large.
    if (line->whole || sought_ - begin_ > kWholeMessage) {
      line->end = at_ + size;
      line->head = rest.substr(0, std::min(size, MailLexer::kLineHead));
      return size > 0;
    }
    REDACTOR_RETURN_IF_ERROR(pump_.More(begin_, begin_, *this));
  }
}

Status MailRun::ReadAll() {
  while (!input_.eof() && input_.end() < 3) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, *this));
  }
  const bool mark = input_.end() >= 3 && input_.View(0, 3) == "\xEF\xBB\xBF";
  at_ = mark ? 3 : 0;
  for (Line line;;) {
    const Result<bool> more = NextLine(&line);
    if (!more.ok()) return more.status();
    if (!*more) break;
    REDACTOR_RETURN_IF_ERROR(TakeLine(line));
  }
  return started_ ? EndMessage(at_) : Status::Ok();
}

Status MailRun::TakeLine(const Line& line) {
  const bool separates = Separates(line.head);
  if (separates || !started_) {
    if (started_) REDACTOR_RETURN_IF_ERROR(EndMessage(line.begin));
    StartMessage(line.begin);
  }
  if (separates) {
    lexer_.Envelope(line.begin, line.end);
  } else {
    lexer_.Line(line.head, line.begin, line.end);
    if (body_ == 0 && lexer_.items().back().kind == MailItem::Kind::kFrame) {
      body_ = line.end;
    } else if (body_ == 0 && lexer_.in_body()) {
      body_ = line.begin;
    }
  }
  blank_ = IsBlankLine(line.head);
  at_ = line.end;
  const std::vector<MailItem>& items = lexer_.items();
  for (; weighed_ + 1 < items.size(); ++weighed_) {
    weight_ += WeightOf(items[weighed_], lexer_.parts()[items[weighed_].part]);
  }
  const uint64_t last =
      items.empty() ? 0
                    : WeightOf(items.back(), lexer_.parts()[items.back().part]);
  if (in_parts_ || line.end - begin_ > kWholeMessage ||
      weight_ + last > kMaxRecord) {
    return GoOnInParts(line);
  }
  return Status::Ok();
}

void MailRun::StartMessage(uint64_t begin) {
  lexer_.Start();
  begin_ = begin;
  body_ = weight_ = 0;
  weighed_ = 0;
  started_ = true;
  in_parts_ = false;
  first_part_ = true;
}

Status MailRun::EndMessage(uint64_t end) {
  REDACTOR_RETURN_IF_ERROR(EndPart(end, /*all=*/true, /*last=*/true));
  ++index_;
  begin_ = end;
  return Status::Ok();
}

// Closes a record of the items at hand, without the last one if not all.
Status MailRun::EndPart(uint64_t end, bool all, bool last) {
  const std::vector<MailItem>& items = lexer_.items();
  MailPlan plan;
  plan.begin = begin_;
  plan.end = end;
  plan.body = body_;
  plan.index = index_;
  plan.in_parts = in_parts_;
  batch_.Open(begin_);
  if (lexer_.lenient()) batch_.MarkLenient();
  uint64_t room = 0;
  for (const MailItem& item : items) {
    room += WeightOf(item, lexer_.parts()[item.part]);
  }
  MailRecord(batch_, input_, lexer_.parts(), &plan)
      .Add({items.data(), items.size() - (all ? 0 : 1)}, room);
  Batch::Item& item = batch_.Close(end);
  item.meta.index = index_;
  item.meta.first_part = first_part_;
  item.meta.last_part = last;
  item.partial = in_parts_;
  first_part_ = false;
  begin_ = end;
  weight_ = 0;
  weighed_ = 0;
  const bool now = in_parts_ || plan.has_leaves;
  plans_.push_back(std::move(plan));
  lexer_.DropItems(all);
  if (now) return pump_.Deliver(end, *this);
  return batch_.full() ? pump_.Submit(end, *this) : Status::Ok();
}

std::string MailRun::Place(uint64_t index) const {
  return mbox_ ? std::to_string(index) + "/" : std::string();
}

}  // namespace redactor::format
