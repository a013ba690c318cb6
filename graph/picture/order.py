"""How high the publications stand in their lanes: so that few edges cross and most run level."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from graph.picture.lanes import GAP, LANE_PADDING, Lane, rank
from graph.picture.publications import Publication, in_time

_SWEEPS: Final = 12


def set_heights(publications: list[Publication], lanes: list[Lane]) -> None:
    """Set each publication's `top`: drawn to the middle of its neighbours, within its lane."""
    lane_of = {lane.level: lane for lane in lanes}
    cells: dict[tuple[int, str], list[Publication]] = defaultdict(list)
    for publication in publications:
        cells[publication.slot, publication.level].append(publication)
    for (_, level), cell in cells.items():
        _stack(cell, lane_of[level], {})
    forth = sorted(cells, key=lambda cell: (cell[0], rank(cell[1])))
    for sweep in range(_SWEEPS):
        for slot, level in forth if sweep % 2 == 0 else reversed(forth):
            cell = cells[slot, level]
            pull = {publication: _pull(publication, sweep) for publication in cell}
            cell.sort(key=lambda one: (pull[one], *in_time(one)))
            _stack(cell, lane_of[level], pull)


def _pull(publication: Publication, sweep: int) -> float:
    """The mean height of the neighbours already passed; in the last sweeps, of all of them."""
    earlier, later = publication.earlier, publication.later
    near = earlier + later if sweep >= _SWEEPS - 4 else later if sweep % 2 else earlier
    return sum(one.centre for one in near) / len(near) if near else publication.centre


def _stack(stack: list[Publication], lane: Lane, pull: Mapping[Publication, float]) -> None:
    """Set the tops from above, each as near to where it is drawn as there is room."""
    floor = lane.top + LANE_PADDING
    for one in stack:
        one.top = max(floor, pull.get(one, 0) - one.height / 2)
        floor = one.top + one.height + GAP
    ceiling = lane.top + lane.height - LANE_PADDING
    for one in reversed(stack):
        one.top = round(min(one.top, ceiling - one.height), 1)
        ceiling = one.top - GAP
