"""Every IRI of the graph: `/eli/…`, `/id/…`, `/graph/…`, by content negotiation and by suffix.

Documents, their parts and graphs are answered directly; a thing of the world (`/id/…`) is not a
page, so its IRI leads on to its description with 303 (Cool URIs, 4.2).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import static_files
from api.addresses import home
from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.describe import Description, describe, is_known
from api.explore.document import around, document_context
from api.explore.portraits import portrait
from api.generation import generation_of
from api.html import HTML, language_of, rendered
from api.kept import Written
from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from api.thing_card import ThingCard
from graph.formats import GRAPH_FORMATS
from ontology.terms import BASE, IIP

FORMATS = (
    *(Offer(fmt.name, fmt.media_type, fmt.aliases) for fmt in GRAPH_FORMATS.values()),
    HTML,
)
"""Turtle first: a client that takes anything gets data; browsers say that they want a page."""
_NAMES = tuple(offer.name for offer in FORMATS)
_MEDIA_TYPES = {offer.name: offer.media_type for offer in FORMATS}
_PARAMETERS = [
    {"name": "path", "in": "path", "required": True, "schema": {"type": "string"},
     "description": "The rest of the IRI, with or without a suffix: .ttl .jsonld .nt .rdf .html"},
]  # fmt: skip

router = APIRouter(tags=["things"])

Sketch = tuple[str, Callable[[], Mapping[str, Any]]]
"""A template, and what makes its context."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the thing, its path on this host, and the format by suffix, if any."""

    iri: str
    path: str
    suffix: str | None

    @classmethod
    def of(cls, request: Request) -> "Asked":
        """Read the path; raises Problem for one that is no IRI."""
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        stem, dot, suffix = path.rpartition(".")
        if not dot or suffix not in _NAMES:
            stem, suffix = path, ""
        iri = BASE + stem.lstrip("/")
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Problem("not-found", f"{stem} is no path of an IRI") from error
        own = request.scope.get("root_path", "") + quote(stem)
        return cls(iri, own, suffix or None)

    def variant(self, name: str) -> str:
        """Where the description in a format is."""
        return f"{self.path}.{name}"


def chosen(request: Request, suffix: str | None) -> str:
    """The format to answer in; raises Problem where none is acceptable."""
    if suffix:
        return suffix
    found = ranked(request.headers.get("accept"), FORMATS)
    if not found:
        raise not_acceptable(list(_MEDIA_TYPES.values()))
    return found[0]


def links(asked: Asked, name: str, *more: str) -> dict[str, str]:
    """The headers that tell of the variants."""
    listed = [
        f'<{asked.variant(other)}>; rel="alternate"; type="{_MEDIA_TYPES[other]}"'
        for other in _NAMES
    ]
    canonical = f'<{asked.iri}>; rel="canonical"'
    return {
        "Vary": "Accept",
        "Content-Location": asked.variant(name),
        "Link": ", ".join([*listed, canonical, *more]),
    }


@router.get(
    "/id/{path:path}",
    summary="A thing: body, technology, indicator, source …",
    openapi_extra={"parameters": _PARAMETERS},
    responses={303: {"description": "Its description"}, 404: {"description": "Nothing is said"}},
)
async def thing(request: Request) -> Response:
    """Lead from a thing to its description, or give that where a suffix asks for it."""
    asked = Asked.of(request)
    if asked.suffix:
        return await described(request, asked, asked.suffix)
    name = chosen(request, None)
    pool = generation_of(request).engine
    if not await while_connected(request.receive, is_known(pool, asked.iri)):
        raise nothing_said(asked)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(asked.variant(name) + query, 303, links(asked, name))


@router.get(
    "/eli/{path:path}",
    summary="A policy document, a part of one, or a statement in it",
    openapi_extra={"parameters": _PARAMETERS},
    responses={404: {"description": "Nothing is said about it"}},
)
@router.get(
    "/graph/{path:path}",
    summary="A named graph",
    openapi_extra={"parameters": _PARAMETERS},
    responses={404: {"description": "There is no such graph"}},
)
async def document(request: Request) -> Response:
    """The description of what is itself a document."""
    asked = Asked.of(request)
    return await described(request, asked, chosen(request, asked.suffix))


async def described(request: Request, asked: Asked, name: str) -> Response:
    """The description of a thing in a format."""
    generation = generation_of(request)
    number = _page(request)
    own = language_of(request) if name == "html" else ""
    etag = tag(generation.id, asked.iri, name, number, own, static_files.version())
    if is_held(request, etag):
        return not_modified({**links(asked, name), "ETag": etag})
    key = (etag, request.url.query, home(request))
    written = generation.kept.get(key)
    if written is None:
        found = await while_connected(request.receive, describe(generation, asked.iri, number))
        if found is None:
            raise nothing_said(asked)
        sketch = await _sketched(request, asked, found) if name == "html" else None
        written = await run_in_threadpool(_written, request, asked, found, name, sketch)
        generation.kept.put(key, written)
    headers = {**written.headers, "ETag": etag}
    return Response(written.content, 200, headers, written.media_type)


def _written(
    request: Request, asked: Asked, found: Description, name: str, sketch: Sketch | None
) -> Written:
    following = f'<{asked.variant(name)}?page={found.page + 1}>; rel="next"'
    headers = links(asked, name, *([following] if found.more else []))
    if sketch is None:
        return Written(found.write(name), _MEDIA_TYPES[name], headers)
    template, make = sketch
    content, own = rendered(request, template, make())
    return Written(content.encode(), _MEDIA_TYPES[name], {**headers, **own})


async def _sketched(request: Request, asked: Asked, found: Description) -> Sketch:
    """The template of a thing's page, and what makes its context."""
    own, generation = language_of(request), generation_of(request)
    variants = {name: asked.variant(name) for name in GRAPH_FORMATS}
    common = {"variants": variants, "iri": asked.iri, "next": found.page + 1 if found.more else 0}
    if _is_document(found):
        beside = await around(generation, asked.iri)
        return "document.html", lambda: {**common, **document_context(request, found, beside)}
    if known := await portrait(generation, asked.iri, own):
        template, context = known
        return template, lambda: {**common, **context}
    labels = generation.labels
    return "thing.html", lambda: {**common, "card": ThingCard(found, labels, own)}


def _is_document(found: Description) -> bool:
    document = str(IIP.PolicyDocument)
    return any(
        getattr(triple.object, "value", "") == document
        for triple in found.triples
        if getattr(triple.subject, "value", "") == found.iri
    )


def _page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 10**6:
        raise Problem("bad-parameter", f"page: {text!r} is no page: 1, 2, 3 …")
    return int(text)


def nothing_said(asked: Asked) -> Problem:
    """The problem of an IRI that the graph does not know."""
    message = f"nothing is said about <{asked.iri}>; /resolve?text= finds things by name"
    return Problem("not-found", message)
