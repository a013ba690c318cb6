"""What the page of the documents shows of a choice: facets with counts, chips, a page of lines."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from api.explore.document_choice import AT_ONCE, SORTS, Choice
from api.explore.document_shelf import Publication, Shelf
from api.facets import value_name
from api.i18n import words
from api.labels import Labels, Language, Text
from queries.views.documents import FACETS, Entry

SHOWN_AT_ONCE: Final = 8
"""Values of a facet that are not folded away."""
LEVELS: Final = (
    "party", "legislature", "central", "ministry", "department", "province", "city",
    "alliance", "association", "institute", "enterprise", "class",
)  # fmt: skip
"""The levels from the top down."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its key in addresses, its name, how many documents have it."""

    key: str
    name: Text
    count: int
    chosen: bool
    after: tuple[str, ...] = ()
    """The values of the facet that are chosen after a click on this one."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values; `rest` are those folded away."""

    key: str
    name: str
    values: list[Value]
    rest: list[Value]


class DocumentList:
    """The documents of a choice, as a page shows them in a language."""

    def __init__(self, shelf: Shelf, choice: Choice, labels: Labels, language: Language) -> None:
        self._shelf, self._choice, self._labels = shelf, choice, labels
        self._language, self._words = language, words(language)
        self.entries = shelf.chosen(choice, language)
        self.limit = choice.limit_of(AT_ONCE)

    @cached_property
    def _publications(self) -> list[Publication]:
        return self._shelf.publications(self.entries)

    @property
    def total(self) -> int:
        """How many lines there are on all pages."""
        return len(self._publications)

    @property
    def page(self) -> list[Publication]:
        """The lines of this page."""
        return self._publications[self._choice.offset : self._choice.offset + self.limit]

    @cached_property
    def facets(self) -> list[Facet]:
        """Every facet that has something to choose, the names in the reader's language."""
        text = self._choice.text
        among = self._shelf.having(text) if text else None
        counts = self._shelf.documents.counts(self._choice.facets, among)
        return [self._facet(facet, counts[facet]) for facet in FACETS if counts[facet]]

    @property
    def chips(self) -> list[tuple[str, Value]]:
        """What is chosen, each with its facet."""
        return [
            (facet.key, value)
            for facet in self.facets
            for value in (*facet.values, *facet.rest)
            if value.chosen
        ]

    @property
    def sorts(self) -> dict[str, str]:
        """The orders by key, with their names."""
        _ = self._words.gettext
        names = (
            _("Newest first"), _("Oldest first"), _("Title"), _("Document number"),
            _("Most cited"),
        )  # fmt: skip
        return dict(zip(SORTS, names, strict=True))

    @property
    def pages(self) -> list[int | None]:
        """The offsets of the pages to leap to; None where some are left out."""
        last, here = (self.total - 1) // self.limit, self._choice.offset // self.limit
        near = sorted({0, last, *range(max(0, here - 2), min(last, here + 2) + 1)})
        found: list[int | None] = []
        for before, page in zip([-1, *near], near, strict=False):
            found += [None] if page > before + 1 else []
            found.append(page * self.limit)
        return found if last > 0 else []

    def title(self, entry: Entry) -> Text:
        """The title in the reader's language, else another."""
        return self._labels.name(entry.iri, self._language)

    def original(self, entry: Entry) -> Text | None:
        """The Chinese title, where that is not the one already shown."""
        own = entry.titles.get("zh", "")
        return Text(own, "zh") if own and own != self.title(entry).text else None

    def value(self, facet: str, key: str) -> Text:
        """The name of a value of a facet."""
        return value_name(facet, key, self._labels, self._language)

    def _facet(self, facet: str, counted: list[tuple[str, int]]) -> Facet:
        asked = self._choice.facets[facet]
        if facet == "level":
            order = {key: place for place, key in enumerate(LEVELS)}
            counted = sorted(counted, key=lambda each: order.get(each[0], len(order)))
        known = {key for key, _ in counted}
        values = [
            Value(
                key,
                self.value(facet, key),
                count,
                key in asked,
                tuple(k for k in asked if k != key) if key in asked else (*asked, key),
            )
            for key, count in [*counted, *((key, 0) for key in asked if key not in known)]
        ]
        first = [v for place, v in enumerate(values) if place < SHOWN_AT_ONCE or v.chosen]
        rest = [v for v in values if v not in first]
        return Facet(facet, self._facet_name(facet), first, rest)

    def _facet_name(self, facet: str) -> str:
        _ = self._words.gettext
        names = (
            _("Issuing body"), _("Level"), _("Region"), _("Type"), _("Year"), _("Technology"),
            _("Series"), _("Status"),
        )  # fmt: skip
        return dict(zip(FACETS, names, strict=True))[facet]
