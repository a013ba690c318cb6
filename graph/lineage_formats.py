"""A view of the lineage as a file: the same view gives the same bytes.

Nodes and edges are written in sorted order, and no clock, no version of a tool and no random order
comes into them.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.lineage_cells import MOST_CARDS, Cells, count_by_cell
from graph.lineage_dot import dot_text
from graph.lineage_picture import LineagePicture
from graph.picture.text import xml_text
from graph.picture.words import LANGUAGES, Language, relation_label

if TYPE_CHECKING:
    View: TypeAlias = nx.MultiDiGraph[str]

NODE_FIELDS: Final = ("date", "level", "type", "depth")
EDGE_FIELDS: Final = (
    "source",
    "target",
    "relation",
    "cue",
    "quote",
    "citation",
    "part",
    "verification",
)
"""Of each edge, in JSON and as the header of CSV: `source` cites `target`."""


class UnknownLineageFormat(ValueError):  # noqa: N818  # named for what it holds
    """There is no such format; the message names those that there are."""


class LineageFormat(NamedTuple):
    """A format: its media type, and what writes a view in it."""

    media_type: str
    write: Callable[[LineagePicture], bytes]


def write(view: "View", name: str, language: Language = "zh") -> bytes:
    """The view in a format of `FORMATS`, with labels; raises UnknownLineageFormat."""
    return write_picture(LineagePicture(view, language), name)


def write_picture(picture: LineagePicture, name: str) -> bytes:
    """A view, looked at in some way, in a format of `FORMATS`; raises UnknownLineageFormat."""
    if name not in FORMATS:
        raise UnknownLineageFormat(f"no lineage format {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name].write(picture)


def _json(picture: LineagePicture) -> bytes:
    """Nodes and edges; where they are too many for cards, also the counts by cell."""
    view = picture.view
    content: dict[str, object] = {"nodes": list(_nodes(view)), "edges": list(_edges(view))}
    if len(view) > MOST_CARDS:
        content["cells"] = _counted(count_by_cell(view, picture.lanes))
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _counted(cells: Cells) -> dict[str, object]:
    return {
        "cells": [
            {"id": one.key, "year": one.year, "lane": one.lane, "documents": len(one.documents)}
            for one in cells.cells.values()
        ],
        "edges": [
            {"source": one.source, "target": one.target, "relations": dict(one.relations)}
            for one in cells.edges
        ],
    }


def _csv(picture: LineagePicture) -> bytes:
    """One row an edge, as RFC 4180 has it: CRLF, quotes doubled."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, EDGE_FIELDS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(_edges(picture.view))
    return text.getvalue().encode()


def _graphml(picture: LineagePicture) -> bytes:
    file = io.BytesIO()
    nx.write_graphml_xml(
        _labelled(picture.view, picture.language), file
    )  # not the one that needs lxml
    return file.getvalue()


def _gexf(picture: LineagePicture) -> bytes:
    writer = GEXFWriter(_labelled(picture.view, picture.language))
    writer.xml.remove(writer.xml.find("meta"))  # today's date and the version of networkx
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


FORMATS: Final[dict[str, LineageFormat]] = {
    "json": LineageFormat("application/json", _json),
    "graphml": LineageFormat("application/graphml+xml", _graphml),
    "gexf": LineageFormat("application/gexf+xml", _gexf),
    "dot": LineageFormat("text/vnd.graphviz", lambda it: dot_text(it.view, it.language).encode()),
    "csv": LineageFormat("text/csv", _csv),
    "svg": LineageFormat("image/svg+xml", lambda it: it.svg().encode()),
    "png": LineageFormat("image/png", lambda it: it.png()),
}


def _nodes(view: "View") -> Iterator[dict[str, object]]:
    for node in sorted(view):
        facts = view.nodes[node]
        label = {language: facts.get(language) for language in LANGUAGES}
        plain = {name: facts.get(name) for name in NODE_FIELDS}
        yield {"id": node, "number": facts.get("number"), "label": label, **plain}


def _edges(view: "View") -> list[dict[str, str | None]]:
    found = []
    for citing, cited, facts in view.edges(data=True):
        said = {**facts, "source": citing, "target": cited}
        found.append({name: said.get(name) for name in EDGE_FIELDS})
    order = ("source", "target", "relation", "citation", *EDGE_FIELDS)
    return sorted(found, key=lambda edge: [edge[name] or "" for name in order])


def _labelled(view: "View", language: Language) -> "View":
    """A copy for tools such as Gephi: sorted, with labels, without absent values."""
    copy: View = nx.MultiDiGraph()
    for node in sorted(view):
        facts = {name: view.nodes[node].get(name) for name in ("number", *LANGUAGES, *NODE_FIELDS)}
        titles = (facts[name] for name in (language, *LANGUAGES, "number"))
        label = next(filter(None, titles), node)
        copy.add_node(xml_text(node), **_present({**facts, "label": label}))
    for place, edge in enumerate(_edges(view), 1):
        source, target = (xml_text(edge.pop(end) or "") for end in ("source", "target"))
        label = relation_label(edge["relation"] or "", language)
        copy.add_edge(source, target, f"e{place}", **_present({**edge, "label": label}))
    return copy


def _present(facts: Mapping[str, object]) -> dict[str, object]:
    return {
        name: xml_text(value) if isinstance(value, str) else value
        for name, value in facts.items()
        if value is not None
    }
