"""`/compare`: two plans side by side, as a page and as files."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import is_held, not_modified, tag
from api.explore.answer import explored
from api.explore.compare_choice import Side, answering, suggestions
from api.explore.compare_files import as_csv, as_json
from api.explore.compare_lines import Lines
from api.explore.documents import document_index
from api.generation import Generation, generation_of
from api.html import HTML, language_of
from api.negotiate import Offer, ranked
from api.problems import Problem, not_acceptable
from queries.parameters import Ambiguous
from queries.views.compare import Comparison, Plans, Shared
from queries.views.compare_rows import QUERIES, plans
from queries.views.documents import Documents

_OFFERS: Final = (Offer("json", "application/json"), Offer("csv", "text/csv"), HTML)
_HEADERS: Final = {"Vary": "Accept, Accept-Language, Cookie"}
_MEDIA_TYPES: Final = {offer.name: offer.media_type for offer in _OFFERS}
LISTED: Final = 400
"""Documents that the fields suggest, the newest of those that set out measures or targets."""

router = APIRouter(tags=["pages"])


async def _plans(generation: Generation) -> Plans:
    rows = [await generation.rows(query) for query in QUERIES]
    return await run_in_threadpool(plans, *rows)


@router.get("/compare", summary="Two plans side by side", response_class=Response)
async def compare(
    request: Request, a: str = "", b: str = "", format: str | None = None
) -> Response:
    """What continues, ends, is new; which targets rise, fall, go. `a`, `b` name documents."""
    generation = generation_of(request)
    wanted = [format] if format else ranked(request.headers.get("accept"), _OFFERS)
    if not wanted or wanted[0] not in _MEDIA_TYPES:
        raise not_acceptable(list(_MEDIA_TYPES.values()))
    documents = await generation.once(document_index)
    own = language_of(request)
    sides = [Side.of(text, generation.things, documents, own) for text in (a, b)]
    if wanted[0] == HTML.name:
        return await explored(request, "compare.html", lambda: _context(request, sides))
    return await _file(request, sides, wanted[0])


async def _file(request: Request, sides: list[Side], name: str) -> Response:
    generation = generation_of(request)
    for key, side in zip("ab", sides, strict=True):
        if side.candidates:
            raise Ambiguous(side.asked, side.candidates)
        if not side.document:
            raise Problem("bad-parameter", f"{key}: {side.asked!r} is no document that is held")
    etag = tag(generation.id, "compare", name, *(side.document for side in sides))
    headers = {**_HEADERS, "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    known = await generation.once(_plans)
    found = known.compare(*(side.family for side in sides))
    documents = await generation.once(document_index)
    text = as_csv(found) if name == "csv" else as_json(found, documents)
    return Response(text, 200, headers, _MEDIA_TYPES[name])


async def _context(request: Request, sides: list[Side]) -> Mapping[str, Any]:
    generation, own = generation_of(request), language_of(request)
    known = await generation.once(_plans)
    documents = await generation.once(document_index)
    chosen = [side for side in sides if side.document]
    found = known.compare(*(side.family for side in sides)) if len(chosen) == 2 else None
    only = chosen[0] if len(chosen) == 1 else None
    setting_out = [entry for entry in documents.entries if entry.iri in known.items]
    return {
        "sides": sides,
        "lines": Lines(found, documents, generation.labels, own) if found else None,
        "technologies": _technologies(found, documents) if found else None,
        "listed": setting_out[:LISTED],
        "only": only,
        "answering": answering(only, known, documents) if only else [],
        "suggested": suggestions(known, documents),
        "documents": documents.by_iri,
        "same": found is not None and set(found.left) == set(found.right),
    }


def _technologies(found: Comparison, documents: Documents) -> Shared:
    def of(side: tuple[str, ...]) -> list[str]:
        entries = (documents.by_iri[iri] for iri in side if iri in documents.by_iri)
        return list(dict.fromkeys(tech for entry in entries for tech in entry.technologies))

    return Shared.of(of(found.left), of(found.right))
