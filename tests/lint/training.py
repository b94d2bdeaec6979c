#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the articles that the recogniser of names learns from: training.py [FILE ...].

Without FILE all of data/training. What a mark has to look like is told in data/training/README.md. Prints
what is wrong, one finding a line; exit status 1 with findings. `--homonyms` prints the lines that
homonyms.tsv lacks.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"
TYPES = ("PER", "ORG", "LOC", "OTH")
MARK = re.compile(r"\[(\w+) ([^\[\]]*)\]")
# A sign at the end of a mark that belongs to the sentence; a full stop may end a name (Felipe VI., B.V.).
END = re.compile(r"[,;:„“”»«‚‘›‹–-]$")
# Titles and forms of address stand outside; alone they may be a name (Kaiser, Graf).
TITLE = re.compile(r"^(?:Herrn?|Frau|Dr\.|Prof\.|Professor(?:in)?|Königin|König|Kaiser|Papst|Präsident(?:in)?|"
                   r"Minister(?:in)?|Kardinal|Bischof|Scheich|Prinz|Prinzessin|Sir) [A-ZÄÖÜ]")
# Words that are part of the name when the name follows them at once, and words that never are.
INSIDE = "Flughafen|Bahnhof|Kraftwerk|Kloster|Gasthof|Gasthaus|Hotel|Schloss|Burg|Landkreis|Kreis|Gefängnis"
OUTSIDE = "Insel|Provinz|Bundesstaat|Kanton|Vulkan|Fluss|Dorf"
NOT_INSIDE = re.compile(rf"(?<!-)\b({INSIDE}) \[LOC ")
NOT_OUTSIDE = re.compile(rf"\[LOC ({OUTSIDE}) (?!der|des|von|am|im)[^\]]*\]")


def plain(line):
    """The sentence without marks, and the marks as (start, end, type)."""
    text, marks, last = "", [], 0
    for found in MARK.finditer(line):
        text += line[last:found.start()]
        marks.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        last = found.end()
    return text + line[last:], marks


def articles(path):
    """Yields (name, [(line number, line)]) and, for what is not in the format, (None, [(number, finding)])."""
    name, lines = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("# doc: "):
            if lines:
                yield None, [(number, "no blank line before the article")]
            name, lines = line[7:], []
        elif line:
            if name is None:
                yield None, [(number, "a sentence outside an article")]
            lines.append((number, line))
        else:
            if name is not None and lines:
                yield name, lines
            name, lines = None, []
    if lines:
        yield name, lines


def line_findings(line):
    """What can be seen from one sentence."""
    if line != line.strip() or "  " in line or "\t" in line:
        yield "space at an end, two spaces or a tab"
    rest = MARK.sub("", line)
    if "[" in rest or "]" in rest:
        yield "brackets that do not match, or nested marks"
    for found in MARK.finditer(line):
        kind, name = found[1], found[2]
        if kind not in TYPES:
            yield f"unknown type {kind}"
        if not name or name != name.strip():
            yield f"empty mark or space at its end: {found[0]}"
        elif END.search(name) or re.match(r"[„“”»«‚‘›‹(]", name):
            yield f"a sign of the sentence in the mark: {found[0]}"
        if kind == "PER" and TITLE.match(name):
            yield f"a title in the mark: {found[0]}"
        after = line[found.end():found.end() + 2]
        if re.match(r"\w|-\w", after) or re.search(r"[\w]-?$", line[:found.start()]):
            yield f"a mark of a part of a word: {found[0]}"
    for found in NOT_INSIDE.finditer(line):
        yield f"{found[1]} belongs into the mark"
    for found in NOT_OUTSIDE.finditer(line):
        yield f"{found[1]} stands before the mark: {found[0]}"


def unmarked(text, marks, names):
    """The names of more than one word that stand in this sentence without any mark."""
    covered = [False] * len(text)
    for start, end, _ in marks:
        covered[start:end] = [True] * (end - start)
    for name in names:
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if not any(covered[found.start():found.end()]):
                yield name


def article_findings(name, lines, homonyms):
    """What takes the whole article to see: yields (number, finding, homonym or None)."""
    types, seen = defaultdict(dict), {}
    for number, line in lines:
        seen[number] = plain(line)
        text, marks = seen[number]
        for start, end, kind in marks:
            types[text[start:end]].setdefault(kind, number)
    for word, kinds in types.items():
        if len(kinds) > 1 and (name, word) not in homonyms:
            yield max(kinds.values()), f"{word} is marked {' and '.join(sorted(kinds))}", word
    # An acronym or a name of several words is no common noun: it is marked everywhere or nowhere.
    certain = [word for word in types if " " in word or (len(word) > 1 and word.isupper())]
    for number, (text, marks) in seen.items():
        for word in unmarked(text, marks, certain):
            yield number, f"{word} is not marked here, but elsewhere in the article", None


def check(path, homonyms, names):
    for name, lines in articles(path):
        if name is None:
            yield from ((number, finding, None) for number, finding in lines)
            continue
        if name in names:
            yield lines[0][0], f"a second article {name}", None
        names.add(name)
        for number, line in lines:
            yield from ((number, finding, None) for finding in line_findings(line))
        for number, finding, word in article_findings(name, lines, homonyms):
            yield number, finding, (name, word) if word else None


def main():
    lacking = "--homonyms" in sys.argv
    paths = [Path(arg) for arg in sys.argv[1:] if arg != "--homonyms"] or sorted(FOLDER.glob("*.txt"))
    rows = (FOLDER / "homonyms.tsv").read_text(encoding="utf-8").splitlines()
    homonyms = {tuple(row.split("\t")) for row in rows if row and not row.startswith("#")}
    names, findings = set(), []
    if "CC0 1.0" not in (FOLDER / "README.md").read_text(encoding="utf-8"):
        findings.append("data/training/README.md: does not name the licence CC0 1.0")
    for path in paths:
        for number, finding, homonym in check(path, homonyms, names):
            if not lacking:
                findings.append(f"{path.name}:{number}: {finding}")
            elif homonym:
                findings.append("\t".join(homonym))
    print("\n".join(findings) or "nothing found")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
