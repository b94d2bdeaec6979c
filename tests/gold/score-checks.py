#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well `lesart-cli check` finds what is wrong in a translation.

    score-checks.py SHARED LESART-CLI [--half dev|test] [--show KIND]

Good pairs of sentences (PUD, WMT) show false alarms; the same pairs with seeded errors, DEMETR and
the seeded errors of the gold articles show what is found. All pairs of a set make one text, a
paragraph each, so that a run is one process. Errors are looked at in the half `dev` (even lines)
only; the figures are those of `test` (odd lines). Good pairs that are not so good stand in
pairs-left-out.tsv (set, line, kind, reason): an alarm of that kind is right there and counts apart.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import tempfile

FIGURES = {"scale", "number", "percent", "currency", "unit", "date", "weekday"}


def clean(sentence):
    return " ".join(sentence.split()) or "-"


def check(cli, pairs):
    """The findings of each pair."""
    with tempfile.TemporaryDirectory() as folder:
        names, starts = [], []
        for side in (0, 1):
            name = pathlib.Path(folder, "de.txt" if side == 0 else "en.txt")
            lines = [clean(pair[side]) for pair in pairs]
            name.write_text("\n\n".join(lines) + "\n")
            names.append(str(name))
            at, places = 0, []
            for line in lines:
                places.append(at)
                at += len(line) + 2
            starts.append(places)
        run = subprocess.run([cli, "check", "--lines", *names],
                             capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1) or not run.stdout:
        raise SystemExit(run.stderr)
    found = [[] for _ in pairs]
    for finding in json.loads(run.stdout):
        side = 0 if finding["de"] else 1
        at = finding["de" if side == 0 else "en"]["start"]
        low, high = 0, len(pairs)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if starts[side][middle] <= at else (low, middle)
        found[low].append(finding)
    return found


def read_lines(shared):
    """Name of the set -> (German, English or None) by line."""
    folder = pathlib.Path(shared, "terminology")
    def read(path):
        return [line.split("\t") for line in pathlib.Path(folder, path).read_text().splitlines()]
    sets = {"pud": [(row[1], row[2]) for row in read("parallel-pud/pud-de-en.tsv")]}
    for name in ("newstest2021", "generaltest2022"):
        rows = read(f"parallel-wmt-news/{name}-de-en.tsv")
        sets[name] = [(row[1], row[2]) for row in rows]
        sets[name + "-b"] = [(row[1], row[3] if len(row) > 3 and row[3] else None) for row in rows]
    return sets


def read_pairs(shared):
    """Name of the set -> (German, English), good ones."""
    return {name: [pair for pair in lines if pair[1]] for name, lines in read_lines(shared).items()}


def read_left_out(shared):
    """(German, English) -> kinds of which an alarm is right there."""
    sets, left_out = read_lines(shared), {}
    path = pathlib.Path(__file__).with_name("pairs-left-out.tsv")
    for row in path.read_text().splitlines()[1:]:
        if not row.startswith("#"):
            name, line, kind, _ = row.split("\t")
            left_out.setdefault(sets[name][int(line) - 1], set()).add(kind)
    return left_out


SCALES = ["million", "billion", "trillion"]


def swap_scale(_, sentence, chance):
    """Another scale word; None if there is none."""
    found = [m for m in re.finditer(r"\b(m|b|tr)illion(?=s|aires?|\b)", sentence, re.I)]
    if not found:
        return None
    match = chance.choice(found)
    other = chance.choice([s for s in SCALES if s != match.group().lower()])
    if match.group()[0].isupper():
        other = other.capitalize()
    return sentence[:match.start()] + other + sentence[match.end():]


def change_digit(_, sentence, chance):
    found = [i for i, c in enumerate(sentence) if c.isdigit() and not (c == "0" and i and sentence[i - 1] in ".,")]
    if not found:
        return None
    at = chance.choice(found)
    digit = chance.choice([d for d in "123456789" if d != sentence[at]])
    return sentence[:at] + digit + sentence[at + 1:]


def leave_comma(_, sentence, chance):
    found = list(re.finditer(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.,]|\s*(?:[ap]\.?m))", sentence))
    if not found:
        return None
    match = chance.choice(found)
    return sentence[:match.start()] + match.group().replace(".", ",") + sentence[match.end():]


MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def swap_name(names):
    def swap(_, sentence, chance):
        found = list(re.finditer(r"\b(%s)\b" % "|".join(n for n in names if n not in ("May", "March")), sentence))
        if not found:
            return None
        match = chance.choice(found)
        other = chance.choice([n for n in names if n != match.group()])
        return sentence[:match.start()] + other + sentence[match.end():]
    return swap


def swap_currency(_, sentence, chance):
    others = {"€": "$", "$": "€", "£": "€", "euros": "dollars", "dollars": "euros", "pounds": "euros"}
    found = list(re.finditer(r"[€$£](?=\d)|(?<=\d )(?:euros|dollars|pounds)\b|(?<=llion )(?:euros|dollars|pounds)\b", sentence))
    if not found:
        return None
    match = chance.choice(found)
    return sentence[:match.start()] + others[match.group()] + sentence[match.end():]


def drop_stop(german, sentence, _):
    """Where the German has one."""
    stops = german.endswith(".") and sentence.endswith(".") and not sentence.endswith("..")
    return sentence[:-1] if stops else None


SEEDS = {
    "scale swapped": (swap_scale, {"scale", "number"}),
    "digit changed": (change_digit, FIGURES),
    "comma left": (leave_comma, {"scale", "number"}),
    "month swapped": (swap_name(MONTHS), {"date"}),
    "weekday swapped": (swap_name(WEEKDAYS), {"weekday"}),
    "currency swapped": (swap_currency, {"currency"}),
    "stop removed": (drop_stop, {"punctuation"}),
}


def half_of(pairs, half):
    return pairs[0 if half == "dev" else 1::2]


def show(pair, findings):
    print("  DE", pair[0])
    print("  EN", pair[1])
    for f in findings:
        print("    ", f["kind"], f["reason"], f["de"] and f["de"]["text"], "|",
              f["en"] and f["en"]["text"], f["values"])


def score_good(cli, sets, half, shown, left_out):
    total, alarms, right = 0, {}, {}
    for name, pairs in sets.items():
        pairs = half_of(pairs, half)
        counts = {}
        for pair, findings in zip(pairs, check(cli, pairs)):
            kinds = {f["kind"] for f in findings}
            for kind in kinds & left_out.get(pair, set()):
                right[kind] = right.get(kind, 0) + 1
            kinds -= left_out.get(pair, set())
            for kind in kinds:
                counts[kind] = counts.get(kind, 0) + 1
            if kinds & (FIGURES - {"scale"}):
                counts["numbers"] = counts.get("numbers", 0) + 1
            if kinds & shown:
                print(name)
                show(pair, [f for f in findings if f["kind"] in shown])
        total += len(pairs)
        for kind, n in counts.items():
            alarms[kind] = alarms.get(kind, 0) + n
        print(f"{name:20} {len(pairs):5} pairs  " + "  ".join(f"{k} {n}" for k, n in sorted(counts.items())))
    print(f"alarms on {total} good pairs: " + "  ".join(
        f"{k} {n} ({100 * n / total:.2f} %)" for k, n in sorted(alarms.items())))
    print("right ones, where the pair is wrong: " + "  ".join(f"{k} {n}" for k, n in sorted(right.items())))


def score_seeds(cli, sets, half, shown):
    for name, (seed, kinds) in SEEDS.items():
        chance = random.Random(7)
        pairs = []
        for good in sets.values():
            for german, english in half_of(good, half):
                bad = seed(german, english, chance)
                if bad is not None and bad != english:
                    pairs.append((german, bad, english))
        before = check(cli, [(g, e) for g, _, e in pairs])
        after = check(cli, pairs)
        hits = 0
        for pair, old, new in zip(pairs, before, after):
            def key(f):
                return (f["kind"], f["reason"], tuple(f["values"]))
            fresh = {key(f) for f in new if f["kind"] in kinds} - {key(f) for f in old}
            hits += bool(fresh)
            if not fresh and name in shown:
                show(pair, new)
        print(f"seeded: {name:15} found {hits} of {len(pairs)} ({hits / max(1, len(pairs)):.3f})")


def score_demetr(cli, shared, shown):
    for path in sorted(pathlib.Path(shared, "terminology/demetr-errors").glob("*.json")):
        items = json.loads(path.read_text())
        items = [i for i in items if i["pert_check"]]
        kinds = FIGURES if "numbers" in path.name else {"punctuation"} if "punc" in path.name else None
        good = check(cli, [(i["src_sent"], i["mt_sent"]) for i in items])
        bad = check(cli, [(i["src_sent"], i["pert_sent"]) for i in items])
        def wanted(found):
            return [f for f in found if kinds is None or f["kind"] in kinds]
        hits = sum(len(wanted(b)) > len(wanted(g)) or
                   {tuple(f["values"]) for f in wanted(b)} != {tuple(f["values"]) for f in wanted(g)}
                   for g, b in zip(good, bad))
        false = sum(bool(wanted(g)) for g in good)
        print(f"demetr {path.stem:32} found {hits} of {len(items)} ({hits / max(1, len(items)):.3f}),"
              f" flagged although good {false}")
        if path.stem in shown:
            for i, g, b in zip(items, good, bad):
                if len(wanted(b)) <= len(wanted(g)) or wanted(g):
                    show((i["src_sent"], i["pert_sent"]), b)
                    print("   good:")
                    show((i["src_sent"], i["mt_sent"]), g)


def run_check(cli, german, english):
    run = subprocess.run([cli, "check", german, english], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1) or not run.stdout:
        raise SystemExit(run.stderr)
    return json.loads(run.stdout)


def meets(passage, text, words):
    at = text.find(words) if words else -1
    return at >= 0 and passage is not None and passage["start"] < at + len(words) and at < passage["end"]


def score_gold(cli, shared):
    """Errors that were put into whole articles: one is found if a new finding meets its passage."""
    for path in sorted(pathlib.Path(shared, "gold").glob("*.en.errors.json")):
        name = path.name.removesuffix(".en.errors.json")
        german, good, bad = (path.with_name(name + end) for end in (".txt", ".en.txt", ".en.bad.txt"))
        alarms = run_check(cli, german, good)
        old = {(f["kind"], json.dumps(f["values"])) for f in alarms}
        fresh = [f for f in run_check(cli, german, bad) if (f["kind"], json.dumps(f["values"])) not in old]
        missed = []
        errors = json.loads(path.read_text())
        for error in errors:
            if not any(meets(f["de"], german.read_text(), error["de"]) or
                       meets(f["en"], bad.read_text(), error["en_bad"]) for f in fresh):
                missed.append(error["kind"])
        print(f"gold {name:28} found {len(errors) - len(missed)} of {len(errors)}, false alarms {len(alarms)}"
              + (f", missed {', '.join(missed)}" if missed else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared")
    parser.add_argument("cli")
    parser.add_argument("--half", default="test", choices=["dev", "test"])
    parser.add_argument("--show", action="append", default=[])
    options = parser.parse_args()
    sets = read_pairs(options.shared)
    shown = set(options.show)
    score_good(options.cli, sets, options.half, shown, read_left_out(options.shared))
    score_seeds(options.cli, sets, options.half, shown)
    score_demetr(options.cli, options.shared, shown)
    score_gold(options.cli, options.shared)


if __name__ == "__main__":
    main()
