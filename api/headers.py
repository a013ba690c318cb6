"""Middleware for what holds on every path: HEAD, OPTIONS, Host, the headers of every response."""

import json
import re
from functools import lru_cache
from typing import Any, Final

from granian.utils.proxies import wrap_asgi_with_proxy_headers
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from queries.results import ALL_FORMATS

ALWAYS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Allow, Content-Location, Content-Range, ETag, Link, Location, Retry-After, Server-Timing, "
        "X-SPARQL-Truncated"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",  # an address may hold a query
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every response: everybody may read everything, from any page (Fetch, 3.2)."""
API_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
"""The Content-Security-Policy of what is no page; pages bring their own (`api.html`)."""

_POLICY = b"content-security-policy"
_ALWAYS = [(name.lower().encode(), value.encode()) for name, value in ALWAYS.items()]
_ALWAYS_OF_API = [*_ALWAYS, (_POLICY, API_POLICY.encode())]
_NAMES = frozenset(name for name, _ in _ALWAYS)
_HOST = re.compile(rb"(?:[A-Za-z0-9._~-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_UNESCAPED = re.compile(rb"[\x80-\xff]")
_FIELD_NAMES = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}")
_ALLOWED = {"/sparql": "GET, HEAD, POST, OPTIONS"}
_ANSWERS_OPTIONS = "/store"
"""The path that answers OPTIONS itself: its methods depend on who may write."""
_ALLOWED_ELSE = "GET, HEAD, OPTIONS"


class EveryPath:
    """HEAD wherever GET is, OPTIONS everywhere, and the headers that every response has.

    A request whose Host is missing, twice there, or malformed is a bad one (RFC 9112, 3.2): 400.
    Letters that stand in a query as they are (`curl '…?q=标识'`) are UTF-8, as in an escaped one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        def send_on(message: Message) -> Any:  # noqa: ANN401  # what `send` returns, not awaited twice
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_always(message.get("headers", ()))}
            return send(message)

        scope["query_string"] = _UNESCAPED.sub(_escaped, scope["query_string"])
        if not _has_host(scope):
            await _bad_host()(scope, receive, send_on)
        elif scope["method"] == "OPTIONS" and _segment(scope) != _ANSWERS_OPTIONS:
            await _options(scope)(scope, receive, send_on)
        elif scope["method"] == "HEAD":
            inner = {**scope, "method": "GET"}
            await self._app(inner, receive, _without_body(send_on))
            scope["route"] = inner.get("route")  # what the router found is for those around us too
        else:
            await self._app(scope, receive, send_on)


def _escaped(byte: re.Match[bytes]) -> bytes:
    return b"%%%02X" % byte[0][0]


def _with_always(headers: Any) -> list[tuple[bytes, bytes]]:  # noqa: ANN401  # pairs of any kind
    kept, always = [], _ALWAYS_OF_API
    for pair in headers:
        name = pair[0]
        if name == _POLICY:
            always = _ALWAYS
        if name not in _NAMES:
            kept.append(pair)
    return kept + always


def _without_body(send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.pathsend":
            message = {"type": "http.response.body"}
        elif message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_on


def _has_host(scope: Scope) -> bool:
    found = None
    for name, value in scope["headers"]:
        if name == b"host":
            if found is not None:
                return False
            found = value
    if not found:  # an older client need not say it, and some servers then say it is empty
        return scope.get("http_version") in ("1.0", "1")
    return _is_host(found)


@lru_cache(maxsize=256)
def _is_host(value: bytes) -> bool:
    return _HOST.fullmatch(value) is not None


def _bad_host() -> Response:
    problem = {
        "type": "/docs#problem-bad-request",
        "title": "The request is not as it should be",
        "status": 400,
        "detail": "Host: there has to be one, a name or an address with or without a port",
    }
    return Response(json.dumps(problem), 400, media_type="application/problem+json")


def _segment(scope: Scope) -> str:
    path: str = scope["path"]
    return "/" + path[1:].partition("/")[0]


def _options(scope: Scope) -> Response:
    methods = _ALLOWED.get(_segment(scope), _ALLOWED_ELSE)
    asked = Headers(scope=scope).get("access-control-request-headers", "")
    headers = {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": (
            asked if _FIELD_NAMES.fullmatch(asked) else "Accept, Content-Type"
        ),
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


_COMPRESSED = {
    *(fmt.media_type for fmt in ALL_FORMATS.values()),
    "application/gexf+xml",
    "application/graphml+xml",
    "application/n-quads",
    "application/openmetrics-text",
    "application/problem+json",
    "application/trig",
    "text/vnd.graphviz",
}
for _media_type in sorted(_COMPRESSED):
    add_compress_type(_media_type)


class Compression:
    """Compresses what is not a dump: the ranges and tags of a dump are those of its bytes.

    zstd where the client takes it, else gzip; both as the answer comes, and an answer that is
    broken off stays without its end. zstd 1 writes 650 MB/s of results, gzip 4 140 MB/s.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._compressed = CompressMiddleware(
            _own_headers(app), minimum_size=500, brotli=False, zstd_level=1, gzip_level=4
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if (
            scope["type"] != "http"
            or scope["path"].startswith("/dumps/")
            or not any(name == b"accept-encoding" for name, _ in scope["headers"])
        ):
            await self._app(scope, receive, send)
            return
        # a file that the server sends by itself would go out as it is
        extensions = scope.get("extensions") or {}
        scope["extensions"] = {k: v for k, v in extensions.items() if k != "http.response.pathsend"}

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                _weaken(message["headers"])
            await send(message)

        await self._compressed(scope, receive, send_on)


def _own_headers(app: ASGIApp) -> ASGIApp:
    """Gives each response a list of headers of its own: the library changes it in place."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": list(message.get("headers", ()))}
            await send(message)

        await app(scope, receive, send_on)

    return wrapped


def _weaken(headers: list[tuple[bytes, bytes]]) -> None:
    """Make a strong tag weak where the content is encoded: it is of other bytes (RFC 9110, 8.8)."""
    if any(name == b"content-encoding" for name, _ in headers):
        headers[:] = [
            (name, b"W/" + value if name == b"etag" and value.startswith(b'"') else value)
            for name, value in headers
        ]


def behind_proxies(app: ASGIApp, proxies: str) -> ASGIApp:
    """The app as it is seen through proxies: addresses or networks with commas between them.

    From these alone, `X-Forwarded-For` names the client and `X-Forwarded-Proto` the scheme. No
    header but Host names the host. Without proxies nothing is read, and nothing costs.
    """
    trusted = [proxy.strip() for proxy in proxies.split(",") if proxy.strip()]
    if not trusted:
        return app
    wrapped = wrap_asgi_with_proxy_headers(app, trusted)

    async def seen(scope: Scope, receive: Receive, send: Send) -> None:
        await wrapped(scope, receive, send)

    return seen
