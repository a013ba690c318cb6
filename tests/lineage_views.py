"""Any small view of a lineage, as a hypothesis strategy."""

import networkx as nx
from hypothesis import strategies as st

from graph.lineage import ANNEX

NODES = tuple(f"https://w3id.org/iiot-policy/eli/cn/x/{number}" for number in range(8))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "zh": st.text(), "en": st.text(), "ja": st.text(), "number": st.text(max_size=60),
        "date": st.sampled_from(["2018", "2018-03", "2018-03-06", "2020-01-01", "soon"]),
        "level": st.sampled_from(["central", "ministry", "city", "made-up"]),
        "type": st.text(max_size=5), "depth": st.integers(-2, 2),
    },
)  # fmt: skip
EDGES = st.lists(
    st.tuples(
        st.sampled_from(NODES), st.sampled_from(NODES),
        st.sampled_from([ANNEX, "cites", "legalBasis", "madeUp"]), st.text(),
    ),
    max_size=16,
)  # fmt: skip


@st.composite
def views(draw_from: st.DrawFn) -> "nx.MultiDiGraph[str]":
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = draw_from(st.lists(st.sampled_from(NODES), unique=True))
    for node in nodes:
        view.add_node(node, **draw_from(FACTS))
    for citing, cited, relation, quote in draw_from(EDGES):
        if citing in nodes and cited in nodes:
            view.add_edge(citing, cited, relation=relation, quote=quote)
    return view
