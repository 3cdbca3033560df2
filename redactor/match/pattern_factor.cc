// Groups alternatives by their first character.
#include "redactor/match/pattern_factor.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace redactor::match {

namespace {

using Kind = PatternNode::Kind;

// The character every match of the node begins with, if it is one; else null.
const PatternNode* FirstChar(const PatternNode& node) {
  if (node.kind == Kind::kChar) return &node;
  if (node.kind == Kind::kCat && !node.children.empty() &&
      node.children[0].kind == Kind::kChar) {
    return &node.children[0];
  }
  return nullptr;
}

// What follows that character.
PatternNode Rest(PatternNode node) {
  PatternNode rest;
  if (node.kind == Kind::kChar) return rest;
  node.children.erase(node.children.begin());
  if (node.children.empty()) return rest;
  return node.children.size() == 1 ? std::move(node.children[0])
                                   : std::move(node);
}

struct Group {
  PatternNode first;
  std::vector<PatternNode> rests;
};

// Empty when the alternatives can't be sorted into groups.
std::vector<Group> GroupsOf(const std::vector<PatternNode>& alternatives) {
  std::vector<Group> groups;
  for (const PatternNode& alternative : alternatives) {
    const PatternNode* first = FirstChar(alternative);
    if (first == nullptr) return {};
    auto group =
        std::find_if(groups.begin(), groups.end(),
                     [&](const Group& g) { return g.first.set == first->set; });
    if (group == groups.end()) {
      if (std::any_of(groups.begin(), groups.end(), [&](const Group& g) {
            return g.first.set.Overlaps(first->set);
          })) {
        return {};
      }
      groups.push_back({*first, {}});
      group = groups.end() - 1;
    }
    group->rests.push_back(Rest(alternative));
  }
  return groups;
}

PatternNode Alternatives(std::vector<PatternNode> nodes) {
  if (nodes.size() == 1) return std::move(nodes[0]);
  PatternNode all;
  all.kind = Kind::kAlt;
  all.children = std::move(nodes);
  return all;
}

void Factor(PatternNode* node);

PatternNode Joined(Group group) {
  PatternNode rest = Alternatives(std::move(group.rests));
  Factor(&rest);
  PatternNode joined;
  joined.kind = Kind::kCat;
  joined.children.push_back(std::move(group.first));
  if (rest.kind == Kind::kCat) {
    std::move(rest.children.begin(), rest.children.end(),
              std::back_inserter(joined.children));
  } else if (rest.kind != Kind::kEmpty) {
    joined.children.push_back(std::move(rest));
  }
  return joined;
}

// Of this node alone; what is below it is factored already.
void Factor(PatternNode* node) {
  if (node->kind != Kind::kAlt) return;
  std::vector<PatternNode>& all = node->children;
  // An empty one at the end comes last in any order.
  const bool or_nothing = all.back().kind == Kind::kEmpty;
  if (or_nothing) all.pop_back();
  std::vector<Group> groups = GroupsOf(all);
  if (!groups.empty() && groups.size() < all.size()) {
    all.clear();
    for (Group& group : groups) all.push_back(Joined(std::move(group)));
  }
  if (or_nothing) all.emplace_back();
  if (all.size() == 1) *node = PatternNode(std::move(all[0]));
}

}  // namespace

void FactorAlternatives(PatternNode* node) {
  for (PatternNode& child : node->children) FactorAlternatives(&child);
  Factor(node);
}

}  // namespace redactor::match
