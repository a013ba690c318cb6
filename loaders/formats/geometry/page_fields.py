"""The block of fields that a site prints above a document (索引号, 发布机构, 成文日期 …)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.geometry.lines import GlyphLine, joined
from loaders.formats.geometry.ruled_fields import EMPTY, LABEL
from loaders.formats.lines.plain_metadata import FIELDS
from loaders.layout import MetadataName, clean

_SURE: set[MetadataName] = {
    "index_number", "issuer", "number", "date_document", "date_published",
}  # fmt: skip
"""Fields that a text does not print with a label before its first sentence."""
_FOLLOWS = 2.2
"""In sizes of type: how far below a line of fields a wrapped value may go on."""


@dataclass(slots=True)
class PageFields:
    """Fields as they are found: the lines that hold them, and their values' pieces by label."""

    taken: list[GlyphLine] = field(default_factory=list)
    values: list[tuple[str, list[GlyphLine]]] = field(default_factory=list)

    @property
    def metadata(self) -> dict[MetadataName, str]:
        """Values by name, empty ones left out; of two values the first."""
        found: dict[MetadataName, str] = {}
        for label, pieces in self.values:
            name = FIELDS[label]
            value = clean(joined(pieces)) if pieces else ""
            if name and not EMPTY.fullmatch(value):
                found.setdefault(name, value)
        return found

    @property
    def sure(self) -> bool:
        """Whether these are fields of a page rather than words of a text."""
        labels = {label for label, _ in self.values}
        return len(labels) > 1 and any(FIELDS[label] in _SURE for label in labels)

    @property
    def block(self) -> bool:
        """Whether they are a whole block of fields, above which only the site's name stands."""
        labels = {label for label, _ in self.values}
        return len(labels) > 2 and any(FIELDS[label] == "index_number" for label in labels)


def fields_of(lines: Sequence[GlyphLine]) -> PageFields:
    """The fields in the lines above a document's first sentence; see `PageFields.sure`."""
    found = PageFields()
    starts: list[tuple[float, list[GlyphLine]]] = []
    for line in lines:
        labelled = list(_labelled(line))
        if labelled:
            starts = []
            for label, value, x in labelled:
                pieces = [value] if value else []
                found.values.append((label, pieces))
                starts.append((x, pieces))
            found.taken.append(line)
        elif starts and _follows(found.taken[-1], line):
            x, pieces = min(starts, key=lambda start: abs(start[0] - line.x0))
            if abs(x - line.x0) <= line.size:
                pieces.append(line)
                found.taken.append(line)
    return found


def _follows(above: GlyphLine, line: GlyphLine) -> bool:
    return line.middle - above.middle <= _FOLLOWS * line.size and line.size <= 1.1 * above.size


def _labelled(line: GlyphLine) -> Iterator[tuple[str, GlyphLine | None, float]]:
    """Labels of a line with what stands behind each, and where that begins or would begin."""
    glyphs = line.glyphs
    compact = "".join(glyph.text[:1] for glyph in glyphs)
    found = [match for match in LABEL.finditer(compact) if _stands_apart(line, match)]
    if not found or found[0].start():
        return
    ends = [match.start() for match in found[1:]] + [len(glyphs)]
    for match, end in zip(found, ends, strict=True):
        value = line.part(match.end(), end)
        x = value.x0 if value else glyphs[match.end() - 1].x1 + line.size / 4
        yield match["label"], value, x


def _stands_apart(line: GlyphLine, found: re.Match[str]) -> bool:
    """Whether a label begins the line or follows a gap, and has a colon or a gap behind it."""
    glyphs, start, end = line.glyphs, found.start(), found.end()
    before = not start or glyphs[start].x0 - glyphs[start - 1].x1 > line.size / 2
    behind = end == len(glyphs) or glyphs[end].x0 - glyphs[end - 1].x1 > line.size
    return before and (bool(found["colon"]) or behind)
