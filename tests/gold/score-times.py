#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score the times of an extractor against TimeML documents (KRAUTS).

  score-times.py [--details] [--krauts | --lenient] [--heideltime] FILE.tml... -- CLI ARG ...

FILE.tml holds TimeML documents one after the other, each with its creation time.
CLI ARG ... (lesart-cli extract) is run for each document with --date DATE TEXTFILE and
prints lesart-extract/1. Only the body (TEXT) counts. Rows: spans exactly as in the gold
(strict), such spans with the right type and value, spans that overlap (relaxed).

KRAUTS follows TimeML (ISO-TimeML, It-TimeML), our guidelines differ on purpose. --krauts
says what we read as TimeML would, span by span and without a look at the gold:

  - TimeML marks a whole noun phrase without its preposition, so the article and the
    words that modify a number belong to it: [den vergangenen Jahren], [mehr als zehn
    Jahre]. We leave both out. An article inside a preposition (im, zur) stays out. What
    begins with one of those or with its own determiner ("zur Zeit", "alle drei Jahre") has
    none before it: "die" there is a relative pronoun.
  - TimeML has "vor zwei Jahren", "in einem Jahr", "zwei Jahre zuvor" as a length that is
    anchored: the DURATION [zwei Jahren], [zwei Jahre zuvor]. We have the day or year that
    is meant, and where the text names no anchor the length without "zuvor".
  - each end of a range is a time: [sechs] bis [acht Monate].
  - how often belongs to a set: [dreimal täglich]. We leave it out.
  - an age (16 Jahre alt, ab 16 Jahren) is no time; to us it is a length.
  - an hour or night that comes again ("nachts") is a set PT1NI; ours is XXXX-XX-XXTNI.

Whichever way, values that mean the same are the same: PT0.5H and PT30M, P1DE and P10Y,
T8:30 and T08:30, XXXX-WXX-01 and XXXX-WXX-1; the type of a value with a clock time or a
part of the day is TIME; the dot of an ordinal and a quotation mark are of no span.

--lenient instead takes articles and modifiers off both sides and leaves the value of
"vor ..." out of account. --heideltime scores what HeidelTime found (it comes with KRAUTS:
FILE_Heideltime.tml.xz), through the same view, instead of running the command.

The creation time itself and empty elements are no times of the text.
"""
import json
import lzma
import re
import subprocess
import sys
import tempfile
from collections import Counter

ARTICLES = r"(?:der|die|das|dem|den|des|ein|eine|einem|einer|einen|diesen?|vor|in|fast|rund|etwa|gut|knapp|mehr als|über|genau|je)"
LEADING = re.compile(rf"^(?:{ARTICLES}\s+)+", re.I)

DETERMINER = re.compile(r"\b(?:d(?:er|ie|as|en|em|es)|ein(?:e[mnrs]?)?|dies(?:e[mnrs]?)|jen(?:e[mnrs]?))\s+$", re.I)
MODIFIER = re.compile(r"\b(?:mehr als|weniger als|fast|knapp|gut|rund|etwa|circa|ca\.|ungefähr|genau|mindestens|höchstens|"
                      r"wenigstens|ganze[mnrs]?)\s+$", re.I)
OFTEN = re.compile(r"\b\w+mal\s+$")
DETERMINED = re.compile(r"(?:alle|jede[mnrs]?|zur|im|am|pro|in)\b", re.I)
LATER = re.compile(r"\s+(?:zuvor|später|davor|danach|darauf|früher|vorher)\b")
AGE_BEFORE = re.compile(r"\b(?:ab|unter|bis|Alter von|Altersgrenze von)\s+$")
AGE_AFTER = re.compile(r"\s+(?:alt|jung|älter|jünger)(?:e[mnrs]?)?\b")
ANCHORED = re.compile(r"(?:vor|in)\s+(?=\S)|(?<=\S)\s+(?:zuvor|später|davor|danach|darauf|früher|vorher)$", re.I)
PLURALS = {"Jahren": "PXY", "Jahrzehnten": "PXDE", "Monaten": "PXM", "Wochen": "PXW", "Tagen": "PXD", "Stunden": "PTXH"}
MONTHS = {"Y": 12, "DE": 120, "CE": 1200, "M": 1}
SECONDS = {"H": 3600, "M": 60, "S": 1}


def documents(path):
    with open(path, encoding="utf-8") as f:
        data = f.read()
    yield from split(data)


def split(data):
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
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"“”»«'
                           or (text[end - 1] == "." and text[start:end - 1].isdigit())):
        end -= 1
    if lenient:
        m = LEADING.match(text[start:end])
        if m and m.end() < end - start:
            start += m.end()
    return start, end


def meaning(kind, value):
    """Type and value in one way of writing."""
    value = re.sub(r"T(\d)(?=[:.])", r"T0\1", value)
    value = re.sub(r"(T\d\d)\.(\d\d)$", r"\1:\2", value)
    value = re.sub(r"WXX-0(\d)", r"WXX-\1", value).replace("-T", "T")
    if kind == "DATE" and re.match(r"[\dX-]*T", value):
        kind = "TIME"
    m = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[YMHS])", value)
    if m:
        units = SECONDS if m.group(1) else MONTHS
        if m.group(3) in units:
            value = f"P{m.group(1)}{float(m.group(2)) * units[m.group(3)]:g}"
    return kind, value


def as_krauts(cli, text, span, kind, value):
    """What we read, in the terms of TimeML, see above: no, one or two times."""
    start, end = span
    if "Jahr" in text[start:end] and kind == "DURATION" and (
            AGE_AFTER.match(text, end) or AGE_BEFORE.search(text, max(0, start - 20), start)):
        return []
    m = re.match(r"(\S+)\s+(?:bis|und|oder)\s+(.+)", text[start:end])
    if kind == "DURATION" and m and "/" in value:
        lower, upper = value.split("/")
        return [((start, start + len(m.group(1))), kind, lower), ((start + m.start(2), end), kind, upper)]
    words = ANCHORED.sub("", text[start:end])
    if kind in ("DATE", "TIME") and words != text[start:end]:
        length = read_length(cli, words)
        if length:
            start = end - len(words) if text[start:end].endswith(words) else start
            kind, value = "DURATION", length
    if kind == "SET" and value.startswith("XXXX-XX-XXT"):
        value = f"PT1{value[-2:]}"
    if kind == "DURATION" and LATER.match(text, end):
        end = LATER.match(text, end).end()
    before = [OFTEN] if kind == "SET" else []
    if not DETERMINED.match(text[start:end]) and (
            re.search(r"[A-ZÄÖÜ]", text[start:end]) or re.match(r"\d+\.", text[start:end])):
        before += [MODIFIER, DETERMINER]
    for words_before in before:
        m = words_before.search(text, max(0, start - 20), start)
        start = m.start() if m else start
    return [((start, end), kind, value)]


def read_length(cli, words):
    if words in PLURALS:
        return PLURALS[words]
    run = subprocess.run([cli, "recognize", "--kind", "duration", words], capture_output=True, text=True, check=True)
    matches = json.loads(run.stdout)["matches"]
    return matches[-1]["value"] if matches and matches[-1]["end"] == len(words) else None


def prf(hit, found, gold):
    p = hit / found if found else 0
    r = hit / gold if gold else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0


def print_rows(count):
    for row in ("strict", "strict + value", "relaxed"):
        print("  %-14s P %.3f R %.3f F1 %.3f" % (row, *prf(count[row], count["found"], count["gold"])))


def find_times(command, date, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write(text)
        f.flush()
        run = subprocess.run([*command, "--date", date, f.name], capture_output=True, text=True, check=True)
    return [(t["start"], t["end"], t["type"], t["value"]) for t in json.loads(run.stdout)["times"]]


def times_of_heideltime(path):
    with lzma.open(path.replace(".tml", "_Heideltime.tml.xz"), "rt", encoding="utf-8") as f:
        return {name: read_gold(body) for name, _, body in split(f.read())}


def main():
    args = sys.argv[1:]
    if "--" not in args:
        sys.exit(__doc__)
    options, command = args[:args.index("--")], args[args.index("--") + 1:]
    details, lenient = "--details" in options, "--lenient" in options
    total = Counter()
    for path in (o for o in options if not o.startswith("--")):
        count = Counter()
        peer = times_of_heideltime(path) if "--heideltime" in options else None
        for name, date, body in documents(path):
            text, gold = read_gold(body)
            found = {}
            for start, end, kind, value in find_times(command, date, text) if peer is None else peer[name][1]:
                ago = re.match(r"(?i)vor\s", text[start:end])
                span = trim(text, start, end, lenient)
                views = [(span, kind, value)]
                if "--krauts" in options:
                    views = as_krauts(command[0], text, *views[0])
                for view in views:
                    found[view[0]] = (*meaning(*view[1:]), lenient and ago)
            expected = {trim(text, s, e, lenient): meaning(kind, value) for s, e, kind, value in gold}
            count["gold"] += len(expected)
            count["found"] += len(found)
            for span, right in expected.items():
                mine = found.get(span)
                count["strict"] += mine is not None
                same = mine is not None and (mine[2] or mine[:2] == right)
                count["strict + value"] += bool(same)
                count["relaxed"] += any(a < span[1] and span[0] < b for a, b in found)
                if details and not same:
                    print(f"{name} {date} {'value ' if mine else 'missed'} [{text[span[0]:span[1]]}] {' '.join(right)} "
                          f"got {mine and mine[1]}  ... {text[max(0, span[0] - 50):span[1] + 40]!r}")
            for span in found:
                if details and not any(a < span[1] and span[0] < b for a, b in expected):
                    print(f"{name} {date} extra  [{text[span[0]:span[1]]}] {found[span][1]} "
                          f"... {text[max(0, span[0] - 50):span[1] + 40]!r}")
        print(path.rsplit("/", 1)[-1], count["gold"], "gold", count["found"], "found")
        print_rows(count)
        total.update(count)
    if total["gold"] > count["gold"]:
        print("total", total["gold"], "gold", total["found"], "found")
        print_rows(total)


if __name__ == "__main__":
    main()
