"""The W3C test suite of SHACL, on the validator and with the options that a build uses.

Reports are compared as the suite says (https://w3c.github.io/data-shapes/data-shapes-test-suite/):
as graphs, without what a report may say beyond the required properties of its results; messages
count where the expected report has some.
"""

from collections import Counter
from pathlib import Path

import pyshacl
import pytest
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, SH, BNode, Graph, Namespace
from rdflib.compare import isomorphic
from rdflib.term import Node
from w3c import FOLDER, MF, SHACL, file_of, needs_the_suites, read_turtle
from w3c_known_misses import SHACL_MISSES

SHT = Namespace("http://www.w3.org/ns/shacl-test#")
REQUIRED = (
    RDF.type, SH.focusNode, SH.resultSeverity, SH.sourceConstraint, SH.sourceConstraintComponent,
    SH.sourceShape, SH.value,
)  # fmt: skip
"""What is compared of each result, beside its path."""

pytestmark = needs_the_suites


def _files() -> list[Path]:
    """All files that hold a test: one, nodeValidator-001, is in no manifest."""
    return [
        path
        for path in sorted((FOLDER / SHACL).rglob("*.ttl"))
        if b"sht:Validate" in path.read_bytes()
    ]


def _name(path: Path) -> str:
    return path.relative_to(FOLDER / SHACL).with_suffix("").as_posix()


def _report(graph: Graph, report: Node, *, messages: bool) -> Graph:
    """What is compared of a validation report."""
    kept = Graph()
    for predicate in (RDF.type, SH.conforms):
        kept += graph.triples((report, predicate, None))
    for result in graph.objects(report, SH.result):
        kept.add((report, SH.result, result))
        for predicate in (*REQUIRED, *([SH.resultMessage] if messages else [])):
            for value in graph.objects(result, predicate):
                kept.add((result, predicate, value))
        for path in graph.objects(result, SH.resultPath):
            kept.add((result, SH.resultPath, _copied(path, graph, kept)))
    return kept


def _copied(path: Node, graph: Graph, into: Graph) -> Node:
    """A property path, each time with blank nodes of its own: results may share one, or not."""
    if not isinstance(path, BNode):
        return path
    copy = BNode()
    for _, predicate, value in graph.triples((path, None, None)):
        into.add((copy, predicate, _copied(value, graph, into)))
    return copy


def _found(path: Path) -> Graph | None:
    """The report on a test's data, None where the validator refuses its shapes."""
    manifest = read_turtle(path)
    (data,), (shapes,) = (
        list(manifest.objects(None, predicate)) for predicate in (SHT.dataGraph, SHT.shapesGraph)
    )
    try:
        _, found, _ = pyshacl.validate(
            read_turtle(file_of(data)),
            shacl_graph=read_turtle(file_of(shapes)),
            inference="none",
            advanced=False,
            do_owl_imports=False,
        )
    except (ReportableRuntimeError, NotImplementedError):
        return None
    return found if isinstance(found, Graph) else None


def _passes(path: Path) -> bool:
    manifest = read_turtle(path)
    (expected,) = manifest.objects(None, MF.result)
    found = _found(path)
    if found is None or expected == SHT.Failure:
        return found is None and expected == SHT.Failure
    (report,) = found.subjects(RDF.type, SH.ValidationReport)
    messages = any(manifest.triples((None, SH.resultMessage, None)))
    return isomorphic(
        _report(manifest, expected, messages=messages), _report(found, report, messages=messages)
    )


# Some data is wrong on purpose, of which rdflib warns.
@pytest.mark.filterwarnings("ignore::UserWarning:rdflib")
@pytest.mark.parametrize("path", _files(), ids=_name)
def test_a_report_is_the_expected_one_unless_listed_as_missed(path: Path) -> None:
    missed = SHACL_MISSES.get(_name(path))
    assert _passes(path) == (missed is None), missed


def test_all_tests_of_the_suite_are_run() -> None:
    counted = Counter(_name(path).partition("/")[0] for path in _files())
    assert counted == {"core": 98, "sparql": 23}
    assert SHACL_MISSES.keys() <= {_name(path) for path in _files()}
