"""Which dataset the settings say is served, and the engine that answers for it."""

import asyncio
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from rdflib.namespace import DCTERMS

from api.settings import SettingError, Settings
from graph.push_marker import PUSHED
from graph.release import Release, Releases
from queries.dialects import DIALECTS
from queries.engine import Engine, content_of
from queries.forkserver import Holding
from queries.lanes import Limits
from queries.pool import WorkerPool
from queries.remote import Remote, RemoteEngine, RemoteLimits, credentials

_UPDATED: Final = "updated.nq"
"""The file in the data folder where the dataset of a server that takes updates is saved."""
_MARKER: Final = (
    f"SELECT ?release {{ GRAPH <{PUSHED}> {{ <{PUSHED}> <{DCTERMS.identifier}> ?release }} }}"
)


@dataclass(frozen=True)
class Unpublished(Release):
    """A dataset that is no release of this data folder: nothing is known of it."""

    published = False

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """As that of a release, with nothing in it."""
        counts = dict.fromkeys(
            ("documents", "measures", "targets", "citations", "conflicts", "triples"), 0
        )
        return {"release": self.path.name, "counts": counts, "made_of": {}, "dumps": {}}


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, not yet opened."""

    release: Release

    async def open(self, settings: Settings) -> Engine:
        """The engine that answers for it, started."""
        if settings.store:
            return _remote(settings)
        pool = WorkerPool(_holding(self.release, settings), _limits(settings))
        return await pool.__aenter__()


def served(settings: Settings, releases: Releases) -> Served | None:
    """What is to be served now, None where there is nothing yet."""
    if settings.scratch:
        return Served(Unpublished(Path("scratch")))
    if settings.store:
        return Served(Unpublished(Path("store")))
    release = releases.current()
    return Served(release) if release else None


def prepared(settings: Settings, releases: Releases) -> None:
    """See that what is to be served can be.

    Raises ReleaseError where a release is damaged, StoreUnreachable where the server of `store`
    does not answer, and SettingError.
    """
    if settings.store:
        asyncio.run(_greeted(settings))
    elif wanted := served(settings, releases):
        wanted.release.manifest  # noqa: B018  # reads it


async def pushed_release(engine: Engine) -> str | None:
    """The release that a server elsewhere says it holds, as `iiot-policy push` has left it."""
    found = json.loads(await content_of(await engine.answer(_MARKER, ["json"])))
    rows = found["results"]["bindings"]
    return str(rows[0]["release"]["value"]) if rows else None


async def _greeted(settings: Settings) -> None:
    engine = _remote(settings)
    try:
        await content_of(await engine.answer("ASK {}", ["json"]))
    finally:
        await engine.close()


def _remote(settings: Settings) -> RemoteEngine:
    if settings.dialect not in DIALECTS:
        valid = ", ".join(DIALECTS)
        raise SettingError(f"dialect: {settings.dialect!r} is none; there are: {valid}")
    names = ("store_user", "store_password", "store_token")
    known = {f"IIOT_POLICY_{name.upper()}": getattr(settings, name) for name in names}
    try:
        remote = Remote(
            settings.store,
            settings.store_update or None,
            settings.store_graphs or None,
            DIALECTS[settings.dialect],
        )
    except ValueError as error:
        raise SettingError(f"store: {error}") from error
    limits = RemoteLimits(
        seconds=settings.query_seconds,
        first_byte=settings.query_seconds,
        bytes=settings.result_bytes,
        queue=settings.queue_seconds,
    )
    return RemoteEngine(remote, limits, credentials(known))


def _limits(settings: Settings) -> Limits:
    return Limits(
        workers=settings.workers,
        quick=settings.quick_seconds,
        long=settings.long_queries,
        paused=settings.paused_queries,
        seconds=settings.query_seconds,
        queue=settings.queue_seconds,
        waiting=settings.queue_length,
        waiting_of_client=settings.client_queue,
    )


def _holding(release: Release, settings: Settings) -> Holding:
    updates = settings.updates or settings.updates_open
    saved = settings.data / _UPDATED if updates and release.published else None
    return Holding(
        store=str(release.store) if release.published else None,
        statements=release.statements if release.published else 0,
        in_memory=settings.in_memory_statements,
        updates=updates,
        file=str(saved) if saved else None,
        union=release.published,
        memory=settings.query_memory,
        most_rows=settings.result_rows,
        most_bytes=settings.result_bytes,
    )
