"""Answers of the pool as responses: the format chosen, the client watched, the worker freed."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from graph.formats import GRAPH_FORMATS
from queries.engine import OverLimit, Reply
from queries.execute import WrongForm
from queries.results import ALL_FORMATS, RESULT_FORMATS

_MOMENT = 0.05
"""Seconds after which a request is watched for its client's going away."""
_LOG = logging.getLogger("iiot_policy.queries")
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
    """The result of work that is dropped when the client goes; the request has been read.

    Raises ClientDisconnect. Work that is done in a moment is not watched: that would cost as much.
    """
    own, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert own  # noqa: S101  # we are called from one
    watching: list[asyncio.Task[None]] = []
    gone = False

    async def watch() -> None:
        nonlocal gone
        while (await receive())["type"] != "http.disconnect":
            pass
        gone = True
        own.cancel()

    later = loop.call_later(_MOMENT, lambda: watching.append(loop.create_task(watch())))
    try:
        return await work
    except asyncio.CancelledError:
        if gone:
            own.uncancel()
            raise ClientDisconnect from None
        raise
    finally:
        later.cancel()
        for task in watching:
            task.cancel()


def respond(reply: Reply, headers: Mapping[str, str]) -> Response:
    """An answer as a response: in one piece where it is short, else as it comes."""
    media_type = ALL_FORMATS[reply.format].media_type
    own = {**headers, "Server-Timing": _timing(reply), "Vary": "Accept, Accept-Encoding"}
    if reply.encoding:
        own["Content-Encoding"] = reply.encoding
    if reply.truncated:
        own["X-SPARQL-Truncated"] = "true"
    if reply.whole is not None:
        return Response(reply.whole, 200, own, media_type)
    return Streamed(reply, own, media_type)


def _timing(reply: Reply) -> str:
    """How long a query waited and ran, in milliseconds (Server Timing, W3C)."""
    return f"queue;dur={reply.waited * 1000:.2f}, query;dur={reply.took * 1000:.2f}"


class Streamed(Response):
    """A long answer as it comes; what ends it early ends the connection, never with more text.

    A client that reads slowly does not hold a worker beyond the time of the query.
    """

    def __init__(self, reply: Reply, headers: Mapping[str, str], media_type: str) -> None:
        super().__init__(None, 200, headers, media_type)
        del self.headers["content-length"]
        self._reply = reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the answer; returns without its end where it cannot be whole."""
        try:
            async with asyncio.timeout_at(self._reply.deadline):
                await while_connected(receive, self._send(send))
        except (OverLimit, TimeoutError) as error:
            reason = {"reason": str(error) or "it was not read in time"}
            _LOG.warning("answer broken off", extra=reason)
        except ClientDisconnect:
            pass
        finally:
            await self._reply.close()

    async def _send(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async for chunk in self._reply.chunks():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
