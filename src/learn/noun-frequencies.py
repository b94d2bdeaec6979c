#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""noun-frequencies.py LESART-CLI TEXT... >data/language/noun-frequencies.tsv

Counts the nouns of training articles by their lemmas: how many in a million words, and in how many
articles. Nouns of one article, or of few words, say nothing and are left out.
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

MIN_ARTICLES = 8
MARK = re.compile(r"\[(?:PER|ORG|LOC|OTH) ([^\]]*)\]")


def read_articles(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for article in re.split(r"(?m)^# doc:.*$", file.read()):
                lines = [line for line in article.splitlines() if line and not line.startswith("#")]
                if lines:
                    yield "\n\n".join(MARK.sub(r"\1", line) for line in lines)


def parse(cli, paths):
    """The lines of each article."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, article in enumerate(read_articles(paths)):
            names.append(pathlib.Path(folder, f"{i:05}.txt"))
            names[-1].write_text(article, encoding="utf-8")
        for first in range(0, len(names), 200):
            parsed = subprocess.run([cli, "parse", *names[first:first + 200]], text=True, capture_output=True,
                                    check=True).stdout
            yield from (document.splitlines() for document in parsed.split("# newdoc")[1:])


def main():
    cli, *paths = sys.argv[1:]
    uses, articles, n_words = collections.Counter(), collections.Counter(), 0
    for lines in parse(cli, paths):
        nouns = []
        for line in lines:
            fields = line.split("\t")
            if len(fields) == 10:
                n_words += 1
                if fields[4] == "NN" and "NE=" not in fields[9]:
                    nouns.append(fields[2])
        uses.update(nouns)
        articles.update(set(nouns))
    print("# Nouns that many articles have, from the training articles (src/learn/noun-frequencies.py); CC0 1.0 as these.")
    print("# per_million: uses in a million words")
    print("lemma\tper_million")
    for lemma in sorted(uses):
        if articles[lemma] >= MIN_ARTICLES and len(lemma) > 1 and lemma[0].isupper():
            print(f"{lemma}\t{uses[lemma] * 1e6 / n_words:.0f}")


if __name__ == "__main__":
    main()
