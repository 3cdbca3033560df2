#!/usr/bin/env python3
"""Peak memory of `redactor` on inputs that grow: it must stay flat.

usage: memory.py REDACTOR [MEGABYTES ...]      (default 100 1000 4000)

For each size: NDJSON tickets, one JSON array, one line without any line end and
one JSON string, made on the fly and piped in; prints the peak resident memory
of the child as the kernel counts it. Exit 1 when a peak is over 128 MiB."""
import json
import os
import subprocess
import sys
import tempfile
import threading

LIMIT = 128 << 10  # KiB

WORDS = ("the modem lost its link again after the update and nobody called back so "
         "please look at the account and tell us what to do next").split()


def ticket(i):
    text = " ".join(WORDS[(i + k * 7) % len(WORDS)] for k in range(120))
    return {"id": i, "requester": {"name": f"Jane Poe{i % 977}", "email": f"user{i}@example.com"},
            "body": f"{text}\nMy number is (217) 555-01{i % 100:02d}, address 10.{i % 250}.{i // 250 % 250}.7."}


def ndjson():
    i = 0
    while True:
        yield (json.dumps(ticket(i)) + "\n").encode()
        i += 1


def array():
    yield b'{"tickets":[' + json.dumps(ticket(0)).encode()
    i = 1
    while True:
        yield b"," + json.dumps(ticket(i)).encode()
        i += 1


def one_line():
    i = 0
    while True:
        yield (json.dumps(ticket(i))[1:-1].replace("\\n", " ") + " ").encode()
        i += 1


def one_string():
    yield b'{"log":"'
    for chunk in one_line():
        yield chunk.replace(b'"', b"'")


def peak(binary, chunks, size, tail, options):
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home)
        env.pop("REDACTOR_KEY_FILE", None)
        child = subprocess.Popen([binary, *options], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, env=env)

        def feed():
            sent, block = 0, []
            for chunk in chunks:
                block.append(chunk)
                sent += len(chunk)
                if len(block) >= 256:
                    child.stdin.write(b"".join(block))
                    block = []
                if sent >= size:
                    break
            child.stdin.write(b"".join(block) + tail)
            child.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        feeder.join()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_maxrss, child.returncode


def main():
    binary = sys.argv[1]
    sizes = [int(a) for a in sys.argv[2:]] or [100, 1000, 4000]
    worst = 0
    for name, make, tail, options in (("ndjson", ndjson, b"", ["--format", "ndjson"]),
                                      ("json array", array, b"]}", ["--format", "json"]),
                                      ("one line", one_line, b"", ["--format", "text"]),
                                      ("one string", one_string, b'"}', ["--format", "ndjson"])):
        for megabytes in sizes:
            kib, code = peak(binary, make(), megabytes * 1000000, tail, options)
            print(f"{name:12s} {megabytes:6d} MB   peak {kib / 1024:7.1f} MiB   exit {code}", flush=True)
            worst = max(worst, kib)
    sys.exit(worst > LIMIT)


main()
