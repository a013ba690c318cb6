"""The lineage as a grid of counts: a cell for each year in a lane, the edges between two as one.

The darker a cell, the more documents; the thicker a line, the more edges, in the colour of the
relation that most of them have. Lines run beneath the cells. Lengths are pixels.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt
from typing import Final
from xml.etree.ElementTree import Element

from graph.lineage_cells import Cell, CellEdge, Cells
from graph.picture.frame import (
    HEADING,
    MARGIN,
    NARROWEST,
    begin_picture,
    draw_heading,
    draw_lanes,
    heading,
    lane_width,
    set_size,
    span,
)
from graph.picture.lanes import Lane, LaneOrder
from graph.picture.legend import Item, Sign, draw_legend, line_sign
from graph.picture.shapes import INK, MUTED, PAPER, add, add_text, add_title, number
from graph.picture.words import LOOKS, OTHER_LOOK, Language, Look, phrase, relation_label

LinkCell = Callable[[str], str]
"""Turns the key of a cell into the address that opens it."""

WIDTH: Final = 78.0
HEIGHT: Final = 44.0
GUTTER: Final = 58.0
ROW: Final = 72.0
AXIS: Final = 44.0
MOST_LINES: Final = 160
"""The thickest lines are drawn; how many are not is said."""
HEAT: Final = (
    ("#e6eff8", INK),
    ("#c9ddf0", INK),
    ("#a3c5e5", INK),
    ("#2f6cab", PAPER),
    ("#154a80", PAPER),
)
"""Fill and ink, from few documents to many; each pair has the contrast of text."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand, and how dark they are."""

    cells: Cells
    years: list[str]
    lanes: list[Lane]
    left: float
    steps: list[int]

    def x(self, cell: Cell) -> float:
        return self.left + self.years.index(cell.year) * (WIDTH + GUTTER)

    def y(self, cell: Cell) -> float:
        (lane,) = (lane for lane in self.lanes if lane.key == cell.lane)
        return lane.top + (ROW - HEIGHT) / 2

    @property
    def right(self) -> float:
        return self.left + len(self.years) * (WIDTH + GUTTER) - GUTTER


def draw_cells(
    cells: Cells,
    names: Mapping[str, str],
    order: LaneOrder,
    language: Language,
    link_cell: LinkCell | None,
    about: str = "",
) -> Element:
    """The grid; `names` and `order` are those of the lanes, `about` is what it is of."""
    name_width = lane_width(names.values())
    grid = _grid(cells, order, MARGIN + name_width + 30)
    across = max(NARROWEST, grid.right + GUTTER + MARGIN)
    bottom = grid.lanes[-1].top + ROW
    edges = sum(edge.count for edge in cells.edges)
    documents = sum(len(cell.documents) for cell in cells.cells.values())
    said = phrase("summary", language, documents=documents, edges=edges)
    years = span([year for year in grid.years if year])
    summary = " · ".join(filter(None, (said, years)))
    svg = begin_picture(language, heading(language, about=about), summary)
    draw_heading(svg, across)
    draw_lanes(svg, [(lane, names[lane.key]) for lane in grid.lanes], across, name_width)
    _draw_totals(svg, grid, language)
    between = [edge for edge in cells.edges if edge.source != edge.target]
    drawn = sorted(between, key=lambda edge: -edge.count)[:MOST_LINES]
    _draw_lines(svg, grid, drawn[::-1], names, language)
    _draw_grid(svg, grid, names, language, link_cell)
    reading = phrase("reading cells" if link_cell else "reading still cells", language)
    if left_out := len(between) - len(drawn):
        reading += phrase("left out", language, count=left_out)
    at = (MARGIN, bottom + 18)
    items = _legend(grid, drawn, language)
    height = at[1] + draw_legend(svg, items, at, across - 2 * MARGIN, reading) + MARGIN
    set_size(svg, ceil(across), ceil(height))
    return svg


def _grid(cells: Cells, order: LaneOrder, left: float) -> _Grid:
    years = sorted({cell.year for cell in cells.cells.values()})
    keys = sorted({cell.lane for cell in cells.cells.values()}, key=lambda key: order[key])
    lanes = [Lane(key, HEADING + AXIS + ROW * place, ROW) for place, key in enumerate(keys)]
    most = max(len(cell.documents) for cell in cells.cells.values())
    steps = sorted({max(2, ceil(most * (step / len(HEAT)) ** 2)) for step in range(1, len(HEAT))})
    return _Grid(cells, years, lanes, left, steps)


def _draw_totals(svg: Element, grid: _Grid, language: Language) -> None:
    """The years and their documents over the columns, those of the lanes at the end of the rows."""
    by_year: Counter[str] = Counter()
    by_lane: Counter[str] = Counter()
    for cell in grid.cells.cells.values():
        by_year[cell.year] += len(cell.documents)
        by_lane[cell.lane] += len(cell.documents)
    group = add(svg, "g", class_="years")
    for place, year in enumerate(grid.years):
        x = grid.left + place * (WIDTH + GUTTER) + WIDTH / 2
        label, size = (year, 16) if year else (phrase("undated", language), 13)
        add_text(
            group, (x, HEADING + 16), label, size, INK, font_weight="600", text_anchor="middle"
        )
        total = str(by_year[year])
        add_text(group, (x, HEADING + 33), total, 12, INK, text_anchor="middle", class_="total")
    end = grid.right + GUTTER - 6
    whole = phrase("total", language)
    add_text(group, (end, HEADING + 33), whole, 11, MUTED, text_anchor="middle", class_="total")
    for lane in grid.lanes:
        at, total = (end, lane.top + ROW / 2 + 4), str(by_lane[lane.key])
        add_text(group, at, total, 12, INK, text_anchor="middle", class_="total")


def _draw_lines(
    svg: Element,
    grid: _Grid,
    drawn: list[CellEdge],
    names: Mapping[str, str],
    language: Language,
) -> None:
    label = phrase("edges", language)
    group = add(svg, "g", class_="edges", fill="none", role="img", aria_label=label)
    for edge in drawn:
        source, target = grid.cells.cells[edge.source], grid.cells.cells[edge.target]
        ends = f"{cell_name(source, names, language)} → {cell_name(target, names, language)}"
        said = [f"{relation_label(name, language)} ×{n}" for name, n in _by_count(edge)]
        relation = _by_count(edge)[0][0]
        line = add(group, "g", class_=f"edge {relation}")
        line.attrib |= {"data-source": edge.source, "data-target": edge.target}
        line.attrib |= {"data-relation": relation, "data-count": str(edge.count)}
        add_title(line, "\n".join([ends, *said]))
        _draw_line(line, grid, edge, LOOKS.get(relation, OTHER_LOOK))


def _by_count(edge: CellEdge) -> list[tuple[str, int]]:
    return sorted(edge.relations.items(), key=lambda item: (-item[1], item[0]))


def _draw_line(parent: Element, grid: _Grid, edge: CellEdge, look: Look) -> None:
    """From the side of a cell to the side of the one cited, where the head stands."""
    source, target = grid.cells.cells[edge.source], grid.cells.cells[edge.target]
    thickness = min(9.0, 1 + sqrt(edge.count) * 0.9)
    size = 4 + thickness * 0.7
    later = grid.x(target) > grid.x(source)
    x = grid.x(source) + (0 if grid.x(source) > grid.x(target) else WIDTH)
    end = grid.x(target) + (0 if later else WIDTH)
    back = end + (-1 if later else 1) * size * 1.4
    y, to = (grid.y(cell) + HEIGHT / 2 for cell in (source, target))
    reach = GUTTER * 0.62 if x == end else abs(x - back) / 2
    one = x + (-reach if x > end else reach)
    other = back + (-reach if later else reach)
    data = f"M{number(x)},{number(y)} C{number(one)},{number(y)} {number(other)},{number(to)} "
    drawn = add(parent, "path", d=data + f"{number(back)},{number(to)}", stroke=look.colour,
                stroke_width=thickness, stroke_opacity=0.42)  # fmt: skip
    if look.dash:
        drawn.set("stroke-dasharray", look.dash)
    tip = f"M{number(end)},{number(to)} L{number(back)},{number(to - size)} V{number(to + size)} Z"
    add(parent, "path", d=tip, fill=look.colour, fill_opacity=0.75)


def _draw_grid(
    svg: Element,
    grid: _Grid,
    names: Mapping[str, str],
    language: Language,
    link_cell: LinkCell | None,
) -> None:
    within = {edge.source: edge.count for edge in grid.cells.edges if edge.source == edge.target}
    group = add(svg, "g", class_="cells")
    for cell in sorted(grid.cells.cells.values(), key=lambda cell: (grid.x(cell), grid.y(cell))):
        tag = {"href": link_cell(cell.key)} if link_cell else {}
        one = add(group, "a" if link_cell else "g", class_="cell", **tag)
        name = phrase("counted", language, cell=cell_name(cell, names, language),
                      documents=len(cell.documents))  # fmt: skip
        if cell.key in within:
            name += phrase("pause", language) + phrase("within", language, count=within[cell.key])
        one.attrib |= {"aria-label": name, "data-cell": cell.key, "data-year": cell.year}
        one.attrib |= {"data-lane": cell.lane} | ({} if link_cell else {"role": "img"})
        add_title(one, name)
        _draw_cell(one, grid, cell, within.get(cell.key, 0))


def _draw_cell(parent: Element, grid: _Grid, cell: Cell, within: int) -> None:
    fill, ink = HEAT[bisect(grid.steps, len(cell.documents))]
    x, y = grid.x(cell), grid.y(cell)
    box = add(parent, "rect", x=x, y=y, width=WIDTH, height=HEIGHT, rx=6, fill=fill)
    box.attrib |= {"stroke": PAPER, "stroke-width": "2"}
    count = str(len(cell.documents))
    at = (x + WIDTH / 2, y + HEIGHT / 2 + 6)
    add_text(parent, at, count, 17, ink, font_weight="600", text_anchor="middle")
    if within:
        ring = add(parent, "circle", cx=x + WIDTH - 21, cy=y + HEIGHT - 9.5, r=2.8, fill="none")
        ring.attrib |= {"stroke": ink, "stroke-width": "1"}
        add_text(parent, (x + WIDTH - 15.5, y + HEIGHT - 6), str(within), 9.5, ink)


def cell_name(cell: Cell, names: Mapping[str, str], language: Language) -> str:
    """Its year and its lane, in words."""
    year = cell.year or phrase("undated", language)
    return phrase("cell", language, year=year, lane=names[cell.lane])


def _legend(grid: _Grid, drawn: list[CellEdge], language: Language) -> list[Item]:
    count: Counter[str] = Counter()
    for edge in grid.cells.edges:
        count.update(edge.relations)
    seen = {_by_count(edge)[0][0] for edge in drawn}
    order = [*LOOKS, *sorted(seen - set(LOOKS))]
    items = [
        Item(f"{relation_label(name, language)} ({count[name]})", line_sign(name))
        for name in order
        if name in seen
    ]
    if any(edge.source == edge.target for edge in grid.cells.edges):
        items.append(Item(phrase("ring", language), _ring))
    most = max(len(cell.documents) for cell in grid.cells.cells.values())
    bounds = [1, *grid.steps, most + 1]
    for place, (low, high) in enumerate(pairwise(bounds)):
        if low < high:
            said = f"{low}–{high - 1}" if high - 1 > low else str(low)
            items.append(Item(said, _swatch(place)))
    return items


def _ring(parent: Element, x: float, y: float) -> None:
    ring = add(parent, "circle", cx=x + 36, cy=y, r=3.4, fill="none")
    ring.attrib |= {"stroke": INK, "stroke-width": "1.1"}


def _swatch(step: int) -> Sign:
    def sign(parent: Element, x: float, y: float) -> None:
        add(parent, "rect", x=x + 16, y=y - 8, width=30, height=16, rx=4, fill=HEAT[step][0])

    return sign
