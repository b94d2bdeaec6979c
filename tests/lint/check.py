#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the sources and data that no compiler makes: check.py NAME BUILD-FOLDER.

Prints what is wrong, one finding a line; exit status 1 with findings, 77 where a tool is missing.
"""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP_ID = "io.github.lesart.Lesart"
SKIP = 77

# Which files must say under which licence they are, by the end of the name.
SOURCES = (".c", ".h", ".py", ".sh", "meson.build", ".ui", ".css", ".svg", ".xml", ".xml.in")
LONGEST = 800
# A call of gettext, or a string that is marked for it.
GETTEXT_C = re.compile(r"\b(?:N?C?_|Q_|NC_|gettext|ngettext|g_dn?gettext|g_dpgettext2?) ?\(\s*\"")
GETTEXT_UI = re.compile(r'translatable="(?:yes|true)"')
LOCAL_PATH = re.compile(r"(?<![\w.~}])/(?:home|root|work|mnt|media|Users)/\w")
ICON_BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkLinkButton"}


def files(*ends):
    """The project's own files with these endings, without build folders and hidden ones."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if parts[0].startswith("build") or any(p.startswith(".") or p == "__pycache__" for p in parts):
            continue
        if path.is_file() and path.name.endswith(ends):
            yield path


def name(path):
    return str(path.relative_to(ROOT))


def text(path):
    return path.read_text(encoding="utf-8")


def spdx():
    for path in files(*SOURCES):
        if text(path).strip() and "SPDX-License-Identifier:" not in text(path)[:400]:
            yield f"{name(path)}: no SPDX-License-Identifier at the top"


def length():
    for path in files(".c", ".h", ".py", ".ui", ".css"):
        lines = text(path).count("\n")
        if lines > LONGEST:
            yield f"{name(path)}: {lines} lines, more than {LONGEST}"


def potfiles():
    """po/POTFILES.in names exactly the files with strings for people, in order."""
    lines = text(ROOT / "po/POTFILES.in").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    if listed != sorted(listed):
        yield "po/POTFILES.in: not in alphabetical order"
    for entry in listed:
        if not (ROOT / entry).is_file():
            yield f"po/POTFILES.in: {entry} does not exist"
    for path in files(".c", ".h", ".ui"):
        if name(path).startswith("tests/"):
            continue
        pattern = GETTEXT_UI if path.suffix == ".ui" else GETTEXT_C
        if pattern.search(text(path)) and name(path) not in listed:
            yield f"{name(path)}: has strings to translate; add the file to po/POTFILES.in"


def child_text(element):
    return any(prop.get("name") in ("label", "child") for prop in element.findall("property")) or \
        element.find("child") is not None


def accessible_label(element):
    return any(entry.get("name") in ("label", "labelled-by")
               for entry in element.findall("accessibility/*"))


def labels():
    """A button that shows only an icon tells a screen reader what it does."""
    for path in files(".ui"):
        for element in ET.parse(path).iter():
            if element.tag not in ("object", "template"):
                continue
            props = {prop.get("name") for prop in element.findall("property")}
            if element.get("class", element.get("parent")) in ICON_BUTTONS and "icon-name" in props \
                    and not child_text(element) and not accessible_label(element):
                yield f"{name(path)}: {element.get('id', element.get('class'))}: icon without accessible label"


def paths():
    for path in files(*SOURCES, ".md", ".in", ".tsv", "dev"):
        if path == Path(__file__).resolve():
            continue
        for number, line in enumerate(text(path).splitlines(), 1):
            if LOCAL_PATH.search(line):
                yield f"{name(path)}:{number}: a path of one machine: {line.strip()[:80]}"


def tool(command, *args):
    """Runs a checker and hands on what it says when it is not content."""
    if not shutil.which(command):
        print(f"skipped: no {command}")
        sys.exit(SKIP)
    done = subprocess.run([command, *map(str, args)], capture_output=True, text=True)
    if done.returncode:
        yield from (done.stdout + done.stderr).splitlines()


def xml():
    return tool("xmllint", "--noout", *files(".ui", ".svg", ".xml", ".xml.in"))


def desktop(build):
    return tool("desktop-file-validate", build / "data" / f"{APP_ID}.desktop")


def metainfo(build):
    """Errors and warnings; what is only missing because the project has no home page is passed over."""
    said = tool("appstreamcli", "validate", "--no-net", build / "data" / f"{APP_ID}.metainfo.xml")
    return [line for line in said if re.match("[EW]: ", line) and "url-homepage-missing" not in line]


def schema():
    return tool("glib-compile-schemas", "--strict", "--dry-run", ROOT / "data")


def layout():
    """Versions of clang-format differ in what they do: only the one that the sources follow counts."""
    said = tool("clang-format", "--version")
    said = list(said) or [subprocess.run(["clang-format", "--version"], capture_output=True, text=True).stdout]
    if " version 14." not in said[0]:
        print("skipped: no clang-format 14")
        sys.exit(SKIP)
    sources = [path for path in files(".c", ".h") if path.is_relative_to(ROOT / "src") or path.is_relative_to(ROOT / "tests")]
    for line in tool("clang-format", "--dry-run", "-Werror", *sources):
        if ": error: " in line:
            yield line


def scripts():
    for path in [ROOT / "dev", *files(".sh")]:
        yield from tool("sh", "-n", path)


CHECKS = {check.__name__: check for check in
          (spdx, length, potfiles, labels, paths, xml, schema, layout, scripts)}
CHECKS_OF_BUILD = {check.__name__: check for check in (desktop, metainfo)}


def main():
    check, build = sys.argv[1], Path(sys.argv[2])
    findings = list(CHECKS[check]() if check in CHECKS else CHECKS_OF_BUILD[check](build))
    print("\n".join(findings) or "nothing found")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
