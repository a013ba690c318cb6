"""Where to begin: the documents that most others rest on, the technologies that most speak of."""

from dataclasses import dataclass

from api.explore.lineage_form import Choice, Counting
from api.explore.lineage_lines import Line, line
from api.facets import value_name
from api.labels import Labels, Language
from graph.lineage import ANNEX, Lineage


@dataclass(frozen=True, slots=True)
class Starts:
    """Documents with the number of those that cite them, and technologies with their documents."""

    documents: list[tuple[Line, int]]
    technologies: list[Choice]


def starts(
    lineage: Lineage, documents: Counting, labels: Labels, language: Language, most: int = 6
) -> Starts:
    """The starting points that are worth the most."""
    graph = lineage.graph
    followers: dict[str, set[str]] = {}
    for citing, cited, facts in graph.edges(data=True):
        if facts["relation"] != ANNEX:
            followers.setdefault(cited, set()).add(citing)
    ranked = sorted(followers, key=lambda iri: (-len(followers[iri]), iri))[:most]
    technologies = documents.counts({}).get("technology", [])[: 2 * most]
    return Starts(
        [(line(iri, graph.nodes[iri], language), len(followers[iri])) for iri in ranked],
        [
            Choice(value, value_name("technology", value, labels, language), count, chosen=False)
            for value, count in technologies
        ],
    )
