#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""score-claims.py FOLDER [--details] -- COMMAND [ARG ...]

Measures claims on annotated articles (NAME.txt with NAME.gold.json): every sentence is one. {date} in an
argument becomes the date of the article; COMMAND gets the path of a text and prints lesart-extract/1.

  checkworthy  what could be looked up, as the annotator saw it
  certainty    of the sentence: accuracy
"""
import collections
import json
import subprocess
import sys
from pathlib import Path


def overlap(a, b):
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def claims_of(gold_path, command):
    gold = json.loads(gold_path.read_text())
    text = gold_path.with_name(gold_path.name.replace(".gold.json", ".txt"))
    date = gold["document"]["date"]
    found = subprocess.run([a.replace("{date}", date) for a in command] + [text], check=True,
                           stdout=subprocess.PIPE).stdout
    return text.read_text(), gold["claims"], json.loads(found)["claims"]


def main():
    split = sys.argv.index("--")
    folder, details = Path(sys.argv[1]), "--details" in sys.argv[:split]
    count, confused = collections.Counter(), collections.Counter()
    for path in sorted(folder.glob("*.gold.json")):
        text, gold, found = claims_of(path, sys.argv[split + 1:])
        for g in gold:
            best = max(found, key=lambda f: overlap(f, g), default=None)
            if best is None or 2 * overlap(best, g) < g["end"] - g["start"]:
                best = {"checkworthy": False, "certainty": None}
            count["all"] += 1
            count["gold"] += g["checkworthy"]
            count["found"] += best["checkworthy"]
            count["right"] += g["checkworthy"] and best["checkworthy"]
            count["certain"] += g["certainty"] == best["certainty"]
            confused[g["certainty"], best["certainty"]] += g["certainty"] != best["certainty"]
            if details and g["checkworthy"] != best["checkworthy"]:
                print("missed" if g["checkworthy"] else "wrong ", g["certainty"],
                      text[g["start"]:g["end"]])
    precision = count["right"] / max(count["found"], 1)
    recall = count["right"] / max(count["gold"], 1)
    print(f"checkworthy gold {count['gold']:5} found {count['found']:5} right {count['right']:5}  P {precision:.3f} "
          f"R {recall:.3f} F {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
    print(f"certainty   of {count['all']} sentences {count['certain'] / max(count['all'], 1):.3f}")
    if details:
        for (gold, ours), n in confused.most_common(8):
            print(f"  {gold} taken for {ours}: {n}")


if __name__ == "__main__":
    main()
