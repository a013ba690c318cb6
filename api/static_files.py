"""`/static`: style, elements and bundles of the pages; their addresses change with them."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC: Final = Path(__file__).parent / "pages" / "static"


@cache
def version() -> str:
    """A digest of all files: the part of their addresses that lets them be kept for ever."""
    digest = sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(STATIC)}\0{path.stat().st_size}\0".encode())
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
