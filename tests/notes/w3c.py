#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the W3C Web Annotation Data Model (Recommendation of 23 February 2017) says a file MUST be.

    w3c.py FILE...                 which of the rules each file breaks; exit status 1 if any
    w3c.py --self-test [SUITE [FILE...]]
                                   that each rule can be broken, by an example that breaks just it; with the
                                   samples and schemas of w3c/web-annotation-tests (and python3-jsonschema) also
                                   that nothing in these and in the files passes here that the schemas refuse

The rules are those that the test suite of the W3C has for an annotation (54), a collection (10) and a page
(15), under its names, which begin with the section of the Recommendation. They are written from the
Recommendation: stricter than the suite where that says more (times in UTC, a first page if there are
annotations), and with what counts as an IRI.
"""
import copy
import json
import re
import sys
from pathlib import Path

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SETS = ("Choice", "Composite", "List", "Independents")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


# ---- values ----

def values(value):
    """One value or an array of them."""
    return value if isinstance(value, list) else [value]


def is_iri(value):
    """An IRI, or one relative to the file (JSON-LD): no spaces, and none of what RFC 3987 leaves out."""
    return isinstance(value, str) and value != "" and not re.search(r'[\x00-\x20<>"{}|\\^`]', value)


def is_string(value):
    return isinstance(value, str)


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_time(value):
    return isinstance(value, str) and TIME.fullmatch(value) is not None


def one(test):
    """For a member that may be there once."""
    return lambda value: len(values(value)) == 1 and test(values(value)[0])


def some(test):
    """For a member that may be there several times; an empty array says nothing."""
    return lambda value: len(values(value)) > 0 and all(map(test, values(value)))


def valid_if_there(thing, name, test):
    return name not in thing or test(thing[name])


def has_type(thing, name):
    return isinstance(thing, dict) and name in values(thing.get("type"))


# ---- resources: bodies and targets ----

def is_set(thing):
    return isinstance(thing, dict) and any(has_type(thing, name) for name in SETS)


def is_specific(thing):
    return isinstance(thing, dict) and "source" in thing and not is_set(thing)


def is_textual(thing):
    return (isinstance(thing, dict) and not is_set(thing) and "source" not in thing and "id" not in thing
            and (has_type(thing, "TextualBody") or is_string(thing.get("value"))))


def is_web_resource(thing):
    return isinstance(thing, dict) and is_iri(thing.get("id")) and "source" not in thing and not is_set(thing)


def resources(annotation, member):
    """The bodies or targets, what is in sets of them, and what specific resources are parts of."""
    waiting = list(values(annotation[member])) if member in annotation else []
    found = []
    while waiting:
        thing = waiting.pop(0)
        found.append(thing)
        if isinstance(thing, dict):
            waiting += values(thing["items"]) if is_set(thing) and "items" in thing else []
            waiting += [thing["source"]] if isinstance(thing.get("source"), dict) else []
    return [thing for thing in found if isinstance(thing, dict)]


def is_choice(thing):
    return has_type(thing, "Choice") and isinstance(thing.get("items"), list) and len(thing["items"]) > 0


def says_which_part(thing):
    """A specific resource says something about its source; without, the source itself would be meant."""
    return any(name in thing for name in ("purpose", "selector", "state", "styleClass", "renderedVia", "scope"))


def is_target(thing):
    if is_iri(thing) or is_web_resource(thing) or is_choice(thing):
        return True
    source = thing.get("source") if is_specific(thing) else None
    return (is_iri(source) or is_web_resource(source)) and says_which_part(thing)


def is_body(thing):
    return is_target(thing) or is_textual(thing) and one(is_string)(thing.get("value"))


def lacks(kind, name):
    """No resource of the kind has the member, which would make it another kind."""
    return lambda things: not any(kind(thing) and name in thing for thing in things)


def resource_rules(member, short):
    """What holds for bodies as for targets."""
    def rule(test):
        return lambda annotation: test(resources(annotation, member))

    def valid(name, test):
        return rule(lambda things: all(valid_if_there(thing, name, test) for thing in things))

    return {
        f"3.2.1-{short}TextDirectionValidated": valid("textDirection", one(lambda v: v in ("ltr", "rtl", "auto"))),
        f"3.3.1-{short}CreatedValidated": valid("created", one(is_time)),
        f"3.3.1-{short}ModifiedValidated": valid("modified", one(is_time)),
        f"3.3.6-{short}RightsValidated": valid("rights", some(is_iri)),
        f"3.3.7-{short}CanonicalValidated": valid("canonical", one(is_iri)),
        f"3.3.7-{short}ViaValidated": valid("via", some(is_iri)),
        f"3.2.7-{short}EWRNoItems": rule(lacks(is_web_resource, "items")),
        f"3.3.5-{short}EWRNoPurpose": rule(lacks(is_web_resource, "purpose")),
        f"3.2.4-{short}ChoiceSetNoValue": rule(lacks(is_set, "value")),
        f"4-{short}ChoiceSetNoSource": rule(lacks(is_set, "source")),
        f"3.3.5-{short}ChoiceSetNoPurpose": rule(lacks(is_set, "purpose")),
        f"3.2.7-{short}SpecificResourceNoItems": rule(lacks(is_specific, "items")),
        f"4-{short}SpecificResourceNoValue": rule(lacks(is_specific, "value")),
    }


def has_no_text_with_source(annotation):
    """What has its text in itself is not also a part of something else."""
    return not any(isinstance(thing, dict) and has_type(thing, "TextualBody") and "source" in thing
                   for thing in resources(annotation, "body"))


def has_no_text_as_target(annotation):
    return not any(has_type(thing, "TextualBody") for thing in resources(annotation, "target"))


# ---- parts of resources: selectors and states ----

SELECTORS = {
    "FragmentSelector": lambda part: is_string(part.get("value")) and valid_if_there(part, "conformsTo", one(is_iri)),
    "CssSelector": lambda part: is_string(part.get("value")),
    "XPathSelector": lambda part: is_string(part.get("value")),
    "TextQuoteSelector": lambda part: one(is_string)(part.get("exact")) and all(
        valid_if_there(part, name, one(is_string)) for name in ("prefix", "suffix")),
    "TextPositionSelector": lambda part: is_range(part),
    "DataPositionSelector": lambda part: is_range(part),
    "SvgSelector": lambda part: is_string(part.get("value")) != is_iri(part.get("id")),
    "RangeSelector": lambda part: all(
        isinstance(part.get(name), dict) and is_known(part[name], SELECTORS) for name in ("startSelector", "endSelector")),
}

STATES = {
    "TimeState": lambda part: is_time_state(part),
    "HttpRequestState": lambda part: is_string(part.get("value")),
}


def is_range(part):
    return is_count(part.get("start")) and is_count(part.get("end")) and part["start"] <= part["end"]


def is_time_state(part):
    span = ("sourceDateStart" in part, "sourceDateEnd" in part)
    dates = [name for name in ("sourceDate", "sourceDateStart", "sourceDateEnd") if name in part]
    return (span == (not "sourceDate" in part,) * 2 and all(some(is_time)(part[name]) for name in dates)
            and valid_if_there(part, "cached", some(is_iri)))


def is_known(part, kinds):
    """Of one of the kinds, and as this has to be; or named by its IRI, and described there."""
    if is_iri(part):
        return True
    if not isinstance(part, dict):
        return False
    names = [name for name in kinds if has_type(part, name)]
    return all(kinds[name](part) for name in names) if names else is_iri(part.get("id"))


def parts(annotation, *members):
    """Selectors and states, with what refines them."""
    waiting = [part for side in ("body", "target") for thing in resources(annotation, side)
               for member in members if member in thing for part in values(thing[member])]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):
            waiting += values(part.get("refinedBy", []))


def part_is_as_it_has_to_be(kinds, *names):
    return lambda annotation: all(
        kinds[name](part) for part in parts(annotation, "selector", "state") for name in names if has_type(part, name))


def are_known(member, kinds):
    return lambda annotation: all(
        some(lambda part: is_known(part, kinds))(thing[member])
        for side in ("body", "target") for thing in resources(annotation, side) if member in thing)


def refines(annotation):
    both = {**SELECTORS, **STATES}
    return all(valid_if_there(part, "refinedBy", some(lambda inner: is_known(inner, both)))
               for part in parts(annotation, "selector", "state") if isinstance(part, dict))


def has_style_of_specific(annotation):
    return all(valid_if_there(thing, "styleClass", some(is_string)) and ("styleClass" not in thing or is_specific(thing))
               for side in ("body", "target") for thing in resources(annotation, side))


# ---- the rules ----

def member_rule(name, test):
    return lambda thing: valid_if_there(thing, name, test)


ANNOTATION = {
    "3.1-annotationContextValidated": lambda a: CONTEXT in values(a.get("@context")),
    "3.1-annotationIdValidated": lambda a: one(is_iri)(a.get("id")),
    "3.1-annotationTypeValidated": lambda a: has_type(a, "Annotation"),
    "3.1-targetKeyFound": lambda a: "target" in a,
    "3.2-targetObjectsRecognized": lambda a: some(is_target)(a.get("target")),
    "3.2.5-notBodyBodyValue": lambda a: not ("body" in a and "bodyValue" in a),
    "3.2-bodyObjectsRecognized": member_rule("body", lambda v: all(map(is_body, values(v)))),
    "3.2.5-bodyValueValidated": member_rule("bodyValue", one(is_string)),
    "3.3.1-annotationCreatedValidated": member_rule("created", one(is_time)),
    "3.3.1-annotationModifiedValidated": member_rule("modified", one(is_time)),
    "3.3.1-annotationGeneratedValidated": member_rule("generated", one(is_time)),
    "3.3.6-annotationRightsValidated": member_rule("rights", some(is_iri)),
    "3.3.7-annotationCanonicalValidated": member_rule("canonical", one(is_iri)),
    "3.3.7-annotationViaValidated": member_rule("via", some(is_iri)),
    **resource_rules("body", "body"),
    "3.2.7-bodyEmbeddedTextualNoItems": lambda a: lacks(is_textual, "items")(resources(a, "body")),
    "4-bodyEmbeddedTextualNoSource": has_no_text_with_source,
    **resource_rules("target", "targ"),
    "3.2.4-targNoTypeTextualBody": has_no_text_as_target,
    "4.2-selectorValidIfPresent": are_known("selector", SELECTORS),
    "4.3-stateValidIfPresent": are_known("state", STATES),
    "4.3.3-refinedByValidated": refines,
    "4.4-styleClassValidIfPresent": has_style_of_specific,
    "4.2-fragmentCssXPathSelectorValid": part_is_as_it_has_to_be(
        SELECTORS, "FragmentSelector", "CssSelector", "XPathSelector"),
    "4.2.4-textQuoteSelectorValid": part_is_as_it_has_to_be(SELECTORS, "TextQuoteSelector"),
    "4.2-TextDataPositionSelectorValid": part_is_as_it_has_to_be(
        SELECTORS, "TextPositionSelector", "DataPositionSelector"),
    "4.2.7-svgSelectorValid": part_is_as_it_has_to_be(SELECTORS, "SvgSelector"),
    "4.2.8-rangeSelectorValid": part_is_as_it_has_to_be(SELECTORS, "RangeSelector"),
    "4.3.1-timeStateValid": part_is_as_it_has_to_be(STATES, "TimeState"),
    "4.3.2-httpRequestStateValid": part_is_as_it_has_to_be(STATES, "HttpRequestState"),
}


def is_page_or_iri(value):
    return is_iri(value) or has_type(value, "AnnotationPage")


def has_first_if_not_empty(collection):
    total = values(collection.get("total", 0))[0]
    needs_one = isinstance(total, int) and total > 0
    return one(is_page_or_iri)(collection["first"]) if "first" in collection else not needs_one


def is_collection_or_iri(value):
    return is_iri(value) or isinstance(value, dict) and is_iri(value.get("id"))


def has_items(page):
    items = page.get("items")
    return isinstance(items, list) and len(items) > 0 and all(
        is_iri(item) or has_type(item, "Annotation") for item in items)


COLLECTION = {
    "5.1-collectionContextValidated": lambda c: CONTEXT in values(c.get("@context")),
    "5.1-collectionIdValidated": lambda c: one(is_iri)(c.get("id")),
    "5.1-collectionTypeValidated": lambda c: has_type(c, "AnnotationCollection"),
    "5.1-collectionLabelValidated": member_rule("label", some(is_string)),
    "5.1-collectionTotalValidated": member_rule("total", one(is_count)),
    "5.1-collectionFirstValidated": has_first_if_not_empty,
    "5.1-collectionLastValidated": member_rule("last", one(is_iri)),
    "3.3.1-collectionCreatedValidated": member_rule("created", one(is_time)),
    "3.3.1-collectionModifiedValidated": member_rule("modified", one(is_time)),
    "3.3.6-collectionRightsValidated": member_rule("rights", some(is_iri)),
}

# A page in its collection has the context from there ("@context" is given to it by who calls).
PAGE = {
    "5.2-pageContextValidated": lambda p: CONTEXT in values(p.get("@context")),
    "5.2-pageIdValidated": lambda p: one(is_iri)(p.get("id")),
    "5.2-pageTypeValidated": lambda p: has_type(p, "AnnotationPage"),
    "5.2-pageItemsValidated": has_items,
    "5.2-pageStartIndexValidated": member_rule("startIndex", one(is_count)),
    "5.2-pagePartOfValidated": member_rule("partOf", one(is_collection_or_iri)),
    "5.2-pageNextValidated": member_rule("next", one(is_iri)),
    "5.2-pagePrevValidated": member_rule("prev", one(is_iri)),
    "5.2-pageTotalValidated": member_rule("total", one(is_count)),
    "5.2-pageLabelValidated": member_rule("label", some(is_string)),
    "5.2-pageFirstValidated": member_rule("first", one(is_page_or_iri)),
    "5.2-pageLastValidated": member_rule("last", one(is_iri)),
    "3.3.1-pageCreatedValidated": member_rule("created", one(is_time)),
    "3.3.1-pageModifiedValidated": member_rule("modified", one(is_time)),
    "3.3.6-pageRightsValidated": member_rule("rights", some(is_iri)),
}

N_RULES = len(ANNOTATION) + len(COLLECTION) + len(PAGE)


def broken(thing, rules):
    return [name for name, holds in rules.items() if not holds(thing)]


def check(root):
    """(rule, id of what breaks it) for a collection with its page, a page, an annotation, or several of them."""
    if isinstance(root, list):
        return [fault for thing in root for fault in check(thing)]
    if has_type(root, "AnnotationCollection"):
        pages = [{"@context": root.get("@context"), **page} for page in values(root.get("first", []))
                 if isinstance(page, dict)]
        return [(name, root.get("id")) for name in broken(root, COLLECTION)] + check(pages)
    if has_type(root, "AnnotationPage"):
        return [(name, root.get("id")) for name in broken(root, PAGE)] + check(root.get("items", []))
    return [(name, root.get("id")) for name in broken(root, ANNOTATION)]


# ---- that the rules can be broken ----

GOOD = {
    "@context": CONTEXT, "id": "urn:uuid:1", "type": "Annotation", "created": "2024-02-12T10:00:00Z",
    "body": [{"type": "TextualBody", "value": "a", "purpose": "tagging"}],
    "target": [{"source": "a.txt", "selector": [
        {"type": "TextPositionSelector", "start": 0, "end": 1}, {"type": "TextQuoteSelector", "exact": "a"}],
        "state": {"type": "TimeState", "sourceDate": "2024-02-12T10:00:00Z", "cached": "urn:sha256:0"}}],
}
WEB = {"id": "http://example.org/a"}
CHOICE = {"type": "Choice", "items": ["http://example.org/a"]}
SPECIFIC = {"source": "a.txt", "purpose": "tagging"}
BAD_TIME = "2024-02-12T10:00:00+01:00"


def with_part(**members):
    return {"target": {"source": "a.txt", **members}}


def breaking_resource(member, short):
    return {
        f"3.2.1-{short}TextDirectionValidated": {member: {**WEB, "textDirection": "up"}},
        f"3.3.1-{short}CreatedValidated": {member: {**WEB, "created": BAD_TIME}},
        f"3.3.1-{short}ModifiedValidated": {member: {**SPECIFIC, "source": {**WEB, "modified": BAD_TIME}}},
        f"3.3.6-{short}RightsValidated": {member: {**WEB, "rights": "all mine"}},
        f"3.3.7-{short}CanonicalValidated": {member: {**WEB, "canonical": ["urn:a", "urn:b"]}},
        f"3.3.7-{short}ViaValidated": {member: {**CHOICE, "items": [{**WEB, "via": 1}]}},
        f"3.2.7-{short}EWRNoItems": {member: {**WEB, "items": ["urn:a"]}},
        f"3.3.5-{short}EWRNoPurpose": {member: {**WEB, "purpose": "tagging"}},
        f"3.2.4-{short}ChoiceSetNoValue": {member: {**CHOICE, "value": "a"}},
        f"4-{short}ChoiceSetNoSource": {member: {**CHOICE, "source": "a.txt"}},
        f"3.3.5-{short}ChoiceSetNoPurpose": {member: {**CHOICE, "purpose": "tagging"}},
        f"3.2.7-{short}SpecificResourceNoItems": {member: {**SPECIFIC, "items": ["urn:a"]}},
        f"4-{short}SpecificResourceNoValue": {member: {**SPECIFIC, "value": "a"}},
    }


# For each rule what is put in place of members of GOOD (None: the member is taken out).
BREAKING = {
    "3.1-annotationContextValidated": {"@context": "http://example.org/"},
    "3.1-annotationIdValidated": {"id": None},
    "3.1-annotationTypeValidated": {"type": "Note"},
    "3.1-targetKeyFound": {"target": None},
    "3.2-targetObjectsRecognized": {"target": {"type": "SpecificResource", "source": "a.txt"}},
    "3.2.5-notBodyBodyValue": {"bodyValue": "a"},
    "3.2-bodyObjectsRecognized": {"body": [{"type": "TextualBody"}]},
    "3.2.5-bodyValueValidated": {"body": None, "bodyValue": ["a", "b"]},
    "3.3.1-annotationCreatedValidated": {"created": BAD_TIME},
    "3.3.1-annotationModifiedValidated": {"modified": ["2024-02-12T10:00:00Z"] * 2},
    "3.3.1-annotationGeneratedValidated": {"generated": "today"},
    "3.3.6-annotationRightsValidated": {"rights": "all mine"},
    "3.3.7-annotationCanonicalValidated": {"canonical": []},
    "3.3.7-annotationViaValidated": {"via": {"id": "urn:a"}},
    **breaking_resource("body", "body"),
    "3.2.7-bodyEmbeddedTextualNoItems": {"body": {"type": "TextualBody", "value": "a", "items": ["urn:a"]}},
    "4-bodyEmbeddedTextualNoSource": {"body": {"type": "TextualBody", "source": "a.txt", "purpose": "tagging"}},
    **breaking_resource("target", "targ"),
    "3.2.4-targNoTypeTextualBody": {"target": {**WEB, "type": "TextualBody"}},
    "4.2-selectorValidIfPresent": with_part(selector={"type": "WordSelector", "word": 3}),
    "4.3-stateValidIfPresent": with_part(state={"type": "MoonState"}),
    "4.3.3-refinedByValidated": with_part(
        selector={"type": "CssSelector", "value": "p", "refinedBy": {"type": "WordSelector"}}),
    "4.4-styleClassValidIfPresent": with_part(styleClass=[1]),
    "4.2-fragmentCssXPathSelectorValid": with_part(selector={"type": "XPathSelector"}),
    "4.2.4-textQuoteSelectorValid": with_part(selector={"type": "TextQuoteSelector", "exact": "a", "prefix": ["b", "c"]}),
    "4.2-TextDataPositionSelectorValid": with_part(selector={"type": "TextPositionSelector", "start": -1, "end": 2}),
    "4.2.7-svgSelectorValid": with_part(selector={"type": "SvgSelector"}),
    "4.2.8-rangeSelectorValid": with_part(selector={"type": "RangeSelector", "startSelector": "urn:a"}),
    "4.3.1-timeStateValid": with_part(state={"type": "TimeState", "sourceDateStart": "2024-02-12T10:00:00Z"}),
    "4.3.2-httpRequestStateValid": with_part(state={"type": "HttpRequestState"}),
}
# What breaks a rule of one kind of selector or state breaks the general one, too; without a target none is right.
GENERAL = {"3.2-targetObjectsRecognized", "4.2-selectorValidIfPresent", "4.3-stateValidIfPresent",
           "4.3.3-refinedByValidated"}

LIFE = {"created": BAD_TIME, "modified": "today", "rights": "all mine"}
BREAKING_LISTS = {
    "Context": {"@context": None}, "Id": {"id": "not one"}, "Type": {"type": "List"}, "Label": {"label": 3},
    "Total": {"total": "3"}, "First": {"first": "no page"}, "Last": {"last": ["urn:a", "urn:b"]},
    "Items": {"items": []}, "StartIndex": {"startIndex": -1}, "PartOf": {"partOf": {"label": "a"}},
    "Next": {"next": 2}, "Prev": {"prev": {}}, **{name.capitalize(): {name: value} for name, value in LIFE.items()},
}


def change(thing, members):
    return {name: value for name, value in {**copy.deepcopy(thing), **members}.items() if value is not None}


def test_rules():
    page = {"@context": CONTEXT, "id": "urn:uuid:2", "type": "AnnotationPage", "items": [GOOD]}
    collection = {"@context": CONTEXT, "id": "urn:uuid:3", "type": "AnnotationCollection", "total": 1, "first": page}
    assert N_RULES == 79, N_RULES
    assert check(collection) == [], check(collection)
    for name in ANNOTATION:
        found = set(broken(change(GOOD, BREAKING[name]), ANNOTATION))
        assert name in found and found - {name} <= GENERAL, (name, found)
    for thing, rules, which in ((collection, COLLECTION, "collection"), (page, PAGE, "page")):
        for name in rules:
            key = re.fullmatch(rf"[\d.]+-{which}(\w+)Validated", name).group(1)
            assert broken(change(thing, BREAKING_LISTS[key]), rules) == [name], name


def load_suite(suite):
    """The schemas by file name, which is how they refer to each other."""
    return {path.name: json.loads(path.read_text(encoding="utf-8"))
            for folder in ("definitions", "annotations") for path in sorted(suite.glob(f"{folder}/**/*.json"))}


def find_annotations(files):
    for file in files:
        try:
            root = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            continue  # some samples are there to be no JSON
        if has_type(root, "AnnotationCollection"):
            root = root.get("first", {}).get("items", [])
        yield from ((file, annotation) for annotation in values(root))


def compare(suite, files):
    """What the suite's schemas refuse, we refuse; what only we refuse is told. Returns what we let through."""
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema
    store = load_suite(suite)
    names = [name for name in ANNOTATION if name + ".json" in store]
    n_same, passed = 0, []
    for file, annotation in find_annotations(sorted(suite.glob("samples/*/*.json")) + files):
        for name in names:
            schema = store[name + ".json"]
            resolver = jsonschema.RefResolver("", schema, store=store)
            theirs = jsonschema.Draft4Validator(schema, resolver=resolver).is_valid(annotation)
            if theirs == ANNOTATION[name](annotation):
                n_same += 1
            elif theirs:
                print("# only here refused:", file.parent.name, file.name, name)
            else:
                print("only there refused:", file, annotation.get("id"), name)
                passed.append(name)
    print(f"# {n_same} verdicts are those of {len(names)} schemas of the suite")
    return passed


def main():
    if sys.argv[1] == "--self-test":
        test_rules()
        print(f"# {N_RULES} rules, each can be broken")
        return 1 if len(sys.argv) > 2 and compare(Path(sys.argv[2]), [*map(Path, sys.argv[3:])]) else 0
    faults = [(file, *fault) for file in sys.argv[1:]
              for fault in check(json.loads(Path(file).read_text(encoding="utf-8")))]
    for fault in faults:
        print(*fault)
    print(f"{len(sys.argv) - 1} files: {N_RULES - len({fault[1] for fault in faults})} of {N_RULES} rules hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
