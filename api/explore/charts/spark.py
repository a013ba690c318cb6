"""A chart as small as a word: targets as rings, reported figures as dots."""

from typing import Final

from api.explore.charts.scale import Scale, bounds, span
from api.explore.charts.signs import CENTRAL, LOCAL, REPORTED
from graph.picture.shapes import number
from queries.views.targets_over_time import Panel

WIDTH: Final = 120
HEIGHT: Final = 26


def spark(panel: Panel) -> str:
    """A panel as a small SVG without words, hidden from readers of screens: a table has it all."""
    marks = [
        (sum(span(target.due)) / 2, sum(target.heights) / len(target.heights), False)
        for target in panel.targets
        if target.due and target.heights
    ]
    marks += [(sum(span(each.on)) / 2, each.value, True) for each in panel.figures if each.on]
    if not marks:
        return ""
    years = Scale(min(x for x, _, _ in marks), max(x for x, _, _ in marks), 5, WIDTH - 5)
    if years.low == years.high:
        years = Scale(years.low - 1, years.high + 1, 5, WIDTH - 5)
    amounts = Scale(*bounds(y for _, y, _ in marks), HEIGHT - 3, 3)
    colour = LOCAL if panel.key.region else CENTRAL
    dots = "".join(
        f'<circle cx="{number(years.at(x))}" cy="{number(amounts.at(y))}" '
        + (f'r="2.6" fill="{REPORTED}"/>' if told else f'r="2.8" fill="none" stroke="{colour}" '
           'stroke-width="1.5"/>')
        for x, y, told in marks
    )  # fmt: skip
    rule = f'<line x1="0" x2="{WIDTH}" y1="{HEIGHT - 1}" y2="{HEIGHT - 1}" stroke="#d5dae0"/>'
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg class="spark" aria-hidden="true" {size}>{rule}{dots}</svg>'
