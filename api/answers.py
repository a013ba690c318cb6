"""Answers of the pool as responses: the format chosen, the client watched, the worker freed."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Coroutine, Mapping
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from graph.formats import GRAPH_FORMATS
from queries.execute import WrongForm
from queries.pool import OverLimit, Reply
from queries.results import ALL_FORMATS, RESULT_FORMATS

_WHOLE = 64 * 1024
"""Bytes up to which an answer is sent in one piece, so that late errors have a status too."""
_MORE_ALIASES = {"jsonld": ("application/json", "application/x-json+ld"), "ttl": ("text/n3",)}
OFFERS = tuple(
    Offer(name, fmt.media_type, (*fmt.aliases, *_MORE_ALIASES.get(name, ())))
    for name, fmt in ALL_FORMATS.items()
)
"""All formats of answers, of tables before those of graphs; a query's form decides which count."""
_SYNONYMS = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdf"),
    "turtle": ("ttl",),
    "n3": ("ttl",),
    "ntriples": ("nt",),
    "json-ld": ("jsonld",),
    "rdf+xml": ("rdf",),
}
"""Names that clients send as `format=` for more than one format or for one by another name."""

T = TypeVar("T")


def formats(accept: str | None, asked: str | None) -> tuple[str, ...]:
    """The formats wanted, best first: of `format=` where it is given, else of the header.

    A `format` that clients send along by habit with a form that it cannot hold (`xml` for a graph)
    means its nearest relative. Raises Problem.
    """
    if asked:
        named = _SYNONYMS.get(asked) or ((asked,) if asked in ALL_FORMATS else ())
        named = named or tuple(ranked(asked, OFFERS) if "/" in asked else ())
        if not named:
            valid = ", ".join(ALL_FORMATS)
            raise Problem("bad-parameter", f"format: {asked!r} is none; there are: {valid}")
        return named
    found = tuple(ranked(accept, OFFERS))
    if not found:
        raise not_acceptable([fmt.media_type for fmt in ALL_FORMATS.values()])
    return found


def seconds(text: str | None) -> float | None:
    """The time limit that a client asks for (`timeout=`); raises Problem."""
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not found > 0:
        raise Problem("bad-parameter", f"timeout: {text!r} is no number of seconds above 0")
    return found


def wrong_form(error: WrongForm) -> Problem:
    """The problem of a query whose form of answer comes in none of the formats wanted."""
    tables = str(error).endswith(", ".join(RESULT_FORMATS))
    fitting = RESULT_FORMATS if tables else GRAPH_FORMATS
    return not_acceptable([fmt.media_type for fmt in fitting.values()])


async def while_connected(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """The result of work that is dropped when the client goes; the request has been read."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        for each in (task, gone):
            each.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def respond(reply: Reply, headers: Mapping[str, str]) -> Response:
    """An answer as a response: in one piece where it is short, else as it comes."""
    media_type = ALL_FORMATS[reply.format].media_type
    chunks = reply.chunks()
    begin = bytearray()
    async for chunk in chunks:
        begin += chunk
        if len(begin) >= _WHOLE:
            return Streamed(bytes(begin), chunks, reply.deadline, headers, media_type)
    return Response(bytes(begin), 200, headers, media_type)


class Streamed(Response):
    """A long answer as it comes; what ends it early ends the connection, never with more text.

    A client that reads slowly does not hold a worker beyond the time of the query.
    """

    def __init__(
        self,
        begin: bytes,
        rest: AsyncGenerator[bytes, None],
        deadline: float,
        headers: Mapping[str, str],
        media_type: str,
    ) -> None:
        super().__init__(None, 200, headers, media_type)
        del self.headers["content-length"]
        self._begin, self._rest, self._deadline = begin, rest, deadline

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the answer; returns without its end where it cannot be whole."""
        try:
            async with asyncio.timeout_at(self._deadline):
                await while_connected(receive, self._send(send))
        except (OverLimit, TimeoutError) as error:
            sys.stderr.write(f"an answer was broken off: {str(error) or 'out of time'}\n")
        except ClientDisconnect:
            pass
        finally:
            await self._rest.aclose()

    async def _send(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        await send({"type": "http.response.body", "body": self._begin, "more_body": True})
        async for chunk in self._rest:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
