"""`/documents`, `/measures`, `/targets`, `/technologies`, `/bodies`: pages of a question's rows."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.explore.bodies import bodies
from api.explore.documents import documents
from api.explore.targets import targets
from api.explore.technologies import technologies
from api.generation import generation_of
from queries.catalog import Question

LISTS = ("documents", "measures", "targets", "technologies", "bodies")
"""Questions without parameters that have a route of their own."""

Face = Callable[[Request], Awaitable[Response | None]]
"""The page of a list, or a file of what is chosen of it; None where all rows are wanted."""
FACES: Mapping[str, Face] = {
    "documents": documents,
    "targets": targets,
    "technologies": technologies,
    "bodies": bodies,
}

Limit = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, description="How many to leave out before the first.")]


def router(catalog: Mapping[str, Question]) -> APIRouter:
    """A route for each list that the catalogue has a question for."""
    routes = APIRouter(tags=["lists"])
    for name in LISTS:
        if name in catalog:
            question = catalog[name]
            summary = question.header.summary.en
            routes.add_api_route(f"/{name}", _endpoint(question), name=name, summary=summary)
    return routes


def _endpoint(question: Question) -> Callable[..., Coroutine[Any, Any, Response]]:
    async def listed(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        if (face := FACES.get(question.name)) and (answer := await face(request)):
            return answer
        generation = generation_of(request)
        etag = tag(generation.id, question.name, limit, offset)
        if is_held(request, etag):
            return not_modified({"ETag": etag})
        rows = await while_connected(request.receive, generation.rows(question.text))
        content: dict[str, object] = {"total": len(rows), "limit": limit, "offset": offset}
        headers = {"ETag": etag}
        if offset + limit < len(rows):
            following = urlencode({"limit": limit, "offset": offset + limit})
            root = request.scope.get("root_path", "")
            content["next"] = f"{root}/{question.name}?{following}"
            headers["Link"] = f'<{content["next"]}>; rel="next"'
        content["items"] = rows[offset : offset + limit]
        return JSONResponse(content, headers=headers)

    return listed
