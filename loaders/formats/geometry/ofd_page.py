"""The objects on an OFD page: characters with their places, and ruled lines.

Attributes after GB/T 33190-2016, clauses 8.5 (graphic units), 9 (paths) and 11 (text).
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.geometry.page import Glyph, Rule, rules_of_box
from loaders.formats.lines.printed_lines import width
from loaders.layout import Unreadable

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of OFD."""
_MOST_GLYPHS = 60_000
_MOST_RULES = 20_000
_LONGEST_PATH = 600
"""Characters of path data: rules and boxes have fewer, drawings and seals more."""
_ASCENT, _DESCENT = 0.86, 0.14
"""Of the size: how far a character stands above and below its baseline."""
_TEXT_LIMIT = 10_000
_SLANT = 0.02
_PATH = re.compile(r"[A-Za-z]|-?[0-9.]+(?:[eE]-?\d+)?")
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class PageReader:
    """Collects what a page's content and its templates draw; places come out in points."""

    fonts: dict[str, str]
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)

    def take(self, content: Any) -> None:  # noqa: ANN401  # lxml has no types
        """Take the objects of a page or a template, those in blocks of the page too."""
        for element in content.iter("{*}TextObject", "{*}PathObject"):
            if element.get("Visible") == "false" or element.get("Alpha") == "0":
                continue
            if element.tag.endswith("}TextObject"):
                self._take_text(element)
            elif len(self.rules) < _MOST_RULES:
                self.rules += _rules(element)

    def _take_text(self, element: Any) -> None:  # noqa: ANN401  # lxml has no types
        text = _Text.of(element, self.fonts)
        x = y = 0.0
        for code in element.iterfind("{*}TextCode"):
            characters = (code.text or "")[:_TEXT_LIMIT]
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            if text.turned:
                self.turned.append(characters)
                continue
            if text.size <= 0:
                continue
            for character, (right, down) in zip(
                characters, _steps(code, characters, text.size * text.stretch), strict=True
            ):
                self.glyphs.append(text.glyph(character, x + right, y + down))
            if len(self.glyphs) > _MOST_GLYPHS:
                raise Unreadable("too-large", f"over {_MOST_GLYPHS} characters on one page")


@dataclass(frozen=True, slots=True)
class _Text:
    """How a text object sets its characters; sizes and places in millimetres, as in the file."""

    matrix: _Matrix
    left: float
    top: float
    size: float
    stretch: float
    font: str
    red: bool
    turned: bool

    @classmethod
    def of(cls, element: Any, fonts: dict[str, str]) -> "_Text":  # noqa: ANN401
        matrix, (left, top) = _matrix(element), _origin(element)
        slanted = abs(matrix[1]) > _SLANT * abs(matrix[0])
        return cls(
            matrix, left, top, _number(element.get("Size"), 0), _number(element.get("HScale"), 1),
            fonts.get(element.get("Font", ""), ""), _is_red(element),
            turned=slanted or element.get("ReadDirection", "0") != "0",
        )  # fmt: skip

    def glyph(self, character: str, x: float, y: float) -> Glyph:
        """A character whose baseline begins at a place in the object's own space."""
        across, base = _moved(self.matrix, x, y, self.left, self.top)
        high = self.size * abs(self.matrix[3]) * POINTS
        wide = _advance(character) * self.size * self.stretch * abs(self.matrix[0]) * POINTS
        x, y = across * POINTS, base * POINTS
        top, bottom = y - _ASCENT * high, y + _DESCENT * high
        return Glyph(character, x, x + wide, top, bottom, high, self.font, self.red)


def _number(value: str | None, default: float) -> float:
    """A number as an attribute writes it, the default where it is none that can be drawn."""
    try:
        number = float(value) if value is not None else default
    except ValueError:
        return default
    return number if math.isfinite(number) else default


def _numbers(value: str | None) -> list[float]:
    return [_number(part, 0) for part in (value or "").split()]


def _matrix(element: Any) -> _Matrix:  # noqa: ANN401  # lxml has no types
    values = _numbers(element.get("CTM"))
    return tuple(values) if len(values) == 6 else _PLAIN  # type: ignore[return-value]


def _origin(element: Any) -> tuple[float, float]:  # noqa: ANN401  # lxml has no types
    """Left and upper end of the box (Boundary) in which an object is drawn."""
    values = _numbers(element.get("Boundary"))
    return (values[0], values[1]) if len(values) >= 2 else (0.0, 0.0)


def _moved(matrix: _Matrix, x: float, y: float, left: float, top: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return left + a * x + c * y + e, top + b * x + d * y + f


def _advance(character: str) -> float:
    """How wide a character is, in sizes of type: OFD pages do not say."""
    return 1.0 if width(character) >= 0.75 else 0.5


def _steps(code: Any, text: str, across: float) -> Iterator[tuple[float, float]]:  # noqa: ANN401
    """For each character its distance from the first one, by DeltaX and DeltaY."""
    right, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
    x = y = 0.0
    for place, character in enumerate(text):
        yield x, y
        # without distances a character follows the one before it at once
        stands = place < len(right) or place < len(down)
        x += right[place] if place < len(right) else 0 if stands else _advance(character) * across
        y += down[place] if place < len(down) else 0


def _deltas(value: str | None, count: int) -> list[float]:
    """Distances from character to character; "g 3 5.6" stands for three times 5.6."""
    deltas: list[float] = []
    parts = (value or "").split()
    place = 0
    while place < len(parts) and len(deltas) < count:
        if parts[place] == "g" and place + 2 < len(parts):
            times = min(int(_number(parts[place + 1], 0)), count)
            deltas += [_number(parts[place + 2], 0)] * times
            place += 3
        else:
            deltas.append(_number(parts[place], 0))
            place += 1
    return deltas


def _is_red(element: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether text is filled with the red of a document's head."""
    color = element.find("{*}FillColor")
    values = _numbers(color.get("Value")) if color is not None else []
    return len(values) == 3 and values[0] > 180 and max(values[1:]) < 90


def _rules(element: Any) -> Iterator[Rule]:  # noqa: ANN401  # lxml has no types
    """The rules that a path draws: straight lines along the page, and boxes."""
    data = element.findtext("{*}AbbreviatedData") or ""
    if len(data) > _LONGEST_PATH or (element.get("Fill") == "true" and _is_white(element)):
        return
    matrix, (left, top) = _matrix(element), _origin(element)
    filled = element.get("Fill") == "true" and element.get("Stroke") == "false"
    for points in _lines(data):
        placed = [_moved(matrix, x, y, left, top) for x, y in points]
        xs = [x * POINTS for x, _ in placed]
        ys = [y * POINTS for _, y in placed]
        if filled or len(placed) >= 4:
            yield from rules_of_box(min(xs), min(ys), max(xs), max(ys))
            continue
        for at in range(len(placed) - 1):
            x0, x1 = sorted(xs[at : at + 2])
            y0, y1 = sorted(ys[at : at + 2])
            if min(x1 - x0, y1 - y0) < 1:
                yield from rules_of_box(x0, y0, x1, y1)


def _is_white(element: Any) -> bool:  # noqa: ANN401  # lxml has no types
    color = element.find("{*}FillColor")
    values = _numbers(color.get("Value")) if color is not None else []
    return len(values) == 3 and min(values) >= 250 and element.get("Stroke") == "false"


def _lines(data: str) -> Iterator[Sequence[tuple[float, float]]]:
    """The points of each stretch of a path; curves end what is of use."""
    points: list[tuple[float, float]] = []
    numbers: list[float] = []
    for part in _PATH.findall(data):
        if part in ("M", "S", "L"):
            if part != "L" and points:
                yield points
                points = []
        elif part == "C":
            points += points[:1]
        elif part.isalpha():
            return
        else:
            numbers.append(_number(part, 0))
            if len(numbers) == 2:
                points.append((numbers[0], numbers[1]))
                numbers = []
    if points:
        yield points
