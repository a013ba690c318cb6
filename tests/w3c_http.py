"""Replays the HTTP requests of the W3C protocol tests, and compares what comes back.

The tests are written in the HTTP vocabulary of the W3C (http://www.w3.org/2011/http); requests are
sent as they stand there, with no header of their own but Host, Connection and Content-Length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pyoxigraph as ox
from rdflib import Namespace
from rdflib.term import Node
from w3c import MF, Entry
from w3c_results import read_answer, same_graph

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
STATUS = {status.name.replace("_", "").lower(): status.value for status in HTTPStatus}


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a test, and the node that describes the response to it."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    response: Node


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def requests(test: Entry, path: str, endpoint: str) -> list[Request]:
    """The requests of a test in order, with the suite's `path` replaced by that of the endpoint."""
    connection = test.value(MF.action)
    listed = test.manifest.items(test.value(HT.requests, connection))
    return [_request(test, node, path, endpoint) for node in listed]


def _request(test: Entry, node: Node, path: str, endpoint: str) -> Request:
    target = str(test.value(HT.absolutePath, node))
    assert target.startswith(path), target
    return Request(
        str(test.value(HT.methodName, node)),
        endpoint + target.removeprefix(path),
        tuple(_headers(test, node)),
        _body(test, node),
        test.value(HT.resp, node),
    )


def _headers(test: Entry, node: Node) -> Iterator[tuple[str, str]]:
    for listed in test.values(HT.headers, node):
        for header in test.manifest.items(listed):
            name, value = (test.value(part, header) for part in (HT.fieldName, HT.fieldValue))
            yield str(name).lower(), str(value)


def _body(test: Entry, node: Node) -> bytes:
    for body in test.values(HT.body, node):
        encoding = str(test.value(CNT.characterEncoding, body))
        return str(test.value(CNT.chars, body)).encode(encoding)
    return b""


def sent(address: str, request: Request) -> Response:
    """Send a request on a connection of its own: a server may close one on an error."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.putrequest(request.method, request.target, skip_accept_encoding=True)
        for name, value in (*request.headers, ("connection", "close")):
            connection.putheader(name, value)
        if request.body or request.method in ("POST", "PUT"):
            connection.putheader("content-length", str(len(request.body)))
        connection.endheaders(request.body or None)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        # the library leaves what wrongly follows the header of an answer to HEAD
        body = response.fp.read() if request.method == "HEAD" else response.read()
        return Response(response.status, headers, body)
    finally:
        connection.close()


def replay(test: Entry, address: str, path: str, endpoint: str) -> None:
    """Send the requests of a test one after another; fails where a response is not as expected.

    `mf:expectedLocation` names a variable that later requests hold; it becomes what was answered.
    """
    variables: dict[str, str] = {}
    for request in requests(test, path, endpoint):
        filled = _filled(request, variables)
        response = sent(address, filled)
        told = f"{filled.method} {filled.target}: {response.status} {response.body[:500]!r}"
        for variable in test.values(MF.expectedLocation, request.response):
            assert "location" in response.headers, told
            variables[str(variable)] = response.headers["location"]
        check(test, request, response, told)


def _filled(request: Request, variables: dict[str, str]) -> Request:
    target, body = request.target, request.body
    for variable, value in variables.items():
        target = target.replace(variable, value)
        body = body.replace(variable.encode(), value.encode())
    return Request(request.method, target, request.headers, body, request.response)


def check(test: Entry, request: Request, response: Response, told: str) -> None:
    """Fail where a response is not the expected one."""
    node = request.response
    statuses = [str(each).rpartition("#")[2] for each in test.values(MF.expectedStatus, node)]
    assert any(_has_status(response, status) for status in statuses), f"{told} is not {statuses}"
    for expected in test.values(MF.expectedFormat, node):
        _check_format(str(expected), response, told)
    for expected in test.values(MF.expectedBoolean, node):
        answer = read_answer(response.body, response.media_type)
        assert answer is (str(expected) == "true"), told
    headers = dict(_headers(test, node))
    if "content-type" in headers:
        assert response.media_type == headers["content-type"].partition(";")[0], told
    if expected_body := _body(test, node):
        assert same_graph(_graph(response.body, response), _graph(expected_body, response)), told
    assert request.method != "HEAD" or response.body == b"", told


def _has_status(response: Response, expected: str) -> bool:
    """Whether a status is that of `hts:Created`, or of a class such as `hts:StatusCode4xx`."""
    if expected.startswith("StatusCode"):
        return expected == f"StatusCode{response.status // 100}xx"
    return response.status == STATUS[expected.lower()]


def _check_format(expected: str, response: Response, told: str) -> None:
    if expected == "RDF":
        list(_graph(response.body, response))
        return
    answer = read_answer(response.body, response.media_type)
    assert isinstance(answer, bool) == (expected == "boolean"), told


def _graph(content: bytes, response: Response) -> Iterator[ox.Quad]:
    syntax = ox.RdfFormat.from_media_type(response.media_type)
    assert syntax, f"{response.media_type} is no format of RDF"
    return iter(ox.parse(content, format=syntax, base_iri="http://www.example/gsp"))
