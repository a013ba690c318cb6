"""The app: settings in, routes and middleware wired, nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api import (
    audit,
    docs,
    dumps,
    entities,
    lineage,
    lists,
    named,
    ontology_routes,
    problems,
    resolve,
    wellknown,
)
from api.generations import Generations, OnGeneration
from api.headers import Compression, EveryPath
from api.html import PAGES
from api.settings import Settings
from api.sparql import OPERATIONS, SparqlEndpoint
from queries.catalog import packaged_catalog


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole HTTP face over the current release of `settings.data`."""
    settings = settings or Settings.read()
    generations, catalog = Generations(settings), packaged_catalog()

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
    endpoint = SparqlEndpoint(settings.max_body_bytes)
    app.router.routes += [
        Route("/sparql", endpoint),
        Route("/sparql/", endpoint),
        Mount("/static", StaticFiles(directory=PAGES / "static")),
    ]
    for router in (
        named.router(catalog),
        lists.router(catalog),
        audit.router,
        lineage.router,
        resolve.router,
        entities.router,
        ontology_routes.router,
        dumps.router(settings.data),
        wellknown.router,
        docs.router,
    ):
        app.include_router(router)
    problems.register(app)
    app.add_middleware(OnGeneration, generations=generations)
    app.add_middleware(Compression)
    app.add_middleware(EveryPath)
    return app


class _Api(FastAPI):
    """Adds to the OpenAPI description what is no route of FastAPI's."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described["paths"].setdefault("/sparql", OPERATIONS)
        return described
