"""Whether the service lives, and what it says of itself: `/healthz`, `/readyz`, VoID."""

import asyncio

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.addresses import home
from api.dataset_description import OWN_PREFIXES, dataset_description
from api.describe import in_reading_order
from api.generation import generation_of
from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from graph.formats import GRAPH_FORMATS
from queries.engine import content_of

_FORMATS = tuple(Offer(f.name, f.media_type, f.aliases) for f in GRAPH_FORMATS.values())
_PATIENCE = 5.0
"""Seconds in which a worker has to answer a trifle for the service to be ready."""

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="Whether the server lives")
async def healthz() -> dict[str, str]:
    """It answers, so it does."""
    return {"status": "ok"}


@router.get("/readyz", summary="Whether queries are answered", responses={503: {}})
async def readyz(request: Request) -> Response:
    """A worker has answered just now, or 503."""
    generation = generation_of(request)
    try:
        async with asyncio.timeout(_PATIENCE):
            reply = await generation.engine.answer("ASK {}", ["csv"])
            answer = (await content_of(reply)).strip()
    except TimeoutError as error:
        raise Problem("over-limit", "no worker answers", headers={"Retry-After": "5"}) from error
    ready = answer == b"true"
    return JSONResponse({"status": "ready" if ready else "wrong", "release": generation.id})


@router.get("/.well-known/void", summary="The dataset in VoID and DCAT", response_class=Response)
async def void(request: Request) -> Response:
    """What the dataset holds and where its files are."""
    found = ranked(request.headers.get("accept"), _FORMATS)
    if not found:
        raise not_acceptable([offer.media_type for offer in _FORMATS])
    fmt = GRAPH_FORMATS[found[0]]
    described = dataset_description(home(request), generation_of(request).release)
    triples = in_reading_order(described)
    content = ox.serialize(triples, format=fmt.syntax, prefixes=OWN_PREFIXES)
    return Response(content, 200, {"Vary": "Accept"}, fmt.media_type)
