"""`/sparql`: the SPARQL 1.1 Protocol, queries only, and the description of this service."""

from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import answers
from api.addresses import home
from api.dataset_description import OWN_PREFIXES, service_description
from api.generations import generation_of
from api.html import HTML, page
from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from api.protocol import QueryRequest, read_request
from api.tables import Table, table
from graph.formats import GRAPH_FORMATS
from queries.catalog import packaged_catalog
from queries.execute import WrongForm
from queries.results import RESULT_FORMATS

_METHODS = ("GET", "POST")
_DESCRIPTIONS = tuple(Offer(f.name, f.media_type, f.aliases) for f in GRAPH_FORMATS.values())

_PARAMETERS = {
    "query": "A query; without one, the service describes itself.",
    "default-graph-uri": "A graph of the default graph; may be repeated.",
    "named-graph-uri": "A named graph; may be repeated.",
    "format": "Short name of a format; else by Accept.",
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
            "503": {"description": "Over the limits of time or memory"},
        },
    },
}
"""The endpoint for OpenAPI, which does not see it. POST takes the same, as form or as the query."""


class SparqlEndpoint:
    """The endpoint as a raw ASGI app: nothing stands between it and the pool."""

    def __init__(self, max_body_bytes: int) -> None:
        self._longest = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        if request.method not in _METHODS:
            message = f"{request.method} is not allowed; allowed are GET, HEAD, POST and OPTIONS"
            headers = {"Allow": "GET, HEAD, POST, OPTIONS"}
            raise Problem("method-not-allowed", message, headers=headers)
        asked = await read_request(request, self._longest)
        if asked is None:
            response = _described(request)
        else:
            response = await answers.while_connected(receive, _answered(request, asked))
        await response(scope, receive, send)


async def _answered(request: Request, asked: QueryRequest) -> Response:
    accept = request.headers.get("accept")
    as_page = not asked.format and ranked(accept, (*answers.OFFERS, HTML))[:1] == ["html"]
    wanted = ("json", "ttl") if as_page else answers.formats(accept, asked.format)
    pool = generation_of(request).pool
    base = f"{home(request)}/sparql"
    try:
        reply = await pool.answer(
            asked.query, wanted, dataset=asked.dataset, base=base, seconds=asked.seconds
        )
    except WrongForm as error:
        raise answers.wrong_form(error) from error
    if not as_page or reply.format == "ttl":
        return await answers.respond(reply, {"Vary": "Accept"})
    return _form(request, asked.query, await table(reply))


def _described(request: Request) -> Response:
    accept = request.headers.get("accept")
    found = ranked(accept, (*_DESCRIPTIONS, HTML))
    if not found:
        raise not_acceptable([offer.media_type for offer in (*_DESCRIPTIONS, HTML)])
    if found[0] == "html":
        return _form(request, packaged_catalog()["documents"].text, None)
    fmt = GRAPH_FORMATS[found[0]]
    triples = service_description(f"{home(request)}/sparql", generation_of(request).release)
    content = ox.serialize(triples, format=fmt.syntax, prefixes=OWN_PREFIXES)
    return Response(content, 200, {"Vary": "Accept"}, fmt.media_type)


def _form(request: Request, query: str, found: Table | None) -> Response:
    names = [*RESULT_FORMATS, *GRAPH_FORMATS]
    return page(request, "sparql.html", {"query": query, "table": found, "formats": names})
