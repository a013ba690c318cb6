"""What a reader asks of the targets, as the address says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from starlette.requests import Request

from api.explore.targets_wording import Wording
from api.labels import Text
from ontology.terms import BASE
from queries.views.targets_due import FACETS, SORTS, UNKNOWN

PER_PAGE: Final = 50
_FOLDERS: Final = {
    "indicator": "id/indicator/",
    "body": "id/body/",
    "document": "eli/",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Facets, order and page of the table."""

    facets: Mapping[str, list[str]]
    sort: str = SORTS[0]
    offset: int = 0

    @classmethod
    def of(cls, request: Request) -> Self:
        """What the address asks; what it cannot mean is left out."""
        asked = request.query_params
        facets = {name: [v for v in asked.getlist(name) if v] for name in FACETS}
        sort = asked.get("sort", "")
        return cls(facets, sort if sort in SORTS else SORTS[0], natural(asked.get("offset")))

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return any(self.facets.values())

    def without(self, facet: str, value: str) -> list[str] | None:
        """What stays of a facet when a value is taken out; None where nothing does."""
        return [each for each in self.facets[facet] if each != value] or None


def natural(text: str | None) -> int:
    """A number from an address; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 0


def named(facet: str, value: str, wording: Wording) -> Text:
    """The name of a facet's value."""
    own = wording.language
    if facet == "level":
        return Text(wording.level(value), own)
    if facet == "region":
        return wording.sphere(value)
    if value == UNKNOWN:
        unknown = {
            "due": wording.words.gettext("no due date"),
            "indicator": wording.words.gettext("no indicator"),
        }
        return Text(str(unknown.get(facet, value)), own)
    if facet == "basis":
        return wording.term("basis", value)
    if facet in _FOLDERS:
        return wording.name(f"{BASE}{_FOLDERS[facet]}{value}")
    return Text(value)


def facet_names(wording: Wording) -> dict[str, str]:
    """The names of the facets."""
    words = wording.words
    return {
        "indicator": str(words.gettext("Indicator")),
        "level": str(words.gettext("Level of government")),
        "region": str(words.gettext("Region")),
        "body": str(words.gettext("Issuing body")),
        "document": str(words.gettext("Document")),
        "due": str(words.gettext("Due year")),
        "basis": str(words.gettext("Basis")),
    }


def sort_names(wording: Wording) -> dict[str, str]:
    """The names of the orders."""
    words = wording.words
    return {
        "due": str(words.gettext("by due date")),
        "date": str(words.gettext("newest document first")),
        "indicator": str(words.gettext("by indicator")),
    }
