"""`/technologies`: the hierarchy; one technology, who took it up when, and with what numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from api.explore.answer import explored
from api.explore.documents import document_index
from api.explore.targets import target_index
from api.explore.targets_choice import natural
from api.explore.targets_wording import Wording
from api.explore.technologies_places import places
from api.explore.technologies_uptake import UptakeView, numbers, trend
from api.generation import Generation, generation_of
from api.html import language_of, wants_page
from api.labels import Language, Text
from ontology.terms import BASE
from queries.views.documents import key_of
from queries.views.technologies import QUERIES, Mention, Technologies

PER_PAGE: Final = 40
FIRST: Final = 20
"""Places of mention on the page of a technology; the list of them has all."""
BESIDE: Final = 12


@dataclass(frozen=True, slots=True)
class Node:
    """A technology in the tree. One that stands in two places is opened out in the first."""

    iri: str
    name: Text
    documents: int
    measures: int
    trend: Markup
    below: tuple["Node", ...]
    again: bool = False


async def technology_index(generation: Generation) -> Technologies:
    """Every technology of a dataset, for `generation.once`."""
    documents = await generation.once(document_index)
    return Technologies.of(documents, *[await generation.rows(query) for query in QUERIES])


async def technologies(request: Request) -> Response | None:
    """The answer of `/technologies` where it is a page; None for the rows of the question."""
    return await technologies_page(request) if wants_page(request) else None


async def technologies_page(request: Request) -> Response:
    """The tree; with `technology=KEY`, the places that mention one, page by page."""
    key = request.query_params.get("technology", "")
    known = await generation_of(request).once(technology_index)
    if f"{BASE}id/technology/{key}" in known.by_iri:
        return await explored(request, "technology_measures.html", lambda: _measures(request, key))
    return await explored(request, "technologies.html", lambda: _tree(request))


async def _tree(request: Request) -> Mapping[str, Any]:
    generation = generation_of(request)
    known = await generation.once(technology_index)
    wording = Wording(generation.labels, language_of(request))
    seen: set[str] = set()
    tops = sorted(known.tops, key=lambda iri: (-len(known.uptake[iri].documents), iri))
    years = sorted({year for iri in known.tops for year in known.uptake[iri].years})
    return {
        "nodes": [_node(iri, known, wording, seen, years) for iri in tops],
        "total": len(known.by_iri),
        "years": (years[0], years[-1]) if years else ("", ""),
    }


def _node(
    iri: str, known: Technologies, wording: Wording, seen: set[str], years: list[str]
) -> Node:
    again = iri in seen
    seen.add(iri)
    uptake = known.uptake[iri]
    below = [] if again else known.narrower.get(iri, [])
    ordered = sorted(below, key=lambda each: (-len(known.uptake[each].documents), each))
    return Node(
        iri,
        wording.name(iri),
        len(uptake.documents) + len(uptake.undated),
        uptake.measures,
        Markup(trend(uptake, years)),  # noqa: S704  # drawn by us
        tuple(_node(each, known, wording, seen, years) for each in ordered),
        again and bool(known.narrower.get(iri)),
    )


async def _measures(request: Request, key: str) -> Mapping[str, Any]:
    generation = generation_of(request)
    known = await generation.once(technology_index)
    iri = f"{BASE}id/technology/{key}"
    found = places(known.uptake[iri].mentions, iri)
    asked = natural(request.query_params.get("offset"))
    offset = min(asked, max(0, len(found) - 1) // PER_PAGE * PER_PAGE)
    return {
        "iri": iri,
        "places": found[offset : offset + PER_PAGE],
        "total": len(found),
        "offset": offset,
        "per_page": PER_PAGE,
        "wording": Wording(generation.labels, language_of(request)),
    }


async def technology_context(
    generation: Generation, iri: str, language: Language
) -> Mapping[str, Any] | None:
    """What the page of a technology shows; None where it is not known."""
    known = await generation.once(technology_index)
    if iri not in known.by_iri:
        return None
    wording = Wording(generation.labels, language)
    uptake, concept = known.uptake[iri], known.by_iri[iri]
    targets = await generation.once(target_index)
    mentioned = places(uptake.mentions, iri)
    return {
        "iri": iri,
        "key": key_of(iri),
        "preferred": concept.preferred,
        "others": concept.others,
        "definition": concept.definition,
        "history": concept.history,
        "related": concept.related,
        "broader": concept.broader,
        "languages_named": {"zh": "中文", "en": "English", "ja": "日本語"},
        "total": len(uptake.documents) + len(uptake.undated),
        "narrower": [(each, known.uptake[each]) for each in known.narrower.get(iri, [])],
        "beside": known.beside.get(iri, [])[:BESIDE],
        "uptake": uptake,
        "view": UptakeView(uptake, wording, key_of(iri)),
        "places": mentioned[:FIRST],
        "places_in_all": len(mentioned),
        "opening": _opening(known, iri),
        "numbers": numbers(targets, set(known.below(iri)), wording),
        "wording": wording,
    }


def _opening(known: Technologies, iri: str) -> Mention | None:
    """A mention in the earliest document: one with a quote, or of a measure, before others."""
    first = known.uptake[iri].first
    its = [m for m in known.uptake[iri].mentions if first and m.entry.iri == first.iri]
    return min(its, key=lambda m: (not m.quote, not m.measure, m.part), default=None)
