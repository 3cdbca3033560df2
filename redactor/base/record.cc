// Offsets from text back to raw bytes, and paths as text.
#include "redactor/base/record.h"

#include <algorithm>

namespace redactor {

namespace {
// The last chunk that starts at or before `pos`.
const SourceChunk& ChunkAt(const Record& record, uint32_t pos) {
  auto after = std::upper_bound(
      record.chunks.begin(), record.chunks.end(), pos,
      [](uint32_t p, const SourceChunk& chunk) { return p < chunk.text; });
  return after == record.chunks.begin() ? *after : *(after - 1);
}

void AppendPointerStep(std::string_view name, std::string* out) {
  out->push_back('/');
  for (const char c : name) {
    if (c == '~') {
      *out += "~0";
    } else if (c == '/') {
      *out += "~1";
    } else {
      out->push_back(c);
    }
  }
}
}  // namespace

uint32_t RawBegin(const Record& record, uint32_t pos) {
  if (record.chunks.empty()) return pos;
  const SourceChunk& chunk = ChunkAt(record, pos);
  if (chunk.text_size == chunk.raw_size) {
    return chunk.raw + std::min(pos - chunk.text, chunk.raw_size);
  }
  return pos < chunk.text + chunk.text_size ? chunk.raw
                                            : chunk.raw + chunk.raw_size;
}

uint32_t RawEnd(const Record& record, uint32_t pos) {
  if (record.chunks.empty() || pos == 0) return RawBegin(record, pos);
  const SourceChunk& chunk = ChunkAt(record, pos - 1);
  if (chunk.text_size == chunk.raw_size) {
    return chunk.raw + std::min(pos - chunk.text, chunk.raw_size);
  }
  return chunk.raw + chunk.raw_size;
}

std::string_view RawBytesOf(const Record& record, uint32_t begin, uint32_t end,
                            std::string* buffer) {
  std::string_view only;
  size_t runs = 0;
  ForRawStretches(record, begin, end, [&](uint32_t from, uint32_t to) {
    const std::string_view bytes = record.raw.substr(from, to - from);
    if (runs++ == 0) {
      only = bytes;
      return;
    }
    if (runs == 2) buffer->assign(only);
    buffer->append(bytes);
  });
  return runs == 1 ? only : *buffer;
}

std::string PathString(const Record& record, uint32_t node) {
  std::vector<uint32_t> steps;
  for (uint32_t n = node; n != 0; n = record.paths[n].parent)
    steps.push_back(n);
  std::string out;
  for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
    const PathNode& step = record.paths[*it];
    if (step.kind == PathNode::Kind::kIndex) {
      out += "/" + std::to_string(step.index);
    } else {
      AppendPointerStep(step.name, &out);
    }
  }
  return out;
}

}  // namespace redactor
