"""Targets as they stand over time: what plans set, what was reported, how one follows another.

Nothing is worked out here that the dataset does not say: a day is a partial ISO date, and "" where
it is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from queries.views.documents import Documents, Entry

_PREFIXES: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"""
TARGETS: Final = f"""{_PREFIXES}
SELECT ?target ?document ?indicator ?subject ?comparator ?value ?lower ?upper ?unit ?basis
       ?due ?printed ?scope ?programme ?note (MIN(?mark) AS ?verification)
       (SAMPLE(?exact) AS ?quote) WHERE {{
  ?target a iip:Target ; iip:subject ?subject ; iip:unitText ?unit ;
          iip:comparator/skos:notation ?comparator ; iip:basis/skos:notation ?basis .
  OPTIONAL {{ ?target iip:inDocument ?document }}
  OPTIONAL {{ ?target iip:indicator ?indicator }}
  OPTIONAL {{ ?target qudt:numericValue ?value }}
  OPTIONAL {{ ?target qudt:lowerBound ?lower }}
  OPTIONAL {{ ?target qudt:upperBound ?upper }}
  OPTIONAL {{ ?target iip:dueDate ?end BIND(STR(?end) AS ?due) }}
  OPTIONAL {{ ?target iip:printedValue ?printed }}
  OPTIONAL {{ ?target iip:scope ?scope }}
  OPTIONAL {{ ?target iip:programme ?programme }}
  OPTIONAL {{ ?target skos:note ?note }}
  OPTIONAL {{ ?target iip:verification/skos:notation ?mark }}
  OPTIONAL {{ ?target iip:evidence/oa:hasSelector/oa:exact ?exact }}
}}
GROUP BY ?target ?document ?indicator ?subject ?comparator ?value ?lower ?upper ?unit ?basis
         ?due ?printed ?scope ?programme ?note"""
FIGURES: Final = f"""{_PREFIXES}
SELECT ?figure ?indicator ?value ?unit ?about ?region ?on (MIN(?place) AS ?source)
       (MIN(?mark) AS ?verification) (SAMPLE(?exact) AS ?quote) (SAMPLE(?remark) AS ?note) WHERE {{
  ?figure a iip:Observation ; iip:indicator ?indicator ; qudt:numericValue ?value ;
          iip:unitText ?unit .
  OPTIONAL {{ ?figure iip:observedOn ?day BIND(STR(?day) AS ?on) }}
  OPTIONAL {{ ?figure iip:about ?about OPTIONAL {{ ?about iip:region ?region }} }}
  OPTIONAL {{ ?figure iip:statedIn ?stated BIND(STR(?stated) AS ?place) }}
  OPTIONAL {{ ?figure iip:verification/skos:notation ?mark }}
  OPTIONAL {{ ?figure iip:evidence/oa:hasSelector/oa:exact ?exact }}
  OPTIONAL {{ ?figure skos:note ?remark }}
}}
GROUP BY ?figure ?indicator ?value ?unit ?about ?region ?on"""
CHANGES: Final = f"""{_PREFIXES}
SELECT ?change ?kind ?earlier ?later ?earlierDocument ?laterDocument
       (MIN(?mark) AS ?verification) WHERE {{
  ?change a iip:TargetChange ; iip:changeType/skos:notation ?kind .
  OPTIONAL {{ ?change iip:earlierTarget ?earlier }}
  OPTIONAL {{ ?change iip:laterTarget ?later }}
  OPTIONAL {{ ?change iip:earlierDocument ?earlierDocument }}
  OPTIONAL {{ ?change iip:laterDocument ?laterDocument }}
  OPTIONAL {{ ?change iip:verification/skos:notation ?mark }}
}}
GROUP BY ?change ?kind ?earlier ?later ?earlierDocument ?laterDocument"""
CHECKS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?target ?figure ?outcome WHERE {{
  ?check a iip:FulfilmentCheck ; iip:checkedTarget ?target ; iip:byObservation ?figure ;
         iip:outcome/skos:notation ?outcome .
}}"""
CLAIMS: Final = f"""{_PREFIXES}
SELECT ?about ?by ?outcome (SAMPLE(?exact) AS ?quote) WHERE {{
  ?claim a iip:FulfilmentClaim ; iip:claimAbout ?about ; iip:claimedBy ?by ;
         iip:outcome/skos:notation ?outcome .
  OPTIONAL {{ ?claim iip:evidence/oa:hasSelector/oa:exact ?exact }}
}}
GROUP BY ?about ?by ?outcome"""
INDICATORS: Final = f"""{_PREFIXES}
SELECT ?indicator ?unit ?basis (MIN(?measured) AS ?concept) (MIN(?text) AS ?definition) WHERE {{
  ?indicator a iip:Indicator .
  OPTIONAL {{ ?indicator iip:unitText ?unit }}
  OPTIONAL {{ ?indicator iip:basis/skos:notation ?basis }}
  OPTIONAL {{ ?indicator iip:measuredConcept ?of BIND(STR(?of) AS ?measured) }}
  OPTIONAL {{ ?indicator skos:definition ?text }}
}}
GROUP BY ?indicator ?unit ?basis"""
QUERIES: Final = (TARGETS, FIGURES, CHANGES, CHECKS, CLAIMS, INDICATORS)
"""The queries of `Targets.of`, in the order of its arguments."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Target:
    """A target as a plan sets it; `lower` and `upper` are the bounds where it is a range.

    `comparator` is one of `= >= > <= < ~ range`; `~` (左右, 约) has no bounds in the text.
    `entry` is the document that sets it, None for one of a programme.
    """

    iri: str
    subject: str
    comparator: str
    unit: str
    basis: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    due: str = ""
    indicator: str = ""
    entry: Entry | None = None
    programme: str = ""
    printed: str = ""
    scope: str = ""
    note: str = ""
    quote: str = ""
    verification: str = ""

    @property
    def region(self) -> str:
        """The IRI of the region whose plan sets it; "" where it is of the whole country."""
        return self.entry.region if self.entry else ""

    @property
    def dated(self) -> str:
        """The date of the document that sets it."""
        return self.entry.date if self.entry else ""

    @property
    def heights(self) -> tuple[float, ...]:
        """The numbers it stands at."""
        found = (self.value, self.lower, self.upper)
        return tuple(each for each in found if each is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was reported for an indicator on a day, about a body or a programme."""

    iri: str
    indicator: str
    value: float
    unit: str
    on: str = ""
    about: str = ""
    region: str = ""
    source: str = ""
    verification: str = ""
    quote: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """How a target follows an earlier one: `kind` is raised, lowered, carried, dropped, new.

    A dropped one has no later target, a new one no earlier.
    """

    kind: str
    earlier: str = ""
    later: str = ""
    earlier_document: str = ""
    later_document: str = ""
    verification: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A later text says how far an earlier one was fulfilled."""

    about: str
    by: str
    outcome: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: its unit, its basis, the technology that it measures."""

    iri: str
    unit: str = ""
    basis: str = ""
    concept: str = ""
    definition: str = ""


class Targets:
    """All targets, and what stands beside them, by what they are found by."""

    def __init__(
        self,
        targets: Iterable[Target],
        figures: Iterable[Figure] = (),
        changes: Iterable[Change] = (),
        checks: Iterable[tuple[str, str, str]] = (),
        claims: Iterable[Claim] = (),
        indicators: Iterable[Indicator] = (),
    ) -> None:
        """`checks` are triples of target, figure and outcome."""
        self.all = sorted(targets, key=lambda each: (each.due or "9", each.dated, each.iri))
        self.by_iri = {target.iri: target for target in self.all}
        self.indicators = {each.iri: each for each in indicators}
        self.of_indicator: dict[str, list[Target]] = defaultdict(list)
        for target in self.all:
            self.of_indicator[target.indicator].append(target)
        self.figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(figures, key=lambda each: (each.on, each.value, each.iri)):
            self.figures[figure.indicator].append(figure)
        self.figure = {each.iri: each for group in self.figures.values() for each in group}
        self.changes: dict[str, list[Change]] = defaultdict(list)
        for change in sorted(changes, key=lambda each: (each.kind, each.earlier, each.later)):
            for end in dict.fromkeys(filter(None, (change.earlier, change.later))):
                self.changes[end].append(change)
        self.checks: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for checked, by, outcome in sorted(checks):
            self.checks[checked].append((by, outcome))
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda each: (each.about, each.by)):
            self.claims[claim.about].append(claim)

    @classmethod
    def of(cls, documents: Documents, *rows: Iterable[Row]) -> Self:
        """The targets in the rows of QUERIES."""
        targets, figures, changes, checks, claims, indicators = rows
        return cls(
            [_target(row, documents) for row in targets],
            [_figure(row) for row in figures],
            [_change(row) for row in changes],
            [(row["target"], row["figure"], row["outcome"]) for row in checks],
            [Claim(r["about"], r["by"], r["outcome"], r.get("quote", "")) for r in claims],
            [_indicator(row) for row in indicators],
        )


def _target(row: Row, documents: Documents) -> Target:
    return Target(
        iri=row["target"],
        subject=row["subject"],
        comparator=row["comparator"],
        unit=row["unit"],
        basis=row["basis"],
        value=_amount(row, "value"),
        lower=_amount(row, "lower"),
        upper=_amount(row, "upper"),
        entry=documents.by_iri.get(row.get("document", "")),
        verification=row.get("verification", ""),
        **{name: row.get(name, "") for name in _OPTIONAL},
    )


_OPTIONAL: Final = ("due", "indicator", "programme", "printed", "scope", "note", "quote")


def _figure(row: Row) -> Figure:
    rest = ("on", "about", "region", "source", "verification", "quote", "note")
    return Figure(
        row["figure"],
        row["indicator"],
        float(row["value"]),
        row["unit"],
        **{name: row.get(name, "") for name in rest},
    )


def _change(row: Row) -> Change:
    rest = ("earlier", "later", "earlierDocument", "laterDocument", "verification")
    return Change(row["kind"], *(row.get(name, "") for name in rest))


def _indicator(row: Row) -> Indicator:
    rest = ("unit", "basis", "concept", "definition")
    return Indicator(row["indicator"], *(row.get(name, "") for name in rest))


def _amount(row: Row, name: str) -> float | None:
    return float(row[name]) if name in row else None
