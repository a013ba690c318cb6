"""What the SPARQL workbench asks of the server beside the endpoint itself."""

import asyncio
import json
from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.addresses import client_of, home
from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.explore.questions import without_header
from api.explore.workbench_vocabulary import VOCABULARY, vocabulary
from api.generation import generation_of
from api.protocol import QUERY, in_time, read_body
from queries.catalog import packaged_catalog
from queries.engine import Busy, OverLimit, QueryFailed
from queries.execute import Dataset, QuerySyntaxError
from queries.guard import QueryRefused
from queries.parameters import bind
from queries.remote_bindings import bound_text
from queries.remote_errors import StoreUnreachable

router = APIRouter(tags=["pages"], include_in_schema=False)

LONGEST: Final = 100_000
"""Bytes of a query that is checked as it is typed; a longer one is told its faults when it runs."""
_NOTHING: Final = Dataset(default=("urn:x-iiot-policy:nothing",))
_PATIENCE = 2.0
"""Seconds that a check may take: over an empty graph, all but the contrived take a millisecond."""


@router.get("/workbench/vocabulary")
async def completions(request: Request) -> Response:
    """Prefixes, classes, properties and concepts with their labels, for completion."""
    generation = generation_of(request)
    headers = {"ETag": tag(generation.id, VOCABULARY), "Cache-Control": "no-cache"}
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    rows = await generation.rows(VOCABULARY)
    found = await asyncio.to_thread(vocabulary, rows, generation.labels)
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Response(content, 200, headers, "application/json")


@router.post("/workbench/check")
async def check(request: Request) -> Response:
    """Where a query is no SPARQL, or null; it is asked of an empty graph, so reads nothing.

    It goes to the engine that would run it: to a process that may be killed, for parsers can be
    attacked too. What the engine has no time to tell is not told.
    """
    async with in_time(5.0):
        text = (await read_body(request, LONGEST)).decode("utf-8", "replace")
    return JSONResponse(await _fault(request, text), headers={"Cache-Control": "no-store"})


async def _fault(request: Request, text: str) -> Mapping[str, object] | None:
    work = generation_of(request).engine.answer(
        text,
        ("json", "ttl"),
        dataset=_NOTHING,
        base=f"{home(request)}/sparql",
        seconds=_PATIENCE,
        client=client_of(request),
    )
    try:
        reply = await while_connected(request.receive, work)
    except QuerySyntaxError as error:
        return {"line": error.line, "column": error.column, "detail": str(error)}
    except QueryRefused as error:
        return {"line": 0, "column": 0, "detail": str(error)}
    except (Busy, OverLimit, QueryFailed, StoreUnreachable):
        return None
    await reply.close()
    return None


@router.get("/workbench/queries/{name}")
async def bound(request: Request, name: str) -> Response:
    """A question's query with the given values in the places of its parameters."""
    question = packaged_catalog()[name]
    given = {key: value for key, value in request.query_params.items() if key != "lang"}
    bindings = bind(question, given, generation_of(request).things)
    return Response(without_header(bound_text(question.text, bindings)), media_type=QUERY)
