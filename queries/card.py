"""A thing on a card: what is said of it, and of a document its measures and targets.

The queries run wherever the caller runs queries; `Card.of` puts their rows together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from queries.catalog import packaged_catalog

FACTS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?property ?value ?name ?language WHERE {
  ?thing ?property ?value .
  OPTIONAL { ?value skos:prefLabel ?preferred FILTER(LANG(?preferred) = "zh") }
  OPTIONAL { ?value rdfs:label ?term FILTER(LANG(?term) = "en") }
  BIND(COALESCE(?preferred, ?term) AS ?name)
  BIND(LANG(?value) AS ?language)
}
ORDER BY ?property ?value"""
"""All that is said of `?thing`, with names for what it points to."""

_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_STRUCTURE = ("has_part", "numberForm", "title", "prefLabel", "type", "mentions", "setsTarget")
"""Properties that a card shows in another place than among the facts, or not at all."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A property's short name and a value; `name` is the label of a value that is a thing."""

    property: str
    value: str
    name: str | None

    def __str__(self) -> str:
        return self.name or self.value


@dataclass(frozen=True, slots=True)
class Card:
    """A thing: its names by language, its facts, and a document's parts and targets as rows."""

    iri: str
    names: dict[str, str]
    facts: tuple[Fact, ...]
    parts: tuple[Row, ...] = ()
    targets: tuple[Row, ...] = ()

    @classmethod
    def of(
        cls, iri: str, facts: Iterable[Row], parts: Iterable[Row] = (), targets: Iterable[Row] = ()
    ) -> "Card":
        """A card from the rows of `FACTS`, and of the questions in `TABLES`."""
        rows = list(facts)
        labels = [row for row in rows if row["property"] == _PREF_LABEL]
        names = {row.get("language", ""): row["value"] for row in labels}
        shown = {
            Fact(name, row["value"], row.get("name")): None
            for row in rows
            if (name := short_name(row["property"])) not in _STRUCTURE
        }
        return cls(iri, names, tuple(shown), tuple(parts), tuple(targets))

    @property
    def title(self) -> str:
        """Its name in Chinese, else in any language, else its IRI."""
        return self.names.get("zh") or next(iter(self.names.values()), self.iri)


def tables() -> tuple[str, str]:
    """The queries for a document's parts and targets; both bind `?document`."""
    catalog = packaged_catalog()
    return catalog["measures-of-document"].text, catalog["targets-of-document"].text


def short_name(iri: str) -> str:
    """The last segment of an IRI."""
    return iri.replace("#", "/").rpartition("/")[2]


def amount(target: Row) -> str:
    """A target's figure as people read it: `≥ 20 个`, `1–3 家`.

    >>> amount({"comparator": ">=", "value": "300000", "unit": "个"})
    '≥ 300,000 个'
    """
    if "value" not in target:
        return f"{target['lower']}–{target['upper']} {target['unit']}"
    sign = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}.get(
        target["comparator"], f"{target['comparator']} "
    )
    return f"{sign}{Decimal(target['value']):,f} {target['unit']}"
