#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings sentences of GermEval 2014 into the form that lesart-train names reads.

  germeval.py FILE.tsv[.xz]... > OUT

Outer names only; parts of compounds and derivations are no names, nor is the euro. Each sentence is
an article of its own, as its neighbours are not there.
"""
import lzma
import sys

NO_SPACE_BEFORE = set(". , ; : ! ? ) ] } “ ’ % ...".split())
NO_SPACE_BEHIND = set("( [ { „".split())


def sentences(path):
    rows = []
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] and fields[0] != "#":
                rows.append((fields[1], fields[2]))
            elif not fields[0] and rows:
                yield rows
                rows = []
    if rows:
        yield rows


def name_type(word, label):
    if label == "O" or label.endswith(("deriv", "part")) or word in ("Euro", "EUR", "€"):
        return None
    return label[2:]


def mark(rows):
    out, inside, before, in_quotes = "", None, "", False
    for word, label in rows:
        kind = name_type(word, label)
        goes_on = kind is not None and label[0] == "I" and inside == kind
        if inside and not goes_on:
            out, inside = out + "]", None
        if word == '"':
            word, in_quotes = "“" if in_quotes else "„", not in_quotes
        if out and word not in NO_SPACE_BEFORE and before not in NO_SPACE_BEHIND:
            out += " "
        if kind and not goes_on:
            out, inside = out + f"[{kind} ", kind
        out, before = out + word, word
    return out + ("]" if inside else "")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    number = 0
    for path in sys.argv[1:]:
        for rows in sentences(path):
            if any("[" in word or "]" in word for word, _ in rows):
                continue  # would read as marks
            number += 1
            print(f"# doc: germeval-{number}\n{mark(rows)}\n")


main()
