"""Documents of RDF that are sent here: one as the body, or several as the files of a form."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from api.problems import Problem
from api.protocol import content_type, read_body, refuse_charset
from graph.formats import FORMATS, GRAPH_FORMATS

FORM_OF_FILES: Final = "multipart/form-data"
_MOST_FILES: Final = 100
_NOT_ONE_GRAPH: Final = ("application/n-quads", "application/trig")
_FORMAT_OF: Final = {
    media_type: fmt.name
    for fmt in GRAPH_FORMATS.values()
    for media_type in (fmt.media_type, *fmt.aliases)
    if media_type != "text/plain"  # a form of any page may send it; N-Triples has its own type
}
_TYPES: Final = ", ".join(fmt.media_type for fmt in GRAPH_FORMATS.values())


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a graph, and their format: a key of `graph.formats.GRAPH_FORMATS`."""

    content: bytes
    format: str


async def read_document(request: Request, longest: int, base: str) -> Document:
    """The graph that a request holds; the files of a form together are one.

    `base` is what relative IRIs in those files are relative to. Raises Problem: 415 for a format
    that is not read, 413 for more than `longest` bytes, 400 for what is malformed.
    """
    kind, charset = content_type(request)
    if kind == FORM_OF_FILES and request.method == "POST":
        files = await _files(request, await read_body(request, longest))
        return await asyncio.to_thread(_merged, files, base)
    format = _format(request, kind)
    if kind.startswith("text/") or format != "rdf":  # XML may say it itself
        refuse_charset(charset)
    return Document(await read_body(request, longest), format)


def _format(request: Request, kind: str, name: str = "the body") -> str:
    if found := _FORMAT_OF.get(kind):
        return found
    files = f", or files of these in {FORM_OF_FILES}" if request.method == "POST" else ""
    if kind in _NOT_ONE_GRAPH:
        message = f"{name}: {kind} holds several graphs; one graph is sent as {_TYPES}{files}"
    else:
        given = f"Content-Type {kind}" if kind else "no Content-Type"
        message = f"{name}: {given}; a graph is sent as {_TYPES}{files}"
    accepted = {"POST": "Accept-Post"}.get(request.method, "Accept")
    types = f"{_TYPES}, {FORM_OF_FILES}" if files else _TYPES
    raise Problem("media-type", message, headers={accepted: types})


async def _files(request: Request, body: bytes) -> list[tuple[str, Document]]:
    async def whole() -> AsyncIterator[bytes]:
        yield body

    try:
        parser = MultiPartParser(request.headers, whole(), max_files=_MOST_FILES)  # type: ignore[arg-type]
        form = await parser.parse()
    except MultiPartException as error:
        raise Problem("bad-request", f"{FORM_OF_FILES}: {error.message}") from error
    try:
        found = [await _file(request, name, value) for name, value in form.multi_items()]
    finally:
        await form.close()
    if not found:
        raise Problem("bad-request", f"{FORM_OF_FILES}: there is no file in it")
    return found


async def _file(request: Request, field: str, file: UploadFile | str) -> tuple[str, Document]:
    if isinstance(file, str):
        raise Problem("bad-request", f"{FORM_OF_FILES}: {field!r} is no file: it has no filename")
    name = file.filename or field
    suffix = name.rpartition(".")[2].lower()
    kind, _, _ = (file.content_type or "").lower().partition(";")
    named = kind.strip() not in ("", "application/octet-stream")
    if not named and suffix in GRAPH_FORMATS:  # many senders know no type for it
        return name, Document(await file.read(), suffix)
    return name, Document(await file.read(), _format(request, kind.strip(), name))


def _merged(files: list[tuple[str, Document]], base: str) -> Document:
    """The union of several graphs; what a blank node's label names, it names in one file only."""
    if len(files) == 1:
        return files[0][1]
    triples: list[ox.Triple] = []
    for name, file in files:
        syntax = FORMATS[file.format].syntax
        quads = ox.parse(
            file.content, syntax, base_iri=base, without_named_graphs=True, rename_blank_nodes=True
        )
        try:
            triples.extend(quad.triple for quad in quads)
        except SyntaxError as error:
            raise Problem("rdf-syntax", f"{name}: {error}") from error
    return Document(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", "nt")
