"""How high the publications stand in their lanes: so that few edges cross and most run level."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from graph.picture.lanes import GAP, LANE_PADDING, Lane
from graph.picture.publications import Publication, in_time

_SWEEPS: Final = 12


def set_heights(publications: list[Publication], lanes: list[Lane]) -> None:
    """Set each publication's `top`: drawn to the middle of its neighbours, within its lane."""
    place = {lane.key: number for number, lane in enumerate(lanes)}
    cells: dict[tuple[int, int], list[Publication]] = defaultdict(list)
    for publication in publications:
        cells[publication.slot, place[publication.lane]].append(publication)
    for (_, lane), cell in cells.items():
        _stack(cell, lanes[lane], {})
    forth = sorted(cells)
    for sweep in range(_SWEEPS):
        for slot, lane in forth if sweep % 2 == 0 else reversed(forth):
            cell = cells[slot, lane]
            pull = {publication: _pull(publication, sweep) for publication in cell}
            cell.sort(key=lambda one: (pull[one], *in_time(one)))
            _stack(cell, lanes[lane], pull)


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
