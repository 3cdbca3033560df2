// Unfolding, and values with their escapes; see the header.
#include "redactor/format/folded_line.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/ascii.h"

namespace redactor::format {

void FoldedLine::Read(std::string_view raw, uint32_t offset, bool soft) {
  runs_.assign(1, {0, offset});
  text_ = raw;
  size_t at = raw.find('\n');
  if (at == std::string_view::npos) return;
  unfolded_.clear();
  size_t begin = 0;
  while (at != std::string_view::npos) {
    size_t end = at > begin && raw[at - 1] == '\r' ? at - 1 : at;
    const bool by_soft = soft && end > begin && raw[end - 1] == '=';
    if (by_soft) --end;
    unfolded_.append(raw, begin, end - begin);
    begin = at + 1;
    if (!by_soft && begin < raw.size()) ++begin;  // the white space
    runs_.push_back({unfolded_.size(), offset + static_cast<uint32_t>(begin)});
    at = raw.find('\n', begin);
  }
  unfolded_.append(raw, begin);
  text_ = unfolded_;
}

uint32_t FoldedLine::RawAt(size_t at) const {
  auto run = std::upper_bound(
      runs_.begin(), runs_.end(), at,
      [](size_t position, const Run& r) { return position < r.text; });
  --run;
  return run->raw + static_cast<uint32_t>(at - run->text);
}

void FoldedLine::AppendPlain(size_t begin, size_t end, Batch* batch) const {
  auto run = std::upper_bound(
      runs_.begin(), runs_.end(), begin,
      [](size_t position, const Run& r) { return position < r.text; });
  while (begin < end) {
    const size_t stop = run == runs_.end() ? end : std::min(end, run->text);
    const auto size = static_cast<uint32_t>(stop - begin);
    if (size > 0) {
      const Run& here = *(run - 1);
      batch->AddChunk(batch->text_at(), size,
                      here.raw + static_cast<uint32_t>(begin - here.text),
                      size);
      std::memcpy(batch->text_tail(), text_.data() + begin, size);
      batch->set_text_tail(batch->text_tail() + size);
    }
    begin = stop;
    if (run != runs_.end()) ++run;
  }
}

void FoldedLine::AppendUnit(size_t begin, size_t end, std::string_view meaning,
                            Batch* batch) const {
  const uint32_t raw = RawAt(begin);
  batch->AddChunk(batch->text_at(), static_cast<uint32_t>(meaning.size()), raw,
                  RawAt(end - 1) + 1 - raw);
  std::memcpy(batch->text_tail(), meaning.data(), meaning.size());
  batch->set_text_tail(batch->text_tail() + meaning.size());
}

size_t FoldedLine::EscapeAt(size_t at, size_t end, Escapes escapes,
                            char* meaning) const {
  const std::string_view rest = text_.substr(at, end - at);
  if (escapes != Escapes::kBackslash && rest.size() >= 3 && IsHex(rest[1]) &&
      IsHex(rest[2])) {
    *meaning = static_cast<char>(HexValue(rest[1]) << 4 | HexValue(rest[2]));
    if (*meaning != '\0') return 3;
  }
  if (escapes == Escapes::kQuotedPrintable || rest.size() < 2) return 0;
  const bool newline =
      escapes == Escapes::kBackslash && (rest[1] == 'n' || rest[1] == 'N');
  if (!newline && (IsAlnum(rest[1]) || IsHigh(rest[1]))) return 0;
  *meaning = newline ? '\n' : rest[1];
  return 2;
}

void FoldedLine::Append(size_t begin, size_t end, Escapes escapes,
                        text::Codec* charset, Batch* batch) const {
  if (escapes == Escapes::kNone) return AppendPlain(begin, end, batch);
  if (charset != nullptr) return AppendCharset(begin, end, charset, batch);
  const char mark = escapes == Escapes::kQuotedPrintable ? '=' : '\\';
  size_t plain = begin;
  size_t at = begin;
  while ((at = text_.substr(0, end).find(mark, at)) != std::string_view::npos) {
    char meaning = 0;
    const size_t size = EscapeAt(at, end, escapes, &meaning);
    if (size == 0) {
      ++at;
      continue;
    }
    AppendPlain(plain, at, batch);
    AppendUnit(at, at + size, {&meaning, 1}, batch);
    plain = at += size;
  }
  AppendPlain(plain, end, batch);
}

// Quoted-printable whose bytes are in a charset: character by character.
void FoldedLine::AppendCharset(size_t begin, size_t end, text::Codec* charset,
                               Batch* batch) const {
  std::string bytes;
  std::vector<size_t> from;  // where each stands in text_
  for (size_t at = begin; at < end;) {
    char byte = text_[at];
    const size_t size =
        byte == '=' ? EscapeAt(at, end, Escapes::kQuotedPrintable, &byte) : 0;
    bytes.push_back(byte);
    from.push_back(at);
    at += std::max<size_t>(size, 1);
  }
  from.push_back(end);
  std::string meaning;
  for (size_t at = 0; at < bytes.size();) {
    size_t used = 0;
    for (size_t size = 1; used == 0 && size <= 4 && at + size <= bytes.size();
         ++size) {
      meaning.clear();
      used = charset->Decode(std::string_view(bytes).substr(at, size),
                             /*final=*/false, &meaning);
    }
    if (used == 0 || text::RawByteAt(meaning, 0) >= 0) {
      used = 1;
      meaning.assign(1, bytes[at]);
    }
    AppendUnit(from[at], from[at + used], meaning, batch);
    at += used;
  }
}

}  // namespace redactor::format
