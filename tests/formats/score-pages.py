#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the article of a saved web page is found, and how little of what stands around it.

  score-pages.py [--total] [--least F1] FOLDER -- COMMAND [ARG ...]

FOLDER has pages (NAME.html) and beside each NAME.txt: lines "title:", "author:", "date:" (what the page
says of itself; none where it says nothing), an empty line, then what a reader would call the article, a
line a block. COMMAND gets the path of a page and prints what test-article --show does.

Words count, each as often as it stands there: precision, recall and F1 of each page, then their means
over the first and the second half of the pages and over all. --total leaves out the single pages of the second
half: those are unseen, no rule is made after them. With --least the exit status is 1 if the mean F1 of
all pages is below, 77 if the command was built without HTML.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys

FIELDS = ("title", "author", "date")
BLOCK = re.compile(r"(?:headline|paragraph|subhead|item|quote|caption|row|note|code)(?: \d+)?(?: \(\d+\))?: ")


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def gold(path):
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    return dict(line.split(": ", 1) for line in head.splitlines()), words(body)


def found(command, path):
    shown = subprocess.run([*command, path], check=True, capture_output=True, encoding="utf-8").stdout
    if shown.startswith("refused: ") and "not read by this build" in shown:
        sys.exit(77)
    fields, blocks = {}, []
    for line in shown.splitlines():
        block = BLOCK.match(line)
        name, _, value = line.partition(": ")
        if block:
            blocks.append(line[block.end():])
        elif not blocks and name in FIELDS:
            fields[name] = value
        elif blocks and name != "link":
            blocks.append(line)
    return fields, words("\n".join(blocks))


def score(command, page):
    right_fields, right = gold(page.with_suffix(".txt"))
    fields, ours = found(command, page)
    both = (right & ours).total()
    precision = both / max(ours.total(), 1)
    recall = both / max(right.total(), 1)
    f1 = 2 * both / max(ours.total() + right.total(), 1)
    fields["date"] = fields.get("date", "")[:10]
    return [precision, recall, f1, *(fields.get(name, "") == right_fields.get(name, "") for name in FIELDS)]


def show(name, rows):
    means = [sum(column) / len(rows) for column in zip(*rows)]
    counts = "".join(f"{sum(column):7}" for column in list(zip(*rows))[3:])
    print(f"{name:28}" + "".join(f"{mean:11.3f}" for mean in means[:3]) + counts)
    return means[2]


def main():
    divide = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    command = sys.argv[divide + 1:]
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--total", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    parser.add_argument("folder", type=pathlib.Path)
    given = parser.parse_args(sys.argv[1:divide])
    pages = sorted(given.folder.glob("*.html"))
    rows = [score(command, page) for page in pages]
    half = len(pages) // 2
    print(f"{'page':28}" + "".join(f"{name:>11}" for name in ("precision", "recall", "F1"))
          + "".join(f"{name:>7}" for name in FIELDS))
    for i, page in enumerate(pages):
        if i < half or not given.total:
            show(page.stem, rows[i:i + 1])
    show("first half", rows[:half])
    show("second half, unseen", rows[half:])
    return show("all", rows) < given.least


if __name__ == "__main__":
    sys.exit(main())
