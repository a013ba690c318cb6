"""A dataset being served: what answers for it, and the names of its things."""

import asyncio
import gc
import json
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Self, TypeVar
from uuid import uuid4

from starlette.requests import Request

from api.engines import pushed_release
from api.kept import Kept, Sent, Written
from api.labels import NAMES, Labels
from graph.lineage import Lineage
from graph.lineage_rows import DOCUMENTS, EDGES
from graph.release import Release, Releases
from queries import things
from queries.engine import Engine, content_of
from queries.things import Things

Row = dict[str, str]
T = TypeVar("T")
_TRUSTED = 60.0
"""Seconds for which the names of a store that does not say what it holds are taken as read."""


class NoRelease(Exception):  # noqa: N818  # named for what it tells
    """Raised while there is no release to serve."""


@dataclass(slots=True)
class Generation:
    """A dataset being served; what is `kept` of it goes when it changes.

    One of a server elsewhere may be changed by others too; `kept_here` are the releases of this
    data folder, of which it may hold one, whose files are then served.
    """

    release: Release
    engine: Engine
    cache_bytes: int
    kept_here: Releases | None = None
    things: Things = field(default_factory=lambda: Things([], []))
    labels: Labels = field(default_factory=lambda: Labels({}))
    requests: int = 0
    id: str = ""
    kept: Kept[Written] = field(init=False)
    sent: Kept[Sent] = field(init=False)
    _opened: Release = field(init=False)
    _version: object = None
    _lineage: Lineage | None = None
    _tables: dict[str, list[Row]] = field(default_factory=dict)
    _made: dict[Hashable, asyncio.Task[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._forget()
        self._opened = self.release
        self.id = self.release.id

    @classmethod
    async def open(
        cls, release: Release, engine: Engine, cache_bytes: int, kept_here: Releases | None = None
    ) -> Self:
        """Serve a dataset; its names are read. The engine is closed where that fails."""
        generation = cls(release, engine, cache_bytes, kept_here)
        try:
            await generation.look()
            gc.collect()
            gc.freeze()  # the names stay: to look through them takes 100 ms, each time
        except BaseException:
            await engine.close()
            raise
        return generation

    async def look(self) -> None:
        """Read the names of things anew where the dataset has changed."""
        version = await self._of_store() if self.kept_here else self.engine.version
        if self._version == version:
            return
        self._tables.clear()
        self._made.clear()
        self._lineage = None
        documents, named = await self.rows(things.DOCUMENTS), await self.rows(things.NAMED)
        self.things = await asyncio.to_thread(Things, documents, named)
        self.labels = await asyncio.to_thread(Labels.of, await self.rows(NAMES))
        self._tables.clear()
        self._version = version

    async def _of_store(self) -> object:
        """What tells one state of a store elsewhere from another: its release, else the minute."""
        # what was updated through us is no longer what was pushed
        release = None if self.engine.version else await pushed_release(self.engine)
        own = release or uuid4().hex
        if own != self.id:
            self.id = own
            self._forget()
            kept = self.kept_here.whole() if self.kept_here else []
            self.release = next((each for each in kept if each.id == release), self._opened)
        return (self.engine.version, release or int(monotonic() / _TRUSTED))

    def changed(self) -> None:
        """The dataset has been updated: nothing that was known of it counts."""
        self.id = f"{self.release.id}+{uuid4().hex[:12]}"
        self._forget()

    def _forget(self) -> None:
        self._lineage = None
        self._tables.clear()
        self._made.clear()
        self.kept, self.sent = Kept(self.cache_bytes // 2), Kept(self.cache_bytes // 2)

    async def rows(self, query: str) -> list[Row]:
        """All solutions of one of our own queries, as texts; kept as long as the dataset is."""
        if query not in self._tables:
            reply = await self.engine.answer(query, ["json"])
            self._tables[query] = await asyncio.to_thread(solutions, await content_of(reply))
        return self._tables[query]

    async def once(self, make: "Callable[[Generation], Coroutine[Any, Any, T]]") -> T:
        """What a function makes of the dataset: once, however many ask; kept as long as that.

        Who asks may go; the work goes on for the others. Where it fails, it is done anew.
        """
        task: asyncio.Task[T] | None = self._made.get(make)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = self._made[make] = asyncio.create_task(make(self))
        return await asyncio.shield(task)

    async def lineage(self) -> Lineage:
        """The lineage of all its documents."""
        if self._lineage is None:
            documents, edges = await self.rows(DOCUMENTS), await self.rows(EDGES)
            self._lineage = await asyncio.to_thread(Lineage, documents, edges)
        return self._lineage


def solutions(content: bytes) -> list[Row]:
    """SPARQL results in JSON as texts by variable; what is unbound is left out."""
    bindings = json.loads(content)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def generation_of(request: Request) -> Generation:
    """The generation that a request is answered from; raises NoRelease."""
    found: Generation | None = request.scope.get("state", {}).get("generation")
    if found is None:
        raise NoRelease("no release is served yet: run `iiot-policy build`, then try again")
    return found
