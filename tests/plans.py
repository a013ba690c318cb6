"""Small plans with their targets and measures, and what the packaged rules derive of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from deriving import BASE, stating

from graph.rules import derive, read_rules
from graph.store import fill_store
from ontology import ONTOLOGY, VOCABULARIES
from ontology.terms import IIP
from queries import RULES

_PREFIXES = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
"""
_BASES = {"secondary-nodes": "stock", "secondary-nodes-new": "increment", "nc-rate": "ratio"}
Rows = set[tuple[str, ...]]


@dataclass(frozen=True)
class Aim:
    """A target; `figure` is a number, or a range as 3~5, and `sign` the short word of the model."""

    figure: str
    sign: str = "="
    indicator: str = "secondary-nodes"
    subject: str = "二级节点"
    basis: str = ""
    unit: str = "NUM"
    scope: str = ""
    due: str = ""

    def turtle(self, node: str) -> str:
        """The target as triples."""
        lower, _, upper = self.figure.partition("~")
        comparator = _comparators()["range" if upper else self.sign]
        figure = (
            f"qudt:lowerBound {lower}.0 ; qudt:upperBound {upper}.0"
            if upper
            else f"qudt:numericValue {self.figure}.0"
        )
        basis = self.basis or _BASES[self.indicator]
        return f"""<{node}> a iip:Target ; {figure} ; iip:comparator <{comparator}> ;
            iip:indicator <https://w3id.org/iiot-policy/id/indicator/{self.indicator}> ;
            iip:subject "{self.subject}"@zh ; iip:basis iip:{basis}Basis ;
            qudt:hasUnit unit:{self.unit} ; iip:unitText "个"@zh .
            {f'<{node}> iip:scope "{self.scope}"@zh .' if self.scope else ""}
            {f'<{node}> iip:dueDate "{self.due}"^^xsd:gYear .' if self.due else ""}"""


@dataclass(frozen=True)
class Task:
    """A measure: its heading, the technologies that it names, the indicator of a target."""

    heading: str
    technologies: tuple[str, ...] = ()
    aim: Aim | None = None

    def turtle(self, node: str) -> str:
        """The measure as triples."""
        named = " ".join(
            f"<{node}> iip:mentions <{t}> . <{t}> a iip:Technology ." for t in self.technologies
        )
        aim = (
            f"<{node}> iip:setsTarget <{node}-t> . {self.aim.turtle(f'{node}-t')}"
            if self.aim
            else ""
        )
        return f'<{node}> a iip:Measure ; skos:prefLabel "{self.heading}"@zh . {named} {aim}'


@dataclass(frozen=True)
class Plan:
    """A document: central, or of a region; its targets are named after it: a0, a1 …"""

    name: str
    date: str
    aims: tuple[Aim, ...] = ()
    tasks: tuple[Task, ...] = ()
    region: str = ""
    more: str = ""
    """Further statements about the document, such as `iip:succeedsPlan <a>`."""

    def turtle(self) -> str:
        """The document and all in it as triples."""
        place = f"iip:region <{self.region}>" if self.region else "iip:level iip:levelMinistry"
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(self.date))
        dated = f'; eli:date_document "{self.date}"^^xsd:{kind}' if kind else ""
        text = f"<{self.name}> a iip:PolicyDocument ; {place} {dated} . "
        text += f"<{self.name}> {self.more} . " if self.more else ""
        for at, aim in enumerate(self.aims):
            node = f"{self.name}{at}"
            text += f"<{self.name}> iip:setsTarget <{node}> . {aim.turtle(node)}\n"
        for at, task in enumerate(self.tasks):
            node = f"{self.name}/{at}"
            text += f"<{node}> eli:is_part_of <{self.name}> . {task.turtle(node)}\n"
        return text


def plans(*documents: Plan, more: str = "") -> ox.Store:
    """A store with the documents, the vocabularies, and what all packaged rules derive of them."""
    store = stating("\n".join(plan.turtle() for plan in documents) + more)
    fill_store(store, _terms())
    derive(store, read_rules(RULES))
    return store


def changes(store: ox.Store, cls: str = "Target") -> Rows:
    """Each change: its kind, the earlier end and the later one; - where there is none."""
    return rows(
        store,
        f"""SELECT ?kind ?earlier ?later WHERE {{
          ?change a iip:{cls}Change ; iip:changeType ?type .
          BIND(LCASE(STRAFTER(STR(?type), "#change")) AS ?kind)
          OPTIONAL {{ ?change iip:earlier{cls} ?earlier }}
          OPTIONAL {{ ?change iip:later{cls} ?later }}
        }}""",
    )


def reasons(store: ox.Store, language: str = "en") -> set[str]:
    """Why the rules say so, in one language."""
    query = f'SELECT ?r WHERE {{ ?s iip:reason ?r FILTER(LANG(?r) = "{language}") }}'
    return {row[0] for row in rows(store, query)}


def rows(store: ox.Store, query: str) -> Rows:
    """What a query finds, as texts with IRIs cut short."""
    found = store.query(_PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return {tuple(_short(value) for value in row) for row in found}


def _short(value: object) -> str:
    text = str(getattr(value, "value", "-"))
    return text.removeprefix(BASE).removeprefix(str(IIP))


@cache
def _terms() -> list[ox.Quad]:
    paths: Iterable[Path] = [ONTOLOGY, *(p for p in VOCABULARIES() if p.stem == "indicators")]
    graph = ox.NamedNode(f"{BASE}terms")
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for path in paths
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    ]


@cache
def _comparators() -> dict[str, str]:
    store = ox.Store()
    fill_store(store, _terms())
    query = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?sign ?c WHERE { ?c a iip:Comparator ; skos:notation ?sign }"""
    return {sign: str(IIP[c]) for sign, c in rows(store, query)}
