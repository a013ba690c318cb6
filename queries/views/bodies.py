"""Bodies: what each issued, joined and was charged with, with whom, and what it came from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, Self

from queries.views.documents import Documents, Entry

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"""
SAID: Final = f"""{_PREFIXES}
SELECT DISTINCT ?body ?property ?value (LANG(?value) AS ?language) WHERE {{
  {{ SELECT DISTINCT ?body {{ ?body skos:inScheme <https://w3id.org/iiot-policy/id/body> }} }}
  VALUES ?property {{
    skos:prefLabel skos:altLabel iip:formerName iip:unverifiedLabel org:subOrganizationOf
    org:unitOf iip:region schema:foundingDate schema:dissolutionDate schema:url skos:editorialNote
  }}
  ?body ?property ?value .
}}"""
LEVELS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?body ?level WHERE {{
  ?body skos:inScheme <https://w3id.org/iiot-policy/id/body> ; iip:level/skos:notation ?level .
}}"""
EVENTS: Final = f"""{_PREFIXES}
SELECT DISTINCT ?event ?kind ?from ?to ?on ?verification ?note WHERE {{
  ?event a org:ChangeEvent .
  OPTIONAL {{ ?event iip:eventKind ?kind }}
  OPTIONAL {{ ?event org:originalOrganization ?from }}
  OPTIONAL {{ ?event org:resultingOrganization ?to }}
  OPTIONAL {{ ?event dcterms:date ?day BIND(STR(?day) AS ?on) }}
  OPTIONAL {{ ?event iip:verification/skos:notation ?verification }}
  OPTIONAL {{ ?event skos:editorialNote ?note }}
}}"""
DUTIES: Final = f"""{_PREFIXES}
SELECT DISTINCT ?body ?part ?document ?role WHERE {{
  ?duty a iip:Responsibility ; prov:agent ?body ; iip:responsibleFor ?part .
  ?part iip:inDocument ?document .
  OPTIONAL {{ ?duty iip:role/skos:notation ?role }}
}}"""
QUERIES: Final = (SAID, LEVELS, EVENTS, DUTIES)
"""The queries of `Bodies.of`, in the order of its arguments."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name, its language, and whether no page was seen to show it."""

    text: str
    language: str
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """An organ, or a class of organs; `level` is a notation, dates are partial ISO dates."""

    iri: str
    level: str = ""
    parent: str = ""
    region: str = ""
    preferred: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()
    former: tuple[Name, ...] = ()
    founded: str = ""
    dissolved: str = ""
    site: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """Bodies become others on a day: `kind` is create, rename, merge, split and so on."""

    iri: str
    kind: str
    on: str
    origins: tuple[str, ...]
    results: tuple[str, ...]
    verification: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A body is charged with a part of a document; `role` is lead, support, responsible or ""."""

    part: str
    entry: Entry
    role: str


@dataclass(slots=True)
class Work:
    """The publications of a body, newest first (annexes go with their notice), and its duties."""

    led: list[Entry] = field(default_factory=list)
    joined: list[Entry] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)


class Bodies:
    """All bodies, their work, and who issues with whom."""

    def __init__(
        self, bodies: Iterable[Body], events: Iterable[Reorganisation], documents: Documents
    ) -> None:
        self.by_iri = {body.iri: body for body in bodies}
        self.events = sorted(events, key=lambda each: (each.on, each.iri))
        self.work: dict[str, Work] = defaultdict(Work)
        self.together: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in documents.entries:
            if entry.carrier in documents.by_iri:
                continue
            for place, iri in enumerate(entry.bodies):
                (self.work[iri].joined if place else self.work[iri].led).append(entry)
            for one, other in combinations(entry.bodies, 2):
                self.together[one][other] += 1
                self.together[other][one] += 1
        self.units: dict[str, list[str]] = defaultdict(list)
        for body in sorted(self.by_iri.values(), key=lambda body: body.iri):
            if body.parent:
                self.units[body.parent].append(body.iri)

    @classmethod
    def of(cls, documents: Documents, *rows: Iterable[Row]) -> Self:
        """The bodies in the rows of QUERIES."""
        said, levels, events, duties = rows
        notations = {row["body"]: row["level"] for row in levels}
        found = cls(_bodies(said, notations), _events(events), documents)
        for row in duties:
            if entry := documents.by_iri.get(row["document"]):
                duty = Duty(row["part"], entry, row.get("role", ""))
                found.work[row["body"]].duties.append(duty)
        for work in found.work.values():
            work.duties.sort(key=lambda duty: (duty.entry.date, duty.part, duty.role))
        return found

    def partners(self, iri: str) -> list[tuple[str, int]]:
        """Whom a body issues with and how many publications, the most first."""
        counted = self.together.get(iri, Counter())
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))

    def most_joint(self, most: int) -> list[str]:
        """The bodies with the most shared publications, in the order of how many."""
        total = {iri: sum(counted.values()) for iri, counted in self.together.items()}
        return sorted(total, key=lambda iri: (-total[iri], iri))[:most]

    def shared(self, one: str, other: str) -> list[Entry]:
        """The publications that two bodies issued together, newest first."""
        work = self.work[one] if one in self.work else Work()
        return [entry for entry in [*work.led, *work.joined] if other in entry.bodies]

    def succession(self, iri: str) -> list[Reorganisation]:
        """The reorganisations that a body came through, with those of what it came from."""
        names = {iri}
        found: dict[str, Reorganisation] = {}
        while True:
            met = [each for each in self.events if names & {*each.origins, *each.results}]
            if len(met) == len(found):
                return met
            found = {each.iri: each for each in met}
            names |= {origin for each in met if names & {*each.results} for origin in each.origins}
            names |= {result for each in met if iri in each.origins for result in each.results}


def _bodies(said: Iterable[Row], levels: Mapping[str, str]) -> list[Body]:
    values: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(said, key=lambda row: (row["value"], row.get("language", ""))):
        name = row["property"].replace("#", "/").rpartition("/")[2]
        values[row["body"]][name].append(Name(row["value"], row.get("language", "")))
    return [_body(iri, its, levels.get(iri, "")) for iri, its in sorted(values.items())]


def _body(iri: str, its: Mapping[str, list[Name]], level: str) -> Body:
    doubted = set(its.get("unverifiedLabel", ()))

    def names(name: str) -> tuple[Name, ...]:
        return tuple(Name(e.text, e.language, e in doubted) for e in its.get(name, ()))

    def first(*properties: str) -> str:
        return next((its[name][0].text for name in properties if its.get(name)), "")

    return Body(
        iri,
        level,
        first("unitOf", "subOrganizationOf"),
        first("region"),
        names("prefLabel"),
        names("altLabel"),
        names("formerName"),
        first("foundingDate"),
        first("dissolutionDate"),
        first("url"),
        first("editorialNote"),
    )


def _events(rows: Iterable[Row]) -> list[Reorganisation]:
    by_iri: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_iri[row["event"]].append(row)
    return [_event(iri, by_iri[iri]) for iri in sorted(by_iri)]


def _event(iri: str, rows: list[Row]) -> Reorganisation:
    def every(name: str) -> tuple[str, ...]:
        return tuple(sorted({row[name] for row in rows if name in row}))

    def one(name: str) -> str:
        return next(iter(every(name)), "")

    ends = every("from"), every("to")
    return Reorganisation(iri, one("kind"), one("on"), *ends, one("verification"), one("note"))
