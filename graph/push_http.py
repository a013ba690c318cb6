"""One request to a server, and what its answer says when it is no success."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import httpx

_SAID: Final = {
    401: "it wants other credentials: set IIOT_POLICY_STORE_USER and IIOT_POLICY_STORE_PASSWORD,"
    " or IIOT_POLICY_STORE_TOKEN",
    403: "it does not allow that with these credentials, or it is read-only",
    404: "there is nothing at this address",
    405: "it does not take writes here: it is read-only, or another address is for them",
    406: "it does not speak the format that is asked for",
    413: "it does not take that much at once",
    415: "it does not take this format",
    501: "it does not do this",
}


class ServerError(Exception):
    """Raised where the server cannot be reached, or refuses; the message says which and why."""


class TooMuch(ServerError):  # noqa: N818  # named for what it tells
    """Raised where a server takes less in one request than it was sent."""


@contextmanager
def answer(client: httpx.Client, request: httpx.Request) -> Iterator[httpx.Response]:
    """Send a request; the answer is open for reading inside. Raises ServerError."""
    try:
        response = client.send(request, stream=True)
        try:
            yield response
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise ServerError(f"{_plain(request)}: no answer in time; --timeout sets it") from error
    except (httpx.HTTPError, OSError) as error:
        raise ServerError(f"{_plain(request)}: cannot be reached: {error}") from error
    except SyntaxError as error:
        raise ServerError(f"{_plain(request)}: gives no whole N-Triples: {error}") from error


def done(client: httpx.Client, request: httpx.Request) -> None:
    """Send a request of which only the success matters. Raises ServerError."""
    with answer(client, request) as response:
        check(response)
        response.read()  # so that the connection can be used again


def check(response: httpx.Response) -> None:
    """Raise ServerError for every answer but a success, with what the server says of it."""
    if response.is_success:
        return
    where = _plain(response.request)
    if response.is_redirect:
        target = response.headers.get("Location", "nowhere")
        raise ServerError(f"{where}: it redirects to {target!r}: give the address itself")
    response.read()
    reason = _SAID.get(response.status_code, "it failed")
    text = "".join(char if char.isprintable() else " " for char in response.text[:300]).strip()
    said = f" ({' '.join(text.split())})" if text else ""
    large = response.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    error = TooMuch if large else ServerError
    raise error(f"{where}: {response.status_code}, {reason}{said}")


def _plain(request: httpx.Request) -> str:
    """A request as messages name it: method and address, without its parameters."""
    return f"{request.method} {request.url.copy_with(query=None)}"


class Body(io.RawIOBase):
    """An answer's bytes as a file, for a parser to read as they come."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as CPython calls it
        """Fill the buffer from what has come; 0 at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
