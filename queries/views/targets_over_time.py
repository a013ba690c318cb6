"""One indicator over time, in panels that never mix units, bases or spheres on one axis."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from queries.views.targets import Change, Figure, Target, Targets


class PanelKey(NamedTuple):
    """What one axis may hold: a unit, a basis, a region ("": the whole country), a scope."""

    region: str
    scope: str
    unit: str
    basis: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Targets and figures that can be compared, and the changes between those targets."""

    key: PanelKey
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...]
    met: frozenset[str] = frozenset()
    """The targets that a reported figure met or exceeded."""

    @property
    def weight(self) -> int:
        """How much it shows."""
        return len(self.targets) + len(self.figures)


def panels(targets: Targets, indicator: str) -> list[Panel]:
    """The panels of an indicator: the whole country first, then those that show the most.

    A figure is on the basis that its indicator is defined on; figures of no region are of the
    whole country.
    """
    known = targets.indicators.get(indicator)
    set_: dict[PanelKey, list[Target]] = defaultdict(list)
    reported: dict[PanelKey, list[Figure]] = defaultdict(list)
    for target in targets.of_indicator.get(indicator, []):
        key = PanelKey(target.region, target.scope, target.unit, target.basis)
        set_[key].append(target)
    for figure in targets.figures.get(indicator, []):
        key = PanelKey(figure.region, "", figure.unit, known.basis if known else "")
        reported[key].append(figure)
    found = [
        Panel(
            key,
            tuple(set_[key]),
            tuple(reported[key]),
            _changes(targets, set_[key]),
            frozenset(each.iri for each in set_[key] if _is_met(targets, each)),
        )
        for key in {*set_, *reported}
    ]
    return sorted(found, key=lambda panel: (bool(panel.key.region), -panel.weight, panel.key))


def _changes(targets: Targets, among: list[Target]) -> tuple[Change, ...]:
    """The changes that touch one of the targets, each once."""
    return tuple(dict.fromkeys(change for each in among for change in targets.changes[each.iri]))


def _is_met(targets: Targets, target: Target) -> bool:
    return any(outcome in ("met", "exceeded") for _, outcome in targets.checks[target.iri])
