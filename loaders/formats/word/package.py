"""The parts of a DOCX package (ISO/IEC 29500-2): the main document and those it refers to.

Own reading, as python-docx opens every part and fails on files that refer to a part that is not
there, which are common. No target outside the package is ever opened.
"""

import posixpath
from dataclasses import dataclass
from typing import Any

from loaders.formats.archive import Archive, parsed
from loaders.layout import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of WordprocessingML in Clark's notation; the strict variant is read as this one."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_MAIN = "word/document.xml"

Element = Any
"""An element of lxml, which has no types."""


@dataclass(frozen=True, slots=True)
class Package:
    """The main document of a package, and its parts by kind (`styles`, `numbering`, `header` …)."""

    archive: Archive
    main: Element
    parts: dict[str, tuple[str, ...]]

    def roots(self, kind: str) -> list[Element]:
        """The root elements of the parts of a kind that are in the package."""
        return [_xml(self.archive, name) for name in self.parts.get(kind, ())]

    def root(self, kind: str) -> Element | None:
        """The root element of the one part of a kind, None where there is none."""
        return next(iter(self.roots(kind)), None)


def open_package(archive: Archive) -> Package:
    """The package in an archive; raises `Unreadable` "damaged" where it has no main document."""
    targets = _targets(archive, "")
    name = next((target for kind, target in targets if kind == "officeDocument"), _MAIN)
    if name not in archive.names:
        name = _MAIN
    if name not in archive.names:
        raise Unreadable("damaged", f"{name} is missing in the DOCX file")
    parts: dict[str, tuple[str, ...]] = {}
    for kind, target in _targets(archive, name):
        parts[kind] = (*parts.get(kind, ()), target)
    return Package(archive, _xml(archive, name), parts)


def _xml(archive: Archive, name: str) -> Element:
    return parsed(archive.read(name).replace(_STRICT, _TRANSITIONAL), name)


def _targets(archive: Archive, source: str) -> list[tuple[str, str]]:
    """Kinds and names of the parts there that a part, or the package itself, refers to."""
    folder, base = posixpath.split(source)
    relationships = posixpath.join(folder, "_rels", f"{base}.rels")
    if relationships not in archive.names:
        return []
    found: list[tuple[str, str]] = []
    for relationship in archive.xml(relationships).iterfind("{*}Relationship"):
        if relationship.get("TargetMode") == "External":
            continue
        kind = relationship.get("Type", "").rpartition("/")[2]
        path = posixpath.join("/", folder, relationship.get("Target", ""))
        target = posixpath.normpath(path).lstrip("/")
        if target in archive.names:
            found.append((kind, target))
    return found
