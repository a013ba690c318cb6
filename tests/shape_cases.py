"""The cases of tests/shapes/: faults put into good.ttl, each with what the shapes answer."""

import re
from functools import cache
from pathlib import Path

from rdflib import SH, Graph, Namespace
from rdflib.term import Node

from graph.validate import PreparedGraph
from ontology import ONTOLOGY, SHAPES

FOLDER = Path(__file__).parent / "shapes"
CASES = sorted(FOLDER.glob("*.ru"))
IPS = Namespace("https://w3id.org/iiot-policy/shapes#")
EXPECTATION = re.compile(r"^# (expect|warn): (\S+) on (\S+)$", re.MULTILINE)
SEVERITY = {"expect": SH.Violation, "warn": SH.Warning}

Found = tuple[str, str, Node | None]
"""Name of the shape or constraint, focus node, severity."""


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


@cache
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY)


@cache
def good() -> Graph:
    return Graph(bind_namespaces="none").parse(FOLDER / "good.ttl")


def changed(update: str = "") -> Graph:
    """The good graph after an update, with the ontology."""
    graph = Graph()
    graph += good()
    if update:
        graph.update(update, initNs=dict(good().namespaces()))
    return with_ontology(graph)


def with_ontology(data: Graph) -> Graph:
    graph = PreparedGraph()
    graph += data
    graph += ontology()
    return graph


def expected(case: Path) -> set[Found]:
    text = case.read_text(encoding="utf-8")
    expand = good().namespace_manager.expand_curie
    return {(s, str(expand(f)), SEVERITY[kind]) for kind, s, f in EXPECTATION.findall(text)}


def name(shape: Node | None) -> str:
    return str(shape).removeprefix(IPS)
