"""A request of the SPARQL 1.1 Protocol, read strictly."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request

from api.answers import seconds
from api.problems import Problem
from queries.execute import Dataset
from queries.using import DatasetConflict, with_using

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_FIELDS = 200
_LONG = 20_000
"""Characters of a form that are read off the event loop: 1 MB of escapes takes 70 ms."""
_DATASET: Final = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}
"""The parameters that give the graphs of the default graph, and the named ones (2.1.4, 2.2.3)."""

_A: Final = {"query": "a query", "update": "an update"}

Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, what it is asked of, and what the client wants of the answer."""

    query: str
    dataset: Dataset | None
    format: str | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """An update, with the dataset of the request written into it, not yet parsed."""

    update: str
    seconds: float | None


async def read_request(
    request: Request, longest: int, seconds: float = 30.0
) -> QueryRequest | UpdateRequest | None:
    """What is asked, None where a GET asks nothing; raises Problem.

    An update comes in the body of a POST only (2.2), never in the address: addresses are followed
    by mistake, and kept in logs.
    """
    parameters = parsed(request.scope["query_string"].decode("latin-1"))
    if "update" in parameters:
        message = f"an update is posted, as {UPDATE} or in a form; it is never in the address"
        raise Problem("bad-request", message)
    if request.method == "POST":
        for name, values in (await _posted(request, longest, seconds)).items():
            parameters[name] = parameters.get(name, []) + values
    return _read(parameters, required=request.method == "POST")


async def _posted(request: Request, longest: int, seconds: float) -> Parameters:
    """The body as parameters: those of a form, or the one that its type names."""
    kind, charset = content_type(request)
    if kind not in (FORM, QUERY, UPDATE):
        message = (
            f"a query is posted as {FORM} or {QUERY}, an update as {FORM} or {UPDATE}, not as"
            f" {kind or 'nothing named'}"
        )
        raise Problem("media-type", message, headers={"Accept-Post": f"{FORM}, {QUERY}, {UPDATE}"})
    refuse_charset(charset)
    async with in_time(seconds):
        text = _decoded(await read_body(request, longest))
    if kind == FORM:
        # a long one would hold up all others
        return await asyncio.to_thread(parsed, text) if len(text) > _LONG else parsed(text)
    return {"query" if kind == QUERY else "update": [text]}


def _read(parameters: Parameters, *, required: bool) -> QueryRequest | UpdateRequest | None:
    queries, updates = parameters.get("query", []), parameters.get("update", [])
    if queries and updates:
        raise Problem("bad-request", "a request is a query or an update: this one has both")
    for name, texts in (("query", queries), ("update", updates)):
        if len(texts) > 1:
            raise Problem("bad-request", f"one {name} at a time: there are {len(texts)}")
    if updates:
        return _update(updates[0], parameters)
    if queries:
        dataset = _dataset(parameters, "query")
        patience = seconds(_last(parameters, "timeout"))
        return QueryRequest(queries[0], dataset, _last(parameters, "format"), patience)
    if required:
        raise Problem("bad-request", "there is no query: give it as `query`, an update as `update`")
    return None


def _update(text: str, parameters: Parameters) -> UpdateRequest:
    try:
        update = with_using(text, _dataset(parameters, "update"))
    except DatasetConflict as error:
        raise Problem("bad-request", str(error)) from error
    return UpdateRequest(update, seconds(_last(parameters, "timeout")))


def _dataset(parameters: Parameters, of: str) -> Dataset | None:
    default, named = _DATASET[of]
    for other, names in _DATASET.items():
        for name in names:
            if other != of and name in parameters:
                message = f"{name}: {_A[of]} has {default} and {named}"
                raise Problem("bad-parameter", message)
    dataset = Dataset(_graphs(parameters, default), _graphs(parameters, named))
    return dataset if dataset != Dataset() else None


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(absolute_iri(name, iri) for iri in parameters.get(name, []))


def absolute_iri(name: str, iri: str) -> str:
    """The IRI that a parameter gives; raises Problem where it is none (RFC 3987)."""
    try:
        return ox.NamedNode(iri).value
    except ValueError as error:
        raise Problem("bad-parameter", f"{name}: {iri!r} is no absolute IRI: {error}") from error


def _last(parameters: Parameters, name: str) -> str | None:
    return parameters.get(name, [None])[-1] or None


def content_type(request: Request) -> tuple[str, str]:
    """Media type and charset of the body, both in lower case; empty where not named."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    found = dict(p.strip().partition("=")[::2] for p in parameters)
    return kind.strip(), found.get("charset", "").strip(' "')


def refuse_charset(charset: str) -> None:
    """Raise Problem for a body that is not in UTF-8."""
    if charset not in ("utf-8", "utf8", ""):
        raise Problem("bad-request", f"a request is in UTF-8, not in {charset}")


def parsed(text: str) -> Parameters:
    """Parameters of an address or a form, decoded once; raises Problem."""
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


@asynccontextmanager
async def in_time(seconds: float) -> AsyncIterator[None]:
    """The time that a body may take to come; raises Problem where it is over."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        message = f"the body did not come within {seconds:g} s"
        raise Problem("slow-request", message, headers={"Connection": "close"}) from error


async def read_body(request: Request, longest: int) -> bytes:
    """The body; raises Problem where it is longer than `longest` bytes, or compressed.

    A compressed body could be far longer than it looks.
    """
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", ""):
        message = f"the body is in the content coding {coding}: send it as it is, in none"
        raise Problem("media-type", message, headers={"Accept-Encoding": "identity"})
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
