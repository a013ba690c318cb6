"""A client that reads a long answer too slowly: the server has to break it off."""

import time
from dataclasses import dataclass

import httpx
import pytest
from served import CARTESIAN

LIMITS = {"query_seconds": 3, "result_rows": 60_000}
"""Settings with which the answer is there in time, and too long to stand in buffers."""
_QUERY = {"query": f"SELECT * {CARTESIAN}", "format": "tsv"}


@dataclass(frozen=True)
class BrokenOff:
    """How it went: when the first bytes came, in seconds, and how many came before the end."""

    first: float
    received: int


def read_slowly(server: httpx.Client) -> BrokenOff:
    """Ask for a long answer and pause in it beyond its time; it has to end without its end."""
    began = time.monotonic()
    plain = {"Accept-Encoding": "identity"}
    with server.stream("GET", "/sparql", params=_QUERY, headers=plain) as answer:
        assert answer.status_code == 200
        chunks = answer.iter_raw()
        received = [len(next(chunks))]
        first = time.monotonic() - began
        time.sleep(LIMITS["query_seconds"] + 1)
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(map(len, chunks))
    return BrokenOff(first, sum(received))
