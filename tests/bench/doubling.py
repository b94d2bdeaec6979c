#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does time grow as the text does? doubling.py [BUILD-FOLDER [KIND...]]

For each kind of text, good and bad, a row of seconds of the processor that lesart-cli extract takes for sizes that
double from 64 kB to 4 MB, each with the ratio to the size before: near 2 for what is linear, 4 for
what is quadratic. The time of an empty text is taken off first. Exit status 1 if one is
clearly not linear.
"""
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = [65536 << i for i in range(7)]
LIMIT = 8  # over two doublings: 4 is linear, 16 quadratic; caches and a busy machine make it uneven
SHORT = 0.1  # seconds: what takes less is not judged
PATIENCE = 60  # seconds: what takes longer is not doubled again


def samples():
    paths = sorted((ROOT / "data/samples").glob("*.txt"))
    return b"\n\n".join(path.read_bytes() for path in paths if not path.name.endswith(".en.txt")) + b"\n\n"


# A text of the kind is this again and again.
KINDS = {
    "articles": samples(),
    "one paragraph": samples().replace(b"\n", b" "),
    "no space": "Donaudampfschifffahrt".encode(),
    "commas": b",",
    "quotation marks": b'"',
    "opening marks": "„".encode(),
    "opening brackets": b"(",
    "digits": b"1234567890",
    "capital words": b"Haus Wien Hans ",
    "capitals": "DER MINISTER SAGTE AM MONTAG, DASS ER GEHE. ".encode(),
    "newlines": b"a\n",
    "a.b.c.d.": b"a.b.c.d.",
    "hyphens": b"Haus-",
    "no mark": "Die Lage ist ernst Hunde bellen ".encode(),
    "one name": "Angela Merkel traf Olaf Scholz. ".encode(),
    "invalid bytes": b"\xff\xc3 \x80",
}


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def extract(program, path):
    """Seconds of the processor, which other programs lengthen less; None if it failed."""
    start = used()
    try:
        result = subprocess.run([program, "extract", path], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, check=False, timeout=4 * PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    return used() - start if result.returncode == 0 else None


def shortest(program, path):
    """The shortest of some runs: fewer, the longer they take."""
    best = extract(program, path)
    for _ in range(2):
        if best is None or best > 2:
            break
        best = min(best, extract(program, path) or best)
    return best


def row(program, path, unit, start):
    """Prints the row; returns whether the time is linear."""
    times, linear = [], True
    for size in SIZES:
        path.write_bytes(unit * (size // len(unit)))
        seconds = shortest(program, path)
        if seconds is None:
            print("      failed", end="")
            return False
        seconds = max(0.001, seconds - start)
        ratio = seconds / times[-1] if times else 0
        print(f"{seconds:8.3f}" + (f" {ratio:3.1f}" if ratio else "    "), end="", flush=True)
        if len(times) > 1 and times[-2] > SHORT and seconds / times[-2] > LIMIT:
            linear = False
        times.append(seconds)
        if seconds > PATIENCE:
            break
    return linear


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve()
    program = build / "src/cli/lesart-cli"
    kinds = sys.argv[2:] or KINDS
    print(f"{'seconds, ratio':<18}" + "".join(f"{size // 1024:>9} kB" for size in SIZES))
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_bytes(b"a\n")
        start = shortest(program, path)
        for kind in kinds:
            print(f"{kind:<18}", end="", flush=True)
            linear = row(program, path, KINDS[kind], start)
            print("" if linear else "   NOT LINEAR")
            status = status if linear else 1
    return status


if __name__ == "__main__":
    sys.exit(main())
