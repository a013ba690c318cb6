"""`/lineage`: what a document stands on and what came of it."""

import logging
import re
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from urllib.parse import unquote_plus

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.explore.documents import document_index
from api.facets import chosen_names
from api.generation import generation_of
from api.html import address, language_of, link, wants_page
from graph.lineage import Direction
from graph.lineage_cells import Lanes
from graph.lineage_formats import FORMATS, write_picture
from graph.lineage_picture import LineagePicture
from graph.lineage_png import TooLarge, draws_chinese
from ontology.terms import BASE
from queries.lineage import DEEPEST, FACETS, LineageQuestion, Selector, View
from queries.parameters import ParameterError

_LOG = logging.getLogger("iiot_policy.lineage")

router = APIRouter(tags=["lineage"])

FormatName = Literal["json", "graphml", "gexf", "dot", "csv", "svg", "png"]
Values = Annotated[list[str] | None, Query(description="Only documents of these; may be repeated.")]
Download = Annotated[bool, Query(description="As a file to be kept, with a name.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the lineage, by query parameters."""

    thing: Annotated[
        str | None,
        Query(description="A document: number, title or IRI.", examples=["工信厅信管〔2020〕8号"]),
    ] = None
    select: Annotated[
        list[str] | None,
        Query(
            description="Documents with a number of steps up and down; may be repeated.",
            examples=["2+工信厅信管〔2020〕8号+1"],
        ),
    ] = None
    to: Annotated[
        str | None, Query(description="Only the shortest path to this document, named likewise.")
    ] = None
    depth: Annotated[int, Query(ge=0, le=DEEPEST, description="How many steps.")] = 2
    direction: Annotated[
        Direction, Query(description="What it stands on, what came of it, or both.")
    ] = "both"
    relation: Annotated[
        list[str] | None, Query(description="Only these relations; may be repeated.")
    ] = None
    as_of: Annotated[
        str | None,
        Query(description="Only documents dated up to this day.", examples=["2019-12-31"]),
    ] = None
    lanes: Annotated[Lanes, Query(description="The lanes of the picture.")] = "level"
    body: Values = None
    level: Values = None
    region: Values = None
    type: Values = None
    year: Values = None
    technology: Values = None
    series: Values = None
    status: Values = None
    cell: Annotated[
        str | None, Query(description="The cell opened, of a picture of counts: 2018.province")
    ] = None


def question_of(request: Request, asked: Asked) -> LineageQuestion:
    """The question that a request asks."""
    plain = [str(Selector(asked.thing))] if asked.thing else []
    return LineageQuestion(
        select=(*plain, *_selectors(request)),
        to=asked.to or None,
        depth=asked.depth,
        direction=asked.direction,
        relations=tuple(filter(None, asked.relation or ())),
        as_of=asked.as_of or None,
        lanes=asked.lanes,
        facets=_facets(asked),
        cell=asked.cell or None,
    )


def _facets(asked: Asked) -> dict[str, tuple[str, ...]]:
    """The values chosen; a form sends an empty one for none."""
    given = {name: tuple(filter(None, getattr(asked, name) or ())) for name in FACETS}
    return {name: values for name, values in given.items() if values}


_TYPED = re.compile(r"^[0-9]{0,2}\+|\+[0-9]{0,2}$")
"""The `+` of a selector in an address typed by hand: a form would write %2B."""


def _selectors(request: Request) -> list[str]:
    """The selectors as they are meant: in an address, a `+` would else be a blank."""
    raw = request.scope["query_string"].decode("latin-1")
    parts = (part.partition("=") for part in raw.split("&"))
    written = (value for name, _, value in parts if unquote_plus(name) == "select")
    meant = (_TYPED.sub(lambda found: found[0].replace("+", "%2B"), text) for text in written)
    return [text for text in map(unquote_plus, meant) if text.strip()]


async def view_of(request: Request, question: LineageQuestion) -> View:
    """The answer to a question; raises ParameterError, NothingFound, NoRelease."""
    generation = generation_of(request)
    lineage = await while_connected(request.receive, generation.lineage())
    documents = await generation.once(document_index)
    return await run_in_threadpool(question.view, lineage, generation.things, documents)


def picture_of(request: Request, view: View, path: str = "/lineage") -> LineagePicture:
    """The picture of a view in the reader's language; cells link to themselves opened."""
    root = request.scope.get("root_path", "")
    asked = request.query_params.get("lang")

    def link_cell(key: str) -> str:
        opened = replace(view.question, cell=key).parameters()
        return address(root + path, _mapping(opened), asked)

    own = language_of(request)
    chosen = chosen_names(view.question, generation_of(request).labels, own)
    return view.picture(
        own,
        link=lambda iri: link(iri, root, asked) or "#",
        link_cell=link_cell,
        about=" · ".join(map(str, chosen)),
    )


def file_name(view: View, format: str) -> str:
    """The name under which a view is kept: `lineage-id-resolution-2019.svg`."""
    focus = view.focus[0].removeprefix(BASE + "eli/cn/") if len(view.focus) == 1 else ""
    chosen = [value for values in view.question.facets.values() for value in values]
    said = " ".join(["lineage", focus, *chosen, view.question.as_of or ""])
    return f"{'-'.join(re.findall('[A-Za-z0-9]+', said))[:100]}.{format}"


@router.get("/lineage", summary="The lineage of documents", response_class=Response)
async def lineage(
    request: Request,
    asked: Annotated[Asked, Depends()],
    format: Annotated[FormatName | Literal["html"], Query(description="Form.")] = "json",
    download: Download = False,
) -> Response:
    """The documents within some steps, or on the way to another, and the words that join them."""
    if wants_page(request):
        from api.explore.lineage import lineage_page

        return await lineage_page(request, asked)
    return await _file(request, asked, format, download)


@router.get("/lineage.svg", summary="The same as a picture", response_class=Response)
async def lineage_svg(
    request: Request, asked: Annotated[Asked, Depends()], download: Download = False
) -> Response:
    """The picture of `/lineage`, as SVG."""
    return await _file(request, asked, "svg", download)


@router.get("/lineage.png", summary="The same as a picture of pixels", response_class=Response)
async def lineage_png(
    request: Request, asked: Annotated[Asked, Depends()], download: Download = False
) -> Response:
    """The picture of `/lineage`, as PNG, two pixels for one of SVG."""
    return await _file(request, asked, "png", download)


async def _file(request: Request, asked: Asked, format: str, download: bool) -> Response:
    """A view in a format, tagged: it changes with the dataset only."""
    question, own = question_of(request, asked), language_of(request)
    root = request.scope.get("root_path", "")
    etag = tag(generation_of(request).id, question.parameters(), format, own, root)
    headers = {"ETag": etag, "Vary": "Accept, Accept-Language, Cookie"}
    if is_held(request, etag):
        return not_modified(headers)
    view = await view_of(request, question)
    if download:
        headers["Content-Disposition"] = f'attachment; filename="{file_name(view, format)}"'
    if format == "png" and not await run_in_threadpool(draws_chinese):
        _LOG.warning("no Chinese font")
    try:
        content = await run_in_threadpool(write_picture, picture_of(request, view), format)
    except TooLarge as error:
        raise ParameterError(str(error)) from error
    return Response(content, 200, headers, FORMATS[format].media_type)


def _mapping(parameters: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    return found
