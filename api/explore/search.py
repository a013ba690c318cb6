"""`/search`: full text over titles, headings, targets, quotes and labels; names while one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.answers import while_connected
from api.conditional import is_held, not_modified, tag
from api.explore.answer import explored
from api.explore.documents import document_index
from api.explore.search_answer import FACETS, Answer, Question, answer, meant_by, search_of
from api.explore.search_lines import Marked, Results, as_json
from api.explore.search_words import kind_names
from api.generation import generation_of
from api.html import address, language_of, link, wants_page
from queries.search.asked import Asked

router = APIRouter(tags=["pages"])

LONGEST = 500
"""Characters of what is looked for."""
SUGGESTED = 10

KindName = Literal[
    "document", "measure", "part", "target", "quote", "technology", "body", "indicator",
    "series", "programme", "industry", "region", "scenario", "document-type",
]  # fmt: skip
Text = Annotated[
    str,
    Query(
        max_length=LONGEST,
        description="Terms that must all be there; phrases in quotes; 標識 is 标识.",
        examples=["标识解析", "“edge computing”"],
    ),
]
Values = Annotated[list[str] | None, Query(description="Only documents of these; may be repeated.")]


@dataclass(frozen=True, slots=True)
class Parameters:
    """What is asked, by query parameters."""

    q: Text = ""
    kind: Annotated[
        list[KindName] | None, Query(description="Only passages of these kinds; may be repeated.")
    ] = None
    level: Values = None
    body: Values = None
    type: Values = None
    year: Values = None
    limit: Annotated[int, Query(ge=1, le=100, description="How many results at most.")] = 20
    offset: Annotated[int, Query(ge=0, description="How many to leave out before the first.")] = 0

    @property
    def question(self) -> Question:
        """The question."""
        given = {facet: tuple(filter(None, getattr(self, facet) or ())) for facet in FACETS}
        facets = {facet: values for facet, values in given.items() if values}
        return Question(self.q.strip(), tuple(self.kind or ()), facets, self.limit, self.offset)


@router.get(
    "/search",
    summary="What is found under words: documents and things with their passages",
    responses={200: {"content": {"application/json": {}, "text/html": {}}}},
)
async def search(request: Request, parameters: Annotated[Parameters, Depends()]) -> Response:
    """Documents and things whose texts have every term, best first, hits as `[start, end]`."""
    question = parameters.question
    if wants_page(request):
        return await explored(request, "search.html", lambda: _context(request, question))
    generation = generation_of(request)
    headers = {"ETag": tag(generation.id, "search", question), "Vary": "Accept"}
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    found = await while_connected(request.receive, _answer(request, question))
    content: dict[str, object] = {
        "q": question.text,
        "total": found.total,
        "limit": question.limit,
        "offset": question.offset,
    }
    if question.offset + question.limit < found.total:
        changed = {"offset": str(question.offset + question.limit)}
        content["next"] = _here(request, changed)
        headers["Link"] = f'<{content["next"]}>; rel="next"'
    documents = await generation.once(document_index)
    content["items"] = as_json(found, documents, generation.labels.names)
    content["facets"] = {
        facet: [{"value": value, "count": count} for value, count in counted]
        for facet, counted in found.counts.items()
    }
    return JSONResponse(content, headers=headers)


@router.get("/search/suggest", summary="Names of things as one types")
async def suggest(request: Request, q: Text = "") -> Response:
    """At most ten things by name, best first; `marks` are the hits in `name`."""
    generation, own = generation_of(request), language_of(request)
    headers = {
        "ETag": tag(generation.id, "suggest", q, own, request.query_params.get("lang")),
        "Vary": "Accept-Language, Cookie",
    }
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    index = await while_connected(request.receive, generation.once(search_of))
    asked, kinds = Asked.of(q), kind_names(own)
    found = await run_in_threadpool(index.find, asked, meant_by(generation, q))
    named = [each for each in found if each.passages[0].rank == 0][:SUGGESTED]
    root, lang = request.scope.get("root_path", ""), request.query_params.get("lang")
    items = []
    for each in named:
        name = generation.labels.name(each.iri, own)
        items.append(
            {
                "iri": each.iri,
                "href": link(each.iri, root, lang),
                "kind": "" if each.passages[0].document else kinds[each.passages[0].kind],
                "name": name.text,
                "language": name.language,
                "marks": asked.spans(name.text),
            }
        )
    return JSONResponse({"q": q, "items": items}, headers=headers)


async def _answer(request: Request, question: Question) -> Answer:
    generation = generation_of(request)
    index = await generation.once(search_of)
    documents = await generation.once(document_index)
    meant = meant_by(generation, question.text)
    return await run_in_threadpool(answer, index, documents, question, meant)


async def _context(request: Request, question: Question) -> Mapping[str, Any]:
    generation, own = generation_of(request), language_of(request)
    found = await _answer(request, question)
    documents = await generation.once(document_index)
    shown = Results(found, documents, generation.labels, own)
    near = []
    if question.text and not found.total:
        index = await generation.once(search_of)
        near = await run_in_threadpool(index.nearest, question.text)
    return {
        "question": question,
        "total": found.total,
        "results": shown.results(),
        "facets": shown.facets() if question.text else [],
        "narrowed": bool(question.kinds or question.facets),
        "near": [Marked(((passage.text, False),), passage.language) for passage in near],
    }


def _here(request: Request, changes: Mapping[str, object]) -> str:
    """This address with other parameters."""
    kept: dict[str, object] = {}
    for name in request.query_params:
        kept[name] = request.query_params.getlist(name)
    return address(request.url.path, {**kept, **changes})
