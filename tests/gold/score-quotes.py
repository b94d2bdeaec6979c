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
  joint      direct and indirect: span and speaker both right
  words      as SpkAtt-2023 counts (news, simplified: message and source, no cue, frame, addressee,
             nothing nested): each quotation of ours is paired with one of the corpus, of any kind, that
             has most words in common with it; then words of message and source, found, right and to be
             found, are summed up. The published rule system has 0.404 on this part. Its scorer pairs
             optimally, here it is the longest first.
The corpus has clauses in the indicative behind "demnach", infinitives and quotations without a clause of
their own, which our guidelines leave out, so its indirect figures read lower than ours.
"""
import collections
import itertools
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


def lies_in(a, spans):
    """How much of a lies in the best of several spans."""
    return max(max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], 1) for b in spans)


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


def as_words(text, spans, speaker):
    """Places of the words of a quotation, and the words for its speaker."""
    return ({m.start() + start for start, end in spans for m in re.finditer(r"\w+", text[start:end])},
            collections.Counter(re.findall(r"\w+", speaker.lower())))


def count_words(gold, mine):
    """Words to be found, found and right of message and source, each quotation paired with one other."""
    n_gold, n_mine = (sum(len(m) + sum(s.values()) for m, s in side) for side in (gold, mine))
    pairs = sorted(((len(g[0] & m[0]), i, k) for i, g in enumerate(gold) for k, m in enumerate(mine)), key=lambda p: -p[0])
    used, right = set(), 0
    for common, i, k in pairs:
        if common and (0, i) not in used and (1, k) not in used:
            used |= {(0, i), (1, k)}
            right += common + sum((gold[i][1] & mine[k][1]).values())
    return n_gold, n_mine, right


def predicted(command, text):
    """Quotations by style: span, all words that name the speaker, those that stand there."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write(HEADLINE + text)
        f.flush()
        run = subprocess.run(command + [f.name], capture_output=True, timeout=120, check=True)
    reading = json.loads(run.stdout)
    names = {e["id"]: [m["text"] for m in e["mentions"] if m["kind"] == "name"] + [e["name"]] for e in reading["entities"]}
    found = {"direct": [], "indirect": []}
    for q in reading["quotes"]:
        span = trim(text, max(0, q["start"] - len(HEADLINE)), q["end"] - len(HEADLINE))
        known = names.get(q["speaker"], [])
        found[q["style"]].append((span, " ".join(known + [q["speaker_text"] or ""]), q["speaker_text"] or " ".join(known[-1:])))
    return found


def score_style(record, kind, gold, mine, details):
    """To be found, found, right, speaker right."""
    count, used = [len(gold[kind]), 0, 0, 0], set()
    other = gold["open"] + gold["indirect" if kind == "direct" else "direct"]
    show = (lambda what, text: print(record["name"][:30], kind, what, text)) if details else lambda what, text: None
    for span, speaker, _ in mine[kind]:
        best = max(range(len(gold[kind])), key=lambda i: ratio(span, gold[kind][i][0]) if i not in used else 0, default=None)
        if best is not None and best not in used and ratio(span, gold[kind][best][0]) > 0.8:
            used.add(best)
            same = bool(words(speaker) & words(gold[kind][best][1])) or not words(gold[kind][best][1])
            count = [c + d for c, d in zip(count, (0, 1, 1, same))]
            if not same:
                show("SPEAKER", f"{speaker} / {gold[kind][best][1]}")
        elif not any(lies_in(span, o[0]) > 0.5 for o in other):
            count[1] += 1
            show("WRONG", record["text"][span[0]:span[1]])
    for i, (span, speaker) in enumerate(gold[kind]):
        if i not in used:
            show("MISSED", f"{record['text'][span[0][0]:span[0][1]]} / {speaker}")
    return count


def score_words(record, mine):
    text = record["text"]
    theirs = [as_words(text, [(q[2], q[3]) for q in a["quote"]], " ".join(text[s[2]:s[3]] for s in a.get("speaker") or []))
              for a in record["annotations"] if not a.get("isNested")]
    return count_words(theirs, [as_words(text, [span], words) for style in mine.values() for span, _, words in style])


def figures(gold, found, right):
    p, r = right / max(found, 1), right / max(gold, 1)
    return f"gold {gold:5} found {found:5} right {right:5}  P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"


def main(argv):
    if "--" not in argv:
        print(__doc__)
        return 2
    cut = argv.index("--")
    options, command = argv[:cut], argv[cut + 1:]
    limit = int(options[options.index("--limit") + 1]) if "--limit" in options else None
    opened = lzma.open if options[0].endswith(".xz") else open
    count = {"direct": [0] * 4, "indirect": [0] * 4, "words": [0] * 3}
    with opened(options[0], "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, limit):
            record = json.loads(line)
            gold, mine = gold_of(record), predicted(command, record["text"])
            new = {kind: score_style(record, kind, gold, mine, "--details" in options) for kind in mine}
            new["words"] = score_words(record, mine)
            count = {key: [a + b for a, b in zip(count[key], new[key])] for key in count}
    for kind in ("direct", "indirect"):
        print(f"{kind:9} {figures(*count[kind][:3])}  speaker {count[kind][3] / max(count[kind][2], 1):.3f}")
    gold, found, _, right = (a + b for a, b in zip(count["direct"], count["indirect"]))
    print(f"{'joint':9} {figures(gold, found, right)}")
    print(f"{'words':9} {figures(*count['words'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
