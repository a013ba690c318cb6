"""Who is to act: bodies with their roles, as brackets, lines, tables and sentences state it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Actor, Provenance
from loaders.statements.bodies.keys import PREFIX, Standpoint, standpoint
from loaders.statements.bodies.names import body_names
from loaders.statements.responsibility.assigned import assigned, begins_with_head, headed
from loaders.statements.responsibility.brackets import BRACKET, bracketed
from loaders.statements.responsibility.columns import cells_of, columns
from loaders.statements.responsibility.declared_leads import Statement, with_declared_leads
from loaders.statements.responsibility.sentences import Sentences
from ontology.lexicon import Lexicon

_SAME_LIST = re.compile(r"(?:等[^、，。；]{0,12})?(?:、|以及|[和及与])")


def read_actors(
    text: OfficialText, document: FoundDocument, *, lexicon: Lexicon, report: Report
) -> tuple[Actor, ...]:
    """The bodies that are to act on parts of the document, in reading order.

    The evidence is the name itself. `body` is the key of a body of the vocabulary; for others, and
    for classes (各地方), `name` is the name as printed. Reported: `actors-unread`, a bracket that
    says who is responsible and is not understood.
    """
    found = sorted(_statements(text.compact, document, lexicon, report), key=lambda s: s.span)
    if not found:
        return ()
    speaks = standpoint(text, document, lexicon)
    return tuple(
        actor
        for said in with_declared_leads(text.compact, document.extent, found)
        for actor in _actors(text, said, speaks)
    )


def _statements(
    compact: str, document: FoundDocument, lexicon: Lexicon, report: Report
) -> Iterator[Statement]:
    prose = Sentences(compact, body_names(lexicon))
    rows = columns(compact, document.passages)
    closed = _closed(compact, document)
    for passage in document.passages:
        part = passage.part
        if part in closed and begins_with_head(compact, passage.span):
            part = closed[part]
        free: tuple[Span, ...] = (passage.span,)
        if passage.span in rows:
            held = {cell.span: cell.role for cell in rows[passage.span]}
            free = tuple(c for c in cells_of(compact, passage.span) if c not in held)
            for cell, role in held.items():
                names = tuple(assigned(compact, cell, role, lexicon))
                yield Statement(cell, part, "responsibility-column", names)
        for span in free:
            yield from _in_prose(compact, span, part, lexicon, prose, report)


def _closed(compact: str, document: FoundDocument) -> dict[str, str]:
    """The part above, by its last one, where a line 责任单位： closes several without numbers.

    Where more than one of them has such a line, each speaks for its own.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    for part in document.parts:
        if part.numbering is None and "/" in part.path:
            beside[part.path.rpartition("/")[0]].append(part.path)
    lined = {p.part for p in document.passages if begins_with_head(compact, p.span)}
    return {
        parts[-1]: above
        for above, parts in beside.items()
        if len(parts) > 1 and lined.isdisjoint(parts[:-1])
    }


def _in_prose(
    compact: str, span: Span, part: str | None, lexicon: Lexicon, prose: Sentences, report: Report
) -> Iterator[Statement]:
    """Brackets first; lines in what they leave; sentences in what both leave."""
    left = [span.start]
    for bracket in BRACKET.finditer(compact, *span):
        if names := tuple(bracketed(compact, bracket, lexicon, report)):
            yield Statement(Span(*bracket.span()), part, "responsibility-bracket", names)
            left += bracket.span()
    left.append(span.end)
    for gap in map(Span, left[::2], left[1::2]):
        start = gap.start
        for listed, names in headed(compact, gap, lexicon):
            yield Statement(listed, part, "responsibility-line", names)
            for said, named in prose.read(Span(start, listed.start)):
                yield Statement(said, part, "responsibility-sentence", named)
            start = listed.end
        for said, named in prose.read(Span(start, gap.end)):
            yield Statement(said, part, "responsibility-sentence", named)


def _actors(text: OfficialText, said: Statement, speaks: Standpoint) -> Iterator[Actor]:
    prefix, last = "", said.span.start
    for name, role in said.names:
        if not _SAME_LIST.fullmatch(text.compact, last, name.start):
            prefix = ""
        words = text.of(name)
        own = PREFIX.match(words)
        body = speaks.body(words, "" if own else prefix)
        prefix, last = own[0] if own else prefix, name.end
        evidence = (text.evidence(name, said.rule),)
        yield Actor(
            part=said.part,
            role=role,
            provenance=Provenance(evidence=evidence),
            body=body,
            name=None if body else text.printed(name),
        )
