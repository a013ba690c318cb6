"""Sets PDF files as official documents are set (GB/T 9704-2012): 22 lines of 28 characters."""

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase._cidfontdata import CIDFontInfo
from reportlab.pdfbase.cidfonts import UnicodeCIDFont, structToPDF
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, SIZE, LEADING = 79.0, 105.0, 16.0, 28.0
IN_LINE, ON_PAGE = 28, 22
BODY, HEI, KAI, TITLE = "FangSong_GB2312", "SimHei", "KaiTi_GB2312", "FZXBSJW--GB1-0"
_FACE = "STSong-Light"


class _NamedFont(UnicodeCIDFont):  # type: ignore[misc]  # reportlab has no types
    """The Chinese font that needs no file, under another name."""

    def __init__(self, name: str) -> None:
        super().__init__(_FACE)
        self.name = self.fontName = name

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802  # reportlab's name
        info = deepcopy(CIDFontInfo[self.face.name])
        name = f"F{len(doc.fontMapping) + 1}"
        info |= {"Name": f"/{name}", "BaseFont": f"/{self.name}", "Encoding": "/UniGB-UCS2-H"}
        for descendant in info["DescendantFonts"]:
            descendant["BaseFont"] = f"/{self.name}"
            descendant["FontDescriptor"]["FontName"] = f"/{self.name}"
        doc.idToObject["BasicFonts"].dict[name] = doc.Reference(structToPDF(info), name)
        doc.fontMapping[self.name] = f"/{name}"


class Sheet:
    """A PDF file in the making; heights count from the top of the page."""

    def __init__(self, **options: object) -> None:
        for name in (BODY, HEI, KAI, TITLE):
            pdfmetrics.registerFont(_NamedFont(name))
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), **options)
        self._y = TOP
        self._number = 1
        self.numbered = True

    @property
    def content(self) -> bytes:
        """The file; nothing can be added after it."""
        self.page()
        self.canvas.save()
        return self._file.getvalue()

    def at(self, x: float, y: float, text: str, font: str = BODY, size: float = SIZE) -> None:
        """Set text with its upper left corner at a place."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y - 0.86 * size, text)

    def line(self, text: str, indent: float = 0, font: str = BODY, size: float = SIZE) -> None:
        """Set the next line, `indent` characters from the margin."""
        if self._y > TOP + (ON_PAGE - 1) * LEADING:
            self.page()
        self.at(LEFT + indent * SIZE, self._y, text, font, size)
        self._y += LEADING

    def blank(self, lines: int = 1) -> None:
        """Leave lines blank."""
        self._y += lines * LEADING

    def centred(self, text: str, font: str = TITLE, size: float = 22) -> None:
        """Set a line in the middle."""
        self.line(text, (IN_LINE * SIZE - len(text) * size) / 2 / SIZE, font, size)

    def right(self, text: str, room: float = 2) -> None:
        """Set a line at the right, `room` characters from the margin."""
        self.line(text, IN_LINE - room - pdfmetrics.stringWidth(text, BODY, SIZE) / SIZE)

    def paragraph(self, text: str, indent: int = 2, font: str = BODY) -> None:
        """Set a paragraph that begins `indent` characters within the margin."""
        while text:
            fits = IN_LINE - indent
            self.line(text[:fits], indent, font)
            text, indent = text[fits:], 0

    def page(self) -> None:
        """End the page, with its number."""
        if self.numbered:
            self.at(WIDTH / 2 - 20, HEIGHT - 75, f"— {self._number} —", size=14)
        self.canvas.showPage()
        self._number += 1
        self._y = TOP

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a rule."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], top: float, height: float = 40
    ) -> float:
        """Draw a table with all its rules, lines of a cell parted by "/"; gives its lower end."""
        xs = [LEFT + sum(widths[:place]) for place in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            y = top + number * height
            self.rule(xs[0], y, xs[-1], y)
            for x, text in zip(xs, row, strict=False):
                for place, line in enumerate(text.split("/")):
                    self.at(x + 3, y + 4 + place * 14, line, size=10.5)
        bottom = top + len(rows) * height
        self.rule(xs[0], bottom, xs[-1], bottom)
        for x in xs:
            self.rule(x, top, x, bottom)
        return bottom
