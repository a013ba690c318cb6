"""Dates that cannot all be so: a document that appears before it is dated, or cites a later one.

Only where a copy states one of them: what a record says has to be mended, and SHACL refuses it; a
file that somebody else made is told as it is, with the conflict.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from rdflib import URIRef

from graph import iris
from loaders.dates import PartialDate
from loaders.model import Citation, Document, FieldName, Reading, Relation, Source

_IN_ORDER: Final[tuple[tuple[FieldName, FieldName], ...]] = (
    ("date_document", "date_published"),
    ("date_in_force", "valid_until"),
)
"""The day that a document bears and the one on which it appears; its first day in force and its
last."""
_MAY_BE_LATER: Final[tuple[Relation, ...]] = ("cites", "hasAnnex")


class _Dated(NamedTuple):
    node: URIRef
    date: PartialDate
    source: Source


def dates_out_of_order(
    readings: Sequence[Reading], documents: iris.DocumentIris
) -> Iterator[set[URIRef]]:
    """The statements of each conflict: two dates, or a citation and the dates of both documents."""
    dates = _Dates(documents)
    for reading in readings:
        for document in reading.documents:
            dates.take(reading.source, document)
    for iri in list(dates.by_document):
        yield from dates.out_of_order(iri)
    for reading in readings:
        for document in reading.documents:
            for citation in document.citations:
                if found := dates.cited_before_dated(reading.source, document, citation):
                    yield found


class _Dates:
    def __init__(self, documents: iris.DocumentIris) -> None:
        self._documents = documents
        self._carriers: dict[URIRef, URIRef] = {}
        self.by_document: dict[URIRef, dict[FieldName, list[_Dated]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def take(self, source: Source, document: Document) -> None:
        """Remember the dates of a document, and what it carries."""
        iri = self._documents(document.id)
        for field in document.fields:
            if isinstance(field.value, PartialDate):
                node = iris.assertion(iri, source.key, iri, field)
                self.by_document[iri][field.name].append(_Dated(node, field.value, source))
        for annex in document.annexes:
            self._carriers[self._documents(annex)] = iri

    def out_of_order(self, iri: URIRef) -> Iterator[set[URIRef]]:
        """The pairs of dates of which the later kind lies before the earlier."""
        found = self.by_document[iri]
        for first, last in _IN_ORDER:
            for early, late in product(found[first], found[last]):
                copied = "copy" in (early.source.kind, late.source.kind)
                if copied and f"{late.date}~" < str(early.date):  # 2020-03 is not before 2020-03-06
                    yield {early.node, late.node}

    def cited_before_dated(
        self, source: Source, document: Document, citation: Citation
    ) -> set[URIRef]:
        """A citation that rests on a later document, with the dates that say so; else nothing."""
        if citation.document is None or citation.relation in _MAY_BE_LATER:
            return set()
        iri = self._documents(document.id)
        own, other = self._days(iri), self._days(self._documents(citation.document))
        copied = "copy" in (source.kind, *(each.source.kind for each in (*own, *other)))
        if not (copied and own and other):
            return set()
        if min(each.date for each in other) <= max(each.date for each in own):
            return set()
        return {iris.citation(iri, citation), *(each.node for each in (*own, *other))}

    def _days(self, iri: URIRef) -> list[_Dated]:
        """The days that a document bears, and that its carrier does."""
        places = (iri, self._carriers.get(iri, iri))
        found = [each for place in dict.fromkeys(places) for each in self._signed(place)]
        return [each for each in found if each.date.precision == "day"]

    def _signed(self, iri: URIRef) -> list[_Dated]:
        return self.by_document[iri]["date_document"] if iri in self.by_document else []
