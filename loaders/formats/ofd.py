"""OFD files (GB/T 33190-2016): text objects and rules of each page, the rest by geometry."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.archive import Archive, names_of, open_archive
from loaders.formats.geometry.layout import layout_of
from loaders.formats.geometry.ofd_page import POINTS, PageReader
from loaders.formats.geometry.page import PrintedPage
from loaders.layout import Layout, Unreadable

SUFFIXES: tuple[str, ...] = (".ofd",)
MEDIA_TYPE = "application/ofd"

_ROOT = "OFD.xml"
_MOST_PAGES = 2_000
_A4 = (210.0, 297.0)


def recognises(content: bytes) -> bool:
    """Whether a file is an archive with the entry that every OFD file has."""
    return _ROOT in names_of(content)


def read(content: bytes) -> Layout:
    """The layout of an OFD file: all its documents, page by page, with their templates.

    Raises `Unreadable`: "encrypted", "damaged", "needs-ocr" where no page has text objects,
    "too-large" over the limits of archives, pages and characters.
    """
    archive = open_archive(content)
    root = archive.xml(_ROOT)
    if any(name.rpartition("/")[2] == "Encryptions.xml" for name in archive.names):
        raise Unreadable("encrypted", "the OFD file is encrypted")
    pages: list[PrintedPage] = []
    for body in root.iterfind("{*}DocBody/{*}DocRoot"):
        document = _Document.open(archive, _joined("", body.text))
        for page in document.pages(len(pages) + 1):
            pages.append(page)
            if len(pages) > _MOST_PAGES:
                raise Unreadable("too-large", f"over {_MOST_PAGES} pages")
    if not pages:
        raise Unreadable("damaged", "the OFD file has no pages")
    return layout_of(pages)


def _joined(base: str, location: str | None) -> str:
    """The entry at a location (ST_Loc) that is absolute, or relative to the folder `base`."""
    path = (location or "").strip()
    return posixpath.normpath(posixpath.join("/", base, path)).lstrip("/")


@dataclass(slots=True)
class _Document:
    archive: Archive
    folder: str
    root: Any
    fonts: dict[str, str] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, archive: Archive, path: str) -> "_Document":
        """The document whose root is at a path; raises `Unreadable` where it is missing."""
        if path not in archive.names:
            raise Unreadable("damaged", f"{path} is missing in the OFD file")
        document = cls(archive, posixpath.dirname(path), archive.xml(path))
        common = document.root.find("{*}CommonData")
        for element in () if common is None else common:
            kind = element.tag.rpartition("}")[2]
            if kind == "TemplatePage":
                document.templates[element.get("ID", "")] = element.get("BaseLoc", "")
            elif kind in ("PublicRes", "DocumentRes"):
                document._take_fonts(_joined(document.folder, element.text))
        return document

    def _take_fonts(self, path: str) -> None:
        if path not in self.archive.names:
            return
        for font in self.archive.xml(path).iterfind("{*}Fonts/{*}Font"):
            self.fonts[font.get("ID", "")] = font.get("FontName") or font.get("FamilyName") or ""

    def pages(self, first: int) -> Iterator[PrintedPage]:
        """The pages in their order, numbered from `first` on; missing ones are blank."""
        for number, page in enumerate(self.root.iterfind("{*}Pages/{*}Page"), first):
            yield self._page(number, self._content(page.get("BaseLoc")))

    def _content(self, location: str | None) -> Any:  # noqa: ANN401  # lxml has no types
        path = _joined(self.folder, location)
        return self.archive.xml(path) if path in self.archive.names else None

    def _page(self, number: int, content: Any) -> PrintedPage:  # noqa: ANN401  # lxml has no types
        reader = PageReader(self.fonts)
        if content is not None:
            for template in content.iterfind("{*}Template"):
                drawn = self._content(self.templates.get(template.get("TemplateID", "")))
                if drawn is not None:
                    reader.take(drawn)
            reader.take(content)
        width, height = self._size(content)
        return PrintedPage(
            number, width * POINTS, height * POINTS, tuple(reader.glyphs), tuple(reader.rules),
            "".join(reader.turned),
        )  # fmt: skip

    def _size(self, content: Any) -> tuple[float, float]:  # noqa: ANN401  # lxml has no types
        """Width and height in millimetres, of the page or of all pages of the document."""
        for element, path in ((content, "{*}Area"), (self.root, "{*}CommonData/{*}PageArea")):
            box = None if element is None else element.find(path + "/{*}PhysicalBox")
            values = (box.text or "").split() if box is not None else []
            try:
                return float(values[2]), float(values[3])
            except (IndexError, ValueError):
                continue
        return _A4
