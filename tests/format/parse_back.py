#!/usr/bin/env python3
"""What parsed still parses: random JSON, CSV and SQLite dumps, redacted, read by Python's own
parsers and compared value by value with a redaction of the parsed tree.

usage: parse_back.py REWRITE_PROGRAM
"""
import csv
import io
import json
import random
import re
import sqlite3
import subprocess
import sys

TOKEN = "TOKEN-0123456789AB"
DIGITS = re.compile(r"(?<![0-9])[0-9]{5,}")
R = random.Random(7)
WORDS = ["Jane", "12345", "x9876543210y", "é", "€ 55555", "😀", '"', "\\", "/", "\n",
         "\t", "\x01", "a,b", "{", "}", "},{", "日本", "\u2028", "007", ""]


def rewrite(fmt, data):
    done = subprocess.run([sys.argv[1], fmt], input=data, capture_output=True)
    assert done.returncode == 0, (fmt, data, done.stderr)
    return done.stdout


def text():
    return " ".join(R.choice(WORDS) for _ in range(R.randrange(5)))


def value(depth):
    kind = R.randrange(8 if depth else 5)
    if kind == 0:
        return R.choice([None, True, False])
    if kind == 1:
        return R.choice([0, -7, 12345, 3.5, 1234567.25, -99999, 1e300])
    if kind < 5:
        return text()
    if kind == 5:
        return [value(depth - 1) for _ in range(R.randrange(4))]
    return {f"k{i}{text()}": value(depth - 1) for i in range(R.randrange(4))}


def redacted(v):
    if isinstance(v, str):
        return DIGITS.sub(TOKEN, v)
    if isinstance(v, list):
        return [redacted(x) for x in v]
    if isinstance(v, dict):
        return {redacted(k): redacted(x) for k, x in v.items()}
    if isinstance(v, bool) or v is None:
        return v
    return TOKEN if DIGITS.search(json.dumps(v)) else v


def check_json():
    for _ in range(150):
        docs = [{"v": value(4)} for _ in range(4)]
        style = dict(ensure_ascii=R.random() < 0.5)
        lines = "".join(json.dumps(d, **style) + "\n" for d in docs).encode()
        out = [json.loads(x) for x in rewrite("ndjson", lines).split(b"\n") if x]
        assert out == [redacted(d) for d in docs], (lines, out)
        tree = {"meta": value(2), "items": docs, "more": value(2)}
        data = json.dumps(tree, indent=R.choice([None, 1]), **style).encode()
        assert json.loads(rewrite("json", data)) == redacted(tree), data


def check_csv():
    for _ in range(150):
        rows = [["head", "b", "c"]]
        rows += [[text().replace("\x01", "") for _ in range(3)] for _ in range(5)]
        # An empty row of one cell is a blank line; three cells are never that.
        for delimiter in ",;|\t":
            buf = io.StringIO()
            csv.writer(buf, delimiter=delimiter,
                       lineterminator=R.choice(["\n", "\r\n"]),
                       quoting=R.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)
            out = rewrite("tsv" if delimiter == "\t" else "csv", buf.getvalue().encode()).decode()
            back = list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter))
            assert back == [[redacted(c) for c in row] for row in rows], (buf.getvalue(), out)


def check_sqlite():
    for _ in range(100):
        con = sqlite3.connect(":memory:")
        con.execute("CREATE TABLE t (a, b TEXT, c BLOB, d INTEGER)")
        con.execute('CREATE TABLE "q""t" (x)')
        rows = [(text().replace("\0", ""), text(), R.choice([None, text().replace("\x01", "").encode()]),
                 R.choice([None, 7, 12345, -3.5])) for _ in range(5)]
        con.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
        con.execute('INSERT INTO "q""t" VALUES (?)', (json.dumps({"k 55555": value(2)}),))
        dump = "PRAGMA foreign_keys=OFF;\n" + "\n".join(con.iterdump()) + "\n"
        back = sqlite3.connect(":memory:")
        back.executescript(rewrite("sql", dump.encode()).decode())
        for sql in ("SELECT * FROM t", 'SELECT * FROM "q""t"'):
            for old, new in zip(con.execute(sql).fetchall(), back.execute(sql).fetchall(), strict=True):
                for a, b in zip(old, new, strict=True):
                    if isinstance(a, bytes):
                        assert b == DIGITS.sub(TOKEN, a.decode()).encode(), (dump, a, b)
                    elif sql.endswith('"q""t"'):
                        assert json.loads(b) == redacted(json.loads(a)), (dump, a, b)
                    else:
                        assert b == redacted(a), (dump, a, b)


check_json()
check_csv()
check_sqlite()
print("ok")
