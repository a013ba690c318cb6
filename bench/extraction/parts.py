"""Scores of the division into parts."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from bench.extraction.answer import Answer, Statement
from bench.extraction.blankless import Span, blank_free
from bench.extraction.gold import Gold, GoldPart
from bench.extraction.tally import Sheet

_ENUMERATED = re.compile(r"[一二三四五六七八九十]+(?:是|要)")
_AFTER_NUMBERING = "、.．， "
_AROUND_HEADING = "【】。：； "

Holds = Callable[[GoldPart, Statement], bool]


def settled(gold: Gold, said: Answer) -> Answer:
    """The answer without the parts that are not scored; their statements are of the part above."""
    expected = [part for document in gold.documents for part in document.parts]
    documents = []
    for document in said.documents:
        free = {part.part for part in document.parts if _free(part, expected)}
        documents.append(
            replace(
                document,
                parts=tuple(part for part in document.parts if part.part not in free),
                statements={
                    kind: tuple(_lifted(one, free) for one in statements)
                    for kind, statements in document.statements.items()
                },
            )
        )
    return replace(said, documents=tuple(documents))


def _lifted(one: Statement, free: set[str | None]) -> Statement:
    part = one.part
    while part in free and part is not None:
        part = part.rpartition("/")[0] or None
    return one if part == one.part else replace(one, part=part)


def _free(said: Statement, expected: list[GoldPart]) -> bool:
    """What is not scored: parts within a box, 一是 … 二是 …, paragraphs led by a short sentence."""
    if any("box" in one.kinds and one.start < said.span.start < one.ends[0] for one in expected):
        return True
    if _ENUMERATED.match(said.text("numbering") or ""):
        return True
    above = [one for one in expected if one.start < said.span.start < one.ends[0]]
    known = any(one.start == said.span.start for one in expected)
    deepest = max(above, key=lambda one: one.start, default=None)
    section = deepest is not None and "section" in deepest.kinds
    return said.text("kind") == "paragraph" and section and not known


def score_parts(gold: Gold, answer: Answer, sheet: Sheet) -> None:
    """Parts by where they begin, then what is said of each: end, heading, path, kind."""
    expected = [part for document in gold.documents for part in document.parts]
    said = [part for document in answer.documents for part in document.parts]
    for metric, holds in _METRICS.items():
        _score(metric, holds, expected, said, sheet, gold.name, answer)


def _score(
    metric: str,
    holds: Holds,
    expected: list[GoldPart],
    said: list[Statement],
    sheet: Sheet,
    file: str,
    answer: Answer,
) -> None:
    left: dict[int, list[Statement]] = defaultdict(list)
    for one in said:
        left[one.span.start].append(one)
    for part in expected:
        shown = f"{part.paths[0]} {part.kinds[0]} {part.numbering or ''}{part.headings[0] or ''}"
        here = left[part.start]
        if part.optional:
            del here[:1]
        elif found := next((one for one in here if holds(part, one)), None):
            here.remove(found)
            sheet.right(metric)
        elif here:
            sheet.wrong(metric, file, shown, _gist(part), _said(here.pop(0)))
        else:
            sheet.missed(metric, file, shown, _gist(part))
    for rest in left.values():
        for one in rest:
            opening = answer.text.of(Span(one.span.start, min(one.span.end, one.span.start + 20)))
            sheet.extra(metric, file, opening, _said(one))


def _same_heading(gold: GoldPart, said: Statement) -> bool:
    heading = said.text("heading")
    got = None if heading is None else blank_free(heading).strip(_AROUND_HEADING)
    return got in [
        None if heading is None else heading.strip(_AROUND_HEADING) for heading in gold.headings
    ] and _numbering(gold.numbering) == _numbering(said.text("numbering"))


def _numbering(text: str | None) -> str:
    return blank_free(text or "").rstrip(_AFTER_NUMBERING)


_METRICS: dict[str, Holds] = {
    "part found": lambda gold, said: True,  # noqa: ARG005
    "part boundaries": lambda gold, said: said.span.end in gold.ends,
    "part heading": _same_heading,
    "part path": lambda gold, said: said.part in gold.paths,
    "part kind": lambda gold, said: said.text("kind") in gold.kinds,
}


def _gist(part: GoldPart) -> str:
    ends = "/".join(map(str, part.ends))
    return f"{part.paths[0]} {'/'.join(part.kinds)} {part.start}-{ends} {part.headings[0]}"


def _said(part: Statement) -> str:
    said = part.said
    return f"{part.part} {said['kind']} {part.span.start}-{part.span.end} {said['heading']}"
