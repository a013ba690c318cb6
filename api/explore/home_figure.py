"""Documents by year and level as a picture: one mark for each document, newest at the right.

The marks of a level in a year are one link. Where there are more than fit above one another, one
bar stands for all of them. From a document that is told of, a line leads to each that cites it.
Lengths are pixels.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, tostring

from api.i18n import words
from api.labels import Labels, Language
from graph.picture.lanes import rank
from graph.picture.shapes import XML_LANG, add, add_text, add_title, number, say_language
from graph.picture.words import level_label
from queries.views.documents import Entry

_GAP, _BETWEEN, _TOP, _FOOT = 2, 13, 4, 26
_ABOVE: Final = 18
"""What the name of a lane takes where it stands above it."""
_HIGHEST: Final = 12
"""Rows of marks in a cell, at most; where they do not hold all, it is a bar."""
_YEAR: Final = 36
"""What a year needs to be written."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a picture is, and a mark; the names of lanes stand in `left`, if 0 above them."""

    name: str
    width: int
    left: int
    mark: int


WIDE: Final = Frame("wide", 960, 148, 10)
NARROW: Final = Frame("narrow", 320, 0, 9)


@dataclass(frozen=True, slots=True)
class Told:
    """A document of which the picture tells what came of it.

    `citing` are the IRIs of those that cite it, each with whether a page was seen to show that.
    """

    source: str
    citing: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class _Lane:
    level: str
    base: float
    height: float


Cells = Mapping[tuple[str, str], list[Entry]]
Point = tuple[float, float]


def years_and_levels(
    entries: Collection[Entry],
    labels: Labels,
    language: Language,
    *,
    cell: Callable[[str, str], str],
    told: Told | None = None,
    frame: Frame = WIDE,
) -> str:
    """The picture as SVG; "" where no document has both a year and a level.

    `cell` gives where the documents of a level and a year are.
    """
    cells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.date, e.iri)):
        if entry.date and entry.level and not entry.carrier:
            cells[entry.level, entry.date[:4]].append(entry)
    return _Picture(cells, labels, language, told, frame).drawn(cell) if cells else ""


class _Picture:
    """Where everything of a picture is, and its drawing."""

    def __init__(
        self, cells: Cells, labels: Labels, language: Language, told: Told | None, frame: Frame
    ) -> None:
        self._cells, self._labels, self._language, self._frame = cells, labels, language, frame
        dated = sorted({int(year) for _, year in cells})
        self._years = [str(year) for year in range(dated[0], dated[-1] + 1)]
        self._step = (frame.width - frame.left) / len(self._years)
        self._unit = frame.mark + _GAP
        self._across = max(1, int((self._step - 4) // self._unit))
        self._lanes = self._lanes_of({level for level, _ in cells})
        self._places = self._places_of()
        self._told = told if told and told.source in self._places else None

    def drawn(self, cell: Callable[[str, str], str]) -> str:
        """The picture; the lines lie under the marks."""
        name = f"years {self._frame.name}{' told' if self._told else ''}"
        svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": name})
        svg.set("role", "group")
        svg.set("aria-label", words(self._language).gettext("Documents by year and level"))
        for lane in self._lanes:
            self._rule(svg, lane)
        self._lines(svg)
        for lane in self._lanes:
            for year in self._years:
                if found := self._cells.get((lane.level, year)):
                    self._cell(svg, lane, year, found, cell(lane.level, year))
        self._axis(svg)
        foot = round(self._lanes[-1].base + _FOOT)
        svg.set("viewBox", f"0 0 {self._frame.width} {foot}")
        return tostring(svg, encoding="unicode")

    def _lanes_of(self, levels: Collection[str]) -> list[_Lane]:
        lanes, base = [], float(_TOP)
        for level in sorted(levels, key=rank):
            rows = max(self._rows(len(self._cells.get((level, y), ()))) for y in self._years)
            height = rows * self._unit + _BETWEEN + (0 if self._frame.left else _ABOVE)
            base += height
            lanes.append(_Lane(level, base, height))
        return lanes

    def _places_of(self) -> dict[str, Point]:
        """The upper left corner of the mark of each document that has one."""
        places = {}
        for lane in self._lanes:
            for year in self._years:
                found = self._cells.get((lane.level, year), [])
                for place, entry in enumerate([] if self._is_bar(found) else found):
                    row, column = divmod(place, self._across)
                    x = self._left_of(year) + column * self._unit
                    places[entry.iri] = (x, lane.base - self._frame.mark - row * self._unit)
        return places

    def _left_of(self, year: str) -> float:
        return self._frame.left + self._years.index(year) * self._step + 2

    def _rows(self, count: int) -> int:
        return min(_HIGHEST, -(-count // self._across))

    def _is_bar(self, found: Collection[Entry]) -> bool:
        return len(found) > _HIGHEST * self._across

    def _rule(self, svg: Element, lane: _Lane) -> None:
        called = level_label(lane.level, self._language)
        y = lane.base - 1 if self._frame.left else lane.base - lane.height + _ABOVE + 4
        text = add_text(svg, (0, y), called[:1].upper() + called[1:], 13, "currentColor",
                        class_="level")  # fmt: skip
        text.set(XML_LANG, self._language)
        add(svg, "line", x1=self._frame.left, x2=self._frame.width, y1=lane.base + 1.5,
            y2=lane.base + 1.5, stroke="currentColor", class_="rule")  # fmt: skip

    def _axis(self, svg: Element) -> None:
        every = -(-_YEAR // int(self._step))
        for year in self._years[::every]:
            at = (self._left_of(year), self._lanes[-1].base + 18)
            add_text(svg, at, year, 12, "currentColor", class_="axis")

    def _lines(self, svg: Element) -> None:
        """From the document that is told of, along the years and then down or up to another."""
        if not self._told:
            return
        half = self._frame.mark / 2
        x0, y0 = (number(at + half) for at in self._places[self._told.source])
        for iri, is_seen in sorted(self._told.citing.items()):
            if iri in self._places:
                x, y = (number(at + half) for at in self._places[iri])
                kind = "line" if is_seen else "line unseen"
                add(svg, "path", d=f"M{x0} {y0}Q{x} {y0} {x} {y}", fill="none", class_=kind)

    def _cell(self, svg: Element, lane: _Lane, year: str, found: list[Entry], address: str) -> None:
        x, level = self._left_of(year), level_label(lane.level, self._language)
        anchor = add(svg, "a", href=address)
        anchor.set("aria-label", f"{level}, {year}: {len(found)}")
        add(anchor, "rect", x=x - 2, y=lane.base - lane.height + 2, width=self._step - 2,
            height=lane.height - 1, fill="transparent", class_="cell")  # fmt: skip
        if self._is_bar(found):
            height = _HIGHEST * self._unit - _GAP
            top = lane.base - height
            add(anchor, "rect", x=x, y=top, width=self._step - 6, height=height, rx=1.5,
                class_="doc")  # fmt: skip
            add_text(anchor, (x + 4, top + 14), str(len(found)), 12, "#fff", class_="count")
        else:
            for entry in found:
                self._mark(anchor, entry)

    def _mark(self, anchor: Element, entry: Entry) -> None:
        x, y = self._places[entry.iri]
        side = self._frame.mark
        rect = add(anchor, "rect", x=x, y=y, width=side, height=side, rx=1.5, class_="doc")
        if self._told and entry.iri == self._told.source:
            rect.set("class", "doc source")
            if self._frame.left:
                said = add_text(anchor, (x + side / 2, y - 5), entry.number, 12, "currentColor",
                                class_="source", text_anchor="middle")  # fmt: skip
                say_language(said, "zh", self._language)
        elif self._told and entry.iri in self._told.citing:
            rect.set("class", "doc citing")
        name = self._labels.name(entry.iri, self._language)
        add_title(rect, " · ".join(filter(None, (name.text, entry.number, entry.date))))
        if name.language != self._language:
            rect.set("lang", name.language)
