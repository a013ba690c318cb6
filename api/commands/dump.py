"""`dump`: the current release as a file."""

import shutil
import sys
from pathlib import Path
from typing import Annotated, Literal

import pyoxigraph as ox
import typer

from api.commands.options import Data, current_release
from graph import dumps
from graph.formats import FORMATS
from graph.store import open_store


class UnknownGraph(typer.BadParameter):
    """Raised for a named graph that the release has not."""


def dump(
    data: Data,
    format: Annotated[
        Literal["ttl", "nq", "nt", "jsonld", "rdf"], typer.Option(help="Only nq keeps the graphs.")
    ] = "ttl",
    graph: Annotated[str | None, typer.Option(help="Only this named graph.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file to write.")] = None,
) -> None:
    """Write the current release, or one named graph of it.

    Example: iiot-policy dump --format nq -o policies.nq
    """
    release = current_release(data)
    if graph is None:
        if output:
            shutil.copyfile(release.dump(format), output)
        else:
            with release.dump(format).open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        return
    store = open_store(release.store)
    try:
        found = list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    except ValueError as error:
        raise UnknownGraph(f"{graph!r} is no IRI: {error}") from error
    if not found:
        raise UnknownGraph(f"no named graph {graph}: list them with GRAPH ?g {{}} in a query")
    target = output or Path("/dev/stdout")
    dumps.write_dump(target, FORMATS[format], sorted(found, key=str))
