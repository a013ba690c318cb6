"""Middleware for what holds on every path: HEAD, OPTIONS, and the headers of every response."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Allow, Content-Location, Content-Range, ETag, Link, Retry-After"
    ),
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every response: everybody may read everything, from any page (Fetch, 3.2)."""
_POSTED = ("/sparql", "/sparql/")


class EveryPath:
    """HEAD wherever GET is, OPTIONS everywhere, and the headers that every response has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(ALWAYS)
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if scope["method"] == "OPTIONS":
            await _options(scope)(scope, receive, send_on)
        else:
            inner = {**scope, "method": "GET"} if head else scope
            await self._app(inner, receive, send_on)


def _options(scope: Scope) -> Response:
    posted = scope["path"] in _POSTED
    methods = "GET, HEAD, POST, OPTIONS" if posted else "GET, HEAD, OPTIONS"
    asked = Headers(scope=scope).get("access-control-request-headers", "Accept, Content-Type")
    headers = {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": asked,
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


class Compression:
    """Compresses what is not a dump: the ranges and tags of a dump are those of its bytes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._compressed = app, GZipMiddleware(app, compresslevel=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        dump = scope["type"] == "http" and scope["path"].startswith("/dumps/")
        await (self._app if dump else self._compressed)(scope, receive, send)
