#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does time grow as the text does? doubling.py [BUILD-FOLDER [KIND...]]

For each kind of text, good and bad, a row of seconds of the processor that lesart-cli extract takes
for sizes that double from 64 kB to 4 MB, each with the ratio to the size before: near 2 for what is
linear, 4 for what is quadratic. The time of an empty text is taken off first. Then the same of
lesart-cli parse, whose trees take longer, from 8 kB to 512 kB for some. Exit status 1 if one is clearly
not linear.
"""
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = [65536 << i for i in range(7)]
PARSED = ["articles", "one word", "no mark", "commas"]
PARSED_SIZES = [size >> 3 for size in SIZES]
LIMIT = 8  # over two doublings: 4 is linear, 16 quadratic; caches and a busy machine make it uneven
SHORT = 0.1  # seconds: what takes less is not judged
PATIENCE = 60  # seconds: what takes longer is not doubled again


def samples(english=False):
    paths = sorted((ROOT / "data/samples").glob("*.txt"))
    return b"\n\n".join(path.read_bytes() for path in paths
                        if path.name.endswith(".en.txt") == english) + b"\n\n"


# A text of the kind is this again and again.
KINDS = {
    "articles": samples(),
    "one paragraph": samples().replace(b"\n", b" "),
    "all capitals": samples().decode().upper().encode(),
    "no capitals": samples().decode().lower().encode(),
    "another language": samples(english=True),
    "tables": "Jahr\tUmsatz (Mio. €)\tVeränderung\n2023\t1.234,5\t+3,2 %\n2024\t987,0\t-20,1 %\n".encode(),
    "code": Path(__file__).read_bytes(),
    "one word": b"Haus ",
    "no space": "Donaudampfschifffahrt".encode(),
    "commas": b",",
    "quotation marks": b'"',
    "opening marks": "„".encode(),
    "opening brackets": b"(",
    "digits": b"1234567890",
    "capital words": b"Haus Wien Hans ",
    "capital sentences": "DER MINISTER SAGTE AM MONTAG, DASS ER GEHE. ".encode(),
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


def run(program, command, path):
    """Seconds of the processor, which other programs lengthen less; None if it failed."""
    start = used()
    try:
        result = subprocess.run([program, command, path], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, check=False, timeout=4 * PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    return used() - start if result.returncode == 0 else None


def shortest(program, command, path):
    """The shortest of some runs: fewer, the longer they take."""
    best = run(program, command, path)
    for _ in range(2):
        if best is None or best > 2:
            break
        best = min(best, run(program, command, path) or best)
    return best


def text_of(unit, size):
    """The unit again and again, or as many lines of it as there is room for."""
    return unit * (size // len(unit)) or unit[:unit.rfind(b"\n", 0, size) + 1]


def row(program, command, path, unit, sizes, start):
    """Prints the row; returns whether the time is linear."""
    times, linear = [], True
    for size in sizes:
        path.write_bytes(text_of(unit, size))
        seconds = shortest(program, command, path)
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


def table(program, command, kinds, sizes):
    """Prints a row for each kind; returns whether all are linear."""
    all_linear = True
    print(f"{command + ': s, ratio':<18}" + "".join(f"{size // 1024:>9} kB" for size in sizes))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_bytes(b"a\n")
        start = shortest(program, command, path)
        for kind in kinds:
            print(f"{kind:<18}", end="", flush=True)
            linear = row(program, command, path, KINDS[kind], sizes, start)
            print("" if linear else "   NOT LINEAR")
            all_linear = all_linear and linear
    return all_linear


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve()
    program = build / "src/cli/lesart-cli"
    kinds = sys.argv[2:] or list(KINDS)
    linear = table(program, "extract", kinds, SIZES)
    parsed = [kind for kind in kinds if kind in PARSED]
    return 0 if table(program, "parse", parsed, PARSED_SIZES) and linear else 1


if __name__ == "__main__":
    sys.exit(main())
