"""One indicator over time: its charts, and the same as tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from api.explore.charts.over_time import Sayings, over_time, years_of
from api.explore.targets_wording import Wording
from api.labels import Text
from queries.views.documents import Entry
from queries.views.targets import Change, Claim, Figure, Indicator, Target, Targets
from queries.views.targets_over_time import Panel, panels

Link = Callable[[str], str | None]
LARGE: Final = (1000.0, 400.0)
SMALL: Final = (360.0, 220.0)
MOST_SMALL: Final = 12
"""Panels drawn beside the first; the tables have all."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A change told from one of its targets: the kind, and the other end where there is one."""

    kind: str
    label: Text
    earlier: bool
    other: Target | None
    document: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a target, or a figure."""

    day: str
    target: Target | None = None
    figure: Figure | None = None
    plan: int = 0
    changes: tuple[Follows, ...] = ()
    met_by: tuple[tuple[Figure, Text], ...] = ()
    claims: tuple[tuple[Claim, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel as a page shows it."""

    panel: Panel
    years: tuple[int, int] | None
    parts: tuple[Text, ...]
    """The words of its title: region, scope, basis, unit."""
    name: str
    lines: tuple[Line, ...]
    plans: Mapping[str, int]
    wording: Wording
    size: tuple[float, float]

    @property
    def title(self) -> str:
        """The title in a line."""
        return " · ".join(part.text for part in self.parts)

    @property
    def undated(self) -> int:
        """Targets without a due date."""
        return sum(1 for target in self.panel.targets if not target.due)

    def drawn(self, link: Link) -> Markup:
        """The chart; `link` gives the address of a thing."""
        if self.years is None:
            return Markup()
        words = self.wording
        sayings = Sayings(
            words.language,
            self.name,
            str(words.words.gettext("unit: %(unit)s", unit=self.panel.key.unit)),
            str(words.words.gettext("no due date")),
            lambda kind: words.term("change", kind).text,
            words.target,
            words.reported,
            lambda iri: link(iri) or iri,
            self.plans,
        )
        return Markup(over_time(self.panel, self.years, sayings, self.size))  # noqa: S704  # ours


@dataclass(frozen=True, slots=True)
class Portrait:
    """An indicator with all its panels."""

    indicator: Indicator
    panels: tuple[PanelView, ...]
    rest: tuple[PanelView, ...]
    plans: tuple[tuple[int, Entry], ...]
    targets: int
    figures: int

    @property
    def tables(self) -> tuple[PanelView, ...]:
        """All panels, drawn or not."""
        return self.panels + self.rest


def portrait(targets: Targets, iri: str, wording: Wording) -> Portrait | None:
    """The portrait of an indicator; None where it is not known."""
    known = targets.indicators.get(iri)
    if known is None:
        return None
    found = panels(targets, iri)
    entries = {t.entry.iri: t.entry for t in targets.of_indicator.get(iri, []) if t.entry}
    by_date = sorted(entries.values(), key=lambda entry: (entry.date or "9", entry.iri))
    plans = {entry.iri: place for place, entry in enumerate(by_date, 1)}
    years, name = years_of(found), wording.name(iri).text
    views = [
        PanelView(
            panel,
            years,
            parts := _parts(panel, wording),
            " · ".join([name, *(part.text for part in parts)]),
            tuple(_lines(panel, targets, plans, wording)),
            plans,
            wording,
            SMALL if place and len(found) > 1 else LARGE,
        )
        for place, panel in enumerate(found)
    ]
    return Portrait(
        known,
        tuple(views[: MOST_SMALL + 1]),
        tuple(views[MOST_SMALL + 1 :]),
        tuple(enumerate(by_date, 1)),
        sum(len(panel.targets) for panel in found),
        sum(len(panel.figures) for panel in found),
    )


def indicator_view(targets: Targets, iri: str, wording: Wording) -> Mapping[str, Any] | None:
    """What the template of an indicator needs."""
    found = portrait(targets, iri, wording)
    return None if found is None else {"iri": iri, "portrait": found, "wording": wording}


def _parts(panel: Panel, wording: Wording) -> tuple[Text, ...]:
    key = panel.key
    basis = wording.term("basis", key.basis) if key.basis else Text("")
    parts = wording.sphere(key.region), Text(key.scope, "zh"), basis, Text(key.unit, "zh")
    return tuple(part for part in parts if part.text)


def _lines(
    panel: Panel, targets: Targets, plans: Mapping[str, int], wording: Wording
) -> list[Line]:
    lines = [_line(target, targets, plans, wording) for target in panel.targets]
    lines += [Line(figure.on, figure=figure) for figure in panel.figures]
    return sorted(lines, key=lambda line: (line.day or "9", line.figure is not None, line.plan))


def _line(target: Target, targets: Targets, plans: Mapping[str, int], wording: Wording) -> Line:
    entry = target.entry
    met_by = [(targets.figure.get(by), outcome) for by, outcome in targets.checks[target.iri]]
    claims = targets.claims.get(entry.iri, []) if entry else []
    return Line(
        target.due,
        target,
        None,
        plans.get(entry.iri, 0) if entry else 0,
        tuple(_follows(each, target, targets, wording) for each in targets.changes[target.iri]),
        tuple((figure, wording.term("outcome", said)) for figure, said in met_by if figure),
        tuple((claim, wording.term("outcome", claim.outcome)) for claim in claims),
    )


def _follows(change: Change, of: Target, targets: Targets, wording: Wording) -> Follows:
    is_later = change.later == of.iri
    other = change.earlier if is_later else change.later
    document = change.earlier_document if is_later else change.later_document
    label = wording.term("change", change.kind)
    return Follows(change.kind, label, is_later, targets.by_iri.get(other), document)
