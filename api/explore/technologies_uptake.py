"""The uptake of a technology as a page tells it: columns by year, who followed, what numbers."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from api.explore.charts.columns import colour_of, columns, in_order
from api.explore.targets_wording import Wording
from graph.picture.shapes import number as length
from queries.views.documents import UNKNOWN, key_of
from queries.views.targets import Figure, Targets
from queries.views.technologies import Uptake

Go = Callable[..., str]
WIDTH: Final = 96
HEIGHT: Final = 20


@dataclass(frozen=True, slots=True)
class UptakeView:
    """An uptake with the words for it."""

    uptake: Uptake
    wording: Wording
    key: str

    @property
    def keys(self) -> list[str]:
        """It and those below it that are mentioned, as the list of documents is asked for them."""
        mentioned = {key_of(mention.concept) for mention in self.uptake.mentions}
        return sorted({self.key, *mentioned}, key=lambda key: (key != self.key, key))

    @property
    def levels(self) -> list[tuple[str, str, str]]:
        """The levels that took it up: notation, name, colour."""
        found = in_order({level for its in self.uptake.years.values() for level in its})
        return [(level, self.wording.level(level), colour_of(level)) for level in found]

    @property
    def spheres(self) -> tuple[int, int]:
        """How many documents are of the whole country, and how many of a region."""
        dated = [*self.uptake.documents, *self.uptake.undated]
        local = sum(1 for entry in dated if entry.region)
        return len(dated) - local, local

    def drawn(self, go: Go, name: str) -> Markup:
        """The columns; `go` gives an address of ours."""

        def say(year: str, level: str, n: int) -> str:
            words = self.wording.words
            counted = words.ngettext("%(num)s document", "%(num)s documents", n)
            return f"{year} · {self.wording.level(level)} · {counted}"

        def link(year: str, level: str) -> str:
            return go("/documents", technology=self.keys, year=year, level=level or UNKNOWN)

        years = self.uptake.years
        if not years:
            return Markup()
        colours = {level: colour for level, _, colour in self.levels}
        drawn = columns(years, colours, name, self.wording.language, say, link)
        return Markup(drawn)  # noqa: S704  # drawn by us


@dataclass(frozen=True, slots=True)
class Step:
    """What plans want by a year ("": they give none), the same wish told once."""

    amount: str
    due: str


@dataclass(frozen=True, slots=True)
class Number:
    """An indicator in one unit on one basis: what the country's plans want, what was reported."""

    indicator: str
    unit: str
    steps: tuple[Step, ...]
    targets: int
    local: int
    last: Figure | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that plans set for a technology, those with the most targets first."""

    lines: tuple[Number, ...]
    targets: int


def numbers(targets: Targets, concepts: Collection[str], wording: Wording) -> Numbers:
    """The indicators that measure one of the technologies; units and bases stay apart."""
    lines = [
        number
        for iri, indicator in targets.indicators.items()
        if indicator.concept in concepts
        for number in _numbers(targets, iri, indicator.basis, wording)
    ]
    lines.sort(key=lambda each: (-each.targets, -len(each.steps), each.indicator, each.unit))
    return Numbers(tuple(lines), sum(each.targets for each in lines))


def _numbers(targets: Targets, iri: str, basis: str, wording: Wording) -> Iterator[Number]:
    its, figures = targets.of_indicator.get(iri, []), targets.figures.get(iri, [])
    kinds = [(each.unit, each.basis) for each in its] + [(each.unit, basis) for each in figures]
    for kind in dict.fromkeys(kinds):
        held = [each for each in its if (each.unit, each.basis) == kind]
        national = [each for each in held if not each.region and not each.scope]
        steps = dict.fromkeys(Step(wording.short(each), each.due[:4]) for each in national)
        told = [each for each in figures if (each.unit, basis) == kind and not each.region]
        last = max(told, key=lambda figure: figure.on, default=None)
        yield Number(iri, kind[0], tuple(steps), len(held), len(held) - len(national), last)


def trend(uptake: Uptake, years: Collection[str]) -> str:
    """Documents by year as a small SVG without words: a table has it all."""
    counted = {int(year): its.total() for year, its in uptake.years.items()}
    if not counted or not years:
        return ""
    first, last = int(min(years)), int(max(years))
    step, most = WIDTH / (last - first + 1), max(counted.values())
    bars = "".join(
        f'<rect x="{length((year - first) * step)}" y="{length(HEIGHT - 1 - tall)}" '
        f'width="{length(max(step - 1.5, 1))}" height="{length(tall)}"/>'
        for year, n in sorted(counted.items())
        for tall in [max(n / most * (HEIGHT - 3), 1.5)]
    )
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg class="trend" aria-hidden="true" {size} fill="currentColor">{bars}</svg>'
