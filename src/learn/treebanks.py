#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings what the tagger learns from into one form: CoNLL-U on standard output.

treebanks.py [--pud FILE] [--morph FILE] [--empirist FILE] [--gsd FILE] ...

What a source leaves open stays open: the columns UPOS and XPOS (STTS) may list alternatives with |
between them, _ is anything. XPOS of PUD is of another tag set, which is turned into what STTS has
for it. The data of the SIGMORPHON shared task of 2018 are sentences of UD 2.1 with UniMorph
bundles; they have no syntax, so that HEAD is _. Of EmpiriST only the web pages are taken, whose tags
are STTS but for a few. MISC says Source=NAME.
"""
import lzma
import sys

STTS = set("""ADJA ADJD ADV APPO APPR APPRART APZR ART CARD FM ITJ KOKOM KON KOUI KOUS NE NN PAV PDAT PDS
PIAT PIS PPER PPOSAT PPOSS PRELAT PRELS PRF PTKA PTKANT PTKNEG PTKVZ PTKZU PWAT PWAV PWS TRUNC VAFIN VAIMP
VAINF VAPP VMFIN VMINF VMPP VVFIN VVIMP VVINF VVIZU VVPP XY $, $. $(""".split())


def verb_tags(*kinds):
    tags = [f"V{letter}{kind}" for letter in "VAM" for kind in kinds]
    return tags + (["VVIZU"] if "INF" in kinds else []) + (["VVIMP", "VAIMP"] if "FIN" in kinds else [])


DETERMINERS = ["PDAT", "PIAT", "PPOSAT", "PWAT", "PRELAT", "ADJA"]
PRONOUNS = ["PDS", "PIS", "PPER", "PRF", "PRELS", "PWS", "PPOSS", "PRELAT"]
# tags of PUD that say more than UPOS does
PUD_TAGS = {
    "VBC": verb_tags("FIN"), "VB": verb_tags("INF"), "VBN": verb_tags("PP") + ["ADJD"],
    "REL": ["PRELS", "PRELAT"], "WP": ["PWS"], "DTP$": ["PPOSAT"],
}


# what GSD and PUD call by other names
CALENDAR = set("Januar Februar März April Mai Juni Juli August September Oktober November Dezember "
               "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag".split())
JOINTS = set("als wie um ohne statt anstatt denn bis".split())


def pud_upos(form, upos, feats):
    if form in CALENDAR:
        return "PROPN"
    if form.lower() in JOINTS and upos in ("ADP", "CCONJ", "SCONJ"):
        return "ADP|CCONJ|SCONJ"
    return "ADV|ADJ" if upos == "ADV" and "PronType" not in feats else upos


def pud_tags(upos, xpos, feats, deprel):
    if deprel == "compound:prt":
        return ["PTKVZ"]
    if xpos in PUD_TAGS and upos in ("VERB", "AUX", "PRON", "DET"):
        return PUD_TAGS[xpos]
    if upos == "DET":
        if xpos in ("NN", "NNA"):
            return ["PIS", "PDS"]
        return ["ART"] if "Definite" in feats else DETERMINERS + ["PIS", "PDS", "ADV"]
    if upos == "PRON" and "Reflex" in feats:
        return ["PRF", "PPER"]
    if upos == "ADV":
        return ["ADV", "ADJD", "PAV", "PWAV", "PTKA", "KOUS", "KON", "KOKOM", "PIS", "PIAT"]
    if upos == "ADJ":
        return ["ADJA"] if "Case" in feats else ["ADJD", "VVPP", "NE", "PIAT", "ADV", "PTKVZ"]
    return []


# UniMorph
UPOS = {
    "N": ["NOUN", "PRON"], "PROPN": ["PROPN"], "PUNCT": ["PUNCT"], "DET": ["DET", "PRON"],
    "ADP": ["ADP", "SCONJ"], "V": ["VERB", "AUX"], "AUX": ["AUX"], "ADJ": ["ADJ", "DET", "VERB"],
    "ADV": ["ADV", "ADJ", "ADP", "CCONJ", "SCONJ"], "PRO": ["PRON", "DET"],
    "CONJ": ["CCONJ", "SCONJ", "ADP", "ADV"], "NUM": ["NUM", "DET", "ADJ"], "PART": ["PART", "ADP", "ADV"],
    "X": ["X"],
}
FEATURES = {
    "NOM": "Case=Nom", "GEN": "Case=Gen", "DAT": "Case=Dat", "ACC": "Case=Acc",
    "SG": "Number=Sing", "PL": "Number=Plur", "MASC": "Gender=Masc", "FEM": "Gender=Fem",
    "NEUT": "Gender=Neut", "1": "Person=1", "2": "Person=2", "3": "Person=3", "PRS": "Tense=Pres",
    "PST": "Tense=Past", "IND": "Mood=Ind", "SBJV": "Mood=Sub", "CMPR": "Degree=Cmp", "SPRL": "Degree=Sup",
    "REFL": "Reflex=Yes",
}


def morph_tags(pos, feats):
    if pos in ("V", "AUX"):
        if "V.PTCP" in feats:
            return verb_tags("PP") + ["ADJD"]
        if "NFIN" in feats or "INFM" in feats:
            return verb_tags("INF")
        return verb_tags("FIN") if "FIN" in feats else []
    if pos == "DET":
        return ["ART", "PDS", "PRELS"] if "DEF" in feats or "INDF" in feats else DETERMINERS + ["PIS"]
    if pos == "PRO":
        return ["PRF", "PPER"] if "REFL" in feats else PRONOUNS + DETERMINERS
    if pos == "PART":
        return ["PTKNEG"] if "NEG" in feats else ["PTKZU", "PTKVZ", "PTKA", "PTKANT"]
    if pos == "ADJ" and {"NOM", "GEN", "DAT", "ACC"} & set(feats):
        return ["ADJA", "PIAT"]
    if pos == "ADV":
        return ["ADV", "ADJD", "PAV", "PWAV", "PTKVZ", "KON", "KOUS", "KOKOM", "PIS"]
    return []


def morph_feats(feats):
    values = {}
    for feature in feats:
        name, _, value = FEATURES.get(feature, "").partition("=")
        if value:
            values.setdefault(name, []).append(value)
    return "|".join(f"{name}={','.join(sorted(values[name]))}" for name in sorted(values)) or "_"


def lines(path):
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def print_treebank(path, pud):
    for line in lines(path):
        columns = line.split("\t")
        if len(columns) == 10 and pud:
            upos, xpos, feats = columns[3:6]
            columns[3] = pud_upos(columns[1], upos, feats)
            columns[4] = "|".join(pud_tags(upos, xpos, feats, columns[7])) or "_"
            columns[9] = "Source=PUD"
        elif len(columns) == 10 and columns[7] == "compound:prt" and columns[4] == "ADV":
            columns[4] = "PTKVZ"  # slips of GSD
        print("\t".join(columns))


def common_nouns(path):
    """Forms that are rather nouns than names, though single ones are marked as part of a name."""
    counts = {}
    for line in lines(path):
        form, _, bundle = (line + "\t\t").split("\t")[:3]
        pair = counts.setdefault(form, [0, 0])
        pair[0] += bundle.startswith("N;")
        pair[1] += bundle.startswith("PROPN")
    return set(form for form, (nouns, names) in counts.items() if 2 * nouns >= names) - CALENDAR


def morph_upos(form, pos, nouns):
    return ["PROPN", "NOUN"] if pos == "PROPN" and form in nouns else UPOS[pos]


def print_morph(path):
    number = 0
    nouns = common_nouns(path)
    for line in lines(path):
        if not line:
            number = 0
            print()
            continue
        form, lemma, bundle = line.split("\t")
        pos, *feats = bundle.split(";")
        number += 1
        print(number, form, lemma, "|".join(morph_upos(form, pos, nouns)), "|".join(morph_tags(pos, feats)) or "_",
              morph_feats(feats), "_", "_", "_", "Source=UniMorph", sep="\t")
    print()


# STTS-IBK
EMPIRIST_TAGS = {"PTKMA": "ADV", "PTKIFG": "ADV", "PTKMWL": "ADV"}


def print_empirist(path):
    web, number = False, 0
    for line in lines(path):
        if line.startswith("<text "):
            web = 'subcorpus="web"' in line
        elif line == "</s>":
            number = 0
            print()
        elif web and not line.startswith("<"):
            form, tag = line.split("\t")[:2]
            number += 1
            tag = EMPIRIST_TAGS.get(tag, tag)
            print(number, form, "_", "_", tag if tag in STTS else "_", "_", "_", "_", "_",
                  "Source=Empirist", sep="\t")
    print()


arguments = sys.argv[1:]
while arguments:
    option, path = arguments[:2]
    arguments = arguments[2:]
    if option == "--morph":
        print_morph(path)
    elif option == "--empirist":
        print_empirist(path)
    else:
        print_treebank(path, option == "--pud")
