#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the names of lesart-cli on articles with inline marks.

  score-names.py [--details] LESART-CLI FILE...

Each FILE holds articles: "# doc: NAME", then one sentence a line, the first the headline, names
marked as [PER ..] [ORG ..] [LOC ..] [OTH ..]; a blank line ends an article. Precision, recall and F1
of exact spans with their type; "span" leaves the type aside. With --details every miss is listed.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = re.compile(r"\[(PER|ORG|LOC|OTH) ([^\]]*)\]")


def articles(path):
    name, lines = None, []
    for line in Path(path).read_text().splitlines() + [""]:
        if line.startswith("# doc:"):
            name, lines = line[6:].strip(), []
        elif line:
            lines.append(line)
        elif lines:
            yield name, lines
            lines = []


def strip(lines):
    """The text without marks, and its names as (start, end, type)."""
    text, names = "", []
    for line in lines:
        at = 0
        for m in MARK.finditer(line):
            text += line[at:m.start()]
            names.append((len(text), len(text) + len(m[2]), m[1]))
            text += m[2]
            at = m.end()
        text += line[at:] + "\n"
    return text, names


def read_names(cli, texts, folder):
    paths = []
    for i, text in enumerate(texts):
        paths.append(folder / f"{i}.txt")
        paths[-1].write_text(text)
    out = subprocess.run([cli, "extract", *map(str, paths)], check=True, capture_output=True, text=True).stdout
    decoder, at, readings = json.JSONDecoder(), 0, []
    while at < len(out):
        if out[at].isspace():
            at += 1
            continue
        value, at = decoder.raw_decode(out, at)
        readings += value if isinstance(value, list) else [value]
    return [[(m["start"], m["end"], e["type"]) for e in r["entities"] for m in e["mentions"] if m["kind"] == "name"]
            for r in readings]


def prf(tp, n_found, n_gold):
    p, r = tp / max(n_found, 1), tp / max(n_gold, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def score(cli, path, details):
    count = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        docs = [(name, *strip(lines)) for name, lines in articles(path)]
        found = read_names(cli, [d[1] for d in docs], Path(folder))
    for (name, text, gold), names in zip(docs, found):
        g, f = set(gold), set(names)
        count["span"] += len({x[:2] for x in g} & {x[:2] for x in f})
        for x in g:
            count["gold", x[2]] += 1
        for x in f:
            count["found", x[2]] += 1
        for x in g & f:
            count["both", x[2]] += 1
        if details:
            for sign, extra in (("-", g - f), ("+", f - g)):
                for x in sorted(extra):
                    around = text[max(0, x[0] - 50):x[0]] + "{" + text[x[0]:x[1]] + "}" + text[x[1]:x[1] + 30]
                    print(sign, x[2], name, around.replace("\n", " / "))
    return count


def report(title, count):
    types = ["PER", "ORG", "LOC", "OTH"]
    total = [sum(count[k, t] for t in types) for k in ("both", "found", "gold")]
    print(f"{title:32} {prf(*total)}   span {prf(count['span'], *total[1:])}")
    for t in types:
        print(f"    {t:28} {prf(count['both', t], count['found', t], count['gold', t])}  ({count['gold', t]})")


def main():
    args = [a for a in sys.argv[1:] if a != "--details"]
    if len(args) < 2:
        sys.exit(__doc__)
    total = collections.Counter()
    for path in args[1:]:
        count = score(args[0], path, "--details" in sys.argv)
        total += count
        report(Path(path).name, count)
    if len(args) > 2:
        report("all", total)


main()
