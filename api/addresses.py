"""Addresses of this service as its client sees it."""

import ipaddress
import re
from functools import lru_cache

from starlette.requests import Request

_HOST = re.compile(r"[A-Za-z0-9._~-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def home(request: Request) -> str:
    """The address of the service's root, without a slash at its end.

    From the `Host` header where it is well-formed, for a proxy passes that on.
    """
    host = request.headers.get("host", "")
    if not _is_host(host):
        host = "{}:{}".format(*(request.scope.get("server") or ("localhost", 80)))
    return f"{request.scope['scheme']}://{host}{request.scope.get('root_path', '')}"


@lru_cache(maxsize=256)
def _is_host(text: str) -> bool:
    return _HOST.fullmatch(text) is not None


def client_of(request: Request) -> str:
    """Whom a request is from, as far as an address tells; clients take turns."""
    client = request.scope.get("client")
    return _household(str(client[0])) if client else ""


@lru_cache(maxsize=1024)
def _household(address: str) -> str:
    """An address; of IPv6 the network of one household, which has addresses without number."""
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    except ValueError:
        return address
