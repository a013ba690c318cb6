"""A found document as the model has it: its fields, its parts, and what its prose states."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.dates import PartialDate
from loaders.gongwen.form import FoundDocument, FoundPart, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.header_fields import text_field
from loaders.model import Document, DocumentId, Field, Part, Provenance
from loaders.resolver import Resolver
from loaders.statements.actors import read_actors
from loaders.statements.citations import read_citations
from loaders.statements.mentions import read_mentions
from loaders.statements.targets import read_targets
from ontology.lexicon import Lexicon

_PERIOD = re.compile(r"（([12][0-9]{3})年?[-~至]{1,3}([12][0-9]{3})年?）")
_FIRST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Reader:
    """What every document of one text is read with."""

    text: OfficialText
    lexicon: Lexicon
    resolver: Resolver
    report: Report

    def document(
        self,
        found: FoundDocument,
        fields: Sequence[Field],
        own: DocumentId,
        carried: Mapping[DocumentId, FoundDocument],
    ) -> Document:
        """Everything that is read of one document; `carried` are the texts that it carries."""
        text, lexicon, report = self.text, self.lexicon, self.report
        forwarded = [key for key, other in carried.items() if other.role == "forwarded"]
        return Document(
            id=own,
            fields=tuple(fields),
            parts=tuple(_part(text, part) for part in found.parts),
            targets=read_targets(text, found, lexicon=lexicon, report=report),
            citations=read_citations(
                text,
                found,
                resolver=self.resolver,
                own=own,
                annexes=[key for key in carried if key not in forwarded],
                forwarded=forwarded,
                lexicon=lexicon,
                report=report,
            ),
            mentions=read_mentions(text, found, lexicon=lexicon),
            actors=read_actors(text, found, lexicon=lexicon, report=report),
            period=_period(text, found),
            annexes=tuple(carried),
            role=found.role,
            extent=text.bounds(found.extent),
        )


def _part(text: OfficialText, part: FoundPart) -> Part:
    headings: tuple[Field, ...] = ()
    if part.heading:
        headings = (
            text_field(text, "heading", text.printed(part.heading), part.heading, "heading"),
        )
    evidence = text.evidence(_shown(part), f"part-{part.kind}")
    return Part(
        path=part.path,
        kind=part.kind,
        numbering=text.printed(part.numbering) if part.numbering else None,
        headings=headings,
        provenance=Provenance(evidence=(evidence,)),
        extent=text.bounds(part.extent),
    )


def _shown(part: FoundPart) -> Span:
    """Numbering and heading; the first words of a part that has neither."""
    places = [place for place in (part.numbering, part.heading) if place]
    if places:
        return Span(places[0].start, places[-1].end)
    return Span(part.extent.start, min(part.extent.end, part.extent.start + _FIRST_WORDS))


def _period(text: OfficialText, found: FoundDocument) -> tuple[PartialDate, PartialDate] | None:
    """The years that a plan's own title names: （2021-2023年）."""
    if found.title is None or found.type == "notice":
        return None
    named = _PERIOD.search(text.of(found.title))
    if named is None or named[1] > named[2]:
        return None
    return PartialDate(named[1]), PartialDate(named[2])
