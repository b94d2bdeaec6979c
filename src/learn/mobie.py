#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the messages of MobIE into the form that lesart-train names reads.

  mobie.py FILE.conll2003[.xz]... > OUT

Organisations, places and persons only, as MobIE marks nothing else that is a name. What begins in
lower case is none here.
"""
import lzma
import sys

NO_SPACE_BEFORE = set(". , ; : ! ? ) % ...".split())
KINDS = {"organization": "ORG", "location": "LOC", "person": "PER"}


def messages(path):
    """Lines of token, tag, chunk, name (IOB2); -DOCSTART- opens a message, None ends a sentence."""
    tokens = []
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0].startswith("-DOCSTART-"):
                if tokens:
                    yield tokens
                tokens = []
            elif len(fields) == 4:
                tokens.append((fields[0].replace("[", "(").replace("]", ")"), fields[3]))
            elif tokens:
                tokens.append(None)
    if tokens:
        yield tokens


def mark(tokens):
    """The text of a message with its names marked."""
    text, inside = "", None
    for entry in tokens:
        token, tag = entry or ("\n", "O")
        kind = KINDS.get(tag[2:].split("-")[0])
        goes_on = tag.startswith("I-") and inside == tag[2:]
        if inside and not goes_on:
            text, inside = text + "]", None
        if text and text[-1] not in "\n(„" and token != "\n" and token not in NO_SPACE_BEFORE:
            text += " "
        if kind and not goes_on and not token[0].islower():
            text, inside = text + f"[{kind} ", tag[2:]
        text += token
    return text + ("]" if inside else "")


def main():
    number = 0
    for path in sys.argv[1:]:
        for tokens in messages(path):
            number += 1
            body = [line for line in mark(tokens).split("\n") if line.strip()]
            print(f"# doc: mobie-{number}", *body, "", sep="\n")


if __name__ == "__main__":
    main()
