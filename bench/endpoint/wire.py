"""Bytes on a connection, as they are: what HTTP clients would not let one send or see."""

import asyncio
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

MB = 1_000_000
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_PATIENCE = 60.0
"""Seconds that an answer is waited for."""


@dataclass(frozen=True, slots=True)
class At:
    """The endpoint that is attacked, and an address that it may not ask."""

    host: str
    port: int
    path: str
    outside: str
    source: str | None = None
    """The loopback address that the connections come from, where not the usual one."""

    def request(self, method: str, target: str, *headers: str, body: bytes = b"") -> bytes:
        """A request as written, with a Host."""
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.host}:{self.port}", *headers]
        return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body

    def get(self, query: str, *headers: str) -> bytes:
        """A query by GET."""
        return self.request("GET", f"{self.path}?query={quote(query)}", *headers)

    def post(self, body: bytes, media_type: str = DIRECT, *headers: str) -> bytes:
        """A query by POST."""
        length = f"Content-Length: {len(body)}"
        return self.request(
            "POST", self.path, f"Content-Type: {media_type}", length, *headers, body=body
        )


class Line:
    """A connection that sends and reads bytes as they are."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, at: At, *, small: bool = False) -> "Line":
        """Connect; `small` leaves little room for what is received."""
        own = socket.socket()
        own.setblocking(False)
        if small:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        if at.source:
            own.bind((at.source, 0))
        try:
            async with asyncio.timeout(10):
                await asyncio.get_running_loop().sock_connect(own, (at.host, at.port))
        except BaseException:
            own.close()
            raise
        return cls(*await asyncio.open_connection(sock=own, limit=1 << 16))

    async def send(self, content: bytes) -> None:
        """Send; what the server no longer reads is no matter."""
        with suppress(ConnectionError):
            self.writer.write(content)
            async with asyncio.timeout(_PATIENCE):
                await self.writer.drain()

    async def status(self) -> str:
        """The status of the next answer, `closed` where the server hung up without one."""
        try:
            async with asyncio.timeout(_PATIENCE):
                line = await self.reader.readline()
        except TimeoutError:
            return f"no answer in {_PATIENCE:g} s"
        except (ConnectionError, ValueError):
            return "closed"
        return line.split(b" ", 2)[1].decode("ascii", "replace")[:3] if b" " in line else "closed"

    async def rest(self, most: int = 64 * MB, seconds: float = _PATIENCE) -> bytes:
        """What else comes until the server hangs up, or `seconds` are over."""
        found = bytearray()
        with suppress(ConnectionError, TimeoutError):
            async with asyncio.timeout(seconds):
                while len(found) < most and (more := await self.reader.read(1 << 16)):
                    found += more
        return bytes(found)

    def abort(self) -> None:
        """Reset the connection."""
        own = self.writer.get_extra_info("socket")
        with suppress(OSError):
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
