"""How a page of the explorer is answered: tagged, and kept as long as the dataset."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api import static_files
from api.addresses import home
from api.conditional import is_held, not_modified, tag
from api.generation import generation_of
from api.html import language_of, page_headers, rendered
from api.kept import Written

Make = Callable[[], Awaitable[Mapping[str, Any]]]
"""Gives the context of a template."""


async def explored(request: Request, template: str, make: Make) -> Response:
    """The page of a template; its context is made where it is not kept."""
    generation = generation_of(request)
    of = (home(request), request.url.path, request.url.query, language_of(request))
    etag = tag(generation.id, static_files.version(), template, *of)
    headers = {**page_headers(request), "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    written = generation.kept.get(etag)
    if written is None:
        context = await make()
        content, _ = await run_in_threadpool(rendered, request, template, context)
        written = Written(content.encode(), "text/html", {})
        generation.kept.put(etag, written)
    return Response(written.content, 200, headers, written.media_type)
