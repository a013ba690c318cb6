"""A server on a socket that plays what a test says, and the remote engine that asks it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import httpx

from queries.dialects import DIALECTS
from queries.remote import Remote, RemoteEngine
from queries.remote_settings import RemoteLimits

JSON = "application/sparql-results+json"
NOTHING = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
SELECT = "SELECT ?s { ?s ?p ?o }"

Serve = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Request:
    """What a server was sent."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server that plays what a test says, and notes what it was sent."""

    serve: Serve
    asked: list[Request] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                line, *lines = head.strip().split("\r\n")
                pairs = (row.split(": ", 1) for row in lines)
                headers = {key.lower(): value for key, value in pairs}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                self.asked.append(Request(line, headers, body))
                await self.serve(self.asked[-1], writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            self.left.set()
        finally:
            writer.close()


def reply(
    content: bytes = NOTHING, media_type: str = JSON, status: str = "200 OK", **headers: str
) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}\r\n"
    return f"{head}{more}\r\n".encode() + content


def saying(content: bytes) -> Serve:
    async def serve(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(content)

    return serve


@asynccontextmanager
async def at(
    serve: Serve | bytes,
    dialect: str = "generic",
    auth: httpx.Auth | None = None,
    limits: Mapping[str, float] | None = None,
) -> AsyncIterator[tuple[RemoteEngine, Server]]:
    """An engine and the server that it asks."""
    server = Server(saying(serve) if isinstance(serve, bytes) else serve)
    running = await asyncio.start_server(server.connected, "127.0.0.1", 0)
    port = running.sockets[0].getsockname()[1]
    server.address = f"http://127.0.0.1:{port}"
    remote = Remote(
        f"{server.address}/sparql",
        f"{server.address}/update",
        f"{server.address}/store?repository=x",
        DIALECTS[dialect],
    )
    engine = RemoteEngine(remote, replace(RemoteLimits(), **(limits or {})), auth)  # type: ignore[arg-type]
    try:
        yield engine, server
    finally:
        await engine.close()
        running.close()


async def content(engine: RemoteEngine, query: str = SELECT, *formats: str) -> bytes:
    answer = await engine.answer(query, formats or ("json",))
    return b"".join([chunk async for chunk in answer.chunks()])


def played(scenario: Callable[[], Awaitable[None]]) -> None:
    async def within() -> None:
        async with asyncio.timeout(30):
            await scenario()

    asyncio.run(within())


async def endless(_: Request, writer: asyncio.StreamWriter) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n"
    writer.write(head.encode())
    while True:
        writer.write(b"400\r\n" + b" " * 1024 + b"\r\n")
        await writer.drain()
        await asyncio.sleep(0.001)
