"""What the picture's panel shows: documents and edges of a view by IRI, for the page's elements."""

from collections.abc import Callable
from typing import Any

from api.explore.lineage_lines import EdgeLine, Line, documents, edges
from api.explore.lineage_numbers import Numbers
from api.i18n import PageWords, day
from api.labels import Labels, Language
from ontology.terms import BASE
from queries.lineage import View

Address = Callable[[str], str]


def facts(
    view: View,
    numbers: Numbers,
    labels: Labels,
    language: Language,
    page: Address,
    go: Callable[..., str],
) -> dict[str, Any]:
    """Documents, edges and relations of what is drawn as cards; nothing where cells are drawn.

    `page` gives the address of a document, `go` that of a path of ours with parameters.
    """
    if view.cells and not view.opened:
        return {"documents": {}, "edges": [], "relations": {}}
    drawn = edges(view, language)
    lines = {each.iri: each for edge in drawn for each in (edge.citing, edge.cited)}
    lines |= {each.iri: each for each in documents(view, language)}
    focus = view.focus[0] if view.focus else ""
    words = PageWords(language)
    return {
        "documents": {
            iri: _document(each, numbers, language, words)
            | {"page": page(iri), "focus": go("/lineage", select=short(iri))}
            | ({"path": go("/lineage", select=short(focus), to=short(iri))} if focus else {})
            for iri, each in sorted(lines.items())
        },
        "edges": [_edge(edge, labels, language) for edge in drawn],
        "relations": {
            edge.relation.name: {
                "label": edge.relation.label,
                "colour": edge.relation.colour,
                "dash": edge.relation.dash,
            }
            for edge in drawn
        },
    }


def short(iri: str) -> str:
    """An IRI of ours without its base: what a selector takes, and a reader can bear."""
    return "eli/" + iri.partition("/eli/")[2] if "/eli/" in iri else iri


def _document(it: Line, numbers: Numbers, language: Language, words: PageWords) -> dict[str, str]:
    measures, targets = numbers.measures.get(it.iri, 0), numbers.targets.get(it.iri, 0)
    counts = [
        words.ngettext("%(num)s measure", "%(num)s measures", measures) if measures else "",
        words.ngettext("%(num)s target", "%(num)s targets", targets) if targets else "",
    ]
    return {
        "title": it.title.text,
        "lang": it.title.language,
        "number": it.number,
        "date": day(it.date, language) if it.date else "",
        "level": it.level,
        "counts": " · ".join(filter(None, counts)),
    }


def _edge(edge: EdgeLine, labels: Labels, language: Language) -> dict[str, str]:
    said = {
        "source": edge.citing.iri,
        "target": edge.cited.iri,
        "relation": edge.relation.name,
        "cue": edge.cue,
        "quote": edge.quote.text,
        "lang": edge.quote.language,
        "mark": edge.mark,
        "said": labels.name(f"{BASE}ns#{edge.mark}", language).text if edge.mark else "",
    }
    return {name: text for name, text in said.items() if text}
