#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes 30 claims with the keyboard alone: claims.py LESART, on a display of its own (run-xvfb.sh).

Each claim is tagged, judged (verdict and how sure) and noted, by real key events into the real window. What is
counted is every key pressed after the passage is selected, without the text of the note; a key with its
modifiers is one. What the window saved must be exactly that. TAP; skipped without xdotool.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

N_CLAIMS = 30
AT_MOST = 6
VERDICTS = ["supported", "refuted", "not-enough-evidence", "conflicting"]
SURE = ["low", "medium", "high"]


def wait_for(what, found):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise SystemExit(f"Bail out! waited in vain for {what}")


def xdotool(*args):
    return subprocess.run(["xdotool", *args], capture_output=True, text=True, check=False).stdout.split()


def press(*keys):
    xdotool("key", "--delay", "25", *keys)


def code_claims():
    """Returns the keys that each claim took once it was selected."""
    counts = []
    press("ctrl+Home")
    for i in range(N_CLAIMS):
        press("s" if i == 0 else "j")  # this sentence, then the next
        # The first use of a tag names it; from then on it has a key.
        tag = ["1"] if i > 0 else ["t", "Return", "ctrl+Return"]
        judge = ["v", str(1 + i % len(VERDICTS)), str(1 + i % len(SURE))]
        note = ["n", "ctrl+Return"]
        if i == 0:
            press("t")
            time.sleep(0.3)
            xdotool("type", "--delay", "25", "Behauptung")
            press("Return", "ctrl+Return")
            time.sleep(0.3)
        else:
            press(*tag)
        press(judge[0])
        time.sleep(0.15)  # as long as a popover takes to come
        press(*judge[1:])
        time.sleep(0.15)
        press(note[0])
        time.sleep(0.15)
        xdotool("type", "--delay", "15", f"Beleg {i}")
        press(note[1])
        time.sleep(0.15)
        counts.append(len(tag) + len(judge) + len(note))
    return counts


def check(saved):
    """What is wrong with the claims in the file: one line each."""
    for i, claim in enumerate(saved):
        bodies = {body["purpose"]: body["value"] for body in claim.get("body", [])}
        wanted = {"tagging": "Behauptung", "commenting": f"Beleg {i}"}
        found = (claim.get("lesart:verdict"), claim.get("lesart:confidence"))
        if bodies != wanted or found != (VERDICTS[i % len(VERDICTS)], SURE[i % len(SURE)]):
            yield f"claim {i}: {bodies} {found}"


def read_items(path):
    try:
        return json.loads(path.read_text(encoding="utf-8")).get("first", {}).get("items", [])
    except (OSError, ValueError):
        return []


def main():
    if not shutil.which("xdotool"):
        print("1..0 # SKIP no xdotool")
        return
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "behauptungen.txt"
        article.write_text("".join(f"Im Jahr {1990 + n} hat die Stadt {n + 3} neue Schulen gebaut. "
                                   + ("\n" if n % 5 == 0 else "") for n in range(1, N_CLAIMS + 2)), encoding="utf-8")
        notes = Path(f"{article}.annotations.json")
        child = subprocess.Popen([sys.argv[1], article], env={**os.environ, "LC_ALL": "C.UTF-8"})
        try:
            window = wait_for("the window", lambda: xdotool("search", "--onlyvisible", "--class", "lesart"))[-1]
            xdotool("windowfocus", window)
            time.sleep(2)  # the reading, without which there are no sentences
            counts = code_claims()
            wait_for(f"{N_CLAIMS} claims on disk", lambda: len(read_items(notes)) == N_CLAIMS)
            time.sleep(1)
        finally:
            child.terminate()
            child.wait()
        wrong = list(check(read_items(notes)))
    print("1..2")
    for line in wrong:
        print(f"# {line}")
    print("not ok" if wrong else "ok", f"1 {N_CLAIMS} claims are tagged, judged and noted as they were typed")
    print(f"# keys a claim after its selection: {max(counts[1:])}; the first, which names its tag: {counts[0]}")
    print("ok" if max(counts[1:]) <= AT_MOST else "not ok",
          f"2 at most {AT_MOST} keys a claim")


if __name__ == "__main__":
    main()
