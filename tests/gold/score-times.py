#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score the times of an extractor against TimeML documents (KRAUTS).

  score-times.py [--details] [--lenient] FILE.tml... -- COMMAND [ARG ...]

FILE.tml holds TimeML documents one after the other, each with its creation time.
COMMAND is run for each document as COMMAND ARG ... --date DATE TEXTFILE and prints
lesart-extract/1. Only the body (TEXT) counts. Rows: spans exactly as in the gold
(strict), spans that overlap (relaxed), strict spans with the right type and value.

KRAUTS and our guidelines differ on purpose: KRAUTS has articles and modifiers in the
span ("den vergangenen Jahren", "mehr als zehn Jahre") and "vor zwei Jahren" as the
duration "zwei Jahren". --lenient takes these words off both sides and leaves the
value of "vor ..." out of account; without it the figures are those of strict KRAUTS.

The creation time itself and empty elements are no times of the text.
"""
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter

ARTICLES = r"(?:der|die|das|dem|den|des|ein|eine|einem|einer|einen|diesen?|vor|in|fast|rund|etwa|gut|knapp|mehr als|über|genau|je)"
LEADING = re.compile(rf"^(?:{ARTICLES}\s+)+", re.I)


def documents(path):
    with open(path, encoding="utf-8") as f:
        data = f.read()
    for part in re.split(r"<!-- FILE ", data)[1:]:
        date = re.search(r'CREATION_TIME"[^>]*value="(\d{4}-\d\d-\d\d)|value="(\d{4}-\d\d-\d\d)"[^>]*CREATION_TIME', part)
        body = re.search(r"<TEXT>(.*?)</TEXT>", part, re.S)
        if date and body:
            yield part.split(" ", 1)[0], date.group(1) or date.group(2), body.group(1)


def unescape(text):
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


def read_gold(body):
    """The text without tags, and (start, end, type, value) of each TIMEX3."""
    text, gold, open_at = "", [], []
    for piece in re.split(r"(<[^>]+>)", body):
        if not piece.startswith("<"):
            text += unescape(piece)
        elif piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            value = re.search(r'value="([^"]*)"', piece)
            kind = re.search(r'type="([^"]*)"', piece)
            open_at.append((len(text), kind.group(1) if kind else "", value.group(1).strip() if value else ""))
        elif piece == "</TIMEX3>" and open_at:
            start, kind, value = open_at.pop()
            if text[start:].strip():
                gold.append((start, len(text), kind, value))
    return text, gold


def trim(text, start, end, lenient):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if lenient:
        m = LEADING.match(text[start:end])
        if m and m.end() < end - start:
            start += m.end()
    return start, end


def same_value(a, b):
    return a.replace("T0.", "T0:") == b or re.sub(r"T(\d\d)\.(\d\d)$", r"T\1:\2", a) == b


def prf(hit, found, gold):
    p = hit / found if found else 0
    r = hit / gold if gold else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0


def main():
    args = sys.argv[1:]
    if "--" not in args:
        sys.exit(__doc__)
    options, command = args[:args.index("--")], args[args.index("--") + 1:]
    details, lenient = "--details" in options, "--lenient" in options
    total = Counter()
    for path in (o for o in options if not o.startswith("--")):
        count = Counter()
        for name, date, body in documents(path):
            text, gold = read_gold(body)
            with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
                f.write(text)
                f.flush()
                run = subprocess.run([*command, "--date", date, f.name], capture_output=True, text=True, check=True)
            found = {}
            for t in json.loads(run.stdout)["times"]:
                ago = re.match(r"(?i)vor\s", text[t["start"]:t["end"]])
                found[trim(text, t["start"], t["end"], lenient)] = (t["type"], t["value"], lenient and ago)
            expected = {trim(text, s, e, lenient): (kind, value) for s, e, kind, value in gold}
            count["gold"] += len(expected)
            count["found"] += len(found)
            for span, (kind, value) in expected.items():
                mine = found.get(span)
                count["strict"] += mine is not None
                right = mine is not None and (mine[2] or mine[0] == kind and same_value(value, mine[1]))
                count["value"] += bool(right)
                count["relaxed"] += any(a < span[1] and span[0] < b for a, b in found)
                if details and not right:
                    print(f"{name} {date} {'value ' if mine else 'missed'} [{text[span[0]:span[1]]}] {kind} {value} "
                          f"got {mine and mine[1]}  ... {text[max(0, span[0] - 50):span[1] + 40]!r}")
            for span in found:
                if details and not any(a < span[1] and span[0] < b for a, b in expected):
                    print(f"{name} {date} extra  [{text[span[0]:span[1]]}] {found[span][1]} "
                          f"... {text[max(0, span[0] - 50):span[1] + 40]!r}")
        print(path.rsplit("/", 1)[-1], count["gold"], "gold", count["found"], "found")
        for row in ("strict", "value", "relaxed"):
            print("  %-8s P %.3f R %.3f F1 %.3f" % (row, *prf(count[row], count["found"], count["gold"])))
        total.update(count)
    print("total", total["gold"], "gold", total["found"], "found")
    for row in ("strict", "value", "relaxed"):
        print("  %-8s P %.3f R %.3f F1 %.3f" % (row, *prf(total[row], total["found"], total["gold"])))


if __name__ == "__main__":
    main()
