"""An indicator over time: targets from plan to due date, figures, and how one follows another.

Nothing is drawn between two figures, and no bound that a text does not give.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Final
from xml.etree.ElementTree import Element

from api.explore.charts.frame import MUTED, RULE, SMALL, Axes, sheet, written
from api.explore.charts.labels import Room
from api.explore.charts.scale import Scale, amount, bounds, span
from api.explore.charts.signs import (
    CENTRAL,
    DOWNWARD,
    LOCAL,
    REPORTED,
    SIGNS,
    UPWARD,
    draw_figure,
    draw_met,
    draw_range,
    draw_target,
)
from api.labels import Language
from graph.picture.shapes import add, add_text, add_title, number
from queries.views.targets import Figure, Target
from queries.views.targets_over_time import Panel

Point = tuple[float, float]
_LEFT: Final = 66.0
_RIGHT: Final = 44.0
_TOP: Final = 34.0
_BOTTOM: Final = 30.0
_ASIDE: Final = 92.0
"""The room at the right for targets without a due date."""
CHANGES: Final[dict[str, str]] = {
    "raised": "#0b57a4",
    "lowered": "#a31621",
    "rebased": "#80591a",
    "split": "#80591a",
    "merged": "#80591a",
    "dropped": "#a31621",
}
"""Colours of the changes that change something."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """What the chart says, in the reader's language."""

    language: Language
    name: str
    """What the chart is of."""
    unit: str
    """What the amounts are counted in."""
    undated: str
    """Above the targets without a due date."""
    change: Callable[[str], str]
    """The word for a kind of change."""
    target: Callable[[Target], str]
    """All of a target in a line."""
    figure: Callable[[Figure], str]
    """All of a figure in a line."""
    link: Callable[[str], str]
    """The address of a document, or of what stands in the graph."""
    plans: Mapping[str, int] = field(default_factory=dict)
    """The numbers of the plans in the table, by document."""


def years_of(panels: list[Panel]) -> tuple[int, int] | None:
    """The years that the charts of an indicator run over; None where no day is known."""
    days = [day for panel in panels for each in panel.targets for day in (each.dated, each.due)]
    days += [figure.on for panel in panels for figure in panel.figures]
    spans = [span(day) for day in days if day]
    if not spans:
        return None
    return floor(min(s for s, _ in spans)), max(ceil(max(e for _, e in spans)), 1)


def over_time(
    panel: Panel, years: tuple[int, int], sayings: Sayings, size: Point = (920, 380)
) -> str:
    """A panel as SVG text, `size` pixels wide and high."""
    return written(_OverTime(panel, years, sayings, size).draw())


def amount_of(target: Target, language: Language) -> str:
    """What a target wants, with its sign, without its unit."""
    if target.comparator == "range" and target.lower is not None and target.upper is not None:
        return f"{amount(target.lower, language)}–{amount(target.upper, language)}"
    if not target.heights:
        return ""
    return SIGNS.get(target.comparator, "") + amount(target.heights[0], language)


class _OverTime:
    """One chart being drawn."""

    def __init__(self, panel: Panel, years: tuple[int, int], sayings: Sayings, size: Point) -> None:
        self.panel, self.sayings, (self.width, self.height) = panel, sayings, size
        self.aside = any(not target.due for target in panel.targets)
        right = self.width - _RIGHT - (_ASIDE if self.aside else 0)
        heights = [height for target in panel.targets for height in target.heights]
        low, high = bounds(heights + [figure.value for figure in panel.figures])
        self.axes = Axes(
            Scale(*years, _LEFT, right),
            Scale(low, high, self.height - _BOTTOM, _TOP),
            sayings.language,
        )
        self.colour = LOCAL if panel.key.region else CENTRAL
        self.room = Room((2, _TOP - 14, self.width - 2, self.height - _BOTTOM - 1))
        self.at: dict[str, Point] = {target.iri: self._at(target) for target in panel.targets}

    def _at(self, target: Target) -> Point:
        """Where the mark of a target stands: at its due date, else aside."""
        height = sum(target.heights) / max(len(target.heights), 1)
        years, y = self.axes.years, self.axes.amounts.at(height)
        if not target.due:
            return self.width - 10 - _ASIDE / 2, y
        return years.at(sum(span(target.due)) / 2), y

    def draw(self) -> Element:
        root = sheet(self.width, self.height, self.sayings.language, self.sayings.name)
        self.axes.draw(root, self.axes.years.end)
        add_text(root, (_LEFT, _TOP - 16), self.sayings.unit, SMALL, MUTED, class_="tick")
        if self.aside:
            self._aside(root)
        self._take()
        for target in self.panel.targets:
            self._line(root, target)
        self._arrows(root)
        self._marks(root)
        self._amounts(root)
        self._alone(root)
        return root

    def _take(self) -> None:
        """Keep the room of the marks and of the lines that lead to them."""
        for x, y in [*self.at.values(), *map(self._figure_at, self._dated())]:
            self.room.take(x, y, 7)
        for target in self.panel.targets:
            (x, y), years = self.at[target.iri], self.axes.years
            if target.due:
                first, last = map(years.at, span(target.due))
                self.room.taken.append((first, y - 2, last, y + 2))
            if target.comparator in UPWARD or target.comparator in DOWNWARD:
                self.room.take(x, y - 12 if target.comparator in UPWARD else y + 12, 7)
            if target.due and target.dated:
                start = years.at(sum(span(target.dated)) / 2)
                self.room.taken.append((min(start, x), y - 2, max(start, x), y + 2))

    def _aside(self, root: Element) -> None:
        left = self.width - 10 - _ASIDE
        tall = self.height - _BOTTOM - _TOP
        add(root, "rect", x=left, y=_TOP, width=_ASIDE, height=tall, fill=RULE, opacity="0.35",
            class_="aside", rx=3)  # fmt: skip
        at = (left + _ASIDE / 2, self.height - _BOTTOM + 18)
        text = self.sayings.undated
        add_text(root, at, text, SMALL, MUTED, text_anchor="middle", class_="tick")

    def _line(self, root: Element, target: Target) -> None:
        """From the plan to the due date; a due year is a bar as long as the year."""
        (x, y), years = self.at[target.iri], self.axes.years
        if not target.due:
            return
        if target.dated:
            start = years.at(sum(span(target.dated)) / 2)
            add(root, "line", x1=start, x2=x, y1=y, y2=y, stroke=self.colour, stroke_width=1.2,
                opacity="0.55")  # fmt: skip
            add(root, "circle", cx=start, cy=y, r=2.2, fill=self.colour)
        first, last = map(years.at, span(target.due))
        if last - first > 2:
            add(root, "line", x1=first, x2=last, y1=y, y2=y, stroke=self.colour, stroke_width=4,
                opacity="0.25")  # fmt: skip

    def _arrows(self, root: Element) -> None:
        for change in self.panel.changes:
            start, end = self.at.get(change.earlier), self.at.get(change.later)
            if start is None or end is None or start == end:
                continue
            colour = CHANGES.get(change.kind, MUTED)
            _arrow(root, start, end, colour)
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - 8)
            self._label(root, self.sayings.change(change.kind), middle, colour, "change")

    def _alone(self, root: Element) -> None:
        """Say of a target that nothing came before it, or that the next plan has none."""
        said = {
            (at, change.kind)
            for change in self.panel.changes
            if bool(change.earlier) != bool(change.later)
            and (at := self.at.get(change.earlier or change.later))
        }
        for at, kind in sorted(said):
            text = self.sayings.change(kind)
            self._label(root, text, at, CHANGES.get(kind, MUTED), "change")

    def _marks(self, root: Element) -> None:
        for target in self.panel.targets:
            (x, y), link = self.at[target.iri], add(root, "a", href=self._page(target))
            add_title(link, self.sayings.target(target))
            if target.comparator == "range" and len(target.heights) > 1:
                low, high = (self.axes.amounts.at(each) for each in target.heights[-2:])
                draw_range(link, x, low, high, self.colour)
            elif target.heights:
                draw_target(link, x, y, target.comparator, self.colour)
            if target.iri in self.panel.met:
                draw_met(link, x, y)
        for figure in self._dated():
            link = add(root, "a", href=self.sayings.link(figure.source or figure.iri))
            add_title(link, self.sayings.figure(figure))
            draw_figure(link, *self._figure_at(figure))

    def _page(self, target: Target) -> str:
        return self.sayings.link(target.entry.iri if target.entry else target.iri)

    def _amounts(self, root: Element) -> None:
        """Amounts beside the marks; plans that want the same at the same time share one."""
        groups: dict[tuple[Point, str], list[Target]] = defaultdict(list)
        for target in self.panel.targets:
            groups[self.at[target.iri], amount_of(target, self.sayings.language)].append(target)
        for (at, text), targets in groups.items():
            plans = self.sayings.plans
            numbers = {plans[t.entry.iri] for t in targets if t.entry and t.entry.iri in plans}
            shown = f"{text} [{', '.join(map(str, sorted(numbers)))}]" if numbers else text
            self._label(root, shown, at, self.colour, "amount")
        for figure in self._dated():
            text = amount(figure.value, self.sayings.language)
            self._label(root, text, self._figure_at(figure), REPORTED, "figure")

    def _label(self, root: Element, text: str, at: Point, colour: str, kind: str) -> None:
        if text and (place := self.room.place(text, *at, SMALL)):
            add_text(root, place[:2], text, SMALL, colour, text_anchor=place.anchor, class_=kind)

    def _dated(self) -> list[Figure]:
        return [figure for figure in self.panel.figures if figure.on]

    def _figure_at(self, figure: Figure) -> Point:
        return self.axes.years.at(sum(span(figure.on)) / 2), self.axes.amounts.at(figure.value)


def _arrow(root: Element, start: Point, end: Point, colour: str) -> None:
    """A bow from one mark to another with its head at the end."""
    (x1, y1), (x2, y2) = start, end
    bow = (x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - abs(x2 - x1) * 0.12 - 6
    long = ((x2 - bow[0]) ** 2 + (y2 - bow[1]) ** 2) ** 0.5 or 1.0
    ux, uy = (x2 - bow[0]) / long, (y2 - bow[1]) / long
    tx, ty = x2 - ux * 8, y2 - uy * 8
    path = " ".join(["M", _pair(x1, y1), "Q", _pair(*bow), _pair(tx, ty)])
    add(root, "path", d=path, fill="none", stroke=colour, stroke_width=1.2, class_="arrow",
        stroke_dasharray="4 3")  # fmt: skip
    wing = [(tx - ux * 6 - uy * 3.2, ty - uy * 6 + ux * 3.2),
            (tx - ux * 6 + uy * 3.2, ty - uy * 6 - ux * 3.2)]  # fmt: skip
    points = " ".join(_pair(*each) for each in [(tx, ty), *wing])
    add(root, "polygon", points=points, fill=colour)


def _pair(x: float, y: float) -> str:
    return f"{number(x)},{number(y)}"
