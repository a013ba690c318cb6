"""The release that is served, and the change to the next one without a restart.

A request keeps the generation that it began with; a generation that is no longer current ends when
its last request has.
"""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from typing import Self

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.kept import Kept
from api.labels import Labels
from api.settings import Settings
from graph.lineage import DOCUMENTS, EDGES, Lineage
from graph.release import Release, Releases
from graph.store import open_store
from queries.pool import Limits, WorkerPool
from queries.things import Things

POLL_SECONDS = 1.0

Row = dict[str, str]


class NoRelease(Exception):  # noqa: N818  # named for what it tells
    """Raised while there is no release to serve."""


@dataclass(slots=True)
class Generation:
    """A release being served: its workers, and the names of its things."""

    release: Release
    pool: WorkerPool
    things: Things
    labels: Labels
    kept: Kept = field(default_factory=Kept)
    requests: int = 0
    _lineage: Lineage | None = None
    _tables: dict[str, list[Row]] = field(default_factory=dict)

    @classmethod
    async def open(cls, release: Release, limits: Limits) -> Self:
        """Start workers over a release, and read its names."""

        def names() -> tuple[Things, Labels]:
            store = open_store(release.store, release.statements)
            return Things(store), Labels.of(store)

        pool = WorkerPool(release, limits)
        try:
            await pool.__aenter__()
            return cls(release, pool, *await asyncio.to_thread(names))
        except BaseException:
            await pool.__aexit__()
            raise

    async def rows(self, query: str) -> list[Row]:
        """All solutions of one of our own queries, as texts; kept as long as the generation is."""
        if query not in self._tables:
            reply = await self.pool.answer(query, ["json"])
            content = b"".join([chunk async for chunk in reply.chunks()])
            self._tables[query] = await asyncio.to_thread(solutions, content)
        return self._tables[query]

    async def lineage(self) -> Lineage:
        """The lineage of all documents of the release."""
        if self._lineage is None:
            documents, edges = await self.rows(DOCUMENTS), await self.rows(EDGES)
            self._lineage = await asyncio.to_thread(Lineage, documents, edges)
        return self._lineage

    async def close(self) -> None:
        """End the workers."""
        await self.pool.__aexit__()


def solutions(content: bytes) -> list[Row]:
    """SPARQL results in JSON as texts by variable; what is unbound is left out."""
    bindings = json.loads(content)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


class Generations:
    """Keeps the current generation; `async with` starts and ends it."""

    def __init__(self, settings: Settings) -> None:
        self._releases = Releases(settings.data)
        self._limits = Limits(
            workers=settings.workers,
            seconds=settings.query_seconds,
            memory=settings.query_memory,
            queue=settings.queue_seconds,
        )
        self.current: Generation | None = None
        self._former: list[Generation] = []
        self._told = ""

    async def __aenter__(self) -> Self:
        await self._try_to_advance()
        self._watching = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._watching.cancel()
        await asyncio.gather(self._watching, return_exceptions=True)
        for generation in [*self._former, self.current]:
            if generation:
                await generation.close()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            await self._try_to_advance()

    async def _try_to_advance(self) -> None:
        try:
            await self._advance()
        except Exception as error:  # whatever is wrong with it, the former one is served on
            if self._told != (told := f"{type(error).__name__}: {error}"):
                self._told = told
                sys.stderr.write(f"a release cannot be served: {told}\n")

    async def _advance(self) -> None:
        release = self._releases.current()
        if release and (self.current is None or release.path != self.current.release.path):
            former, self.current = self.current, await Generation.open(release, self._limits)
            if former:
                self._former.append(former)
        for generation in [former for former in self._former if former.requests == 0]:
            self._former.remove(generation)
            await generation.close()


class OnGeneration:
    """Middleware: gives each request the generation that is current when it begins."""

    def __init__(self, app: ASGIApp, generations: Generations) -> None:
        self._app, self._generations = app, generations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        generation = self._generations.current
        if scope["type"] != "http" or generation is None:
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["generation"] = generation
        generation.requests += 1
        try:
            await self._app(scope, receive, send)
        finally:
            generation.requests -= 1


def generation_of(request: Request) -> Generation:
    """The generation that a request is answered from; raises NoRelease."""
    found: Generation | None = request.scope.get("state", {}).get("generation")
    if found is None:
        raise NoRelease("no release is served yet: run `iiot-policy build`, then try again")
    return found
