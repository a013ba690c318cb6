"""`/resolve`: from a number in any spelling, a title or a name to the thing that is meant."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.answers import while_connected
from api.describe import is_known
from api.generation import Generation, generation_of
from api.html import HTML, link, page
from api.negotiate import Offer, ranked
from api.problems import Problem
from queries.things import Thing

_FORMS = (Offer("json", "application/json"), HTML)

router = APIRouter(tags=["things"])


@router.get(
    "/resolve",
    summary="The thing that a text means",
    responses={
        200: {"description": "The one thing that is meant"},
        300: {"description": "Several things can be meant: `candidates`"},
        303: {"description": "For a browser: the page of the one thing"},
        404: {"description": "Nothing is known by that name"},
    },
)
async def resolve(
    request: Request,
    text: Annotated[
        str,
        Query(description="A number, title, label or IRI.", examples=["工信厅信管〔2020〕8号"]),
    ],
) -> Response:
    """Find what is meant; ambiguous stays ambiguous."""
    generation = generation_of(request)
    found = generation.things.find(text)
    found = await while_connected(request.receive, _existing(generation, found))
    if not found:
        message = f"nothing is known as {text!r}: give a number, a title, a label or an IRI"
        raise Problem("not-found", message, text=text)
    as_page = ranked(request.headers.get("accept"), _FORMS)[:1] == ["html"]
    root, asked = request.scope.get("root_path", ""), request.query_params.get("lang")
    if as_page and len(found) == 1:
        return RedirectResponse(str(link(found[0].iri, root, asked)), 303, {"Vary": "Accept"})
    if as_page:
        return page(request, "candidates.html", {"text": text, "candidates": found}, status=300)
    candidates = [{"iri": t.iri, "kind": t.kind, "label": t.label} for t in found]
    content: dict[str, object] = {"text": text, "candidates": candidates}
    if len(found) == 1:
        content["iri"] = found[0].iri
    return JSONResponse(content, 200 if len(found) == 1 else 300, {"Vary": "Accept"})


async def _existing(generation: Generation, found: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Without an IRI that was taken at its word and is none of ours."""
    try:
        return tuple([t for t in found if t.kind or await is_known(generation.engine, t.iri)])
    except ValueError:  # it is no IRI at all
        return ()
