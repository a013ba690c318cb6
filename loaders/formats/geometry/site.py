"""What a page shows around its document: fields and a site's lines, taken from the lines left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.formats.geometry.columns import Column
from loaders.formats.geometry.furniture import Dropped
from loaders.formats.geometry.lines import GlyphLine
from loaders.formats.geometry.navigation import navigation_above, navigation_below
from loaders.formats.geometry.page_fields import PageFields, fields_of
from loaders.formats.geometry.ruled_fields import fields_of_rows
from loaders.formats.geometry.tables import PageBox, PageParts, PageTable
from loaders.gongwen.text import squeezed
from loaders.layout import MetadataName

_SENTENCE = re.compile(r"[，。；]")
_END_OF_TEXT = re.compile(r"[。；！？]$|[年月日]$")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|\s)")


@dataclass(slots=True)
class Surroundings:
    """Pages without what surrounds the document, and what that said."""

    pages: list[PageParts]
    metadata: dict[MetadataName, str] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)


def without_surroundings(pages: Sequence[PageParts], column: Column | None) -> Surroundings:
    """Take the site's fields and navigation from above the first sentence and below the last."""
    found = Surroundings(list(pages))
    if not found.pages or column is None:
        return found
    _take_ruled_fields(found)
    head = _head(found.pages[0].lines)
    left_out = _taken_above(found, head, column)
    _leave_out(found, 0, left_out)
    _take_below(found)
    return found


def _take_ruled_fields(found: Surroundings) -> None:
    """Take the first page's table of fields, where it has one, and the site's name above it."""
    first = found.pages[0]
    for table in first.tables:
        metadata = _ruled_fields(table)
        if metadata is None:
            continue
        found.metadata |= metadata
        above = [line for line in first.lines if line.middle < table.top]
        left_out = {line: "site's name" for line in above if not _is_title(line, metadata)}
        found.pages[0] = replace(
            first, tables=tuple(other for other in first.tables if other is not table)
        )
        _leave_out(found, 0, left_out)
        return


def _ruled_fields(table: PageTable | PageBox) -> dict[MetadataName, str] | None:
    if isinstance(table, PageTable):
        return fields_of_rows(table.rows)
    fields = fields_of(table.lines)
    return fields.metadata if fields.block else None


def _head(lines: Sequence[GlyphLine]) -> list[GlyphLine]:
    """The lines above the first sentence."""
    for place, line in enumerate(lines):
        if _SENTENCE.search(line.text):
            return list(lines[:place])
    return list(lines)


def _taken_above(
    found: Surroundings, head: Sequence[GlyphLine], column: Column
) -> dict[GlyphLine, str]:
    fields = fields_of(head)
    left_out: dict[GlyphLine, str] = {}
    if fields.sure:
        found.metadata = fields.metadata | found.metadata
        left_out |= dict.fromkeys(fields.taken, "page's field")
        if fields.block:
            left_out |= dict.fromkeys(_banner(head, fields), "site's name")
    middle = found.pages[0].page.width / 2
    for place in navigation_above(head, column, middle):
        left_out.setdefault(head[place], "site's line")
        if (time := _TIME.search(head[place].text)) and "date_published" not in found.metadata:
            found.metadata["date_published"] = time[0]
    return left_out


def _banner(head: Sequence[GlyphLine], fields: PageFields) -> list[GlyphLine]:
    """The lines above a block of fields, but for the document's title."""
    above = head[: head.index(fields.taken[0])]
    return [line for line in above if not _is_title(line, fields.metadata)]


def _is_title(line: GlyphLine, metadata: dict[MetadataName, str]) -> bool:
    return squeezed(line.text) in squeezed(metadata.get("title", ""))


def _take_below(found: Surroundings) -> None:
    """Take the site's lines after the document's last sentence or date, from the end upwards."""
    for place in range(len(found.pages) - 1, -1, -1):
        lines = found.pages[place].lines
        bottom = max((table.bottom for table in found.pages[place].tables), default=0)
        ends = [
            at + 1
            for at, line in enumerate(lines)
            if _END_OF_TEXT.search(line.text) or line.middle < bottom
        ]
        tail = lines[ends[-1] if ends else 0 :]
        left_out = {tail[at]: "site's line" for at in navigation_below(tail)}
        _leave_out(found, place, left_out)
        if ends:
            return


def _leave_out(found: Surroundings, place: int, left_out: dict[GlyphLine, str]) -> None:
    if not left_out:
        return
    parts = found.pages[place]
    found.dropped += [Dropped(line, left_out[line]) for line in parts.lines if line in left_out]
    found.pages[place] = replace(
        parts, lines=tuple(line for line in parts.lines if line not in left_out)
    )
