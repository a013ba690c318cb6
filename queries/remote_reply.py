"""An answer of another server: its bytes as they come, or drawn anew in another format."""

import asyncio
import io
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Final

import httpx
import pyoxigraph as ox

from graph.dumps import PREFIXES
from graph.formats import Format
from queries.engine import OverLimit, QueryFailed
from queries.results import AnyFormat

WHOLE: Final = 64 * 1024
"""Bytes up to which an answer is waited for, so that it can be kept and has a status of its own."""
AHEAD: Final = 256 * 1024
"""Bytes that are read ahead of whoever reads the answer."""
PATIENCE: Final = 0.05
"""Seconds for which the rest of a short answer is waited for once its first bytes are here."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an answer may take.

    Attributes:
        begin: When its turn came, in the event loop's time.
        waited: Seconds that it waited for its turn.
        seconds: How long it may take from there.
        most: How many bytes it may have.
    """

    begin: float
    waited: float
    seconds: float
    most: int

    @property
    def deadline(self) -> float:
        """When its time is over, in the event loop's time."""
        return self.begin + self.seconds

    def over_time(self) -> OverLimit:
        """The error for an answer that takes too long."""
        return OverLimit(f"the query took longer than {self.seconds:g} s")


class Body:
    """The bytes of a response, read within bounds. `close` may be called at any time, and twice.

    Servers send many small pieces; those that have come are handed on together.
    """

    def __init__(self, response: httpx.Response, bounds: Bounds, end: Callable[[], None]) -> None:
        self._response, self._end = response, end
        self.bounds = bounds
        self._here = bytearray()
        self._read = 0
        self._news, self._room = asyncio.Event(), asyncio.Event()
        self._reading = asyncio.create_task(self._read_on())
        self._reading.add_done_callback(lambda _: self._news.set())

    async def next(self, until: float | None = None) -> bytes | None:
        """The next bytes, None at the end.

        Raises TimeoutError at `until` and loses nothing; OverLimit where a bound is passed, and
        where the server breaks off.
        """
        last = self.bounds.deadline
        while not self._here and not self._reading.done():
            self._news.clear()
            try:
                async with asyncio.timeout_at(min(until or last, last)):
                    await self._news.wait()
            except TimeoutError as error:
                if until and until < last:
                    raise
                raise self.bounds.over_time() from error
        if self._read > self.bounds.most:
            raise OverLimit(f"the answer is larger than {self.bounds.most} bytes: ask for less")
        if self._here:
            chunk, self._here = bytes(self._here), bytearray()
            self._room.set()
            return chunk
        if failure := self._reading.exception():
            decoding = isinstance(failure, httpx.DecodingError)
            told = "the store's answer cannot be decoded"
            raise OverLimit(told if decoding else "the store broke off its answer") from failure
        return None

    async def all(self) -> bytes:
        """All of it; the response is closed then."""
        content = bytearray()
        try:
            while (chunk := await self.next()) is not None:
                content += chunk
        finally:
            await self.close()
        return bytes(content)

    async def close(self) -> None:
        """Let go of the connection; one that has more to say is closed."""
        self._end()
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)
        await self._response.aclose()

    async def _read_on(self) -> None:
        async for chunk in self._response.aiter_bytes():
            self._here += chunk
            self._read += len(chunk)
            self._news.set()
            if self._read > self.bounds.most:
                return
            if len(self._here) > AHEAD:
                self._room.clear()
                await self._room.wait()


class RemoteReply:
    """An answer: its bytes to be read once, as `queries.engine.Reply` has it.

    Args:
        format: Its format, a key of `queries.results.ALL_FORMATS`.
        truncated: Whether the server cut rows off.
        body: What is still to come, None where `begun` is all.
        begun: What has come already.
        drop: Bytes that mean, at the end, that the answer is not whole.
        rewrite: Bytes of the answer and what stands for them.
    """

    encoding = ""

    def __init__(
        self,
        format: str,
        bounds: Bounds,
        *,
        truncated: bool = False,
        body: Body | None = None,
        begun: bytes = b"",
        drop: bytes = b"",
        rewrite: tuple[bytes, bytes] | None = None,
    ) -> None:
        self.format, self.truncated, self.deadline = format, truncated, bounds.deadline
        self._body, self._begun, self._bounds = body, begun, bounds
        self._drop, self._rewrite = drop, rewrite
        self.waited = bounds.waited
        self.took = asyncio.get_running_loop().time() - bounds.begin
        self.whole = None if body else self._finished(self._rewritten(begun))

    @classmethod
    async def passing(
        cls,
        format: str,
        body: Body,
        *,
        truncated: bool,
        drop: bytes,
        rewrite: tuple[bytes, bytes] | None,
    ) -> "RemoteReply":
        """An answer passed through; returns once it has first bytes, or all where it is short."""
        begun = bytearray()
        rest: Body | None = body
        try:
            chunk = await body.next()
            until = asyncio.get_running_loop().time() + PATIENCE
            while chunk is not None:
                begun += chunk
                if len(begun) > WHOLE:
                    break
                chunk = await body.next(until)
            else:
                rest = None
                await body.close()
        except TimeoutError:
            pass
        except BaseException:
            await body.close()
            raise
        try:
            return cls(
                format, body.bounds, truncated=truncated, body=rest, begun=bytes(begun),
                drop=drop, rewrite=rewrite,
            )  # fmt: skip
        except BaseException:
            await body.close()
            raise

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The bytes of the answer; raises OverLimit in the middle where a bound is passed."""
        if self._body is None:
            yield self.whole or b""
            return
        # what may be the beginning of something to rewrite or to drop is held back
        hold = max(len(self._drop), len(self._rewrite[0]) if self._rewrite else 0)
        held = b""
        chunk: bytes | None = self._begun
        try:
            while chunk is not None:
                held = self._rewritten(held + chunk)
                if len(held) > hold:
                    cut = len(held) - hold
                    yield held[:cut]
                    held = held[cut:]
                chunk = await self._body.next()
            if last := self._finished(held):
                yield last
        finally:
            await self._body.close()

    async def close(self) -> None:
        """Let go of an answer that nobody has begun to read."""
        if self._body:
            await self._body.close()

    def _rewritten(self, content: bytes) -> bytes:
        return content.replace(*self._rewrite) if self._rewrite else content

    def _finished(self, content: bytes) -> bytes:
        if self._drop and content.rstrip().endswith(self._drop):
            raise self._bounds.over_time()
        return content


def drawn(content: bytes, given: AnyFormat, wanted: AnyFormat) -> tuple[bytes, int]:
    """An answer in another format of its kind, and how many triples it has (of rows: 0).

    Raises QueryFailed for what is not in the format given.
    """
    try:
        if isinstance(given, Format):
            assert isinstance(wanted, Format)  # noqa: S101  # both of graphs
            triples = [quad.triple for quad in ox.parse(content, given.syntax)]
            text = ox.serialize(triples, format=wanted.syntax, prefixes=PREFIXES)
            return text or b"", len(triples)
        assert not isinstance(wanted, Format)  # noqa: S101  # both of rows
        output = io.BytesIO()
        ox.parse_query_results(content, format=given.syntax).serialize(output, wanted.syntax)
        return output.getvalue(), 0
    except (SyntaxError, ValueError) as error:
        raise QueryFailed(f"the store's {given.media_type} cannot be read") from error
