"""What is asked: queries with a place that changes, so that no text need be asked twice."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from bench.endpoint.data import DataSet

_PREFIXES = """\
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
ITEM, NUMBER = "{item}", "{n}"
"""In a template: a term of the data set, and a number that no other request has."""
_PLACES = re.compile(r"(\{item\}|\{n\})")
SOLUTIONS, TRIPLES = "application/sparql-results+json", "application/n-triples"
_CITES = "eli:cites|eli:ensures_implementation_of"


@dataclass(frozen=True, slots=True)
class Workload:
    """A query to be asked many times: `{item}` and `{n}` in its template change each time."""

    name: str
    template: str
    items: tuple[str, ...] = ("",)
    accept: str = SOLUTIONS

    def text(self, number: int) -> str:
        """The query of that number; two numbers have two texts."""
        item = self.items[number % len(self.items)]
        return self.template.replace(ITEM, item).replace(NUMBER, str(number))

    def pieces(self) -> list[str]:
        """The template percent-encoded, cut at `{item}` and `{n}`, which are kept."""
        parts = _PLACES.split(self.template)
        return [part if part in (ITEM, NUMBER) else quote(part, safe="") for part in parts]


_LOOKUP = "SELECT ?p ?o WHERE { <{item}> ?p ?o } LIMIT 1000{n}"
_JOIN = """SELECT ?document ?title ?measure WHERE {
  ?document eli:passed_by <{item}> ; dcterms:title ?title .
  ?measure iip:inDocument ?document ; iip:mentions ?technology .
  FILTER(?title != "{n}") }"""
_PATH = (
    "SELECT ?document WHERE { ?document ("
    + _CITES
    + ')+ <{item}> FILTER(STR(?document) != "{n}") }'
)
_GROUP = """SELECT ?technology (COUNT(?measure) AS ?measures) WHERE {
  ?measure iip:mentions ?technology FILTER(?technology != <urn:x:{n}>) } GROUP BY ?technology"""
_REGEX = """SELECT ?thing ?title WHERE {
  ?thing dcterms:title ?title FILTER(REGEX(?title, "^(推进|建设).*网络安全.*(77|平台|{n}x)")) }"""
_ORDER = """SELECT ?thing ?title WHERE {
  ?thing dcterms:title ?title FILTER(?title != "{n}") } ORDER BY DESC(?title) ?thing LIMIT 50"""
_CONSTRUCT = """CONSTRUCT { ?measure ?p ?o } WHERE {
  ?document eli:passed_by <{item}> . ?measure iip:inDocument ?document ; ?p ?o .
  FILTER(?p != <urn:x:{n}>) } LIMIT 1000"""
_ROWS = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(?p != <urn:x:{n}>) } LIMIT 10000"

ANALYTIC: Final = ("join", "path", "group-by", "regex", "order-by-limit", "construct")
"""The workloads that the engine has to think about."""


def workloads(data: DataSet) -> list[Workload]:
    """All workloads over a data set, with terms of its own."""
    store = ox.Store.read_only(str(data.release.store))
    bodies = _most(store, "SELECT ?x WHERE { ?d eli:passed_by ?x . ?m iip:inDocument ?d }")
    documents = _objects(store, "SELECT DISTINCT ?x WHERE { ?x a iip:PolicyDocument }")
    things = "SELECT DISTINCT ?x WHERE { ?x iip:inDocument ?d }"
    lookups = (*documents, *_objects(store, things))[:50_000]
    return [
        Workload("lookup", _LOOKUP, lookups),
        Workload("join", _PREFIXES + _JOIN, bodies),
        Workload("path", _PREFIXES + _PATH, _widely_cited(store)),
        Workload("group-by", _PREFIXES + _GROUP),
        Workload("regex", _PREFIXES + _REGEX),
        Workload("order-by-limit", _PREFIXES + _ORDER),
        Workload("construct", _PREFIXES + _CONSTRUCT, bodies, TRIPLES),
        Workload("10k rows", _ROWS),
    ]


def _objects(store: ox.Store, query: str) -> tuple[str, ...]:
    found = store.query(_PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(sorted(row[0].value for row in found if isinstance(row[0], ox.NamedNode)))


def _most(store: ox.Store, query: str, count: int = 20) -> tuple[str, ...]:
    """The terms that the query finds most often."""
    body = query.partition("WHERE")[2]
    grouped = f"SELECT ?x WHERE {body} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT {count}"
    return _objects(store, grouped)


def _widely_cited(store: ox.Store, wanted: int = 800, count: int = 20) -> tuple[str, ...]:
    """The documents on which about so many others rest, directly or not."""
    found = store.query(f"{_PREFIXES} SELECT ?x ?y WHERE {{ ?x {_CITES} ?y }}")
    assert isinstance(found, ox.QuerySolutions)
    citing: dict[str, set[str]] = defaultdict(set)
    for row in found:
        if isinstance(row[0], ox.NamedNode) and isinstance(row[1], ox.NamedNode):
            citing[row[1].value].add(row[0].value)
    sizes = {iri: _closure(citing, iri, 4 * wanted) for iri in citing}
    return tuple(sorted(citing, key=lambda iri: (abs(sizes[iri] - wanted), iri))[:count])


def _closure(citing: dict[str, set[str]], iri: str, most: int) -> int:
    seen: set[str] = set()
    ahead = [iri]
    while ahead and len(seen) < most:
        new = citing.get(ahead.pop(), set()) - seen
        seen |= new
        ahead += new
    return len(seen)
