"""ASGI applications called without a server, for what no server lets through or shows."""

import asyncio
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Pairs = Iterable[tuple[str, str]]


def http_scope(path: str = "/", method: str = "GET", headers: Pairs = (("host", "a"),)) -> Scope:
    """The scope of a request."""
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "query_string": b"",
        "scheme": "http",
        "client": ("192.0.2.1", 1234),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
    }


def called(app: ASGIApp, scope: Scope) -> list[Message]:
    """All that an application sends in answer to a request without a body."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_call(app, scope, receive, send))
    return sent


async def _call(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def answering(
    *bodies: bytes, headers: Pairs = (), status: int = 200, whole: bool = True
) -> ASGIApp:
    """An application that answers in pieces, and ends its answer only if it is `whole`."""
    raw = [(name.encode(), value.encode()) for name, value in headers]

    async def app(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        await send({"type": "http.response.start", "status": status, "headers": raw})
        for number, body in enumerate(bodies, 1):
            more = not whole or number < len(bodies)
            await send({"type": "http.response.body", "body": body, "more_body": more})

    return app
