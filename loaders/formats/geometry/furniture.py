"""Page furniture: page numbers, running heads and feet, and what a browser prints around a text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.formats.geometry.lines import GlyphLine
from loaders.formats.geometry.tables import PageParts

_PAGE_NUMBER = re.compile(
    r"[-—–―－·•~|\s]{0,6}(?:\d{1,4}|[IVXivx]{1,6})[-—–―－·•~|\s]{0,6}"
    r"|[-—\s]{0,4}第\s?\d{1,4}\s?页\s?(?:[,，/／、（(]?\s?共\s?\d{1,4}\s?页[)）]?)?[-—\s]{0,4}"
    r"|(?:第\s?)?\d{1,4}\s?[/／]\s?(?:共\s?)?\d{1,4}(?:\s?页)?"
    r"|[Pp]age\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?"
)
_PRINT_EDGE = re.compile(
    r"(?:https?|file)://\S{1,500}(?:\s\d{1,4}/\d{1,4})?"
    r"|(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}),?(?:\s(?:上午|下午))?"
    r"\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s.{0,200})?"
)
"""Address and time at the edge of a page that a browser prints."""
_NUMBER_BESIDE = re.compile(r"^\d{1,4}\s|\s\d{1,4}$")
_ANNEX = re.compile(r"附(?:件|表|图|录)")
"""What stands at the head of each annex."""
_EDGE_LINES = 3
"""How many lines from the top or the bottom of a page may be furniture."""
_MARGIN = 0.12
"""Of the page's height: a lone page number stands in the outermost part."""
_SAME_HEIGHT = 4.0
_MOST_PAGES = 0.5
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line left out as page furniture, and what it was taken for."""

    line: GlyphLine
    kind: str


def without_running_lines(pages: Sequence[PageParts]) -> tuple[list[PageParts], list[Dropped]]:
    """Pages without page numbers, running heads and feet, and browsers' header and footer lines."""
    repeated = _repeated(pages)
    numbered = _numbered(pages)
    kept: list[PageParts] = []
    dropped: list[Dropped] = []
    for parts in pages:
        left_out = {
            place: kind
            for place in _edges(parts)
            if (kind := _kind(parts, parts.lines[place], repeated, numbered))
        }
        dropped += [Dropped(parts.lines[place], kind) for place, kind in sorted(left_out.items())]
        kept.append(
            replace(
                parts,
                lines=tuple(
                    line for place, line in enumerate(parts.lines) if place not in left_out
                ),
            )
        )
    return kept, dropped


def _edges(parts: PageParts) -> list[int]:
    """Places of the lines nearest to the top and the bottom of a page, beyond any table."""
    count = len(parts.lines)
    places = {*range(min(_EDGE_LINES, count)), *range(max(0, count - _EDGE_LINES), count)}
    top = min((table.top for table in parts.tables), default=parts.page.height)
    bottom = max((table.bottom for table in parts.tables), default=0)
    return [place for place in sorted(places) if not top < parts.lines[place].middle < bottom]


_Key = tuple[str, int]


def _keys(line: GlyphLine) -> Iterable[_Key]:
    """A running line by its text, without the page number at its ends, and by its height."""
    text = re.sub(r"\s", "", _NUMBER_BESIDE.sub("", line.text))
    step = int(line.middle / _SAME_HEIGHT)
    return ((text, step), (text, step + 1))


def _repeated(pages: Sequence[PageParts]) -> set[_Key]:
    """Lines that stand at the same height on most pages, or on most left or right ones."""
    counts: Counter[_Key] = Counter()
    for parts in pages:
        counts.update({key for place in _edges(parts) for key in _keys(parts.lines[place])})
    enough = max(2 if len(pages) == 2 else 3, _MOST_PAGES * len(pages) / 2)
    return {
        key
        for key, count in counts.items()
        if count >= enough and key[0] and not _ANNEX.match(key[0])
    }


def _numbered(pages: Sequence[PageParts]) -> set[int]:
    """Differences between bare numbers and page numbers that recur: such numbers count pages."""
    offsets: Counter[int] = Counter()
    for parts in pages:
        offsets.update(
            {
                int(text) - parts.page.number
                for place in _edges(parts)
                if (text := parts.lines[place].text.strip()).isdecimal() and len(text) <= 4
            }
        )
    return {offset for offset, count in offsets.items() if count >= 2}


def _kind(parts: PageParts, line: GlyphLine, repeated: set[_Key], numbered: set[int]) -> str | None:
    """What kind of furniture a line at the edge of a page is, None where it is text."""
    text = line.text.strip()
    height = parts.page.height
    outer = min(line.middle, height - line.middle) < _MARGIN * height
    if outer and _PAGE_NUMBER.fullmatch(text):
        counts = text.isdecimal() and int(text) - parts.page.number in numbered | {0}
        if counts or not text.isdecimal():
            return "page number"
    if outer and _PRINT_EDGE.fullmatch(text):
        return "browser's line"
    if outer and any(key in repeated for key in _keys(line)):
        return "running line"
    return None


def remark_text(dropped: Sequence[Dropped]) -> str:
    """What was left out, by kind, with a few examples of each."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for one in dropped:
        by_kind[one.kind].append(one.line.text)
    parts = []
    for kind, texts in by_kind.items():
        examples = list(dict.fromkeys(texts))
        more = ", …" if len(examples) > _EXAMPLES else ""
        quoted = ", ".join(f"“{text[:40]}”" for text in examples[:_EXAMPLES])
        parts.append(f"{len(texts)} × {kind}: {quoted}{more}")
    return "; ".join(parts)
