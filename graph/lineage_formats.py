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

from graph.lineage_dot import dot_text
from graph.lineage_svg import draw
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
    """A format: its media type, and what writes a view, labels being in a language."""

    media_type: str
    write: Callable[["View", Language], bytes]


def write(view: "View", name: str, language: Language = "zh") -> bytes:
    """The view in a format of `FORMATS`; raises UnknownLineageFormat."""
    if name not in FORMATS:
        raise UnknownLineageFormat(f"no lineage format {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name].write(view, language)


def _json(view: "View", _: Language) -> bytes:
    content = {"nodes": list(_nodes(view)), "edges": list(_edges(view))}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(view: "View", _: Language) -> bytes:
    """One row an edge, as RFC 4180 has it: CRLF, quotes doubled."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, EDGE_FIELDS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(_edges(view))
    return text.getvalue().encode()


def _graphml(view: "View", language: Language) -> bytes:
    file = io.BytesIO()
    nx.write_graphml_xml(_labelled(view, language), file)  # not the one that needs lxml
    return file.getvalue()


def _gexf(view: "View", language: Language) -> bytes:
    writer = GEXFWriter(_labelled(view, language))
    writer.xml.remove(writer.xml.find("meta"))  # today's date and the version of networkx
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


FORMATS: Final[dict[str, LineageFormat]] = {
    "json": LineageFormat("application/json", _json),
    "graphml": LineageFormat("application/graphml+xml", _graphml),
    "gexf": LineageFormat("application/gexf+xml", _gexf),
    "dot": LineageFormat("text/vnd.graphviz", lambda view, lang: dot_text(view, lang).encode()),
    "csv": LineageFormat("text/csv", _csv),
    "svg": LineageFormat("image/svg+xml", lambda view, lang: draw(view, lang).encode()),
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
