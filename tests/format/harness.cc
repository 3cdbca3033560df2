// Shared test handlers; see the header.
#include "tests/format/harness.h"

#include <algorithm>
#include <cstring>

#include "redactor/format/registry.h"

namespace redactor::format {

namespace {
const char* KindName(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::kText:
      return "text";
    case SegmentKind::kValue:
      return "value";
    case SegmentKind::kNumber:
      return "number";
    case SegmentKind::kKey:
      return "key";
  }
  return "?";
}

std::string Visible(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}
}  // namespace

Finder DigitRuns() {
  return [](std::string_view text, size_t from, size_t* begin, size_t* end) {
    for (size_t at = from; at < text.size();) {
      size_t stop = at;
      while (stop < text.size() && text[stop] >= '0' && text[stop] <= '9')
        ++stop;
      if (stop - at >= 5 &&
          (at == 0 || text[at - 1] < '0' || text[at - 1] > '9')) {
        *begin = at;
        *end = stop;
        return true;
      }
      at = stop + 1;
    }
    return false;
  };
}

Finder Needle(std::string needle) {
  return [needle = std::move(needle)](std::string_view text, size_t from,
                                      size_t* begin, size_t* end) {
    const size_t at = text.find(needle, from);
    if (at == std::string_view::npos) return false;
    *begin = at;
    *end = at + needle.size();
    return true;
  };
}

FakeHandler::Announced FakeHandler::Remember(const Record& record) {
  Announced all{record.raw.data(), record.text.data(), {}, {}};
  all.bytes = std::string(record.raw) + "|" + std::string(record.text);
  for (const Segment& segment : record.segments) {
    all.names += PathString(record, segment.path) + "\n";
  }
  return all;
}

void FakeHandler::Announce(std::span<const Record> records) {
  announced_.emplace_back();
  for (const Record& record : records) {
    if (!record.first_part || !record.last_part) {
      problems.emplace_back("a part was announced");
    }
    announced_.back().push_back(Remember(record));
  }
  most_announced = std::max(most_announced, announced_.size());
}

void FakeHandler::Forget() { announced_.clear(); }

Status FakeHandler::OnRecords(std::span<const Record> records,
                              std::span<RecordOutcome> outcomes) {
  if (!announced_.empty()) {
    const std::vector<Announced> before = std::move(announced_.front());
    announced_.pop_front();
    bool same = before.size() == records.size();
    for (size_t i = 0; same && i < records.size(); ++i) {
      const Announced now = Remember(records[i]);
      same = now.raw == before[i].raw && now.text == before[i].text &&
             now.bytes == before[i].bytes && now.names == before[i].names;
    }
    if (!same) problems.emplace_back("records are not as they were announced");
  }
  if (calls++ == fail_at) return {StatusCode::kInternal, "handler"};
  size_t raw = 0;
  for (size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    raw += record.raw.size();
    uint32_t owned = record.owned_begin;
    if (record.is_plain_text && done_ > record.offset + owned) {
      owned = static_cast<uint32_t>(
          std::min<uint64_t>(done_ - record.offset, record.owned_end));
    }
    Check(record);
    owned_begins.push_back(record.offset + record.owned_begin);
    if (cover) Cover(record, owned);
    if (print) Print(record, owned);
    if (!record.last_part && i + 1 != records.size()) {
      problems.push_back("a part does not end its batch");
    }
    OnRecord(record, owned, &outcomes[i]);
    if (record.is_plain_text) {
      done_ = std::max<uint64_t>(done_, record.offset + outcomes[i].consumed);
    }
  }
  largest = std::max(largest, raw);
  return Status::Ok();
}

void FakeHandler::OnRecord(const Record& record, uint32_t owned,
                           RecordOutcome* outcome) {
  outcome->consumed = record.owned_end;
  if (!withhold.empty() &&
      record.text.substr(0, record.owned_end).find(withhold, owned) !=
          std::string_view::npos) {
    outcome->withheld = reason;
    return;
  }
  if (!finder_) return;
  for (const Segment& segment : record.segments) {
    const std::string_view text =
        record.text.substr(segment.begin, segment.end - segment.begin);
    size_t from = std::max(owned, segment.begin) - segment.begin;
    size_t begin = 0;
    size_t end = 0;
    while (from <= text.size() && finder_(text, from, &begin, &end)) {
      if (segment.begin + begin >= record.owned_end) break;
      ++outcome->findings;
      outcome->replacements.push_back(
          {segment.begin + static_cast<uint32_t>(begin),
           segment.begin + static_cast<uint32_t>(end), token_});
      outcome->consumed = std::max(outcome->consumed,
                                   segment.begin + static_cast<uint32_t>(end));
      from = end;
    }
  }
}

void FakeHandler::Print(const Record& record, uint32_t owned) {
  printed += "#" + std::to_string(record.index) + " @" +
             std::to_string(record.offset) + "+" +
             std::to_string(record.raw.size());
  if (record.is_plain_text) {
    printed += " cp" + std::to_string(record.text_code_points);
  }
  if (!record.first_part || !record.last_part) {
    printed += record.first_part  ? " first"
               : record.last_part ? " last"
                                  : " mid";
  }
  if (record.lenient) printed += " lenient";
  if (owned != 0 || record.owned_end != record.text.size() ||
      record.scan_end != record.owned_end) {
    printed += " owns " + std::to_string(owned) + ".." +
               std::to_string(record.owned_end) + " scan " +
               std::to_string(record.scan_end);
  }
  printed += '\n';
  for (const Segment& segment : record.segments) {
    printed += std::string("  ") + KindName(segment.kind) + " " +
               PathString(record, segment.path) + " = " +
               Visible(record.text.substr(segment.begin,
                                          segment.end - segment.begin)) +
               "\n";
  }
}

// Segments are ascending and ended by NUL, chunks cover each of them and map
// to bytes of raw, ends lie in order.
void FakeHandler::Check(const Record& record) {
  const auto expect = [this](bool good, const char* what) {
    if (!good) problems.emplace_back(what);
  };
  expect(record.owned_begin <= record.owned_end &&
             record.owned_end <= record.scan_end &&
             record.scan_end <= record.text.size(),
         "owned range");
  expect(!record.paths.empty(), "root");
  uint32_t at = 0;
  for (const Segment& segment : record.segments) {
    expect(segment.begin >= at && segment.end >= segment.begin &&
               segment.end <= record.text.size(),
           "segment order");
    expect(segment.path < record.paths.size(), "path index");
    at = segment.end;
    if (record.is_plain_text) continue;
    expect(segment.end < record.text.size() && record.text[segment.end] == '\0',
           "NUL behind a segment");
  }
  uint32_t text = 0;
  uint32_t raw = 0;
  for (const SourceChunk& chunk : record.chunks) {
    // Raw bytes of one segment are in order, those of others may be between.
    const bool fresh = text > 0 && record.text[chunk.text - 1] == '\0' &&
                       chunk.text == text + 1;
    expect(chunk.text >= text && (fresh || chunk.raw >= raw), "chunk order");
    text = chunk.text + chunk.text_size;
    raw = chunk.raw + chunk.raw_size;
    expect(text <= record.text.size() && raw <= record.raw.size(),
           "chunk in bounds");
    // A line end in HTML is a space.
    const bool space = chunk.text_size == 1 && chunk.raw_size == 1 &&
                       record.text[chunk.text] == ' ' &&
                       record.raw[chunk.raw] == '\n';
    if (chunk.text_size != chunk.raw_size || space) continue;
    expect(std::memcmp(record.text.data() + chunk.text,
                       record.raw.data() + chunk.raw, chunk.raw_size) == 0,
           "a plain chunk is raw");
  }
  for (const PathNode& node : record.paths) {
    expect(node.parent < record.paths.size(), "parent");
  }
}

// Raw bytes that stand in a segment's owned text.
void FakeHandler::Cover(const Record& record, uint32_t owned) {
  const auto add = [&](uint64_t begin, uint64_t end) {
    begin += record.offset;
    end += record.offset;
    if (covered.size() < end) covered.resize(end, false);
    for (; begin < end; ++begin) covered[begin] = true;
  };
  for (const Segment& segment : record.segments) {
    const uint32_t begin = std::max(segment.begin, owned);
    const uint32_t end = std::min(segment.end, record.owned_end);
    if (begin < end) ForRawStretches(record, begin, end, add);
  }
}

Status FakeContent::Redact(ByteSource& source, ByteSink& sink,
                           const ContentHints& hints) {
  std::string text;
  for (std::string page(100, '\0');;) {
    const Result<size_t> got = source.Read(page);
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    text.append(page, 0, *got);
  }
  printed += hints.entry + " " + std::to_string(hints.depth) + ": " +
             Visible(text) + "\n";
  if (!refuse.empty() && text.find(refuse) != std::string::npos) {
    return {StatusCode::kUnsupported, "binary", Severity::kEntry};
  }
  size_t from = 0;
  size_t begin = 0;
  size_t end = 0;
  while (finder_ && finder_(text, from, &begin, &end)) {
    text.replace(begin, end - begin, token_);
    from = begin + token_.size();
  }
  return sink.Write(text);
}

Rewritten Rewrite(std::string_view format, std::string_view input,
                  size_t page_size, FakeHandler& handler) {
  Rewritten out;
  FakeContent content(handler.finder(), handler.token());
  const auto source = NewMemorySource(input);
  const auto sink = NewStringSink(&out.output);
  FormatOptions options;
  options.pass_binary = true;
  options.page_size = page_size;
  options.batches_ahead = handler.batches_ahead;
  options.content = handler.content != nullptr ? handler.content : &content;
  out.status = FindFormat(format)->Rewrite(*source, sink.get(), handler,
                                           options, &out.result);
  out.printed = handler.printed + content.printed;
  out.problems = handler.problems;
  return out;
}

Rewritten Rewrite(std::string_view format, std::string_view input,
                  size_t page_size) {
  FakeHandler handler;
  return Rewrite(format, input, page_size, handler);
}

std::string Redacted(std::string_view format, std::string_view input,
                     const Finder& finder, size_t page_size,
                     std::string token) {
  FakeHandler handler(finder, std::move(token));
  handler.print = false;
  Rewritten out = Rewrite(format, input, page_size, handler);
  return out.status.ok() ? out.output : "error: " + out.status.message();
}

Result<size_t> FailingSource::Read(std::span<char> out) {
  if (left_-- == 0) {
    failed = true;
    return Status(StatusCode::kIo, "source");
  }
  const size_t n = std::min(out.size(), bytes_.size());
  std::memcpy(out.data(), bytes_.data(), n);
  bytes_.remove_prefix(n);
  return n;
}

Status FailingSink::Step() {
  if (left_-- != 0) return Status::Ok();
  failed = true;
  return {StatusCode::kIo, "sink"};
}

Status FailingSink::Write(std::string_view bytes) {
  REDACTOR_RETURN_IF_ERROR(Step());
  written += bytes;
  return Status::Ok();
}

Status FailingSink::Flush() { return Step(); }

}  // namespace redactor::format
