"""A thousand hostile requests beside a benign load that is measured the whole time.

    uv run python -m bench.endpoint.attack [--minutes 10] [--queries 1000] [--url URL]

Starts this server over the packaged corpus, unless an address is given. First the benign load runs
alone, then beside the attack: queries that never end, deep and giant ones, those that ask other
servers, and connections that are slow, cut off, ambiguous or oversized. All comes from a seed.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from api.settings import Settings
from bench.endpoint.benign import Benign
from bench.endpoint.connections import CONNECTIONS
from bench.endpoint.data import data_set
from bench.endpoint.hostile import QUERIES, hostile_query
from bench.endpoint.peers import Peer, start_ours
from bench.endpoint.processes import MemoryWatch
from bench.endpoint.verdict import Outcome, text
from bench.endpoint.wire import At, Line
from bench.endpoint.workload import Workload, workloads

_MOST_UNDER_WAY = 64
"""Hostile requests at once."""
_PATIENCE = 90.0
"""Seconds after which a hostile client gives up."""
_BASE_MEMORY = 500_000_000
"""What the server itself may take in bytes, beside its workers."""


@dataclass(slots=True)
class Attack:
    """Sends the hostile requests, evenly over the time, and counts what came of each kind."""

    at: At
    seed: int
    kinds: tuple[str, ...] = (*QUERIES, *CONNECTIONS)
    statuses: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    async def run(self, requests: int, seconds: float) -> None:
        """Send so many in so many seconds; ends when the last is answered."""
        chance = random.Random(self.seed)
        order = [self.kinds[number % len(self.kinds)] for number in range(requests)]
        chance.shuffle(order)
        room = asyncio.Semaphore(_MOST_UNDER_WAY)
        began = time.monotonic()
        async with asyncio.TaskGroup() as tasks:
            for number, kind in enumerate(order):
                due = began + number * seconds / requests
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                await room.acquire()
                own = random.Random(f"{self.seed}/{number}")
                tasks.create_task(self._one(kind, own)).add_done_callback(lambda _: room.release())

    async def _one(self, kind: str, chance: random.Random) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                status = await self._sent(kind, chance)
        except TimeoutError:
            status = f"no end in {_PATIENCE:g} s"
        except OSError as error:
            status = type(error).__name__
        self.statuses[kind][status] += 1

    async def _sent(self, kind: str, chance: random.Random) -> str:
        if kind in CONNECTIONS:
            return await CONNECTIONS[kind](self.at, chance)
        query = hostile_query(chance, kind, self.at.outside)
        body = query.encode("utf-8", "surrogateescape")
        media_type = "application/sparql-update" if kind == "load" else "application/sparql-query"
        form = f"{'update' if kind == 'load' else 'query'}={quote(body, safe='')}".encode()
        message = chance.choice(
            (
                self.at.post(body, media_type),
                self.at.post(form, "application/x-www-form-urlencoded"),
            )
        )
        line = await Line.open(self.at)
        try:
            await line.send(message)
            status = await line.status()
            head = await line.reader.readuntil(b"\r\n\r\n") if status.isdigit() else b""
            return status + await _end(line, head.lower())
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return "cut off in its headers"
        finally:
            line.abort()


async def _end(line: Line, head: bytes) -> str:
    """Read the answer to its end; what is said where it has none."""
    if b"transfer-encoding: chunked" in head:
        last = b""
        read = 0
        with suppress(ConnectionError):
            while read < 50_000_000 and (more := await line.reader.read(1 << 16)):
                last, read = (last + more)[-5:], read + len(more)
                if last == b"0\r\n\r\n":
                    return ""
        return ", left" if read >= 50_000_000 else ", cut off"
    return ""


async def _outside(connections: list[float]) -> asyncio.Server:
    """A server elsewhere, that notes each connection."""

    def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(time.monotonic())
        writer.close()

    return await asyncio.start_server(connected, "127.0.0.1", 0)


async def attacked(
    options: argparse.Namespace, peer: Peer, lookup: Workload, work: Path
) -> Outcome:
    """The quiet time, the attack, and what came of both."""
    outside: list[float] = []
    listener = await _outside(outside)
    address = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/"
    at = At("127.0.0.1", peer.port, peer.path, address, "127.0.0.9" if options.apart else None)
    seconds = options.minutes * 60
    quiet = min(20.0, max(3.0, seconds / 5))
    benign = Benign(peer, lookup, work, options.rate)
    await benign.start(quiet + seconds)
    attack = Attack(at, options.seed)
    await asyncio.sleep(quiet)
    began = time.monotonic()
    await attack.run(options.queries, seconds)
    ended = time.monotonic()
    listener.close()
    samples = await benign.samples()
    alive = await _answers(at)
    return Outcome(
        statuses=attack.statuses,
        outside=len(outside),
        alive=alive,
        quiet=[each for each in samples if each[0] < began],
        attacked=[each for each in samples if began <= each[0] <= ended],
        seconds=ended - began,
    )


async def _answers(at: At) -> bool:
    with suppress(OSError, TimeoutError):
        line = await Line.open(at)
        await line.send(at.get("ASK {}", "Connection: close"))
        return await line.status() == "200"
    return False


def main() -> None:
    """Attack the server of the address, or one of our own; print what came of it."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="iiot-policy-attack-") as folder:
        work = Path(folder)
        data = data_set(options.size, options.keep or work / "data")
        lookup = workloads(data)[0]
        if options.url:
            told = urlsplit(options.url)
            peer = Peer("theirs", None, told.port or 80, told.path or "/sparql")
            outcome = asyncio.run(attacked(options, peer, lookup, work))
        else:
            peer = start_ours(data, work / "ours")
            try:
                with MemoryWatch(peer.server.process.pid) as memory:
                    before = memory.most
                    outcome = asyncio.run(attacked(options, peer, lookup, work))
                outcome.memory, outcome.cap = memory.most, _cap() + before
                outcome.alive = outcome.alive and peer.server.alive()
            finally:
                peer.server.stop()
                outcome_log = peer.server.log.read_text(encoding="utf-8", errors="replace")
            sys.stderr.write(outcome_log[-5000:])
    print(text(outcome), end="")


def _cap() -> int:
    """Bytes that all queries at once may take, by the settings, and the server beside them."""
    told = Settings.read()
    return (told.workers + told.paused_queries) * told.query_memory + _BASE_MEMORY


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0, help="how long the attack goes on")
    parser.add_argument("--queries", type=int, default=1000, help="how many hostile requests")
    parser.add_argument("--url", help="endpoint that runs already; it has to hold the same data")
    parser.add_argument("--rate", type=float, default=100.0, help="benign lookups a second")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--size", default="corpus", help="data set of our own server")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the data stays")
    parser.add_argument(
        "--apart", action="store_true", help="attack from another address than the benign load's"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
