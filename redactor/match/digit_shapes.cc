// Separators between the groups of a number, and time stamps.
#include "redactor/match/digit_shapes.h"

#include "redactor/base/ascii.h"
#include "redactor/match/pattern_tree.h"

namespace redactor::match {

namespace {

bool TwoDigits(std::string_view text, size_t pos) {
  return pos + 2 <= text.size() && IsDigit(text[pos]) && IsDigit(text[pos + 1]);
}

// "Z", "+01:00", "-0700" at `pos`: its end.
size_t ZoneEnd(std::string_view text, size_t pos) {
  if (pos >= text.size()) return pos;
  if (text[pos] == 'Z') return pos + 1;
  if ((text[pos] != '+' && text[pos] != '-') || !TwoDigits(text, pos + 1)) {
    return pos;
  }
  size_t minutes = pos + 3;
  if (minutes < text.size() && text[minutes] == ':') ++minutes;
  return TwoDigits(text, minutes) ? minutes + 2 : pos;
}

}  // namespace

namespace {

using Kind = PatternNode::Kind;

// One or more digits and nothing else.
bool IsDigits(const PatternNode& node) {
  if (node.kind == Kind::kRepeat) {
    return node.min > 0 && IsDigits(node.children[0]);
  }
  if (node.kind == Kind::kValue) return IsDigits(node.children[0]);
  if (node.kind != Kind::kChar || node.set.ReachesBeyondAscii()) return false;
  for (int c = 0; c < 0x80; ++c) {
    if (node.set.HasAscii(static_cast<unsigned char>(c)) &&
        !IsDigit(static_cast<char>(c))) {
      return false;
    }
  }
  return true;
}

uint8_t JointsOf(const PatternNode& node) {
  uint8_t joints = 0;
  switch (node.kind) {
    case Kind::kCat:
      for (size_t i = 0; i < node.children.size(); ++i) {
        joints |= JointsOf(node.children[i]);
        if (i == 0 || i + 1 == node.children.size()) continue;
        const PatternNode& joint = node.children[i];
        const int32_t single =
            joint.kind == Kind::kChar ? joint.set.Single() : -1;
        if (single > 0 && single < 0x80 && IsDigits(node.children[i - 1]) &&
            IsDigits(node.children[i + 1])) {
          joints |= JointBit(static_cast<char>(single));
        }
      }
      return joints;
    case Kind::kAlt:
      joints = 0xFF;
      for (const PatternNode& child : node.children) joints &= JointsOf(child);
      return joints;
    case Kind::kRepeat:
      return node.min > 0 ? JointsOf(node.children[0]) : uint8_t{0};
    case Kind::kValue:
      return JointsOf(node.children[0]);
    default:
      return 0;
  }
}

}  // namespace

uint8_t RequiredJoints(std::string_view pattern) {
  const auto tree = ParsePattern(pattern);
  return tree ? JointsOf(*tree) : uint8_t{0};
}

size_t DigitGap(std::string_view text, size_t pos) {
  size_t at = pos;
  while (at < text.size() && at < pos + 3) {
    const char c = text[at];
    if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')') {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at, 3);
    if (rest.starts_with("\xC2\xA0")) {
      at += 2;
    } else if (rest.size() == 3 && rest.starts_with("\xE2\x80") &&
               ((rest[2] >= '\x90' && rest[2] <= '\x95') ||
                rest[2] == '\xAF')) {
      at += 3;
    } else {
      break;
    }
  }
  return at <= pos + 3 ? at - pos : 0;
}

size_t TimestampEnd(std::string_view text, size_t pos) {
  if (pos + 16 > text.size() || text[pos + 13] != ':') return pos;
  const char date_mark = text[pos + 4];
  const char time_mark = text[pos + 10];
  if ((date_mark != '-' && date_mark != '/') || text[pos + 7] != date_mark ||
      (time_mark != 'T' && time_mark != ' ')) {
    return pos;
  }
  for (const size_t at : {0, 2, 5, 8, 11, 14}) {
    if (!TwoDigits(text, pos + at)) return pos;
  }
  size_t end = pos + 16;
  if (end < text.size() && text[end] == ':' && TwoDigits(text, end + 1)) {
    end += 3;
    if (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') &&
        IsDigit(text[end + 1])) {
      for (++end; end < text.size() && IsDigit(text[end]);) ++end;
    }
  }
  end = ZoneEnd(text, end);
  return end < text.size() && IsDigit(text[end]) ? pos : end;
}

}  // namespace redactor::match
