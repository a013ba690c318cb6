"""The embedded store: an Oxigraph database on disk, opened read-only by all who ask.

The default graph holds the union of all named graphs, each triple once. The engine could make that
union as it goes, but then a triple of two graphs gives two solutions, and counts go wrong.
"""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

IN_MEMORY_LIMIT = 2_000_000
"""Statements up to which a reader loads a store into memory: three times faster on scans, at
about 0.4 KB a statement."""


def write_store(path: Path, quads: Iterable[ox.Quad]) -> None:
    """Make a new store on disk, compacted and closed."""
    store = ox.Store(str(path))
    fill_store(store, quads)
    store.optimize()
    store.flush()


def fill_store(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add quads of named graphs, and their union to the default graph."""
    named = list(quads)
    store.bulk_extend(named)
    store.bulk_extend({ox.Quad(quad.subject, quad.predicate, quad.object) for quad in named})


def open_store(path: Path) -> ox.Store:
    """Open a store for reading from disk, at once: for a command that asks a question or two."""
    return ox.Store.read_only(str(path))


def load_store(path: Path, statements: int, in_memory: int = IN_MEMORY_LIMIT) -> ox.Store:
    """Open a store to be asked often: a copy in memory up to so many statements, else from disk."""
    on_disk = open_store(path)
    if statements > in_memory:
        return on_disk
    store = ox.Store()
    store.bulk_extend(on_disk)
    return store
