#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of annotation file that Lesart writes keeps the rules of the W3C Web Annotation Data Model.

    test-written.py WRITE-NOTES LESART-CLI

write-notes makes the files; which kinds have to be among them is said here.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "notes"))
import w3c  # noqa: E402

WRITE, CLI = sys.argv.pop(1), sys.argv.pop(1)

ARTICLE = """Anna Berg kritisiert die Nordbank

Die Ministerin Anna Berg stellte am Montag die Pläne der Nordbank in Frage. Die Nordbank will 5 Milliarden \
Euro zahlen. Laut Berg habe die Bank 2023 einen Verlust von 3 Millionen Euro gemacht.

Die Bank gehört der Holding AG aus Kiel. „Das ist falsch“, sagte Sprecher Karl Lund. Ihr Wert stieg um 3 Prozent.
"""
ENGLISH = """Anna Berg criticises Nordbank

On Tuesday, minister Anna Berg questioned the plans of Nordbank. Nordbank wants to pay 5 million euros. According \
to Berg, the bank made a loss of 3 million euros in 2023.

The bank belongs to Holding AG of Kiel. "That is wrong," said spokesman Karl Lund. Its value rose by 13 percent.
"""

# Shapes that the model allows and Lesart does not write itself.
FOREIGN = [
    {"@context": w3c.CONTEXT, "id": "http://example.org/1", "type": "Annotation", "bodyValue": "Why?",
     "target": "article.txt#char=0,9"},
    {"@context": w3c.CONTEXT, "id": "http://example.org/2", "type": ["Annotation", "Other"],
     "motivation": ["commenting", "tagging"], "creator": "http://example.org/me",
     "body": {"type": "Choice", "items": [{"type": "TextualBody", "value": "Warum?", "language": "de"},
                                          {"type": "TextualBody", "value": "Why?", "language": "en"}]},
     "target": {"source": "article.txt", "selector": {
         "type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", "value": "char=0,9"}}},
    {"@context": w3c.CONTEXT, "id": "http://example.org/3", "type": "Annotation",
     "creator": {"type": "Software", "name": "Finder"}, "stylesheet": "http://example.org/style.css",
     "body": ["http://example.org/a", {"source": "http://example.org/a.html", "purpose": "tagging"},
              {"id": "http://example.org/b", "format": "text/html", "rights": "http://example.org/licence"}],
     "target": [{"id": "article.txt"}, {"source": "article.txt", "styleClass": "red", "selector": {
         "type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "//p[1]"},
         "endSelector": {"type": "XPathSelector", "value": "//p[2]"}}}]},
    {"@context": w3c.CONTEXT, "id": "http://example.org/4", "type": "Annotation", "motivation": "replying",
     "body": {"type": "TextualBody", "value": "No."}, "target": "http://example.org/1"},
]


def make_theirs(folder):
    """What another program makes of the file: the first mark has another note, and there is a new one."""
    root = json.loads((folder / "written-own.json").read_text(encoding="utf-8"))
    items = root["first"]["items"]
    items[0]["body"] = [{"type": "TextualBody", "purpose": "commenting", "value": "There."}]
    items[0]["motivation"] = "commenting"
    items.append(FOREIGN[1])
    root["total"] = len(items)
    (folder / "theirs.json").write_text(json.dumps(root), encoding="utf-8")


def write_all(folder):
    for name, text in (("article.txt", ARTICLE), ("article.en.txt", ENGLISH),
                       ("article.2.txt", ARTICLE.replace("stellte am Montag", "stellt heute")
                        .replace(" Ihr Wert stieg um 3 Prozent.", ""))):
        (folder / name).write_text(text, encoding="utf-8")
    page = {"@context": w3c.CONTEXT, "id": "http://example.org/page", "type": "AnnotationPage", "items": FOREIGN}
    for name, root in (("array", FOREIGN), ("page", page), ("single", FOREIGN[1])):
        (folder / f"foreign-{name}.json").write_text(json.dumps(root), encoding="utf-8")
    env = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    subprocess.run([WRITE, folder, "own"], check=True, env=env)
    make_theirs(folder)
    subprocess.run([WRITE, folder, "foreign"], check=True, env=env)
    (folder / "old.txt").write_text(ARTICLE, encoding="utf-8")
    anchored = subprocess.run([CLI, "anchor", "--from", folder / "old.txt", "--to", folder / "article.2.txt", "--write",
                               folder / "written-own.json"], check=True, capture_output=True, env=env)
    (folder / "written-anchored.json").write_bytes(anchored.stdout)


def items(root):
    return root.get("first", {}).get("items", [])


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="lesart-written-")
        cls.folder = Path(cls.temporary.name)
        write_all(cls.folder)
        cls.files = {path.relative_to(cls.folder): json.loads(path.read_text(encoding="utf-8"))
                     for path in sorted(cls.folder.rglob("*.json")) if path.name.split("-")[0] not in ("foreign",)
                     and path.name != "theirs.json"}
        cls.files = {path: root for path, root in cls.files.items()
                     if isinstance(root, dict) and root.get("type") == "AnnotationCollection"}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_rules(self):
        for path, root in self.files.items():
            self.assertEqual(w3c.check(root), [], path)
        n = sum(len(items(root)) for root in self.files.values())
        print(f"# {len(self.files)} files, {n} annotations: {w3c.N_RULES} of {w3c.N_RULES} rules hold")

    def test_every_kind_is_there(self):
        found = [item for root in self.files.values() for item in items(root)]
        decisions = [body for item in found for body in w3c.values(item.get("body", []))
                     if isinstance(body, dict) and "lesart:decision" in body]
        self.assertLessEqual({"highlighting", "tagging", "commenting", "linking", "assessing", "moderating", "editing",
                              "classifying", "replying"}, {m for item in found for m in w3c.values(item["motivation"])})
        self.assertLessEqual({"entity", "quantity", "time", "quote", "role", "event", "claim", "finding", "term"},
                             {body["lesart:kind"] for body in decisions})
        self.assertEqual({"accept", "reject", "correct", "add"}, {body["lesart:decision"] for body in decisions})
        self.assertTrue(any(len(body.get("lesart:evidence", [])) == 3 for body in decisions))
        self.assertTrue(any("lesart:history" in body for body in decisions))
        self.assertTrue(any("lesart:conflictOf" in item for item in found))
        self.assertTrue(any(len(w3c.values(item["target"])) == 2 and item["motivation"] == "tagging" for item in found))
        self.assertTrue(any("selector" not in w3c.values(item["target"])[0] and item["motivation"] == "commenting"
                            for item in found if isinstance(w3c.values(item["target"])[0], dict)))
        self.assertTrue(any(item.get("creator", {}).get("type") == "Software" for item in found
                            if isinstance(item.get("creator"), dict)))
        self.assertIn(0, {root["total"] for root in self.files.values()})


if __name__ == "__main__":
    unittest.main(verbosity=0)
