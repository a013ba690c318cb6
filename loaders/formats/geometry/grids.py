"""Ruled lines to grids: the tables and boxes of a page, cell by cell.

Own code, as `pdfplumber.find_tables` takes a cell only where rules meet at its four corners: it
loses the outer columns of tables open at the sides, and the rows that a page break cuts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.geometry.page import Rule

_NEAR = 3.0
"""In points: rules so near are one, and so near they touch."""
_SHORTEST = 6.0
_MOST_PAIRS = 250_000
_MOST_CELLS = 20_000


class TooManyRules(Exception):  # noqa: N818  # what it tells
    """Raised for a page of so many rules that seeking tables would take long: a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell from row and column on, counted from 0, over so many `rows` and `columns`."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: `xs` and `ys` are the places of its rules, `cells` what they enclose.

    `owners` gives for each row and column the cell there, as an index. `cut_above`, `cut_below`: no
    rule closes it there, as where a page break cuts a row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    owners: tuple[tuple[int, ...], ...]
    cut_above: bool = False
    cut_below: bool = False

    def cell_at(self, x: float, y: float) -> int | None:
        """Index of the cell at a place, None outside the grid."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owners[row][column]
        return None


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A rule at `place` across its direction, from `start` to `end` along it."""

    place: float
    start: float
    end: float


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that rules make, from top to bottom.

    Raises `TooManyRules` where the page is a drawing.
    """
    across = _strokes((rule.top, rule.x0, rule.x1) for rule in rules if rule.horizontal)
    down = _strokes((rule.x0, rule.top, rule.bottom) for rule in rules if not rule.horizontal)
    if len(across) * len(down) > _MOST_PAIRS:
        raise TooManyRules(f"{len(across)} lines across and {len(down)} down")
    grids = (_grid(*group) for group in _touching(across, down))
    return sorted((grid for grid in grids if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _strokes(rules: Iterable[tuple[float, float, float]]) -> list[_Stroke]:
    """Rules put at common places, those that touch end to end made one, short ones left out."""
    ordered = sorted(rules)
    places = _common([place for place, _, _ in ordered])
    strokes: list[_Stroke] = []
    for place, start, end in sorted((places[at], start, end) for at, start, end in ordered):
        last = strokes[-1] if strokes else None
        if last and last.place == place and start <= last.end + _NEAR:
            strokes[-1] = _Stroke(place, last.start, max(last.end, end))
        else:
            strokes.append(_Stroke(place, start, end))
    return [stroke for stroke in strokes if stroke.end - stroke.start >= _SHORTEST]


def _common(ordered: Sequence[float]) -> dict[float, float]:
    """For each of the places, which are ordered, the one that it and its neighbours share."""
    common: dict[float, float] = {}
    first = None
    for place in ordered:
        if first is None or place - first > _NEAR:
            first = place
        common[place] = first
    return common


def _touching(
    across: Sequence[_Stroke], down: Sequence[_Stroke]
) -> Iterable[tuple[list[_Stroke], list[_Stroke]]]:
    """The strokes in groups that touch each other."""
    groups = _Groups(len(across) + len(down))
    for index, one in enumerate(across):
        for other_index, other in enumerate(down, len(across)):
            if (
                one.start - _NEAR <= other.place <= one.end + _NEAR
                and other.start - _NEAR <= one.place <= other.end + _NEAR
            ):
                groups.unite(index, other_index)
    found: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index, one in enumerate(across):
        found.setdefault(groups.of(index), ([], []))[0].append(one)
    for index, other in enumerate(down, len(across)):
        found.setdefault(groups.of(index), ([], []))[1].append(other)
    return found.values()


def _grid(across: list[_Stroke], down: list[_Stroke]) -> Grid | None:
    """The grid of strokes that touch, None where they enclose nothing."""
    if not across or not down:
        return None
    xs = _places(down, across)
    ys = _places(across, down)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    ruled_across, ruled_down = _by_place(across), _by_place(down)
    owners = _owners(xs, ys, ruled_across, ruled_down)
    middle = (xs[0] + xs[-1]) / 2
    width = len(xs) - 1
    numbers = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}
    rows = [
        [numbers[owner] for owner in owners[at : at + width]] for at in range(0, len(owners), width)
    ]
    return Grid(
        tuple(xs),
        tuple(ys),
        tuple(_cells(rows, len(numbers))),
        tuple(map(tuple, rows)),
        cut_above=not _covered(ruled_across, ys[0], middle),
        cut_below=not _covered(ruled_across, ys[-1], middle),
    )


_Ruled = dict[float, list[_Stroke]]


def _by_place(strokes: Iterable[_Stroke]) -> _Ruled:
    ruled: _Ruled = {}
    for stroke in strokes:
        ruled.setdefault(stroke.place, []).append(stroke)
    return ruled


def _places(own: list[_Stroke], crossing: list[_Stroke]) -> list[float]:
    """Where strokes lie, and where those that cross them end: a table may be open at its sides."""
    places = sorted({stroke.place for stroke in own})
    start = min(stroke.start for stroke in crossing)
    end = max(stroke.end for stroke in crossing)
    if start < places[0] - 2 * _NEAR:
        places.insert(0, start)
    if end > places[-1] + 2 * _NEAR:
        places.append(end)
    return places


def _owners(xs: list[float], ys: list[float], across: _Ruled, down: _Ruled) -> list[int]:
    """For each field of the grid, row by row, a number shared by fields that no rule parts."""
    width = len(xs) - 1
    groups = _Groups(width * (len(ys) - 1))
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            here = row * width + column
            if column + 1 < width and not _covered(down, right, (top + bottom) / 2):
                groups.unite(here, here + 1)
            if row + 2 < len(ys) and not _covered(across, bottom, (left + right) / 2):
                groups.unite(here, here + width)
    return [groups.of(field) for field in range(len(groups))]


def _covered(ruled: _Ruled, place: float, along: float) -> bool:
    return any(stroke.start <= along <= stroke.end for stroke in ruled.get(place, ()))


def _cells(rows: list[list[int]], count: int) -> Iterable[Cell]:
    """The cells by number, each as the rectangle around its fields."""
    fields: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for row, owners in enumerate(rows):
        for column, owner in enumerate(owners):
            fields[owner].append((row, column))
    for places in fields:
        first_row, last_row = places[0][0], places[-1][0]
        columns = [column for _, column in places]
        first, last = min(columns), max(columns)
        yield Cell(first_row, first, last_row - first_row + 1, last - first + 1)


class _Groups:
    """Numbers from 0 on, of which some are united (a disjoint-set forest)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def __len__(self) -> int:
        return len(self._above)

    def of(self, number: int) -> int:
        """The number that stands for the group of `number`."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def unite(self, one: int, other: int) -> None:
        """Make the groups of two numbers one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first
