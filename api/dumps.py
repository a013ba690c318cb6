"""`/dumps`: the files of every release that is kept, unchanging, and those of the current one."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from api.conditional import is_held, not_modified
from api.explore.data import data_page
from api.generation import generation_of
from api.html import HTML
from api.negotiate import Offer, ranked
from api.problems import Problem
from graph.release import Release, Releases

SUMS = "SHA256SUMS"
_FORMS = (Offer("json", "application/json"), HTML)
_RANGES = re.compile(r"bytes=\s*(?:\d+-\d*|-\d+)\s*(?:,\s*(?:\d+-\d*|-\d+)\s*)*")
_FOREVER = "public, max-age=31536000, immutable"
_SHORTLY = "public, max-age=60"


def router(data: Path) -> APIRouter:
    """The routes over the releases of a data folder."""
    routes, releases = APIRouter(tags=["dumps"]), Releases(data)

    @routes.get("/dumps", summary="The releases that are kept, and their files")
    async def index(request: Request) -> Response:
        current = generation_of(request).release
        listed = [_listed(request, r, current) for r in releases.whole()]
        listed.sort(key=lambda entry: (not entry["current"], entry["release"]))
        if ranked(request.headers.get("accept"), _FORMS)[:1] == ["html"]:
            return await data_page(request, listed)
        content = {"current": current.path.name, "releases": listed}
        return JSONResponse(content, headers={"Vary": "Accept", "Cache-Control": _SHORTLY})

    @routes.get("/dumps/latest/{file}", summary="A file of the current release", status_code=302)
    async def latest(request: Request, file: str) -> Response:
        release = generation_of(request).release
        _facts(release, file)
        address = _address(request, release, file)
        return RedirectResponse(address, 302, {"Cache-Control": _SHORTLY})

    @routes.get("/dumps/{release}/{file}", summary="A file of a release; it never changes")
    async def dump(request: Request, release: str, file: str) -> Response:
        found = releases.named(release)
        if found is None:
            raise Problem("not-found", f"no release {release!r} is kept; /dumps lists them")
        return _file(request, found, file)

    return routes


def _listed(request: Request, release: Release, current: Release) -> dict[str, Any]:
    files = [
        {"name": name, "href": _address(request, release, name), **facts}
        for name, facts in sorted(release.manifest["dumps"].items())
    ]
    return {
        "release": release.path.name,
        "current": release.path == current.path,
        "counts": release.manifest["counts"],
        "files": files,
        "sha256sums": _address(request, release, SUMS),
    }


def _address(request: Request, release: Release, file: str) -> str:
    return f"{request.scope.get('root_path', '')}/dumps/{release.path.name}/{file}"


def _facts(release: Release, file: str) -> dict[str, str]:
    files: dict[str, dict[str, str]] = release.manifest["dumps"]
    if file == SUMS:
        return {"media_type": "text/plain", "sha256": ""}
    if file not in files:
        there = ", ".join((*files, SUMS))
        raise Problem("not-found", f"the release has no file {file!r}; it has: {there}")
    return files[file]


def _file(request: Request, release: Release, file: str) -> Response:
    facts = _facts(release, file)
    path = release.path / "dumps" / file
    stat = path.stat()
    headers = {
        "ETag": f'"{facts["sha256"] or release.path.name}"',
        "Cache-Control": _FOREVER,
        "Accept-Ranges": "bytes",
    }
    if is_held(request, headers["ETag"]):
        return not_modified(headers)
    _check_range(request, stat.st_size)
    headers["Last-Modified"] = f"{datetime.fromtimestamp(stat.st_mtime, UTC):%a, %d %b %Y %T GMT}"
    return FileResponse(path, 200, headers, facts["media_type"], stat_result=stat)


def _check_range(request: Request, size: int) -> None:
    """Raise Problem for a range beyond the file; take out one that is none (RFC 9110, 14.2)."""
    asked = request.headers.get("range", "")
    if not _RANGES.fullmatch(asked):
        kept = [(name, value) for name, value in request.scope["headers"] if name != b"range"]
        request.scope["headers"][:] = kept
        return
    starts = [part.strip().partition("-")[0] for part in asked.partition("=")[2].split(",")]
    if all(start and int(start) >= size for start in starts):
        raise Problem(
            "range", f"the file has {size} bytes", headers={"Content-Range": f"bytes */{size}"}
        )
