"""Scores of actors and mentions: names at places."""

from bench.extraction.answer import Answer, Statement
from bench.extraction.blankless import Blankless, blank_free
from bench.extraction.gold import Gold, GoldStatement
from bench.extraction.pairing import alike, pairs
from bench.extraction.tally import Sheet

_TITLE = 200
"""Characters of the longest title."""


def score_actors(gold: Gold, answer: Answer, sheet: Sheet) -> None:
    """Actors by exact name, and by name with role and part."""
    expected = [one for document in gold.documents for one in document.statements["actors"]]
    said = [one for document in answer.documents for one in document.statements["actors"]]
    found, missed, extra = pairs(expected, said, alike)
    for one, got in found:
        if one.optional:
            continue
        quote = answer.text.of(one.span)
        same = one.span == got.span
        sheet.checked("actor name", gold.name, quote, quote, got.said["quote"], holds=same)
        placed = got.part in one.parts and one.accepts("role", got.text("role"))
        sheet.checked(
            "actor name+role+part", gold.name, quote, _shown(one), _said(got),
            holds=same and placed,
        )  # fmt: skip
        sheet.checked(
            "actor role", gold.name, quote, one.slots["role"], got.text("role"),
            holds=one.accepts("role", got.text("role")),
        )  # fmt: skip
    for one in missed:
        for metric in ("actor name", "actor name+role+part"):
            sheet.missed(metric, gold.name, answer.text.of(one.span), _shown(one))
    for got in extra:
        for metric in ("actor name", "actor name+role+part"):
            sheet.extra(metric, gold.name, str(got.said["quote"]), _said(got))


def score_mentions(gold: Gold, answer: Answer, sheet: Sheet, technologies: frozenset[str]) -> None:
    """Technologies by exact stretch and concept, and by part and concept."""
    expected = [one for document in gold.documents for one in document.statements["mentions"]]
    said = [
        one
        for document in answer.documents
        for one in document.statements["mentions"]
        if one.text("concept") in technologies and not _cited(one, answer.text, expected)
    ]
    found, missed, extra = pairs(expected, said, alike)
    for one, got in found:
        if one.optional:
            continue
        quote = answer.text.of(one.span)
        concept = got.text("concept")
        same = one.span == got.span and one.accepts("concept", concept)
        sheet.checked(
            "mention span", gold.name, quote, one.slots["concept"],
            f"{got.said['quote']} {concept}", holds=same,
        )  # fmt: skip
    for one in missed:
        sheet.missed("mention span", gold.name, answer.text.of(one.span), _concept(one))
    for got in extra:
        sheet.extra("mention span", gold.name, str(got.said["quote"]), str(got.text("concept")))
    free = {id(got) for one, got in found if one.optional}
    counted = [one for one in said if id(one) not in free]
    _score_parts_mentioning(expected, counted, sheet, gold.name)


def _cited(one: Statement, text: Blankless, expected: list[GoldStatement]) -> bool:
    """Whether a mention stands within 《…》, and no annotator took it for one."""
    before = text.characters[max(0, one.span.start - _TITLE) : one.span.start]
    opened = before.rfind("《") > before.rfind("》")
    return opened and not any(gold.span.overlap(one.span) for gold in expected)


def _score_parts_mentioning(
    expected: list[GoldStatement], said: list[Statement], sheet: Sheet, file: str
) -> None:
    wanted = {(one.parts, _concept(one)) for one in expected if not one.optional}
    free = {
        (part, str(concept))
        for one in expected
        for part in one.parts
        for concept in one.slots["concept"]
    }
    got = {(one.part, str(one.text("concept"))) for one in said}
    for parts, concept in sorted(wanted, key=str):
        if any((part, concept) in got for part in parts):
            sheet.right("mention by part")
        else:
            sheet.missed("mention by part", file, str(parts[0]), concept)
    for part, concept in sorted(got - free, key=str):
        sheet.extra("mention by part", file, str(part), concept)


def _concept(one: GoldStatement) -> str:
    return str(one.slots["concept"][0])


def _shown(one: GoldStatement) -> str:
    name = blank_free(str(one.slots["name"][0]))
    roles = "/".join(map(str, one.slots["role"]))
    return f"{name} {roles} {'='.join(map(str, one.parts))}"


def _said(got: Statement) -> str:
    return f"{got.said['quote']} {got.said['role']} {got.part}"
