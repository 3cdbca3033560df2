#!/usr/bin/env python3
"""Writes redactor/detect/tables/mobile_networks.cc: the networks (MCC and MNC)
of Debian's mobile-broadband-provider-info, whose content is public domain.

usage: make_mobile_networks.py serviceproviders.xml > mobile_networks.cc

The file is in the package of that name, below
/usr/share/mobile-broadband-provider-info. Same input, same bytes.
"""
import sys
import xml.etree.ElementTree as ElementTree

HEAD = """\
// Mobile networks by MCC and MNC, {count} of them. Made by
// tests/tables/make_mobile_networks.py from serviceproviders.xml of Debian's
// mobile-broadband-provider-info {version} (public domain, by Antti Kaijanmäki,
// Dan Williams, Jiří Klimeš, Lubomir Rintel, Guido Günther and contributors),
// and the test network 001 of ITU-T E.212. Not to be edited by hand. The list is
// what operators' customers reported: a network may be missing, so that a number
// of another network is no worse than before.
#include "redactor/detect/tables/mobile_networks.h"

#include <algorithm>
#include <array>

namespace redactor::detect {{
namespace {{

// The first five digits of an IMSI with an MNC of two digits; the first six
// with one of three.
"""

TAIL = """\

}}  // namespace

bool IsMobileNetwork(uint32_t first_five, uint32_t first_six) {
  return std::binary_search(kShort.begin(), kShort.end(), first_five) ||
         std::binary_search(kLong.begin(), kLong.end(), first_six);
}

}  // namespace redactor::detect
"""


def networks(path):
    found = {"00101", "00102", "001001", "001002"}
    for node in ElementTree.parse(path).getroot().iter("network-id"):
        mcc, mnc = node.get("mcc"), node.get("mnc")
        if len(mcc) == 3 and len(mnc) in (2, 3) and (mcc + mnc).isdigit():
            found.add(mcc + mnc)
    return found


def array(name, codes):
    rows, row = [], "   "
    for code in codes:
        item = f" {int(code)},"
        if len(row) + len(item) > 80:
            rows.append(row)
            row = "   "
        row += item
    rows.append(row)
    return (f"constexpr std::array<uint32_t, {len(codes)}> {name} = {{\n" +
            "\n".join(rows) + "\n};\n" +
            f"static_assert(std::is_sorted({name}.begin(), {name}.end()));\n")


def main():
    found = networks(sys.argv[1])
    short = sorted(code for code in found if len(code) == 5)
    long = sorted(code for code in found if len(code) == 6)
    sys.stdout.write(HEAD.format(count=len(found), version="20230416"))
    sys.stdout.write(array("kShort", short) + "\n" + array("kLong", long))
    sys.stdout.write(TAIL.replace("}}", "}"))


main()
