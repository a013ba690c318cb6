"""The release that is served, and the change to the next one without a restart.

While updates are taken there is no such change: the dataset goes on from update to update. A
request keeps the generation that it began with; a generation that is no longer current ends when
its last request has.
"""

import asyncio
import logging
from typing import Self

from starlette.types import ASGIApp, Receive, Scope, Send

from api.engines import Served, served
from api.generation import Generation
from api.settings import Settings
from graph.release import Releases

POLL_SECONDS = 1.0
_LOG = logging.getLogger("iiot_policy.releases")


class Generations:
    """Keeps the current generation; `async with` starts and ends it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._releases = Releases(settings.data)
        self.current: Generation | None = None
        self._former: list[Generation] = []
        self._served: Served | None = None
        self._updates = settings.updates or settings.updates_open
        self._told = ""

    async def __aenter__(self) -> Self:
        await self.try_to_advance()
        self._watching = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the engines, and with them the queries under way."""
        self._watching.cancel()
        await asyncio.gather(self._watching, return_exceptions=True)
        for generation in [*self._former, self.current]:
            if generation:
                await generation.engine.close()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            await self.try_to_advance()

    async def try_to_advance(self) -> None:
        """Serve what is there now; whatever is wrong with it, the former one is served on."""
        try:
            await self._advance()
        except Exception as error:
            if self._told != (told := f"{type(error).__name__}: {error}"):
                self._told = told
                reason = {"reason": told}
                _LOG.error("release refused", extra=reason)

    async def _advance(self) -> None:
        wanted = served(self._settings, self._releases)
        if wanted and wanted != self._served and not (self.current and self._updates):
            engine = await wanted.open(self._settings)
            opened = await Generation.open(
                wanted.release,
                engine,
                self._settings.cache_bytes,
                self._releases if self._settings.store else None,
            )
            if self._updates:
                opened.changed()  # it may be another dataset than the release long since
            former, self.current, self._served = self.current, opened, wanted
            facts = {"release": opened.id, "former": former.id if former else None}
            _LOG.info("release swapped" if former else "release served", extra=facts)
            if former:
                self._former.append(former)
        elif self.current:
            await self.current.look()
        for generation in [former for former in self._former if former.requests == 0]:
            self._former.remove(generation)
            await generation.engine.close()


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
