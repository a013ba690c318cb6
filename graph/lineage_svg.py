"""The lineage as a picture: one SVG for the page, the command line, notebooks and slides.

It carries no style sheet, no id and no script, so it can stand in any page, as often as wanted, and
looks the same as a file; classes and `data-` attributes are there for a page to hold on to.
The root is a group and not an image to a screen reader: an image would hide its links.
"""

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graph.picture import marks
from graph.picture.cards import CARD_WIDTH, Card, make_cards
from graph.picture.lanes import Lane
from graph.picture.layout import JUMP, Layout, Slot, arrange
from graph.picture.legend import draw_legend, legend_items
from graph.picture.publications import annexes_of
from graph.picture.routes import Route, bundles, routes
from graph.picture.shapes import INK, MUTED, PAPER, RULE, SHADE, XML_LANG, add, add_text
from graph.picture.text import width, wrap, xml_text
from graph.picture.words import FONTS, Language, level_label, month_name, phrase

if TYPE_CHECKING:
    import networkx as nx

MARGIN: Final = 24.0
LANE_HEAD: Final = 92.0
HEADING: Final = 76.0
AXIS: Final = 48.0
NARROWEST: Final = 760.0
BEND: Final = 46.0
"""Room between two columns for edges to bend, beside that for their labels."""


def draw(view: "nx.MultiDiGraph[str]", language: Language = "zh") -> str:
    """The picture of a view of the lineage, as SVG text; the same view, the same text."""
    annexes = annexes_of(view)
    cards = make_cards(view, language, annexes)
    drawn = bundles(view, annexes)
    labels = (width(marks.edge_label(bundle, language)) for bundle in drawn)
    stub = max(labels, default=0) * marks.LABEL_SIZE / 2 + 10
    corner = (MARGIN + LANE_HEAD + 20, HEADING + AXIS)
    layout = arrange(view, cards, annexes, corner, CARD_WIDTH + BEND + stub)
    right = max((slot.x + CARD_WIDTH for slot in layout.slots), default=0) + (BEND + stub) / 2
    across = max(NARROWEST, right + MARGIN)
    bottom = max((lane.top + lane.height for lane in layout.lanes), default=HEADING)

    svg = Element("svg")
    _describe(svg, cards, view.number_of_edges(), language)
    add(svg, "rect", class_="paper", width="100%", height="100%", fill=PAPER)
    _draw_heading(svg, across)
    _draw_lanes(svg, layout.lanes, across, language)
    _draw_axis(svg, layout.slots, bottom, (BEND + stub) / 2, language)
    _draw_edges(svg, routes(drawn, layout, cards), cards, language, stub)
    _draw_publications(svg, layout, annexes, language)
    items = legend_items(drawn, cards, annexes, language)
    at = (MARGIN, bottom + 18)
    height = at[1] + draw_legend(svg, items, at, across - 2 * MARGIN, language) + MARGIN
    _set_size(svg, ceil(across), ceil(height))
    indent(svg, " ")
    return tostring(svg, encoding="unicode") + "\n"


def _describe(svg: Element, cards: Mapping[str, Card], edges: int, language: Language) -> None:
    focus = next((card.caption for card in cards.values() if card.focus), "")
    name = phrase("lineage", language)
    name = xml_text(phrase("about", language, what=name, whom=focus) if focus else name)
    years = sorted(card.date[:4] for card in cards.values() if card.date)
    span = f"{years[0]}–{years[-1]}" if years and years[0] != years[-1] else "".join(years[:1])
    summary = phrase("summary" if cards else "empty", language, documents=len(cards), edges=edges)
    SubElement(svg, "title").text = name
    SubElement(svg, "desc").text = " · ".join(filter(None, (summary, span)))
    svg.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        XML_LANG: language,
        "class": "lineage",
        "role": "group",
        "aria-label": name,
        "font-family": FONTS[language],
    }


def _set_size(svg: Element, across: int, height: int) -> None:
    svg.attrib |= {
        "width": str(across),
        "height": str(height),
        "viewBox": f"0 0 {across} {height}",
    }


def _draw_heading(svg: Element, across: float) -> None:
    """What the picture shows, for those who meet it on a slide."""
    name, summary = svg.findtext("title", ""), svg.findtext("desc", "")
    head = add(svg, "g", class_="heading", aria_hidden="true")
    (line,) = wrap(name, (across - 2 * MARGIN) / 18 * 2, 1)
    add_text(head, (MARGIN, 38), line, 18, INK, font_weight="600")
    add_text(head, (MARGIN, 60), summary, 12, MUTED)


def _draw_lanes(svg: Element, lanes: list[Lane], across: float, language: Language) -> None:
    group = add(svg, "g", class_="lanes")
    for place, lane in enumerate(lanes):
        fill = PAPER if place % 2 else SHADE
        add(group, "rect", y=lane.top, width=across, height=lane.height, fill=fill)
        label = level_label(lane.level, language) if lane.level else phrase("no level", language)
        y = lane.top + 30
        for line in wrap(label, LANE_HEAD / 13 * 2, 3):
            add_text(group, (MARGIN, y), line, 13, INK, font_weight="600")
            y += 18


def _draw_axis(
    svg: Element, slots: list[Slot], bottom: float, margin: float, language: Language
) -> None:
    """The years over the columns, the months under the years, a line where a year begins."""
    group = add(svg, "g", class_="years")
    for place, slot in enumerate(slots):
        if place == 0 or slot.year != slots[place - 1].year:
            x = slot.x - margin
            if place:
                add(group, "path", d=f"M{x:g},{HEADING:g} V{bottom:g}", stroke=RULE)
            if slot.after_gap:
                add(group, "path", d=f"M{x - JUMP:g},{HEADING:g} V{bottom:g}", stroke=RULE)
                add_text(group, (x - JUMP / 2, HEADING + 18), "⋯", 15, MUTED, text_anchor="middle")
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
    svg: Element, ways: list[Route], cards: Mapping[str, Card], language: Language, stub: float
) -> None:
    """All edges, then all their labels, so that no line runs over a label."""
    name = phrase("edges", language)
    group = add(svg, "g", class_="edges", fill="none", role="img", aria_label=name)
    for route in ways:
        marks.draw_edge(group, route, cards, language, stub)
    labels = add(svg, "g", class_="labels", aria_hidden="true", pointer_events="none")
    for route in ways:
        marks.draw_edge_label(labels, route, language)


def _draw_publications(
    svg: Element, layout: Layout, annexes: Mapping[str, str], language: Language
) -> None:
    """The cards, in the order in which one reads them."""
    for one in sorted(layout.publications, key=lambda each: (each.slot, each.top)):
        group = add(svg, "g", class_="publication")
        for card in one.cards:
            below = [other for other in one.cards if annexes.get(other.node) == card.node]
            if below:
                marks.draw_bracket(group, card, below, language)
        for card in one.cards:
            marks.draw_card(group, card, language)
