"""The cards of the picture: what stands on one, and how large it is. Lengths are pixels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.lineage_cells import Lanes, lane_of
from graph.picture.text import cut, wrap, xml_text
from graph.picture.words import LANGUAGES, Language, phrase

if TYPE_CHECKING:
    import networkx as nx

CARD_WIDTH: Final = 200.0
INDENT: Final = 18.0
"""By how much an annex stands in from its notice."""
PADDING: Final = 11.0
TITLE_SIZE: Final = 13.0
SMALL_SIZE: Final = 11.0
LINE: Final = 18.0
SMALL_LINE: Final = 15.0
TITLE_LINES: Final = 3
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")


@dataclass(slots=True)
class Card:
    """A document in the picture; the layout sets `x` and `y`, its upper left corner.

    `bases` and `followers` are how many documents of the view it cites, and how many cite it;
    `documents` how many it stands for, where it is a cell of the counts and no document.
    """

    node: str
    title: str
    title_language: Language
    number: str
    lines: list[str]
    meta: str
    date: str
    level: str
    lane: str
    depth: int | None
    width: float
    height: float
    documents: int = 0
    bases: int = 0
    followers: int = 0
    x: float = 0.0
    y: float = 0.0

    @property
    def focus(self) -> bool:
        """Whether it is what was asked for."""
        return self.depth == 0

    @property
    def centre(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2

    @property
    def caption(self) -> str:
        """Number and whole title, as far as there are such."""
        return " ".join(filter(None, (self.number, self.title)))


def make_card(
    node: str, facts: Mapping[str, object], language: Language, lanes: Lanes, annex: bool
) -> Card:
    """The card of a document, not yet placed; an annex is narrower."""
    said = {key: " ".join(xml_text(str(value)).split()) for key, value in facts.items()}
    number = said.get("number", "")
    title, title_language = _title(said, language)
    documents = int(said.get("documents", "0"))
    if documents:
        title = phrase("documents", language, count=documents)
    date = said.get("date", "")
    date = date if _DATE.fullmatch(date) else ""
    width = CARD_WIDTH - (INDENT if annex else 0)
    room = width - 2 * PADDING
    lines = wrap(title or number or xml_text(node), room / TITLE_SIZE * 2, TITLE_LINES)
    kind = said.get("type", "") if language == "zh" else ""  # the graph holds it in Chinese only
    meta = " · ".join(filter(None, (date or phrase("undated", language), kind)))
    rows = len(lines) * LINE + (SMALL_LINE + 2 if number else 0) + SMALL_LINE
    return Card(
        node=node,
        title=title,
        title_language=title_language,
        number=number,
        lines=lines,
        meta=cut(meta, room / SMALL_SIZE * 2),
        date=date,
        level=said.get("level", ""),
        lane=lane_of(facts, lanes),
        documents=documents,
        depth=depth if isinstance(depth := facts.get("depth"), int) else None,
        width=width,
        height=rows + 2 * PADDING - 4,
    )


def make_cards(
    view: "nx.MultiDiGraph[str]", language: Language, annexes: Mapping[str, str], lanes: Lanes
) -> dict[str, Card]:
    """The cards of all documents, by IRI; `annexes` names those that hang under a notice."""
    cards = {
        node: make_card(node, view.nodes[node], language, lanes, node in annexes)
        for node in sorted(view)
    }
    cited = {(a, b) for a, b, facts in view.edges(data=True) if facts.get("relation") != ANNEX}
    for citing, other in cited:
        cards[citing].bases += 1
        cards[other].followers += 1
    return cards


def _title(said: Mapping[str, str], language: Language) -> tuple[str, Language]:
    for choice in (language, *LANGUAGES):
        if said.get(choice):
            return said[choice], choice
    return "", language
