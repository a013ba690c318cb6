"""What a server's refusals and failures mean, in the errors of the port."""

import re
from collections.abc import Callable
from typing import Final

import httpx

from queries.dialects import Dialect
from queries.engine import Busy, OverLimit, QueryFailed

LONGEST: Final = 300
"""Characters of a server's own words that are passed on."""

_TAG: Final = re.compile(
    r"<(?:style|script)\b.*?</(?:style|script)>|<[a-zA-Z/!][^>]*>", re.S | re.I
)
_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e\u00a0-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]+")


class StoreUnreachable(Exception):  # noqa: N818  # named for what it tells
    """Raised where the server does not answer, lets nobody in, or is no SPARQL server at all."""


def said(content: bytes, media_type: str = "") -> str:
    """The first line of what a server says, as plain text."""
    text = content.decode("utf-8", "replace")
    if "html" in media_type:
        text = _TAG.sub("\n", text)
    lines = (_UNPRINTABLE.sub(" ", line).strip() for line in text.splitlines())
    first = next((line for line in lines if line), "")
    return first if len(first) <= LONGEST else first[: LONGEST - 1] + "…"


def failure(
    response: httpx.Response, content: bytes, dialect: Dialect, wanted: str = ""
) -> Exception:
    """The error for an answer that is none; `wanted` is the media type asked for."""
    status, host = response.status_code, place(response.request.url)
    words = said(content, response.headers.get("Content-Type", ""))
    if status in (503, 504, 408) or status in dialect.busy:
        return OverLimit(_with("the store gave up", words))
    if status == 429:
        return Busy("the store is asked too much at once: try again later")
    if dialect.over_limit and status >= 400 and dialect.over_limit.search(words):
        return OverLimit(_with("the query is over the store's limits", words))
    for statuses, told in _UNREACHABLE:
        if statuses(status):
            return StoreUnreachable(f"{host} {told} ({status})")
    if status == 406:
        return QueryFailed(f"the store does not answer in {wanted}")
    return QueryFailed(_with(f"the store could not answer ({status})", words))


def unreachable(error: httpx.HTTPError | httpx.InvalidURL, url: httpx.URL) -> StoreUnreachable:
    """The error for a connection that failed; it has no address beyond the host."""
    kind = "does not answer"
    if isinstance(error, httpx.ConnectTimeout):
        kind = "does not answer in time"
    elif isinstance(error, httpx.ConnectError):
        kind = "cannot be reached"
    elif isinstance(error, httpx.RemoteProtocolError):
        kind = "broke off"
    return StoreUnreachable(f"{place(url)} {kind}")


def place(url: httpx.URL) -> str:
    """The server that an address is of: no path, no credentials."""
    port = f":{url.port}" if url.port else ""
    return f"the store at {url.scheme}://{url.host}{port}"


def _with(told: str, words: str) -> str:
    return f"{told}: {words}" if words else told


_UNREACHABLE: Final[tuple[tuple[Callable[[int], bool], str], ...]] = (
    (lambda status: status in (401, 403), "lets us not in: set IIOT_POLICY_STORE_TOKEN, or _USER"
     " and _PASSWORD"),
    (lambda status: 300 <= status < 400, "sends us elsewhere: give the address that it sends to"),
    (lambda status: status in (404, 410), "has no SPARQL endpoint at this address"),
    (lambda status: status == 405, "takes no POST at this address: is it the query address?"),
    (lambda status: status == 502, "has no server behind it"),
)  # fmt: skip
