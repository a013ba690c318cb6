"""A comparison in the lines of its page: pairs of cells, groups with their counts, a bar."""

import re
from dataclasses import dataclass
from typing import Final

from api.labels import Labels, Language, Text
from ontology.terms import IIP
from queries.views.compare import ACTOR, CHANGES, Change, Comparison, Item, Kind
from queries.views.documents import Documents, Entry

BAR: Final = 100.0
"""The width of the bar that shows the shares of the changes."""
_TONES: Final = {
    "changeRaised": "up",
    "changeLowered": "down",
    "changeCarried": "kept",
    "changeRestated": "kept",
    "changeDropped": "gone",
    "changeNew": "new",
}
_CHINESE: Final = re.compile(r"(\S*[\u3400-\u9fff]\S*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A change: the cell at the left, that at the right, and why."""

    left: Item | None
    right: Item | None
    reason: Text
    score: float | None
    marks: tuple[str, ...]

    @property
    def reasoned(self) -> list[Text]:
        """The reason, the words of the plans in it apart: they are in Chinese."""
        own = self.reason.language
        parts = _CHINESE.split(self.reason.text) if own == "en" else [self.reason.text]
        return [Text(part, "zh" if place % 2 else own) for place, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one type of change; `x` and `width` are its part of the bar."""

    type: str
    tone: str
    name: Text
    lines: tuple[Line, ...]
    x: float
    width: float


class Lines:
    """What the page of a comparison shows."""

    def __init__(
        self, found: Comparison, documents: Documents, labels: Labels, language: Language
    ) -> None:
        self.found, self._labels, self._language = found, labels, language
        self.left, self.right = (
            [documents.by_iri[iri] for iri in side if iri in documents.by_iri]
            for side in (found.left, found.right)
        )
        self.blocks = {kind: self._blocks(kind) for kind in CHANGES}

    @property
    def ends(self) -> list[tuple[str, list[Entry]]]:
        """The documents of both sides."""
        return [("a", self.left), ("b", self.right)]

    def name(self, item: Item) -> Text:
        """What a measure or a target is called: a heading, or what is counted."""
        if item.kind == "measure":
            return self._labels.name(item.iri, self._language)
        return _in_language(item.names, self._language)

    def actor(self, named: str) -> Text:
        """An actor's name."""
        if named.startswith(ACTOR):
            return Text(named.removeprefix(ACTOR), "zh")
        return self._labels.name(named, self._language)

    def actor_iri(self, named: str) -> str | None:
        """An actor's IRI, of one whom only the text names None."""
        return None if named.startswith(ACTOR) else named

    def _blocks(self, kind: Kind) -> list[Block]:
        groups = self.found.groups[kind]
        total = sum(map(len, groups.values()))
        blocks, x = [], 0.0
        for name, changes in groups.items():
            width = round(BAR * len(changes) / total, 3)
            label = self._labels.name(str(IIP) + name, self._language)
            lines = tuple(map(self._line, changes))
            blocks.append(Block(name, _TONES.get(name, "other"), label, lines, round(x, 3), width))
            x += width
        return blocks

    def _line(self, change: Change) -> Line:
        left, right = change.at(self.found.left), change.at(self.found.right)
        reason = _in_language(change.reasons, self._language)
        return Line(left, right, reason, change.score, change.marks)


def _in_language(texts: object, language: Language) -> Text:
    assert isinstance(texts, dict)  # noqa: S101  # as compare_rows makes them
    return Labels({"": texts}).name("", language) if texts else Text("")
