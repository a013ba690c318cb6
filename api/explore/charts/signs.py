"""The mark of a target or a figure: its form says what the text says (≥, ≤, about, a range)."""

from typing import Final
from xml.etree.ElementTree import Element

from api.explore.charts.frame import PAPER, polygon
from graph.picture.shapes import add

CENTRAL: Final = "#9b1c1c"
LOCAL: Final = "#0b57a4"
REPORTED: Final = "#1d6b3f"
SIGNS: Final = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ ", "range": ""}
"""Signs before an amount by the notation of the comparator."""
UPWARD: Final = (">=", ">")
DOWNWARD: Final = ("<=", "<")
RADIUS: Final = 5.0


def draw_target(root: Element, x: float, y: float, comparator: str, colour: str) -> None:
    """A dot; hollow where the bound itself does not do; a stroke up or down for ≥ or ≤.

    What is about an amount has a halo of one size: the text gives no bounds for it.
    """
    if comparator == "~":
        add(root, "circle", cx=x, cy=y, r=RADIUS + 6, fill=colour, class_="halo", opacity="0.18")
    if comparator in UPWARD + DOWNWARD:
        up = -1 if comparator in UPWARD else 1
        tip = y + up * 18
        add(root, "line", x1=x, x2=x, y1=y, y2=tip, stroke=colour, stroke_width=2)
        wings = polygon([(x - 3.5, tip - up * 4), (x, tip), (x + 3.5, tip - up * 4)])
        add(root, "polyline", points=wings, fill="none", stroke=colour, stroke_width=2)
    if comparator in (">", "<"):
        add(root, "circle", cx=x, cy=y, r=RADIUS - 1, fill=PAPER, stroke=colour, stroke_width=2)
    else:
        add(root, "circle", cx=x, cy=y, r=RADIUS, fill=colour)


def draw_range(root: Element, x: float, low: float, high: float, colour: str) -> None:
    """A band between two bounds."""
    top, tall = min(low, high), max(abs(high - low), 2.0)
    wide = RADIUS * 2 + 4
    add(root, "rect", x=x - wide / 2, y=top, width=wide, height=tall, rx=2, fill=colour,
        opacity="0.28")  # fmt: skip
    for y in (low, high):
        add(root, "line", x1=x - wide / 2, x2=x + wide / 2, y1=y, y2=y, stroke=colour,
            stroke_width=2)  # fmt: skip


def draw_figure(root: Element, x: float, y: float) -> None:
    """A figure that was reported: a lozenge."""
    r = RADIUS + 1
    points = polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)])
    add(root, "polygon", points=points, fill=REPORTED)


def draw_met(root: Element, x: float, y: float) -> None:
    """A ring about a target that a reported figure met."""
    add(root, "circle", cx=x, cy=y, r=RADIUS + 4, fill="none", stroke=REPORTED, stroke_width=1.5)
