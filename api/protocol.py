"""A request of the SPARQL 1.1 Protocol, read strictly."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request

from api.answers import seconds
from api.problems import Problem
from queries.execute import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 200

Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, what it is asked of, and what the client wants of the answer."""

    query: str
    dataset: Dataset | None
    format: str | None
    seconds: float | None


async def read_request(request: Request, longest: int) -> QueryRequest | None:
    """The query that is asked, None where a GET asks none; raises Problem."""
    parameters = _parsed(request.url.query)
    if request.method == "POST":
        kind, charset = _content_type(request)
        if kind == UPDATE:
            raise updates_off()
        if kind not in (FORM, QUERY):
            message = f"a query is posted as {FORM} or {QUERY}, not as {kind or 'nothing named'}"
            raise Problem("media-type", message, headers={"Accept-Post": f"{FORM}, {QUERY}"})
        if charset not in ("utf-8", "utf8", ""):
            raise Problem("bad-request", f"a query is in UTF-8, not in {charset}")
        text = _decoded(await _body(request, longest))
        posted = _parsed(text) if kind == FORM else {"query": [text]}
        for name, values in posted.items():
            parameters[name] = parameters.get(name, []) + values
    return _query(parameters, required=request.method == "POST")


def updates_off() -> Problem:
    """The problem of every update."""
    return Problem("updates-off", "updates are off: this endpoint answers queries")


def _query(parameters: Parameters, *, required: bool) -> QueryRequest | None:
    if "update" in parameters:
        raise updates_off()
    queries = parameters.get("query", [])
    if len(queries) > 1:
        raise Problem("bad-request", f"one query at a time: there are {len(queries)}")
    if not queries:
        if required:
            raise Problem("bad-request", "there is no query: give it as `query`")
        return None
    dataset = Dataset(
        _graphs(parameters, "default-graph-uri"), _graphs(parameters, "named-graph-uri")
    )
    return QueryRequest(
        queries[0],
        dataset if dataset != Dataset() else None,
        _last(parameters, "format"),
        seconds(_last(parameters, "timeout")),
    )


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    found = tuple(parameters.get(name, []))
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Problem("bad-parameter", f"{name}: {iri!r} is no absolute IRI") from error
    return found


def _last(parameters: Parameters, name: str) -> str | None:
    return parameters.get(name, [None])[-1] or None


def _content_type(request: Request) -> tuple[str, str]:
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    found = dict(p.strip().partition("=")[::2] for p in parameters)
    return kind.strip(), found.get("charset", "").strip(' "')


def _parsed(text: str) -> Parameters:
    found: Parameters = defaultdict(list)
    try:
        for name, value in parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        ):
            found[name].append(value)
    except UnicodeDecodeError as error:
        raise Problem("bad-request", "parameters are in UTF-8, percent-encoded") from error
    except ValueError as error:
        raise Problem("bad-request", f"at most {_MOST_FIELDS} parameters are read") from error
    return found


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("bad-request", "the request is not in UTF-8") from error


async def _body(request: Request, longest: int) -> bytes:
    body = bytearray()
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) <= longest:
        async for chunk in request.stream():
            body += chunk
            if len(body) > longest:
                break
        else:
            return bytes(body)
    headers = {"Connection": "close"}  # the rest of it is not read
    raise Problem("too-large", f"a request has at most {longest} bytes", headers=headers)
