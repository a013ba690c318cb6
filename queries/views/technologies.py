"""Technologies: the hierarchy, who took each up when, and where it is said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from queries.views.documents import Documents, Entry

_PREFIXES: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"""
SAID: Final = f"""{_PREFIXES}
SELECT DISTINCT ?technology ?property ?value (LANG(?value) AS ?language) WHERE {{
  VALUES ?property {{
    skos:prefLabel skos:altLabel iip:unverifiedLabel skos:broader skos:related skos:definition
    skos:historyNote iip:browsingOnly
  }}
  ?technology a iip:Technology ; ?property ?value .
}}"""
MENTIONS: Final = f"""{_PREFIXES}
SELECT ?concept ?part ?document (MIN(?mark) AS ?verification) (SAMPLE(?exact) AS ?quote)
       (MIN(?isMeasure) AS ?measure) WHERE {{
  ?mention a iip:Mention ; iip:concept ?concept ; iip:mentioningPart ?part .
  ?concept a iip:Technology .
  OPTIONAL {{ ?part iip:inDocument ?whole }}
  OPTIONAL {{ ?mention iip:verification/skos:notation ?mark }}
  OPTIONAL {{ ?mention iip:evidence/oa:hasSelector/oa:exact ?exact }}
  OPTIONAL {{ ?part a iip:Measure BIND("yes" AS ?isMeasure) }}
  BIND(COALESCE(?whole, ?part) AS ?document)
}}
GROUP BY ?concept ?part ?document"""
QUERIES: Final = (SAID, MENTIONS)
"""The queries of `Technologies.of`, in the order of its arguments."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """A name, its language, and whether no page was seen to show it."""

    text: str
    language: str
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Technology:
    """A concept of the scheme; `broader` has the main one first."""

    iri: str
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    preferred: tuple[Label, ...] = ()
    others: tuple[Label, ...] = ()
    definition: str = ""
    history: str = ""
    browsing_only: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A technology is mentioned by a part of a document, or by the document itself."""

    concept: str
    part: str
    entry: Entry
    verification: str = ""
    quote: str = ""
    measure: bool = False


@dataclass(frozen=True, slots=True)
class Uptake:
    """The documents and measures that mention a technology, or one below it.

    `documents` are in the order of their dates; `undated` those without one.
    """

    documents: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = ()
    measures: int = 0
    years: Mapping[str, Counter[str]] = field(default_factory=dict)
    """How many documents of each level by year; "" is a level that is not known."""
    regions: Mapping[str, Entry] = field(default_factory=dict)
    """The first document of each region, in the order of their dates."""

    @property
    def first(self) -> Entry | None:
        """The earliest document that is held and dated."""
        return self.documents[0] if self.documents else None


@dataclass(slots=True)
class Technologies:
    """All technologies with their uptake."""

    by_iri: dict[str, Technology]
    narrower: dict[str, list[str]] = field(default_factory=dict)
    uptake: dict[str, Uptake] = field(default_factory=dict)
    beside: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """What is mentioned in the same documents, with how many, the most first."""

    @classmethod
    def of(cls, documents: Documents, said: Iterable[Row], mentions: Iterable[Row]) -> Self:
        """The technologies in the rows of QUERIES."""
        found = cls(_technologies(said))
        narrower: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(found.by_iri):
            for above in found.by_iri[iri].broader:
                narrower[above].append(iri)
        found.narrower = dict(narrower)
        own: dict[str, list[Mention]] = defaultdict(list)
        for row in mentions:
            entry = documents.by_iri.get(row["document"])
            if entry and row["concept"] in found.by_iri:
                own[row["concept"]].append(_mention(row, entry))
        for iri in found.by_iri:
            found.uptake[iri] = _uptake([m for each in found.below(iri) for m in own.get(each, [])])
        found.beside = _beside(documents)
        return found

    @property
    def tops(self) -> list[str]:
        """What nothing stands above."""
        known = self.by_iri
        return [iri for iri, it in sorted(known.items()) if not known.keys() & set(it.broader)]

    def below(self, iri: str) -> list[str]:
        """A technology and all below it, each once."""
        return list(dict.fromkeys(self._down(iri, frozenset())))

    def _down(self, iri: str, seen: frozenset[str]) -> Iterator[str]:
        if iri in seen:
            return
        yield iri
        for each in self.narrower.get(iri, []):
            yield from self._down(each, seen | {iri})


def _technologies(said: Iterable[Row]) -> dict[str, Technology]:
    values: dict[str, dict[str, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(said, key=lambda row: (row["value"], row.get("language", ""))):
        name = row["property"].rpartition("#")[2]
        values[row["technology"]][name].append(Label(row["value"], row.get("language", "")))
    return {iri: _technology(iri, its) for iri, its in sorted(values.items())}


def _technology(iri: str, its: Mapping[str, list[Label]]) -> Technology:
    doubted = set(its.get("unverifiedLabel", ()))

    def labels(name: str) -> tuple[Label, ...]:
        return tuple(Label(e.text, e.language, e in doubted) for e in its.get(name, ()))

    def texts(name: str) -> tuple[str, ...]:
        return tuple(each.text for each in its.get(name, ()))

    return Technology(
        iri,
        texts("broader"),
        texts("related"),
        labels("prefLabel"),
        labels("altLabel"),
        " ".join(texts("definition")),
        " ".join(texts("historyNote")),
        "true" in texts("browsingOnly"),
    )


def _mention(row: Row, entry: Entry) -> Mention:
    rest = row.get("verification", ""), row.get("quote", ""), "measure" in row
    return Mention(row["concept"], row["part"], entry, *rest)


def _uptake(mentions: list[Mention]) -> Uptake:
    entries = {mention.entry.iri: mention.entry for mention in mentions}.values()
    by_date = sorted(entries, key=lambda entry: (entry.date, entry.carrier or entry.iri, entry.iri))
    dated = [entry for entry in by_date if entry.date]
    years: dict[str, Counter[str]] = defaultdict(Counter)
    regions: dict[str, Entry] = {}
    for entry in dated:
        years[entry.date[:4]][entry.level] += 1
        if entry.region:
            regions.setdefault(entry.region, entry)
    return Uptake(
        tuple(dated),
        tuple(entry for entry in by_date if not entry.date),
        tuple(sorted(mentions, key=lambda m: (m.entry.date or "9", m.part, m.concept))),
        len({mention.part for mention in mentions if mention.measure}),
        dict(years),
        regions,
    )


def _beside(documents: Documents) -> dict[str, list[tuple[str, int]]]:
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in documents.entries:
        for one in entry.technologies:
            pairs[one].update(other for other in entry.technologies if other != one)
    return {
        iri: sorted(counted.items(), key=lambda each: (-each[1], each[0]))
        for iri, counted in pairs.items()
    }
