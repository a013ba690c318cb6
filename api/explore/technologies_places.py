"""Where a technology is mentioned: each part of a document once, with what it mentions below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from queries.views.documents import Entry
from queries.views.technologies import Mention


@dataclass(frozen=True, slots=True)
class Place:
    """A part that mentions a technology, or some that stand `below` it; or the document itself."""

    part: str
    entry: Entry
    verification: str
    quote: str
    below: tuple[str, ...]


def places(mentions: Iterable[Mention], technology: str) -> list[Place]:
    """The places of mentions that are in the order of their parts, as those of an uptake are."""
    by_part = groupby(mentions, key=lambda mention: mention.part)
    return [_place(list(its), technology) for _, its in by_part]


def _place(its: list[Mention], technology: str) -> Place:
    own = next((mention for mention in its if mention.concept == technology), its[0])
    below = tuple(mention.concept for mention in its if mention.concept != technology)
    return Place(own.part, own.entry, own.verification, own.quote, below)
