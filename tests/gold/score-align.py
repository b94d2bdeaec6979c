#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""score-align.py [--shared FOLDER] [--seeds N] [--details] -- COMMAND [ARG ...]

Measures the alignment of sentences. COMMAND gets two files with a sentence a line and prints
lesart-align/1 (lesart-cli align --lines).

  pairs     Sets of translated sentences, one to one, in blocks of 25 and of 200, with what
            translators do strewn in: of 10 % of the pairs the sentences of one side are joined with
            those of the next pair, of 3 % one side is left out. Each seed strews otherwise.
  gold      articles whose sentences were aligned by hand; and German-French yearbooks (Text+Berg),
            where no dictionary helps.

strict is the F1 of beads that have sentences on both sides and are the same on both; lax counts a
bead as right if it shares a sentence with a right one on both sides (as Vecalign's scorer does).
"""
import argparse
import json
import pathlib
import random
import subprocess
import tempfile


def read_pairs(path, german, english):
    with open(path, encoding='utf-8') as lines:
        columns = [line.rstrip('\n').split('\t') for line in lines]
    return [(column[german], column[english]) for column in columns]


def strew(pairs, chance):
    """Sentences of both sides, and the beads that are right."""
    sides, beads, at = ([], []), [], 0
    while at < len(pairs):
        group = [pairs[at]]
        joined = None
        if at + 1 < len(pairs) and chance.random() < 0.10:
            group.append(pairs[at + 1])
            joined = chance.randrange(2)
        left_out = chance.randrange(2) if joined is None and chance.random() < 0.03 else None
        bead = []
        for side in range(2):
            sentences = [pair[side] for pair in group]
            if side == joined:
                sentences = [' '.join(sentences)]
            if side == left_out:
                sentences = []
            first = len(sides[side])
            sides[side].extend(sentences)
            bead.append(tuple(range(first, first + len(sentences))))
        beads.append(tuple(bead))
        at += len(group)
    return sides, beads


def align(command, sides):
    with tempfile.TemporaryDirectory() as folder:
        names = [pathlib.Path(folder, name) for name in ('de.txt', 'en.txt')]
        for name, sentences in zip(names, sides):
            name.write_text(''.join(sentence.strip() + '\n' for sentence in sentences),
                            encoding='utf-8')
        made = subprocess.run([*command, *map(str, names)], stdout=subprocess.PIPE, check=True)
    found = json.loads(made.stdout)
    assert [len(found['de']), len(found['en'])] == list(map(len, sides)), 'lines were cut or joined'
    return [(tuple(german), tuple(english)) for german, english in found['pairs']]


class Count:
    def __init__(self):
        self.right = [0, 0]  # of those found; strict, lax
        self.hit = [0, 0]  # of those to be found
        self.found = self.wanted = 0

    def add(self, found, wanted):
        found = [bead for bead in found if all(bead)]
        wanted = [bead for bead in wanted if all(bead)]
        for some, others, counts in ((found, wanted, self.right), (wanted, found, self.hit)):
            same = set(others)
            links = {(g, e) for german, english in others for g in german for e in english}
            for bead in some:
                counts[0] += bead in same
                counts[1] += any((g, e) in links for g in bead[0] for e in bead[1])
        self.found += len(found)
        self.wanted += len(wanted)

    def f1(self, kind):
        precision = self.right[kind] / max(self.found, 1)
        recall = self.hit[kind] / max(self.wanted, 1)
        return 2 * precision * recall / max(precision + recall, 1e-9)

    def __str__(self):
        return f'strict {self.f1(0):.3f}  lax {self.f1(1):.3f}  ({self.wanted} beads)'


def show(found, wanted, sides):
    for bead in sorted(set(wanted) - set(found)):
        for side in range(2):
            print('   ', ' / '.join(sides[side][s][:70] for s in bead[side]) or '-')
        print()


def score_pairs(name, pairs, options):
    for size in (25, 200):
        count = Count()
        for seed in range(1, options.seeds + 1):
            chance = random.Random(seed)
            for first in range(0, len(pairs), size):
                block = pairs[first:first + size]
                if len(block) < size / 2:
                    continue
                sides, wanted = strew(block, chance)
                found = align(options.command, sides)
                count.add(found, wanted)
                if options.details:
                    show(found, wanted, sides)
        print(f'{name + ", blocks of " + str(size):44} {count}')


def read_beads(path):
    with open(path, encoding='utf-8') as lines:
        return [tuple(tuple(json.loads(part)) for part in line.strip().split(':')) for line in lines
                if line.strip()]


def score_gold(shared, options):
    count = Count()
    for path in sorted((shared / 'gold').glob('*.align.json')):
        gold = json.loads(path.read_text(encoding='utf-8'))
        wanted = [(tuple(german), tuple(english)) for german, english in gold['pairs']]
        sides = gold['de'], gold['en']
        found = align(options.command, sides)
        count.add(found, wanted)
        if options.details:
            show(found, wanted, sides)
    print(f'{"gold articles":44} {count}')
    count = Count()
    for path in sorted((shared / 'terminology/aligner-gold-de-fr').glob('*.defr')):
        sides = [path.with_suffix(ending).read_text(encoding='utf-8').splitlines()
                 for ending in ('.de', '.fr')]
        found = align(options.command, sides)
        count.add(found, read_beads(path))
        if options.details:
            show(found, read_beads(path), sides)
    print(f'{"German-French yearbooks":44} {count}')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--shared', type=pathlib.Path, default=pathlib.Path('../shared'))
    parser.add_argument('--seeds', type=int, default=3)
    parser.add_argument('--details', action='store_true')
    parser.add_argument('--only', default='')
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()
    sets = options.shared / 'terminology'
    for name, file, german, english in (
            ('PUD', 'parallel-pud/pud-de-en.tsv', 1, 2),
            ('newstest 2021', 'parallel-wmt-news/newstest2021-de-en.tsv', 1, 2),
            ('generaltest 2022', 'parallel-wmt-news/generaltest2022-de-en.tsv', 1, 2)):
        if options.only in name:
            score_pairs(name, read_pairs(sets / file, german, english), options)
    if options.only in 'gold':
        score_gold(options.shared, options)


main()
