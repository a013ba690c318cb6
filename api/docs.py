"""`/` and `/docs`: where a reader begins. Nothing is loaded from elsewhere."""

from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from api.explore.home import home_page
from api.html import page
from api.problems import KINDS

router = APIRouter(include_in_schema=False)


@router.get("/")
async def start(request: Request) -> Response:
    """What this is, and ways in."""
    return await home_page(request)


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
