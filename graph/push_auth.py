"""Who we are to a server: a token, or user and password in the way that the server asks for."""

from collections.abc import Generator

import httpx


class Bearer(httpx.Auth):
    """A token (RFC 6750), sent with every request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class UserAndPassword(httpx.Auth):
    """Digest (RFC 7616) where the server asks for it, else Basic (RFC 7617).

    Nothing is sent before the server has asked, so that a password goes out in the clear only to
    one that wants it so.
    """

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Ask, choose by the answer, and ask again."""
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("WWW-Authenticate", "").lower()
            way = httpx.DigestAuth if "digest" in asked else httpx.BasicAuth
            self._chosen = way(self._user, self._password)
        yield from self._chosen.auth_flow(request)
