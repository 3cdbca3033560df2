// The small parsers behind rule files: near words and leading literals.
#include <algorithm>
#include <cctype>

#include "redactor/detect/rule_file.h"

namespace redactor::detect {

namespace {

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1,
                         diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

bool IsMeta(char c) {
  return std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos;
}

// An alternation outside of every group and class: no common beginning.
bool HasTopLevelAlternation(std::string_view pattern) {
  int depth = 0;
  bool in_class = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == '|' && depth == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string Suggest(std::string_view word,
                    const std::vector<std::string_view>& candidates) {
  std::string_view best;
  size_t best_distance = std::max<size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const size_t distance = EditDistance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best.empty() ? "" : "; did you mean `" + std::string(best) + "`?";
}

std::string LeadingLiteral(std::string_view pattern) {
  if (HasTopLevelAlternation(pattern)) return "";
  if (pattern.starts_with("(?i)")) pattern.remove_prefix(4);
  const bool at_edge = pattern.starts_with("\\b");
  if (at_edge) pattern.remove_prefix(2);
  std::string literal;
  size_t i = 0;
  while (i < pattern.size()) {
    char c = pattern[i];
    size_t size = 1;
    if (c == '\\') {
      if (i + 1 >= pattern.size() ||
          !std::ispunct(static_cast<unsigned char>(pattern[i + 1]))) {
        break;
      }
      c = pattern[i + 1];
      size = 2;
    } else if (IsMeta(c) || (c & 0x80) != 0) {
      break;
    }
    literal.push_back(c);
    i += size;
  }
  // A quantifier takes the last byte back.
  if (i < pattern.size() && !literal.empty() &&
      std::string_view("?*{").find(pattern[i]) != std::string_view::npos) {
    literal.pop_back();
  }
  if (literal.size() < 3) return "";
  const auto first = static_cast<unsigned char>(literal[0]);
  // In the middle of a word the scanner would not look.
  return at_edge || !(std::isalnum(first) || first == '_') ? literal : "";
}

}  // namespace redactor::detect
