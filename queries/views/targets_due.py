"""What falls due when: targets chosen by facets, sorted, and counted by year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from queries.views.documents import key_of, regions_of
from queries.views.targets import Target

FACETS: Final = ("indicator", "level", "region", "body", "document", "due", "basis")
SORTS: Final = ("due", "date", "indicator")
UNKNOWN: Final = "unknown"
"""The due year of targets whose text gives none; likewise an indicator or a level."""
NATIONAL: Final = "national"
"""The region of targets that no region's document sets."""

Facets = Mapping[str, Collection[str]]


def values(target: Target, facet: str) -> tuple[str, ...]:
    """The keys under which a facet has a target."""
    entry = target.entry
    match facet:
        case "indicator":
            return (key_of(target.indicator) or UNKNOWN,)
        case "due":
            return (target.due[:4] or UNKNOWN,)
        case "basis":
            return (target.basis,)
        case "level":
            return ((entry.level if entry else "") or UNKNOWN,)
        case "region":
            return regions_of(key_of(target.region)) or (NATIONAL,)
        case "body":
            return tuple(map(key_of, entry.bodies)) if entry else ()
        case "document":
            return (document_key(entry.iri),) if entry else ()
    raise KeyError(facet)


def document_key(iri: str) -> str:
    """A document in an address: what follows `/eli/` in its IRI.

    >>> document_key("https://w3id.org/iiot-policy/eli/cn/sc/2017/guofa-50")
    'cn/sc/2017/guofa-50'
    """
    return iri.partition("/eli/")[2] or iri


class Due:
    """All targets, and which of them have what: a set of them is the bits of one integer."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._orders = {sort: in_order(targets, sort) for sort in SORTS}
        self._places = {each.iri: place for place, each in enumerate(self._orders["due"])}
        self._all = (1 << len(self._places)) - 1
        self._having: dict[str, dict[str, int]] = {facet: defaultdict(int) for facet in FACETS}
        for target in self._orders["due"]:
            for facet, having in self._having.items():
                for value in values(target, facet):
                    having[value] |= 1 << self._places[target.iri]

    def chosen(self, facets: Facets, sort: str = "due") -> list[Target]:
        """The targets that have, of each facet, one of the values given; `sort` is one of SORTS."""
        selected = self._selected(facets)
        return [each for each in self._orders[sort] if selected >> self._places[each.iri] & 1]

    def counts(self, facets: Facets, facet: str) -> list[tuple[str, int]]:
        """How many targets each value of a facet would leave, others being kept; most first.

        Due years come in their order. A value that is chosen is told even where it leaves none.
        """
        within = self._selected({name: v for name, v in facets.items() if name != facet})
        asked = facets.get(facet, ())
        counted = [(v, (within & bits).bit_count()) for v, bits in self._having[facet].items()]
        kept = [(value, n) for value, n in counted if n or value in asked]
        if facet == "due":
            return sorted(kept)
        return sorted(kept, key=lambda each: (-each[1], each[0]))

    def _selected(self, facets: Facets) -> int:
        selected = self._all
        for facet, wanted in facets.items():
            if wanted:
                either = 0
                for value in wanted:
                    either |= self._having[facet].get(value, 0)
                selected &= either
        return selected


def in_order(targets: Iterable[Target], sort: str) -> list[Target]:
    """Targets by due date (none last), by the newest document, or by indicator."""
    by_due = sorted(targets, key=lambda t: (t.due or "9", t.dated, t.iri))
    if sort == "date":
        return sorted(by_due, key=lambda t: t.dated, reverse=True)
    if sort == "indicator":
        return sorted(by_due, key=lambda t: (not t.indicator, key_of(t.indicator)))
    return by_due
