"""Tags of what does not change within a release, and the answer to one who holds it already."""

import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tag(*of: object) -> str:
    """A weak entity tag: the same for all encodings of the same content (RFC 9110, 8.8)."""
    return f'W/"{sha256(repr(of).encode()).hexdigest()[:20]}"'


def is_held(request: Request, etag: str) -> bool:
    """Whether the client says that it holds what has this tag (RFC 9110, 13.1.2)."""
    held = request.headers.get("if-none-match", "")
    return etag.removeprefix("W/") in _TAG.findall(held)


def not_modified(headers: dict[str, str]) -> Response:
    """The answer to one who holds it."""
    return Response(status_code=304, headers=headers)
