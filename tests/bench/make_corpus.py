#!/usr/bin/env python3
"""Support tickets as NDJSON on stdout, or logs: a corpus to measure speed with.

usage: make_corpus.py MEGABYTES [SEED [tickets|unique|logs]]

"unique" are tickets in which hardly any value comes twice, so that nothing can
be remembered; "logs" are plain lines, dense with numbers and addresses.

Prose is whole sentences of text that is installed anyway (documentation,
licences, Python's own sources) and of a pool below, so that word and letter
statistics are natural. Between 1 and 2 % of the bytes are values to redact; all
are invented: example domains, 555-01xx numbers, documentation networks, test
cards. The same arguments on the same machine give the same bytes.
"""
import glob
import gzip
import json
import os
import random
import re
import sys

POOL = """The modem lost its link again after the update and nobody called back.
I already restarted the phone twice and took the card out, but the banner stays.
Please have a look at the account and tell me what to do next.
The last invoice shows a data pack that I never ordered.
Since Monday calls drop after about a minute when I walk into the kitchen.
We moved the line to the new tariff, and the change shows from tomorrow on.
Thank you for the quick answer, it works again since this morning.
The portal says that the order is complete, but the parcel never arrived.
Could you please check whether the tower near us is under maintenance?
I will forward this to the second level and come back to you by Friday.""".split("\n")

FIRST = ("Jane Omar Ingrid Tomasz Priya Kwame Lucia Hana Mateo Zoe Aisha Lukas "
         "Marta Diego Noor Piotr Sofia Yuki Chidi Elena").split()
LAST = ("Poe Farouk Larsen Nowak Sharma Mensah Rossi Novak Garcia Adeyemi Khan "
        "Fischer Silva Moreau Tanaka Okafor Petrov Walsh Lindgren Haddad").split()
HOSTS = "example.com example.org example.net mail.example.com acme.example".split()
STREETS = "Oak Maple Cedar Station Mill Church River Park".split()
LINES = ("INFO  request completed status=200 duration_ms={n} bytes={n}",
         "DEBUG cache miss for key item:{n} shard={n}",
         "WARN  retrying connection attempt={n} backoff_ms={n}",
         "INFO  loaded {n} rules from configuration in {n} ms",
         "ERROR slow query took {n} ms rows={n}",
         "INFO  login ok user={email} from {ip}",
         "INFO  lease {ip} for {mac}", "INFO  device imei {imei} registered")
CUES = {"email": "You can reach me at {}.", "phone": "My number is {}.",
        "name": "I already spoke with {} about this.", "ip": "The router shows {}.",
        "mac": "The adapter says {}.", "imei": "IMEI: {}", "card": "The card on file is {}.",
        "address": "Please ship the replacement to {}.",
        "url": "The steps are on {} for the team.", "uuid": "Request id {}."}
WEIGHTS = (20, 15, 24, 10, 4, 6, 3, 6, 7, 5)


def sentences(text):
    """Whole plain sentences of a text."""
    for paragraph in re.split(r"\n\s*\n", text):
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", " ".join(paragraph.split())):
            plain = sum(c.isalpha() or c == " " for c in sentence)
            if (40 <= len(sentence) <= 300 and sentence[0].isupper() and sentence[-1] in ".?!"
                    and plain > 0.92 * len(sentence) and "@" not in sentence and sentence.count(" ") > 5):
                yield sentence


def load_prose():
    found = dict.fromkeys(POOL)
    folder = os.path.dirname(os.__file__)
    for pattern in ("/usr/share/common-licenses/*", "/usr/share/doc/**/README*",
                    "/usr/share/doc/**/copyright", folder + "/*.py", folder + "/*/*.py",
                    "/usr/share/cmake*/Help/**/*.rst"):
        for path in sorted(glob.glob(pattern, recursive=True))[:600]:
            try:
                with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
                    found.update(dict.fromkeys(sentences(file.read(300_000).decode("utf-8", "ignore"))))
            except OSError:
                continue
    return list(found)


class Tickets:
    def __init__(self, seed, unique):
        self.random = random.Random(seed)
        self.unique = unique
        self.prose = load_prose()

    def digits(self, n):
        return "".join(self.random.choices("0123456789", k=n))

    def hexs(self, n):
        return "".join(self.random.choices("0123456789abcdef", k=n))

    def luhn(self, digits):
        total = sum(sum(divmod(int(c) * (2 - i % 2), 10)) for i, c in enumerate(reversed(digits)))
        return digits + str(-total % 10)

    def word(self, syllables):
        """A capitalised word that is hardly made twice."""
        r = self.random
        return "".join(r.choice("bdfgklmnprstvz") + r.choice("aeiou") + r.choice("lnrs")
                       for _ in range(syllables)).capitalize()

    def person(self):
        first, last = self.random.choice(FIRST), self.random.choice(LAST)
        if self.unique:
            first, last = self.word(2), self.word(3)
        return {"name": f"{first} {last}",
                "email": f"{first}.{last}{self.digits(2)}@{self.random.choice(HOSTS)}".lower(),
                "phone": f"({self.random.randint(201, 989)}) 555-01{self.digits(2)}"}

    def value(self, kind, person):
        r = self.random
        if kind in person:
            return person[kind]
        if kind == "ip":
            net = f"198.{r.randint(18, 19)}.{r.randrange(256)}." if self.unique else \
                r.choice(("203.0.113.", "198.51.100.", "10.20.30."))
            return net + str(r.randrange(1, 255))
        if kind == "mac":
            return "-".join(self.hexs(2) for _ in range(6))
        if kind == "imei":
            return self.luhn("35" + self.digits(12))
        if kind == "card":
            card = self.luhn("411111" + self.digits(9)) if self.unique else "4111" * 4
            return " ".join(card[i:i + 4] for i in range(0, 16, 4))
        if kind == "address":
            street = self.word(3) if self.unique else r.choice(STREETS)
            return f"{r.randrange(1, 999)} {street} Street, Springfield, IL 62704"
        if kind == "url":
            return f"http://wiki.corp.internal/pages/{self.digits(6)}"
        return f"{self.hexs(8)}-{self.hexs(4)}-4{self.hexs(3)}-a{self.hexs(3)}-{self.hexs(12)}"

    def log_line(self, person):
        def fill(match):
            kind = match.group(1)
            return str(self.random.randrange(100_000)) if kind == "n" else self.value(kind, person)
        return f"{self.time()} " + re.sub(r"\{(\w+)\}", fill, self.random.choice(LINES))

    def time(self):
        r = self.random
        return f"2026-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}T{r.randrange(24):02d}:{r.randrange(60):02d}:00Z"

    def comment(self, person):
        r = self.random
        paragraphs = []
        for _ in range(r.randint(1, 5)):
            parts = [r.choice(self.prose) for _ in range(r.randint(2, 6))]
            if r.random() < 0.12:
                kind = r.choices(list(CUES), WEIGHTS)[0]
                parts.append(CUES[kind].format(self.value(kind, person)))
            paragraphs.append(" ".join(parts))
        if r.random() < 0.1:
            paragraphs.append("\n".join(self.log_line(person) for _ in range(r.randint(3, 10))))
        if r.random() < 0.4:
            paragraphs.append(f"Regards,\n{person['name']}")
        return "\n\n".join(paragraphs)

    def ticket(self, number):
        r = self.random
        person, agent = self.person(), self.person()
        comments = [{"id": number * 16 + i, "author_id": r.randrange(10 ** 6), "created_at": self.time(),
                     "body": self.comment(agent if i % 2 else person)} for i in range(r.randint(2, 9))]
        return json.dumps({"id": number, "created_at": self.time(), "status": r.choice(("open", "solved")),
                           "subject": r.choice(self.prose)[:80], "tags": r.sample(("billing", "login", "device"), 2),
                           "requester": person, "comments": comments}, ensure_ascii=False)


def main():
    size = int(float(sys.argv[1]) * 1_000_000)
    kind = sys.argv[3] if len(sys.argv) > 3 else "tickets"
    tickets = Tickets(int(sys.argv[2]) if len(sys.argv) > 2 else 1, kind == "unique")
    written, number = 0, 1000
    while written < size:
        text = tickets.log_line(tickets.person()) if kind == "logs" else tickets.ticket(number)
        line = (text + "\n").encode()
        sys.stdout.buffer.write(line)
        written += len(line)
        number += 1
    print(f"{written} bytes, {number - 1000} records, {len(tickets.prose)} sentences", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4) or (
            len(sys.argv) == 4 and sys.argv[3] not in ("tickets", "unique", "logs")):
        sys.exit("usage: make_corpus.py MEGABYTES [SEED [tickets|unique|logs]]")
    main()
