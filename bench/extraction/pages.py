"""PDF files in the layout of GB/T 9704-2012: hard lines, page numbers, large titles."""

import io
from collections.abc import Iterator, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_LEFT, _TOP, _LEADING = 79.0, 742.0, 28.0
_BODY, _TITLE, _NUMBER = 16.0, 22.0, 14.0
_COLUMNS, _TITLE_COLUMNS, _ROWS = 27, 18, 22


def pdf_pages(lines: Sequence[tuple[str, str]]) -> bytes:
    """A PDF file of the lines of a description (`bench.extraction.made`), tables left out."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4, invariant=True)
    row = page = 0
    for mark, text in _printed(lines):
        if row == _ROWS or (mark == "---" and row):
            page = _turn(canvas, page)
            row = 0
        if mark != "---":
            _print(canvas, mark, text, _TOP - row * _LEADING)
            row += 1
    _turn(canvas, page)
    canvas.save()
    return content.getvalue()


def _printed(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines as they stand on the pages."""
    for mark, text in lines:
        if mark == "---":
            yield mark, ""
            continue
        columns = _TITLE_COLUMNS if mark == "=" else _COLUMNS
        indented = text if mark else "　　" + text
        for start in range(0, len(indented), columns):
            yield mark, indented[start : start + columns]


def _print(canvas: Canvas, mark: str, text: str, height: float) -> None:
    canvas.setFont(_FONT, _TITLE if mark == "=" else _BODY)
    middle = A4[0] / 2
    if mark in ("=", "==", ":"):
        canvas.drawCentredString(middle, height, text)
    elif mark == ">":
        canvas.drawRightString(A4[0] - _LEFT - _BODY * 2, height, text)
    else:
        canvas.drawString(_LEFT, height, text)


def _turn(canvas: Canvas, page: int) -> int:
    canvas.setFont(_FONT, _NUMBER)
    canvas.drawCentredString(A4[0] / 2, 60, f"— {page + 1} —")
    canvas.showPage()
    return page + 1
