#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of the translations, and a language for tests of the layout.

  catalog.py translated            each po/LANGUAGE.po is sound and has every message of its own
  catalog.py fresh                 ... and every message that the sources have now
  catalog.py pseudo FOLDER         FOLDER/en_XA/LC_MESSAGES/lesart.mo: English with accents, in
                                   brackets and 40 % longer: shows what is cut off or not translated

Exit status 1 with findings, 77 where gettext's tools are missing.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PSEUDO = "en_XA"
# What meson's preset 'glib' hands to xgettext.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
            "gettext", "ngettext:1,2", "Q_:1g", "dgettext:2"]
FORMAT_FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format",
                "g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
                "g_string_printf:2:c-format", "g_string_append_printf:2:c-format",
                "g_error_new:3:c-format", "g_set_error:4:c-format"]
ACCENTS = str.maketrans("aceinosuyAEIOUCNZ", "àçéîñöšûýÀÉÎÖÛÇÑŽ")
# What a program reads in a message must stay: formats, markup, entities, mnemonics.
FIXED = re.compile(r"%[-+ #0-9.*$]*(?:l|ll|z|h)?[a-zA-Z%]|%[A-Z_\"]+|<[^>]*>|&\w+;|\\.|\{\w*\}")


def run(*command):
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)


def languages():
    return (ROOT / "po/LINGUAS").read_text(encoding="utf-8").split()


def template(path):
    """Collects the messages of the sources into a template."""
    done = run("xgettext", "--from-code=UTF-8", "--add-comments", "--package-name=lesart",
               *("--keyword=" + word for word in KEYWORDS), *("--flag=" + flag for flag in FORMAT_FLAGS),
               "--files-from=po/POTFILES.in", "--directory=.", "--output", path)
    if done.returncode:
        sys.exit(done.stderr)


def incomplete(path):
    """Messages of a catalogue that are not translated, or only by a guess."""
    listing = run("msgattrib", "--no-wrap", "--untranslated", path).stdout + \
        run("msgattrib", "--no-wrap", "--only-fuzzy", "--no-obsolete", path).stdout
    return [line for line in listing.splitlines()
            if line.startswith("msgid ") and line != 'msgid ""']


def translated():
    for language in languages():
        path = f"po/{language}.po"
        done = run("msgfmt", "--check", "--statistics", "--output-file=/dev/null", path)
        print(f"{language}: {done.stderr.strip().splitlines()[-1]}")
        if done.returncode:
            yield done.stderr
        yield from (f"{path}: not translated: {entry}" for entry in incomplete(path))


def fresh():
    with tempfile.TemporaryDirectory() as folder:
        template(f"{folder}/lesart.pot")
        for language in languages():
            merged = f"{folder}/{language}.po"
            done = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file", merged,
                       f"po/{language}.po", f"{folder}/lesart.pot")
            if done.returncode:
                yield done.stderr
                continue
            yield from (f"po/{language}.po: not translated: {entry}" for entry in incomplete(merged))


def lengthened(message):
    """Accents on the letters, brackets around, and 40 % more characters at the end."""
    if not message:
        return message
    parts, end = [], 0
    for fixed in FIXED.finditer(message):
        parts += [message[end:fixed.start()].translate(ACCENTS), fixed.group()]
        end = fixed.end()
    parts.append(message[end:].translate(ACCENTS))
    body = "".join(parts)
    tail = "\\n" if body.endswith("\\n") else ""
    head = "\\n" if body.startswith("\\n") else ""
    body = body[len(head):len(body) - len(tail)]
    return f"{head}[{body}{' ' + 'ë' * max(1, round(len(message) * 0.4) - 3)}]{tail}"


def pseudo_po(catalogue):
    """A catalogue of English messages, made pseudo: each msgstr from its msgid."""
    message = plural = ""
    lines = []
    for line in catalogue.replace('"\n"', "").replace("charset=ASCII", "charset=UTF-8").splitlines():
        key, _, value = line.partition(" ")
        if key == "msgid":
            message = value[1:-1]
        elif key == "msgid_plural":
            plural = value[1:-1]
        elif key.startswith("msgstr") and message:
            line = f'{key} "{lengthened(plural if key == "msgstr[1]" else message)}"'
        lines.append(line)
    return "\n".join(lines) + "\n"


def pseudo(folder):
    target = Path(folder).resolve() / PSEUDO / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        template(f"{work}/lesart.pot")
        run("msginit", "--no-translator", "--locale=en_GB.UTF-8", f"--input={work}/lesart.pot",
            f"--output-file={work}/en.po")
        catalogue = run("msgcat", "--no-wrap", f"{work}/en.po").stdout
        po = Path(work) / "pseudo.po"
        po.write_text(pseudo_po(catalogue), encoding="utf-8")
        done = run("msgfmt", "--check", "--statistics", "--output-file", target / "lesart.mo", po)
        print(done.stderr.strip())
        if done.returncode:
            yield "the pseudo catalogue does not compile"


def main():
    if not shutil.which("msgmerge"):
        print("skipped: no gettext tools")
        return 77
    mode, *rest = sys.argv[1:]
    findings = list({"translated": translated, "fresh": fresh, "pseudo": pseudo}[mode](*rest))
    print("\n".join(findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
