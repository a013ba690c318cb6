"""`lineage`: what a document stands on and what came of it."""

import sys
from typing import Annotated, Literal

import typer
from graph.lineage_formats import write

from api.commands.options import Data, current_release
from graph.lineage import DOCUMENTS, EDGES, Lineage
from graph.store import open_store
from loaders.dates import PartialDate
from queries.execute import rows
from queries.parameters import ParameterError, the_one
from queries.things import Things


def lineage(
    data: Data,
    thing: Annotated[str, typer.Argument(help="A document: number, title or IRI.")],
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
    """Write the lineage around a document.

    Example: iiot-policy lineage 工信厅信管〔2020〕8号 --format svg > lineage.svg
    """
    release = current_release(data)
    store = open_store(release.store, release.statements)
    document = the_one(Things(store), thing, "document")
    whole = Lineage(rows(store, DOCUMENTS), rows(store, EDGES))
    if unknown := set(relation or ()) - set(whole.relations()):
        known = ", ".join(whole.relations())
        raise ParameterError(f"no relation {', '.join(sorted(unknown))}; there are: {known}")
    day = str(PartialDate(as_of)) if as_of else None
    view = whole.around(document.iri, depth, direction, relation or (), day)
    sys.stdout.buffer.write(write(view, format))
