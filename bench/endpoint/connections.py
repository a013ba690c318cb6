"""Hostile connections, by kind: what no client library sends.

Each is given the endpoint and a source of chance, and says in a few words what came of it.
"""

import asyncio
import gzip
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final
from urllib.parse import quote

from bench.endpoint.wire import DIRECT, FORM, MB, At, Line

_ROWS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
_HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_SLOW = 20.0
"""Seconds that a slow one goes on."""

Attack = Callable[[At, random.Random], Awaitable[str]]


def _sending(made: Callable[[At, random.Random], bytes]) -> Attack:
    """Send bytes, and see what comes."""

    async def attack(at: At, chance: random.Random) -> str:
        line = await Line.open(at)
        try:
            sending = asyncio.create_task(line.send(made(at, chance)))
            status = await line.status()
            sending.cancel()
            return status
        finally:
            line.abort()

    return attack


def _big_body(at: At, chance: random.Random) -> bytes:
    media_type = chance.choice((FORM, DIRECT, "application/sparql-update", "text/turtle"))
    return at.post(b"query=" + b"#" * (10 * MB), media_type)


def _big_chunks(at: At, _: random.Random) -> bytes:
    head = at.request("POST", at.path, f"Content-Type: {DIRECT}", "Transfer-Encoding: chunked")
    return head + (b"10000\r\n" + b"#" * 65536 + b"\r\n") * 160 + b"0\r\n\r\n"


def _packed_body(at: At, _: random.Random) -> bytes:
    packed = gzip.compress(b"#" * (100 * MB), 1)
    return at.post(packed, DIRECT, "Content-Encoding: gzip")


def _big_headers(at: At, chance: random.Random) -> bytes:
    fields = chance.choice(
        (
            [f"X-Long: {'a' * MB}"],
            [f"X-{each}: a" for each in range(10_000)],
            [f"Accept: {', '.join(f'text/x{n};q=0.{n}' for n in range(20_000))}"],
            [f"Cookie: {'a=b; ' * 50_000}"],
        )
    )
    return at.get("ASK {}", *fields)


def _big_target(at: At, _: random.Random) -> bytes:
    return at.get("ASK {} #" + "a" * MB)


def _bad_utf8(at: At, chance: random.Random) -> bytes:
    raw = bytes(chance.randrange(128, 256) for _ in range(50))
    query = b'SELECT * WHERE { ?a ?b "' + raw + b'" }'
    target = f"{at.path}?query={quote(query)}"
    return chance.choice((at.post(query), at.request("GET", target), at.post(b"query=%FF", FORM)))


def _odd(at: At, chance: random.Random) -> bytes:
    return chance.choice(
        (
            b"GET /\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
            bytes.fromhex("16030100c8010000c40303") + bytes(200),
            at.request("TRACE", at.path),
            at.request("CONNECT", "127.0.0.1:22"),
            at.request("GET", at.path, "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings"),
            at.request("GET", f"{at.outside}x"),
            at.request("GET", "/../../../../etc/passwd"),
            at.request("GET", "/dumps/..%2f..%2f..%2fmanifest.json"),
            at.request("GET", f"{at.path}?query=ASK%7B%7D&default-graph-uri={quote(at.outside)}"),
            at.request("GET", f"{at.path}?{'&'.join('query=ASK%7B%7D' for _ in range(1000))}"),
            at.get("ASK {}", "Range: bytes=0-,0-,0-,0-,0-", "If-None-Match: " + '"a",' * 1000),
            bytes(chance.randrange(256) for _ in range(2000)),
        )
    )


_INNER = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"


def _ambiguous(at: At, chance: random.Random) -> bytes:
    """A request that two servers cut at two places; `_INNER` is what one of them would find."""
    length, direct = str(len(_INNER)), f"Content-Type: {DIRECT}"
    heads = (
        ("Content-Length: 4", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding: chunked", "Content-Length: 5"),
        ("Content-Length: 0", f"Content-Length: {length}"),
        (f"Content-Length: {length}, 0",),
        (f"Content-Length: +{length}",),
        (f"Content-Length: 0x{len(_INNER):x}",),
        ("Content-Length : 0",),
        ("Content-Length: -1",),
        ("Content-Length: 18446744073709551616",),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding: \x0bchunked",),
        ("Transfer-Encoding : chunked",),
        ("Transfer-Encoding: xchunked",),
        ("X: a\n b", "Content-Length: 0"),
        ("X: a\rContent-Length: 5", "Content-Length: 0"),
        ("X: a\x00b", "Content-Length: 0"),
    )
    chunks = (
        b"0\r\n\r\n",
        b"ffffffffffffffff1\r\n",
        b"0x5\r\nASK{}\r\n0\r\n\r\n",
        b"5;a\nASK{}\n0\n\n",
        b"",
    )
    return at.request(
        "POST", at.path, direct, *chance.choice(heads), body=chance.choice(chunks) + _INNER
    )


async def _smuggling(at: At, chance: random.Random) -> str:
    """A server in doubt has to refuse and hang up: an answer to the inner one is a fault."""
    line = await Line.open(at)
    try:
        await line.send(_ambiguous(at, chance))
        status = await line.status()
        rest = await line.rest(seconds=3)
        answers = rest.count(b"HTTP/1.1 ")
        return f"{status} then {answers} more" if answers else status
    finally:
        line.abort()


async def _slow_reader(at: At, chance: random.Random) -> str:
    line = await Line.open(at, small=True)
    try:
        await line.send(at.get(chance.choice((_ROWS, f"{_ROWS} LIMIT 10000"))))
        status = await line.status()
        for _ in range(int(_SLOW)):
            try:
                if not await line.reader.read(16):
                    break
            except ConnectionError:
                return f"{status}, then cut off"
            await asyncio.sleep(1)
        return status
    finally:
        line.abort()


async def _slow_headers(at: At, chance: random.Random) -> str:
    return await _slowly(at, at.get("ASK {}")[:-2] + b"X-A: b\r\n" * 20, chance)


async def _slow_body(at: At, chance: random.Random) -> str:
    whole = at.post(b"#" * 100_000)
    head = whole.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    return await _slowly(at, whole[len(head) :], chance, head)


async def _slowly(at: At, content: bytes, chance: random.Random, first: bytes = b"") -> str:
    line = await Line.open(at)
    waiting = asyncio.create_task(line.status())
    try:
        await line.send(first)
        for begin in range(int(_SLOW) * 4):
            if waiting.done():
                return waiting.result()
            await line.send(content[begin : begin + 1])
            await asyncio.sleep(chance.uniform(0.2, 0.3))
        return f"held for {_SLOW:g} s"
    finally:
        waiting.cancel()
        line.abort()


async def _half_closed(at: At, chance: random.Random) -> str:
    line = await Line.open(at)
    try:
        await line.send(at.get(chance.choice(("ASK {}", _HEAVY, _ROWS))))
        with suppress(OSError):
            line.writer.write_eof()
        status = await line.status()
        await line.rest(MB)
        return status
    finally:
        line.abort()


async def _half_sent(at: At, chance: random.Random) -> str:
    """Half a request, and then the end of what is sent."""
    whole = at.post(b"SELECT * WHERE { ?a ?b ?c }")
    line = await Line.open(at)
    try:
        await line.send(whole[: chance.randrange(1, len(whole))])
        with suppress(OSError):
            line.writer.write_eof()
        return await line.status()
    finally:
        line.abort()


async def _aborted(at: At, chance: random.Random) -> str:
    line = await Line.open(at)
    await line.send(at.get(chance.choice((_HEAVY, _ROWS))))
    await asyncio.sleep(chance.choice((0.0, 0.01, 0.5, 2.0)))
    line.abort()
    return "aborted"


async def _aborted_answer(at: At, chance: random.Random) -> str:
    line = await Line.open(at)
    try:
        await line.send(at.get(_ROWS))
        status = await line.status()
        await line.rest(chance.randrange(1, 3 * MB), 5)
        return f"{status}, aborted"
    finally:
        line.abort()


async def _pipelined(at: At, _: random.Random) -> str:
    line = await Line.open(at)
    try:
        await line.send(at.get("ASK {}") * 200 + at.request("GET", at.path, "Connection: close"))
        status = await line.status()
        return f"{status}, {1 + (await line.rest()).count(b'HTTP/1.1 ')} answers"
    finally:
        line.abort()


async def _silent(at: At, _: random.Random) -> str:
    """Connections on which nothing is said."""
    lines = [await Line.open(at) for _ in range(50)]
    await asyncio.sleep(_SLOW)
    for line in lines:
        line.abort()
    return "50 held"


CONNECTIONS: Final[dict[str, Attack]] = {
    "10 MB body": _sending(_big_body),
    "10 MB in chunks": _sending(_big_chunks),
    "packed body": _sending(_packed_body),
    "huge headers": _sending(_big_headers),
    "huge target": _sending(_big_target),
    "bad UTF-8": _sending(_bad_utf8),
    "odd request": _sending(_odd),
    "smuggling": _smuggling,
    "slow reader": _slow_reader,
    "slow headers": _slow_headers,
    "slow body": _slow_body,
    "half closed": _half_closed,
    "half sent": _half_sent,
    "aborted": _aborted,
    "aborted answer": _aborted_answer,
    "pipelined": _pipelined,
    "silent": _silent,
}
"""Every kind."""
