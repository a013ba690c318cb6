"""Which documents a document cites, by which cue, and which of the known ones is meant."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from loaders.gongwen.form import FoundDocument, Passage, Report
from loaders.gongwen.text import OfficialText, Span
from loaders.model import Citation, DocumentId, Provenance, Relation
from loaders.resolver import Resolver, normal_title
from loaders.statements.citation import invocations
from loaders.statements.citation.amending import AmendedText
from loaders.statements.citation.cues import cue_words
from loaders.statements.citation.groups import masked_passage, rulings
from loaders.statements.citation.meant import Meaning, Meant
from loaders.statements.citation.references import ANCHOR, Reference, find_references
from loaders.statements.citation.relations import BARE, Ruling
from loaders.statements.citation.short_names import ShortNames, declared_before
from ontology.lexicon import Lexicon

_ANCHOR = re.compile(f"{ANCHOR}|{invocations.ANCHOR}")
_CARRYING = ("hasAnnex", "forwards")


def read_citations(
    text: OfficialText,
    document: FoundDocument,
    *,
    resolver: Resolver,
    own: DocumentId,
    annexes: Sequence[DocumentId],
    forwarded: Sequence[DocumentId],
    lexicon: Lexicon,
    report: Report,
) -> tuple[Citation, ...]:
    """The citations in a document's passages, one for each mention, in reading order.

    `own` is the document itself, whose own title cites nothing; `annexes` and `forwarded` are the
    texts that it carries, which `resolver` knows by their titles. The first evidence of a citation
    is its place, the second that of its cue. Reports `unbalanced-title-marks`, `damaged-number`,
    `several-numbers` and `number-and-title-disagree`.
    """
    meaning = Meaning(text, document, own, resolver, lexicon, report)
    reader = _CitationReader(text, document, meaning, lexicon, report)
    carried: dict[DocumentId, Relation] = dict.fromkeys(annexes, "hasAnnex")
    carried |= dict.fromkeys(forwarded, "forwards")
    return tuple(reader.citations(carried))


class _Cited(NamedTuple):
    reference: Reference
    ruling: Ruling
    meant: Meant


class _CitationReader:
    def __init__(
        self,
        text: OfficialText,
        document: FoundDocument,
        meaning: Meaning,
        lexicon: Lexicon,
        report: Report,
    ) -> None:
        self._text, self._document, self._meaning = text, document, meaning
        self._lexicon, self._report = lexicon, report
        self._words = cue_words(lexicon)
        self._amended = AmendedText(text, document)

    def citations(self, carried: Mapping[DocumentId, Relation]) -> Iterator[Citation]:
        passages = self._document.passages
        first = min((passage.span.start for passage in passages), default=0)
        names = declared_before(self._text, first, self._lexicon)
        anchored = self._anchored()
        for index, passage in enumerate(passages):
            found = list(names.unmarked(self._text.compact, passage.span))
            if index in anchored:
                found = self._references(passage.span, names)
            if not found:
                self._amended.enter(passage)
                continue
            cited = [
                _Cited(reference, _of_carried(meant, ruling, carried), meant)
                for reference, ruling in zip(found, self._rulings(passage, found), strict=True)
                if (meant := self._meaning.of(reference))
            ]
            yield from (self._citation(passage, *each) for each in _carried_throughout(cited))

    def _anchored(self) -> set[int]:
        """Which passages have what every reference and invocation has."""
        starts = [passage.span.start for passage in self._document.passages]
        anchors = _ANCHOR.finditer(self._text.compact, *self._document.extent)
        return {bisect_right(starts, anchor.start()) - 1 for anchor in anchors}

    def _references(self, passage: Span, names: ShortNames) -> list[Reference]:
        found = find_references(self._text, passage, self._lexicon, self._report)
        for reference in found:
            names.declare(reference)
        found = [names.full(reference) for reference in found]
        found += names.unmarked(self._text.compact, passage)
        found += invocations.find_invocations(self._text, passage)
        return list(_apart(found))

    def _rulings(self, passage: Passage, found: Sequence[Reference]) -> Iterator[Ruling]:
        masked = masked_passage(self._text, passage.span, found)
        amending = self._amended.is_amending
        ruled = rulings(masked, passage.span, found, self._words, amending=amending)
        listed = self._amended.listed(passage)
        for reference, ruling in zip(found, ruled, strict=True):
            if reference.rule == invocations.RULE:
                place = invocations.cue_place(self._text, reference.span, passage.span)
                yield Ruling("invokes", invocations.CUE, place)
            elif self._amended.is_quoted(reference.span):
                yield BARE
            else:
                yield listed if ruling == BARE else ruling

    def _citation(
        self, passage: Passage, reference: Reference, ruling: Ruling, meant: Meant
    ) -> Citation:
        evidence = [self._text.evidence(reference.span, reference.rule)]
        if ruling.place:
            evidence.append(self._text.evidence(Span(*ruling.place), "cue"))
        return Citation(
            part=passage.part,
            relation=ruling.relation,
            resolution=meant.resolution,
            provenance=Provenance(evidence=tuple(evidence)),
            document=meant.document,
            title=reference.title,
            number=str(reference.number) if reference.number else None,
            cue=ruling.cue,
        )


def _of_carried(meant: Meant, ruling: Ruling, carried: Mapping[DocumentId, Relation]) -> Ruling:
    """What a text says of one that it carries: that it does, or nothing more than its title."""
    relation = carried.get(meant.document) if meant.document else None
    if relation is None:
        return ruling
    if ruling.relation not in _CARRYING:
        return BARE
    return ruling._replace(relation=relation) if relation == "forwards" else ruling


def _carried_throughout(cited: Sequence[_Cited]) -> Iterator[_Cited]:
    """《X》已经…通过，现将《X》公布: a text that a passage carries is so at every mention."""
    carried = {_named(each): each.ruling for each in cited if each.ruling.relation in _CARRYING}
    for each in cited:
        is_bare = each.ruling == BARE and _named(each) in carried
        yield each._replace(ruling=carried[_named(each)]) if is_bare else each


def _named(cited: _Cited) -> str:
    return normal_title(cited.reference.title or "")


def _apart(found: Iterable[Reference]) -> Iterator[Reference]:
    """References in order; one within another is left out."""
    end = 0
    for reference in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if reference.span.start >= end:
            end = reference.span.end
            yield reference
