"""`validate`: SHACL over the current release, or over files."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import pyoxigraph as ox
import typer
from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugin import PluginException
from rdflib.util import guess_format

from api.commands.options import Data, current_release
from api.commands.progress import progress
from graph import validate as shacl
from graph.store import open_store
from graph.validate import PreparedGraph, Report
from loaders.errors import InputError
from ontology import ONTOLOGY, SHAPES, VOCABULARIES


def validate(
    data: Data,
    files: Annotated[list[Path] | None, typer.Argument(help="RDF files; else the release.")] = None,
    shapes: Annotated[Path | None, typer.Option(help="Shapes of your own.")] = None,
    format: Annotated[
        Literal["text", "json", "ttl"], typer.Option(help="Form of the report.")
    ] = "text",
) -> None:
    """Validate against the shapes; the exit code is 1 where there is a violation.

    Files are validated together with the ontology and its vocabularies.

    Example: iiot-policy validate my-extension.ttl
    """
    with progress() as step:
        step("SHACL shapes")
        rules = _parsed(Graph(), shapes or SHAPES)
        report = (
            _of_files(files, rules) if files else _of_release(data, rules, with_checks=not shapes)
        )
    _print(report, format)
    raise typer.Exit(0 if report.conforms else 1)


def _of_files(files: list[Path], shapes: Graph) -> Report:
    union = PreparedGraph()
    for path in [*files, ONTOLOGY, *VOCABULARIES()]:
        _parsed(union, path)
    store = ox.Store()
    store.bulk_load(union.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
    return shacl.validate_store(store, shapes, lambda: union)


def _of_release(data: Path, shapes: Graph, *, with_checks: bool) -> Report:
    release = current_release(data)
    store = open_store(release.store)
    report = shacl.validate_store(
        store, shapes, lambda: PreparedGraph().parse(release.dump("nt"), format="nt")
    )
    return shacl.joined([report, shacl.check(store)]) if with_checks else report


def _parsed(graph: Graph, path: Path) -> Graph:
    try:
        return graph.parse(path, format=guess_format(str(path)) or "turtle")
    except (ParserError, PluginException, SyntaxError, ValueError) as error:
        raise InputError.whole_file(path, f"cannot be parsed: {error}") from error


def _print(report: Report, format: str) -> None:
    if format == "json":
        typer.echo(report.as_json())
    elif format == "ttl":
        sys.stdout.write(report.as_graph().serialize(format="turtle"))
    else:
        typer.echo(report.as_text() or "no results")
        sys.stderr.write(f"conforms: {str(report.conforms).lower()}\n")
