"""`/queries`: the questions of the catalogue, one route each."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api import answers
from api.addresses import client_of, home
from api.conditional import is_held, not_modified, tag
from api.explore.questions import question_list, question_page
from api.generation import generation_of
from api.html import HTML, language_of, page
from api.negotiate import Offer, ranked
from api.problems import Problem
from api.tables import table
from graph.formats import GRAPH_FORMATS
from queries.catalog import Catalog, Question
from queries.execute import WrongForm
from queries.header import Parameter
from queries.parameters import ParameterError, bind
from queries.results import ALL_FORMATS, RESULT_FORMATS

OWN = ("format", "lang", "timeout")
"""Parameters that every question takes beside its own."""
_SCHEMAS = {"integer": {"type": "integer"}, "date": {"type": "string", "format": "date"}}
_FORMS = (Offer("json", "application/json"), HTML)

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def router(catalog: Catalog) -> APIRouter:
    """The routes of the catalogue."""
    routes = APIRouter(tags=["questions"])
    routes.add_api_route("/queries", _listing(catalog), summary="The questions that can be asked")
    for question in catalog.values():
        routes.add_api_route(
            f"/queries/{question.name}",
            _endpoint(question),
            operation_id=question.name,
            summary=question.header.summary.en,
            response_class=Response,
            responses={200: {"content": {f.media_type: {} for f in _fitting(question)}}},
            openapi_extra={"parameters": list(_described(question))},
        )
    routes.add_api_route("/queries/{name}", _suffixed(catalog), include_in_schema=False)
    return routes


def listed(question: Question, root: str) -> dict[str, object]:
    """A question as JSON."""
    return {
        "name": question.name,
        "href": f"{root}/queries/{question.name}",
        **question.header.model_dump(),
        "query": question.text,
    }


def _listing(catalog: Catalog) -> Endpoint:
    async def listing(request: Request) -> Response:
        root = request.scope.get("root_path", "")
        if ranked(request.headers.get("accept"), _FORMS)[:1] == ["html"]:
            return page(request, "questions.html", question_list(catalog, request.query_params))
        return JSONResponse([listed(q, root) for q in catalog.values()], headers={"Vary": "Accept"})

    return listing


def _endpoint(question: Question) -> Endpoint:
    async def ask(request: Request) -> Response:
        return await answered(request, question, request.query_params.get("format"))

    return ask


def _suffixed(catalog: Catalog) -> Endpoint:
    async def ask(request: Request) -> Response:
        name, _, suffix = request.path_params["name"].partition(".")
        question = catalog[name]
        if suffix not in (*ALL_FORMATS, "html"):
            valid = ", ".join((*ALL_FORMATS, "html"))
            raise Problem("not-found", f"there is no format {suffix!r}; there are: {valid}")
        return await answered(request, question, suffix)

    return ask


async def answered(request: Request, question: Question, format: str | None) -> Response:
    """The answer to a question; its parameters are those of the request."""
    accept = request.headers.get("accept")
    as_page = format == "html" or (
        not format and ranked(accept, (*answers.OFFERS, HTML))[:1] == ["html"]
    )
    wanted = ("json", "ttl") if as_page else answers.formats(accept, format)
    generation = generation_of(request)
    given = _given(request)
    if as_page and any(p.required and not given.get(n) for n, p in _declared(question)):
        return _as_page(request, question, given, None)
    bindings = bind(question, given, generation.things)
    headers = {"Vary": "Accept", "ETag": tag(generation.id, question, given, wanted)}
    if not as_page and is_held(request, headers["ETag"]):
        return not_modified(headers)
    work = generation.engine.answer(
        question.text, wanted, bindings, seconds=_seconds(request), client=client_of(request)
    )
    try:
        reply = await answers.while_connected(request.receive, work)
    except WrongForm as error:
        raise answers.wrong_form(error) from error
    if as_page:
        return _as_page(request, question, given, await table(reply))
    return answers.respond(reply, headers)


def _given(request: Request) -> dict[str, str]:
    pairs = [(n, v) for n, v in request.query_params.multi_items() if n not in OWN]
    given = dict(pairs)
    if len(given) < len(pairs):
        raise ParameterError("each parameter is given once")
    return given


def _seconds(request: Request) -> float | None:
    return answers.seconds(request.query_params.get("timeout"))


def _as_page(
    request: Request, question: Question, given: dict[str, str], found: object
) -> Response:
    generation, own = generation_of(request), language_of(request)
    context = {
        **question_page(question, given, generation.things),
        "table": found,
        "formats": [f.name for f in _fitting(question)] if found else [],
        "search": request.url.query,
        "address": f"{home(request)}/queries/{question.name}",
        "names": lambda iri: generation.labels.name(iri, own),
    }
    return page(request, "question.html", context)


def _declared(question: Question) -> list[tuple[str, Parameter]]:
    return list(question.header.parameters.items())


def _fitting(question: Question) -> list[Any]:
    graph = "CONSTRUCT" in question.text or "DESCRIBE" in question.text
    return list((GRAPH_FORMATS if graph else RESULT_FORMATS).values())


def _described(question: Question) -> Iterator[dict[str, object]]:
    for name, parameter in _declared(question):
        yield {
            "name": name,
            "in": "query",
            "required": parameter.required,
            "description": parameter.description.en,
            "schema": _SCHEMAS.get(parameter.type, {"type": "string"}),
            "example": parameter.example,
        }
    yield {
        "name": "format",
        "in": "query",
        "description": "Format of the answer; else by Accept.",
        "schema": {"type": "string", "enum": [f.name for f in _fitting(question)]},
    }
    yield {
        "name": "timeout",
        "in": "query",
        "description": "Seconds after which to give up, below the server's own limit.",
        "schema": {"type": "number", "exclusiveMinimum": 0},
    }
