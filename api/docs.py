"""`/` and `/docs`: where a reader begins. Nothing is loaded from elsewhere."""

from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from api.answers import while_connected
from api.generation import generation_of
from api.html import page
from api.problems import KINDS
from queries.catalog import packaged_catalog

_FIRST_QUESTIONS = ("documents-implementing", "measures-mentioning", "target-history")
_COUNTED = ("documents", "measures", "targets", "citations", "conflicts", "sources", "triples")

router = APIRouter(include_in_schema=False)


@router.get("/")
async def start(request: Request) -> Response:
    """What this is, and ways in."""
    generation, catalog = generation_of(request), packaged_catalog()
    documents = await while_connected(request.receive, generation.rows(catalog["documents"].text))
    counts = generation.release.manifest["counts"]
    context = {
        "release": generation.release.path.name,
        "counts": {name: counts[name] for name in _COUNTED},
        "documents": sorted(documents, key=lambda d: d.get("date", ""), reverse=True),
        "questions": [catalog[name] for name in _FIRST_QUESTIONS],
        "files": sorted(generation.release.manifest["dumps"]),
    }
    return page(request, "start.html", context)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The routes and their parameters, the questions, and what can go wrong."""
    app: FastAPI = request.app
    routes = [
        (path, operation)
        for path, methods in app.openapi()["paths"].items()
        for operation in methods.values()
    ]
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for path, operation in routes:
        groups.setdefault(next(iter(operation.get("tags", ())), ""), []).append((path, operation))
    return page(request, "docs.html", {"groups": groups, "problems": KINDS})
