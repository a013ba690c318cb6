"""What an update does to a dataset in memory: SPARQL Update, and writes of graphs.

In a release the default graph is the union of the named graphs (`graph.store`). It stays so: what
is written to it joins a graph of its own, `ADDED`; what is deleted from it is deleted everywhere.
"""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from graph.formats import FORMATS
from graph.store import fill_store
from ontology.terms import BASE
from queries.engine import RdfSyntaxError
from queries.execute import syntax_error
from queries.guard import refuse_forbidden

ADDED: Final = ox.NamedNode(f"{BASE}graph/added")
"""Statements that an update wrote to the default graph of a release."""
_DEFAULT: Final = ox.DefaultGraph()


def updated(store: ox.Store, request: Mapping[str, Any], *, union: bool) -> None:
    """Apply a request: `update` with `base`, or `graph` with `content`, or `graph` alone: drop it.

    With `union`, keep the default graph the union of the others. Raises QuerySyntaxError,
    QueryRefused or RdfSyntaxError, with the dataset in no state to be used.
    """
    before = set(store.quads_for_pattern(None, None, None, _DEFAULT)) if union else set()
    if "update" in request:
        _run(store, request["update"], request["base"])
    elif "content" in request:
        _store(store, request)
    else:
        _drop(store, _graph(request))
    if union:
        _keep_union(store, before)


def unconfirmed(path: Path) -> Path:
    """Where a dataset stands that was updated, until the update is known to have been made."""
    return path.with_suffix(".new")


def save(store: ox.Store, path: Path) -> None:
    """Write the named graphs to a file, which is not yet the one that `saved` reads."""
    named = (quad for quad in store if quad.graph_name != _DEFAULT)
    with unconfirmed(path).open("wb") as file:
        ox.serialize(named, file, ox.RdfFormat.N_QUADS)


def confirm(path: Path) -> None:
    """Let what `save` wrote be what `saved` reads."""
    unconfirmed(path).replace(path)


def saved(path: Path) -> ox.Store:
    """The dataset that was saved in a file."""
    store = ox.Store()
    fill_store(store, ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    return store


def _run(store: ox.Store, update: str, base: str | None) -> None:
    refuse_forbidden(update)
    try:
        store.update(update, base_iri=base)
    except SyntaxError as error:
        raise syntax_error(update, str(error)) from error


def _store(store: ox.Store, request: Mapping[str, Any]) -> None:
    graph = _graph(request)
    if request["replace"]:
        store.clear_graph(graph)
    if isinstance(graph, ox.NamedNode):
        store.add_graph(graph)
    try:
        for quad in ox.parse(
            base64.b64decode(request["content"]),
            FORMATS[request["format"]].syntax,
            base_iri=request["base"],
            without_named_graphs=True,
            rename_blank_nodes=True,
        ):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    except SyntaxError as error:
        raise RdfSyntaxError(str(error)) from error


def _drop(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    if isinstance(graph, ox.NamedNode):
        store.remove_graph(graph)
    else:
        store.clear_graph(graph)


def _graph(request: Mapping[str, Any]) -> ox.NamedNode | ox.DefaultGraph:
    return _DEFAULT if request["graph"] is None else ox.NamedNode(request["graph"])


def _keep_union(store: ox.Store, before: set[ox.Quad]) -> None:
    """Write the default graph's own changes to the named graphs, and theirs to the default graph.

    `before` is the default graph as it was, the union then.
    """
    now = set(store.quads_for_pattern(None, None, None, _DEFAULT))
    for gone in before - now:
        for quad in list(store.quads_for_pattern(gone.subject, gone.predicate, gone.object)):
            store.remove(quad)
    for new in now - before:
        store.add(ox.Quad(new.subject, new.predicate, new.object, ADDED))
    named = {
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in store
        if quad.graph_name != _DEFAULT
    }
    present = set(store.quads_for_pattern(None, None, None, _DEFAULT))
    for quad in present - named:
        store.remove(quad)
    store.extend(named - present)
