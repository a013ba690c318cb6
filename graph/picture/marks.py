"""The marks of the picture: cards, brackets around a notice and its annexes, edges."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from graph.lineage import ANNEX
from graph.picture.cards import INDENT, LINE, PADDING, SMALL_LINE, SMALL_SIZE, TITLE_SIZE, Card
from graph.picture.paths import head, label_place, line
from graph.picture.routes import Bundle, Route
from graph.picture.shapes import INK, MUTED, PAPER, add, add_text, add_title, say_language
from graph.picture.text import cut, width
from graph.picture.words import LOOKS, OTHER_LOOK, Language, phrase, relation_label
from graph.scripts import language_of_quote

Link = Callable[[str], str]
"""Turns the IRI of a document into the address that its card links to."""

LABEL_SIZE: Final = 10.0
LINE_WIDTH: Final = 1.6
FOCUS_FILL: Final = "#fff4cf"
FOCUS_STROKE: Final = "#8a5a00"
CARD_STROKE: Final = "#9aa4af"
CELL_FILL: Final = "#e6eff8"
"""Of what stands for many documents."""


def edge_label(bundle: Bundle, language: Language) -> str:
    """The relation, and how many citations stand for it if there are several."""
    several = len(bundle.citations)
    label = relation_label(bundle.relation, language)
    return label if several == 1 else f"{label} ×{several}"


def label_room(route: Route, language: Language) -> float:
    """How much of a line the label at its start takes."""
    if not labelled(route):
        return 0.0
    return width(edge_label(route.bundle, language)) * LABEL_SIZE / 2 + 10


def draw_edge(parent: Element, route: Route, cards: Mapping[str, Card], language: Language) -> None:
    """An edge with its arrow head, and its reasons on hovering."""
    bundle = route.bundle
    look = LOOKS.get(bundle.relation, OTHER_LOOK)
    group = add(parent, "g", class_=f"edge {bundle.relation}")
    group.attrib |= {
        "data-source": bundle.citing,
        "data-target": bundle.cited,
        "data-relation": bundle.relation,
    }
    label = edge_label(bundle, language)
    citing, cited = (cards[end].spoken_name(language) for end in (bundle.citing, bundle.cited))
    said = phrase("about", language, what=label, whom=f"{citing} → {cited}")
    add_title(group, "\n".join([said, *_reasons(bundle, language)]))
    data = line(route, cards, label_room(route, language))
    add(group, "path", d=data, stroke=PAPER, stroke_width=10, stroke_opacity=0)
    drawn = add(group, "path", d=data, stroke=look.colour, stroke_width=LINE_WIDTH)
    if look.dash:
        drawn.set("stroke-dasharray", look.dash)
    draw_head(group, head(route, cards), look.colour, hollow=not bundle.verified)


def draw_head(parent: Element, data: str, colour: str, hollow: bool) -> None:
    """An arrow head, hollow where nobody has yet seen a page that says so."""
    fill = PAPER if hollow else colour
    add(parent, "path", d=data, fill=fill, stroke=colour, stroke_width=1.2, stroke_linejoin="round")


def draw_edge_label(
    parent: Element, route: Route, cards: Mapping[str, Card], language: Language
) -> None:
    """The label of an edge, between the card that it leaves and the beginning of its line."""
    if labelled(route):
        x, y = label_place(route, cards)
        colour = LOOKS.get(route.bundle.relation, OTHER_LOOK).colour
        anchor = "end" if route.way < 0 else "start"
        label, at = edge_label(route.bundle, language), (x + route.way * 5, y + 3.5)
        text = add_text(parent, at, label, LABEL_SIZE, colour, text_anchor=anchor)
        text.attrib |= {"stroke": PAPER, "stroke-width": "3", "paint-order": "stroke"}


def labelled(route: Route) -> bool:
    """Whether there is room for a label: the legend says the same by colour and dash."""
    return route.way != 0 and route.spread > LABEL_SIZE


def _reasons(bundle: Bundle, language: Language) -> Iterable[str]:
    """Cue and quote of each citation, as far as they are in the language of the picture."""
    for facts in bundle.citations:
        cue, quote = facts.get("cue", ""), facts.get("quote", "")
        said = [(cue, "zh"), (quote, language_of_quote(quote))]
        reason = [text for text, tag in said if text and tag == language]
        if reason:
            yield "：".join(reason)


def draw_card(parent: Element, card: Card, language: Language, link: Link) -> None:
    """A document: a link to its page, with title, number, date.

    Each of the three is an element of its own, so that each can say its language.
    """
    kind = "cell" if card.documents else "card focus" if card.focus else "card"
    element = add(parent, "a", href=link(card.node), class_=kind)
    element.attrib |= {"data-cell" if card.documents else "data-iri": card.node}
    element.attrib |= {"data-lane": card.lane}
    element.attrib |= {"data-year": card.date[:4]} if card.date else {}
    element.attrib |= {"data-depth": str(card.depth)} if card.depth is not None else {}
    for back in (8.0, 4.0) if card.documents else ():
        box = add(element, "rect", x=card.x + back, y=card.y - back, rx=5, fill=CELL_FILL)
        box.attrib |= {"width": f"{card.width - 2 * back:g}", "height": f"{card.height:g}"}
        box.attrib |= {"stroke": CARD_STROKE}
    title = _named(element, card.title)
    say_language(title, card.language, language)
    _draw_box(title, card)
    x, y = card.x + PADDING, card.y + PADDING + SMALL_SIZE
    if card.number:
        room = (card.width - 2 * PADDING) / SMALL_SIZE * 2
        said = add_text(element, (x, y - 2), cut(card.number, room), SMALL_SIZE, MUTED,
                        class_="number", pointer_events="none")  # fmt: skip
        say_language(said, "zh", language)
        y += SMALL_LINE + 1
    for text_line in card.lines:
        add_text(title, (x, y), text_line, TITLE_SIZE, INK, font_weight="600")
        y += LINE
    facts = _named(element, card.spoken_facts(language))
    if card.meta:
        add_text(facts, (x, y - 1), card.meta, SMALL_SIZE, MUTED, class_="date")


def _named(parent: Element, name: str) -> Element:
    """A part that is heard as its name, and shows it on hovering."""
    part = add(parent, "g", role="img", aria_label=name)
    add_title(part, name)
    return part


def _draw_box(parent: Element, card: Card) -> None:
    stroke, fill, thickness = CARD_STROKE, CELL_FILL if card.documents else PAPER, 1.0
    if card.focus:
        stroke, fill, thickness = FOCUS_STROKE, FOCUS_FILL, 2.4
    box = add(parent, "rect", x=card.x, y=card.y, width=card.width, height=card.height, rx=5)
    box.attrib |= {"fill": fill, "stroke": stroke, "stroke-width": f"{thickness:g}"}
    if not card.date:
        box.set("stroke-dasharray", "5 3")


def own_address(iri: str) -> str:
    """Where a document is, for a picture that stands nowhere: its IRI, never a script.

    >>> own_address("https://w3id.org/iiot-policy/eli/cn/sc/2017/guofa-50")
    'https://w3id.org/iiot-policy/eli/cn/sc/2017/guofa-50'
    >>> own_address("javascript:alert(1)")
    '#'
    """
    return iri if iri.startswith(("http://", "https://")) else "#"


def draw_bracket(parent: Element, notice: Card, annexes: list[Card], language: Language) -> None:
    """A thin line from a notice down to each text annexed to it."""
    look = LOOKS[ANNEX]
    x, top = notice.x + INDENT / 2, notice.y + notice.height
    group = add(parent, "g", class_=f"edge {ANNEX}", fill="none")
    group.attrib |= {"data-source": notice.node, "data-relation": ANNEX}
    label = relation_label(ANNEX, language)
    said = phrase("about", language, what=label, whom=notice.spoken_name(language))
    add_title(group, "\n".join([said, *(one.spoken_name(language) for one in annexes)]))
    data = f"M{x:g},{top:g} V{annexes[-1].y + 20:g}"
    data += "".join(f" M{x:g},{one.y + 20:g} H{one.x:g}" for one in annexes)
    add(group, "path", d=data, stroke=look.colour, stroke_width=1.2)
