"""The legend: the relations and signs that occur in the picture, and how to read it."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from graph.lineage import ANNEX
from graph.picture.cards import Card
from graph.picture.marks import CARD_STROKE, FOCUS_FILL, FOCUS_STROKE, draw_head
from graph.picture.routes import Bundle
from graph.picture.shapes import INK, MUTED, PAPER, add, add_text
from graph.picture.text import width, wrap
from graph.picture.words import LOOKS, OTHER_LOOK, Language, phrase, relation_label

SIZE: Final = 12.0
ROW: Final = 24.0
SAMPLE: Final = 46.0

Sign = Callable[[Element, float, float], None]
"""Draws a sample at x, y (its middle)."""


class Item(NamedTuple):
    """A sample and what it stands for."""

    label: str
    sign: Sign


def draw_legend(
    parent: Element, items: list[Item], at: tuple[float, float], room: float, reading: str
) -> float:
    """Draw the legend in rows, and how to read the picture; the height that it takes."""
    group = add(parent, "g", class_="legend")
    x, y = at
    for item in items:
        needed = SAMPLE + 8 + width(item.label) * SIZE / 2 + 22
        if x > at[0] and x + needed > at[0] + room:
            x, y = at[0], y + ROW
        item.sign(group, x, y + ROW / 2)
        add_text(group, (x + SAMPLE + 8, y + ROW / 2 + 4), item.label, SIZE, INK)
        x += needed
    y += ROW + 6 if items else 0
    for line in wrap(reading, room / 11 * 2, 3):
        y += 16
        add_text(group, (at[0], y), line, 11, MUTED)
    return y - at[1] + 4


def legend_items(
    drawn: list[Bundle], cards: dict[str, Card], annexes: dict[str, str], language: Language
) -> list[Item]:
    """What occurs: relations in the order of their looks with their number, then other signs."""
    count: Counter[str] = Counter()
    for bundle in drawn:
        count[bundle.relation] += len(bundle.citations)
    order = [*LOOKS, *sorted(set(count) - set(LOOKS))]
    items = [
        Item(f"{relation_label(relation, language)} ({count[relation]})", line_sign(relation))
        for relation in order
        if relation in count
    ]
    if annexes:
        items.append(Item(f"{relation_label(ANNEX, language)} ({len(annexes)})", _bracket))
    return [*items, *_signs(drawn, cards, language)]


def _signs(drawn: list[Bundle], cards: dict[str, Card], language: Language) -> Iterator[Item]:
    if not all(bundle.verified for bundle in drawn):
        yield Item(phrase("unverified", language), _hollow)
    if any(card.focus for card in cards.values()):
        yield Item(phrase("focus", language), _card(FOCUS_FILL, FOCUS_STROKE, 2.0, ""))
    if not all(card.date for card in cards.values()):
        yield Item(phrase("undated", language), _card(PAPER, CARD_STROKE, 1.0, "5 3"))


def line_sign(relation: str) -> Sign:
    """The line of a relation with its head."""
    look = LOOKS.get(relation, OTHER_LOOK)

    def sign(parent: Element, x: float, y: float) -> None:
        end = x + SAMPLE - 9
        line = add(parent, "path", d=f"M{x:g},{y:g} H{end:g}", fill="none", stroke=look.colour)
        line.attrib |= {"stroke-width": "1.8"}
        line.attrib |= {"stroke-dasharray": look.dash} if look.dash else {}
        data = f"M{x + SAMPLE:g},{y:g} L{end:g},{y - 4:g} V{y + 4:g} Z"
        draw_head(parent, data, look.colour, hollow=False)

    return sign


def _bracket(parent: Element, x: float, y: float) -> None:
    """A notice's lower edge, and the line down to its annex."""
    left = x + SAMPLE - 30
    data = f"M{left:g},{y - 8:g} H{x + SAMPLE:g} M{left + 8:g},{y - 8:g} V{y + 4:g} h8"
    add(parent, "path", d=data, fill="none", stroke=CARD_STROKE)
    box = add(parent, "rect", x=left + 16, y=y - 3, width=14, height=11, rx=2)
    box.attrib |= {"fill": PAPER, "stroke": CARD_STROKE}


def _hollow(parent: Element, x: float, y: float) -> None:
    end = x + SAMPLE - 9
    add(parent, "path", d=f"M{x:g},{y:g} H{end:g}", fill="none", stroke=MUTED, stroke_width=1.8)
    draw_head(parent, f"M{x + SAMPLE:g},{y:g} L{end:g},{y - 4:g} V{y + 4:g} Z", MUTED, hollow=True)


def _card(fill: str, stroke: str, thickness: float, dash: str) -> Sign:
    def sign(parent: Element, x: float, y: float) -> None:
        box = add(parent, "rect", x=x + 12, y=y - 8, width=SAMPLE - 12, height=16, rx=3)
        box.attrib |= {"fill": fill, "stroke": stroke, "stroke-width": f"{thickness:g}"}
        if dash:
            box.set("stroke-dasharray", dash)

    return sign
