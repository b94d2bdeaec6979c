#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how well passages are found again after an article was changed.

    score-reanchor.py [--show] LESART-CLI ARTICLE...   edits made here, of these articles: plain text, or as in
                                                       data/training
    score-reanchor.py [--show] LESART-CLI CASES.json   edits of a file

An edit is [position, length deleted, text inserted], in code points of the old text; from them follows where a
passage is then (its truth), or that it is gone. CASES.json: {"docs": {NAME: {"text"}}, "cases": [{"doc", "op",
"start", "end", "edits", "truth"}]}. The random numbers are seeded: the same articles give the same cases.

Per kind of edit: surviving passages, and of them exactly found, lost, placed elsewhere; gone ones, and of them
attached to other text; and changed words that were not said to be. --show tells each case that is not right. The
floor in src/notes/reanchor.c was chosen by this.
"""
import collections
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PASSAGES = 6  # of each article
ARTICLES = 2  # of each file of many
SENTENCE = re.compile(r"[^\n]+?(?:[.!?][“\"«»]?(?=\s)|(?=\n)|$)")
WORD = re.compile(r"\w+")


# ---- edits ----

def apply(text, edits):
    parts, at = [], 0
    for position, length, inserted in edits:
        parts += [text[at:position], inserted]
        at = position + length
    return "".join(parts) + text[at:]


def follow(edits, start, end):
    """Where a passage is after the edits; None if all of it was deleted."""
    new_start, new_end, deleted = start, end, 0
    for position, length, inserted in edits:
        grown = len(inserted) - length
        if position + length <= start:
            new_start += grown
            new_end += grown
        elif position < end:
            deleted += min(end, position + length) - max(start, position)
            if position <= start and position + length >= end:
                return None
            if position < start or position + length > end:
                raise ValueError("an edit across the edge of a passage")
            new_end += grown
    return (new_start, new_end) if deleted < end - start else None


def sentences(text):
    spans = []
    for match in SENTENCE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if match.end() - start > 20:
            spans.append((start, match.end()))
    return spans


def paragraphs(text):
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.end() - m.start() > 80]


class Maker:
    """Makes the cases of one article; other articles give it the text that comes new."""

    def __init__(self, text, others, rng):
        self.text, self.rng = text, rng
        self.others = others
        self.sentences = sentences(text)
        self.paragraphs = paragraphs(text)

    def foreign(self, n=1):
        return " ".join(self.rng.choice(self.others) for _ in range(n))

    def around(self, start, end):
        """The sentences that a passage touches, as indices."""
        touched = [i for i, (a, b) in enumerate(self.sentences) if a < end and start < b]
        return (touched[0], touched[-1]) if touched else None

    def passage(self):
        first = self.rng.randrange(len(self.sentences))
        start, end = self.sentences[first]
        kind = self.rng.choice(["word", "word", "phrase", "phrase", "clause", "sentence", "sentences", "inside"])
        words = [(start + m.start(), start + m.end()) for m in WORD.finditer(self.text[start:end])]
        if kind == "sentences" and first + 1 < len(self.sentences):
            return start, self.sentences[first + 1][1]
        if kind in ("sentence", "sentences") or len(words) < 3:
            return start, end
        count = {"word": 1, "phrase": self.rng.randint(2, 4), "clause": self.rng.randint(5, 10), "inside": 2}[kind]
        at = self.rng.randrange(max(1, len(words) - count))
        a, b = words[at][0], words[min(at + count, len(words)) - 1][1]
        if kind == "inside" and words[at][1] - words[at][0] > 6:
            return a + 3, b
        return a, b

    # Each gives the edits, or None where the article has nothing for it.

    def none(self, start, end):
        return []

    def line_before(self, start, end):
        return [(0, 0, self.foreign(2) + "\n\n")]

    def teaser(self, start, end):
        return [(0, 0, f"Kurz gesagt: {self.text[start:end]}.\n\n")]

    def neighbours(self, start, end):
        touched = self.around(start, end)
        if touched is None:
            return None
        edits = []
        for i in (touched[0] - 1, touched[1] + 1):
            if 0 <= i < len(self.sentences):
                a, b = self.sentences[i]
                edits.append((a, b - a, self.foreign()))
        return edits

    def neighbours_deleted(self, start, end):
        touched = self.around(start, end)
        if touched is None:
            return None
        spans = [self.sentences[i] for i in (touched[0] - 1, touched[1] + 1) if 0 <= i < len(self.sentences)]
        return [(a, b - a, "") for a, b in spans]

    def surroundings(self, start, end):
        """Everything else in three sentences to both sides is other text."""
        touched = self.around(start, end)
        if touched is None:
            return None
        return [(a, b - a, self.foreign()) for i, (a, b) in enumerate(self.sentences)
                if touched[0] - 3 <= i < touched[0] or touched[1] < i <= touched[1] + 3]

    def rest_of_sentence(self, start, end):
        touched = self.around(start, end)
        if touched is None or touched[0] != touched[1]:
            return None
        a, b = self.sentences[touched[0]]
        if start - a < 15 or b - end < 15:
            return None
        return [(a, start - a - 1, self.foreign()[:start - a - 1].strip())]

    def deleted(self, start, end):
        touched = self.around(start, end)
        if touched is None:
            return None
        a, b = self.sentences[touched[0]][0], self.sentences[touched[1]][1]
        return [(a, b - a, "")]

    def replaced(self, start, end):
        return [(a, n, self.foreign()) for a, n, _ in self.deleted(start, end) or []] or None

    def replaced_by_own_words(self, start, end):
        """Another sentence, and in it a word of the passage."""
        words = WORD.findall(self.text[start:end])
        foreign = self.foreign().split()
        foreign.insert(self.rng.randrange(len(foreign) + 1), self.rng.choice(words))
        return [(a, n, " ".join(foreign)) for a, n, _ in self.deleted(start, end) or []] or None

    def all_replaced(self, start, end):
        return [(a, b - a, self.foreign(max(1, (b - a) // 120))) for a, b in self.paragraphs] \
            if any(a <= start and end <= b for a, b in self.paragraphs) else None

    def truncated(self, start, end):
        cut = self.rng.choice(self.paragraphs)[0]
        if cut < end and cut > start:
            return None
        return [(cut, len(self.text) - cut, "Weiterlesen mit einem Abo.")]

    def moved(self, start, end, change=lambda text: text):
        own = [p for p in self.paragraphs if p[0] <= start and end <= p[1]]
        others = [p for p in self.paragraphs if not own or abs(self.paragraphs.index(p) - self.paragraphs.index(own[0])) > 1]
        if not own or not others:
            return None
        a, b = own[0]
        to = self.rng.choice(others)[0]
        text = self.text[a:b]
        edits = [(a, b - a, ""), (to, 0, change(text) + "\n\n")]
        at = to + start - a - (b - a if to > a else 0)
        if change(text[:start - a]) != text[:start - a] or change(text)[start - a:end - a] != text[start - a:end - a]:
            return None
        return sorted(edits), (at, at + end - start)

    def moved_changed(self, start, end):
        own = [p for p in self.paragraphs if p[0] <= start and end <= p[1]]
        if not own or len(self.text) < end + 40:
            return None
        tail = self.text[own[0][1] - 30:own[0][1]]
        return self.moved(start, end, lambda text: text.replace(tail, self.others[0]) if start < own[0][1] - 40 else text)

    def moved_alone(self, start, end):
        """A sentence goes to another paragraph."""
        touched = self.around(start, end)
        others = [p for p in self.paragraphs if end < p[0] or p[1] < start]
        if touched is None or touched[0] != touched[1] or not others:
            return None
        a, b = self.sentences[touched[0]]
        if not a <= start < end <= b:
            return None
        to = self.rng.choice(others)[0]
        at = to + start - a - (b - a if to > a else 0)
        return sorted([(a, b - a, ""), (to, 0, self.text[a:b] + " ")]), (at, at + end - start)

    def inner_words(self, start, end):
        return [(start + m.start(), start + m.end()) for m in WORD.finditer(self.text[start:end])][1:-1]

    def word_replaced(self, start, end):
        words = self.inner_words(start, end)
        if not words:
            return None
        a, b = self.rng.choice(words)
        return [(a, b - a, self.rng.choice(WORD.findall(self.foreign())))]

    def words_inserted(self, start, end):
        words = self.inner_words(start, end)
        if not words:
            return None
        return [(self.rng.choice(words)[0], 0, " ".join(self.foreign().split()[:self.rng.randint(1, 6)]) + " ")]

    def word_deleted(self, start, end):
        words = self.inner_words(start, end)
        if not words or self.text[start:end].count(" ") < 3:
            return None
        a, b = self.rng.choice(words)
        return [(a, b - a + 1, "")] if self.text[b:b + 1] == " " else None

    def typo(self, start, end):
        if end - start < 6:
            return None
        at = self.rng.randrange(start + 1, end - 1)
        return [(at, 1, "")] if self.text[at].isalpha() else None

    def edited_all_over(self, start, end):
        """Every sixth word of the article is another one, but those of the passage."""
        edits = []
        for i, match in enumerate(WORD.finditer(self.text)):
            if i % 6 == 0 and not (match.start() < end + 1 and start - 1 < match.end()):
                edits.append((match.start(), match.end() - match.start(), self.rng.choice(WORD.findall(self.foreign()))))
        return edits

    def respelt(self, start, end):
        pairs = {"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "„": "\"", "“": "\"", "–": "-"}
        return [(i, 1, pairs[c]) for i, c in enumerate(self.text) if c in pairs]

    def set_anew(self, start, end):
        return [(m.start(), 0, "\u00ad") for m in re.finditer(r"(?<=\w{4})(?=\w{4})", self.text)]

    OPERATIONS = ["none", "line_before", "teaser", "neighbours", "neighbours_deleted", "surroundings", "rest_of_sentence",
                  "deleted", "replaced", "replaced_by_own_words", "all_replaced", "truncated", "moved", "moved_changed",
                  "moved_alone", "word_replaced", "words_inserted", "word_deleted", "typo", "edited_all_over", "respelt",
                  "set_anew"]

    def make(self):
        for _ in range(PASSAGES):
            start, end = self.passage()
            for operation in self.OPERATIONS:
                made = getattr(self, operation)(start, end)
                if made is None:
                    continue
                edits, truth = made if isinstance(made, tuple) else (made, None)
                try:
                    truth = truth or follow(edits, start, end)
                except ValueError:
                    continue
                yield operation, start, end, edits, truth


def read_articles(path):
    """Plain text is one article; of a file with marked names a few, in paragraphs of three sentences."""
    text = Path(path).read_text(encoding="utf-8")
    if not text.startswith("# doc:"):
        return [text]
    text = re.sub(r"\[(?:PER|ORG|LOC|OTH) ([^\]]*)\]", r"\1", text)
    articles = []
    for block in re.split(r"# doc:.*\n", text):
        lines = block.split("\n\n")[0].strip().split("\n")
        body = [" ".join(lines[i:i + 3]) for i in range(1, len(lines), 3)]
        articles.append("\n\n".join(lines[:1] + body) + "\n")
    return sorted(articles, key=len, reverse=True)[:ARTICLES]


def make_cases(paths):
    texts = [text for path in paths for text in read_articles(path)]
    rng = random.Random(1)
    everything = [[text[a:b] for a, b in sentences(text)] for text in texts]
    for i, text in enumerate(texts):
        others = [s for j, own in enumerate(everything) if j != i for s in own]
        if len(sentences(text)) < 4 or len(paragraphs(text)) < 2:
            continue
        for operation, start, end, edits, truth in Maker(text, others, rng).make():
            yield text, operation, start, end, edits, truth


def read_cases(path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    for case in data["cases"]:
        yield (data["docs"][case["doc"]]["text"], case["op"], case["start"], case["end"], case["edits"],
               tuple(case["truth"]) if case["truth"] else None)


# ---- running ----

def annotation(text, start, end):
    selectors = [{"type": "TextPositionSelector", "start": start, "end": end},
                 {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - 32):start],
                  "suffix": text[end:end + 32]}]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:case", "type": "Annotation",
            "target": {"source": "old.txt", "selector": selectors}}


def run(cli, folder, text, start, end, edits):
    new = apply(text, edits)
    paths = [folder / name for name in ("old.txt", "new.txt", "notes.json")]
    for path, content in zip(paths, (text, new, json.dumps(annotation(text, start, end)))):
        path.write_text(content, encoding="utf-8")
    done = subprocess.run([cli, "anchor", "--from", paths[0], "--to", paths[1], paths[2]], check=True,
                          capture_output=True, text=True)
    return new, json.loads(done.stdout)[0]


def judge(text, start, end, truth, new, found):
    if truth is None:
        return "gone, attached" if "start" in found else "gone"
    if "start" not in found:
        return "lost"
    if (found["start"], found["end"]) != truth:
        return "elsewhere"
    # The reader joins wrapped lines: then what it read is the same.
    if found["text"] != text[start:end] and found["status"] != "changed":
        return "not flagged"
    return "exact"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    cli, paths = arguments[0], arguments[1:]
    cases = read_cases(paths[0]) if paths[0].endswith(".json") else make_cases(paths)
    verdicts = collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as name:
        for text, operation, start, end, edits, truth in cases:
            new, found = run(cli, Path(name), text, start, end, edits)
            verdict = judge(text, start, end, truth, new, found)
            verdicts[operation][verdict] += 1
            if "--show" in sys.argv and verdict not in ("exact", "gone"):
                print(f"{verdict} {operation} {text[start:end][:80]!r} -> {found.get('score', 0):.2f} {found.get('text', '')[:80]!r}")
    for operation, counts in verdicts.items():
        print(f"{operation:24}", ", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())))
    total = sum(verdicts.values(), collections.Counter())
    surviving = sum(total[v] for v in ("exact", "lost", "elsewhere", "not flagged"))
    print(f"surviving {surviving}: exact {100 * total['exact'] / max(1, surviving):.2f} %, lost {total['lost']}, elsewhere "
          f"{total['elsewhere']}, not flagged {total['not flagged']}; gone {total['gone'] + total['gone, attached']}: "
          f"attached {total['gone, attached']}")


if __name__ == "__main__":
    main()
