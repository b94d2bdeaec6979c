#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the window as a screen reader does: tree.py PROGRAM [ARG...] under tests/ui/run-xvfb.sh.

The accessibility tree must have the article's text, the side panel's facts and notes, and a name for
everything that can be pressed. TAP on standard output. --show prints the tree instead.
"""
import os
import re
import subprocess
import sys
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    # A python beside the system's own has no gi; the system's may.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("1..0 # SKIP no Atspi for python3")
    sys.exit(0)

PATIENCE_S = 30
PRESSABLE = {"push button", "toggle button", "button", "menu item", "check box", "radio button",
             "page tab", "toggle switch"}


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, depth=0):
    yield depth, node
    if node.get_role_name() == "status bar":
        return  # its buttons get names with its message
    for child in children(node):
        yield from walk(child, depth + 1)


def real_name(node):
    """GTK 4.8 gives what has no name that of its type, which tells a reader nothing."""
    name = node.get_name() or ""
    return "" if re.fullmatch(r"(Gtk|Lesart)[A-Z]\w+", name) else name


def is_shown(node):
    """Has a size, as far as it can have one: what a closed revealer hides is visible, but has none."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    if node.get_role_name() not in PRESSABLE:
        return True
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).width > 0


def snapshot(application):
    """Every node that is shown as (depth, role, name, text, description)."""
    rows = []
    for depth, node in walk(application):
        try:
            if not is_shown(node):
                continue
            content = ""
            if "Text" in Atspi.Accessible.get_interfaces(node):
                content = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
            rows.append((depth, node.get_role_name(), real_name(node), content,
                         node.get_description() or ""))
        except GLib.Error:
            continue  # gone while we walked
    return rows


def find_application(name):
    desktop = Atspi.get_desktop(0)
    for child in children(desktop):
        if child.get_name() == name:
            return child
    return None


def wait_for_article(name, words):
    """The tree, as soon as a text in it has these words; else the last one seen."""
    rows = []
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        while GLib.MainContext.default().iteration(False):
            pass
        application = find_application(name)
        if application is not None:
            try:
                rows = snapshot(application)
            except GLib.Error:  # it does not answer yet
                continue
            facts = sum(1 for row in rows if row[1] in ("list item", "table row"))
            if any(words in row[3] or words in row[2] for row in rows) and facts > 2:
                break
        time.sleep(0.3)
    return rows


class Report:
    def __init__(self):
        self.count = self.failures = 0

    def check(self, good, what, details=""):
        self.count += 1
        self.failures += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {what}")
        for line in str(details).splitlines() if not good else []:
            print(f"# {line}")


def judge(rows, title, body):
    report = Report()
    texts = [row for row in rows if body in row[3]]
    names = {row[2] for row in rows}
    report.check(any(row[1] in ("frame", "window") and title in row[2] for row in rows),
                 "the window is named after the article", [row[:3] for row in rows[:3]])
    report.check(bool(texts), "the text of the article can be read")
    report.check(bool(texts) and texts[0][2] != "", "the text has a name",
                 [row[:3] for row in texts])
    for page in ("Facts", "Notes", "Charts"):
        report.check(page in names, f"the side panel has a page {page}")
    report.check(any(row[1] in ("list item", "table row") and row[2] for row in rows),
                 "facts are items of a list that have names")
    nameless = [row for row in rows if row[1] in PRESSABLE and not row[2]]
    report.check(not nameless, "whatever can be pressed has a name", "\n".join(map(str, nameless)))
    print(f"1..{report.count}")
    return 1 if report.failures else 0


def main():
    show = sys.argv[1] == "--show"
    command = sys.argv[2:] if show else sys.argv[1:]
    with open(command[-1], encoding="utf-8") as article:
        lines = [line.strip() for line in article if line.strip()]
    Atspi.init()
    program = subprocess.Popen(command)
    try:
        rows = wait_for_article(os.path.basename(command[0]), lines[1][:40])
    finally:
        program.kill()
        program.wait()
    if show:
        for depth, role, name, text, description in rows:
            print("  " * depth + f"{role} {name!r} {text[:60]!r} {description!r}")
        return 0
    return judge(rows, lines[0][:30], lines[1][:40])


if __name__ == "__main__":
    sys.exit(main())
