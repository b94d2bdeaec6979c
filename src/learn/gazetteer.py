#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the gazetteer: what lists of names have a word as.

  gazetteer.py FOLDER > OUT

FOLDER has the lists (see data/language/SOURCES.md). Only hashes of single words are written, so
that much is known in little space; src/extract/names-gazetteer.c says how.
"""
import csv
import lzma
import os
import re
import struct
import sys

MAGIC = 0x315A474C  # "LGZ1"
NEAR, FAR, SURNAME, FIRST_NAME = 1, 2, 4, 8
PART = 4  # bits that a word of a longer name is shifted by

# File, column, kind; column -1: the whole line.
LISTS = [
    ("postal_places_dach.tsv", 1, NEAR),
    ("geonames_names_de.tsv", 1, FAR),
    ("libgweather_locations_de.tsv", 1, FAR),
    ("libgweather_cities.tsv", 3, FAR),
    ("iso3166-2_subdivisions_de.tsv", 2, FAR),
    ("ler_personennamen.txt", -1, SURNAME),
    ("common-surnames-by-country.csv", "Romanized Name", SURNAME),
    ("common-forenames-by-country.csv", "Romanized Name", FIRST_NAME),
    ("common-forenames-by-country.csv", "Localized Name", FIRST_NAME),
]


def lines_of(path):
    with lzma.open(path + ".xz", "rt", encoding="utf-8") if os.path.exists(path + ".xz") else open(
            path, encoding="utf-8-sig") as file:
        return file.read().split("\n")


def names_of(path, column):
    lines = lines_of(path)
    if isinstance(column, str):
        return [row[column] for row in csv.DictReader(lines)]
    if column < 0:
        return lines
    return [fields[column] for fields in (line.split("\t") for line in lines[1:])
            if len(fields) > column]


def add(words, name, kind):
    parts = [part for part in re.split("[ /]", re.sub(r"\s*\(.*?\)", "", name.strip())) if part]
    for part in parts:
        if part[0].isupper() and len(part) > (1 if len(parts) == 1 else 2):
            words[part] = words.get(part, 0) | (kind if len(parts) == 1 else kind << PART)


def hash_of(word):
    """As hash_bytes() of src/extract/names-forms.c."""
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value ^ value >> 32) & 0xFFFFFFFF


def main():
    words, kinds = {}, {}
    for file, column, kind in LISTS:
        for name in names_of(os.path.join(sys.argv[1], file), column):
            add(words, name, kind)
    for word, kind in words.items():
        kinds[hash_of(word)] = kinds.get(hash_of(word), 0) | kind
    hashes = sorted(kinds)
    out = sys.stdout.buffer
    out.write(struct.pack("<II", MAGIC, len(hashes)))
    out.write(struct.pack("<%dI" % len(hashes), *hashes))
    out.write(bytes(kinds[value] for value in hashes))


main()
