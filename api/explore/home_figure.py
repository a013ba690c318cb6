"""Documents by year and level as a picture: one mark for each document, newest at the right.

The marks of a level in a year are one link. Where there are more than fit above one another, one
bar stands for all of them. Lengths are pixels.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Final
from xml.etree.ElementTree import Element, tostring

from api.i18n import words
from api.labels import Labels, Language, Text
from graph.picture.lanes import rank
from graph.picture.shapes import XML_LANG, add, add_text, add_title
from graph.picture.words import level_label
from queries.views.documents import Entry

WIDTH: Final = 960
_LEFT, _TOP, _FOOT = 150, 6, 26
_MARK, _GAP, _BETWEEN = 10, 2, 14
_HIGHEST = 12
"""Rows of marks in a cell, at most; where they do not hold all, it is a bar."""

Cells = Mapping[tuple[str, str], list[Entry]]


def years_and_levels(
    entries: Collection[Entry],
    labels: Labels,
    language: Language,
    *,
    cell: Callable[[str, str], str],
) -> str:
    """The picture as SVG; "" where no document has both a year and a level.

    `cell` gives where the documents of a level and a year are.
    """
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.date, e.iri)):
        if entry.date and entry.level and not entry.carrier:
            cells[entry.level, entry.date[:4]].append(entry)
    if not cells:
        return ""
    years = _years(cells)
    step = (WIDTH - _LEFT) / len(years)
    across = max(1, int((step - 6) // (_MARK + _GAP)))
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "years", "role": "group"})
    svg.set("aria-label", words(language).gettext("Documents by year and level"))
    base = float(_TOP)
    for level in sorted({level for level, _ in cells}, key=rank):
        rows = max(_rows(len(cells.get((level, year), ())), across) for year in years)
        height = rows * (_MARK + _GAP) + _BETWEEN
        base += height
        called = level_label(level, language)
        _lane(svg, base, called, language)
        for place, year in enumerate(years):
            if found := cells.get((level, year)):
                anchor = add(svg, "a", href=cell(level, year))
                anchor.set("aria-label", f"{called}, {year}: {len(found)}")
                x = _LEFT + place * step
                add(anchor, "rect", x=x, y=base - height + 2, width=step - 2, height=height - 1,
                    fill="transparent", class_="cell")  # fmt: skip
                if _rows(len(found), across) * across < len(found):
                    _bar(anchor, (x + 3, base), step - 8, len(found))
                else:
                    _marks(anchor, (x + 3, base), across, found, labels, language)
    for place, year in enumerate(years):
        if len(years) <= 16 or place % 2 == 0:
            x = _LEFT + place * step + 3
            add_text(svg, (x, base + 18), year, 12, "currentColor", class_="axis")
    svg.set("viewBox", f"0 0 {WIDTH} {round(base + _FOOT)}")
    return tostring(svg, encoding="unicode")


def _years(cells: Cells) -> list[str]:
    """Every year from the first to the last."""
    dated = sorted({year for _, year in cells})
    return [str(year) for year in range(int(dated[0]), int(dated[-1]) + 1)]


def _rows(count: int, across: int) -> int:
    return min(_HIGHEST, -(-count // across))


def _lane(svg: Element, base: float, label: str, language: Language) -> None:
    text = add_text(svg, (0, base - 1), label, 13, "currentColor", class_="level")
    text.set(XML_LANG, language)
    add(svg, "line", x1=_LEFT, x2=WIDTH, y1=base + 1.5, y2=base + 1.5, stroke="currentColor",
        class_="rule")  # fmt: skip


def _marks(
    anchor: Element,
    at: tuple[float, float],
    across: int,
    found: list[Entry],
    labels: Labels,
    language: Language,
) -> None:
    for place, entry in enumerate(found):
        row, column = divmod(place, across)
        x, y = at[0] + column * (_MARK + _GAP), at[1] - _MARK - row * (_MARK + _GAP)
        name = labels.name(entry.iri, language)
        rect = add(anchor, "rect", x=x, y=y, width=_MARK, height=_MARK, rx=1.5, class_="doc")
        add_title(rect, _told(name, entry))
        if name.language != language:
            rect.set("lang", name.language)


def _bar(anchor: Element, at: tuple[float, float], width: float, count: int) -> None:
    height = _HIGHEST * (_MARK + _GAP) - _GAP
    top = at[1] - height
    add(anchor, "rect", x=at[0], y=top, width=width, height=height, rx=1.5, class_="doc")
    add_text(anchor, (at[0] + 4, top + 14), str(count), 12, "#fff", class_="count")


def _told(name: Text, entry: Entry) -> str:
    return " · ".join(filter(None, (name.text, entry.number, entry.date)))
