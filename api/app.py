"""The app: settings in, routes and middleware wired, nothing else."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount
from starlette.types import ASGIApp

from api import (
    audit,
    docs,
    dumps,
    entities,
    graph_store,
    lineage,
    lists,
    named,
    ontology_routes,
    problems,
    resolve,
    sparql,
    wellknown,
)
from api.explore import about, compare, search, workbench
from api.front import Front
from api.generations import Generations, OnGeneration
from api.graph_store import GraphStore
from api.headers import Compression, EveryPath, behind_proxies
from api.kept import KeptState
from api.log import RequestLog
from api.measured import Measured, Requests
from api.metrics import Figures, MetricsEndpoint
from api.paths import Paths
from api.problems import AsProblems
from api.settings import Settings
from api.sparql import SparqlEndpoint
from api.static_files import VersionedFiles
from api.writes import Writes
from queries.catalog import packaged_catalog
from queries.pool import PoolState, WorkerPool


def create_app(settings: Settings, generations: Generations) -> ASGIApp:
    """The whole HTTP face over the generations of what is served; raises SettingError."""
    writes, requests = Writes.of(settings), Requests()
    metrics = MetricsEndpoint(requests, _watched(generations), settings.metrics)
    inner: ASGIApp = Paths(
        {
            "store": AsProblems(GraphStore(writes, settings.max_body_bytes, settings.body_seconds)),
            "metrics": AsProblems(metrics),
        },
        _framework(settings, generations),
    )
    endpoint = AsProblems(SparqlEndpoint(writes, settings.max_body_bytes, settings.body_seconds))
    inner = Paths({"sparql": endpoint}, Compression(inner))  # workers compress their answers
    inner = Front(EveryPath(OnGeneration(inner, generations)), generations)
    return behind_proxies(Measured(RequestLog(inner), requests), settings.trusted_proxies)


def _watched(generations: Generations) -> Figures:
    def pool() -> PoolState | None:
        engine = generations.current.engine if generations.current else None
        return engine.state() if isinstance(engine, WorkerPool) else None

    def caches() -> Mapping[str, KeptState]:
        if not (now := generations.current):
            return {}
        return {"answers": now.sent.state(), "things": now.kept.state()}

    return Figures(lambda: generations.current.id if generations.current else None, pool, caches)


def _framework(settings: Settings, generations: Generations) -> FastAPI:
    catalog = packaged_catalog()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with generations:
            yield

    app = _Api(
        title="Industrial-internet policy",
        version=version("iiot-policy"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.router.routes.append(Mount("/static", VersionedFiles()))
    for router in (
        named.router(catalog),
        lists.router(catalog),
        audit.router,
        lineage.router,
        resolve.router,
        entities.router,
        ontology_routes.router,
        about.router,
        compare.router,
        search.router,
        workbench.router,
        dumps.router(settings.data),
        wellknown.router,
        docs.router,
    ):
        app.include_router(router)
    problems.register(app)
    return app


class _Api(FastAPI):
    """Adds to the OpenAPI description what is no route of FastAPI's."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described["paths"].setdefault("/sparql", sparql.OPERATIONS)
        described["paths"].setdefault("/store", graph_store.OPERATIONS)
        return described
