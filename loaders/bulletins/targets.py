"""The targets that measures and footnotes set.

A figure is a target where an indicator of the vocabulary stands behind it; any other number in a
measure's words is reported, never passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.bulletins.coverage import Marks
from loaders.bulletins.figures import figures, unread
from loaders.bulletins.lists import NOTE_MARK, Listed
from loaders.bulletins.parts import MENTIONED
from loaders.bulletins.text import BulletinText, Span
from loaders.model import Provenance, Target
from ontology.lexicon import Lexicon


def measure_targets(
    text: BulletinText, numbered: Sequence[Listed], lexicon: Lexicon, marks: Marks
) -> Iterator[Target]:
    """The targets under 【構成】; they belong to the programme that the measure's heading names."""
    for listed in numbered:
        programme = _programme(text, listed, lexicon)
        for target, clause in _targets(text, listed.said, programme, lexicon, marks):
            provenance = Provenance(evidence=(text.evidence(clause, "figure"),))
            yield replace(target, part=listed.path, provenance=provenance)


def footnote_targets(
    text: BulletinText,
    numbered: Sequence[Listed],
    tail: Sequence[Span],
    lexicon: Lexicon,
    marks: Marks,
) -> Iterator[Target]:
    """The targets in footnotes.

    The note's mark binds them to a measure: to the programme that its heading names, with no part;
    or to the measure itself where it names none.
    """
    marked = _marked(text, numbered, marks)
    for block in tail:
        own = NOTE_MARK.match(text.compact, *block)
        if own is None:
            continue
        if own["note"] not in marked:
            marks.report("footnote without its mark", block)
            continue
        marks.ignore("mark of the footnote", Span(*own.span()))
        note = Span(own.end(), block.end)
        yield from _footnote(text, note, *marked.pop(own["note"]), lexicon, marks)
    for _, mark in marked.values():
        marks.report("mark without its footnote", mark)


def _footnote(
    text: BulletinText, note: Span, listed: Listed, mark: Span, lexicon: Lexicon, marks: Marks
) -> Iterator[Target]:
    programme = _programme(text, listed, lexicon)
    part = None if programme else listed.path
    bound = text.evidence(mark, "footnote-mark")
    for target, clause in _targets(text, note, programme, lexicon, marks):
        said = text.evidence(clause, "footnote-figure")
        yield replace(target, part=part, provenance=Provenance(evidence=(said, bound)))


def _targets(
    text: BulletinText, said: Span, programme: str | None, lexicon: Lexicon, marks: Marks
) -> Iterator[tuple[Target, Span]]:
    """The targets of the programme with their clauses; every other number is reported."""
    read = list(_names(text, said, lexicon))
    for figure in figures(text, said, programme, lexicon):
        if figure.target:
            read += figure.read
            yield replace(figure.target, programme=programme), figure.clause
    for clause in unread(text, said, read):
        marks.report("figure of no known indicator", clause)


def _marked(
    text: BulletinText, numbered: Sequence[Listed], marks: Marks
) -> dict[str, tuple[Listed, Span]]:
    """Measure and place of each note's mark; one that stands twice is bound to its first place."""
    marked: dict[str, tuple[Listed, Span]] = {}
    for listed in numbered:
        for note, mark in _notes(text, listed).items():
            if note in marked:
                marks.report("mark that stands twice", mark)
            else:
                marked[note] = listed, mark
    return marked


def _notes(text: BulletinText, listed: Listed) -> dict[str, Span]:
    found = NOTE_MARK.finditer(text.compact, *listed.said)
    return {mark["note"]: Span(*mark.span()) for mark in found}


def _programme(text: BulletinText, listed: Listed, lexicon: Lexicon) -> str | None:
    found = lexicon.find(text.of(listed.heading), schemes=["programme"])
    keys = {match.concept.key for match in found}
    return keys.pop() if len(keys) == 1 else None


def _names(text: BulletinText, said: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Places whose digits count nothing: names such as 5G or 512プロジェクト, marks of notes."""
    for mark in NOTE_MARK.finditer(text.compact, *said):
        yield Span(*mark.span())
    for match in lexicon.find(text.of(said), schemes=MENTIONED):
        yield Span(said.start + match.start, said.start + match.end)
