"""Writes small OFD files (GB/T 33190-2016): text objects, paths, templates."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BODY, TITLE = "2", "3"
SIZE, LEADING, LEFT, TOP, IN_LINE = 5.64, 9.9, 28.0, 37.0, 28
"""In millimetres, and characters in a line."""


def text(
    x: float, y: float, characters: str, *, font: str = BODY, size: float = SIZE, extra: str = ""
) -> str:
    """A text object with its baseline at `y`; every character has the width of its type."""
    steps = [size if ord(c) > 0x2000 else size / 2 for c in characters[:-1]]
    deltas = " ".join(f"{step:.4f}" for step in steps)
    width = sum(steps) + size
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} {width} {size * 1.2}" Font="{font}" '
        f'Size="{size}" {extra}><ofd:TextCode X="0" Y="{size}" DeltaX="{deltas}">'
        f"{escape(characters)}</ofd:TextCode></ofd:TextObject>"
    )


def paragraph(y: float, characters: str, indent: int = 2) -> tuple[list[str], float]:
    """A paragraph of text objects, one a line, and the height below it."""
    lines = []
    while characters:
        fits = IN_LINE - indent
        lines.append(text(LEFT + indent * SIZE, y, characters[:fits]))
        characters, indent, y = characters[fits:], 0, y + LEADING
    return lines, y


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A path that is a straight line."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd(pages: Sequence[Sequence[str]], template: Sequence[str] = (), **others: str) -> bytes:
    """An OFD file of pages of objects, each with the template drawn below it where there is one.

    `others` are entries to write as they are, by path with "__" for "/" and "_" for ".".
    """
    drawn = '<ofd:Template TemplateID="5" ZOrder="Background"/>' if template else ""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    entries = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:Fonts>'
        f'<ofd:Font ID="{BODY}" FontName="仿宋_GB2312"/>'
        f'<ofd:Font ID="{TITLE}" FontName="方正小标宋简体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Tpls/Tpl_0.xml": _page("", template),
    }
    for number, objects in enumerate(pages):
        entries[f"Doc_0/Pages/Page_{number}/Content.xml"] = _page(drawn, objects)
    entries |= {
        name.replace("__", "/").replace("_xml", ".xml"): text for name, text in others.items()
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def _page(template: str, objects: Sequence[str]) -> str:
    return (
        f"<ofd:Page {NAMESPACE}>{template}<ofd:Content><ofd:Layer ID='1'><ofd:PageBlock ID='2'>"
        f"{''.join(objects)}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>"
    )
