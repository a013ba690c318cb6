"""The sheet of a chart: its size, its greys, its axes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, tostring

from api.explore.charts.scale import Scale, amount, ticks
from api.labels import Language
from graph.picture.shapes import INK, MUTED, PAPER, RULE, XML_LANG, add, add_text, add_title, number
from graph.picture.words import FONTS

SMALL: Final = 11.5
"""The size of the letters of axes and labels, in pixels of the sheet."""


def sheet(width: float, height: float, language: Language, name: str) -> Element:
    """An empty chart; it is drawn in light colours, which the page's style may turn."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "font-family": FONTS[language],
            "role": "group",
            "aria-label": name,
            XML_LANG: language,
            "class": "chart",
        },
    )
    add_title(root, name)
    add(root, "rect", width=width, height=height, fill=PAPER, class_="paper")
    return root


def written(root: Element) -> str:
    """A chart as SVG text."""
    return tostring(root, encoding="unicode")


@dataclass(frozen=True, slots=True)
class Axes:
    """Years from left to right, amounts from the bottom up."""

    years: Scale
    amounts: Scale
    language: Language

    def draw(self, root: Element, right: float) -> None:
        """Rules and ticks; the rules run to the pixel `right`."""
        left = self.years.start
        for value in ticks(self.amounts.low, self.amounts.high):
            y = self.amounts.at(value)
            strong = "axis zero" if value == 0 else "axis"
            add(root, "line", x1=left, x2=right, y1=y, y2=y, stroke=RULE, class_=strong)
            text = amount(value, self.language)
            add_text(root, (left - 8, y + 4), text, SMALL, MUTED, text_anchor="end", class_="tick")
        self._years(root)

    def _years(self, root: Element) -> None:
        bottom, top = self.amounts.start, self.amounts.end
        first, last = int(self.years.low), int(self.years.high)
        room = (self.years.end - self.years.start) / max(last - first, 1)
        every = next(step for step in (1, 2, 5, 10, 20, 50, 100) if step * room >= 34)
        for year in range(first, last + 1):
            x = self.years.at(year)
            add(root, "line", x1=x, x2=x, y1=top, y2=bottom, stroke=RULE, class_="axis year")
            if year < last and (year - first) % every == 0:
                middle = self.years.at(year + 0.5)
                at = (middle, bottom + 18)
                text = str(year)
                add_text(root, at, text, SMALL, MUTED, text_anchor="middle", class_="tick")


def polygon(points: Iterable[tuple[float, float]]) -> str:
    """Points as SVG has them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


__all__ = ["INK", "MUTED", "PAPER", "RULE", "SMALL", "Axes", "polygon", "sheet", "written"]
