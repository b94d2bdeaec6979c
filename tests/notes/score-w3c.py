#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the assertions of the W3C annotation test suite over files that Lesart wrote.

    score-w3c.py SUITE FILE...     SUITE has definitions/ and annotations/ (w3c/web-annotation-tests)

Each annotation of a file is checked by itself, the collection and its page where the suite has
assertions for them. Needs python3-jsonschema. Exit status 1 if a MUST fails.
"""
import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402


def load(suite):
    """All schemas of the suite by file name, which is how they refer to each other."""
    return {path.name: json.loads(path.read_text(encoding="utf-8"))
            for folder in ("definitions", "annotations", "collections")
            for path in sorted(suite.glob(f"{folder}/**/*.json"))}


def accepts(schema, store, value):
    resolver = jsonschema.RefResolver("", schema, store=store)
    valid = jsonschema.Draft4Validator(schema, resolver=resolver).is_valid(value)
    return valid == (schema.get("expectedResult", "valid") == "valid")


def is_for_annotations(name, schema):
    return schema.get("assertionType") == "must" and not name.startswith("5.")


def items(root):
    return root.get("first", {}).get("items", []) if root.get("type") == "AnnotationCollection" else [root]


def main():
    suite, files = Path(sys.argv[1]), sys.argv[2:]
    store = load(suite)
    musts = {name: schema for name, schema in store.items() if is_for_annotations(name, schema)}
    n_annotations, failed = 0, {}
    for file in files:
        for item in items(json.loads(Path(file).read_text(encoding="utf-8"))):
            n_annotations += 1
            for name, schema in musts.items():
                if not accepts(schema, store, item):
                    failed.setdefault(name, []).append(f"{file}: {item.get('id')}")
    for name, where in sorted(failed.items()):
        print(f"{name}: {len(where)}, first {where[0]}")
    print(f"{n_annotations} annotations, {len(musts) - len(failed)} of {len(musts)} MUST assertions hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
