#!/usr/bin/env python3
"""What parsed still parses: random JSON, CSV, XML, HTML, mail and SQLite dumps, redacted, read by Python's own
parsers and compared value by value with a redaction of the parsed tree.

usage: parse_back.py REWRITE_PROGRAM
"""
import base64
import csv
import email
import io
import json
import mailbox
import quopri
import random
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
import tempfile
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

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


def plain():
    return "".join(c for c in text() if c not in "\x01\r")


def element(depth, tags):
    node = ET.Element(R.choice(tags))
    for name in R.sample(["a", "title", "name", "b"], R.randrange(3)):
        node.set(name, plain().replace("\n", " ").replace("\t", " "))
    node.text = plain()
    for _ in range(R.randrange(4) if depth else 0):
        child = element(depth - 1, tags)
        child.tail = plain()
        node.append(child)
    return node


def items(node, change=lambda v: v):
    """Attributes and texts of a tree, in order."""
    yield node.tag
    yield from (change(v) for v in node.attrib.values())
    yield change(node.text or "")
    for child in node:
        yield from items(child, change)
        yield change(child.tail or "")


def check_xml():
    for _ in range(150):
        tree = element(3, ["row", "x_y", "users", "item", "field"])
        data = ET.tostring(tree, encoding="utf-8", xml_declaration=R.random() < 0.5)
        back = ET.fromstring(rewrite("xml", data))
        assert list(items(back)) == list(items(tree, redacted)), data


class Page(HTMLParser):
    def __init__(self, data, change=lambda v: v):
        super().__init__(convert_charrefs=True)
        self.change = change
        self.items, self.text = [], ""
        self.feed(data)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.part(tag)
        self.items.append((tag, [(k, self.change(v)) for k, v in attrs]))

    def handle_endtag(self, tag):
        self.part(tag)
        self.items.append("/" + tag)

    def part(self, tag):
        self.text += "" if tag in ("b", "span") else "|"

    def handle_data(self, data):
        self.text += data


def check_html():
    for _ in range(150):
        tree = element(3, ["p", "div", "b", "span", "td", "x-y"])
        data = ET.tostring(tree, encoding="utf-8", method="html")
        before, after = Page(data.decode(), redacted), Page(rewrite("html", data).decode())
        assert before.items == after.items, data
        # A value may span tags: no digits of it may be left in the text.
        assert not DIGITS.search(after.text.replace(TOKEN, "")), data


def mail_text(kind):
    words = [w for w in WORDS if w not in ("\x01", "\u2028", "\\", '"')]
    if kind == "header":
        words = [w for w in words if w not in ("\n", "\t", "")]
    # Nobody's 8-bit charset has everything.
    if kind == "latin":
        words = [w for w in words if w.isascii() or w == "é"]
    return " ".join(R.choice(words) for _ in range(R.randrange(1, 9)))


def random_mail(depth):
    message = EmailMessage(policy=policy.default.clone(max_line_length=60))
    # Short: Python keeps the blanks between encoded words of a long name.
    message["From"] = Address(" ".join(mail_text("header").split()[:2]), "jane", "example.com")
    message["Subject"] = mail_text("header")
    kind = R.randrange(4)
    if kind == 0:
        message.set_content(mail_text("latin"), charset="iso-8859-1",
                            cte=R.choice(["8bit", "quoted-printable", "base64"]))
    else:
        message.set_content(mail_text("body"),
                            cte=R.choice(["8bit", "quoted-printable", "base64"]))
    if kind > 1:
        message.add_alternative("<p>" + mail_text("body"), subtype="html")
    if kind == 3:
        message.add_attachment(mail_text("body").encode() * 9, maintype="application",
                               subtype="x-data", filename=mail_text("header"))
    if depth and R.random() < 0.3:
        message.add_attachment(random_mail(depth - 1))
    return message


def mail_tree(message):
    """What a reader sees: header values and decoded contents."""
    who = message["From"].addresses[0] if "From" in message else None
    out = [who.display_name, who.addr_spec, re.sub(r"\s+", " ", message["Subject"])] if who else []
    out.append(message.get_content_type())
    out.append(message.get_filename())
    if message.is_multipart():
        return out + [mail_tree(part) for part in message.iter_parts()]
    return out + [message.get_payload(decode=True).decode(
        message.get_content_charset() or "utf-8")]


def walk(tree, function):
    if isinstance(tree, (list, tuple)):
        return [walk(x, function) for x in tree]
    return function(tree) if isinstance(tree, str) else tree


def check_mail():
    box = b""
    for _ in range(60):
        eol = R.choice([policy.default, policy.SMTP])
        # Boundaries are digits; they are no text.
        data = random_mail(2).as_bytes(policy=eol.clone(max_line_length=R.choice([60, 78])))
        out = rewrite("mail", data)
        before = email.message_from_bytes(data, policy=policy.default)
        after = email.message_from_bytes(out, policy=policy.default)
        assert walk(mail_tree(after), str) == walk(mail_tree(before), redacted), (data, out)
        box += b"From jane@example.com Thu Jan  1 00:00:00 1970\n" + data.replace(b"\r\n", b"\n") + b"\n"
    with tempfile.NamedTemporaryFile() as file:
        file.write(rewrite("mbox", box))
        file.flush()
        assert len(mailbox.mbox(file.name)) == 60


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
check_xml()
check_html()
check_mail()
check_sqlite()
check_vcard()
check_ldif()
print("ok")
