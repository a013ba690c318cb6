"""Cue phrases in front of a reference, behind it, or around it (现将…印发), from the vocabulary."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple, get_args

from loaders.model import Relation
from ontology.lexicon import Concept, Lexicon

_ELLIPSIS: Final = "…"
_LOCAL_NAMES: Final = {"has_annex": "hasAnnex"}
_UNSAID: Final = frozenset({"buildsOn", "succeedsPlan", "explains"})
"""Relations that prose alone does not show: what it says is that a document is cited."""
_REFERRING: Final = frozenset({"legalBasis", "accordsWith", "byAnalogyWith"})
_NOUN = (
    "情况|方案|意见|办法|细则|主体|单位|部门|机构|效果|过程|以来|者|人员|机制|步伐|力度|到位|工作|阶段|进度|"
    "成效|时间|日期|期限|之日|需要|职责"
)
"""What makes a noun of a cue that tells an action: 实施方案, 落实情况; 根据 and the like refer."""


class Cue(NamedTuple):
    """A cue of the vocabulary and the relation that it implies."""

    key: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at `start` to `end` of the text that was searched."""

    cue: Cue
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class CueWords:
    """The Chinese labels of the cues: those in one piece, and those in two halves."""

    whole: dict[str, Cue]
    halves: dict[str, tuple[tuple[str, Cue], ...]]
    _pattern: re.Pattern[str]

    def find(self, text: str) -> list[FoundCue]:
        """The cues in one piece in a text: leftmost, longest, without overlap."""
        return [
            FoundCue(self.whole[found[0]], found[0], *found.span())
            for found in self._pattern.finditer(text)
        ]

    def labels(self, *relations: Relation) -> list[str]:
        """The labels in one piece that imply one of these relations, the longest first."""
        found = (label for label, cue in self.whole.items() if cue.relation in relations)
        return sorted(found, key=lambda label: (-len(label), label))

    def around(self, before: str, after: str, reach: int) -> tuple[FoundCue, str] | None:
        """The cue that has one half in `before` and the other in `after`, with its first half.

        Each half stands within `reach` characters of what lies between, with no comma in the way,
        but for that of 依照《X》，制定. The place is that of the second half in `after`; of several
        cues the nearest counts.
        """
        found = []
        for first, seconds in self.halves.items():
            left = before.rfind(first)
            if left < 0 or len(before) - left - len(first) > reach:
                continue
            for second, cue in seconds:
                right = after.find(second, 0, reach + len(second))
                way = after[: max(0, right - (cue.relation == "legalBasis"))]
                if right >= 0 and "，" not in way:
                    label = first + _ELLIPSIS + second
                    found.append((FoundCue(cue, label, right, right + len(second)), first))
        return min(found, key=lambda each: (each[0].start, -each[0].end), default=None)


def alternatives(labels: Iterable[str]) -> str:
    """A regular expression for any of these, the longest first."""
    return "|".join(map(re.escape, sorted(labels, key=lambda label: (-len(label), label))))


@cache
def cue_words(lexicon: Lexicon) -> CueWords:
    """The cue phrases of a vocabulary."""
    whole: dict[str, Cue] = {}
    halves: dict[str, list[tuple[str, Cue]]] = defaultdict(list)
    for label, language, concept in lexicon.labels("cue"):
        if language != "zh":
            continue
        cue = Cue(concept.key, _relation(concept))
        first, parted, second = label.partition(_ELLIPSIS)
        if parted and cue.relation != "invokes":  # of a speech or a meeting, which has no title
            halves[first].append((second, cue))
        elif not parted:
            whole[label] = cue
    referring = {label for label, cue in whole.items() if cue.relation in _REFERRING}
    pattern = re.compile(
        f"{alternatives(referring)}|(?:{alternatives(whole.keys() - referring)})(?!{_NOUN})"
    )
    return CueWords(whole, {first: tuple(each) for first, each in halves.items()}, pattern)


def _relation(concept: Concept) -> Relation:
    name = (concept.relation or "").rpartition("#")[2]
    name = _LOCAL_NAMES.get(name, name)
    return "cites" if name in _UNSAID or name not in get_args(Relation) else name  # type: ignore[return-value]
