#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Term bases of others: score-terms.py FOLDER LESART-CLI, FOLDER as ../shared/terminology.

A good sample loses nothing: all words and attributes of the file are there after it was read and written
as TBX of today, the same again by way of each format that keeps all, and the result is valid (where
xmllint is there). Values that have another name today may have that. A bad sample is refused, or told of,
with a line.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

LOSSLESS = ["tbx-dct", "tbx-2008", "json"]
# Names of 2008 or of an older dialect, and what the file says of its own form.
RENAMED = re.compile(r"^(type=(usageStatus|TBX.*)|style=.*|\{.*\}lang=.*|preferred|admitted|deprecated)$")


def contents(xml):
    """How often each word of text and each attribute is there."""
    found = Counter()
    for element in ElementTree.fromstring(xml).iter():
        for text in (element.text, element.tail):
            if (text or "").strip():
                found[" ".join(text.split())] += 1
        for name, value in element.attrib.items():
            found[f"{name}={' '.join(value.split())}"] += 1
    return found


def convert(cli, path, to):
    done = subprocess.run([cli, "terms", "--convert", to, str(path)], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None, done.stderr.decode()


def is_valid(xml, schema):
    try:
        done = subprocess.run(["xmllint", "--noout", "--relaxng", str(schema), "-"], input=xml, capture_output=True,
                              check=False)
    except FileNotFoundError:
        return True
    return done.returncode == 0


def judge_good(cli, path, schema, folder):
    written, said = convert(cli, path, "tbx")
    if written is None:
        return [f"refused: {said.strip()}"]
    faults = []
    if path.suffix == ".tbx":
        try:
            lost = contents(path.read_bytes()) - contents(written)
            faults += [f"lost {name}" for name in lost if not RENAMED.match(name)]
        except ElementTree.ParseError as error:
            faults.append(str(error))
    if not is_valid(written, schema):
        faults.append("not valid")
    once = Path(folder, "once.tbx")
    once.write_bytes(written)
    for name in LOSSLESS:
        there = Path(folder, f"there.{name}")
        there.write_bytes(convert(cli, once, name)[0])
        if convert(cli, there, "tbx")[0] != written:
            faults.append(f"changed by {name}")
    return faults


def judge_bad(cli, path):
    said = convert(cli, path, "tbx")[1]
    return [] if re.search(r"line \d+: ", said) else ["nothing was said"]


def main():
    folder, cli = Path(sys.argv[1]), sys.argv[2]
    schema = folder / "tbx-schemas/TBXcoreStructV03.rng"
    samples = sorted([*folder.glob("tbx-samples/*.tbx"), *folder.glob("omegat-glossaries/test*")])
    counts = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for path in samples:
            bad = "_bad" in path.name or "poorly" in path.name
            faults = judge_bad(cli, path) if bad else judge_good(cli, path, schema, temporary)
            counts["bad" if bad else "good", not faults] += 1
            for fault in faults:
                print(f"  {path.name}: {fault}")
    for kind, what in (("good", "kept whole and valid"), ("bad", "told of with a line")):
        n = counts[kind, True]
        print(f"{kind} samples {what}: {n} of {n + counts[kind, False]}")


if __name__ == "__main__":
    main()
