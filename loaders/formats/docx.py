"""DOCX files (ISO/IEC 29500): the body in reading order, with numbering resolved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.archive import names_of, open_archive
from loaders.formats.geometry.ruled_fields import fields_of_rows
from loaders.formats.geometry.table_rows import filled_rows
from loaders.formats.geometry.typefaces import Setting, body_setting, role_of
from loaders.formats.lines.line_starts import DOCUMENT_NUMBER, start_of
from loaders.formats.word.body import Body, Paragraph, Table
from loaders.formats.word.package import Package, W, open_package
from loaders.gongwen.text import squeezed
from loaders.layout import Block, Layout, LayoutRemark, MetadataName, Role, Unreadable, clean

SUFFIXES: tuple[str, ...] = (".docx",)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN = "word/document.xml"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NUMBER = re.compile(DOCUMENT_NUMBER)
_FRAME_SHARE = 0.8
"""Of the text of a file: a table that holds more in one cell is a frame around the text."""
_FRAME_PARAGRAPHS = 8
_EXAMPLES = 5


def recognises(content: bytes) -> bool:
    """Whether a file is an archive with a main document, or one that is encrypted."""
    if content.startswith(_COMPOUND_FILE):
        return _ENCRYPTED in content
    return _MAIN in names_of(content)


def read(content: bytes) -> Layout:
    """The layout of a DOCX file.

    Raises `Unreadable`: "encrypted", "damaged", "empty" where there is no text, "too-large" over
    the limits of archives.
    """
    if content.startswith(_COMPOUND_FILE):
        raise Unreadable("encrypted", "a password is asked for")
    package = open_package(open_archive(content))
    body = Body.of(package)
    root = package.main.find(f"{W}body")
    found = [] if root is None else list(body.read(root))
    notes = list(_notes(package, body))
    writer = _Writer(_heading_shift(found), body_setting(_settings(found)), _length(found))
    writer.write(_unframed(found, writer.length))
    writer.write(notes)
    if notes:
        message = f"{len(body.notes)} notes stand at the end of the text"
        writer.remarks.append(LayoutRemark("notes-moved", message))
    if body.embedded:
        message = f"{body.embedded} embedded files of other formats are not read"
        writer.remarks.append(LayoutRemark("embedded-part-not-read", message))
    _take_headers(package, writer)
    if not writer.blocks:
        raise Unreadable("empty", "no text in the DOCX file")
    return Layout(tuple(writer.blocks), writer.metadata, tuple(writer.remarks))


@dataclass(slots=True)
class _Writer:
    """Makes blocks; `shift`: the first level of headings holds the title alone."""

    shift: bool
    body: Setting
    length: int
    blocks: list[Block] = field(default_factory=list)
    metadata: dict[MetadataName, str] = field(default_factory=dict)
    remarks: list[LayoutRemark] = field(default_factory=list)
    _tables: int = 0

    def write(self, elements: Iterable[Paragraph | Table], table: int | None = None) -> None:
        """Write paragraphs, and tables where they stand."""
        for element in elements:
            if isinstance(element, Table):
                self._write_table(element)
            elif text := clean(element.text.replace("\t", " ")):
                role = self._role(element, text)
                self.blocks.append(Block(text, align=element.align, role=role, table=table))

    def _role(self, paragraph: Paragraph, text: str) -> Role | None:
        if paragraph.role is None:
            return role_of(paragraph.setting, paragraph.align, self.body, text)
        if not self.shift:
            return paragraph.role
        return "title" if paragraph.role == "level1" else "level1"

    def _write_table(self, table: Table) -> None:
        self._tables += 1
        filled = {number: cell for number, cell in enumerate(table.cells) if any(map(_text, cell))}
        if len({row.index(cell) for row in table.owners for cell in row if cell in filled}) <= 1:
            number = self._tables
            for cell in filled.values():
                self.write(cell, number)
            return
        texts = {number: clean(_text_of(cell)) for number, cell in filled.items()}
        rows = [cells for _, cells in filled_rows(table.owners, texts)]
        if not self.metadata and (fields := fields_of_rows(rows)) is not None:
            self.metadata |= fields
            self._tables -= 1
            return
        number = self._tables
        self.blocks += [Block(clean("\t".join(cells)), "row", table=number) for cells in rows]


def _text(element: Paragraph | Table) -> str:
    """The text of a paragraph, or of all cells of a table within a cell."""
    if isinstance(element, Paragraph):
        return element.text.replace("\t", " ").strip()
    return " ".join(filter(None, map(_text_of, element.cells)))


def _text_of(elements: Sequence[Paragraph | Table]) -> str:
    return " ".join(filter(None, map(_text, elements)))


def _length(elements: Sequence[Paragraph | Table]) -> int:
    return sum(len(_text(element)) for element in elements)


def _unframed(elements: Iterable[Paragraph | Table], length: int) -> Iterator[Paragraph | Table]:
    """Elements with those in a frame, a table that holds nearly all of the text, standing free."""
    for element in elements:
        if isinstance(element, Table):
            largest = max(element.cells, key=_length, default=())
            if len(largest) >= _FRAME_PARAGRAPHS and _length(largest) > _FRAME_SHARE * length:
                for cell in element.cells:
                    yield from _unframed(cell, length)
                continue
        yield element


def _paragraphs(elements: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        else:
            for cell in element.cells:
                yield from _paragraphs(cell)


def _settings(elements: Iterable[Paragraph | Table]) -> Iterator[tuple[Setting, int]]:
    return (
        (paragraph.setting, len(paragraph.text))
        for paragraph in _paragraphs(elements)
        if paragraph.setting.size
    )


def _heading_shift(elements: Sequence[Paragraph | Table]) -> bool:
    """Whether the headings of the first level are titles: the text begins with one, unnumbered."""
    roles = [element.role for element in elements if isinstance(element, Paragraph)]
    if "title" in roles or "level1" not in roles:
        return False
    first = next(element for element in elements if isinstance(element, Paragraph))
    return first.role == "level1" and start_of(first.text.strip()) is None


def _notes(package: Package, body: Body) -> Iterator[Paragraph | Table]:
    """The notes that the text refers to, in its order."""
    roots = {
        (kind, note.get(f"{W}id", "")): note
        for kind in ("footnote", "endnote")
        for root in package.roots(f"{kind}s")
        for note in root.iterfind(f"{W}{kind}")
    }
    for key in dict.fromkeys(body.notes):
        if key in roots:
            yield from body.read(roots[key])


def _take_headers(package: Package, writer: _Writer) -> None:
    """Leave headers and footers out, but for a document number that the text lacks."""
    body = Body.of(package)
    texts: list[str] = []
    for kind in ("header", "footer"):
        for root in package.roots(kind):
            texts += [text for element in body.read(root) if (text := clean(_text(element)))]
    written = squeezed(" ".join(block.text for block in writer.blocks))
    kept: list[Block] = []
    dropped: list[str] = []
    for text in dict.fromkeys(texts):
        found = _NUMBER.search(text)
        if found and squeezed(found[0]) not in written:
            kept.append(Block(text))
        else:
            dropped.append(text)
    writer.blocks[:0] = kept
    if dropped:
        examples = ", ".join(f"“{text[:40]}”" for text in dropped[:_EXAMPLES])
        message = f"{len(dropped)} lines of headers and footers left out: {examples}"
        writer.remarks.append(LayoutRemark("page-furniture-dropped", message))
