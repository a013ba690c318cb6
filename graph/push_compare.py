"""Whether a graph on a server is the graph that was sent, and if not, in which statements."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from graph.push_digest import fingerprint, line
from graph.push_http import ServerError
from graph.push_parts import Part
from graph.push_server import Server

Normalise = Callable[[ox.Literal], ox.Literal]
"""What a server is known to make of a literal: `"01"^^xsd:integer` becomes `"1"^^xsd:integer`."""

EXAMPLES: Final = 5
"""Statements that a report names of each kind."""

_SUBJECTS: Final = 500
"""Subjects asked for at once: Virtuoso 7.2 answers for 700 and more, in 0.15 s."""

_IN_MEMORY: Final = 100_000
"""Triples compared at once: about 50 MB."""


@dataclass(slots=True)
class Difference:
    """How a graph on the server differs from what it should be.

    Attributes:
        missing: Number of statements that the server lacks.
        surplus: Number of statements that it has beside them.
        examples: Some of both, as N-Triples after "-" or "+".
        normalised: Literals that the server changed in a known way, by what became of them.
        found: Statements that the server has in that graph.
    """

    missing: int = 0
    surplus: int = 0
    examples: list[str] = field(default_factory=list)
    normalised: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: int = 0

    @property
    def none(self) -> bool:
        """Whether the graph is as it should be, but for known normalisations."""
        return not self.missing and not self.surplus

    def add(
        self, ours: Iterable[ox.Triple], theirs: Iterable[ox.Triple], normalise: Normalise
    ) -> None:
        """Compare a page of both, whole with regard to its subjects."""
        expected, found = set(ours), set(theirs)
        self.found += len(found)
        missing, surplus = expected - found, found - expected
        known = {_normal(triple, normalise): triple for triple in found}
        for triple in sorted(missing, key=str):
            there = known.get(_normal(triple, normalise))
            if there is None:
                self._name("-", triple)
                self.missing += 1
            else:
                self.normalised[str(triple.object), str(there.object)] += 1
                surplus.discard(there)
        for triple in sorted(surplus, key=str):
            self._name("+", triple)
            self.surplus += 1

    def others(self, count: int) -> None:
        """Statements of subjects that should not be there at all."""
        if count > 0:
            self.surplus += count
            self.examples.append(f"+ {count} statements of other subjects")

    def _name(self, sign: str, triple: ox.Triple) -> None:
        if sum(example.startswith(sign) for example in self.examples) < EXAMPLES:
            self.examples.append(f"{sign} {line(triple).rstrip()}")


def compare(server: Server, part: Part, at: str | None, normalise: Normalise) -> Difference:
    """Read the graph `at` back, whole, and compare it with a part.

    A graph that is larger than what the server gives at once, or than memory takes lightly, is
    read by its subjects. Raises ServerError.
    """
    difference = Difference()
    rows, total = server.at.rows, None
    if rows is None or part.print.statements < rows:
        there = fingerprint(server.triples(at))
        if there == part.print:
            difference.found = there.statements
            return difference
        if rows is None or there.statements < rows:  # it is whole
            total = there.statements
            if max(total, part.print.statements) <= _IN_MEMORY:
                difference.add(part.read(), server.triples(at), normalise)
                return difference
    for subjects, ours in _pages(part.read(), rows // 2 if rows else _IN_MEMORY):
        theirs = list(server.triples(at, subjects))
        if rows is not None and len(theirs) >= rows:
            raise ServerError(
                f"{part.label}: {len(subjects)} subjects have more than {rows} statements, and the"
                " server gives no more at once: they cannot be compared"
            )
        difference.add(ours, theirs, normalise)
    difference.others((server.count(at) if total is None else total) - difference.found)
    return difference


def _pages(
    triples: Iterator[ox.Triple], most: int
) -> Iterator[tuple[list[ox.NamedNode], list[ox.Triple]]]:
    """Triples in pages of whole subjects, of at most `_SUBJECTS` subjects and `most` triples.

    A subject that alone has more makes a page of its own.
    """
    subjects: list[ox.NamedNode] = []
    page: list[ox.Triple] = []
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        its = list(group)
        if page and (len(page) + len(its) > most or len(subjects) == _SUBJECTS):
            yield subjects, page
            subjects, page = [], []
        assert isinstance(subject, ox.NamedNode)  # noqa: S101  # releases have no blank nodes
        subjects.append(subject)
        page += its
    if page:
        yield subjects, page


def _normal(triple: ox.Triple, normalise: Normalise) -> ox.Triple:
    if not isinstance(triple.object, ox.Literal):
        return triple
    return ox.Triple(triple.subject, triple.predicate, normalise(triple.object))
