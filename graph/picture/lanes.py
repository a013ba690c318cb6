"""The lanes of the picture: levels of government, or series of plans. Lengths are pixels."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.lineage_cells import Lanes, lane_of
from graph.picture.publications import Publication
from graph.picture.text import xml_text
from graph.picture.words import LANGUAGES, LEVELS, Language, level_label, phrase

GAP: Final = 26.0
"""Between publications in a cell: room for edges to pass."""
LANE_PADDING: Final = 22.0
LANE_SIZE: Final = 13.0
"""Height of the letters of its name."""

LaneOrder = Mapping[str, tuple[int, str]]
"""The place of each lane, from above."""


@dataclass(slots=True)
class Lane:
    """A band of the picture."""

    key: str
    top: float
    height: float


def cut_into_lanes(publications: list[Publication], y: float, order: LaneOrder) -> list[Lane]:
    """Lanes from `y` down, each high enough for its fullest cell."""
    stacks: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for publication in publications:
        stacks[publication.lane][publication.slot] += publication.height + GAP
    lanes = []
    for key in sorted(stacks, key=lambda key: order.get(key, (0, key))):
        height = max(stacks[key].values()) - GAP + 2 * LANE_PADDING
        lanes.append(Lane(key, y, height))
        y += height
    return lanes


def lane_order(facts_of: Iterable[Mapping[str, object]], lanes: Lanes) -> LaneOrder:
    """Levels from above; series as they begin; what is in none comes last."""
    first: dict[str, str] = {}
    for facts in facts_of:
        key, date = lane_of(facts, lanes), str(facts.get("date") or "9999")
        first[key] = min(date, first.get(key, date))
    if lanes == "level":
        return {key: rank(key) for key in first}
    return {key: (int(key == ""), f"{date} {key}") for key, date in first.items()}


def rank(level: str) -> tuple[int, str]:
    """The place of a level from above; an unknown one last."""
    if level in LEVELS:
        return LEVELS.index(level), ""
    return len(LEVELS) + (level == ""), level


def lane_labels(
    facts_of: Iterable[Mapping[str, object]], lanes: Lanes, language: Language
) -> dict[str, str]:
    """The name of each lane that occurs."""
    named: dict[str, str] = {}
    for facts in facts_of:
        key = lane_of(facts, lanes)
        if lanes == "level":
            named[key] = level_label(key, language) if key else phrase("no level", language)
        else:
            named[key] = _series(facts, language) if key else phrase("no series", language)
    return {key: xml_text(name) for key, name in named.items()}


def _series(facts: Mapping[str, object], language: Language) -> str:
    names = (facts.get(f"series{tag.title()}") for tag in (language, *LANGUAGES))
    return str(next(filter(None, names), "") or facts["series"]).rpartition("/")[2]
