"""The square of the bodies that issue together, with the words for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.explore.charts.matrix import matrix
from api.explore.targets_wording import Wording
from queries.views.bodies import Bodies
from queries.views.documents import key_of


@dataclass(frozen=True, slots=True)
class Square:
    """Some bodies against each other, in a fixed order."""

    known: Bodies
    wording: Wording
    order: Sequence[str]

    def drawn(self, go: Callable[..., str], title: str) -> Markup:
        """The square; `go` gives an address of ours."""
        if not self.order:
            return Markup()
        names = {iri: self.wording.name(iri) for iri in self.order}

        def say(one: str, other: str, n: int) -> str:
            words = self.wording.words
            counted = words.ngettext("%(num)s joint publication", "%(num)s joint publications", n)
            return f"{names[one].text} · {names[other].text} · {counted}"

        def link(one: str, other: str | None) -> str:
            if other is None:
                return go(f"/id/body/{key_of(one)}")
            return go("/bodies", body=[key_of(one), key_of(other)]) + "#together"

        own = self.wording.language
        drawn = matrix(names, self.known.together, self.order, title, own, say, link)
        return Markup(drawn)  # noqa: S704  # drawn by us
