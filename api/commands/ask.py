"""`sparql` and `query`: questions to the current release, without a server."""

import json
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pyoxigraph as ox
import typer
from rich.console import Console
from rich.table import Table

from api.commands.options import Data, current_release
from graph.store import open_store
from loaders.errors import InputError
from queries.catalog import packaged_catalog
from queries.execute import Answer, Term, answer
from queries.header import Parameter
from queries.parameters import ParameterError, bind
from queries.things import Things

Format = Annotated[
    Literal["table", "json", "xml", "csv", "tsv", "ttl", "nt", "rdf", "jsonld"],
    typer.Option(help="Form of the results; a graph comes as ttl where a table is asked for."),
]
_DEFAULTS = ("json", "ttl")


def sparql(
    data: Data,
    query: Annotated[
        str | None, typer.Argument(help="The query; `-` reads standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="A file with it.")] = None,
    format: Format = "table",
) -> None:
    """Run a SPARQL query on the current release.

    Example: iiot-policy sparql 'SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#Measure> }'
    """
    if (query is None) == (file is None):
        raise typer.BadParameter("give the query, or -f FILE, or - for standard input")
    _print(_open(data), _text(query, file), {}, format)


def query(
    data: Data,
    name: Annotated[str | None, typer.Argument(help="A question's name.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter.")
    ] = None,
    format: Format = "table",
) -> None:
    """List the questions, or run one.

    Example: iiot-policy query measures-of-document --param document=工信厅信管〔2020〕8号
    """
    if name is None:
        _list(format)
        return
    question = packaged_catalog()[name]
    pairs = [pair.partition("=") for pair in param or []]
    if not all(separator for _, separator, _ in pairs):
        raise ParameterError("a parameter is written --param name=value")
    store = _open(data)
    bindings = bind(question, {key: value for key, _, value in pairs}, Things.of(store))
    _print(store, question.text, bindings, format)


def _text(query: str | None, file: Path | None) -> str:
    place = file or Path("-")
    try:
        if file:
            return file.read_text(encoding="utf-8")
        return sys.stdin.buffer.read().decode("utf-8") if query == "-" else str(query)
    except UnicodeDecodeError as error:
        raise InputError.whole_file(place, f"not UTF-8 at byte {error.start}") from error


def _list(format: str) -> None:
    catalog = packaged_catalog()
    if format == "json":
        listed = [
            {"name": name, **question.header.model_dump()} for name, question in catalog.items()
        ]
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for name, question in catalog.items():
        typer.echo(f"{name}\n    {question.header.summary.en}")
        for parameter, said in question.header.parameters.items():
            typer.echo(f"    --param {parameter}={said.example}{_optional(said)}")


def _optional(parameter: Parameter) -> str:
    return "" if parameter.required else "    (optional)"


def _open(data: Path) -> ox.Store:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine cannot be interrupted otherwise
    release = current_release(data)
    return open_store(release.store)


def _print(store: ox.Store, text: str, bindings: Mapping[str, Term], format: str) -> None:
    found = answer(store, text, _DEFAULTS if format == "table" else (format,), bindings)
    if format == "table" and isinstance(found.results, ox.QuerySolutions):
        _table(found.results)
    elif format == "table" and isinstance(found.results, ox.QueryBoolean):
        typer.echo("true" if found.results else "false")
    else:
        _stream(found)


def _stream(found: Answer) -> None:
    found.write(sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _table(solutions: ox.QuerySolutions) -> None:
    names = [variable.value for variable in solutions.variables]
    table = Table(*names, box=None, header_style="bold", pad_edge=False)
    count = 0
    for row in solutions:
        table.add_row(*(getattr(row[name], "value", "") for name in names))
        count += 1
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False, markup=False)
    console.print(table)
    sys.stderr.write(f"{count} rows\n")
