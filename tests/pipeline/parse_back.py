#!/usr/bin/env python3
"""What parsed still parses: random JSON, NDJSON and CSV through the program, read
back by Python's own parsers. Same keys and shape; only strings and numbers may
have become other strings.

usage: parse_back.py REDACTOR
"""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

R = random.Random(11)
VALUES = ["jane.poe@example.com", "(217) 555-0143", "+44 20 7946 0810", "35-209900-176148-1", "Jane Poe",
          "4111 1111 1111 1111", "203.0.113.29", "\\\\fs-muc-02\\traces$", "C:\\Users\\jpoe\\x.txt", '"quoted" O\'Brien',
          "https://wiki.intranet.local/a?user=jpoe", "508 Juniper Hollow Lane", "AKIAIOSFODNN7EXAMPLE", "été 😀",
          "plain text", "error 33", "5.14.2.0", "", "a,b;c\td", "line\nbreak", "\u2028", "\x01"]
KEYS = ["id", "name", "email", "body", "phone", "imei", "requester", "comments", "password", "note"]


def text():
    return " ".join(R.choice(VALUES) for _ in range(R.randrange(4)))


def value(depth):
    kind = R.randrange(8 if depth else 5)
    if kind == 0:
        return R.choice([None, True, False, 7, 352099001761481, -1.5, 20463])
    if kind < 5:
        return text()
    if kind == 5:
        return [value(depth - 1) for _ in range(R.randrange(4))]
    return {k: value(depth - 1) for k in R.sample(KEYS, R.randrange(5))}


def run(fmt, data, env):
    done = subprocess.run([sys.argv[1], "--format", fmt], input=data, capture_output=True, env=env)
    assert done.returncode == 0, (fmt, data, done.stderr)
    return done.stdout


def same(a, b, place):
    if isinstance(a, dict):
        assert isinstance(b, dict) and list(a) == list(b), (place, a, b)
        for k in a:
            same(a[k], b[k], f"{place}/{k}")
    elif isinstance(a, list):
        assert isinstance(b, list) and len(a) == len(b), (place, a, b)
        for i, (x, y) in enumerate(zip(a, b)):
            same(x, y, f"{place}/{i}")
    elif a is None or isinstance(a, bool):
        assert a is b, (place, a, b)
    else:
        assert a == b or isinstance(b, str) and b, (place, a, b)
        for secret in ("jane.poe@example.com", "4111 1111 1111 1111", "35-209900-176148-1"):
            assert secret not in str(b), (place, b)


def main():
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home)
        env.pop("REDACTOR_KEY_FILE", None)
        # One process for many documents: starting it costs more than they do.
        docs = [{"v": value(4)} for _ in range(400)]
        lines = [json.dumps(d, ensure_ascii=R.random() < 0.5) for d in docs]
        out = run("ndjson", "\n".join(lines).encode() + b"\n", env).decode().split("\n")
        assert len(out) == len(docs) + 1 and out[-1] == ""
        for doc, line in zip(docs, out):
            same(doc, json.loads(line), "ndjson")
        for indent in (None, 1):
            data = json.dumps({"tickets": docs}, indent=indent).encode()
            same({"tickets": docs}, json.loads(run("json", data, env)), "json")
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
            rows = [["id", "name", "email", "note"]]
            rows += [[str(i)] + [text() for _ in range(3)] for i in range(200)]
            buffer = io.StringIO()
            csv.writer(buffer, quoting=quoting).writerows(rows)
            data = run("csv", buffer.getvalue().encode(), env).decode()
            same(rows, list(csv.reader(io.StringIO(data, newline=""))), "csv")
    print("parsed back")


main()
