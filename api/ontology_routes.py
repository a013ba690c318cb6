"""`/ontology` (also `/ns`, the namespace) and `/shapes`: what can be said, in every format."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from fastapi import APIRouter
from rdflib import OWL
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import is_held, not_modified, tag
from api.describe import Facts, in_reading_order
from api.entities import Asked, chosen, links
from api.explore.about_ontology import NS, Theme, prefixes, themes, uses
from api.explore.answer import explored
from api.generation import generation_of
from api.labels import compact
from graph.dumps import PREFIXES
from graph.formats import GRAPH_FORMATS
from ontology import ONTOLOGY, SHAPES
from ontology.terms import BASE

router = APIRouter(tags=["ontology"])


@cache
def _source(path: Path) -> tuple[bytes, list[ox.Triple]]:
    content = path.read_bytes()
    quads = ox.parse(content, format=ox.RdfFormat.TURTLE)
    return content, in_reading_order({quad.triple for quad in quads})


def _written(path: Path, name: str) -> bytes:
    content, triples = _source(path)
    if name == "ttl":
        return content  # as its authors wrote it, with their comments
    return ox.serialize(triples, format=GRAPH_FORMATS[name].syntax, prefixes=PREFIXES) or b""


@router.get("/ontology", summary="The ontology", response_class=Response)
@router.get("/ontology.{suffix}", include_in_schema=False)
@router.get("/ns", summary="The ontology, at its namespace", response_class=Response)
@router.get("/ns.{suffix}", include_in_schema=False)
async def ontology(request: Request) -> Response:
    """Classes, properties and closed lists."""
    return await _served(request, ONTOLOGY)


@router.get("/shapes", summary="The SHACL shapes", response_class=Response)
@router.get("/shapes.{suffix}", include_in_schema=False)
async def shapes(request: Request) -> Response:
    """What every release has passed."""
    return await _served(request, SHAPES)


async def _served(request: Request, path: Path) -> Response:
    asked = Asked.of(request)
    name = chosen(request, asked.suffix)
    content, _ = await run_in_threadpool(_source, path)
    if name == "html":
        return await _page(request, path, asked)
    etag = tag(sha256(content).hexdigest(), name)
    headers = {**links(asked, name), "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    written = await run_in_threadpool(_written, path, name)
    return Response(written, 200, headers, GRAPH_FORMATS[name].media_type)


@cache
def _themes() -> list[Theme]:
    content, triples = _source(ONTOLOGY)
    return themes(content.decode(), triples)


async def _page(request: Request, path: Path, asked: Asked) -> Response:
    content, triples = _source(path)
    text = content.decode()
    variants = {other: asked.variant(other) for other in GRAPH_FORMATS}

    async def make() -> Mapping[str, Any]:
        if path is not ONTOLOGY:
            return {"variants": variants, "source": text}
        found = await run_in_threadpool(_themes)
        used = await generation_of(request).once(uses)
        return {
            "variants": variants,
            "themes": found,
            "used_of": used,
            "prefixes": prefixes(found),
            "namespace": NS,
            "compact": compact,
            "versions": Facts(triples).values(BASE + "ns", OWL.versionInfo),
        }

    page = await explored(request, "ontology.html" if path is ONTOLOGY else "source.html", make)
    told = links(asked, "html")
    page.headers.update({name: told[name] for name in ("Content-Location", "Link")})
    return page
