"""The lanes of the picture, one for each level of government that occurs. Lengths are pixels."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from graph.picture.publications import Publication
from graph.picture.words import LEVELS

GAP: Final = 26.0
"""Between publications in a cell: room for edges to pass."""
LANE_PADDING: Final = 22.0


@dataclass(slots=True)
class Lane:
    """A band of the picture."""

    level: str
    top: float
    height: float


def cut_into_lanes(publications: list[Publication], y: float) -> list[Lane]:
    """Lanes from `y` down, each high enough for its fullest cell."""
    stacks: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for publication in publications:
        stacks[publication.level][publication.slot] += publication.height + GAP
    lanes = []
    for level in sorted(stacks, key=rank):
        height = max(stacks[level].values()) - GAP + 2 * LANE_PADDING
        lanes.append(Lane(level, y, height))
        y += height
    return lanes


def rank(level: str) -> tuple[int, str]:
    """The place of a level from above; an unknown one last."""
    if level in LEVELS:
        return LEVELS.index(level), ""
    return len(LEVELS) + (level == ""), level
