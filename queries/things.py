"""From what a person writes to what is meant: an IRI, a number, a title, a key or a label."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

import pyoxigraph as ox

from loaders.docnumber import DocumentNumber
from loaders.model import DocumentId
from loaders.resolver import Known, Resolver, normal_title
from ontology.terms import BASE
from queries.execute import rows

Row = Mapping[str, str]

DOCUMENTS: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?number ?title ?label WHERE {
  ?thing a iip:PolicyDocument .
  OPTIONAL { ?thing dcterms:title ?title }
  OPTIONAL { ?thing skos:prefLabel ?label FILTER(LANG(?label) = "zh") }
  OPTIONAL { ?thing eli:is_annex_of?/eli:number ?number }
}"""
NAMED: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?label ?preferred WHERE {
  {
    ?thing skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label .
    ?thing skos:prefLabel ?preferred FILTER(LANG(?preferred) = "zh")
  } UNION {
    ?thing a iip:Source ; dcterms:title ?label BIND(?label AS ?preferred)
  }
}"""
"""Concepts, bodies and the like by their labels, and sources by their titles."""
_IDS = BASE + "id/"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be meant: its IRI, the kind of thing it is, and a label in Chinese."""

    iri: str
    kind: str
    label: str


class Things:
    """Finds things by name; `documents` and `named` are the rows of DOCUMENTS and of NAMED."""

    def __init__(self, documents: Iterable[Row], named: Iterable[Row]) -> None:
        self._things: dict[str, Thing] = {}
        self._labelled: dict[str, set[str]] = defaultdict(set)
        self._by_id: dict[DocumentId, str] = {}
        self._resolver = Resolver(self._known_documents(documents))
        for row in named:
            iri = row["thing"]
            kind = iri.removeprefix(_IDS).partition("/")[0]
            self._labelled[normal_title(row["label"])].add(iri)
            self._things[iri] = Thing(iri, kind, row["preferred"])

    @classmethod
    def of(cls, store: ox.Store) -> Self:
        """The things of a store."""
        return cls(rows(store, DOCUMENTS), rows(store, NAMED))

    def find(self, text: str, kind: str | None = None) -> tuple[Thing, ...]:
        """The things that `text` can mean, best first: none, one, or several.

        `kind` (document, technology, body …) leaves only things of that kind, and lets a bare key
        (`tsn`) mean the one thing of that kind. An IRI is taken at its word.
        """
        wanted = text.strip()
        if wanted.startswith((BASE, "eli/", "/eli/", "id/", "/id/")):
            iri = wanted if wanted.startswith(BASE) else BASE + wanted.lstrip("/")
            return (self._things.get(iri, Thing(iri, "", iri)),)
        keyed = f"{_IDS}{kind}/{wanted}" if kind else f"{_IDS}{wanted}"
        if keyed in self._things:
            return (self._things[keyed],)
        documents = [self._by_id[document] for document in self._resolver.resolve(wanted)]
        labelled = sorted(self._labelled.get(normal_title(wanted), ()))
        found = (self._things[iri] for iri in [*documents, *labelled])
        return tuple(thing for thing in found if kind in (None, thing.kind))

    def _known_documents(self, documents: Iterable[Row]) -> list[Known]:
        titles: dict[str, set[str]] = defaultdict(set)
        numbers: dict[str, DocumentNumber] = {}
        labels: dict[str, str] = {}
        for row in documents:
            iri = row["thing"]
            titles[iri].add(row.get("title", iri))
            labels[iri] = row.get("label") or row.get("title", iri)
            if "number" in row:
                numbers[iri] = DocumentNumber.parse(row["number"])
        known = []
        for iri, names in sorted(titles.items()):
            annex = iri.partition("/annex/")[2]
            slug = None if iri in numbers else iri
            document = DocumentId(numbers.get(iri), slug, annex=int(annex) if annex else None)
            self._by_id[document] = iri
            self._things[iri] = Thing(iri, "document", labels[iri])
            known.append(Known(document, tuple(names)))
        return known
