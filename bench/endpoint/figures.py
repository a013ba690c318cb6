"""What is sent in a measurement, and what comes out of it."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from bench.endpoint.peers import Peer
from bench.endpoint.workload import ITEM, NUMBER, Workload


@dataclass(frozen=True, slots=True)
class Figures:
    """Requests answered in a second, latencies in milliseconds, and failures among requests."""

    rate: float
    p50: float
    p99: float
    requests: int
    errors: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests to be sent: the pieces of the parameters, already encoded, and what fills them."""

    port: int
    method: str
    path: str
    headers: dict[str, str]
    pieces: tuple[str, ...]
    items: tuple[str, ...]
    start: int = 0
    """The number of the request before the first: those of two runs differ by it."""
    repeated: bool = False
    """Whether the first is sent again and again."""

    @classmethod
    def of(cls, peer: Peer, workload: Workload, *, start: int, repeated: bool) -> Self:
        """The requests of a workload to a server."""
        headers = {"Accept": workload.accept}
        if peer.method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        pieces = (f"{peer.before}query=", *workload.pieces())
        items = tuple(quote(item, safe="") for item in workload.items)
        return cls(
            peer.port, peer.method, peer.path, headers, pieces, items, start, repeated=repeated
        )

    def message(self, number: int) -> bytes:
        """A request as it is sent."""
        item = self.items[number % len(self.items)]
        filled = {ITEM: item, NUMBER: str(number)}
        text = "".join(filled.get(piece, piece) for piece in self.pieces)
        get = self.method == "GET"
        target = f"{self.path}?{text}" if get else self.path
        fields = {"Host": f"127.0.0.1:{self.port}", **self.headers}
        if not get:
            fields["Content-Length"] = str(len(text))
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{self.method} {target} HTTP/1.1\r\n{head}\r\n{'' if get else text}".encode()
