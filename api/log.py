"""Structured logs on standard error: a JSON object a line, or plain text on a terminal.

Loggers are named `iiot_policy.{part}`; a record's message is one of `EVENTS`, and its facts are the
record's extra fields. What a client sends can neither begin a line nor move a terminal's cursor:
whatever is not printable stands as an escape. Headers and query strings are never logged, so
neither are tokens; the text of a query is logged at level debug only.
"""

import hashlib
import json
import logging
import sys
from time import perf_counter
from typing import IO, Final

from pythonjsonlogger.json import JsonFormatter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT: Final = "iiot_policy"
LEVELS: Final = ("debug", "info", "warning", "error")
FORMATS: Final = ("auto", "json", "text")
EVENTS: Final = {
    "start": "The server listens: address, version.",
    "stop": "The server has been told to end.",
    "release served": "The first release is served: release.",
    "release swapped": "Another release took its place: release, former.",
    "release refused": "A release cannot be served, the former one is kept: reason.",
    "worker ended": "A worker process ended before its query: cause, signal.",
    "query over limit": "A query was refused before its answer began: reason, query, client.",
    "answer broken off": "An answer was ended before it was whole: reason.",
    "query failed": "The engine gave up on a query that is well-formed.",
    "no worker can be forked": "The system is short of something; it is tried again.",
    "the fork server cannot be started": "The same, after an update or a crash.",
    "no Chinese font": "A PNG was drawn where no font has Chinese characters: it lacks them.",
    "request": "One is answered: method, path, status, ms, bytes, client, release, query.",
    "fault": "The server is at fault: method, path, and the traceback as exception.",
}
"""Every event, and the fields it has beside time, level, logger and event; some say more after a
colon."""
QUERY_CHARACTERS: Final = 2000
"""Length to which the text of a query is cut at level debug."""
_PATH_CHARACTERS = 300
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_REQUESTS = logging.getLogger(f"{ROOT}.requests")
_FAULTS = logging.getLogger(f"{ROOT}.faults")


def configure(level: str = "warning", format: str = "auto", stream: IO[str] | None = None) -> None:
    """Send all logs of this process to a stream (else standard error).

    `level` is one of LEVELS and `format` one of FORMATS (ValueError else); `auto` is text on a
    terminal and JSON elsewhere. Libraries are heard from level warning on.
    """
    if level not in LEVELS or format not in FORMATS:
        raise ValueError(f"{level}, {format}: level {' '.join(LEVELS)}; format {' '.join(FORMATS)}")
    handler = logging.StreamHandler(stream or sys.stderr)
    as_text = handler.stream.isatty() if format == "auto" else format == "text"
    handler.setFormatter(TextLines() if as_text else JsonLines())
    root = logging.getLogger()
    for former in [each for each in root.handlers if isinstance(each.formatter, _FORMATTERS)]:
        root.removeHandler(former)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(ROOT).setLevel(level.upper())


class JsonLines(JsonFormatter):
    """A record as a line of JSON in ASCII: time (UTC), level, logger, event, and its facts."""

    def __init__(self) -> None:
        renamed = {"levelname": "level", "name": "logger", "message": "event"}
        super().__init__(
            list(renamed),
            rename_fields={**renamed, "exc_info": "exception", "stack_info": "stack"},
            timestamp="time",
            json_ensure_ascii=True,  # nothing that a terminal or a log reader could take as control
        )

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        return super().format(record).replace("\x7f", "\\u007f")


class TextLines(logging.Formatter):
    """A record as a line of text, `name=value` for each fact; a traceback is indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        own, time = record.name.removeprefix(f"{ROOT}."), self.formatTime(record, "%H:%M:%S")
        facts = {name: value for name, value in vars(record).items() if name not in _OWN}
        said = "".join(f" {name}={_value(value)}" for name, value in facts.items())
        line = f"{time} {record.levelname.lower()} {own}: {_escaped(record.getMessage())}{said}"
        if not record.exc_info:
            return line
        trace = self.formatException(record.exc_info).split("\n")
        return "\n    ".join([line, *map(_escaped, trace)])


_FORMATTERS = (JsonLines, TextLines)


def _value(value: object) -> str:
    text = _escaped(str(value))
    return json.dumps(text, ensure_ascii=False) if " " in text or not text else text


def _escaped(text: str) -> str:
    r"""Text with an escape for each character that is not printable.

    >>> print(_escaped("a\nb\x1b[2J"))
    a\nb\x1b[2J
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def digest(query: str) -> str:
    """A short name for a query, by which lines about the same one are found (SHA-256)."""
    return hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class RequestLog:
    """ASGI middleware, outermost: a line for each request at level info, and one for each fault.

    An endpoint that is asked a query leaves it as `scope["state"]["query"]`; the generation that
    answers is `scope["state"]["generation"]`. Above level info a request costs one look at it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"]  # inner middleware may change it
        if not _REQUESTS.isEnabledFor(logging.INFO):
            try:
                await self._app(scope, receive, send)
            except Exception:
                _FAULTS.exception("fault", extra={"method": method, "path": _path(scope)})
                raise
            return
        scope.setdefault("state", {})
        answer = _Answer(send)
        try:
            await self._app(scope, receive, answer.send)
        except Exception:
            _FAULTS.exception("fault", extra={"method": method, "path": _path(scope)})
            raise
        finally:
            answer.log(method, scope)


class _Answer:
    """Watches an answer pass: its status, its length, and whether it came to its end."""

    __slots__ = ("_began", "_bytes", "_ended", "_send", "_status")

    def __init__(self, send: Send) -> None:
        self._send, self._began = send, perf_counter()
        self._status = self._bytes = 0
        self._ended = False

    async def send(self, message: Message) -> None:
        kind = message["type"]
        if kind == "http.response.start":
            self._status = message["status"]
        elif kind == "http.response.body":
            self._bytes += len(message.get("body", b""))
            self._ended = not message.get("more_body", False)
        else:  # a file by its path
            self._ended = True
        await self._send(message)

    def log(self, method: str, scope: Scope) -> None:
        state, client = scope["state"], scope.get("client")
        facts: dict[str, object] = {
            "method": method,
            "path": _path(scope),
            "status": self._status,
            "ms": round((perf_counter() - self._began) * 1000, 1),
            "bytes": self._bytes,
            "client": client[0] if client else "",
        }
        if generation := state.get("generation"):
            facts["release"] = generation.id
        if query := state.get("query"):
            facts["query"] = digest(query)
            if _REQUESTS.isEnabledFor(logging.DEBUG):
                facts["text"] = query[:QUERY_CHARACTERS]
        if not self._ended:
            facts["broken_off"] = True
        _REQUESTS.info("request", extra=facts)


def _path(scope: Scope) -> str:
    return str(scope["path"])[:_PATH_CHARACTERS]
