// Places that hold no token: what is put there, and how it is known again.
#include <algorithm>

#include "redactor/pipeline/record_scanner.h"
#include "redactor/pipeline/run.h"
#include "redactor/text/utf8.h"

namespace redactor::pipeline {

namespace {

std::string_view TextOf(const Record& record, const Segment& segment) {
  return record.text.substr(segment.begin, segment.end - segment.begin);
}

size_t Length(const Record& record, uint32_t begin, uint32_t end) {
  return text::CountCodePoints(record.text.substr(begin, end - begin));
}

}  // namespace

void RecordScanner::FindSurrogates(const Record& record) {
  const size_t before = opaque_.size();
  for (const Segment& segment : record.segments) {
    if (segment.room == ValueRoom::kAny ||
        segment.room == ValueRoom::kTypeName) {
      continue;
    }
    const std::string_view value = TextOf(record, segment);
    if (segment.room == ValueRoom::kChars) {
      short_.clear();
      run_->surrogates->FindShort(value, &short_);
      for (const auto& [begin, end] : short_) {
        opaque_.push_back({segment.begin + static_cast<uint32_t>(begin),
                           segment.begin + static_cast<uint32_t>(end)});
      }
    } else if (run_->surrogates->Is(segment.room, value)) {
      opaque_.push_back({segment.begin, segment.end});
    }
  }
  if (opaque_.size() == before || before == 0) return;
  std::ranges::sort(opaque_, {}, &detect::OpaqueSpan::begin);
}

// Replacements are in order and one for each detection.
void RecordScanner::FitRooms(const Record& record, RecordFound* found) {
  auto segment = record.segments.begin();
  bool drops = false;
  for (size_t i = 0; i < found->replacements.size();) {
    const uint32_t begin = found->replacements[i].begin;
    while (segment != record.segments.end() && segment->end <= begin) {
      ++segment;
    }
    if (segment == record.segments.end()) break;
    size_t last = i + 1;
    while (last < found->replacements.size() &&
           found->replacements[last].begin < segment->end) {
      ++last;
    }
    if (segment->room == ValueRoom::kChars) {
      FitChars(record, *segment, i, last, found);
    } else if (segment->room != ValueRoom::kAny &&
               segment->room != ValueRoom::kTypeName) {
      FitSegment(record, *segment, i, last, found);
      drops |= last - i > 1;
    }
    i = last;
  }
  if (!drops) return;
  // What a whole segment took along: marked by begin > end.
  std::erase_if(found->replacements,
                [](const Replacement& r) { return r.begin > r.end; });
}

// The type of a column that holds what is replaced becomes one that takes any
// token, and has a default and an index in every dialect.
void RecordScanner::WidenTypes(const Record& record, RecordFound* found) {
  bool some = false;
  for (const Segment& segment : record.segments) {
    if (segment.room != ValueRoom::kTypeName) continue;
    const detect::FieldAction action =
        run_->engine->ColumnAction(record, segment.path, scratch_.get());
    if (action != detect::FieldAction::kToken &&
        action != detect::FieldAction::kDrop) {
      continue;
    }
    std::erase_if(found->replacements, [&segment](const Replacement& r) {
      return r.begin >= segment.begin && r.end <= segment.end;
    });
    found->replacements.push_back({segment.begin, segment.end, "varchar(255)"});
    some = true;
  }
  if (some) std::ranges::sort(found->replacements, {}, &Replacement::begin);
}

// One value in the place of all that was found in it.
void RecordScanner::FitSegment(const Record& /*record*/, const Segment& segment,
                               size_t first, size_t last, RecordFound* found) {
  Replacement& whole = found->replacements[first];
  if (found->detections[first].continuation) return;
  whole.begin = segment.begin;
  whole.end = segment.end;
  whole.token =
      run_->surrogates->Make(segment.room, segment.width, found->tokens[first]);
  found->stands.push_back({first, whole.begin, whole.end, whole.token});
  for (size_t i = first + 1; i < last; ++i) {
    found->replacements[i] = {1, 0, {}};
  }
}

// Tokens if they fit, else tokens without their dress, else surrogates that
// share the room.
void RecordScanner::FitChars(const Record& record, const Segment& segment,
                             size_t first, size_t last, RecordFound* found) {
  size_t rest = Length(record, segment.begin, segment.end);
  size_t tokens = 0;
  size_t bare = 0;
  size_t count = 0;
  const auto bare_token = [&](size_t i) {
    pseudonym::Token token = found->tokens[i];
    token.form.clear();
    return pseudonym::SpellToken(token, pseudonym::TokenStyle::kBare);
  };
  for (size_t i = first; i < last; ++i) {
    const Replacement& replacement = found->replacements[i];
    rest -= Length(record, replacement.begin, replacement.end);
    if (found->detections[i].continuation) continue;
    tokens += replacement.token.size();
    bare += bare_token(i).size();
    ++count;
  }
  if (rest + tokens <= segment.width || count == 0) return;
  const bool as_bare = rest + bare <= segment.width;
  const size_t room = segment.width > rest ? segment.width - rest : 0;
  for (size_t i = first; i < last; ++i) {
    Replacement& replacement = found->replacements[i];
    if (found->detections[i].continuation) continue;
    if (as_bare) {
      replacement.token = bare_token(i);
      continue;
    }
    replacement.token = run_->surrogates->Make(ValueRoom::kChars, room / count,
                                               found->tokens[i]);
    found->stands.push_back(
        {i, replacement.begin, replacement.end, replacement.token});
  }
}

}  // namespace redactor::pipeline
