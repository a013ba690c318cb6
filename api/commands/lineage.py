"""`lineage`: what a document stands on and what came of it."""

import sys
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from api.commands.options import Data, current_release
from api.facets import chosen_names
from api.labels import NAMES, Labels
from graph.lineage import Lineage
from graph.lineage_cells import Lanes
from graph.lineage_formats import write_picture
from graph.lineage_png import TooLarge, draws_chinese
from graph.lineage_rows import DOCUMENTS, EDGES
from graph.picture.words import Language
from graph.store import open_store
from queries.execute import rows
from queries.lineage import FACETS, LineageQuestion, Selector
from queries.parameters import NothingFound, ParameterError
from queries.things import Things
from queries.views.documents import QUERIES, Documents

Format = Literal["svg", "png", "json", "graphml", "gexf", "dot", "csv"]
Thing = Annotated[
    str | None, typer.Argument(help="A document: number, title or IRI; without one, all.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(help="Documents with steps up and down: 2+8号+1; may be repeated."),
]
Ways = Annotated[
    Literal["up", "down", "both"], typer.Option(help="What it stands on, or what came of it.")
]
Relations = Annotated[list[str] | None, typer.Option(help="Only this relation; may be repeated.")]
Values = Annotated[list[str] | None, typer.Option(help="Only of these; may be repeated.")]
Named = Annotated[
    list[str] | None, typer.Option(help="Only of these, by key or name; may be repeated.")
]
Opened = Annotated[
    str | None, typer.Option(help="The cell opened, of a picture of counts: 2018.province.")
]
Form = Annotated[
    Format | None, typer.Option(help="Form; without one, that of the file's name, else json.")
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write.", dir_okay=False)
]


def lineage(
    data: Data,
    thing: Thing = None,
    select: Select = None,
    to: Annotated[str | None, typer.Option(help="Only the shortest path to this document.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="How many steps.")] = 2,
    direction: Ways = "both",
    relation: Relations = None,
    as_of: Annotated[str | None, typer.Option(help="Only documents dated up to this day.")] = None,
    body: Named = None,
    level: Values = None,
    region: Named = None,
    type: Named = None,  # noqa: A002  # the name of the option
    year: Values = None,
    technology: Named = None,
    series: Named = None,
    status: Values = None,
    lanes: Annotated[Lanes, typer.Option(help="The lanes of the picture.")] = "level",
    cell: Opened = None,
    lang: Annotated[Language, typer.Option(help="Language of the labels.")] = "zh",
    format: Form = None,
    output: Output = None,
) -> None:
    """Write the lineage around documents, of a facet, or the path between two.

    Example: iiot-policy lineage 工信厅信管〔2020〕8号 --format svg > lineage.svg
    """
    form = format or _form_of(output)
    if form == "png" and output is None and sys.stdout.isatty():
        raise typer.BadParameter("a PNG is not for a terminal: give -o FILE, or redirect it")
    values = (body, level, region, type, year, technology, series, status)
    facets = {name: tuple(some) for name, some in zip(FACETS, values, strict=True) if some}
    question = LineageQuestion(
        select=(*([str(Selector(thing))] if thing else []), *(select or ())),
        to=to,
        depth=depth,
        direction=direction,
        relations=tuple(relation or ()),
        as_of=as_of,
        lanes=lanes,
        facets=facets,
        cell=cell,
    )
    content = _written(data, question, form, lang)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        output.write_bytes(content)


def _form_of(output: Path | None) -> str:
    """The form that the name of a file tells; raises BadParameter."""
    form = output.suffix.removeprefix(".") if output else "json"
    if form not in get_args(Format):
        known = ", ".join(f".{each}" for each in get_args(Format))
        raise typer.BadParameter(f"{output}: no form is told by its name ({known}); give --format")
    return form


def _written(data: Path, question: LineageQuestion, format: str, language: Language) -> bytes:
    release = current_release(data)
    store = open_store(release.store)
    lineage = Lineage(rows(store, DOCUMENTS), rows(store, EDGES))
    documents = Documents.of(*(rows(store, query) for query in QUERIES))
    view = question.view(lineage, Things.of(store), documents)
    if not view.graph:
        raise NothingFound("no document has all that is chosen")
    if format == "png" and not draws_chinese():
        sys.stderr.write("no font with Chinese characters is installed: the picture lacks them\n")
    try:
        chosen = chosen_names(view.question, Labels.of(rows(store, NAMES)), language)
        picture = view.picture(language, about=" · ".join(map(str, chosen)))
        return write_picture(picture, format)
    except TooLarge as error:
        raise ParameterError(str(error)) from error
