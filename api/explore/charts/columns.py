"""Columns by year, stacked: by level of government, or by other parts."""

from collections.abc import Callable, Mapping
from typing import Final

from api.explore.charts.frame import INK, SMALL, Axes, sheet, written
from api.explore.charts.scale import Scale, ticks
from api.i18n import number as told
from api.labels import Language
from graph.picture.shapes import add, add_text, add_title
from graph.picture.words import LEVELS

COLOURS: Final = {
    "central": "#7a1515",
    "party": "#a8323a",
    "legislature": "#b9661f",
    "ministry": "#cf7a6b",
    "department": "#e0aa9f",
    "province": "#0b57a4",
    "city": "#77a9d8",
}
"""Of the country's levels in reds, of the regions' in blues."""
OTHER: Final = "#8b949e"
WIDTH: Final = 720.0
HEIGHT: Final = 240.0


def colour_of(level: str) -> str:
    """The colour of a level, by its notation."""
    return COLOURS.get(level, OTHER)


def in_order(levels: set[str]) -> list[str]:
    """Levels from the top down, those that are not known last."""
    return sorted(levels, key=lambda each: (LEVELS.index(each) if each in LEVELS else 99, each))


def columns(
    years: Mapping[str, Mapping[str, int]],
    colours: Mapping[str, str],
    name: str,
    language: Language,
    say: Callable[[str, str, int], str],
    link: Callable[[str, str], str],
) -> str:
    """Counts by year and part as SVG text; years without any stay empty.

    `colours` are those of the parts, the lowest first. `say` tells a year, a part and a count in
    a line; `link` is where those documents are.
    """
    root = sheet(WIDTH, HEIGHT, language, name)
    first, last = int(min(years)), int(max(years)) + 1
    most = max(sum(its.values()) for its in years.values())
    high = ticks(0, max(most * 1.1, 4))[-1]
    high = high if high >= most * 1.05 else high + (ticks(0, high)[1] or 1)
    across = Scale(first, last, 44, min(WIDTH - 12, 44 + 64.0 * (last - first)))
    axes = Axes(across, Scale(0, high, HEIGHT - 28, 22), language)
    axes.draw(root, across.end)
    wide = min((across.end - across.start) / (last - first) * 0.62, 36)
    for year, its in sorted(years.items()):
        middle, height = across.at(int(year) + 0.5), 0
        for part in filter(its.get, colours):
            top, bottom = axes.amounts.at(height + its[part]), axes.amounts.at(height)
            anchor = add(root, "a", href=link(year, part))
            add_title(anchor, say(year, part, its[part]))
            add(anchor, "rect", x=middle - wide / 2, y=top, width=wide, fill=colours[part],
                height=max(bottom - top - 1, 1))  # fmt: skip
            height += its[part]
        at = (middle, axes.amounts.at(height) - 5)
        add_text(root, at, told(height, language), SMALL, INK, text_anchor="middle", class_="sum")
    return written(root)
