#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many errors of translated articles `lesart-cli check` finds.

    score-translations.py FOLDER LESART-CLI [--missed]

For each article of tests/gold/translations: an error is found if a finding that the good English does not have
meets its passage. --missed names the kinds that were missed; only for development.
"""
import argparse
import json
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from importlib import import_module

checks = import_module("score-checks")

PASSAGE = re.compile(r"\{([\w-]+): (.*?)\}")


def read(path):
    """Paragraphs of pairs, German and English, as they are written."""
    paragraphs, pairs, german = [], [], None
    for line in path.read_text().splitlines() + [""]:
        if line.startswith("de: "):
            german = line[4:]
        elif line.startswith("en: "):
            pairs.append((german, line[4:]))
        elif not line and pairs:
            paragraphs.append(pairs)
            pairs = []
    return paragraphs


def join(paragraphs, side, choose):
    """The text of a side and where its passages are in it."""
    text, passages = "", {}
    for paragraph in paragraphs:
        for pair in paragraph:
            sentence, at = pair[side], 0
            for match in PASSAGE.finditer(sentence):
                text += sentence[at:match.start()]
                words = choose(match.group(2))
                passages[match.group(1)] = (len(text), len(text) + len(words))
                text += words
                at = match.end()
            text = (text + sentence[at:]).rstrip(" ") + " "
        text = text.rstrip(" ") + "\n\n"
    return text, passages


def meets(passage, place):
    return passage is not None and passage["start"] < place[1] and place[0] < passage["end"]


def score(cli, path):
    paragraphs = read(path)
    german, wanted = join(paragraphs, 0, lambda words: words)
    good, _ = join(paragraphs, 1, lambda words: words.split(" => ")[0])
    bad, places = join(paragraphs, 1, lambda words: words.split(" => ")[1] if " => " in words else "")
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, text in (("de", german), ("good", good), ("bad", bad)):
            names.append(pathlib.Path(folder, name + ".txt"))
            names[-1].write_text(text)
        alarms = checks.run_check(cli, names[0], names[1])
        old = {(f["kind"], json.dumps(f["values"])) for f in alarms}
        found = [f for f in checks.run_check(cli, names[0], names[2])
                 if (f["kind"], json.dumps(f["values"])) not in old]
    missed = [kind for kind in wanted
              if not any(meets(f["de"], wanted[kind]) or meets(f["en"], places[kind]) for f in found)]
    return len(wanted), missed, alarms


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("cli")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.txt")):
        n, missed, alarms = score(options.cli, path)
        print(f"{path.stem:28} found {n - len(missed)} of {n}, false alarms {len(alarms)}"
              + (f", missed {', '.join(missed)}" if missed and options.missed else ""))
        for finding in alarms if options.missed else []:
            print("  alarm:", finding["kind"], finding["message"])


if __name__ == "__main__":
    main()
