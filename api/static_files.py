"""`/static`: style, elements and bundles of the pages; their addresses change with the pages."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_API: Final = Path(__file__).parent
STATIC: Final = _API / "pages" / "static"
_MADE_OF: Final = ("pages/*.html", "pages/static/**/*", "locales/*/*.po")


@cache
def version() -> str:
    """A digest of all that pages are made of, but for the data.

    It is the part of the addresses of files that lets them be kept for ever, and of the tag of each
    page, so that none outlives an upgrade.
    """
    digest = sha256()
    for path in sorted(path for each in _MADE_OF for path in _API.glob(each) if path.is_file()):
        digest.update(f"{path.relative_to(_API)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class VersionedFiles(StaticFiles):
    """The files below `/static/{version}/`; for another version than ours they are not kept."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        asked, _, file = path.partition("/")
        response = await super().get_response(file or path, scope)
        kept = "public, max-age=31536000, immutable" if asked == version() else "no-cache"
        response.headers["Cache-Control"] = kept
        return response
