"""Put one fault into a graph, validate as a build does, and take the fault out again."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph

from bench.faults.kinds import Kind, Place
from corpus import CORPUS
from graph import dumps
from graph.build import build
from graph.rules import derive, read_rules
from graph.store import fill_store
from graph.validate import PreparedGraph, Result, check, joined, validate_store
from loaders.corpus import read_corpus
from ontology import SHAPES
from ontology.terms import BASE
from queries import RULES


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one kind in one place."""

    kind: Kind
    place: Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """What validation says of a fault: the result that tells it, or the names of others."""

    fault: Fault
    told: Result | None
    others: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether a result names the fault, at its place."""
        return self.told is not None


def choose(store: ox.Store, kinds: Sequence[Kind], each: int, seed: int) -> list[Fault]:
    """Up to so many places for each kind, where the fewest faults stand yet; same seed, same."""
    chance, used = random.Random(seed), Counter[str]()
    chosen = []
    for kind in kinds:
        places = kind.places(store)
        chance.shuffle(places)
        for _ in range(min(each, len(places))):
            place = min(places, key=lambda place: used[place.document])
            places.remove(place)
            used[place.document] += 1
            chosen.append(Fault(kind, place))
    return chosen


def packaged_statements() -> bytes:
    """The statements of the packaged corpus, with what follows by rule, as N-Triples."""
    corpus = read_corpus([CORPUS])
    store = ox.Store()
    fill_store(store, dumps.quads(build(corpus.readings, corpus.lexicon, corpus.vocabularies)))
    derive(store, read_rules(RULES))
    quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


class Bed:
    """A graph to put faults into: the store, and the same graph for pyshacl."""

    def __init__(self, statements: bytes) -> None:
        self.store = ox.Store()
        self.store.bulk_load(statements, ox.RdfFormat.N_TRIPLES)
        self._graph = PreparedGraph().parse(statements, format="nt")
        self._shapes = Graph().parse(SHAPES)
        self._before = frozenset(self._results())

    def try_out(self, fault: Fault) -> Verdict:
        """Validate with the fault in the graph."""
        with self._with(fault):
            results = self._results()
        told = next((result for result in results if _tells(result, fault)), None)
        others = {_name(r) for r in results if r not in self._before}
        return Verdict(fault, told, tuple(sorted(others)))

    def _results(self) -> tuple[Result, ...]:
        found = validate_store(self.store, self._shapes, lambda: self._graph)
        return joined([found, check(self.store)]).results

    @contextmanager
    def _with(self, fault: Fault) -> Iterator[None]:
        added = fault.kind.added(self.store, fault.place)
        removed = fault.kind.removed(self.store, fault.place) - added
        removed = {triple for triple in removed if _quad(triple) in self.store}
        added = {triple for triple in added if _quad(triple) not in self.store}
        if not added and not removed:
            raise ValueError(f"{fault.kind.path}: changes nothing at {fault.place.focus}")
        self._change(removed, added)
        try:
            yield
        finally:
            self._change(added, removed)

    def _change(self, removed: set[ox.Triple], added: set[ox.Triple]) -> None:
        for triple in removed:
            self.store.remove(_quad(triple))
        self.store.extend(map(_quad, added))
        for statement in _parsed(removed):
            self._graph.remove(statement)
        self._graph += _parsed(added)


def _tells(result: Result, fault: Fault) -> bool:
    """Whether a result is that of the shape or check that must tell the fault, at its place."""
    place, header = fault.place, fault.kind.header
    return (
        _name(result) == header.report
        and result.severity == header.severity
        and not {result.focus, result.value}.isdisjoint({place.focus, place.document})
    )


def _name(result: Result) -> str:
    return result.shape.removeprefix(f"{BASE}shapes#").removeprefix(f"{BASE}check/")


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)


def _parsed(triples: set[ox.Triple]) -> Graph:
    """As the whole graph is parsed, so that a literal is the same in both."""
    return Graph().parse(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
