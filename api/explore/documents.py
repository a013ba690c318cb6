"""`/documents`: every policy document by facets, as a page and as files of the whole list."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.conditional import is_held, not_modified, tag
from api.explore.answer import explored
from api.explore.document_choice import Choice
from api.explore.document_files import FILES, as_items
from api.explore.document_list import DocumentList
from api.explore.document_shelf import Shelf
from api.generation import Generation, generation_of
from api.html import language_of, wants_page
from queries.views.documents import QUERIES, Documents

_HEADERS: Final = {"Vary": "Accept, Accept-Language, Cookie"}


async def document_index(generation: Generation) -> Documents:
    """Every document of a dataset, for `generation.once`."""
    return Documents.of(*[await generation.rows(query) for query in QUERIES])


async def document_shelf(generation: Generation) -> Shelf:
    """The same with what they are sorted and searched by, for `generation.once`."""
    documents, lineage = await generation.once(document_index), await generation.lineage()
    return Shelf(documents, lineage.graph)


async def documents(request: Request) -> Response | None:
    """The answer of `/documents` where it is a page, a file, or of a choice; None for all rows."""
    if wants_page(request):
        return await documents_page(request)
    choice = Choice.of(request)
    asked = request.query_params.get("format", "json")
    return await _file(request, choice, asked) if asked in FILES or choice.narrows else None


async def documents_page(request: Request) -> Response:
    """The page of the documents chosen."""
    choice = Choice.of(request)

    async def make() -> Mapping[str, Any]:
        generation = generation_of(request)
        shelf = await generation.once(document_shelf)
        own = language_of(request)
        return {"list": DocumentList(shelf, choice, generation.labels, own), "choice": choice}

    return await explored(request, "documents.html", make)


async def _file(request: Request, choice: Choice, name: str) -> Response:
    """All documents chosen, in a form of FILES; as JSON, a page of them with the total."""
    generation, own = generation_of(request), language_of(request)
    etag = tag(generation.id, "documents", name, own, request.url.query)
    headers = {**_HEADERS, "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    chosen = (await generation.once(document_shelf)).chosen(choice, own)
    if name in FILES:
        media_type, write = FILES[name]
        headers["Content-Disposition"] = f'attachment; filename="documents.{name}"'
        return Response(write(chosen, generation.labels), 200, headers, media_type)
    limit, offset = choice.limit_of(100), choice.offset
    shown = as_items(chosen[offset : offset + limit], generation.labels)
    content = {"total": len(chosen), "limit": limit, "offset": offset, "items": shown}
    return JSONResponse(content, headers=headers)
