"""The answers of `/sparql` that are known already, given before anything else is asked."""

from collections.abc import Hashable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.generations import Generations
from api.kept import Kept, Sent

_PATHS = ("/sparql", "/sparql/")
_OF_KEY = (b"accept", b"accept-encoding", b"host")
"""The headers that an answer depends on."""
_OVERHEAD = 2000
"""Bytes that an answer takes beside its content, about."""


class Front:
    """ASGI middleware, outermost: keeps the answers to GET that have a tag, as they were sent.

    They are kept with the generation that they are of, so an answer is never older than the data.
    """

    def __init__(self, app: ASGIApp, generations: Generations) -> None:
        self._app, self._generations = app, generations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        generation = self._generations.current
        if (
            scope["type"] != "http"
            or scope["path"] not in _PATHS
            or scope["method"] != "GET"
            or generation is None
        ):
            await self._app(scope, receive, send)
            return
        held, key = b"", [scope["query_string"]]
        for header in scope["headers"]:
            if header[0] in _OF_KEY:
                key += header
            elif header[0] == b"if-none-match":
                held = header[1]
        kept = generation.sent
        known = kept.get(of := tuple(key))
        if known is None or held:
            await self._app(scope, receive, send if held else _keeping(send, kept, of))
        else:
            scope.setdefault("state", {})["generation"] = generation
            await send(known.start)
            await send(known.body)


def _keeping(send: Send, kept: Kept[Sent], key: Hashable) -> Send:
    """Send on, and keep an answer that goes in one piece, has a tag, and is no page."""
    start: Message = {}

    async def send_on(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif start and not message.get("more_body") and _is_kept(start):
            size = len(message["body"]) + _OVERHEAD
            kept.put(key, Sent(start, message, size))
        await send(message)
        if message["type"] == "http.response.body":
            start = {}

    return send_on


def _is_kept(start: Message) -> bool:
    return start["status"] == 200 and any(name == b"etag" for name, _ in start["headers"])
