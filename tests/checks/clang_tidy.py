#!/usr/bin/env python3
"""clang-tidy with the short list of .clang-tidy over the rooms (not the tests).

Nearly all of its time goes into the standard headers, again for every file. So
files of one room whose names do not clash are read as one: headers are then
read once a batch. A batch that is not clean, for whatever reason, says nothing;
its halves are read again, and only what a file has alone counts.

usage: clang_tidy.py ROOT BUILD_FOLDER   (a configured one)
"""
import concurrent.futures
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

BATCH = 12  # Larger ones save little and keep one core waiting at the end.

# What a file defines at the left margin: two of one name cannot share a batch.
# Too many names cost time only.
DEFINED = re.compile(r"^(?!namespace|[\s#/}])[^\n]*?(?<![:\w])(\w+)\s*(?:[({\[=;]|:(?!:))", re.M)
CLASS = re.compile(r"^(?:class|struct|enum class) (\w+)", re.M)
NO_NAMES = {"const", "final", "static_assert"}


def flags_of(entry):
    """The compiler's arguments without input, output and precompiled header."""
    arguments = entry.get("arguments") or shlex.split(entry["command"])
    kept, skip = [], False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in ("-o", "-include"):
            skip = True
        elif argument.startswith("-") and argument not in ("-c", "-Winvalid-pch"):
            kept.append(argument)
    # Options of GCC that clang does not know are no error here, and GCC has
    # looked for shadowing, which depends on what else is in the batch.
    return tuple(kept + ["-Wno-unknown-warning-option", "-Wno-shadow"])


def read_sources(root, build):
    """(path, flags, names) of every source of the rooms, names None for one that
    must stay alone."""
    with open(os.path.join(build, "compile_commands.json")) as file:
        entries = {os.path.realpath(entry["file"]): entry for entry in json.load(file)}
    sources = []
    for folder, _, files in os.walk(os.path.join(root, "redactor")):
        for path in (os.path.join(folder, name) for name in files if name.endswith(".cc")):
            with open(path) as file:
                text = file.read()
            names = None
            if "#define" not in text:
                names = {*DEFINED.findall(text), *CLASS.findall(text)} - NO_NAMES
            if path not in entries:
                sys.exit("in no CMakeLists.txt: " + path)
            sources.append((path, flags_of(entries[path]), names))
    return sorted(sources)


def make_batches(root, sources):
    """Lists of paths with their flags, each source in the first that fits."""
    batches = []
    for path, flags, names in sources:
        room = os.path.relpath(path, root).split(os.sep)[1]
        for batch in batches if names is not None else ():
            if (batch["key"] == (room, flags) and len(batch["paths"]) < BATCH
                    and not names & batch["names"]):
                batch["paths"].append(path)
                batch["names"] |= names
                break
        else:
            key = (room, flags) if names is not None else None
            batches.append({"key": key, "flags": flags, "paths": [path],
                            "names": set(names or ())})
    return sorted(batches, key=lambda batch: -len(batch["paths"]))


def tidy(root, path, flags):
    return subprocess.run(
        ["clang-tidy", "--quiet", "--config-file=" + os.path.join(root, ".clang-tidy"),
         path, "--", *flags],
        cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, check=False)


def check(root, work, paths, flags):
    """What clang-tidy has against these files: "" for nothing."""
    if len(paths) == 1:
        done = tidy(root, paths[0], flags)
        return done.stdout + done.stderr if done.returncode != 0 else ""
    with tempfile.NamedTemporaryFile("w", dir=work, suffix=".cc") as together:
        together.writelines(f'#include "{path}"\n' for path in paths)
        together.flush()
        if tidy(root, together.name, flags).returncode == 0:
            return ""
    print("in halves:", *(os.path.relpath(path, root) for path in paths))
    half = len(paths) // 2
    return check(root, work, paths[:half], flags) + check(root, work, paths[half:], flags)


def main():
    root, build = (os.path.realpath(argument) for argument in sys.argv[1:3])
    if not shutil.which("clang-tidy"):
        print("skipped: no clang-tidy")
        return 77
    sources = read_sources(root, build)
    batches = make_batches(root, sources)
    print(len(sources), "files in", len(batches), "batches")
    with tempfile.TemporaryDirectory() as work, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(check, root, work, batch["paths"], batch["flags"])
                for batch in batches]
        complaints = "".join(job.result() for job in jobs)
    print(complaints, end="")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
