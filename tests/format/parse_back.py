#!/usr/bin/env python3
"""What parsed still parses: random JSON and CSV, redacted, read by Python's own
parsers and compared value by value with a redaction of the parsed tree.

usage: parse_back.py REWRITE_PROGRAM
"""
import base64
import csv
import io
import json
import quopri
import random
import re
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


def fold(line, width, end):
    """Folds by bytes, as the standards do, so that characters are parted too."""
    raw = line.encode()
    out = raw[:width]
    for at in range(width, len(raw), width - 1):
        out += end + b" " + raw[at:at + width - 1]
    return out + end


def unfold(data):
    lines = re.sub(rb"\r?\n[ \t]", b"", data).split(b"\n")
    return [x.rstrip(b"\r").decode() for x in lines if x.strip()]


def card_words():
    return " ".join(R.choice([w for w in WORDS if not re.search("[\x00-\x1f\u2028]", w)] + ["x;y"])
                    for _ in range(R.randrange(1, 9)))


def check_vcard():
    def escape(v):
        return re.sub(r"([\\,;])", r"\\\1", v)

    def unescape(v):
        return re.sub(r"\\(.)", r"\1", v)

    for _ in range(100):
        end = R.choice([b"\n", b"\r\n"])
        values = [card_words() for _ in range(5)]
        quoted = quopri.encodestring(values[0].encode()).decode().strip("\n")
        data = b"BEGIN:VCARD" + end + b"VERSION:2.1" + end
        data += ("NOTE;ENCODING=QUOTED-PRINTABLE:" + quoted).replace("\n", end.decode()).encode() + end
        for v in values[1:]:
            data += fold("X-TEXT:" + escape(v), R.choice([20, 33, 75]), end)
        data += b"END:VCARD" + end
        out = rewrite("vcard", data)
        first = re.search(rb"PRINTABLE:((?:[^\n]*=\r?\n)*[^\n]*)\n", out).group(1)
        back = [quopri.decodestring(first.replace(b"\r", b"")).decode()]
        back += [unescape(x[7:]) for x in unfold(out) if x.startswith("X-TEXT:")]
        assert back == [redacted(v) for v in values], (data, out, back)


def check_ldif():
    for _ in range(100):
        end = R.choice([b"\n", b"\r\n"])
        values = [card_words() for _ in range(5)]
        data = b"version: 1" + end + end + b"dn: cn=x,dc=example" + end
        for i, v in enumerate(values):
            safe = v.isascii() and v[:1] not in " :<" and not v.endswith(" ") and v
            line = f"a: {v}" if safe else "a:: " + base64.b64encode(v.encode()).decode()
            data += fold(line, R.choice([12, 40, 76]), end)
        out = rewrite("ldif", data)
        back = [base64.b64decode(x[4:], validate=True).decode() if x.startswith("a:: ") else x[3:]
                for x in unfold(out) if x.startswith("a:")]
        assert back == [redacted(v) for v in values], (data, out, back)


check_json()
check_csv()
check_vcard()
check_ldif()
print("ok")
