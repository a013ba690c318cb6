"""`lineage`: what a document stands on and what came of it."""

import sys
from typing import Annotated, Literal

import typer

from api.commands.options import Data, current_release
from graph.lineage import DOCUMENTS, EDGES, Lineage
from graph.lineage_formats import write
from graph.store import open_store
from queries.execute import rows
from queries.lineage import view
from queries.things import Things


def lineage(
    data: Data,
    thing: Annotated[str, typer.Argument(help="A document: number, title or IRI.")],
    to: Annotated[str | None, typer.Option(help="Only the shortest path to this document.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="How many steps.")] = 2,
    direction: Annotated[
        Literal["up", "down", "both"], typer.Option(help="What it stands on, or what came of it.")
    ] = "both",
    relation: Annotated[
        list[str] | None, typer.Option(help="Only this relation; may be repeated.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Only documents dated up to this day.")] = None,
    format: Annotated[
        Literal["svg", "json", "graphml", "gexf", "dot", "csv"], typer.Option(help="Form.")
    ] = "json",
) -> None:
    """Write the lineage around a document, or the path between two.

    Example: iiot-policy lineage 工信厅信管〔2020〕8号 --format svg > lineage.svg
    """
    release = current_release(data)
    store = open_store(release.store, release.statements)
    whole = Lineage(rows(store, DOCUMENTS), rows(store, EDGES))
    shown = view(
        whole,
        Things.of(store),
        thing,
        to=to,
        depth=depth,
        direction=direction,
        relations=relation or (),
        as_of=as_of,
    )
    sys.stdout.buffer.write(write(shown, format))
