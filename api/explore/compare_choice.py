"""Which two documents are compared: what the reader wrote, and what to choose from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Self

from api.labels import Language, Text
from queries.things import Thing, Things
from queries.views.compare import Pair, Plans
from queries.views.documents import Documents

ALIKE: Final = 6
"""Documents that are suggested only for what they speak of."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side as it is asked for: one document, or several that it can mean, or none.

    `family` is the document and, of a notice, what is annexed to it; `shown` stands in the field,
    the title in the reader's language where that means no other document.
    """

    asked: str
    shown: Text
    document: str = ""
    family: tuple[str, ...] = ()
    candidates: tuple[Thing, ...] = ()

    @classmethod
    def of(cls, text: str, things: Things, documents: Documents, language: Language) -> Self:
        """The side that a number, a title or an IRI means."""
        asked = text.strip()
        found = things.find(asked, "document") if asked else ()
        held = tuple(thing for thing in found if thing.iri in documents.by_iri)
        if len(held) != 1:
            return cls(asked, Text(asked), candidates=held)
        iri = held[0].iri
        titles = documents.by_iri[iri].titles
        plain = (
            Text(titles[tag], tag)
            for tag in (language, "zh")
            if tag in titles and [t.iri for t in things.find(titles[tag], "document")] == [iri]
        )
        annexes = (entry.iri for entry in documents.entries if entry.carrier == iri)
        return cls(asked, next(plain, Text(asked)), iri, (iri, *sorted(annexes)))


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two documents to compare: generations of a plan, or joined by changes or technologies.

    `changes` lie between them; `technologies` are what both speak of, where nothing else is known.
    """

    earlier: str
    later: str
    changes: int = 0
    pair: Pair | None = None
    technologies: int = 0

    def other(self, ends: Collection[str]) -> str:
        """The end that is not among these."""
        return self.later if self.earlier in ends else self.earlier


def suggestions(known: Plans, documents: Documents) -> list[Suggested]:
    """Generations of plans, the best aligned first."""
    return _ordered(_generations(known), documents)


def answering(side: Side, known: Plans, documents: Documents) -> list[Suggested]:
    """What to compare a document with: the plan before and after it first, then what it shares."""
    ends = set(side.family)
    found = [each for each in _generations(known) if ends & {each.earlier, each.later}]
    others = {each.other(ends) for each in found}
    for end in sorted(ends):
        for other, changes in known.answering(end).items():
            if other not in others:
                others.add(other)
                found.append(_in_order(end, other, documents, changes=changes))
    alike = _alike(side, known, documents, others)
    return [*_ordered(found, documents), *alike]


def _generations(known: Plans) -> list[Suggested]:
    return [Suggested(p.earlier, p.later, p.measures + p.targets, p) for p in known.pairs]


def _ordered(found: Iterable[Suggested], documents: Documents) -> list[Suggested]:
    held = [s for s in found if {s.earlier, s.later} <= documents.by_iri.keys()]
    return sorted(held, key=lambda s: (s.pair is None, -s.changes, s.earlier, s.later))


def _alike(
    side: Side, known: Plans, documents: Documents, besides: Collection[str]
) -> list[Suggested]:
    """Those that speak of most of the same technologies, of the same level before others."""
    family = [documents.by_iri[iri] for iri in side.family]
    ours = {technology for entry in family for technology in entry.technologies}
    level = family[0].level
    found = [
        (len(ours.intersection(entry.technologies)), entry.level == level, entry.date, entry.iri)
        for entry in documents.entries
        if entry.iri in known.items and entry.iri not in {*side.family, *besides}
    ]
    best = sorted((each for each in found if each[0] > 1), reverse=True)[:ALIKE]
    return [_in_order(side.document, iri, documents, technologies=n) for n, _, _, iri in best]


def _in_order(
    one: str, other: str, documents: Documents, *, changes: int = 0, technologies: int = 0
) -> Suggested:
    def date(iri: str) -> str:
        return documents.by_iri[iri].date if iri in documents.by_iri else ""

    earlier, later = sorted((one, other), key=date)
    return Suggested(earlier, later, changes, technologies=technologies)
