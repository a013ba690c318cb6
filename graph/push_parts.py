"""The parts of a release as a push sends them: each named graph, and the union of all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pyoxigraph as ox

from graph.push_digest import Fingerprint, fingerprint
from graph.release import Release

CHUNK_BYTES: Final = 8_000_000
"""Bytes of N-Triples or N-Quads that are sent at once, until a server finds them too many."""

DEFAULT: Final = "the default graph"
"""What messages call it."""

Tell = Callable[[str, int, int], None]
"""To be told what is done, to how many, and of how many."""


@dataclass(frozen=True, slots=True)
class Union:
    """Where the union of all graphs is to stand on a server.

    Attributes:
        graph: The graph that holds it; None for the default graph.
        pushed: Whether it is sent at all: some servers make it themselves.
    """

    graph: str | None = None
    pushed: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A graph of a release, and the place that it has on the server.

    Attributes:
        target: Its name on the server; None for the default graph.
        print: Its fingerprint.
        read: Its triples, those of one subject together, as often as they are asked for.
    """

    target: str | None
    print: Fingerprint
    read: Callable[[], Iterator[ox.Triple]]

    @property
    def label(self) -> str:
        """Its place as messages name it."""
        return label(self.target)


def label(graph: str | None) -> str:
    """A graph as messages name it."""
    return DEFAULT if graph is None else graph


def read_parts(release: Release, union: Union, tell: Tell) -> list[Part]:
    """The graphs of a release in order of their names, and last their union, where it has a place.

    Nothing is held in memory but fingerprints.
    """
    # from disk: its order has the triples of a subject together, and is the same each time
    store = ox.Store.read_only(str(release.store))
    names = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    places: list[tuple[ox.NamedNode | ox.DefaultGraph, str | None]]
    places = [(ox.NamedNode(name), name) for name in names]
    if union.pushed:
        places.append((ox.DefaultGraph(), union.graph))
    parts = []
    for done, (graph, target) in enumerate(places):
        tell("reading", done, len(places))
        read = partial(_read, store, graph)
        parts.append(Part(target, fingerprint(read()), read))
    return parts


def chunks(
    triples: Iterator[ox.Triple], most: int, end: str = " .\n"
) -> Iterator[tuple[bytes, int]]:
    """Documents of at most `most` bytes, each with the number of triples up to its last.

    They are N-Triples, or N-Quads where `end` names a graph. A line that is longer stands alone.
    """
    lines: list[bytes] = []
    size = count = 0
    for triple in triples:
        text = f"{triple}{end}".encode()
        if size + len(text) > most and lines:
            yield b"".join(lines), count
            lines, size = [], 0
        lines.append(text)
        size += len(text)
        count += 1
    if lines:
        yield b"".join(lines), count


class NQuads:
    """Parts as one N-Quads document in their places, in chunks, as often as it is asked for."""

    def __init__(self, parts: Sequence[Part], places: Mapping[str | None, str | None]) -> None:
        self._parts, self._places = parts, places

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            place = self._places[part.target]
            graph = "" if place is None else f" {ox.NamedNode(place)}"
            for content, _ in chunks(part.read(), CHUNK_BYTES, f"{graph} .\n"):
                yield content


def _read(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Triple]:
    for quad in store.quads_for_pattern(None, None, None, graph):
        yield quad.triple
