"""The port that every face asks: what answers SPARQL, here or elsewhere."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Protocol

import pyoxigraph as ox

from queries.execute import Dataset

Bindings = Mapping[str, ox.NamedNode | ox.Literal]


class OverLimit(Exception):  # noqa: N818  # named for what it tells
    """Raised where a query is over its time or memory, or no worker came free in time."""


class Busy(Exception):  # noqa: N818  # named for what it tells
    """Raised where a client, or all of them together, ask more at once than is served."""


class QueryFailed(Exception):  # noqa: N818  # named for what it tells
    """Raised where the engine gave up on a query that is well-formed and allowed."""


class UpdatesOff(Exception):  # noqa: N818  # named for what it tells
    """Raised for every update of a dataset that is only read."""

    def __init__(self) -> None:
        super().__init__("updates are off: this endpoint answers queries")


class Reply(Protocol):
    """An answer under way. One who does not begin to read it calls `close`."""

    @property
    def format(self) -> str:
        """The format chosen, a key of `queries.results.ALL_FORMATS`."""

    @property
    def encoding(self) -> str:
        """The content coding of its bytes, empty where there is none."""

    @property
    def truncated(self) -> bool:
        """Whether rows were cut off at a limit."""

    @property
    def deadline(self) -> float:
        """When its time is over, in the event loop's time."""

    @property
    def waited(self) -> float:
        """Seconds that the query waited for its turn."""

    @property
    def took(self) -> float:
        """Seconds from its turn to the beginning of its answer."""

    @property
    def whole(self) -> bytes | None:
        """All of it, where it is short enough to be here already."""

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The bytes of the answer, once; raises OverLimit in the middle where its time runs out."""

    async def close(self) -> None:
        """Free what an answer takes that nobody has begun to read."""


class Engine(Protocol):
    """What answers SPARQL: worker processes over a release, or a SPARQL server elsewhere."""

    @property
    def version(self) -> int:
        """A number that is another one after each update that was made through this engine."""

    async def answer(
        self,
        query: str,
        formats: Sequence[str],
        bindings: Bindings | None = None,
        dataset: Dataset | None = None,
        base: str | None = None,
        seconds: float | None = None,
        client: str = "",
        encoding: str = "",
    ) -> Reply:
        """Run a query for the first of `formats` that fits it.

        `dataset` and `base` are as in `solve`; `seconds` can lower the time it may take; `client`
        is whom it is for, and no client's queries wait for those of another; `encoding` ("gzip",
        "zstd") is the content coding that the client would like, which the engine may leave out.
        Raises Busy, OverLimit, QueryFailed, QuerySyntaxError, QueryRefused or WrongForm.
        """

    async def update(
        self,
        text: str,
        *,
        base: str | None = None,
        seconds: float | None = None,
    ) -> None:
        """Run an update (SPARQL 1.1 Update) whole or not at all; raises also UpdatesOff."""

    async def store_graph(
        self, graph: str | None, content: bytes, format: str, *, replace: bool, base: str
    ) -> None:
        """Add the triples of a document to a graph (None: the default graph), or `replace` it.

        `format` is a key of `graph.formats.FORMATS`. Raises RdfSyntaxError for what is none.
        """

    async def drop_graph(self, graph: str | None) -> None:
        """Remove a graph, or empty the default graph (None)."""

    async def close(self) -> None:
        """End it and all that it holds."""


class RdfSyntaxError(Exception):
    """Raised for a document that is not in its format; the message has the place."""


async def content_of(reply: Reply) -> bytes:
    """An answer whole."""
    if reply.whole is not None:
        return reply.whole
    return b"".join([chunk async for chunk in reply.chunks()])
