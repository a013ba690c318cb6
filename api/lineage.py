"""`/lineage`: what a document stands on and what came of it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.generation import generation_of
from api.html import language_of
from graph.lineage import Direction
from graph.lineage_formats import FORMATS, write
from queries.lineage import view

DEEPEST = 10

router = APIRouter(tags=["lineage"])

ThingText = Annotated[
    str,
    Query(description="A document: number, title or IRI.", examples=["工信厅信管〔2020〕8号"]),
]
EndText = Annotated[
    str | None, Query(description="Only the shortest path to this document, named likewise.")
]
Depth = Annotated[int, Query(ge=0, le=DEEPEST, description="How many steps.")]
Way = Annotated[Direction, Query(description="What it stands on, what came of it, or both.")]
Relations = Annotated[list[str] | None, Query(description="Only these relations; may be repeated.")]
AsOf = Annotated[
    str | None, Query(description="Only documents dated up to this day.", examples=["2019-12-31"])
]
FormatName = Literal["json", "graphml", "gexf", "dot", "csv", "svg"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the lineage, by query parameters."""

    thing: ThingText
    to: EndText = None
    depth: Depth = 2
    direction: Way = "both"
    relation: Relations = None
    as_of: AsOf = None


@router.get("/lineage", summary="The lineage around a document", response_class=Response)
async def lineage(
    request: Request,
    asked: Annotated[Asked, Depends()],
    format: Annotated[FormatName, Query(description="Form of the answer.")] = "json",
) -> Response:
    """The documents within some steps, or on the way to another, and the words that join them."""
    generation = generation_of(request)
    whole = await while_connected(request.receive, generation.lineage())
    own = language_of(request)
    etag = tag(generation.id, asked, format, own)
    headers = {"ETag": etag, "Vary": "Accept-Language"}
    if is_held(request, etag):
        return not_modified(headers)
    shown = view(
        whole,
        generation.things,
        asked.thing,
        to=asked.to,
        depth=asked.depth,
        direction=asked.direction,
        relations=asked.relation or (),
        as_of=asked.as_of,
    )
    content = await run_in_threadpool(write, shown, format, own)
    return Response(content, 200, headers, FORMATS[format].media_type)


@router.get("/lineage.svg", summary="The same as a picture", response_class=Response)
async def lineage_svg(request: Request, asked: Annotated[Asked, Depends()]) -> Response:
    """The picture of `/lineage`."""
    return await lineage(request, asked, "svg")
