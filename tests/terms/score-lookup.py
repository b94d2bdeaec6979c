#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of real text the look-up answers: score-lookup.py [--errors] SHARED LESART-CLI

Forms are counted once, however often a text has them. The look-up gets the form alone, as a reader
who selects a word, never what stands around it.

answered    the form leads to a headword: as a whole, by all its parts, or by its last part only
            (articles: forms of words with a letter outside the names that the program finds; PUD: nouns,
            verbs, adjectives and adverbs)
lemma       the lemma of the treebank is among the first two headwords; asked for forms that are not
            their lemma, where the dictionary has the lemma
parts       where a word in lower case is split, or that it is none; exactly as an annotator did, all
            its parts. Found: of compounds of two parts, both. Linking elements belong to the part before
            them, and hyphens separate without being asked about.
"""
import argparse
import collections
import json
import lzma
import re
import subprocess
from pathlib import Path

CONTENT = ("NOUN", "VERB", "ADJ", "ADV")


def conllu(text):
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            yield fields


def look_up(cli, words):
    words = list(words)
    answer = subprocess.run([cli, "lookup", "--json", "-"], input="\n".join(words) + "\n", text=True,
                            capture_output=True)
    return dict(zip(words, map(json.loads, answer.stdout.splitlines()), strict=True))


def german(answer):
    return [word for word in answer["headwords"] if word["language"] == "de"]


def show(label, n, total, aim, note=""):
    print(f"{label:<58} {n / max(total, 1):.3f}  {n} of {total}; at least {aim}{note}")


def list_errors(errors, words):
    if errors:
        print("   ", ", ".join(sorted(words)[:400]))


def score_answered(label, forms, answers, aim, errors):
    ways = collections.Counter()
    missed = []
    for form in forms:
        words = german(answers[form])
        if not words:
            missed.append(form)
        else:
            ways["head" if words[0]["way"] == "head" else "part" if words[0]["way"] == "part" else "whole"] += 1
    show(label, sum(ways.values()), len(forms), aim,
         f" (whole {ways['whole']}, parts {ways['part']}, only the end {ways['head']})")
    list_errors(errors, missed)


def article_forms(cli, articles):
    forms = {}
    for article in articles:
        parsed = subprocess.run([cli, "parse", article], text=True, capture_output=True, check=True).stdout
        for fields in conllu(parsed):
            if re.search(r"[^\W\d]", fields[1]) and "NE=" not in fields[9]:
                forms[fields[1]] = None
    return list(forms)


def score_pud(cli, bank, errors):
    with lzma.open(bank, "rt", encoding="utf-8") as file:
        tokens = list(conllu(file.read()))
    forms = {}
    for fields in tokens:
        if fields[3] in CONTENT and re.search(r"[^\W\d]", fields[1]):
            forms.setdefault(fields[1], set()).add((fields[2], fields[3]))
    lemmas = {lemma for readings in forms.values() for lemma, _ in readings}
    answers = look_up(cli, dict.fromkeys([*forms, *lemmas]))
    score_answered("look-up answered, PUD content forms", forms, answers, 0.93, errors)
    right, total, missed = collections.Counter(), collections.Counter(), []
    for form, readings in forms.items():
        for lemma, upos in readings:
            known = any(word["lemma"] == lemma and word["way"] == "direct" for word in german(answers[lemma]))
            if upos == "ADV" or lemma.lower() == form.lower() or not known:
                continue
            first = list(dict.fromkeys(word["lemma"] for word in german(answers[form])))[:2]
            total[upos] += 1
            if lemma in first:
                right[upos] += 1
            else:
                missed.append(f"{form}: {lemma} ({' '.join(first)})")
    show("right lemma among the first two, PUD", sum(right.values()), sum(total.values()), 0.95,
         "; " + ", ".join(f"{upos} {right[upos] / total[upos]:.3f}" for upos in sorted(total)))
    list_errors(errors, missed)


def ends_of_parts(parts, word):
    """Where parts end inside the word, but for those that a hyphen ends."""
    ends, at = set(), 0
    for part in parts:
        at += len(part)
        ends.add(at)
    return ends - {len(word)} - {i + 1 for i, c in enumerate(word) if c == "-"}


def score_parts(cli, gold, errors):
    pairs = [line.split("\t") for line in gold.read_text(encoding="utf-8").splitlines() if line]
    answers = look_up(cli, [word for word, _ in pairs])
    right = split = compounds = both = two = 0
    wrong = []
    for word, marked in pairs:
        wanted = ends_of_parts(re.sub("[()|]", "", marked).split("+"), word)
        found = ends_of_parts(answers[word].get("parts", []), word)
        right += bool(found) and found == wanted
        split += bool(found)
        compounds += bool(wanted)
        if len(wanted) == 1:
            two += 1
            both += found == wanted
        if found != wanted:
            wrong.append(f"{marked} ({'+'.join(answers[word].get('parts', []))})")
    precision, recall = right / split, right / compounds
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{'compounds: F1 of exact splits, do-not-split gold':<58} {f1:.3f}  P {precision:.3f} R {recall:.3f}; at least 0.80")
    show("compounds: both parts found", both, two, 0.95)
    list_errors(errors, wrong)
    words = "auszugehen diplomatischen gemeinsamen vereinbart".split()
    words += [word.capitalize() for word in words]
    kept = [word for word, answer in look_up(cli, words).items() if "parts" not in answer]
    show("compounds: left whole, of those that LanguageTool split", len(kept), len(words), 1.0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("shared", type=Path)
    parser.add_argument("cli")
    args = parser.parse_args()
    articles = sorted(path for path in (args.shared / "gold").glob("*.txt") if ".en" not in path.name)
    forms = article_forms(args.cli, articles)
    score_answered(f"look-up answered, forms of {len(articles)} articles", forms, look_up(args.cli, forms), 0.97,
                   args.errors)
    score_parts(args.cli, args.shared / "terminology/compound-splits/oberlaender_emea_de.txt", args.errors)
    score_pud(args.cli, args.shared / "corpora/ud-german-pud/de_pud-ud-test.conllu.xz", args.errors)


if __name__ == "__main__":
    main()
