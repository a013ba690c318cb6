"""`/audit`: how sure the release is of what it says, and what it lacks, as JSON and CSV."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import while_connected
from api.audit_formats import as_csv, as_json
from api.conditional import is_held, not_modified, tag
from api.generation import Generation, generation_of
from api.negotiate import Offer, ranked
from api.problems import not_acceptable
from queries.audit.figures import Audit, Breakdown, audit_queries

_OFFERS = {
    "json": Offer("json", "application/json"),
    "csv": Offer("csv", "text/csv"),
}

router = APIRouter(tags=["lists"])

FormatName = Literal["json", "csv"]
By = Annotated[Breakdown, Query(description="What a row of CSV stands for; JSON has all.")]


@router.get("/audit", summary="How sure the graph is, and what it lacks", response_class=Response)
async def audit(
    request: Request,
    by: By = "document",
    format: Annotated[FormatName | None, Query(description="Form; else by Accept.")] = None,
) -> Response:
    """Shares of statements seen, recalled, unverified; gaps, conflicts, isolated documents …."""
    wanted = [format] if format else ranked(request.headers.get("accept"), _OFFERS.values())
    if not wanted:
        raise not_acceptable([offer.media_type for offer in _OFFERS.values()])
    return await _written(request, wanted[0], by)


@router.get("/audit.json", include_in_schema=False)
@router.get("/audit.csv", include_in_schema=False)
async def audit_file(request: Request, by: By = "document") -> Response:
    """The same by suffix."""
    return await _written(request, request.url.path.rpartition(".")[2], by)


async def _written(request: Request, name: str, by: Breakdown) -> Response:
    generation = generation_of(request)
    headers = {"ETag": tag(generation.id, "audit", name, by), "Vary": "Accept"}
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    found = await while_connected(request.receive, _audit(generation))
    text = as_csv(found, by) if name == "csv" else as_json(found, generation.id)
    return Response(text, 200, headers, _OFFERS[name].media_type)


async def _audit(generation: Generation) -> Audit:
    queries = audit_queries()
    return Audit.of({name: await generation.rows(query.text) for name, query in queries.items()})
