"""Every policy document as a list shows it, and an index of them by facet.

A set of documents is held as the bits of one integer, so that a choice among 3,000 documents and
the counts of every facet take well under a millisecond.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

FACETS: Final = ("body", "level", "region", "type", "year", "technology", "series", "status")
UNKNOWN: Final = "unknown"
"""The status of a document of which none is known."""
DATES: Final = ("date_document", "date_publication")
"""The dates that a document is dated by, the stronger first."""

_PREFIXES = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"""
STATEMENTS = f"""{_PREFIXES}
SELECT DISTINCT ?document ?property ?value (LANG(?value) AS ?language) WHERE {{
  {{ SELECT DISTINCT ?document WHERE {{ ?document a iip:PolicyDocument }} }}
  VALUES ?property {{
    skos:prefLabel eli:number eli:date_document eli:date_publication iip:datedAs eli:passed_by
    iip:leadIssuer eli:type_document eli:is_member_of eli:is_annex_of iip:region
  }}
  ?document ?property ?value .
}}"""
"""What is said of every document itself. Engines sort slower than `Documents.of` does."""
NOTATIONS = f"""{_PREFIXES}
SELECT DISTINCT ?document ?property ?value WHERE {{
  {{ SELECT DISTINCT ?document WHERE {{ ?document a iip:PolicyDocument }} }}
  VALUES ?property {{ iip:level iip:status }}
  ?document ?property ?term .
  ?term skos:notation ?value .
}}"""
"""The level and the status of documents, by their notations."""
ISSUERS = f"""{_PREFIXES}
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?document ?body (MIN(?place) AS ?order) WHERE {{
  ?issuance a iip:Issuance ; iip:issuedDocument ?document ; prov:agent ?body ; iip:order ?place .
}}
GROUP BY ?document ?body"""
"""The bodies of documents, and the place of each among those named."""
TECHNOLOGIES = f"""{_PREFIXES}
SELECT DISTINCT ?document ?technology WHERE {{
  {{ SELECT DISTINCT ?part ?technology WHERE {{ ?part iip:mentions ?technology }} }}
  ?technology a iip:Technology .
  OPTIONAL {{ ?part iip:inDocument ?whole }}
  BIND(COALESCE(?whole, ?part) AS ?document)
}}"""
"""The technologies that documents and their parts mention."""
QUERIES: Final = (STATEMENTS, NOTATIONS, ISSUERS, TECHNOLOGIES)
"""The queries of `Documents.of`, in the order of its arguments."""

Row = Mapping[str, str]
Facets = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a list; "" and () are what is not known. An annex has what its notice has.

    `date` is a partial ISO date and `date_kind` one of DATES, "" where the year is that of the
    number; `titles` are by language, `bodies` lead first; `carrier` is the notice of an annex.
    """

    iri: str
    number: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    date_kind: str = ""
    bodies: tuple[str, ...] = ()
    level: str = ""
    region: str = ""
    type: str = ""
    technologies: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    status: str = ""
    carrier: str = ""

    def values(self, facet: str) -> tuple[str, ...]:
        """The keys under which a facet has it; a city's document is one of its province too."""
        match facet:
            case "body":
                return tuple(map(key_of, self.bodies))
            case "technology":
                return tuple(map(key_of, self.technologies))
            case "series":
                return tuple(map(key_of, self.series))
            case "region":
                return regions_of(key_of(self.region))
            case "type":
                return _known(key_of(self.type))
            case "year":
                return _known(self.date[:4])
            case "level":
                return (self.level or UNKNOWN,)
            case "status":
                return (self.status or UNKNOWN,)
        raise KeyError(facet)


class Documents:
    """All documents, newest first, and which of them have what."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(sorted(entries, key=_place), key=lambda e: e.date, reverse=True)
        self.by_iri = {entry.iri: entry for entry in self.entries}
        self._positions = {entry.iri: place for place, entry in enumerate(self.entries)}
        self._all = (1 << len(self.entries)) - 1
        self._having: dict[str, dict[str, int]] = {facet: defaultdict(int) for facet in FACETS}
        for position, entry in enumerate(self.entries):
            for facet, having in self._having.items():
                for value in entry.values(facet):
                    having[value] |= 1 << position

    @classmethod
    def of(
        cls,
        statements: Iterable[Row],
        notations: Iterable[Row],
        issuers: Iterable[Row],
        technologies: Iterable[Row],
    ) -> Self:
        """The documents in the rows of QUERIES."""
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        titles: dict[str, dict[str, str]] = defaultdict(dict)
        for row in sorted(statements, key=lambda row: row["value"]):
            name = key_of(row["property"])
            said[row["document"]][name].append(row["value"])
            names = titles[row["document"]]
            if name == "prefLabel":
                names.setdefault(row.get("language", ""), row["value"])
        for row in sorted(notations, key=lambda row: row["value"]):
            said[row["document"]][key_of(row["property"])].append(row["value"])
        for row in sorted(issuers, key=lambda row: (int(row["order"]), row["body"])):
            said[row["document"]]["body"].append(row["body"])
        for row in sorted(technologies, key=lambda row: row["technology"]):
            said[row["document"]]["technology"].append(row["technology"])
        entries = {iri: _entry(iri, said[iri], titles[iri]) for iri in titles}
        return cls(_carried(entry, entries) for entry in entries.values())

    def chosen(self, facets: Facets) -> list[Entry]:
        """The documents that have, of each facet, one of the values given; newest first."""
        return [self.entries[position] for position in _positions(self._selected(facets))]

    def counts(
        self, facets: Facets, among: Iterable[str] | None = None
    ) -> dict[str, list[tuple[str, int]]]:
        """How many documents each value of each facet would leave, the most first.

        `among` are the IRIs of those to be counted, all where it is None.
        What is chosen in a facet does not narrow that facet, so that more of it can be chosen;
        a chosen value is told even where it leaves none. Years come newest first.
        """
        counted_too = self._all if among is None else self._bits(among)
        found = {}
        for facet, having in self._having.items():
            others = {name: values for name, values in facets.items() if name != facet}
            within, asked = self._selected(others) & counted_too, facets.get(facet, ())
            counted = {value: (within & bits).bit_count() for value, bits in having.items()}
            kept = [(v, n) for v, n in counted.items() if n or v in asked]
            order = _newest if facet == "year" else _most
            found[facet] = sorted(kept, key=order)
        return found

    def _bits(self, iris: Iterable[str]) -> int:
        bits = 0
        for iri in iris:
            bits |= 1 << self._positions[iri]
        return bits

    def _selected(self, facets: Facets) -> int:
        selected = self._all
        for facet, values in facets.items():
            if values:
                either = 0
                for value in values:
                    either |= self._having[facet].get(value, 0)
                selected &= either
        return selected


def key_of(iri: str) -> str:
    """The last segment of an IRI, which stands for it in an address.

    >>> key_of("https://w3id.org/iiot-policy/id/body/miit")
    'miit'
    """
    return re.split("[/#]", iri)[-1]


def regions_of(code: str) -> tuple[str, ...]:
    """A region and the province that it lies in, by the codes of GB/T 2260.

    >>> regions_of("440300"), regions_of("440000"), regions_of("")
    (('440300', '440000'), ('440000',), ())
    """
    province = f"{code[:2]}0000"
    within = re.fullmatch("[0-9]{6}", code) and province != code
    return (code, province) if within else _known(code)


def _entry(iri: str, said: Mapping[str, list[str]], titles: dict[str, str]) -> Entry:
    def first(name: str) -> str:
        return next(iter(said.get(name, ())), "")

    lead, bodies = said.get("leadIssuer", []), said.get("body", [])
    ordered = dict.fromkeys([*lead, *bodies, *said.get("passed_by", [])])
    return Entry(
        iri,
        first("number"),
        titles,
        first("datedAs"),
        next((kind for kind in DATES if kind in said), ""),
        tuple(ordered if len(lead) < 2 else dict.fromkeys([*bodies, *ordered])),
        first("level"),
        max(said.get("region", [""]), key=lambda region: not region.endswith("0000")),
        first("type_document"),
        tuple(said.get("technology", ())),
        tuple(said.get("is_member_of", ())),
        first("status"),
        first("is_annex_of"),
    )


def _carried(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """An annex with what its notice has and it has not; its date is the notice's."""
    carrier = entries.get(entry.carrier)
    if carrier is None:
        return entry
    return replace(
        entry,
        date=carrier.date if carrier.date_kind else entry.date or carrier.date,
        date_kind=carrier.date_kind or entry.date_kind,
        bodies=entry.bodies or carrier.bodies,
        level=entry.level or carrier.level,
        region=entry.region or carrier.region,
    )


def _known(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _place(entry: Entry) -> tuple[str, int, str]:
    """A notice stands before what is annexed to it."""
    return entry.carrier or entry.iri, len(entry.carrier), entry.iri


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _newest(counted: tuple[str, int]) -> int:
    return -int(counted[0]) if counted[0].isdecimal() else 0


def _positions(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    for place, bit in enumerate(reversed(f"{bits:b}")):
        if bit == "1":
            yield place
