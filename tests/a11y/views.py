#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every view and dialog by its keys and reads each as a screen reader does: views.py PROGRAM ARTICLE under
tests/ui/run-xvfb.sh.

In each, what can be pressed, typed into or chosen from must have a name, and the focus must stand in it, on something
that has one. TAP on standard output; skipped without xdotool.
"""
import os
import shutil
import subprocess
import sys
import time

from tree import PRESSABLE, Atspi, GLib, Report, children, find_application, is_shown, real_name, wait_for_article

PATIENCE_S = 30  # the first look-up on a busy machine reads the dictionary
ROWS = 10  # of a list; the others are made in the same way
NAMED = PRESSABLE | {"text", "entry", "password text", "combo box", "list", "list item", "table", "list box", "spin button",
                     "slider", "dialog", "alert", "window", "frame"}

# The keys that open a view, what it is called or has in it, and the keys that leave it.
VIEWS = [
    ("facts", ["alt+1"], "Filter facts", []),
    ("notes", ["alt+2"], "Notes", []),
    ("pictures", ["alt+3"], "Timeline", []),
    ("claims", ["alt+5"], "Filter claims", []),
    ("terms", ["alt+6"], "Filter terms", []),
    ("check", ["alt+7"], "Show beside it", []),
    ("finding", ["ctrl+f"], "Find in the text", ["Escape"]),
    ("outline", ["ctrl+k"], "Number of a sentence, or words of the outline", ["Escape"]),
    ("colours and type", ["ctrl+comma"], "Sepia", ["Escape"]),
    ("a word", ["ctrl+Home", "ctrl+Right", "Right", "d"], "Billionen-Dollar-Angebot. Not in the dictionary as a whole", ["Escape"]),
    ("a tag", ["ctrl+Home", "s", "t"], "Tags", ["Escape"]),
    ("a note", ["ctrl+Home", "s", "n"], "Note", ["Escape"]),
    ("a verdict", ["ctrl+Home", "s", "v"], "Supported", ["Escape"]),
    ("tag book", ["ctrl+b"], "Tag book", ["Escape"]),
    ("print and export", ["ctrl+p"], "Save as", ["Escape"]),
    ("help", ["F1"], "Marks and notes", ["Escape"]),
    ("keys", ["ctrl+question"], "Keys", ["Escape"]),
    ("menu", ["F10"], "Print and export…", ["Escape"]),
]


def press(*keys):
    if keys:
        subprocess.run(["xdotool", "key", "--delay", "25", *keys], check=False)


def nodes(application):
    """Every node that is shown, as (role, name, focused)."""
    def walk(node):
        if not is_shown(node):
            return
        yield node.get_role_name(), real_name(node), node.get_state_set().contains(Atspi.StateType.FOCUSED)
        if node.get_role_name() == "status bar":
            return  # its buttons get names with its message
        for index, child in enumerate(children(node)):
            if node.get_role_name() != "list" or index < ROWS:
                yield from walk(child)

    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            return [row for window in children(application) for row in walk(window)]
        except GLib.Error:  # gone while we walked
            time.sleep(0.1)


def wait_for(application, name):
    """The nodes, as soon as one of them is called so; else the last ones."""
    end = time.monotonic() + PATIENCE_S
    while True:
        found = nodes(application)
        if any(name == row[1] for row in found) or time.monotonic() > end:
            return found
        time.sleep(0.1)


def judge(report, view, name, found):
    report.check(any(name == row[1] for row in found), f"{view}: opens by its keys",
                 "\n".join(sorted({row[1] for row in found if row[1]})))
    nameless = [row for row in found if row[0] in NAMED and not row[1]]
    report.check(not nameless, f"{view}: all that can be used has a name", "\n".join(map(str, nameless)))
    focused = [row for row in found if row[2]]
    report.check(any(row[1] for row in focused), f"{view}: the focus is on something with a name",
                 "\n".join(map(str, focused)))


def main():
    if shutil.which("xdotool") is None:
        print("1..0 # SKIP no xdotool")
        return 0
    command = sys.argv[1:]
    with open(command[-1], encoding="utf-8") as article:
        lines = [line.strip() for line in article if line.strip()]
    Atspi.init()
    report = Report()
    program = subprocess.Popen(command)
    try:
        wait_for_article(os.path.basename(command[0]), lines[1][:40])
        application = find_application(os.path.basename(command[0]))
        for view, keys, name, leave in VIEWS:
            press(*keys)
            judge(report, view, name, wait_for(application, name))
            press(*leave)
            time.sleep(0.5)  # as long as a popover takes to go
    finally:
        program.kill()
        program.wait()
    print(f"1..{report.count}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
