"""DOCX files with numbers that the word processor counts, which stand in no paragraph's text."""

import io
from collections.abc import Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_ALIGNED = {
    "=": WD_ALIGN_PARAGRAPH.CENTER,
    ":": WD_ALIGN_PARAGRAPH.CENTER,
    ">": WD_ALIGN_PARAGRAPH.RIGHT,
}
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""
_NUMBERS = f"""<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>"""


def word_document(lines: Sequence[tuple[str, str]]) -> bytes:
    """A DOCX file of the lines of a description (`bench.extraction.made`)."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    numbering.append(parse_xml(_NUMBERS))
    for mark, group in groupby(lines, key=lambda line: line[0]):
        texts = [text for _, text in group]
        if mark == "|":
            _table(document, [text.split("\t") for text in texts])
        elif mark == "---":
            document.add_page_break()  # type: ignore[no-untyped-call]
        else:
            for text in texts:
                _paragraph(document, mark, text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _paragraph(document: WordDocument, mark: str, text: str) -> None:
    paragraph = document.add_paragraph(text)
    if mark in _ALIGNED:
        paragraph.alignment = _ALIGNED[mark]
    if mark in ("1|", "2|"):
        level = int(mark[0]) - 1
        properties = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = 90


def _table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
