#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast and how small: run.py BUILD-FOLDER [RUNS] prints a table of medians.

The largest text is news of others from ../shared, where that is there: tokens a second over 5 MB on
one core are the figure that the engine is judged by. Times are from the start of the process: to its end for the command line, to the first frame that
shows the text with its highlights and facts for the window (on a display of its own, drawn by the
processor). Memory is the largest resident size.
"""
import json
import lzma
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/samples/billionen-dollar-angebot.txt"
NEWS = ROOT / "../shared/corpora/wikinews-text/wikinews_998.jsonl.xz"
BIG_BYTES = 1_000_000
BIG_CHARS = 1_000_000
BIG_MARKS = 20_000


def measure(command, until=None, bench=False):
    """Runs a program: (milliseconds to its end or to the line `until` on stderr, MB, stdout)."""
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
        return seconds * 1000, usage.ru_maxrss / 1024, output.read()


def medians(runs, *args, **kwargs):
    measure(*args, **kwargs)  # once to warm the caches
    results = [measure(*args, **kwargs) for _ in range(runs)]
    if None in results:
        return None
    return statistics.median(r[0] for r in results), statistics.median(r[1] for r in results), results[0][2]


def row(label, result, note=""):
    if result is None:
        print(f"{label:<44}  could not be measured")
    else:
        print(f"{label:<44} {result[0]:>9.0f} ms {result[1]:>8.1f} MB  {note}")


def rate(result):
    if result is None:
        return ""
    tokens = json.loads(result[2])["document"]["tokens"]
    return f"{tokens} tokens, {tokens / result[0] * 1000:,.0f} a second"


def fill(path, part, n_bytes):
    """Writes the same part again and again."""
    path.write_bytes(part * (n_bytes // len(part) + 1))
    return path


def command_line(build, runs):
    program = build / "src/cli/lesart-cli"
    samples = b"".join(path.read_bytes() + b"\n\n" for path in sorted((ROOT / "data/samples").glob("*.txt"))
                       if not path.name.endswith(".en.txt"))
    with tempfile.TemporaryDirectory() as folder:
        texts = [("the sample article", SAMPLE, runs),
                 ("1 MB of articles", fill(Path(folder) / "1.txt", samples, BIG_BYTES), runs)]
        if NEWS.exists():
            with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
                news = "".join(json.loads(line)["text"] + "\n\n" for line in lines)
            texts.append(("5 MB of news", fill(Path(folder) / "5.txt", news.encode(), 4 * BIG_BYTES), 3))
        for label, path, n in texts:
            result = medians(min(n, runs), [program, "extract", path])
            row(f"lesart-cli extract, {label}", result, rate(result))


def lexicon(build):
    texts = sorted(path for path in (ROOT / "data/samples").glob("*.txt")
                   if not path.name.endswith(".en.txt"))
    subprocess.run([build / "tests/bench/bench-lexicon", build / "data/language/german.lesart",
                    ROOT / "data/language/german.dict", *texts], check=False)


def write_marked(folder):
    """An article of 1,000,000 characters with 20,000 marks, some over one another."""
    sentence = "Die Stadt hat im vergangenen Jahr {} neue Schulen gebaut, wie der Bürgermeister sagte. "
    text = ""
    parts = []
    n_chars = 0
    while n_chars < BIG_CHARS:
        part = sentence.format(len(parts)) + ("\n" if len(parts) % 6 == 5 else "")
        parts.append(part)
        n_chars += len(part)
    text = "".join(parts)[:BIG_CHARS]
    article = Path(folder) / "lang.txt"
    article.write_text(text, encoding="utf-8")
    items = []
    for i in range(BIG_MARKS):
        start = i * (BIG_CHARS - 200) // BIG_MARKS
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


def windows(build, runs):
    row("an empty GTK window", medians(runs, [build / "tests/bench/empty-window"], until="first-frame"))
    program = build / "src/ui/lesart"
    if program.exists():
        row("lesart, text, highlights and facts drawn",
            medians(runs, [program, SAMPLE], until="first-frame", bench=True))
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
    sys.stdout.flush()
    lexicon(build)
    if (build / "tests/bench/empty-window").exists():
        sys.stdout.flush()
        subprocess.run([ROOT / "tests/ui/run-xvfb.sh", sys.executable, __file__, build, str(runs)],
                       env={**os.environ, "LESART_BENCH_WINDOWS": "1"}, check=False)


if __name__ == "__main__":
    main()
