#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast and how small: run.py BUILD-FOLDER [RUNS] prints a table of medians.

The largest text is news and minutes of others from ../shared, where those are there, without
repetition: tokens a second over 5 MB on one core are the figure that the engine is judged by. Times
are from the start of the process: to its end for the command line, to the first frame that shows the
text with its highlights and facts for the window (on a display of its own, drawn by the processor).
Memory is the largest resident size. Tokens are counted by the second of the processor, which other
programs on the machine lengthen less.
"""
import json
import lzma
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/samples/billionen-dollar-angebot.txt"
CORPORA = ROOT / "../shared/corpora"
NEWS = CORPORA / "wikinews-text/wikinews_998.jsonl.xz"
MINUTES = CORPORA / "bundestag-plenar-text/plenarprotokolle_sample.txt.xz"
DING = Path("/usr/share/trans/de-en")
MB = 1_000_000
HEAD = 4096  # bytes of what is printed that are looked at: it says there how many tokens there are
BIG_CHARS = 1_000_000
BIG_MARKS = 20_000
READING = [("an article of 200 kB, 2,000 marks; open: floor 300 ms, aim 120", 200_000, 2_000, True),
           ("a text of 10 MB, 100,000 marks; open: floor 1.5 s, aim 0.5; busy: 20 ms, 16; find: 30 ms a key, 10",
            10_000_000, 100_000, True),
           ("one paragraph of 1 MB; open: floor 2 s", 1_000_000, 0, False)]


def measure(command, until=None, bench=False):
    """Runs a program: (milliseconds to its end or to the line `until` on stderr, MB, seconds of
    the processor, start of stdout).

    A program counts as memory of its own what was there before it was started: this one has to stay small.
    """
    start = time.monotonic()
    env = {**os.environ, **({"LESART_BENCH": str(round(start * 1e6))} if bench else {})}
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, text=True,
                                 env=env)
        seconds = None
        for line in child.stderr:
            if until and line.startswith(until) and seconds is None:
                seconds = time.monotonic() - start
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if until is None:
            seconds = time.monotonic() - start
        output.seek(0)
        if child.returncode or seconds is None:
            return None
        return (seconds * 1000, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, output.read(HEAD))


def medians(runs, *args, **kwargs):
    measure(*args, **kwargs)  # once to warm the caches
    results = [measure(*args, **kwargs) for _ in range(runs)]
    if None in results:
        return None
    return (*(statistics.median(r[i] for r in results) for i in range(3)), results[0][3])


def row(label, result, note=""):
    if result is None:
        print(f"{label:<54}  could not be measured")
    else:
        print(f"{label:<54} {result[0]:>9.0f} ms {result[1]:>8.1f} MB  {note}")


def rate(result):
    """Of a text that takes much longer than the start."""
    if result is None or result[2] < 0.2:
        return ""
    tokens = int(re.search(rb'"tokens": (\d+)', result[3])[1])
    return f"{tokens} tokens, {tokens / result[2]:,.0f} a second; "


def make(path, text):
    """Writes what the function `text` gives, without its memory."""
    child = os.fork()
    if child == 0:
        path.write_bytes(text())
        os._exit(0)
    os.waitpid(child, 0)
    return path


def samples():
    return b"".join(path.read_bytes() + b"\n\n" for path in sorted((ROOT / "data/samples").glob("*.txt"))
                    if not path.name.endswith(".en.txt"))


def others():
    """News, and minutes of parliament; nothing where the corpora are missing."""
    if not NEWS.exists() or not MINUTES.exists():
        return b""
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        news = "".join(json.loads(line)["text"] + "\n\n" for line in lines)
    with lzma.open(MINUTES, "rt", encoding="utf-8") as minutes:
        return (news + minutes.read(5 * MB)).encode()[:5 * MB].decode(errors="ignore").encode()


def command_line(build, runs):
    program = build / "src/cli/lesart-cli"
    texts = [("start to first result, a sentence", lambda: b"Das ist ein Satz.\n", runs, "floor 30 ms, aim 10"),
             ("the sample article", SAMPLE.read_bytes, runs, "floor 60 MB, aim 25"),
             ("1 MB of articles", lambda: samples() * (MB // len(samples()) + 1), runs, "repeated"),
             ("5 MB of news and minutes", others, 3, "floor 200,000 a second, aim 1,000,000")]
    with tempfile.TemporaryDirectory() as folder:
        for label, text, n, goal in texts:
            path = make(Path(folder) / "text.txt", text)
            if path.stat().st_size == 0:
                continue
            result = medians(min(n, runs), [program, "extract", path])
            row(f"lesart-cli extract, {label}", result, rate(result) + goal)


def alignment(build, runs):
    """A thousand sentences, made up of some words and figures, and their translations."""
    names = [f"{a}{b}" for a in ("Kar", "Bel", "Tos", "Min", "Rud") for b in ("ling", "mann", "stein", "hof")]
    sentences = [(f"{names[i % 19]} sagte am Dienstag, es seien {i * 7} Leute nach {names[i % 17]} gekommen.\n",
                  f"{names[i % 19]} said on Tuesday that {i * 7} people had come to {names[i % 17]}.\n")
                 for i in range(1000)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [make(Path(folder) / name, lambda: "".join(pair[side] for pair in sentences).encode())
                 for side, name in enumerate(("de.txt", "en.txt"))]
        row("lesart-cli align, 1,000 sentences", medians(runs, [build / "src/cli/lesart-cli", "align", "--lines", *paths]),
            "floor 2 s with all checks, aim 0.5")


def lexicon(build):
    texts = sorted(path for path in (ROOT / "data/samples").glob("*.txt")
                   if not path.name.endswith(".en.txt"))
    subprocess.run([build / "tests/bench/bench-lexicon", build / "data/language/german.lesart",
                    ROOT / "data/language/german.dict", *texts], check=False)


def lookup(build):
    sys.stdout.flush()
    subprocess.run([build / "tests/bench/bench-lookup", build / "data/language/german.lesart", DING, SAMPLE], check=False)


def reanchor(build):
    subprocess.run([build / "tests/bench/bench-reanchor", SAMPLE], check=False)


def write_marked(folder, chars=BIG_CHARS, marks=BIG_MARKS, paragraphs=True):
    """An article of so many characters with so many marks, some over one another."""
    sentence = "Die Stadt hat im vergangenen Jahr {} neue Schulen gebaut, wie der Bürgermeister sagte. "
    text = ""
    parts = []
    n_chars = 0
    while n_chars < chars:
        part = sentence.format(len(parts)) + ("\n" if paragraphs and len(parts) % 6 == 5 else "")
        parts.append(part)
        n_chars += len(part)
    text = "".join(parts)[:chars]
    article = Path(folder) / "lang.txt"
    article.write_text(text, encoding="utf-8")
    items = []
    for i in range(marks):
        start = i * (chars - 200) // marks
        end = start + 10 + i * 37 % 80
        items.append({"@context": "http://www.w3.org/ns/anno.jsonld", "id": f"urn:uuid:{i:08d}", "type": "Annotation",
                      "motivation": "commenting", "creator": {"type": "Person", "name": "Bench"},
                      "created": f"2024-02-12T{i % 24:02}:{i % 60:02}:00Z",
                      "body": [{"type": "TextualBody", "purpose": "tagging", "value": f"tag {i % 40}"},
                               {"type": "TextualBody", "purpose": "commenting", "value": f"Problem {i}, Quelle {i % 777}"}],
                      "target": [{"type": "SpecificResource", "source": article.name, "selector": [
                          {"type": "TextPositionSelector", "start": start, "end": end},
                          {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - 32):start],
                           "suffix": text[end:end + 32]}]}]})
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    Path(f"{article}.annotations.json").write_text(json.dumps(
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "label": article.name,
         "total": len(items), "first": page}), encoding="utf-8")
    return article


def notes(build):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([build / "tests/bench/bench-notes", write_marked(folder)], check=False)


def reading(build):
    for label, chars, marks, paragraphs in READING:
        with tempfile.TemporaryDirectory() as folder:
            print(label + "; scroll frame: mean 8 ms, worst 16")
            sys.stdout.flush()
            subprocess.run([build / "tests/bench/bench-reading", write_marked(folder, chars, marks, paragraphs)],
                           check=False)


def memory(build, runs, window):
    """What the sample article takes above an empty window that is drawn by the same means."""
    empty = medians(runs, ["env", "GDK_DEBUG=gl-disable", build / "tests/bench/empty-window"], until="first-frame")
    if empty and window:
        print(f"{'memory above an empty window without GL':<54} {'':>12} {window[1] - empty[1]:>8.1f} MB  floor 25, aim 12")


def windows(build, runs):
    row("an empty GTK window", medians(runs, [build / "tests/bench/empty-window"], until="first-frame"))
    program = build / "src/ui/lesart"
    if program.exists():
        result = medians(runs, [program, SAMPLE], until="first-frame", bench=True)
        row("lesart, text, highlights and facts drawn", result, "floor 150 ms, aim 80")
        memory(build, runs, result)
        sys.stdout.flush()
        reading(build)
        sys.stdout.flush()
        notes(build)


def main():
    build = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    if os.environ.get("LESART_BENCH_WINDOWS"):
        windows(build, runs)
        return
    print(f"medians of {runs} runs, warm")
    command_line(build, runs)
    alignment(build, runs)
    sys.stdout.flush()
    lexicon(build)
    lookup(build)
    reanchor(build)
    if (build / "tests/bench/empty-window").exists():
        sys.stdout.flush()
        subprocess.run([ROOT / "tests/ui/run-xvfb.sh", sys.executable, __file__, build, str(runs)],
                       env={**os.environ, "LESART_BENCH_WINDOWS": "1"}, check=False)


if __name__ == "__main__":
    main()
