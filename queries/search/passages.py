"""The passages that are looked through: titles, headings, subjects of targets, quotes, labels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.scripts import language_of_script
from ontology.terms import BASE
from queries.card import amount

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_TITLES: Final = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?text (LANG(?text) AS ?language) ("document" AS ?kind) {{
  ?thing a iip:PolicyDocument ; skos:prefLabel|dcterms:title|eli:number ?text
}}"""
_HEADINGS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?text (LANG(?text) AS ?language) ?kind ?numbering {{
  ?thing a eli:LegalResourceSubdivision ; skos:prefLabel|dcterms:title ?text .
  OPTIONAL {{ ?thing a iip:Measure BIND("measure" AS ?is) }}
  BIND(COALESCE(?is, "part") AS ?kind)
  OPTIONAL {{ ?thing eli:number ?numbering }}
}}"""
_TARGETS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?text (LANG(?text) AS ?language) ("target" AS ?kind)
  ?comparator ?value ?lower ?upper ?unit ?due {{
  ?thing a iip:Target ; iip:subject ?text ; iip:unitText ?unit ;
         iip:comparator/skos:notation ?comparator .
  OPTIONAL {{ ?thing qudt:numericValue ?value }}
  OPTIONAL {{ ?thing qudt:lowerBound ?lower }}
  OPTIONAL {{ ?thing qudt:upperBound ?upper }}
  OPTIONAL {{ ?thing iip:dueDate ?end BIND(STR(?end) AS ?due) }}
}}"""
_QUOTES: Final = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?text (LANG(?text) AS ?language) ("quote" AS ?kind) {{
  ?thing iip:citedTitle|(iip:evidence/oa:hasSelector/oa:exact) ?text
}}"""
_LABELS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?text (LANG(?text) AS ?language) {{
  ?thing skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel|skos:hiddenLabel ?text
}}"""
QUERIES: Final = (_TITLES, _HEADINGS, _TARGETS, _QUOTES, _LABELS)
"""The queries whose rows are the passages."""

_IDS: Final = f"{BASE}id/"
_RANKS: Final = {"measure": 1, "part": 1, "target": 2, "quote": 3}
_LEFT_OUT: Final = ("code-element", "cue")
"""Concepts that are parts of words: a reader would not look for them."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that can be found, of a thing, in a document or in none.

    `kind` is document, measure, part, target, quote, or that of a concept: technology, body …
    `detail` is what stands beside the text: a part's numbering, a target's figure and date.
    """

    thing: str
    document: str
    kind: str
    language: str
    text: str
    detail: str = ""

    @property
    def group(self) -> str:
        """What it is found under: its document, else its thing."""
        return self.document or self.thing

    @property
    def rank(self) -> int:
        """0 for what names a thing, 1 for headings, 2 for targets, 3 for quotes."""
        return _RANKS.get(self.kind, 0)


def passages(rows: Iterable[Row]) -> list[Passage]:
    """The passages in the rows of all of QUERIES, in no particular order."""
    known = list(rows)
    documents = {row["thing"] for row in known if row.get("kind") == "document"}
    return list(dict.fromkeys(_passages(known, documents)))


def _passages(rows: Iterable[Row], documents: set[str]) -> Iterator[Passage]:
    for row in rows:
        iri = row["thing"]
        kind = row.get("kind") or iri.removeprefix(_IDS).partition("/")[0]
        if kind not in _LEFT_OUT and row["text"].strip():
            text, home = row["text"], _home(iri, documents)
            language = row.get("language") or language_of_script(text)
            yield Passage(iri, home, kind, language, text, _detail(row))


def _home(iri: str, documents: set[str]) -> str:
    """The document that a thing is of: the nearest one whose IRI it continues; empty for none."""
    while iri.startswith(BASE) and iri not in documents:
        iri = iri.rpartition("/")[0]
    return iri if iri in documents else ""


def _detail(row: Row) -> str:
    if "comparator" not in row:
        return row.get("numbering", "")
    figure = amount(row) if "value" in row or {"lower", "upper"} <= set(row) else ""
    return " · ".join(filter(None, (figure, row.get("due", ""))))
