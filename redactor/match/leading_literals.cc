// Sets of strings, grown from the left.
#include "redactor/match/leading_literals.h"

#include <algorithm>

#include "redactor/match/literal_table.h"
#include "redactor/match/pattern_tree.h"

namespace redactor::match {

namespace {

using Kind = PatternNode::Kind;

constexpr size_t kMaxLiterals = 4096;
constexpr size_t kMaxJoined = 512;  // further choices end a beginning
// Beginnings longer than this tell words apart well enough.
constexpr size_t kEnough = 12;
constexpr size_t kMaxSpeltOut = 6;  // members of a class

struct Beginning {
  LeadingLiteral literal;
  bool open = true;  // what follows in the pattern follows in the match
};
using Beginnings = std::vector<Beginning>;

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

// The same text once, an open one (it may grow) before a closed one.
void Unite(Beginnings* all) {
  const auto key = [](const Beginning& b) {
    return std::pair(b.literal, !b.open);
  };
  std::sort(all->begin(), all->end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  all->erase(std::unique(all->begin(), all->end(),
                         [&](const auto& a, const auto& b) {
                           return key(a) == key(b);
                         }),
             all->end());
}

Beginnings Stop() { return {Beginning{{}, false}}; }

Beginnings Of(const PatternNode& node);

Beginnings OfSet(const CharSet& set) {
  Beginnings out;
  for (const char32_t c : set.Members(2 * kMaxSpeltOut + 2)) {
    // Kelvin sign and long s beside k and s: no beginning of words.
    if ((c == 0x212A && set.HasAscii('k')) ||
        (c == 0x17F && set.HasAscii('s'))) {
      continue;
    }
    Beginning one;
    AppendUtf8(c, &one.literal.text);
    for (char& byte : one.literal.text) byte = FoldAscii(byte);
    out.push_back(std::move(one));
  }
  if (out.empty()) return Stop();
  Unite(&out);
  return out.size() > kMaxSpeltOut ? Stop() : out;
}

Beginnings Join(const Beginnings& heads, const Beginnings& tails) {
  Beginnings out;
  for (const Beginning& head : heads) {
    const bool grows = head.open && head.literal.text.size() < kEnough &&
                       heads.size() * tails.size() <= kMaxJoined;
    if (!grows) {
      out.push_back({head.literal, false});
      continue;
    }
    for (const Beginning& tail : tails) {
      Beginning joined = head;
      joined.literal.text += tail.literal.text;
      joined.literal.word_edge |=
          head.literal.text.empty() && tail.literal.word_edge;
      joined.open = tail.open;
      out.push_back(std::move(joined));
    }
  }
  Unite(&out);
  return out;
}

// Join with one open text: nothing comes apart or together.
void Append(std::string_view tail, Beginnings* heads) {
  const bool many = heads->size() > kMaxJoined;
  for (Beginning& head : *heads) {
    if (!head.open) continue;
    head.open = !many && head.literal.text.size() < kEnough;
    if (head.open) head.literal.text += tail;
  }
}

Beginnings OfRepeat(const PatternNode& node) {
  const Beginnings body = Of(node.children[0]);
  Beginnings out = body;
  if (node.max != 1) {
    for (Beginning& one : out) one.open = false;
  }
  if (node.min == 0) out.push_back(Beginning{});
  Unite(&out);
  return out;
}

Beginnings Of(const PatternNode& node) {
  switch (node.kind) {
    case Kind::kEmpty:
      return {Beginning{}};
    case Kind::kAssertion: {
      Beginning edge;
      edge.literal.word_edge = node.assertion == Assertion::kWordEdge;
      return {edge};
    }
    case Kind::kChar:
      return OfSet(node.set);
    case Kind::kValue:
      return Of(node.children[0]);
    case Kind::kRepeat:
      return OfRepeat(node);
    case Kind::kAlt: {
      Beginnings all;
      for (const PatternNode& child : node.children) {
        for (Beginning& one : Of(child)) all.push_back(std::move(one));
      }
      Unite(&all);
      return all;
    }
    case Kind::kCat: {
      Beginnings all = {Beginning{}};
      for (const PatternNode& child : node.children) {
        if (std::none_of(all.begin(), all.end(),
                         [](const Beginning& b) { return b.open; })) {
          break;
        }
        const Beginnings next = Of(child);
        if (child.kind == Kind::kChar && next.size() == 1 && next[0].open) {
          Append(next[0].literal.text, &all);
        } else {
          all = Join(all, next);
        }
      }
      return all;
    }
  }
  return Stop();
}

}  // namespace

std::vector<LeadingLiteral> LeadingLiterals(std::string_view pattern) {
  std::vector<LeadingLiteral> out;
  const auto tree = ParsePattern(pattern);
  if (!tree) return out;
  const Beginnings all = Of(*tree);
  if (all.size() > kMaxLiterals) return out;
  for (const Beginning& one : all) {
    if (one.literal.text.empty()) return {};
    out.push_back(one.literal);
    if (out.back().text.size() > kEnough) out.back().text.resize(kEnough);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace redactor::match
