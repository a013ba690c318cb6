"""The lineage as a picture: one SVG for the page, the command line, notebooks and slides.

It carries no style sheet, no id and no script, so it can stand in any page, as often as wanted, and
looks the same as a file; classes and `data-` attributes are there for a page to hold on to.
The root is a group and not an image to a screen reader: an image would hide its links.
"""

from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, indent, tostring

from graph.lineage_cells import MOST_CARDS, Lanes, count_by_cell, open_cell
from graph.picture import marks
from graph.picture.cards import CARD_WIDTH, Card, make_cards
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
from graph.picture.grid import cell_name, draw_cells
from graph.picture.gutters import gutters_of, set_turns
from graph.picture.lanes import LaneOrder, lane_labels, lane_order
from graph.picture.layout import JUMP, Layout, Slot, arrange
from graph.picture.legend import draw_legend, legend_items
from graph.picture.publications import annexes_of
from graph.picture.routes import Route, bundles, routes
from graph.picture.shapes import INK, MUTED, RULE, add, add_text, number
from graph.picture.words import Language, month_name, phrase

if TYPE_CHECKING:
    import networkx as nx

AXIS: Final = 48.0


def draw(
    view: "nx.MultiDiGraph[str]",
    language: Language = "zh",
    *,
    link: Callable[[str], str] | None = None,
    lanes: Lanes = "level",
    cell: str | None = None,
    link_cell: Callable[[str], str] | None = None,
    about: str = "",
) -> str:
    """The picture of a view of the lineage, as SVG text; the same view, the same text.

    `link` turns the IRI of a document into the address of its card, by itself the IRI. More than
    `MOST_CARDS` documents are drawn as cells with their counts, which link to what `link_cell`
    makes of their keys; of `cell`, the documents are drawn. `about` is what they were chosen by.
    """
    facts = [view.nodes[node] for node in sorted(view)]
    names, order = lane_labels(facts, lanes, language), lane_order(facts, lanes)
    if len(view) > MOST_CARDS:
        cells = count_by_cell(view, lanes)
        if cell is None or cell not in cells.cells:
            return _written(draw_cells(cells, names, order, language, link_cell, about))
        opened = cell_name(cells.cells[cell], names, language)
        about = " · ".join(filter(None, (about, opened)))
        view = open_cell(view, cells, cell)
    to_card, to_cell = link or marks.own_address, link_cell or (lambda _: "#")

    def to_either(node: str) -> str:
        return to_cell(node) if "documents" in view.nodes[node] else to_card(node)

    return _written(_draw_cards(view, language, lanes, names, order, to_either, about))


def _draw_cards(
    view: "nx.MultiDiGraph[str]",
    language: Language,
    lanes: Lanes,
    names: Mapping[str, str],
    order: LaneOrder,
    link: marks.Link,
    about: str,
) -> Element:
    annexes = annexes_of(view)
    cards = make_cards(view, language, annexes, lanes)
    layout = arrange(view, cards, annexes, HEADING + AXIS, order)
    drawn = bundles(view, annexes)
    ways = routes(drawn, layout, cards)
    gutters = gutters_of(ways, len(layout.slots), lambda route: marks.label_room(route, language))
    lane_head = lane_width(names.values())
    layout.set_columns(MARGIN + lane_head + 26, [each.width for each in gutters], annexes)
    set_turns(ways, gutters, layout, CARD_WIDTH)
    right = layout.slots[-1].x + CARD_WIDTH + gutters[-1].left if layout.slots else 0
    across = max(NARROWEST, right + MARGIN)
    bottom = max((lane.top + lane.height for lane in layout.lanes), default=HEADING)

    svg = _begin(cards, view.number_of_edges(), language, about, across)
    draw_lanes(svg, [(each, names[each.key]) for each in layout.lanes], across, lane_head)
    _draw_axis(svg, layout.slots, bottom, language)
    _draw_edges(svg, ways, cards, language)
    _draw_publications(svg, layout, annexes, language, link)
    items = legend_items(drawn, cards, annexes, language)
    at = (MARGIN, bottom + 18)
    reading = phrase("reading" if lanes == "level" else "reading series", language)
    height = at[1] + draw_legend(svg, items, at, across - 2 * MARGIN, reading) + MARGIN
    set_size(svg, ceil(across), ceil(height))
    return svg


def _written(svg: Element) -> str:
    indent(svg, " ")
    return tostring(svg, encoding="unicode") + "\n"


def _begin(
    cards: Mapping[str, Card], edges: int, language: Language, about: str, across: float
) -> Element:
    """The picture with its name and what is in it."""
    focus = [card for card in cards.values() if card.focus]
    more = phrase("more", language, count=len(focus) - 1) if len(focus) > 1 else ""
    more += " · " * bool(focus and about) + about
    documents = [card for card in cards.values() if not card.documents]
    years = sorted(card.date[:4] for card in documents if card.date)
    count = len(documents)
    summary = phrase("summary" if cards else "empty", language, documents=count, edges=edges)
    said = " · ".join(filter(None, (summary, span(years))))
    whom = [(focus[0].spoken_name(language), "")] if focus else []
    shown = focus[0].name_in(language) if focus else []
    svg = begin_picture(language, heading(language, whom, more), said)
    draw_heading(svg, across, heading(language, shown, more))
    return svg


def _draw_axis(svg: Element, slots: list[Slot], bottom: float, language: Language) -> None:
    """The years over the columns, the months under the years, a line where a year begins."""
    group = add(svg, "g", class_="years")
    for before, slot in zip([None, *slots], slots, strict=False):
        if before is None or slot.year != before.year:
            if before is not None:
                x = (before.x + CARD_WIDTH + slot.x) / 2
                reach = JUMP / 2 if slot.after_gap else 0
                for at in sorted({x - reach, x + reach}):
                    add(group, "path", d=f"M{number(at)},{HEADING:g} V{bottom:g}", stroke=RULE)
                if slot.after_gap:
                    add_text(group, (x, HEADING + 18), "⋯", 15, MUTED, text_anchor="middle")
            year = slot.year or phrase("undated", language)
            add_text(group, (slot.x, HEADING + 18), year, 16, INK, font_weight="600")
        add_text(group, (slot.x, HEADING + 36), _months(slot, language), 11, MUTED)


def _months(slot: Slot, language: Language) -> str:
    months = sorted({int(date[5:7]) for date in slot.dates if len(date) > 4})
    if not months:
        return ""
    first, last = month_name(months[0], language), month_name(months[-1], language)
    return phrase("month" if first == last else "months", language, first=first, last=last)


def _draw_edges(
    svg: Element, ways: list[Route], cards: Mapping[str, Card], language: Language
) -> None:
    """All edges, then all their labels, so that no line runs over a label."""
    name = phrase("edges", language)
    group = add(svg, "g", class_="edges", fill="none", role="img", aria_label=name)
    for route in ways:
        marks.draw_edge(group, route, cards, language)
    labels = add(svg, "g", class_="labels", aria_hidden="true", pointer_events="none")
    for route in ways:
        marks.draw_edge_label(labels, route, cards, language)


def _draw_publications(
    svg: Element,
    layout: Layout,
    annexes: Mapping[str, str],
    language: Language,
    link: marks.Link,
) -> None:
    """The cards, in the order in which one reads them."""
    for one in sorted(layout.publications, key=lambda each: (each.slot, each.top)):
        group = add(svg, "g", class_="publication")
        for card in one.cards:
            below = [other for other in one.cards if annexes.get(other.node) == card.node]
            if below:
                marks.draw_bracket(group, card, below, language)
        for card in one.cards:
            marks.draw_card(group, card, language, link)
