#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of words find beside what score-checks.py asks for.

    score-words.py SHARED LESART-CLI [--half dev|test] [--show]

  false friends   two published lists: the German word beside the wrong English one must be told, beside
                  the right one not. A pair counts as found whatever check tells it.
  in sentences    a right translation in PUD and WMT replaced by the look-alike of data/language/false-friends.tsv
  clauses         one clause taken out of the English of PUD and newstest2021, or one of another
                  sentence put in; good pairs show the alarms

Thresholds and lists were made while looking at the half `dev` (even lines); the figures are those of
`test` (odd lines).
"""
import argparse
import csv
import pathlib
import random
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "gold"))
from importlib import import_module

checks = import_module("score-checks")

CUT = re.compile(r"[,;:]\s+|\s+(?=(?:and|but|which|who|that|because|while|where|with|after|before|when|to)\s)")


def clauses(sentence):
    """Where the clauses of a sentence are that say something and are not most of it."""
    cuts = [0, *(m.end() for m in CUT.finditer(sentence)), len(sentence)]
    for start, end in zip(cuts, cuts[1:]):
        words = sentence[start:end].split()
        if (len(words) >= 4 and sum(len(word) > 4 for word in words) >= 2
                and end - start < 0.7 * len(sentence)):
            yield start, end


def take_out(sentence, chance):
    found = list(clauses(sentence))
    if not found or len(sentence.split()) < 10:
        return None
    start, end = chance.choice(found)
    rest = (sentence[:start].rstrip(" ,;") + " " + sentence[end:]).strip()
    return rest if rest[-1] in '.!?"”' else rest + "."


def put_in(sentence, other, chance):
    found = list(clauses(other))
    if not found or len(sentence.split()) < 8:
        return None
    start, end = chance.choice(found)
    return sentence.rstrip(". ") + ", " + other[start:end].strip(" ,;.") + "."


def of_half(rows, half):
    return [row for i, row in enumerate(rows) if (i % 2 == 0) == (half == "dev")]


def read_friends(folder, half):
    """German word, wrong English, right English."""
    rows = []
    for name, wrong, right in (("de_ff.csv", 2, 1), ("german_ff.csv", 1, 2)):
        with open(folder / name, newline="") as file:
            lines = list(csv.reader(file))[1:]
        rows += [(row[0], row[wrong], re.split(r"[,/(;-]", row[right])[0].strip())
                 for row in of_half(lines, half) if len(row) > max(wrong, right)]
    return rows


# The lists have small letters only; as verbs, adjectives and small words these keep them.
SMALL = set("""after arm bad brave brief dank dick fast gut hat herb hell kind mitten most stark toll vital
war wild will also personal""".split()) - set("after bad brief dank kind most personal herb".split())


def spell(word):
    return word if word in SMALL else word[0].upper() + word[1:]


def score_friends(shared, cli, half, show):
    rows = read_friends(pathlib.Path(shared, "terminology/false-friends"), half)
    wrong = checks.check(cli, [(spell(row[0]), row[1]) for row in rows])
    right = checks.check(cli, [(spell(row[0]), row[2]) for row in rows])
    told = {"false-friend", "scale"}
    missed = [row[:2] for row, found in zip(rows, wrong) if not any(f["kind"] in told for f in found)]
    alarms = sum(any(f["kind"] in told for f in found) for found in right)
    print(f"false friends: found {len(rows) - len(missed)} of {len(rows)} "
          f"({1 - len(missed) / len(rows):.3f}), right words flagged {alarms}")
    if show:
        print("missed", missed)


def read_rows(path):
    """German word -> its right words and its look-alikes, of the rows that are not rarely wrong."""
    rows = {}
    for line in path.read_text().splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[-1].isdigit() and int(cells[-1]) >= 2:
            wrong = [word for word in cells[2].split("|") if "(" not in word and " " not in word]
            right = [word.split("(")[0].strip() for word in cells[1].split("|")]
            rows.setdefault(cells[0], []).append((right, wrong))
    return rows


def put_look_alikes(rows, german, english):
    """The German word, and the English with its look-alike in place of what is right."""
    for word in re.findall(r"\w+", german):
        for right, wrong in rows.get(word, []):
            for meaning in right:
                pattern = rf"\b{re.escape(meaning)}\b"
                if wrong and meaning and re.search(pattern, english):
                    yield word, re.sub(pattern, wrong[0], english, count=1)
                    break


# Small words that English has everywhere, in any sense.
UNFIT = {"als", "war", "wo", "wer", "hat", "bin", "will", "weil", "also", "dürfen"}


def score_sentences(shared, cli, half):
    rows = read_rows(pathlib.Path(__file__).parent.parent.parent / "data/language/false-friends.tsv")
    rows = {word: found for word, found in rows.items() if word not in UNFIT}
    pairs = [pair for of in checks.read_pairs(shared).values() for pair in checks.half_of(of, half)]
    seeded = [(german, bad, word) for german, english in pairs
              for word, bad in put_look_alikes(rows, german, english)]
    found = checks.check(cli, [(german, bad) for german, bad, _ in seeded])
    hits = sum(any(f["kind"] == "false-friend" and f["de"]["text"] == word for f in of)
               for (_, _, word), of in zip(seeded, found))
    print(f"false friends in sentences: found {hits} of {len(seeded)} ({hits / len(seeded):.3f})")


def score_clauses(shared, cli, half):
    sets = checks.read_pairs(shared)
    pairs = of_half(sets["pud"], half) + of_half(sets["newstest2021"], half)
    chance = random.Random(1)
    out = [(de, take_out(en, chance)) for de, en in pairs]
    put = [(de, put_in(en, pairs[(i * 37 + 11) % len(pairs)][1], chance))
           for i, (de, en) in enumerate(pairs)]
    good = checks.check(cli, pairs)
    for kind, seeded in (("omission", out), ("addition", put)):
        seeded = [pair for pair in seeded if pair[1] is not None]
        found = sum(any(f["kind"] == kind for f in found) for found in checks.check(cli, seeded))
        alarms = sum(any(f["kind"] == kind for f in found) for found in good)
        print(f"clauses, {kind}: found {found} of {len(seeded)} ({found / len(seeded):.3f}), "
              f"alarms on {alarms} of {len(pairs)} good pairs ({alarms / len(pairs):.4f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared")
    parser.add_argument("cli")
    parser.add_argument("--half", default="test", choices=("dev", "test"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    score_sentences(options.shared, options.cli, options.half)
    score_friends(options.shared, options.cli, options.half, options.show)
    score_clauses(options.shared, options.cli, options.half)


if __name__ == "__main__":
    main()
