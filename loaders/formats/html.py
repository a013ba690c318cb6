"""Web pages: whole ones as publishers serve them, and fragments cut out of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.webpage.annexes import annexes_below, unread_files
from loaders.formats.webpage.container import Container, find_container
from loaders.formats.webpage.furniture import furniture_remarks, without_furniture
from loaders.formats.webpage.heading import with_heading
from loaders.formats.webpage.metadata import PageMetadata, fields_of, read_around, without_fields
from loaders.formats.webpage.page import page_tree
from loaders.formats.webpage.paragraph import Paragraph
from loaders.formats.webpage.roles import blocks_of
from loaders.formats.webpage.style import Styles
from loaders.formats.webpage.walk import PageWalk
from loaders.formats.webpage.window import document_window
from loaders.layout import Layout, LayoutRemark, Unreadable

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".shtml", ".xhtml")
MEDIA_TYPE = "text/html"

_START = re.compile(
    rb"\s*+(?:(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)\s*+){0,20}<(?:"
    rb"(?P<whole>!doctype\s+html|html|head|body|meta|title)|p|div|table|center|span|font|h[1-6]"
    rb"|section|article|ul|ol|style|script|link)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_IN_TAG = re.compile(rb"</?[a-z][^<>]{0,500}>\s*(?:<!--[^<>]{0,500}-->\s*)?\Z", re.IGNORECASE)
_HEAD = 8_192


def recognises(content: bytes) -> bool:
    """Whether content begins as pages do, or begins and ends with an element as fragments do."""
    begins = _START.match(content[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b""))
    if begins is None:
        return False
    end = content[-_HEAD:].replace(b"\x00", b"")
    return begins["whole"] is not None or _ENDS_IN_TAG.search(end) is not None


def read(content: bytes) -> Layout:
    """The document that a page shows, without the page around it, and what the page says of it.

    Raises `Unreadable`: "not-text", "too-large", "empty", "needs-ocr" where the text is a picture.
    """
    page = page_tree(content)
    container = find_container(page.root)
    styles = Styles(sheet.text or "" for sheet in page.root.iter("style"))
    walk = PageWalk(styles, *((container.element, container.around) if container else ()))
    walk.walk(page.root)
    zones = _zones(walk.paragraphs, container)
    metadata = PageMetadata()
    body, fields = without_fields(zones.body, metadata)
    read_around(metadata, zones.above, zones.below)
    metadata.take_head(page.root)
    body, furniture = without_furniture(body)
    metadata.take_all(fields_of(furniture))
    body, said = with_heading(body, zones.above, metadata.values.get("title"))
    body += annexes_below(zones.below, body, metadata.values.get("title"))
    if not body:
        if walk.images:
            raise Unreadable("needs-ocr", f"{walk.images} pictures and no text in the page")
        raise Unreadable("empty", "no text in the page but its navigation")
    remarks = [*page.remarks, *metadata.remarks, *furniture_remarks([*fields, *furniture]), *said]
    remarks += unread_files(body)
    if walk.images:
        message = f"{walk.images} pictures in the text were not read"
        remarks.append(LayoutRemark("pictures-not-read", message))
    if walk.tables.spans_cut:
        message = f"{walk.tables.spans_cut} cells of tables span more than is kept"
        remarks.append(LayoutRemark("spans-cut", message))
    blocks = blocks_of(body, walk.tables.boxes)
    return Layout(tuple(blocks), metadata.values, tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Zones:
    above: Sequence[Paragraph]
    body: Sequence[Paragraph]
    below: Sequence[Paragraph]


def _zones(paragraphs: Sequence[Paragraph], container: Container | None) -> _Zones:
    """What stands above the document, the document, what stands below."""
    inside = [index for index, each in enumerate(paragraphs) if each.inside]
    start, end = (inside[0], inside[-1] + 1) if inside else (0, 0)
    if container is None or not container.sure:
        first, last = document_window(paragraphs)
        if container is None or _outside(paragraphs[first:last]):
            start, end = first, last
        else:
            start, end = max(start, first), min(end, last)
    return _Zones(paragraphs[:start], paragraphs[start:end], paragraphs[end:])


def _outside(window: Sequence[Paragraph]) -> bool:
    """Whether more of a text stands outside the supposed container than in it."""
    inside = sum(len(each.text) for each in window if each.inside)
    return 2 * inside < sum(len(each.text) for each in window)
