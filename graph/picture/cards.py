"""The cards of the picture: what stands on one, and how large it is. Lengths are pixels."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.lineage import ANNEX
from graph.lineage_cells import Lanes, lane_of
from graph.picture.text import Span, cut, wrap, xml_text
from graph.picture.words import LANGUAGES, Language, level_label, phrase

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
_ENDS_OF_TAB: Final = 3
"""A card with so many edges is no tab: they have no room at its sides."""
_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")


@dataclass(slots=True)
class Card:
    """A document in the picture; the layout sets `x` and `y`, its upper left corner.

    `title` is the number, else the IRI, of what has none; an IRI is in no `language`. `bases` and
    `followers` are how many documents of the view it cites, and how many cite it; `documents` how
    many it stands for, where it is a cell of the counts and no document.
    """

    node: str
    title: str
    language: str
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

    def name_in(self, language: Language) -> list[Span]:
        """Number and title, for a picture in a language."""
        known = [(self.number, "zh"), (self.title, self.language)]
        spans = [(text, "" if own == language else own) for text, own in known if text]
        return [spans[0], *(each for span in spans[1:] for each in ((" ", ""), span))]

    def spoken_name(self, language: Language) -> str:
        """What a sentence in a language calls it: no foreign word can be marked as one there."""
        if self.language not in (language, ""):
            known = (self.date or phrase("undated", language), level_label(self.level, language))
            listed = phrase("pause", language).join(filter(None, known))
            return phrase("untitled", language, known=listed)
        return "".join(text for text, foreign in self.name_in(language) if not foreign).strip()

    def spoken_facts(self, language: Language) -> str:
        """What it says to those who hear it, beside its name: when, where, what it is joined to."""
        said = (
            self.date or self.meta,
            level_label(self.level, language),
            phrase("bases", language, count=self.bases),
            phrase("followers", language, count=self.followers),
        )
        return phrase("pause", language).join(filter(None, said))


def make_card(
    node: str,
    facts: Mapping[str, object],
    language: Language,
    lanes: Lanes,
    *,
    annex: bool = False,
    tab: bool = False,
) -> Card:
    """The card of a document, not yet placed; an annex is narrower, a tab has its number alone."""
    said = {key: " ".join(xml_text(str(value)).split()) for key, value in facts.items()}
    documents = int(said.get("documents", "0"))
    if documents:
        said[language] = phrase("documents", language, count=documents)
    title, title_language = _title(node, said, language)
    number = said.get("number", "")
    number = number if number != title else ""
    date = said.get("date", "")
    date = date if _DATE.fullmatch(date) else ""
    width = CARD_WIDTH - (INDENT if annex else 0)
    room = width - 2 * PADDING
    lines = [] if tab else wrap(title, room / TITLE_SIZE * 2, TITLE_LINES)
    kind = said.get("type", "") if language == "zh" else ""  # the graph holds it in Chinese only
    meta = " · ".join(filter(None, (date or phrase("undated", language), kind)))
    rows = SMALL_LINE if tab else len(lines) * LINE + (SMALL_LINE + 2) * bool(number) + SMALL_LINE
    return Card(
        node=node,
        title=title,
        language=title_language,
        number=number,
        lines=lines,
        meta="" if tab else cut(meta, room / SMALL_SIZE * 2),
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
    cited = {(a, b) for a, b, facts in view.edges(data=True) if facts.get("relation") != ANNEX}
    bases, followers = Counter(a for a, _ in cited), Counter(b for _, b in cited)
    below: dict[str, list[str]] = defaultdict(list)
    for annex, notice in annexes.items():
        below[notice].append(annex)
    cards = {}
    for node in sorted(view):
        facts = view.nodes[node]
        tab = bases[node] + followers[node] < _ENDS_OF_TAB and _only_sends(
            facts, [view.nodes[annex] for annex in below[node]]
        )
        cards[node] = make_card(node, facts, language, lanes, annex=node in annexes, tab=tab)
        cards[node].bases, cards[node].followers = bases[node], followers[node]
    return cards


def _only_sends(notice: Mapping[str, object], annexes: list[Mapping[str, object]]) -> bool:
    """Whether a notice says nothing in a picture that the cards of its annexes do not say too."""
    title = str(notice.get("zh", ""))
    return (
        bool(annexes)
        and "number" in notice
        and notice.get("depth") != 0
        and all(str(annex.get("zh") or "?") in title for annex in annexes)
        and {annex.get("date") for annex in annexes} == {notice.get("date")}
    )


def _title(node: str, said: Mapping[str, str], language: Language) -> tuple[str, str]:
    """What it is called, and in which language."""
    titles = [(said.get(choice), choice) for choice in (language, *LANGUAGES)]
    known = [*titles, (said.get("number"), "zh"), (xml_text(node), "")]
    return next((text, tag) for text, tag in known if text)
