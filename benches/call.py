#!/usr/bin/env python3
"""Counts what one call costs: instructions and heap allocations, ours against reqwest by hand.

    python3 benches/call.py             # the table
    python3 benches/call.py --check     # and fail where a promise is broken
    python3 benches/call.py --profile secret   # where the instructions of one operation go

Callgrind counts the client's process, in one function after a warm-up; the server is another process.
Allocations are the calls of `malloc` and its kin. A second run makes twice as many calls; what it
counts more is what the calls cost, without whatever happens once.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPERATIONS = {
    "track": ("GET one track, 1.2 KB", 200),
    "search": ("GET ten filters, two tracks", 200),
    "secret": ("PUT secret token, 80 bytes", 200),
    "comment": ("POST comment", 200),
    "list": ("GET 200 tracks, 231 KB", 20),
}
# At most this many times what by hand costs: instructions, allocations.
LIMITS = {name: (1.05, 1.05) for name in OPERATIONS} | {"list": (0.90, None)}
ALLOCATORS = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"}


def built():
    """Builds the program that calls and is called, and finds it."""
    command = ["cargo", "build", "--release", "--package", "soundcloud-benches"]
    subprocess.run(command, cwd=ROOT, check=True)
    metadata = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--format-version", "1"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    return Path(json.loads(metadata.stdout)["target_directory"]) / "release" / "soundcloud-benches"


def callgrind(program, port, contestant, operation, calls, out):
    """Runs one contestant under callgrind, which writes to `out`."""
    subprocess.run(
        [
            "valgrind", "--tool=callgrind", "--collect-atstart=no",
            "--toggle-collect=*::counted", f"--callgrind-out-file={out}",
            program, contestant, operation, str(calls), port,
        ],
        check=True, capture_output=True, text=True,
    )
    return out


def counts(out):
    """Instructions in the counted function, and allocations in all, from what callgrind wrote."""
    names, allocations, instructions, callee = {}, 0, 0, ""
    for line in out.read_text().splitlines():
        if match := re.match(r"c?fn=\((\d+)\)(?: (.*))?", line):
            names.setdefault(match[1], match[2])
            callee = names[match[1]]
        elif match := re.match(r"calls=(\d+)", line):
            allocations += int(match[1]) if callee in ALLOCATORS else 0
        elif match := re.match(r"totals: (\d+)", line):
            instructions = int(match[1])
    return instructions, allocations


def measured(program, port, folder):
    """Counts of every contestant and operation."""
    table = {}
    for operation, (_, calls) in OPERATIONS.items():
        for contestant in ("hand", "ours"):
            once, twice = (
                counts(callgrind(program, port, contestant, operation, times * calls, folder / "out"))
                for times in (1, 2)
            )
            table[operation, contestant] = [(b - a) / calls for a, b in zip(once, twice)]
            if min(table[operation, contestant]) <= 0:
                sys.exit(f"nothing was counted for {contestant}, {operation}")
    return table


def report(table):
    """Prints the table; returns the promises that are broken."""
    print("\nPer call: HTTP/1.1 keep-alive to loopback, no TLS, reqwest with `http2`, `json`, `query`.\n")
    print("| call | instructions by hand | ours | ratio | limit | allocations by hand | ours | ratio | limit |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    broken = []
    for operation, (title, _) in OPERATIONS.items():
        cells = [title]
        for unit in (0, 1):
            hand, ours = (table[operation, contestant][unit] for contestant in ("hand", "ours"))
            limit, ratio = LIMITS[operation][unit], ours / hand
            digits = ".0f" if unit == 0 else ".1f"
            bound = "–" if limit is None else f"≤ {limit:.2f}"
            cells += [f"{hand:,{digits}}", f"{ours:,{digits}}", f"**{ratio:.3f}**", bound]
            if limit is not None and ratio > limit:
                what = ("instructions", "allocations")[unit]
                broken.append(f"{title}: {ratio:.3f} times the {what} by hand, more than {limit:.2f}")
        print("| " + " | ".join(cells) + " |")
    return broken


def profile(program, port, operation, folder):
    """Prints the functions that cost most, with what they call and without."""
    calls = OPERATIONS[operation][1]
    for contestant in ("hand", "ours"):
        out = callgrind(program, port, contestant, operation, calls, folder / "out")
        for inclusive in ("yes", "no"):
            print(f"\n{contestant}, {operation}: {calls} calls, inclusive: {inclusive}\n")
            annotated = subprocess.run(
                ["callgrind_annotate", f"--inclusive={inclusive}", "--threshold=98", "--auto=no", out],
                check=True, capture_output=True, text=True,
            )
            print(annotated.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where a promise is broken")
    parser.add_argument("--profile", choices=OPERATIONS, help="show where the instructions go")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not installed")
    program = built()
    server = subprocess.Popen([program, "serve"], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            if options.profile:
                return profile(program, port, options.profile, folder)
            broken = report(measured(program, port, folder))
    finally:
        server.terminate()
    if options.check and broken:
        sys.exit("\n" + "\n".join(broken))


if __name__ == "__main__":
    main()
