"""What single rules derive from a few statements in Turtle."""

from collections.abc import Iterable

import pyoxigraph as ox

from graph.dumps import PREFIXES
from graph.rules import Rule, derive, read_rules
from graph.store import fill_store
from ontology.terms import IIP
from queries import RULES

STATED = ox.NamedNode("https://policy.example/stated")
BASE = "https://policy.example/"


def following(name: str, given: str) -> str:
    """What the packaged rule `name` derives from what is given, as `triples` writes it.

    The rules whose statements it reads run before it.
    """
    rules = {rule.name: rule for rule in read_rules(RULES)}
    store = stating(given)
    needed = _needed(rules, name)
    derive(store, [rule for rule in rules.values() if rule.name in needed - {name}])
    return _written(quad.triple for quad in derive(store, [rules[name]]) if is_derived(quad))


def stating(given: str) -> ox.Store:
    """A store with the statements in one named graph and in the union."""
    store = ox.Store()
    fill_store(store, [ox.Quad(t.subject, t.predicate, t.object, STATED) for t in _parsed(given)])
    return store


def triples(turtle: str) -> str:
    """The triples of a Turtle text in one order, a line each."""
    return _written(_parsed(turtle))


def is_derived(quad: ox.Quad) -> bool:
    """Whether a statement of a derived graph is what follows, not what describes the rule."""
    about_rule = "/id/rule/" in str(quad.subject)
    return not about_rule and quad.subject != quad.graph_name


def _needed(rules: dict[str, Rule], name: str) -> set[str]:
    return {name}.union(*(_needed(rules, other) for other in rules[name].header.after))


def _parsed(turtle: str) -> list[ox.Triple]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text = prefixes + turtle
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=BASE)]


def _written(found: Iterable[ox.Triple]) -> str:
    lines = sorted({str(triple).replace(BASE, "").replace(str(IIP), "iip:") for triple in found})
    return "\n".join(lines)
