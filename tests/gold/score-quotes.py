#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""score-quotes.py CORPUS.jsonl[.xz] [--limit N] [--details] -- COMMAND [ARG ...]

Measures quotations on articles that no rule was written for: the German News Quotation
Attribution corpus 2024 (one JSON object a line: name, text, tokens, sentences, annotations).
COMMAND gets the path of a text and prints lesart-extract/1.

  direct     spans of direct speech, outermost, overlap > 0.8 of the longer one
  indirect   the same for indirect speech; what the corpus calls reported or free indirect
             (no own clause, no cue) is neither right nor wrong
  speaker    of the spans found: the corpus' words for the speaker share a word with the name or
             the words of ours
The corpus has clauses in the indicative behind "demnach", infinitives and quotations without a clause of
their own, which our guidelines leave out, so its indirect figures read lower than ours.
"""
import json
import lzma
import re
import subprocess
import sys
import tempfile

HEADLINE = "Meldung\n\n"
MARKS = "„“”‚‘’»«›‹\"' \n\t,.:;–"


def trim(text, start, end):
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def ratio(a, spans):
    """Overlap with the best of several spans."""
    return max(overlap(a, b) for b in spans)


def overlap(a, b):
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / max(a[1] - a[0], b[1] - b[0], 1)


def words(text):
    return {w.lower().removesuffix("s") for w in re.findall(r"\w{3,}", text or "")} - {"der", "die", "da", "den", "dem", "ein", "eine"}


def gold_of(record):
    text, found = record["text"], {"direct": [], "indirect": [], "open": []}
    for a in record["annotations"]:
        kind = {"Direct": "direct", "Indirect": "indirect"}.get(a["type"], "open")
        if a.get("isNested"):
            kind = "open"
        speaker = " ".join(text[s[2]:s[3]] for s in a.get("speaker") or [])
        pieces = [trim(text, q[2], q[3]) for q in a["quote"]]
        if kind == "indirect" and pieces:
            # One clause cut by its source phrase is one quotation to us, with or without that phrase.
            parts = pieces + [(s[2], s[3]) for key in ("frame", "cue", "speaker") for s in a.get(key) or []]
            whole = [(min(p[0] for p in group), max(p[1] for p in group)) for group in (pieces, parts)]
            found[kind].append((pieces + whole, speaker))
        else:
            found[kind] += [([piece], speaker) for piece in pieces]
    return found


def predicted(command, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write(HEADLINE + text)
        f.flush()
        run = subprocess.run(command + [f.name], capture_output=True, timeout=120, check=True)
    reading = json.loads(run.stdout)
    names = {e["id"]: [m["text"] for m in e["mentions"] if m["kind"] == "name"] + [e["name"]] for e in reading["entities"]}
    found = {"direct": [], "indirect": []}
    for q in reading["quotes"]:
        span = trim(text, max(0, q["start"] - len(HEADLINE)), q["end"] - len(HEADLINE))
        found[q["style"]].append((span, " ".join(names.get(q["speaker"], []) + [q["speaker_text"] or ""])))
    return found


def main(argv):
    if "--" not in argv:
        print(__doc__)
        return 2
    cut = argv.index("--")
    options, command = argv[:cut], argv[cut + 1:]
    limit = int(options[options.index("--limit") + 1]) if "--limit" in options else None
    opened = lzma.open if options[0].endswith(".xz") else open
    count = {k: [0, 0, 0, 0] for k in ("direct", "indirect")}     # gold, found, right, speaker right
    with opened(options[0], "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if limit is not None and n >= limit:
                break
            record = json.loads(line)
            gold, mine = gold_of(record), predicted(command, record["text"])
            for kind, c in count.items():
                other = gold["open"] + gold["indirect" if kind == "direct" else "direct"]
                used = set()
                for span, speaker in mine[kind]:
                    best = max(range(len(gold[kind])), key=lambda i: ratio(span, gold[kind][i][0]) if i not in used else 0, default=None)
                    if best is not None and best not in used and ratio(span, gold[kind][best][0]) > 0.8:
                        used.add(best)
                        c[1] += 1
                        c[2] += 1
                        same = bool(words(speaker) & words(gold[kind][best][1])) or not words(gold[kind][best][1])
                        c[3] += same
                        if not same and "--details" in options:
                            print(record["name"][:30], kind, "SPEAKER", speaker, "/", gold[kind][best][1])
                    elif not any(ratio(span, o[0]) > 0.5 for o in other):
                        c[1] += 1
                        if "--details" in options:
                            print(record["name"][:30], kind, "WRONG", record["text"][span[0]:span[1]])
                c[0] += len(gold[kind])
                if "--details" in options:
                    for i, (span, speaker) in enumerate(gold[kind]):
                        if i not in used:
                            print(record["name"][:30], kind, "MISSED", record["text"][span[0][0]:span[0][1]], "/", speaker)
    for kind, (gold, found, right, speaker) in count.items():
        p, r = right / max(found, 1), right / max(gold, 1)
        print(f"{kind:9} gold {gold:5} found {found:5} right {right:5}  P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"
              f"  speaker {speaker / max(right, 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
