"""`/sparql`: the SPARQL 1.1 Protocol, and the description of this service."""

import re
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import answers
from api.addresses import client_of, home
from api.conditional import is_held, not_modified, tag
from api.dataset_description import OWN_PREFIXES, service_description
from api.explore.questions import without_header
from api.generation import generation_of
from api.html import HTML, page
from api.negotiate import Offer, coding, ranked
from api.problems import Problem, not_acceptable
from api.protocol import QueryRequest, UpdateRequest, read_request
from api.tables import Table, table, text
from api.writes import Writes
from graph.formats import GRAPH_FORMATS
from queries.catalog import packaged_catalog
from queries.execute import QuerySyntaxError, WrongForm
from queries.results import RESULT_FORMATS

_METHODS = ("GET", "POST")
_DESCRIPTIONS = tuple(Offer(f.name, f.media_type, f.aliases) for f in GRAPH_FORMATS.values())
_CHANGING = ("NOW", "RAND", "UUID", "BNODE")
"""Functions whose value is another one each time: an answer to what may call one is not kept."""

_PARAMETERS = {
    "query": "A query; without one, the service describes itself.",
    "default-graph-uri": "A graph of the default graph; may be repeated.",
    "named-graph-uri": "A named graph; may be repeated.",
    "format": "Short name of a format, html for a page; else by Accept.",
    "timeout": "Seconds after which to give up, below the server's own limit.",
}
_TYPES = [offer.media_type for offer in answers.OFFERS]
OPERATIONS: Final = {
    "get": {
        "tags": ["sparql"],
        "summary": "SPARQL 1.1 Protocol: a query",
        "operationId": "sparql",
        "parameters": [
            {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
            for name, text in _PARAMETERS.items()
        ],
        "responses": {
            "200": {"description": "The answer", "content": {t: {} for t in _TYPES}},
            "400": {"description": "No SPARQL, or a parameter that is not as it should be"},
            "429": {"description": "Too many queries at once"},
            "503": {"description": "Over the limits of time or memory"},
        },
    },
}
"""The endpoint for OpenAPI, which does not see it. POST takes the same, as form or as the query."""


class SparqlEndpoint:
    """The endpoint as a raw ASGI app: nothing stands between it and the engine."""

    def __init__(self, writes: Writes, longest: int, seconds: float) -> None:
        self._writes, self._longest, self._seconds = writes, longest, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        if request.method not in _METHODS:
            message = f"{request.method} is not allowed; allowed are GET, HEAD, POST and OPTIONS"
            headers = {"Allow": "GET, HEAD, POST, OPTIONS"}
            raise Problem("method-not-allowed", message, headers=headers)
        asked = await read_request(request, self._longest, self._seconds)
        if asked is None:
            response = _described(request, updates=self._writes.on)
        elif isinstance(asked, UpdateRequest):
            self._writes.authorize(request)
            response = await answers.while_connected(receive, _updated(request, asked))
        else:
            scope["state"]["query"] = asked.query
            response = await answers.while_connected(receive, _answered(request, asked))
        await response(scope, receive, send)


async def _updated(request: Request, asked: UpdateRequest) -> Response:
    generation = generation_of(request)
    try:
        await generation.engine.update(asked.update, base=_endpoint(request), seconds=asked.seconds)
    finally:
        generation.changed()
    return Response(status_code=204)


async def _answered(request: Request, asked: QueryRequest) -> Response:
    generation, wanted, root = generation_of(request), _wanted(request, asked), home(request)
    as_page = wanted[0] == "html"
    if as_page and asked.format is None and request.method != "POST":
        return _form(request, asked.query)  # its scripts ask; without them the form does
    headers = {"Cache-Control": "no-store"}
    if not as_page and not _is_changing(asked.query):
        etag = tag(generation.id, asked.query, asked.dataset, wanted, root)
        headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
        if is_held(request, etag):
            return not_modified(headers)
    try:
        reply = await generation.engine.answer(
            asked.query,
            ("json", "ttl") if as_page else wanted,
            dataset=asked.dataset,
            base=f"{root}/sparql",
            seconds=asked.seconds,
            client=client_of(request),
            encoding="" if as_page else coding(request.headers.get("accept-encoding")),
        )
    except WrongForm as error:
        raise answers.wrong_form(error) from error
    except QuerySyntaxError as error:
        if not as_page:
            raise
        return _form(request, asked.query, fault=error)
    if not as_page:
        return answers.respond(reply, headers)
    if reply.format == "ttl":
        return _form(request, asked.query, turtle=await text(reply))
    return _form(request, asked.query, await table(reply))


def _is_changing(query: str) -> bool:
    text = query.upper()
    return any(name in text and re.search(rf"{name}\s*\(", text) for name in _CHANGING)


def _wanted(request: Request, asked: QueryRequest) -> tuple[str, ...]:
    accept = request.headers.get("accept")
    if asked.format == "html":
        return ("html",)
    if asked.format:
        return answers.formats(accept, asked.format)
    return _accepted(accept)


@lru_cache(maxsize=256)
def _accepted(accept: str | None) -> tuple[str, ...]:
    if ranked(accept, (*answers.OFFERS, HTML))[:1] == ["html"]:
        return ("html",)
    return answers.formats(accept, None)


def _endpoint(request: Request) -> str:
    return f"{home(request)}/sparql"


def _described(request: Request, *, updates: bool) -> Response:
    accept = request.headers.get("accept")
    found = ranked(accept, (*_DESCRIPTIONS, HTML))
    if not found:
        raise not_acceptable([offer.media_type for offer in (*_DESCRIPTIONS, HTML)])
    if found[0] == "html":
        return _form(request, without_header(packaged_catalog()["documents"].text))
    fmt = GRAPH_FORMATS[found[0]]
    release = generation_of(request).release
    triples = service_description(_endpoint(request), release, updates=updates)
    content = ox.serialize(triples, format=fmt.syntax, prefixes=OWN_PREFIXES)
    return Response(content, 200, {"Vary": "Accept"}, fmt.media_type)


def _form(
    request: Request,
    query: str,
    found: Table | None = None,
    *,
    turtle: str = "",
    fault: QuerySyntaxError | None = None,
) -> Response:
    names = [*RESULT_FORMATS, *GRAPH_FORMATS]
    about = {
        "query": query,
        "table": found,
        "turtle": turtle,
        "fault": fault,
        "formats": names,
    }
    return page(request, "sparql.html", about, status=400 if fault else 200)
