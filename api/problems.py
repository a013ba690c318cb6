"""One shape for everything that goes wrong: `application/problem+json` (RFC 9457), or a page.

`KINDS` says what there is, `EXCEPTIONS` which exception is which kind. A message never holds a path
of this machine or a traceback: those of unforeseen faults go to the log.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.addresses import client_of
from api.generation import NoRelease
from api.html import page
from api.log import digest
from api.negotiate import Offer, ranked
from queries.catalog import UnknownQuestion
from queries.engine import Busy, OverLimit, QueryFailed, RdfSyntaxError, UpdatesOff
from queries.execute import QuerySyntaxError, WrongForm
from queries.guard import QueryRefused
from queries.parameters import Ambiguous, ParameterError
from queries.remote_errors import StoreUnreachable
from queries.things import Thing

_LOG = logging.getLogger("iiot_policy.queries")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, and its title."""

    status: int
    title: str


KINDS = {
    "bad-request": Kind(400, "The request is not as it should be"),
    "bad-parameter": Kind(400, "A parameter is not as it should be"),
    "ambiguous": Kind(400, "A name can mean several things"),
    "query-syntax": Kind(400, "The query is not SPARQL 1.1"),
    "rdf-syntax": Kind(400, "The document is not in its format"),
    "unauthorized": Kind(401, "Writing takes a token"),
    "query-refused": Kind(403, "The query asks for what is not served"),
    "updates-off": Kind(403, "Updates are off"),
    "wrong-token": Kind(403, "The token is not the one that may write"),
    "cross-origin": Kind(403, "Pages of other servers may not write here"),
    "not-found": Kind(404, "There is nothing here"),
    "unknown-question": Kind(404, "There is no such question"),
    "method-not-allowed": Kind(405, "The method is not allowed here"),
    "not-acceptable": Kind(406, "None of the accepted formats can be had"),
    "slow-request": Kind(408, "The request did not come in time"),
    "precondition": Kind(412, "What the request is conditional on does not hold"),
    "too-large": Kind(413, "The request is too long"),
    "media-type": Kind(415, "The request is in a format that is not read here"),
    "range": Kind(416, "The file has no such range"),
    "busy": Kind(429, "Too much is asked at once"),
    "query-failed": Kind(500, "The query could not be evaluated"),
    "fault": Kind(500, "The server is at fault"),
    "store-unreachable": Kind(502, "The store does not answer"),
    "over-limit": Kind(503, "The query is over its limits"),
    "no-release": Kind(503, "Nothing is served yet"),
}
"""Every kind of problem by the name that ends its `type`."""

EXCEPTIONS: dict[type[Exception], str] = {
    Ambiguous: "ambiguous",
    Busy: "busy",
    NoRelease: "no-release",
    OverLimit: "over-limit",
    ParameterError: "bad-parameter",
    QueryFailed: "query-failed",
    QueryRefused: "query-refused",
    QuerySyntaxError: "query-syntax",
    RdfSyntaxError: "rdf-syntax",
    StoreUnreachable: "store-unreachable",
    UnknownQuestion: "unknown-question",
    UpdatesOff: "updates-off",
    WrongForm: "not-acceptable",
}
_OF_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "media-type"}
_FORMS = (
    Offer("json", "application/problem+json", ("application/json",)),
    Offer("html", "text/html"),
)


class Problem(Exception):  # noqa: N818  # the RFC's word
    """Raised by a handler: a kind of `KINDS`, what is the matter, and more members and headers."""

    def __init__(
        self, kind: str, detail: str, *, headers: Mapping[str, str] | None = None, **members: object
    ) -> None:
        self.kind, self.members, self.headers = kind, members, dict(headers or {})
        super().__init__(detail)


def not_acceptable(available: Sequence[str]) -> Problem:
    """None of the accepted media types can be had; these can."""
    listed = list(dict.fromkeys(available))
    return Problem("not-acceptable", f"There are: {', '.join(listed)}", available=listed)


def register(app: Starlette) -> None:
    """Let every exception of the app end in a problem."""
    app.add_exception_handler(Problem, _handle)
    for exception in EXCEPTIONS:
        app.add_exception_handler(exception, _handle)
    app.add_exception_handler(HTTPException, _of_framework)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _fault)


async def _handle(request: Request, error: Exception) -> Response:
    if isinstance(error, OverLimit | Busy):
        query = request.scope.get("state", {}).get("query", "")
        facts = {"reason": str(error), "client": client_of(request), "query": digest(query)}
        level = logging.INFO if isinstance(error, Busy) else logging.WARNING
        _LOG.log(level, "query over limit", extra=facts)
    return respond(request, error if isinstance(error, Problem) else _as_problem(error))


async def _of_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # by registration
    kind = _OF_STATUS.get(error.status_code, "bad-request" if error.status_code < 500 else "fault")
    headers = dict(error.headers or {})
    detail = f"There is nothing at {request.url.path}; /docs lists what there is"
    if kind == "method-not-allowed":
        headers["Allow"] = "GET, HEAD, OPTIONS"
        detail = f"{request.method} is not allowed; allowed are GET, HEAD and OPTIONS"
    elif kind != "not-found":
        detail = str(error.detail)
    return respond(request, Problem(kind, detail, headers=headers))


async def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # by registration
    faults = [f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors()]
    return respond(request, Problem("bad-parameter", "; ".join(faults)))


async def _gone(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return Response(status_code=400)  # nobody is there to read it


async def _fault(request: Request, error: Exception) -> Response:  # noqa: ARG001  # it is logged
    return respond(request, Problem("fault", "This is our fault; the log holds the reason"))


_KNOWN: tuple[type[Exception], ...] = (Problem, *EXCEPTIONS)


class AsProblems:
    """ASGI middleware for what is no app of the framework's: what it raises ends in a problem."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except ClientDisconnect:
            pass
        except _KNOWN as error:
            response = await _handle(Request(scope), error)
            await response(scope, receive, send)
        except Exception as error:
            if not begun:
                response = await _fault(Request(scope), error)
                await response(scope, receive, send)
            raise  # it is logged further out


def _as_problem(error: Exception) -> Problem:
    kind = next(kind for cls, kind in EXCEPTIONS.items() if isinstance(error, cls))
    members: dict[str, object] = {}
    if isinstance(error, QuerySyntaxError):
        members = {"line": error.line, "column": error.column}
    elif isinstance(error, Ambiguous):
        members = {"candidates": [_candidate(thing) for thing in error.candidates]}
    headers = {"Retry-After": "5"} if KINDS[kind].status in (429, 503) else {}
    return Problem(kind, str(error), headers=headers, **members)


def _candidate(thing: Thing) -> dict[str, str]:
    return {"iri": thing.iri, "kind": thing.kind, "label": thing.label}


def respond(request: Request, problem: Problem) -> Response:
    """A problem as a response, in JSON or, for a browser, as a page."""
    kind = KINDS[problem.kind]
    content = {
        "type": f"{request.scope.get('root_path', '')}/docs#problem-{problem.kind}",
        "title": kind.title,
        "status": kind.status,
        "detail": str(problem),
        "instance": request.url.path,
        **problem.members,
    }
    headers = {**problem.headers, "Vary": "Accept"}
    if ranked(request.headers.get("accept"), _FORMS)[:1] == ["html"]:
        reason = HTTPStatus(kind.status).phrase
        about = {"problem": content, "reason": reason}
        return page(request, "problem.html", about, status=kind.status, headers=headers)
    return JSONResponse(content, kind.status, headers, media_type="application/problem+json")
