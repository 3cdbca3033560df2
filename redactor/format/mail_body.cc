// Bodies to segments; see mail_record.h.
#include <algorithm>
#include <string>
#include <vector>

#include "redactor/format/mail_record.h"

namespace redactor::format {

namespace {

using text::Charset;
using text::CharsetKind;

constexpr size_t kLayoutHead = 4096;

// Appends what leads from the text to `raw`, given runs that lead to bytes and
// where each byte stands.
void AddRuns(const std::vector<SourceChunk>& runs,
             const std::vector<uint32_t>& raw_of, uint32_t text, uint32_t raw,
             Batch* batch) {
  for (const SourceChunk& run : runs) {
    if (run.text_size != run.raw_size) {
      const uint32_t begin = raw_of[run.raw];
      const uint32_t last = run.raw + run.raw_size;
      const uint32_t end = run.raw_size == 0 ? begin : raw_of[last];
      uint32_t size = end - begin;
      if (size == run.text_size) --size;
      batch->AddChunk(text + run.text, run.text_size, raw + begin, size);
      continue;
    }
    // Stretches of plain bytes, and single escapes.
    for (uint32_t i = 0; i < run.text_size;) {
      uint32_t n = 1;
      const uint32_t begin = raw_of[run.raw + i];
      if (raw_of[run.raw + i + 1] - begin == 1) {
        while (i + n < run.text_size &&
               raw_of[run.raw + i + n + 1] - begin == n + 1) {
          ++n;
        }
        batch->AddChunk(text + run.text + i, n, raw + begin, n);
      } else {
        batch->AddChunk(text + run.text + i, 1, raw + begin,
                        raw_of[run.raw + i + 1] - begin);
      }
      i += n;
    }
  }
}

// A body without its transfer encoding.
struct Undone {
  std::string bytes;
  std::vector<SourceChunk> lines;  // of bytes: where lines of raw begin
};

Undone UndoTransfer(std::string_view raw, TransferEncoding encoding) {
  Undone out;
  Base64Decoder base64;
  for (size_t at = 0; at < raw.size();) {
    const size_t end = std::min(raw.find('\n', at), raw.size() - 1) + 1;
    const auto before = static_cast<uint32_t>(out.bytes.size());
    const std::string_view line = raw.substr(at, end - at);
    if (encoding == TransferEncoding::kBase64) {
      base64.Decode(line, &out.bytes);
    } else if (encoding == TransferEncoding::kQuotedPrintable) {
      for (size_t i = 0; i < line.size();) {
        const int byte = NextQuotedPrintable(line, &i);
        if (byte >= 0) out.bytes.push_back(static_cast<char>(byte));
      }
    } else {
      out.bytes += line;
    }
    const auto size = static_cast<uint32_t>(out.bytes.size()) - before;
    if (size > 0) {
      out.lines.push_back({before, size, static_cast<uint32_t>(at),
                           static_cast<uint32_t>(end - at)});
    }
    at = end;
  }
  return out;
}

}  // namespace

// Blank lines at its end are none of it.
size_t MailRecord::Base64End(std::string_view raw) {
  size_t at = 0;
  size_t last = 0;
  bool padded = false;
  while (at < raw.size()) {
    const size_t end = std::min(raw.find('\n', at), raw.size() - 1) + 1;
    const std::string_view line = raw.substr(at, end - at);
    bool pads = false;
    if (!IsBase64Line(line, &pads)) break;
    const bool blank =
        line.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (padded && !blank) break;
    padded |= pads;
    at = end;
    if (!blank) last = end;
  }
  return last;
}

void MailRecord::AddText(const MailItem& item) {
  const MailPart& part = parts_[item.part];
  std::string_view raw = input_.View(item.begin, item.end);
  size_t end = raw.size();
  if (part.encoding == TransferEncoding::kBase64) {
    end = Base64End(raw);
    raw = raw.substr(0, end);
  }
  std::string head;
  if (part.encoding == TransferEncoding::kBase64) {
    Base64Decoder().Decode(raw.substr(0, 64), &head);
  }
  const Charset charset = text::FindCharset(part.charset, head);
  const uint32_t text = batch_.text_at();
  const uint32_t node = BodyNode(&batch_, part.number);
  if (!charset.known) batch_.MarkLenient();
  bool read = true;
  if (part.encoding == TransferEncoding::kBase64 ||
      charset.kind == CharsetKind::kShifted) {
    read = AddBody(raw, item.begin, part, charset);
    if (!read && charset.kind == CharsetKind::kDirect) {
      batch_.MarkLenient();
      read = AddBody(raw, item.begin, part, Charset{});
    }
  } else if (charset.kind != CharsetKind::kDirect ||
             !AddDirect(raw, item.begin, part, charset)) {
    if (part.encoding == TransferEncoding::kQuotedPrintable) {
      AddQuoted(raw, item.begin);
    } else if (part.flowed) {
      AddFlowed(raw, item.begin, part);
    } else {
      Copy(raw, item.begin);
    }
  }
  if (!read) {
    AddWithheld(item, item.begin + end, "malformed");
  } else if (batch_.text_at() > text) {
    batch_.AddSegment(text, SegmentKind::kValue, node);
    batch_.segment(batch_.segment_count() - 1).opaque_raw =
        !plan_->units.empty() && plan_->units.back().text_begin == text &&
        plan_->units.back().text_end > text;
  }
  if (end < item.end - item.begin) AddTail(item, item.begin + end);
}

// What follows behind base64 (list footers) is text.
void MailRecord::AddTail(const MailItem& item, uint64_t begin) {
  const std::string_view tail = input_.View(begin, item.end);
  if (tail.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  const uint32_t text = batch_.text_at();
  const uint32_t node = BodyNode(&batch_, parts_[item.part].number);
  Copy(tail, begin);
  if (batch_.text_at() > text) {
    batch_.AddSegment(text, SegmentKind::kValue, node);
  }
}

// RFC 3676: a space before the line end means that the line goes on, behind the
// same quote marks and a stuffed space.
void MailRecord::AddFlowed(std::string_view raw, uint64_t begin,
                           const MailPart& part) {
  const auto quotes = [raw](size_t at) {
    size_t depth = 0;
    while (at + depth < raw.size() && raw[at + depth] == '>') ++depth;
    return depth;
  };
  size_t from = 0;  // not copied yet
  for (size_t line = 0; line < raw.size();) {
    const size_t newline = raw.find('\n', line);
    if (newline == std::string_view::npos) break;
    size_t end = newline;
    if (end > line && raw[end - 1] == '\r') --end;
    const size_t depth = quotes(line);
    const std::string_view body = raw.substr(line + depth, end - line - depth);
    const bool soft = body.ends_with(' ') && body != "-- " && body != " -- ";
    size_t next = newline + 1;
    line = next;
    if (!soft || next >= raw.size() || quotes(next) != depth) continue;
    next += depth;
    if (next < raw.size() && raw[next] == ' ') ++next;
    const size_t stop = end - 1;
    Copy(raw.substr(from, stop - from), begin + from);
    if (!part.delete_space) Escape(' ', begin + stop, next - stop);
    from = next;
  }
  Copy(raw.substr(from), begin + from);
}

void MailRecord::AddQuoted(std::string_view raw, uint64_t begin) {
  size_t at = 0;
  while (at < raw.size()) {
    const size_t mark = std::min(raw.find('=', at), raw.size());
    Copy(raw.substr(at, mark - at), begin + at);
    if (mark == raw.size()) return;
    at = mark;
    const int byte = NextQuotedPrintable(raw, &at);
    if (byte < 0) continue;
    if (at - mark == 1) {
      Copy(raw.substr(mark, 1), begin + mark);
    } else {
      Escape(static_cast<char>(byte), begin + mark, at - mark);
    }
  }
}

bool MailRecord::AddDirect(std::string_view raw, uint64_t begin,
                           const MailPart& part, const Charset& charset) {
  const bool quoted = part.encoding == TransferEncoding::kQuotedPrintable;
  std::string bytes;
  std::vector<uint32_t> raw_of;
  for (size_t at = 0; quoted && at < raw.size();) {
    const auto from = static_cast<uint32_t>(at);
    const int byte = NextQuotedPrintable(raw, &at);
    if (byte < 0) continue;
    bytes.push_back(static_cast<char>(byte));
    raw_of.push_back(from);
  }
  raw_of.push_back(static_cast<uint32_t>(raw.size()));
  std::string text;
  std::vector<SourceChunk> runs;
  if (!text::DecodeCharset(charset, quoted ? std::string_view(bytes) : raw,
                           &text, &runs)) {
    batch_.MarkLenient();
    return false;
  }
  const uint32_t at = batch_.text_at();
  const uint32_t raw_at = batch_.RawAt(begin);
  if (quoted) {
    AddRuns(runs, raw_of, at, raw_at, &batch_);
  } else {
    for (const SourceChunk& run : runs) {
      batch_.AddChunk(at + run.text, run.text_size, raw_at + run.raw,
                      run.raw_size);
    }
  }
  Put(text);
  return true;
}

// Encoded again as a whole when something in it changes.
bool MailRecord::AddBody(std::string_view raw, uint64_t begin,
                         const MailPart& part, Charset charset) {
  const Undone undone = UndoTransfer(raw, part.encoding);
  if (!text::CouldBeIn(charset, undone.bytes)) {
    charset = Charset{};
    batch_.MarkLenient();
  }
  std::string text;
  std::vector<SourceChunk> runs;
  if (charset.kind == CharsetKind::kUtf8) {
    text = undone.bytes;
  } else {
    std::string again;
    if (!text::DecodeCharset(charset, undone.bytes, &text, &runs) ||
        !text::EncodeCharset(charset, text, &again)) {
      return false;
    }
  }
  if (text.empty()) return true;
  MailUnit unit;
  unit.kind = MailUnit::Kind::kBody;
  unit.text_begin = batch_.text_at();
  unit.text_end = unit.text_begin + static_cast<uint32_t>(text.size());
  unit.raw_begin = unit.gap = begin;
  unit.raw_end = begin + raw.size();
  unit.charset = charset;
  unit.layout = FindLayout(part.encoding, raw.substr(0, kLayoutHead),
                           raw.ends_with('\n'));
  AddBodyLines(undone.lines, runs, static_cast<uint32_t>(text.size()), begin);
  Put(text);
  plan_->units.push_back(std::move(unit));
  return true;
}

// Line by line: a character belongs to the line of its first byte. `runs`:
// from the bytes to the text, none when they are the same.
void MailRecord::AddBodyLines(const std::vector<SourceChunk>& lines,
                              const std::vector<SourceChunk>& runs,
                              uint32_t text_size, uint64_t begin) {
  size_t run = 0;
  uint32_t from = 0;
  for (const SourceChunk& line : lines) {
    uint32_t to = line.text + line.text_size;
    if (!runs.empty()) {
      while (run < runs.size() && runs[run].raw < to) ++run;
      to = run < runs.size() ? runs[run].text : text_size;
      if (run > 0 && runs[run - 1].text_size == runs[run - 1].raw_size) {
        const SourceChunk& plain = runs[run - 1];
        const uint32_t in = line.text + line.text_size - plain.raw;
        to = plain.text + std::min(plain.text_size, in);
      }
    }
    if (to <= from) continue;
    uint32_t size = line.raw_size;
    if (size == to - from) {
      if (--size == 0) continue;
    }
    batch_.AddChunk(batch_.text_at() + from, to - from,
                    batch_.RawAt(begin + line.raw), size);
    from = to;
  }
}

void MailRecord::AddLeaf(const MailItem& item) {
  const MailPart& part = parts_[item.part];
  const std::string_view raw = input_.View(item.begin, item.end);
  const size_t end =
      part.encoding == TransferEncoding::kBase64 ? Base64End(raw) : raw.size();
  if (part.too_deep) {
    AddWithheld(item, item.end, "limit");
    return;
  }
  if (!AddInner(item, raw.substr(0, end))) {
    AddWithheld(item, item.begin + end, "");
  }
  if (end < raw.size()) AddTail(item, item.begin + end);
}

// HTML to be read, not one that was attached as a file.
bool MailRecord::AddInner(const MailItem& item, std::string_view raw) {
  const MailPart& part = parts_[item.part];
  if (part.type != "text/html" || part.attachment) return false;
  const auto memory = NewMemorySource(raw);
  const auto source = NewTransferSource(*memory, part.encoding);
  std::string bytes;
  for (std::string page(kLayoutHead, '\0');;) {
    const Result<size_t> got = source->Read(page);
    if (!got.ok()) return false;
    if (*got == 0) break;
    bytes.append(page, 0, *got);
  }
  const Charset charset = text::FindCharset(part.charset, bytes);
  if (charset.kind != CharsetKind::kUtf8) {
    std::string text;
    std::string again;
    if (!text::CouldBeIn(charset, bytes) ||
        !text::DecodeCharset(charset, bytes, &text, nullptr) ||
        !text::EncodeCharset(charset, text, &again)) {
      return false;
    }
    bytes = std::move(text);
  }
  const uint64_t most = 2 * bytes.size() + 2;
  if (most > room_) return false;
  MailUnit unit;
  unit.kind = MailUnit::Kind::kInner;
  unit.text_begin = batch_.text_at();
  unit.raw_begin = unit.gap = item.begin;
  unit.raw_end = item.begin + raw.size();
  unit.charset = charset;
  unit.layout = FindLayout(part.encoding, raw.substr(0, kLayoutHead),
                           raw.ends_with('\n'));
  unit.inner = std::make_unique<MailInner>(std::move(bytes));
  if (!unit.inner->AddTo(BodyNode(&batch_, part.number),
                         batch_.RawAt(item.begin),
                         static_cast<uint32_t>(raw.size()), &batch_)) {
    return false;
  }
  unit.text_end = batch_.text_at();
  room_ -= most;
  if (unit.text_end > unit.text_begin) plan_->units.push_back(std::move(unit));
  return true;
}

void MailRecord::AddWithheld(const MailItem& item, uint64_t end,
                             const char* why) {
  if (end == item.begin) return;
  MailUnit unit;
  unit.part = parts_[item.part];
  unit.kind = unit.part.is_signature() ? MailUnit::Kind::kSignatureLeaf
                                       : MailUnit::Kind::kLeaf;
  unit.raw_begin = item.begin;
  unit.raw_end = end;
  unit.withheld = why;
  const std::string_view raw = input_.View(item.begin, end);
  unit.layout = FindLayout(unit.part.encoding, raw.substr(0, kLayoutHead),
                           raw.ends_with('\n'));
  plan_->units.push_back(std::move(unit));
  plan_->has_leaves = true;
}

}  // namespace redactor::format
