"""Structured logs: one line for each event, and nothing in it that a client could forge."""

import ast
import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asgi import answering, called, http_scope
from hypothesis import given
from hypothesis import strategies as st
from served import NOTICE, serving
from starlette.types import ASGIApp, Receive, Scope, Send

from api.log import EVENTS, LEVELS, QUERY_CHARACTERS, ROOT, RequestLog, configure, digest

pytest_plugins = ["serving"]

HOUSE = Path(__file__).parents[1]
QUERY = "SELECT ?s { ?s ?p '秘密' }"
CONTROLS = "a\nb\rc\x1b[2Jd\x00e\x7ff\x85g\u2028h\u202ei\ud800"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root, own = logging.getLogger(), logging.getLogger(ROOT)
    former = (list(root.handlers), root.level, own.level)
    yield
    root.handlers[:] = former[0]
    root.setLevel(former[1])
    own.setLevel(former[2])


def _stream(level: str = "info", format: str = "json") -> io.StringIO:
    stream = io.StringIO()
    configure(level, format, stream)
    return stream


def _lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def _logged(scope: Scope, level: str = "info", app: ASGIApp | None = None) -> dict[str, Any]:
    stream = _stream(level)
    called(RequestLog(app or answering(b"12345")), scope)
    (line,) = _lines(stream)
    return line


def test_a_request_is_one_line_with_its_facts() -> None:
    line = _logged({**http_scope("/docs"), "state": {"query": QUERY}})
    time, ms = line.pop("time"), line.pop("ms")
    assert time.endswith("+00:00")
    assert ms >= 0
    assert line == {
        "level": "INFO",
        "logger": "iiot_policy.requests",
        "event": "request",
        "method": "GET",
        "path": "/docs",
        "status": 200,
        "bytes": 5,
        "client": "192.0.2.1",
        "query": digest(QUERY),
    }


def test_the_text_of_a_query_is_for_debugging_only() -> None:
    long = {**http_scope(), "state": {"query": "x" * 5000}}
    assert "text" not in _logged(long)
    assert _logged(long, "debug")["text"] == "x" * QUERY_CHARACTERS


def test_an_answer_that_was_broken_off_is_told() -> None:
    line = _logged(http_scope(), app=answering(b"1", b"2", whole=False))
    assert (line["broken_off"], line["bytes"]) == (True, 2)


def test_a_fault_comes_with_its_traceback() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        raise RuntimeError(CONTROLS[:-1])

    for level in ("info", "error"):
        stream = _stream(level)
        with pytest.raises(RuntimeError):
            called(RequestLog(failing), http_scope("/broken"))
        fault = _lines(stream)[0]
        assert (fault["event"], fault["level"], fault["path"]) == ("fault", "ERROR", "/broken")
        assert "Traceback" in fault["exception"]
        assert "failing" in fault["exception"]


def test_a_request_costs_nothing_where_it_is_not_logged() -> None:
    _stream("warning")
    sends: list[Send] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        sends.append(send)
        assert "state" not in scope

    class Recorded(RequestLog):
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            sends.append(send)
            await super().__call__(scope, receive, send)

    called(Recorded(app), http_scope())
    assert sends[0] is sends[1]


@given(st.text())
def test_json_is_one_line_of_printable_ascii_for_any_text(text: str) -> None:
    stream = _stream()
    logging.getLogger(f"{ROOT}.requests").info("request", extra={"path": text})
    written = stream.getvalue()
    assert written.endswith("\n")
    assert written[:-1].isascii()
    assert written[:-1].isprintable()
    assert json.loads(written)["path"] == text


@given(st.text())
def test_text_is_one_printable_line_for_any_text(text: str) -> None:
    stream = _stream(format="text")
    logging.getLogger(f"{ROOT}.requests").info("request", extra={"path": text, "status": 200})
    written = stream.getvalue()
    assert written.endswith(" status=200\n")
    assert written[:-1].isprintable()


def test_a_message_of_an_exception_begins_no_line() -> None:
    stream = _stream(format="text")

    def failing() -> None:
        raise ValueError(f"{CONTROLS[:-1]}\n12:00:00 info server: stop forged=yes")

    try:
        failing()
    except ValueError:
        logging.getLogger(f"{ROOT}.faults").exception("fault")
    first, *rest = stream.getvalue().splitlines()
    assert "error faults: fault" in first
    assert all(line.startswith("    ") and line.isprintable() for line in rest)


def test_what_no_terminal_reads_is_json() -> None:
    stream = io.StringIO()
    configure("info", "auto", stream)
    logging.getLogger(f"{ROOT}.server").info("start")
    assert json.loads(stream.getvalue())["event"] == "start"


def test_configuring_again_takes_the_place_of_the_former() -> None:
    former, present = _stream(), _stream("error")
    logging.getLogger(f"{ROOT}.server").error("stop")
    assert (former.getvalue(), len(_lines(present))) == ("", 1)


def test_a_level_or_format_that_is_none_is_named() -> None:
    for level, format in (("loud", "json"), ("info", "xml")):
        with pytest.raises(ValueError, match="level debug info warning error; format auto json"):
            configure(level, format)
    assert set(LEVELS) == {"debug", "info", "warning", "error"}


def test_libraries_are_heard_from_warnings_on() -> None:
    stream = _stream("debug")
    logging.getLogger("asyncio").info("detail")
    logging.getLogger("asyncio").warning("slow")
    assert [line["event"] for line in _lines(stream)] == ["slow"]


def test_a_terminal_gets_text_and_a_file_gets_json() -> None:
    program = "from api.log import *; configure('info'); logging.getLogger(ROOT).info('start')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOUSE
    )
    assert json.loads(done.stderr)["logger"] == "iiot_policy"
    main, terminal = os.openpty()
    with os.fdopen(main, "rb", buffering=0) as shown:
        subprocess.run([sys.executable, "-c", program], stderr=terminal, check=True, cwd=HOUSE)
        os.close(terminal)
        assert b"info iiot_policy: start" in shown.read(1000)


def test_the_server_logs_each_request_and_no_secret(
    served_data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(served_data, log_level="info", log_format="json") as server:
        secret = {"Authorization": "Bearer hidden-token", "Cookie": "hidden-cookie"}
        server.get(f"{NOTICE}?access_token=hidden-parameter", headers=secret)
        server.get("/forged%0A%7B%22event%22:%22stop%22%7D%1b[2J")
        server.head("/healthz")
    error = capfd.readouterr().err
    assert "hidden" not in error
    lines = [json.loads(line) for line in error.splitlines()]
    assert {line["event"] for line in lines} <= set(EVENTS)
    requests = [line for line in lines if line["event"] == "request"]
    asked = [(line["method"], line["path"], line["status"]) for line in requests]
    assert asked == [
        ("GET", NOTICE, 200),
        ("GET", '/forged\n{"event":"stop"}\x1b[2J', 404),
        ("HEAD", "/healthz", 200),
    ]
    assert all(line["client"] == "127.0.0.1" and line["release"] for line in requests)


def _events() -> Iterator[tuple[str, str]]:
    """Messages that the project's modules give to loggers of their own, and where."""
    for package in ("api", "queries", "graph"):
        for path in sorted((HOUSE / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if "getLogger" not in ast.dump(tree):
                continue
            loggers = {
                ast.unparse(node.targets[0])
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and "getLogger" in ast.unparse(node.value)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    said = node.args[0] if node.args else None
                    if ast.unparse(node.func.value) in loggers and isinstance(said, ast.Constant):
                        yield str(said.value).partition(":")[0], path.name


def test_every_event_that_is_logged_is_known() -> None:
    found = list(_events())
    assert {("request", "log.py"), ("fault", "log.py")} <= set(found)
    assert not [event for event in found if event[0] not in EVENTS]
