"""Two plans side by side: what of their measures and targets is known to answer to what.

Nothing is aligned here: the graph's own changes (`iip:MeasureChange`, `iip:TargetChange`, derived
by the rules) are laid out. What no change speaks of is told as such.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["measure", "target"]
CHANGES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "measure": ("changeCarried", "changeDropped", "changeNew"),
    "target": (
        "changeRaised", "changeLowered", "changeCarried", "changeRestated", "changeRebased",
        "changeSplit", "changeMerged", "changeDropped", "changeNew",
    ),
}  # fmt: skip
"""The changes in the order in which they are shown, by the local names of their types."""

ACTOR: Final = "text:"
"""Before the name of an actor whom only the text names."""


@dataclass(frozen=True, slots=True)
class Item:
    """A measure or a target: where it stands, what it says, how it is known.

    `names` are headings by language, of a target what it counts; `amount`, `due` (a partial ISO
    date), `scope` and `indicator` are "" where there is none; `part` is the measure of a target.
    """

    iri: str
    kind: Kind
    document: str
    names: Mapping[str, str]
    marks: tuple[str, ...] = ()
    number: str = ""
    order: int = 0
    amount: str = ""
    due: str = ""
    scope: str = ""
    indicator: str = ""
    part: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a measure or target: its type, both ends, why it is said, how it is known.

    `reasons` are by language; `score` (0 to 1) tells how alike two measures are.
    """

    iri: str
    kind: Kind
    type: str
    earlier: Item | None
    later: Item | None
    earlier_document: str
    later_document: str
    reasons: Mapping[str, str]
    score: float | None
    marks: tuple[str, ...]

    def at(self, documents: Collection[str]) -> Item | None:
        """The end that stands in one of the documents."""
        ends = (self.earlier, self.later)
        return next((item for item in ends if item and item.document in documents), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan and the one before it, and how many changes of each kind lie between them.

    `stated` where a text says that it succeeds it; else the order of their series does.
    """

    earlier: str
    later: str
    stated: bool
    measures: int
    targets: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What only the left has, what both have, what only the right has."""

    left: tuple[str, ...]
    both: tuple[str, ...]
    right: tuple[str, ...]

    @classmethod
    def of(cls, left: Collection[str], right: Collection[str]) -> "Shared":
        """The parts of two collections, each in its own order."""
        return cls(
            tuple(x for x in left if x not in right),
            tuple(x for x in left if x in right),
            tuple(x for x in right if x not in left),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets of documents: the changes between them, and what no change speaks of.

    `groups` are by kind and type of change, in the order of CHANGES, none of them empty.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    groups: Mapping[Kind, Mapping[str, tuple[Change, ...]]]
    rest: Mapping[Kind, tuple[tuple[Item, ...], tuple[Item, ...]]]
    actors: Shared
    pairs: tuple[Pair, ...]

    @property
    def is_aligned(self) -> bool:
        """Whether anything says what answers to what."""
        return any(self.groups.values())

    @property
    def reversed(self) -> bool:
        """Whether the left is the later of the two, as all changes between them have it."""
        changes = [c for of in self.groups.values() for group in of.values() for c in group]
        return bool(changes) and all(c.later_document in self.left for c in changes)


class Plans:
    """What every document sets out to do, and what became of it in others."""

    def __init__(
        self,
        items: Iterable[Item],
        changes: Iterable[Change],
        pairs: Iterable[Pair],
        actors: Mapping[str, Collection[str]],
    ) -> None:
        self.pairs, self._actors = tuple(pairs), actors
        self.items: dict[str, list[Item]] = defaultdict(list)
        for item in sorted(items, key=lambda item: (item.order, item.number, item.iri)):
            self.items[item.document].append(item)
        self._between: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in changes:
            self._between[change.earlier_document, change.later_document].append(change)

    def matching(
        self, left: Collection[str], right: Collection[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The members of two families that are generations of one plan; else the families."""
        found = [
            ends
            for pair in self.pairs
            for ends in ((pair.earlier, pair.later), (pair.later, pair.earlier))
            if ends[0] in left and ends[1] in right
        ]
        if not found:
            return tuple(left), tuple(right)
        ours, theirs = ({ends[place] for ends in found} for place in (0, 1))
        return tuple(x for x in left if x in ours), tuple(x for x in right if x in theirs)

    def between(self, left: Collection[str], right: Collection[str]) -> list[Change]:
        """The changes from documents of one side to those of the other, either way."""
        ways = [*((a, b) for a in left for b in right), *((b, a) for a in left for b in right)]
        return [change for way in dict.fromkeys(ways) for change in self._between.get(way, ())]

    def compare(self, left: Collection[str], right: Collection[str]) -> Comparison:
        """Two sides, each a document or a notice with its annexes, by their IRIs."""
        ours, theirs = self.matching(left, right)
        changes = self.between(ours, theirs)
        spoken = {end.iri for c in changes for end in (c.earlier, c.later) if end}
        rest: dict[Kind, tuple[tuple[Item, ...], tuple[Item, ...]]] = {}
        for kind in CHANGES:
            rest[kind] = (self._rest(kind, ours, spoken), self._rest(kind, theirs, spoken))
        return Comparison(
            ours,
            theirs,
            {kind: _grouped(changes, kind) for kind in CHANGES},
            rest,
            Shared.of(self._acting(ours), self._acting(theirs)),
            tuple(p for p in self.pairs if {p.earlier, p.later} & {*ours, *theirs}),
        )

    def answering(self, document: str) -> dict[str, int]:
        """The documents that changes join with one, and how many changes; the most first."""
        counts: dict[str, int] = defaultdict(int)
        for (earlier, later), changes in self._between.items():
            if document in (earlier, later):
                counts[later if document == earlier else earlier] += len(changes)
        return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))

    def _rest(self, kind: Kind, documents: Collection[str], spoken: set[str]) -> tuple[Item, ...]:
        items = (item for document in documents for item in self.items.get(document, ()))
        return tuple(i for i in items if i.kind == kind and i.iri not in spoken)

    def _acting(self, documents: Collection[str]) -> list[str]:
        return sorted({actor for document in documents for actor in self._actors.get(document, ())})


def _grouped(changes: Iterable[Change], kind: Kind) -> dict[str, tuple[Change, ...]]:
    groups: dict[str, list[Change]] = {name: [] for name in CHANGES[kind]}
    for change in changes:
        if change.kind == kind:
            groups.setdefault(change.type, []).append(change)
    return {name: tuple(sorted(of, key=_place)) for name, of in groups.items() if of}


def _place(change: Change) -> tuple[int, str, str]:
    item = change.earlier or change.later
    return (item.order, item.number, item.names.get("zh", "")) if item else (0, "", change.iri)
