"""The work of a body by year, with the words for it."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from api.explore.charts.columns import columns
from api.explore.targets_wording import Wording
from queries.views.bodies import Work

LED: Final = "led"
JOINED: Final = "joined"
COLOURS: Final = {LED: "#9b1c1c", JOINED: "#d9a09a"}


@dataclass(frozen=True, slots=True)
class WorkView:
    """What a body issued, by year."""

    work: Work
    wording: Wording
    key: str

    @property
    def years(self) -> dict[str, Counter[str]]:
        """Publications by year, led and joined apart; those without a date are left out."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for kind, entries in ((LED, self.work.led), (JOINED, self.work.joined)):
            for entry in entries:
                if entry.date:
                    found[entry.date[:4]][kind] += 1
        return found

    @property
    def rows(self) -> list[tuple[str, int, int]]:
        """The same as rows: year, led, joined."""
        return [(year, its[LED], its[JOINED]) for year, its in sorted(self.years.items())]

    @property
    def undated(self) -> int:
        """Publications without a date."""
        return sum(1 for entry in [*self.work.led, *self.work.joined] if not entry.date)

    def drawn(self, go: Callable[..., str], name: str) -> Markup:
        """The columns; `go` gives an address of ours."""
        words = self.wording.words

        def say(year: str, kind: str, n: int) -> str:
            if kind == LED:
                told = words.ngettext("%(num)s issued as lead", "%(num)s issued as lead", n)
            else:
                told = words.ngettext("%(num)s joined", "%(num)s joined", n)
            return f"{year} · {told}"

        def link(year: str, _: str) -> str:
            return go("/documents", body=self.key, year=year)

        if not self.years:
            return Markup()
        own = self.wording.language
        return Markup(columns(self.years, COLOURS, name, own, say, link))  # noqa: S704  # drawn by us


def swatches(wording: Wording) -> list[tuple[str, str]]:
    """What the colours of the columns say."""
    words = wording.words
    return [
        (str(words.gettext("issued as lead")), COLOURS[LED]),
        (str(words.gettext("joined as another issuer")), COLOURS[JOINED]),
    ]


def event_kinds(wording: Wording) -> dict[str, str]:
    """The names of the kinds of reorganisations."""
    words = wording.words
    return {
        "create": str(words.gettext("set up")),
        "founded": str(words.gettext("set up")),
        "launched": str(words.gettext("set up")),
        "decide": str(words.gettext("decided")),
        "merge": str(words.gettext("merged")),
        "rename": str(words.gettext("renamed")),
        "restructure": str(words.gettext("restructured")),
        "split": str(words.gettext("split")),
        "dissolve": str(words.gettext("dissolved")),
    }
