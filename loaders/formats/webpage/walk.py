"""The walk over a page's elements that finds its paragraphs and rows in reading order."""

import re
from collections.abc import Set
from typing import Any

from loaders.formats.webpage.lists import ListNumbers
from loaders.formats.webpage.paragraph import Paragraph
from loaders.formats.webpage.style import Style, Styles
from loaders.formats.webpage.tables import Cell, Table, TableArranger
from loaders.layout import Unreadable, clean

MAX_PARAGRAPHS = 300_000
"""More than any document has; each takes some 15 µs."""
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed",
    "svg", "canvas", "video", "audio", "select", "option", "datalist", "button", "input",
    "textarea", "map", "rt", "rp", "frameset", "noframes",
})  # fmt: skip
_FILE = re.compile(
    r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|pptx?|zip|rar|7z|rtf|txt|ceb)(?:[?#]|$)", re.IGNORECASE
)
_BORDER = re.compile(r"border(?:-[a-z]{1,10}){0,2}\s?:(?!\s?(?:none|0|medium none))", re.IGNORECASE)
_BEFORE = re.compile(r"\s*")
_LINE_BREAKS = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\d{1,4}")
_ICON = re.compile(r"icon|logo|/fileType", re.IGNORECASE)

_Open = tuple[Style, bool] | None
"""Style and whether a block, of an element that is open; None where it is skipped."""


class PageWalk:
    """One walk; afterwards `paragraphs` has the page's, `images` how many pictures are inside.

    `container` is the element that holds the document, None: not known. `passed` are the elements
    around it, whose tables are layout and which are shown, whatever their style says.
    """

    def __init__(
        self,
        styles: Styles,
        container: Any = None,  # noqa: ANN401  # lxml has no types
        passed: Set[Any] = frozenset(),
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables = TableArranger()
        self.images = 0
        self._styles, self._container, self._passed = styles, container, passed
        self._inside = container is None
        self._open: list[_Open] = []
        self._sinks: list[list[Paragraph]] = [self.paragraphs]
        self._tables: list[Table] = []
        self._count = self._number = 0
        self._lists = ListNumbers()
        self._runs: list[tuple[str, Style]] = []
        self._files: list[str] = []

    def walk(self, root: Any) -> "PageWalk":  # noqa: ANN401
        """Walk the tree under an element; raises `Unreadable` "too-large"."""
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._end(element)
            elif not self._start(element):
                events.skip_subtree()
        self._break()
        return self

    def _start(self, element: Any) -> bool:  # noqa: ANN401
        """Go into an element; False where it is not read."""
        tag: str = element.tag
        above = self._open[-1] if self._open else None
        shown = self._styles.of(element, above[0] if above else Style())
        passed = element in self._passed
        if tag in _SKIPPED or (shown.hidden and not passed):
            self._open.append(None)
            return False
        style = shown.style._replace(align=None) if passed else shown.style
        self._open.append((style, shown.block))
        if shown.block or tag == "br" or element is self._container:
            self._break()
        if element is self._container:
            self._inside = True
        if shown.block:
            self._open_block(tag, element, passed)
        if tag == "img":
            self._see_picture(element)
        elif tag == "a" and style.linked and _FILE.search(element.get("href")):
            self._files.append(element.get("href"))
        if element.text:
            self._add(element.text, style)
        return True

    def _end(self, element: Any) -> None:  # noqa: ANN401
        opened = self._open.pop()
        if opened and opened[1]:
            self._break()
            self._close_block(element.tag, element)
        if element is self._container:
            self._break()
            self._inside = False
        if element.tail and self._open:
            above = self._open[-1]
            if above:
                self._add(element.tail, above[0])

    def _see_picture(self, element: Any) -> None:  # noqa: ANN401
        known = self._inside and self._container is not None
        self.images += known and not _ICON.search(element.get("src") or "")

    def _open_block(self, tag: str, element: Any, passed: bool) -> None:  # noqa: ANN401
        if tag == "table" and not passed:
            self._count += 1
            table = Table(self._count, bordered=_bordered(element))
            self._tables.append(table)
            self._sinks.append(table.loose)
        elif tag in ("ol", "ul", "li"):
            self._lists.open(tag, element)
        elif self._tables and not passed:
            table = self._tables[-1]
            if tag == "tr":
                table.rows.append([])
            elif tag in ("td", "th"):
                cell = Cell(_span(element, "rowspan"), _span(element, "colspan"))
                table.bordered = table.bordered or _bordered(element)
                if not table.rows:
                    table.rows.append([])
                table.rows[-1].append(cell)
                self._sinks.append(cell.paragraphs)

    def _close_block(self, tag: str, element: Any) -> None:  # noqa: ANN401
        if tag in ("ol", "ul", "li"):
            self._lists.close(tag)
        if not self._tables or element in self._passed:
            return
        if tag in ("td", "th"):
            self._sinks.pop()
        elif tag == "table":
            self._sinks.pop()
            self._sinks[-1].extend(self.tables.arranged(self._tables.pop()))

    def _add(self, text: str, style: Style) -> None:
        if style.preserved and "\n" in text:
            first, *rest = text.split("\n")
            self._runs.append((first, style))
            for line in rest:
                self._break()
                self._runs.append((line, style))
        elif self._runs or not text.isspace() or "\xa0" in text or "\u3000" in text:
            self._runs.append((text, style))

    def _break(self) -> None:
        """End a paragraph, if one has begun."""
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        raw = "".join(text for text, _ in runs) if len(runs) > 1 else runs[0][0]
        text = clean(raw.replace("\t", " "))
        if text:
            paragraph = Paragraph(self._lists.numbered(text), _style_of(runs))
            paragraph.blanks = _width_before(raw)
            paragraph.linked = sum(len(said.strip()) for said, style in runs if style.linked)
            paragraph.files, self._files = tuple(self._files), []
            paragraph.inside = self._inside
            self._sinks[-1].append(paragraph)
            self._number += 1
            if self._number > MAX_PARAGRAPHS:
                raise Unreadable("too-large", f"over {MAX_PARAGRAPHS:,} paragraphs in the page")


def _style_of(runs: list[tuple[str, Style]]) -> Style:
    """The style that all of a paragraph's text has; its size is that of most of the text."""
    said = [run for run in runs if not run[0].isspace()]
    first = said[0][1] if said else runs[0][1]
    if all(style is first for _, style in said):
        return first
    weighed: dict[Style, int] = {}
    for text, style in said:
        weighed[style] = weighed.get(style, 0) + len(text)
    most = max(weighed, key=weighed.__getitem__)
    return most._replace(
        align=first.align,
        bold=all(style.bold for style in weighed),
        face=most.face if all(style.face == most.face for style in weighed) else None,
        heading=first.heading,
    )


def _width_before(raw: str) -> int:
    """Width of the blanks before a text: runs of common blanks count 1, wide ones 2."""
    found = _BEFORE.match(raw)
    before = _LINE_BREAKS.sub(" ", found[0]) if found else ""
    return len(before.lstrip(" ")) + before.count("\u3000") + before.count("\u2003")


def _span(element: Any, name: str) -> int:  # noqa: ANN401
    found = _NUMBER.match((element.get(name) or "1").strip())
    return int(found[0]) if found else 1


def _bordered(element: Any) -> bool:  # noqa: ANN401
    border = element.get("border")
    return border not in (None, "", "0") or bool(
        _BORDER.search((element.get("style") or "")[:2000])
    )
