#!/usr/bin/env python3
"""Writes redactor/detect/tables/phone_plans.cc from libphonenumber's metadata.

  phone_plans.py > redactor/detect/tables/phone_plans.cc

Needs the Python package `phonenumbers` (Apache-2.0), the metadata of Google's
libphonenumber as data. For every calling code, the numbers of all kinds are
united, and for the first three digits of a national number the lengths that
exist are kept: small, and tight enough to tell a number from digits. Run by
hand when numbering plans have changed; the product never sees the package.
"""
import collections
import re._parser as regex_parser

import phonenumbers
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as REGIONS_OF
from phonenumbers.phonemetadata import PhoneMetadata

KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost",
         "personal_number", "voip", "pager", "uan", "voicemail")
# Plans of these countries are read in national form: three digits deep. For
# the others two digits do.
DEEP = {1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 41, 43, 44, 45, 46, 47, 48,
        49, 52, 54, 55, 61, 64, 81, 86, 90, 91, 351, 353, 358, 420}
MAX_CLASSES = 63


class Automaton:
    """Nondeterministic, built from the digit patterns of the metadata."""

    def __init__(self):
        self.edges, self.free = [], []

    def state(self):
        self.edges.append([])
        self.free.append([])
        return len(self.edges) - 1

    def step_on(self, at, digits):
        to = self.state()
        self.edges[at].append((frozenset(digits), to))
        return to

    def add(self, tree, at):
        for op, arg in tree:
            op = str(op)
            if op == "LITERAL":
                at = self.step_on(at, [arg - 48])
            elif op == "IN":
                at = self.step_on(at, self.digits(arg))
            elif op == "SUBPATTERN":
                at = self.add(arg[-1], at)
            elif op == "BRANCH":
                end = self.state()
                for branch in arg[1]:
                    self.free[self.add(branch, at)].append(end)
                at = end
            elif op == "MAX_REPEAT":
                at = self.repeat(*arg, at)
            else:
                raise ValueError(op)
        return at

    def repeat(self, low, high, tree, at):
        for _ in range(low):
            at = self.add(tree, at)
        end = self.state()
        self.free[at].append(end)
        for _ in range(high - low):
            at = self.add(tree, at)
            self.free[at].append(end)
        return end

    @staticmethod
    def digits(items):
        out = set()
        for op, arg in items:
            op = str(op)
            if op == "LITERAL":
                out.add(arg - 48)
            elif op == "RANGE":
                out |= set(range(arg[0] - 48, arg[1] - 47))
            else:
                out |= set(range(10))
        return out

    def closure(self, states):
        states = set(states)
        work = list(states)
        while work:
            for to in self.free[work.pop()]:
                if to not in states:
                    states.add(to)
                    work.append(to)
        return frozenset(states)

    def after(self, states, digit):
        return self.closure(to for at in states
                            for digits, to in self.edges[at] if digit in digits)


def metadata_of(code):
    for region in REGIONS_OF[code]:
        if region == "001":
            yield PhoneMetadata.metadata_for_nongeo_region(code, None)
        else:
            yield PhoneMetadata.metadata_for_region(region, None)


def heads(code):
    """{three digits: bits of the lengths that exist behind them}"""
    automaton = Automaton()
    start, accepting = automaton.state(), set()
    for metadata in metadata_of(code):
        for kind in KINDS:
            pattern = getattr(metadata, kind)
            pattern = pattern and pattern.national_number_pattern
            if pattern and pattern != "NA":
                accepting.add(automaton.add(regex_parser.parse(pattern), start))
    known = {}

    def lengths(states):
        if states not in known:
            bits = 1 if accepting & states else 0
            for digit in range(10):
                following = automaton.after(states, digit)
                if following:
                    bits |= lengths(following) << 1
            known[states] = bits
        return known[states]

    out = collections.Counter()

    def walk(states, head):
        if len(head) == 3:
            out[int(head)] = lengths(states) << 3
            return
        for digit in range(10):
            following = automaton.after(states, digit)
            if following:
                walk(following, head + str(digit))

    walk(automaton.closure({start}), "")
    if code in DEEP:
        return dict(out)
    wide = collections.Counter()
    for head, bits in out.items():
        wide[head // 10] |= bits
    return {ten * 10 + one: bits for ten, bits in wide.items()
            for one in range(10)}


def wrapped(items, indent="    "):
    line = indent
    for item in items:
        if len(line) + len(item) + 2 > 80:
            print(line.rstrip())
            line = indent
        line += item + ", "
    print(line.rstrip())


HEAD = """\
// Numbering plans of the world. Generated by
// tests/detect/generate/phone_plans.py from the metadata of Google's
// libphonenumber {version} (Apache License 2.0, Copyright The Libphonenumber
// Authors), by way of its Python package; do not edit.
//
// A plan is a list of runs over the first three digits of a national number:
// first head and class of lengths, valid up to the next run.
#include "redactor/detect/tables/phone_plans.h"

#include <algorithm>
#include <array>

namespace redactor::detect {{
namespace {{

// clang-format off"""

TAIL = """\
// clang-format on

uint32_t Head(std::string_view national) {
  uint32_t head = 0;
  for (size_t i = 0; i < 3; ++i) {
    const char c = i < national.size() ? national[i] : '0';
    head = head * 10 + static_cast<uint32_t>(c - '0');
  }
  return head;
}

}  // namespace

bool InPhonePlan(uint32_t code, std::string_view national) {
  const auto plan = std::lower_bound(
      kPlans.begin(), kPlans.end(), code,
      [](const Plan& row, uint32_t wanted) { return row.code < wanted; });
  if (plan == kPlans.end() || plan->code != code || national.size() < 3 ||
      national.size() > 17) {
    return false;
  }
  const auto first = kRuns.begin() + plan->first;
  const auto last = kRuns.begin() + (plan + 1)->first;
  const auto run = std::upper_bound(
      first, last, Head(national),
      [](uint32_t head, uint16_t row) { return head < row >> 6; });
  if (run == first) return false;
  return (kClasses[*(run - 1) & 63] >> national.size() & 1) != 0;
}

const PhoneRegion* FindPhoneRegion(std::string_view region) {
  const auto found = std::lower_bound(
      kRegions.begin(), kRegions.end(), region,
      [](const PhoneRegion& row, std::string_view r) { return row.region < r; });
  return found != kRegions.end() && found->region == region ? &*found : nullptr;
}

}  // namespace redactor::detect"""


def main():
    plans = {code: heads(code) for code in sorted(REGIONS_OF)}
    counts = collections.Counter(b for h in plans.values() for b in h.values())
    classes = [0] + [bits for bits, _ in counts.most_common(MAX_CLASSES)]

    def class_of(bits):
        if bits in classes:
            return classes.index(bits)
        fits = [c for c in classes[1:] if c & bits == bits]
        return classes.index(min(fits or classes[1:],
                                 key=lambda c: (c ^ bits).bit_count()))

    runs, rows = [], []
    for code, plan in plans.items():
        rows.append(f"{{{code}, {len(runs)}}}")
        last = 0
        for head in range(1000):
            kind = class_of(plan[head]) if head in plan else 0
            if kind != last:
                runs.append(head << 6 | kind)
            last = kind
        if last:
            runs.append(1000 << 6)
    rows.append(f"{{1000, {len(runs)}}}")
    print(HEAD.format(version=phonenumbers.__version__))
    print("// Bit n: numbers of n digits exist.")
    print(f"constexpr std::array<uint32_t, {len(classes)}> kClasses = {{")
    wrapped(map(hex, classes))
    print("};\n\n// head << 6 | class")
    print(f"constexpr std::array<uint16_t, {len(runs)}> kRuns = {{")
    wrapped(map(str, runs))
    print("};\n\nstruct Plan {\n  uint16_t code;\n  uint16_t first;\n};")
    print(f"constexpr std::array<Plan, {len(rows)}> kPlans = {{{{")
    wrapped(rows)
    print("}};\n\n// Region, calling code, trunk prefix.")
    regions = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        metadata = PhoneMetadata.metadata_for_region(region, None)
        trunk = metadata.national_prefix or ""
        regions.append(f'{{"{region}", {metadata.country_code}, "{trunk}"}}')
    print(f"constexpr std::array<PhoneRegion, {len(regions)}> kRegions = {{{{")
    wrapped(regions)
    print("}};")
    print(TAIL)


if __name__ == "__main__":
    main()
