"""Rules: what follows from what is stated, each one CONSTRUCT query, each into a graph of its own.

A rule is an `.rq` file that says of itself, in its header, what follows and which rules it reads:

#+ summary: {en: …, zh: …, ja: …}
#+ after: [in-document]

It asks the union of all graphs, and what rules before it derived. Its statements stand in
`graph/derived/{name}` with the rule that derived them, but for those that are in the union already:
asserted and derived never mix. No clock and no blank nodes: same input, same statements.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, SH, URIRef
from rdflib.namespace import SKOS

from graph import iris
from graph.query_header import QueryHeaderError, Strict, Texts, read_header_as
from graph.rule_functions import FUNCTIONS
from graph.store import fill_store
from ontology.terms import IIP


class RuleError(Exception):
    """Raised for rules that cannot run; names the file, and what would have been valid."""


class RuleHeader(Strict):
    """What a rule says of itself; `after` names the rules whose statements it reads."""

    summary: Texts
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its file, what it says of itself, and the query as it runs."""

    path: Path
    header: RuleHeader
    text: str

    @property
    def name(self) -> str:
        """Its name: that of the file."""
        return self.path.stem

    @property
    def iri(self) -> URIRef:
        """The rule as a thing that statements are derived by."""
        return iris.concept("rule", self.name)

    @property
    def graph(self) -> URIRef:
        """The named graph of what it derives."""
        return iris.under(iris.DERIVED_GRAPH, self.name)

    @property
    def description(self) -> list[ox.Triple]:
        """What its graph says of the rule, with its text, and that it is derived by it."""
        graph, node = ox.NamedNode(self.graph), ox.NamedNode(self.iri)
        summary = self.header.summary
        texts = [ox.Literal(summary[tag], language=tag) for tag in ("en", "zh", "ja")]
        return [
            ox.Triple(graph, ox.NamedNode(IIP.derivedBy), node),
            ox.Triple(node, ox.NamedNode(RDF.type), ox.NamedNode(IIP.Rule)),
            ox.Triple(node, ox.NamedNode(SH.construct), ox.Literal(self.text)),
            *(ox.Triple(node, ox.NamedNode(SKOS.prefLabel), text) for text in texts),
            *(ox.Triple(node, ox.NamedNode(SKOS.definition), text) for text in texts),
        ]


def read_rules(folder: Path) -> list[Rule]:
    """The rules of a folder in the order in which they run, which no clock and no disk decides.

    Raises RuleError for a header that is wrong, a rule that none is, or rules in a circle.
    """
    rules = {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}
    for rule in rules.values():
        if unknown := [name for name in rule.header.after if name not in rules]:
            valid = ", ".join(rules)
            raise RuleError(f"{rule.path}: after: no rule {unknown[0]!r}; there are: {valid}")
    order = TopologicalSorter({name: sorted(rule.header.after) for name, rule in rules.items()})
    try:
        return [rules[name] for name in order.static_order()]
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        first = rules[error.args[1][0]].path
        raise RuleError(f"{first}: these rules run after one another: {circle}") from error


def derive(
    store: ox.Store, rules: Sequence[Rule], step: Callable[[str], None] = lambda _: None
) -> list[ox.Quad]:
    """Run the rules on a store whose default graph is the union, and add to it what follows.

    Gives what was added, in the order of N-Quads text. Raises RuleError for a query that is none
    or that makes blank nodes.
    """
    added: list[ox.Quad] = []
    for rule in rules:
        step(f"rule {rule.name}")
        graph = ox.NamedNode(rule.graph)
        triples = {*_following(store, rule), *rule.description}
        quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
        fill_store(store, quads)
        added += quads
    return sorted(added, key=str)


def _read(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    try:
        return Rule(path, read_header_as(RuleHeader, path, text), text)
    except QueryHeaderError as error:
        raise RuleError(str(error)) from error


def _following(store: ox.Store, rule: Rule) -> Iterator[ox.Triple]:
    """What follows and is not in the union yet."""
    try:
        found = store.query(rule.text, custom_functions=FUNCTIONS)
    except SyntaxError as error:
        raise RuleError(f"{rule.path}: no SPARQL: {error}") from error
    if not isinstance(found, ox.QueryTriples):
        raise RuleError(f"{rule.path}: a rule is a CONSTRUCT query")
    for triple in found:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise RuleError(f"{rule.path}: {triple} has a blank node: make an IRI of what it is")
        if ox.Quad(triple.subject, triple.predicate, triple.object) not in store:
            yield triple
