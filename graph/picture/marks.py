"""The marks of the picture: cards, brackets around a notice and its annexes, edges."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from graph.lineage import ANNEX
from graph.picture.cards import INDENT, LINE, PADDING, SMALL_LINE, SMALL_SIZE, TITLE_SIZE, Card
from graph.picture.routes import Bundle, Route, head_data, path_data
from graph.picture.shapes import INK, MUTED, PAPER, XML_LANG, add, add_text, add_title
from graph.picture.text import cut, width
from graph.picture.words import LOOKS, OTHER_LOOK, Language, level_label, relation_label
from ontology.terms import BASE

LABEL_SIZE: Final = 10.0
FOCUS_FILL: Final = "#fff4cf"
FOCUS_STROKE: Final = "#8a5a00"
CARD_STROKE: Final = "#9aa4af"


def edge_label(bundle: Bundle, language: Language) -> str:
    """The relation, and how many citations stand for it if there are several."""
    several = len(bundle.citations)
    label = relation_label(bundle.relation, language)
    return label if several == 1 else f"{label} ×{several}"


def draw_edge(
    parent: Element, route: Route, cards: Mapping[str, Card], language: Language, stub: float
) -> None:
    """An edge with its arrow head, its label where there is room, and its reasons on hovering."""
    bundle = route.bundle
    look = LOOKS.get(bundle.relation, OTHER_LOOK)
    group = add(parent, "g", class_=f"edge {bundle.relation}")
    group.attrib |= {"data-source": bundle.citing, "data-target": bundle.cited}
    label = edge_label(bundle, language)
    ends = f"{cards[bundle.citing].caption} → {cards[bundle.cited].caption}"
    add_title(group, "\n".join([f"{label}: {ends}", *_reasons(bundle)]))
    gap = width(label) * LABEL_SIZE / 2 + 10 if labelled(route) else 0.0
    add(group, "path", d=path_data(route, stub), stroke=PAPER, stroke_width=10, stroke_opacity=0)
    line = add(group, "path", d=path_data(route, stub, gap), stroke=look.colour, stroke_width=1.6)
    if look.dash:
        line.set("stroke-dasharray", look.dash)
    draw_head(group, head_data(route), look.colour, hollow=not verified(bundle))


def draw_head(parent: Element, data: str, colour: str, hollow: bool) -> None:
    """An arrow head, hollow where nobody has yet seen a page that says so."""
    fill = PAPER if hollow else colour
    add(parent, "path", d=data, fill=fill, stroke=colour, stroke_width=1.2, stroke_linejoin="round")


def draw_edge_label(parent: Element, route: Route, language: Language) -> None:
    """The label of an edge, between the card that it leaves and the beginning of its line."""
    if labelled(route):
        bundle = route.bundle
        at = route.start[0] + route.way * (route.lead + 5), route.start[1] + 3.5
        colour = LOOKS.get(bundle.relation, OTHER_LOOK).colour
        anchor = "end" if route.way < 0 else "start"
        text = add_text(
            parent, at, edge_label(bundle, language), LABEL_SIZE, colour, text_anchor=anchor
        )
        text.attrib |= {"stroke": PAPER, "stroke-width": "3", "paint-order": "stroke"}


def labelled(route: Route) -> bool:
    """Whether there is room for a label: the legend says the same by colour and dash."""
    return route.way != 0 and route.spread > LABEL_SIZE


def verified(bundle: Bundle) -> bool:
    """Whether a page was seen to show one of its citations; an annex needs no such proof."""
    marks = {facts.get("verification", "seen") for facts in bundle.citations}
    return "seen" in marks


def _reasons(bundle: Bundle) -> Iterable[str]:
    """Cue and quote of each citation."""
    for facts in bundle.citations:
        reason = ": ".join(filter(None, (facts.get("cue"), facts.get("quote"))))
        if reason:
            yield reason


def draw_card(parent: Element, card: Card, language: Language) -> None:
    """A document: a link to its page, with number, title, date."""
    level = level_label(card.level, language) if card.level else ""
    name = ", ".join(filter(None, (card.caption or card.node, card.date or card.meta, level)))
    link = add(parent, "a", href=address(card.node), class_="card focus" if card.focus else "card")
    link.attrib |= {"aria-label": name, "data-id": card.node}
    add_title(link, name)
    stroke, fill, thickness = CARD_STROKE, PAPER, 1.0
    if card.focus:
        stroke, fill, thickness = FOCUS_STROKE, FOCUS_FILL, 2.4
    box = add(link, "rect", x=card.x, y=card.y, width=card.width, height=card.height, rx=4)
    box.attrib |= {"fill": fill, "stroke": stroke, "stroke-width": f"{thickness:g}"}
    if not card.date:
        box.set("stroke-dasharray", "5 3")
    x, y = card.x + PADDING, card.y + PADDING + SMALL_SIZE - 2
    if card.number:
        room = (card.width - 2 * PADDING) / SMALL_SIZE * 2
        add_text(link, (x, y), cut(card.number, room), SMALL_SIZE, MUTED, class_="number")
        y += SMALL_LINE + 3
    else:
        y += 2
    for line in card.lines:
        text = add_text(link, (x, y), line, TITLE_SIZE, INK, font_weight="600")
        if card.title_language != language:
            text.set(XML_LANG, card.title_language)
        y += LINE
    add_text(link, (x, y - 1), card.meta, SMALL_SIZE, MUTED, class_="date")


def address(iri: str) -> str:
    """Where a document's page is: the path of its IRI on the host that shows the picture.

    >>> address("https://w3id.org/iiot-policy/eli/cn/gov/2017/guofa-50")
    '/eli/cn/gov/2017/guofa-50'
    """
    if iri.startswith(BASE):
        return "/" + iri.removeprefix(BASE)
    return iri if iri.startswith(("http://", "https://")) else "#"


def draw_bracket(parent: Element, notice: Card, annexes: list[Card], language: Language) -> None:
    """A thin line from a notice down to each text annexed to it."""
    look = LOOKS[ANNEX]
    x, top = notice.x + INDENT / 2, notice.y + notice.height
    group = add(parent, "g", class_=f"edge {ANNEX}", fill="none")
    group.attrib |= {"data-source": notice.node}
    label = relation_label(ANNEX, language)
    add_title(group, "\n".join([f"{label}: {notice.caption}", *(one.caption for one in annexes)]))
    data = f"M{x:g},{top:g} V{annexes[-1].y + 20:g}"
    data += "".join(f" M{x:g},{one.y + 20:g} H{one.x:g}" for one in annexes)
    add(group, "path", d=data, stroke=look.colour, stroke_width=1.2)
