#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores tokens and sentences against treebanks and the test suites of other segmenters.

    python3 tests/gold/score-segments.py [--shared FOLDER] [--errors N] [BUILD]

The folder holds corpora/ud-german-pud, corpora/ud-german-gsd and peer-specs/; what is not there is
skipped. A document of a treebank is its sentences with a space between them; a word that the
treebank takes apart (im = in dem) counts as it is written. The treebanks cut hyphen compounds
(US - Armee), Lesart does not: their parts are put together before the comparison ("joined"); "as is"
is the figure without that.
"""
import argparse
import json
import lzma
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read_conllu(path):
    """Documents: lists of sentences, each (text, [surface token, ...])."""
    documents, text, tokens, skip = [[]], None, [], 0
    opener = lzma.open if path.suffix == '.xz' else open
    for line in opener(path, 'rt', encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc') and documents[-1]:
            documents.append([])
        elif line.startswith('# text = '):
            text = line[len('# text = '):]
        elif not line:
            if tokens:
                documents[-1].append((text, tokens))
            tokens, skip = [], 0
        elif not line.startswith('#'):
            column = line.split('\t')
            if '-' in column[0]:
                first, last = map(int, column[0].split('-'))
                skip = last - first + 1
            elif skip:
                skip -= 1
                continue
            if '.' not in column[0]:
                tokens.append(column[1])
    return [document for document in documents if document]


def spans_of(document, offset=0):
    """Text, token spans and sentence spans of a document in code points."""
    parts, tokens, sentences = [], [], []
    for text, forms in document:
        at = 0
        start = offset
        for form in forms:
            at = text.index(form, at)
            tokens.append((offset + at, offset + at + len(form)))
            at += len(form)
        first = tokens[-len(forms)][0]
        sentences.append((first, tokens[-1][1]))
        parts.append(text)
        offset = start + len(text) + 1
    return ' '.join(parts), tokens, sentences


def join_hyphens(text, tokens):
    """Puts US - Armee, Bundes - and 35 - Stunden - Woche together again."""
    joined = []
    for start, end in tokens:
        if joined and joined[-1][1] == start:
            before = text[joined[-1][0]:joined[-1][1]]
            here = text[start:end]
            if here == '-' and before[-1].isalnum():
                joined[-1] = (joined[-1][0], end)
                continue
            if before[-1] == '-' and here[0].isalnum():
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def segment(dump, texts):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as file:
        file.write('\f'.join(texts))
        file.flush()
        out = subprocess.run([dump, '--spans', file.name], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def score(gold, found):
    gold, found = set(map(tuple, gold)), set(map(tuple, found))
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show_errors(text, gold, found, n):
    for kind, spans in (('missed', set(gold) - set(found)), ('made up', set(map(tuple, found)) - set(gold))):
        for start, end in sorted(spans)[:n]:
            print(f'    {kind}: {text[max(0, end - 60):end]} | {text[end:end + 40]}')


def row(name, what, figures):
    print(f'{name:24} {what:20} ' + ' '.join(f'{figure:.4f}' for figure in figures))


def score_treebank(name, path, dump, n_errors):
    texts, all_tokens, joined, sentences = [], [], [], []
    for document in read_conllu(path):
        text, tokens, ends = spans_of(document)
        texts.append(text)
        all_tokens.append(tokens)
        joined.append(join_hyphens(text, tokens))
        sentences.append(ends)
    found = segment(dump, texts)

    def numbered(spans_by_text):
        return [(i, *span) for i, spans in enumerate(spans_by_text) for span in spans]
    row(name, 'tokens as is', score(numbered(all_tokens), numbered(f['tokens'] for f in found)))
    row(name, 'tokens joined', score(numbered(joined), numbered(f['tokens'] for f in found)))
    row(name, 'sentences', score(numbered(sentences), numbered(f['sentences'] for f in found)))
    for i, text in enumerate(texts if n_errors else []):
        show_errors(text, joined[i], [tuple(s) for s in found[i]['tokens']], n_errors)
        show_errors(text, sentences[i], [tuple(s) for s in found[i]['sentences']], n_errors)


def read_news(path):
    """Articles whose sentences, the headline first, stand on a line each, names marked."""
    for article in path.read_text(encoding='utf-8').split('\n\n'):
        lines = [re.sub(r'\[(?:PER|ORG|LOC|OTH) ([^]]*)]', r'\1', line)
                 for line in article.split('\n') if line and not line.startswith('# doc')]
        if lines:
            yield [(line, line.split()) for line in lines]


def score_news(name, paths, dump, n_errors):
    """Articles set into one line: a headline ends without a mark."""
    texts, sentences = zip(*[spans_of(article)[::2] for path in paths for article in read_news(path)])
    found = segment(dump, texts)
    row(name, 'sentences', score([(i, *span) for i, spans in enumerate(sentences) for span in spans],
                                 [(i, *span) for i, one in enumerate(found) for span in one['sentences']]))
    for i, text in enumerate(texts if n_errors else []):
        show_errors(text, sentences[i], [tuple(s) for s in found[i]['sentences']], n_errors)


def score_suite(name, cases, dump, n_errors):
    """Cases (text, expected strings) compared as written, without spaces."""
    found = segment(dump, [text for text, _, _ in cases])
    right = 0
    for (text, what, expected), result in zip(cases, found):
        got = [re.sub(r'\s+', ' ', text[start:end]) for start, end in result[what]]
        squeeze = [part.replace(' ', '') for part in got]
        if squeeze == [part.replace(' ', '') for part in expected]:
            right += 1
        elif n_errors:
            print(f'    {text!r}\n      expected {expected}\n      got      {got}')
    print(f'{name:24} {"cases":20} {right} of {len(cases)}')


def somajo_tokens(path):
    return [(case['raw'], 'tokens', case['expected']) for case in json.load(open(path, encoding='utf-8'))
            if case['assert'] == '_equal' and not case['expected_failure'] and '\n' not in case['raw']
            and case['raw'] and all(isinstance(token, str) for token in case['expected'])]


def somajo_sentences(path):
    return [(case['raw'], 'sentences', case['expected']) for case in json.load(open(path, encoding='utf-8'))
            if isinstance(case['expected'], list) and '<' not in case['raw'] and not case['expected_failure']
            and all(isinstance(sentence, str) for sentence in case['expected'])]


def pragmatic(path):
    return [(case['text'], 'sentences', case['sentences']) for case in json.load(open(path, encoding='utf-8'))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('build', nargs='?', type=pathlib.Path, default=ROOT / 'build')
    parser.add_argument('--shared', type=pathlib.Path, default=ROOT.parent / 'shared')
    parser.add_argument('--errors', type=int, default=0, help='show up to N errors of each kind and document')
    arguments = parser.parse_args()
    dump = arguments.build / 'tests/text/segment-dump'
    corpora, peers = arguments.shared / 'corpora', arguments.shared / 'peer-specs'
    print(f'{"":24} {"":20} precision recall F1')
    for name, path in (('UD German PUD', corpora / 'ud-german-pud/de_pud-ud-test.conllu.xz'),
                       ('UD German GSD dev', corpora / 'ud-german-gsd/de_gsd-ud-dev.conllu.xz'),
                       ('UD German GSD test', corpora / 'ud-german-gsd/de_gsd-ud-test.conllu.xz')):
        if path.exists():
            score_treebank(name, path, dump, arguments.errors)
        else:
            print(f'{name:24} skipped')
    news = sorted((corpora / 'lesart-news').glob('news-*.txt'))
    if news:
        score_news('lesart-news, in a line', news, dump, arguments.errors)
    for name, path, reader in (('SoMaJo tokens', peers / 'somajo/tokenizer_de.json', somajo_tokens),
                               ('SoMaJo sentences', peers / 'somajo/sentence_splitter_de.json', somajo_sentences),
                               ('Pragmatic Segmenter', peers / 'pragmatic-segmenter/deutsch.json', pragmatic)):
        if path.exists():
            score_suite(name, reader(path), dump, arguments.errors)
        else:
            print(f'{name:24} skipped')


if __name__ == '__main__':
    main()
