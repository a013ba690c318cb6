"""A view of the lineage in the DOT language of Graphviz, time from left to right."""

from typing import TYPE_CHECKING

from graph.picture.text import xml_text
from graph.picture.words import LANGUAGES, LOOKS, OTHER_LOOK, Language, relation_label

if TYPE_CHECKING:
    import networkx as nx


def dot_text(view: "nx.MultiDiGraph[str]", language: Language) -> str:
    """The view as a `digraph`; cue and quote are tooltips, the rest attributes of their names."""
    lines = [
        "digraph lineage {",
        "  graph [rankdir=RL];",
        '  node [shape=box, fontname="Noto Sans CJK SC"];',
        '  edge [fontname="Noto Sans CJK SC", fontsize=10];',
    ]
    for node in sorted(view):
        about = _of_node(node, view.nodes[node], language)
        lines.append(f"  {_quoted(node)} {_attributes(about)};")
    edges = sorted(view.edges(data=True), key=lambda edge: (*edge[:2], sorted(edge[2].items())))
    for citing, cited, facts in edges:
        about = _of_edge(facts, language)
        lines.append(f"  {_quoted(citing)} -> {_quoted(cited)} {_attributes(about)};")
    return "\n".join([*lines, "}"]) + "\n"


def _of_node(node: str, facts: dict[str, object], language: Language) -> dict[str, str]:
    said = {name: str(value) for name, value in facts.items() if value is not None}
    title = next((said[name] for name in (language, *LANGUAGES) if said.get(name)), "")
    rows = filter(None, (said.get("number"), title, said.get("date")))
    plain = {name: said[name] for name in ("number", "date", "level", "depth") if name in said}
    bold = {"penwidth": "2"} if said.get("depth") == "0" else {}
    return {"label": _shown("\n".join(rows) or node), "URL": node, **plain, **bold}


def _of_edge(facts: dict[str, str], language: Language) -> dict[str, str]:
    relation = facts.get("relation", "")
    look = LOOKS.get(relation, OTHER_LOOK)
    reason = ": ".join(filter(None, (facts.get("cue"), facts.get("quote"))))
    names = ("relation", "citation", "part", "verification")
    return {
        "label": _shown(relation_label(relation, language)),
        **({"tooltip": _shown(reason)} if reason else {}),
        **{name: facts[name] for name in names if facts.get(name)},
        "color": look.colour,
        "style": "dashed" if look.dash else "solid",
    }


def _attributes(values: dict[str, str]) -> str:
    return "[" + ", ".join(f"{name}={_quoted(value)}" for name, value in values.items()) + "]"


def _shown(text: str) -> str:
    """Text that Graphviz draws: there `&` begins an entity."""
    return text.replace("&", "&amp;")


def _quoted(text: str) -> str:
    r"""A quoted string; a backslash would begin an escape, and a bare line break be lost.

    >>> print(_quoted('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    text = xml_text(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n") + '"'
