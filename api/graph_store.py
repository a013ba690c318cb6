"""`/store`: the SPARQL 1.1 Graph Store HTTP Protocol: graphs read, put, added to and deleted.

A graph is named by `?graph=IRI` or `?default` (the protocol's 4.2), or it is the one whose IRI is
the address below `/store/` itself (4.1). A POST to `/store` makes a new graph of this kind.
"""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import quote
from uuid import uuid4

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import answers
from api.addresses import client_of, home
from api.conditional import is_held, not_modified, tag
from api.generation import generation_of
from api.graph_documents import read_document
from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from api.protocol import absolute_iri, in_time, parsed
from api.writes import Writes
from graph.formats import GRAPH_FORMATS
from queries.engine import Engine, content_of
from queries.execute import Dataset

STORE: Final = "/store"
_OFFERS: Final = tuple(Offer(f.name, f.media_type, f.aliases) for f in GRAPH_FORMATS.values())
_WHOLE: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_IS_THERE: Final = """
ASK {
  { GRAPH $graph { ?s ?p ?o } }
  UNION
  { GRAPH $graph {} FILTER NOT EXISTS { GRAPH <urn:uuid:b9eb9d7e-6d5c-4d38-b0a5-2c2f0f6a3a51> {} } }
}"""
"""An engine that keeps no graph without triples may say of every graph that the empty pattern is
there; one that says so of a graph that nobody has made is not believed."""
_NAMING: Final = (
    f"name a graph: {STORE}?default, or {STORE}?graph=IRI, or an address below {STORE}/"
)
_RESPONSES: Final = {
    "200": {"description": "The graph", "content": {f.media_type: {} for f in _OFFERS}},
    "400": {"description": "No graph is named, or not one"},
    "404": {"description": "There is no such graph"},
}
OPERATIONS: Final[dict[str, Any]] = {
    "get": {
        "tags": ["sparql"],
        "summary": "Graph Store Protocol: one graph, whole",
        "operationId": "store",
        "parameters": [
            {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
            for name, text in (
                ("graph", "The IRI of a named graph."),
                ("default", "Without a value: the default graph."),
                ("format", "Short name of a format; else by Accept."),
            )
        ],
        "responses": _RESPONSES,
    },
}
"""The graph store for OpenAPI, which does not see it. Where writes are on, it takes PUT, POST and
DELETE too."""


class GraphStore:
    """The graph store as a raw ASGI app."""

    def __init__(self, writes: Writes, longest: int, seconds: float) -> None:
        self._writes, self._longest, self._seconds = writes, longest, seconds
        self._writing = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        match request.method:
            case "OPTIONS":
                response = Response(status_code=204, headers=self._writes.options(scope))
            case "GET" | "HEAD":
                response = await answers.while_connected(receive, _read(request))
            case "PUT" | "POST":
                self._writes.authorize(request)
                response = await self._store(request)
            case "DELETE":
                self._writes.authorize(request)
                response = await self._delete(request)
            case method:
                allow = self._writes.methods
                message = f"{method} is not allowed here; allowed are {allow}"
                raise Problem("method-not-allowed", message, headers={"Allow": allow})
        await response(scope, receive, send)

    async def _store(self, request: Request) -> Response:
        """Put a graph in the place of another (5.3), or add to it (5.5)."""
        new = request.method == "POST" and not request.url.query and _own_iri(request) is None
        graph = f"{home(request)}{STORE}/{uuid4()}" if new else _graph_of(request)
        base = graph or f"{home(request)}{STORE}"
        async with in_time(self._seconds):
            document = await read_document(request, self._longest, base)
        replace = new or request.method == "PUT"
        async with self._writing:
            there = not new and await _is_there(request, graph)
            _check_conditions(request, there=there)
            with _changing(request) as engine:
                await engine.store_graph(
                    graph, document.content, document.format, replace=replace, base=base
                )
        if there:
            return Response(status_code=204)
        at = graph if new or _own_iri(request) else None
        return Response(status_code=201, headers={"Location": at} if at else None)

    async def _delete(self, request: Request) -> Response:
        """Remove a graph, or empty the default graph (5.4)."""
        graph = _graph_of(request)
        async with self._writing:
            there = await _is_there(request, graph)
            _check_conditions(request, there=there)
            if not there:
                raise _not_there(graph)
            with _changing(request) as engine:
                await engine.drop_graph(graph)
        return Response(status_code=204)


async def _read(request: Request) -> Response:
    """A graph (5.2)."""
    graph, formats = _graph_of(request), _formats(request)
    if not await _is_there(request, graph):
        raise _not_there(graph)
    generation = generation_of(request)
    headers = {"Vary": "Accept", "ETag": tag("graph", generation.id, graph, formats[0])}
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    dataset = None if graph is None else Dataset(default=(graph,))
    reply = await generation.engine.answer(
        _WHOLE, formats, dataset=dataset, client=client_of(request)
    )
    if reply.truncated:
        await reply.close()
        raise Problem(
            "over-limit", "the graph is longer than an answer may be; /dumps has it whole"
        )
    return answers.respond(reply, headers)


async def _is_there(request: Request, graph: str | None) -> bool:
    """Whether there is such a graph; one without triples is one too, where an engine knows such."""
    if graph is None:
        return True
    query = _IS_THERE.replace("$graph", str(ox.NamedNode(graph)))
    engine = generation_of(request).engine
    reply = await engine.answer(query, ["json"], client=client_of(request))
    return bool(json.loads(await content_of(reply))["boolean"])


@contextmanager
def _changing(request: Request) -> Iterator[Engine]:
    """The engine, for a write; what was known of its dataset does not count afterwards."""
    generation = generation_of(request)
    try:
        yield generation.engine
    finally:
        generation.changed()


def _graph_of(request: Request) -> str | None:
    """The IRI of the graph that a request is about, None for the default graph; raises Problem."""
    parameters = parsed(request.url.query)
    graphs, default = parameters.get("graph", []), parameters.get("default", [])
    own = _own_iri(request)
    count = len(graphs) + len(default) + (own is not None)
    if count != 1:
        raise Problem("bad-request", _NAMING if not count else f"one graph at a time: {_NAMING}")
    if default:
        return None
    return absolute_iri("graph", own or graphs[0])


def _own_iri(request: Request) -> str | None:
    """The address of a request as the IRI of a graph, None for that of the store itself.

    It stays as it is written, percent-encoded or not; its query is no part of it.
    """
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    path = raw.partition(b"?")[0].decode("latin-1")
    path = path.removeprefix(request.scope.get("root_path", ""))
    return None if path.rstrip("/") == STORE else f"{home(request)}{path}"


def _formats(request: Request) -> list[str]:
    asked = parsed(request.url.query).get("format", [""])[-1]
    if asked and asked not in GRAPH_FORMATS:
        valid = ", ".join(GRAPH_FORMATS)
        raise Problem("bad-parameter", f"format: {asked!r} is none of a graph; there are: {valid}")
    found = [asked] if asked else ranked(request.headers.get("accept"), _OFFERS)
    if not found:
        raise not_acceptable([offer.media_type for offer in _OFFERS])
    return found


def _check_conditions(request: Request, *, there: bool) -> None:
    """Raise Problem where a write is to happen under a condition that does not hold.

    What is asked for is that there is a graph, or none (`*`). A tag of ours is weak, and for a
    write no weak one counts (RFC 9110, 13.1.1), so no condition that names one holds.
    """
    if request.headers.get("if-none-match", "").strip() == "*" and there:
        raise Problem("precondition", "If-None-Match: there is a graph of this name already")
    match = request.headers.get("if-match")
    if match is not None and not there:
        raise Problem("precondition", "If-Match: there is no graph of this name")
    if match is not None and match.strip() != "*":
        raise Problem("precondition", "If-Match: tags of graphs are weak: only `*` can hold")


def _not_there(graph: str | None) -> Problem:
    return Problem("not-found", f"there is no graph <{graph}>", graph=graph)
