"""Scores of citations: the mention, what it means, what it resolves to."""

import re

from bench.extraction.answer import Answer, Statement
from bench.extraction.blankless import Blankless
from bench.extraction.gold import Gold, GoldStatement
from bench.extraction.pairing import alike, pairs
from bench.extraction.tally import Sheet
from loaders.docnumber import DocumentNumber
from loaders.resolver import Resolver

_BRACKET = re.compile(r"(?:（[^（）]*(?:（[^（）]*）[^（）]*)?)?）?")
_UNRESOLVED = frozenset({"hasAnnex", "forwards"})
"""Relations to a text of the same file, whose identity is not looked up."""


def score_citations(gold: Gold, answer: Answer, sheet: Sheet, resolver: Resolver) -> None:
    """Mentions found and exact, relation, resolution, and all of these at once (end to end)."""
    expected = [one for document in gold.documents for one in document.statements["citations"]]
    said = [one for document in answer.documents for one in document.statements["citations"]]
    found, missed, extra = pairs(expected, said, alike)
    for one, got in found:
        if not one.optional:
            _score_pair(one, got, answer.text, sheet, gold.name, resolver)
    for one in missed:
        quote = answer.text.of(one.span)
        for metric in _metrics(_invokes(one)):
            sheet.missed(metric, gold.name, quote, _shown(one))
    for got in extra:
        if any(one.span.holds(got.span) and one.span.start < got.span.start for one in expected):
            if not _in_bracket(expected, got, answer.text):
                sheet.extra("citation overlap", gold.name, str(got.said["quote"]), _got(got))
            continue
        invoked = got.said["relation"] == "invokes" and "《" not in got.said["quote"]
        for metric in _metrics(invoked):
            sheet.extra(metric, gold.name, str(got.said["quote"]), _got(got))


def _metrics(invoked: bool) -> tuple[str, ...]:
    if invoked:
        return ("invocation",)
    return ("citation overlap", "citation exact", "citation end to end")


def _score_pair(
    one: GoldStatement,
    got: Statement,
    text: Blankless,
    sheet: Sheet,
    file: str,
    resolver: Resolver,
) -> None:
    quote = text.of(one.span)
    if _invokes(one):
        sheet.right("invocation")
        return
    sheet.right("citation overlap")
    exact = _same_span(one, got, text)
    sheet.checked("citation exact", file, quote, quote, got.said["quote"], holds=exact)
    relation = got.text("relation")
    expected = one.slots["relation"]
    related = relation in expected
    label = str(relation if related else expected[0])
    if related:
        sheet.right(f"relation {label}")
    else:
        sheet.missed(f"relation {label}", file, quote, f"{label}, not {relation}")
        sheet.extra(f"relation {relation}", file, quote, f"{relation}, not {label}")
    cue = str(one.slots.get("cue", ("-",))[0])
    sheet.checked(f"cue {cue}", file, quote, expected, relation, holds=related)
    sheet.checked("citation part", file, quote, one.parts, got.part, holds=got.part in one.parts)
    _score_number(one, got, sheet, file, quote)
    resolved = _score_resolution(one, got, sheet, file, quote, resolver)
    sheet.checked(
        "citation end to end", file, quote, _shown(one), _got(got),
        holds=exact and related and resolved,
    )  # fmt: skip


def _score_number(one: GoldStatement, got: Statement, sheet: Sheet, file: str, quote: str) -> None:
    if "number" in one.slots:
        expected, said = one.slots["number"], got.text("document_number")
        holds = said in [str(DocumentNumber.parse(str(number))) for number in expected if number]
        sheet.checked("citation number", file, quote, expected, said, holds=holds)


def _score_resolution(
    one: GoldStatement, got: Statement, sheet: Sheet, file: str, quote: str, resolver: Resolver
) -> bool:
    if _UNRESOLVED & set(one.slots["relation"]):
        return True
    expected = one.slots.get("resolution") or (_expected(one, quote, resolver),)
    said = got.text("resolution")
    sheet.checked("resolution", file, quote, expected, said, holds=said in expected)
    return said in expected


def _expected(one: GoldStatement, quote: str, resolver: Resolver) -> str:
    """What the documents known here say of the cited one, by its number, else by its title."""
    names = (*one.slots.get("number", ()), *one.slots.get("title", ()), quote.strip("《》"))
    for name in filter(None, names):
        if documents := resolver.resolve(str(name)):
            return "resolved" if len(documents) == 1 else "ambiguous"
    return "external"


def _same_span(one: GoldStatement, got: Statement, text: Blankless) -> bool:
    """Both begin at one place, and end there too but for the bracket behind the title."""
    if one.span.start != got.span.start:
        return False
    first, last = sorted((one.span.end, got.span.end))
    return bool(_BRACKET.fullmatch(text.characters[first:last]))


def _in_bracket(expected: list[GoldStatement], got: Statement, text: Blankless) -> bool:
    """Whether it is the short name in the bracket behind a title: （以下简称《指导意见》）."""
    return any(
        one.span.holds(got.span) and "》（" in text.characters[one.span.start : got.span.start]
        for one in expected
    )


def _invokes(one: GoldStatement) -> bool:
    return one.slots["relation"] == ("invokes",)


def _shown(one: GoldStatement) -> str:
    return "/".join(map(str, one.slots["relation"]))


def _got(got: Statement) -> str:
    return f"{got.said['relation']} {got.said['resolution']} {got.said['quote']}"
