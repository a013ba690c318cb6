"""The body of a DOCX file in reading order: paragraphs, tables and text boxes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.formats.geometry.typefaces import Setting, setting_of
from loaders.formats.word.numbering import Numbering
from loaders.formats.word.package import Element, Package, W
from loaders.formats.word.styles import Styles, is_on
from loaders.formats.word.text import ParagraphText, text_of
from loaders.layout import Align, Role

_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its numbering included, with what its style and type say of it."""

    text: str
    align: Align | None
    role: Role | None
    setting: Setting
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what each cell holds, and for each row and column the cell there, -1 for none."""

    cells: tuple[tuple["Paragraph | Table", ...], ...]
    owners: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class Body:
    """Reads elements of the body in order, as numbering counts on from one to the next."""

    styles: Styles
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kinds and numbers of the notes referred to, in order."""
    embedded: int = 0
    """Parts in other formats that are embedded as text (w:altChunk)."""
    _open: str = ""
    """Text of a paragraph whose end was deleted: it goes on in the next."""

    @classmethod
    def of(cls, package: Package) -> "Body":
        """The reader of a package's body."""
        styles = Styles(package.root("styles"))
        return cls(styles, Numbering(package.root("numbering"), styles))

    def read(self, element: Element) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables in an element: in the body, a cell, a text box, a note."""
        for child in element:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield self._table(child)
            elif child.tag in _THROUGH:
                yield from self.read(child)
            elif child.tag == W + "altChunk":
                self.embedded += 1

    def _paragraph(self, element: Element) -> Iterator[Paragraph | Table]:
        """A paragraph, one for each line of it that a soft break ends, then its text boxes."""
        found = text_of(element, self.styles)
        label = self.numbering.label(element)
        text = self._open + label + found.text
        self._open = ""
        self.notes += found.notes
        if is_on(element.find(f"{W}pPr/{W}rPr/{W}del")):
            self._open = text
        else:
            align, role = self.styles.align(element), self.styles.role(element)
            setting = _setting(found)
            for line in text.split("\n"):
                if line.strip():
                    yield Paragraph(line, align, role, setting, role is not None)
        for box in found.boxes:
            yield from self.read(box)

    def _table(self, element: Element) -> Table:
        cells: list[tuple[Paragraph | Table, ...]] = []
        owners: list[list[int]] = []
        for row in _children(element, W + "tr"):
            above = owners[-1] if owners else []
            owners.append(self._row(row, above, cells))
        width = max(map(len, owners), default=0)
        return Table(tuple(cells), tuple(tuple(row + [-1] * (width - len(row))) for row in owners))

    def _row(
        self, element: Element, above: list[int], cells: list[tuple[Paragraph | Table, ...]]
    ) -> list[int]:
        """The cells of a row by column; what goes on from the row above is the cell there."""
        owners: list[int] = [-1] * _span(element.find(f"{W}trPr/{W}gridBefore"), 0)
        if is_on(element.find(f"{W}trPr/{W}del")):
            return owners
        for cell in _children(element, W + "tc"):
            span = _span(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val") != "restart"
            content = tuple(self.read(cell))
            if goes_on and len(owners) < len(above):
                owners += [above[len(owners)]] * span
            else:
                cells.append(content)
                owners += [len(cells) - 1] * span
        return owners


_WIDEST = 200
"""Columns: what is wider is no table that a text has."""


def _span(element: Element | None, default: int) -> int:
    text = None if element is None else element.get(f"{W}val")
    return min(int(text), _WIDEST) if text and text.isdecimal() and len(text) < 8 else default


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _children(child, tag)


def _setting(found: ParagraphText) -> Setting:
    fonts = found.fonts or Counter({"": 1})
    size = found.sizes.most_common(1)[0][0] if found.sizes else 0.0
    return setting_of(fonts, size)
