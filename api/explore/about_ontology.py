"""The page of `/ontology`: every term by theme, read from the Turtle as its authors ordered it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS
from rdflib.namespace import SKOS

from api.describe import Facts
from api.generation import Generation
from api.labels import Text
from graph.dumps import PREFIXES
from ontology.terms import BASE

NS: Final = BASE + "ns#"
_THEME: Final = re.compile(r"^# -+ (.+?) -+$|^iip:([\w-]+)$", re.MULTILINE)
"""A heading of a theme among the comments, or the first line of a term's block."""
_SCHEMA: Final = "http://schema.org/"
_ABOVE: Final = (str(RDFS.subClassOf), str(RDFS.subPropertyOf))
_DOMAIN: Final = (str(RDFS.domain), _SCHEMA + "domainIncludes")
_RANGE: Final = (str(RDFS.range), _SCHEMA + "rangeIncludes")
INSTANCES: Final = f"""
SELECT ?term (COUNT(DISTINCT ?thing) AS ?count) (MIN(STR(?thing)) AS ?example) WHERE {{
  ?thing a ?term FILTER(STRSTARTS(STR(?term), "{NS}"))
}} GROUP BY ?term"""
STATEMENTS: Final = f"""
SELECT ?term (COUNT(*) AS ?count) (MIN(STR(?subject)) AS ?example) WHERE {{
  {{ SELECT DISTINCT ?subject ?term ?object WHERE {{
    ?subject ?term ?object FILTER(STRSTARTS(STR(?term), "{NS}"))
  }} }}
}} GROUP BY ?term"""
POINTED_AT: Final = f"""
SELECT ?term (COUNT(DISTINCT ?subject) AS ?count) (MIN(STR(?subject)) AS ?example) WHERE {{
  ?subject ?property ?term FILTER(isIRI(?term) && STRSTARTS(STR(?term), "{NS}"))
  FILTER(?property NOT IN (<{RDF.type}>, <{RDFS.domain}>, <{RDFS.range}>))
}} GROUP BY ?term"""
"""How often classes, properties and individuals are used, and by what, the first of all."""

Sort = Literal["class", "property", "individual"]


@dataclass(frozen=True, slots=True)
class Use:
    """How often a term is used in the graph, and the first thing that does."""

    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term: names and definitions by language, and what it is tied to, as IRIs.

    `below` are the own terms under it; of an individual `types` are its classes.
    """

    iri: str
    sort: Sort
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    types: tuple[str, ...]
    notation: str
    above: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    below: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name without the namespace, which is its anchor."""
        return self.iri.removeprefix(NS)


@dataclass(slots=True)
class Theme:
    """Terms that stand together; `closed` is the class of which they are all there is."""

    heading: str
    terms: list[Term] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its anchor."""
        return "theme-" + re.sub(r"[^a-z]+", "-", self.heading.lower()).strip("-")

    @property
    def closed(self) -> str:
        """The class of a closed list, "" where it is none."""
        sorts = {term.sort for term in self.terms}
        return self.terms[0].types[0] if sorts == {"individual"} else ""


def themes(turtle: str, triples: Iterable[ox.Triple]) -> list[Theme]:
    """The themes of the ontology in the order of its text."""
    kept = list(triples)
    facts, below = Facts(kept), _below(kept)
    found: list[Theme] = [Theme("")]
    for heading, name in _THEME.findall(turtle):
        if heading:
            found.append(Theme(heading))
        else:
            found[-1].terms.append(_term(NS + name, facts, below.get(NS + name, ())))
    return [theme for theme in found if theme.terms]


def _below(triples: Iterable[ox.Triple]) -> dict[str, list[str]]:
    """The own terms under each term."""
    below: dict[str, list[str]] = defaultdict(list)
    for triple in triples:
        own = getattr(triple.subject, "value", "")
        if triple.predicate.value in _ABOVE and own.startswith(NS):
            below[getattr(triple.object, "value", "")].append(own)
    return below


def _term(iri: str, facts: Facts, below: Iterable[str]) -> Term:
    types = tuple(sorted(set(facts.values(iri, RDF.type))))
    sort: Sort = "individual"
    if str(OWL.Class) in types:
        sort = "class"
    elif any(kind.startswith(str(OWL)) for kind in types):
        sort = "property"
    return Term(
        iri,
        sort,
        _by_language(facts.texts(iri, RDFS.label)),
        _by_language(facts.texts(iri, SKOS.definition)),
        types,
        " ".join(facts.values(iri, SKOS.notation)),
        tuple(_values(facts, iri, _ABOVE)),
        tuple(_values(facts, iri, _DOMAIN)),
        tuple(_values(facts, iri, _RANGE)),
        tuple(sorted(below)),
    )


def _values(facts: Facts, iri: str, properties: Iterable[str]) -> Iterator[str]:
    for predicate in properties:
        yield from sorted(set(facts.values(iri, predicate)))


def _by_language(texts: Iterable[Text]) -> dict[str, str]:
    return {text.language: text.text for text in texts}


def prefixes(themes_: Iterable[Theme]) -> dict[str, str]:
    """The prefixes of the terms that are referred to."""
    named = {
        iri
        for theme in themes_
        for term in theme.terms
        for iri in (term.iri, *term.above, *term.domain, *term.range)
    }
    return {
        prefix: namespace
        for prefix, namespace in sorted(PREFIXES.items())
        if any(iri.startswith(namespace) for iri in named)
    }


async def uses(generation: Generation) -> dict[str, Use]:
    """How often each own term is used in a dataset, for `generation.once`."""
    found: dict[str, Use] = {}
    for query in (POINTED_AT, INSTANCES, STATEMENTS):
        for row in await generation.rows(query):
            if "term" in row:
                found[row["term"]] = Use(int(row["count"]), row["example"])
    return found
