"""SHACL validation: pyshacl for the shapes, set-level SPARQL for rules across documents.

The checks in `graph/checks/` are SELECT queries run by the store's own engine, because one query
over all documents is quick there; each row is a result: ?focus, ?value, ?messageEn, ?messageZh, and
?severity where that may be another than Violation.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from typing import Literal as OneOf

import pyoxigraph as ox
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as QueryResult
from rdflib.term import Node

from graph import iris
from graph.settled_shapes import has_targets, unsettled
from ontology.terms import BASE

CHECKS = Path(__file__).parent / "checks"

Severity = OneOf["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One thing found; `shape` is the IRI of the shape or check that found it."""

    severity: Severity
    focus: str
    shape: str
    path: str | None
    value: str | None
    message_en: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class Report:
    """A SHACL validation report; it conforms when it holds no violation."""

    results: tuple[Result, ...]

    @property
    def violations(self) -> tuple[Result, ...]:
        """The results that forbid publication."""
        return tuple(result for result in self.results if result.severity == "Violation")

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return not self.violations

    def as_text(self) -> str:
        """A paragraph for each result."""
        return "\n".join(
            f"{r.severity}: {r.message_en}\n  {r.message_zh}\n  at {r.focus}"
            + (f"\n  path {r.path}" if r.path else "")
            + (f"\n  value {r.value}" if r.value else "")
            for r in self.results
        )

    def as_json(self) -> str:
        """`{"conforms", "results": […]}`."""
        results = [asdict(result) for result in self.results]
        return json.dumps({"conforms": self.conforms, "results": results}, ensure_ascii=False)

    def as_graph(self) -> Graph:
        """A `sh:ValidationReport`, its nodes named from their content."""
        graph = Graph()
        report = iris.concept("validation", iris.digest(*map(str, self.results)))
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, Literal(self.conforms)))
        for result in self.results:
            node = iris.under(report, iris.digest(*asdict(result).values()))
            graph.add((report, SH.result, node))
            graph.add((node, RDF.type, SH.ValidationResult))
            graph.add((node, SH.resultSeverity, SH[result.severity]))
            graph.add((node, SH.focusNode, URIRef(result.focus)))
            graph.add((node, SH.sourceShape, URIRef(result.shape)))
            graph.add((node, SH.resultMessage, Literal(result.message_en, lang="en")))
            graph.add((node, SH.resultMessage, Literal(result.message_zh, lang="zh")))
        return graph


def validate_store(store: ox.Store, shapes: Graph, data: Callable[[], Graph]) -> Report:
    """Validate what a store's default graph holds; `data` gives the same graph where it is needed.

    Quick where little is wrong: see `graph.settled_shapes`.
    """
    left = unsettled(store, shapes)
    return validate(data(), left) if has_targets(left) else Report(())


class PreparedGraph(Graph):
    """A graph that parses each query once: pyshacl asks the same one for every focus node."""

    prepare = staticmethod(cache(prepareQuery))

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> QueryResult:  # noqa: ANN401
        """As `rdflib.Graph.query`."""
        prepared = self.prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


def validate(data: Graph, shapes: Graph) -> Report:
    """Validate against SHACL shapes (no inference: the data carries the ontology's classes).

    Quick for a `PreparedGraph`.
    """
    import pyshacl  # half a second, for those who validate

    _, found, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, do_owl_imports=False
    )
    if not isinstance(found, Graph):
        raise ValueError(f"the shapes cannot be used: {found}")  # noqa: TRY004
    results = (_result(found, node) for node in found.objects(None, SH.result))
    return Report(tuple(sorted(results, key=str)))


def check(
    store: ox.Store, folder: Path = CHECKS, done: Callable[[str], None] = lambda _: None
) -> Report:
    """Run every check of the folder on the union of the store's graphs."""
    results: list[Result] = []
    for path in sorted(folder.glob("*.rq")):
        rows = store.query(path.read_text(encoding="utf-8"))
        results.extend(_checked(path.stem, rows))
        done(path.stem)
    return Report(tuple(sorted(results, key=str)))


def joined(reports: Iterable[Report]) -> Report:
    """One report of several."""
    return Report(tuple(result for report in reports for result in report.results))


def _checked(name: str, rows: object) -> Iterable[Result]:
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101  # checks are SELECT queries
    graded = any(variable.value == "severity" for variable in rows.variables)
    for row in rows:
        focus, value, english, chinese = (
            getattr(row[key], "value", "") for key in ("focus", "value", "messageEn", "messageZh")
        )
        severity: Severity = row["severity"].value if graded else "Violation"
        yield Result(severity, focus, f"{BASE}check/{name}", None, value, english, chinese)


def _result(report: Graph, node: Node) -> Result:
    def text(predicate: URIRef) -> str | None:
        value = report.value(node, predicate)
        # the label of a blank node, such as a compound path, is another on each run
        return None if value is None or isinstance(value, BNode) else str(value)

    messages = {
        # pyshacl loses the language of messages of SPARQL constraints; their full stops tell it
        message.language or ("zh" if message.endswith("。") else "en"): str(message)
        for message in report.objects(node, SH.resultMessage)
        if isinstance(message, Literal)
    }
    fallback = next(iter(messages.values()), "")
    severity = str(report.value(node, SH.resultSeverity)).rpartition("#")[2]
    return Result(
        severity,  # type: ignore[arg-type]
        text(SH.focusNode) or "",
        text(SH.sourceConstraint) or text(SH.sourceShape) or "",
        text(SH.resultPath),
        text(SH.value),
        messages.get("en", fallback),
        messages.get("zh", fallback),
    )
