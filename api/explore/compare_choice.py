"""Which two documents are compared: what the reader wrote, and what to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from queries.things import Thing, Things
from queries.views.compare import Pair, Plans
from queries.views.documents import Documents


@dataclass(frozen=True, slots=True)
class Side:
    """A side as it is asked for: one document, or several that it can mean, or none.

    `family` is the document and, of a notice, what is annexed to it; `shown` stands in the field,
    the title where that means no other document.
    """

    asked: str
    shown: str = ""
    document: str = ""
    family: tuple[str, ...] = ()
    candidates: tuple[Thing, ...] = ()

    @classmethod
    def of(cls, text: str, things: Things, documents: Documents) -> Self:
        """The side that a number, a title or an IRI means."""
        asked = text.strip()
        found = things.find(asked, "document") if asked else ()
        held = tuple(thing for thing in found if thing.iri in documents.by_iri)
        if len(held) != 1:
            return cls(asked, asked, candidates=held)
        iri = held[0].iri
        title = documents.by_iri[iri].titles.get("zh", "")
        is_plain = [thing.iri for thing in things.find(title, "document")] == [iri]
        annexes = (entry.iri for entry in documents.entries if entry.carrier == iri)
        return cls(asked, title if is_plain else asked, iri, (iri, *sorted(annexes)))


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two documents to compare: as generations, or only by what changes lie between them."""

    earlier: str
    later: str
    changes: int
    pair: Pair | None = None


def suggestions(chosen: Sequence[Side], known: Plans, documents: Documents) -> list[Suggested]:
    """Generations of plans, the best aligned first; with one side chosen, what answers to it."""
    ends = {iri for side in chosen for iri in side.family}
    found = [
        Suggested(pair.earlier, pair.later, pair.measures + pair.targets, pair)
        for pair in known.pairs
        if not ends or ends & {pair.earlier, pair.later}
    ]
    if ends:
        joined = {frozenset((each.earlier, each.later)) for each in found}
        for end in sorted(ends):
            for other, changes in known.answering(end).items():
                if frozenset((end, other)) not in joined:
                    found.append(_in_order(end, other, changes, documents))
    held = [s for s in found if {s.earlier, s.later} <= documents.by_iri.keys()]
    return sorted(held, key=lambda s: (-s.changes, s.earlier, s.later))


def _in_order(one: str, other: str, changes: int, documents: Documents) -> Suggested:
    def date(iri: str) -> str:
        return documents.by_iri[iri].date if iri in documents.by_iri else ""

    earlier, later = sorted((one, other), key=date)
    return Suggested(earlier, later, changes)
