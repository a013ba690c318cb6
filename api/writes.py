"""Who may write: nobody, holders of the token, or everybody on this machine.

A browser sends a form to any address, this machine's too, without asking the page's reader. So
where writes are open to this machine, they are closed to pages that another server has sent (CSRF),
also when that server's name leads here (DNS rebinding). A token is safe from both: no browser adds
it by itself.
"""

import hmac
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Scope

from api.problems import Problem
from api.settings import SettingError, Settings

TOKEN_VARIABLE: Final = "IIOT_POLICY_UPDATE_TOKEN"  # noqa: S105  # the name, not the value
SHORTEST_TOKEN: Final = 16
"""Characters: 16 random ones of base 64 are 96 bits."""
READING_PORT: Final = 8000
"""The default port: updates are off there."""
_HOW = (
    f"set {TOKEN_VARIABLE} to at least {SHORTEST_TOKEN} characters that nobody guesses"
    " (`openssl rand -base64 32` makes some)"
)
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # RFC 6750, 2.1
_FIELD_NAMES = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}")
_READING: Final = "GET, HEAD, OPTIONS"
_STORING: Final = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_SAFE_HEADERS: Final = "Accept, Accept-Language, If-None-Match"


@dataclass(frozen=True, slots=True)
class Writes:
    """Whether updates and writes of graphs are taken, and from whom."""

    on: bool = False
    open: bool = False
    token: str = field(default="", repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the settings of a server allow; raises SettingError, which says what would do."""
        if not settings.updates and not settings.updates_open:
            return cls()
        if settings.port == READING_PORT:
            raise SettingError(
                f"updates: they are off on the default port, {READING_PORT}, where all expect only"
                " to read: choose another one with --port N (0 takes a free one)"
            )
        if settings.updates_open:
            if not is_loopback(settings.host):
                raise SettingError(
                    f"updates_open: {settings.host} can be reached from other machines; without a"
                    " token, updates are taken on a loopback address only (127.0.0.1, ::1,"
                    " localhost). Elsewhere they take one: --updates"
                )
            return cls(on=True, open=True)
        token = settings.update_token
        if not token:
            raise SettingError(f"updates: there is no token: {_HOW}")
        if len(token) < SHORTEST_TOKEN or not _TOKEN.fullmatch(token):
            raise SettingError(
                f"update_token: it is too short, or holds what no token does: {_HOW}"
            )
        return cls(on=True, token=token)

    def authorize(self, request: Request) -> None:
        """Raise Problem where this request may not write."""
        if not self.on:
            raise Problem("updates-off", "updates are off: this server answers queries only")
        if self.open:
            if foreign := _foreign(request.scope):
                raise Problem("cross-origin", foreign)
            return
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Problem(
                "unauthorized",
                "writing takes the header `Authorization: Bearer TOKEN`, with the server's token",
                headers={"WWW-Authenticate": 'Bearer realm="updates"'},
            )
        if not hmac.compare_digest(token.strip().encode(), self.token.encode()):
            raise Problem("wrong-token", "this is not the token of this server")

    @property
    def methods(self) -> str:
        """The methods of the graph store, as `Allow` lists them (RFC 9110, 10.2.1)."""
        return _STORING if self.on else _READING

    def options(self, scope: Scope) -> Mapping[str, str]:
        """The headers that answer OPTIONS there, a browser's question before it sends (Fetch, 4.8).

        A page of another server is not encouraged to write where no token is asked.
        """
        methods = self.methods
        asked = Headers(scope=scope).get("access-control-request-headers", "")
        if not _FIELD_NAMES.fullmatch(asked):
            asked = "Accept, Content-Type"
        if self.on and self.open and _foreign(scope):
            methods, asked = _READING, _SAFE_HEADERS
        return {
            "Allow": self.methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": asked,
            "Access-Control-Max-Age": "86400",
            "Vary": "Origin, Access-Control-Request-Headers",
        }


def is_loopback(host: str) -> bool:
    """Whether a name or address is of this machine only.

    >>> [is_loopback(host) for host in ("localhost", "127.8.0.1", "[::1]", "0.0.0.0", "evil.test")]
    [True, True, True, False, False]
    """
    bare = host.removeprefix("[").removesuffix("]").lower()
    if bare == "localhost":
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def _foreign(scope: Scope) -> str:
    """Why this is a request of a page that another server has sent; empty where it is none."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if not is_loopback(name):
        return f"the request names the host {host!r}: open updates are taken for localhost only"
    origins = headers.getlist("origin")
    own = f"{scope['scheme']}://{host}".lower()
    if any(origin.lower() != own for origin in origins):
        return f"a page of {', '.join(origins)} may not write here: this server is {own}"
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return "a page of another server may not write here"
    return ""
