"""`/targets`: the indicators, one of them over time, and what falls due when."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from api.explore.answer import explored
from api.explore.charts.spark import spark
from api.explore.documents import document_index
from api.explore.targets_choice import PER_PAGE, Choice, facet_names, named, sort_names
from api.explore.targets_files import FILES, file
from api.explore.targets_indicator import indicator_view
from api.explore.targets_wording import Wording
from api.generation import Generation, generation_of
from api.html import language_of, wants_page
from api.labels import Language, Text
from ontology.terms import BASE
from queries.views.documents import key_of
from queries.views.targets import QUERIES, Target, Targets
from queries.views.targets_due import FACETS, SORTS, Due
from queries.views.targets_over_time import panels

MOST_VALUES: Final = 300
"""Values of a facet in its menu."""
FEW: Final = 24
"""Indicators in the overview until all are asked for."""


async def target_index(generation: Generation) -> Targets:
    """Every target of a dataset, for `generation.once`."""
    documents = await generation.once(document_index)
    return Targets.of(documents, *[await generation.rows(query) for query in QUERIES])


async def due_index(generation: Generation) -> Due:
    """The targets by facet, for `generation.once`."""
    return Due((await generation.once(target_index)).all)


async def targets(request: Request) -> Response | None:
    """The answer of `/targets` where it is a page or a file; None for the rows of the question."""
    if request.query_params.get("format") in FILES:
        generation = generation_of(request)
        known, due = await generation.once(target_index), await generation.once(due_index)
        return file(request, known, due)
    return await targets_page(request) if wants_page(request) else None


async def targets_page(request: Request) -> Response:
    """The page of the targets chosen."""

    async def make() -> Mapping[str, Any]:
        generation = generation_of(request)
        known, due = await generation.once(target_index), await generation.once(due_index)
        return _context(request, known, due, Wording(generation.labels, language_of(request)))

    return await explored(request, "targets.html", make)


async def indicator_context(
    generation: Generation, iri: str, language: Language
) -> Mapping[str, Any] | None:
    """What the page of an indicator shows; None where it is not known."""
    known = await generation.once(target_index)
    return indicator_view(known, iri, Wording(generation.labels, language))


def _context(request: Request, known: Targets, due: Due, wording: Wording) -> dict[str, Any]:
    choice = Choice.of(request)
    chosen = due.chosen(choice.facets, choice.sort)
    offset = min(choice.offset, max(0, len(chosen) - 1) // PER_PAGE * PER_PAGE)
    page = chosen[offset : offset + PER_PAGE]
    one = choice.facets["indicator"]
    view = indicator_view(known, f"{BASE}id/indicator/{one[0]}", wording) if len(one) == 1 else None
    return {
        "choice": choice,
        "sorts": SORTS,
        "orders": sort_names(wording),
        "facets": facet_names(wording),
        "menus": [_menu(facet, choice, due, wording) for facet in FACETS],
        "chips": [(f, v, named(f, v, wording)) for f in FACETS for v in choice.facets[f]],
        "total": len(chosen),
        "undated": sum(1 for target in chosen if not target.due),
        "groups": _groups(page, choice.sort),
        "offset": offset,
        "per_page": PER_PAGE,
        "known": known,
        "wording": wording,
        "view": view,
        "indicators": [] if choice.narrows else _indicators(request, known, wording),
        "indicators_in_all": len(_measured(known)),
    }


def _menu(facet: str, choice: Choice, due: Due, wording: Wording) -> dict[str, Any]:
    counted = due.counts(choice.facets, facet)[:MOST_VALUES]
    values = [(value, named(facet, value, wording), n) for value, n in counted]
    return {"key": facet, "values": values, "chosen": choice.facets[facet]}


def _groups(page: list[Target], sort: str) -> list[tuple[str, list[Target]]]:
    """The targets of a page under the year in which they fall due; under nothing elsewise."""
    if sort != "due":
        return [("", page)]
    return [(year, list(its)) for year, its in groupby(page, key=lambda target: target.due[:4])]


def _measured(known: Targets) -> list[str]:
    """The indicators that have anything, those with the most targets first."""
    sizes = {iri: len(known.of_indicator.get(iri, ())) for iri in known.indicators}
    having = [iri for iri in sizes if sizes[iri] or iri in known.figures]
    return sorted(having, key=lambda iri: (-sizes[iri], iri))


def _indicators(request: Request, known: Targets, wording: Wording) -> list[dict[str, Any]]:
    every = request.query_params.get("indicators") == "all"
    found = _measured(known)[: None if every else FEW]
    return [_overview(iri, known, wording) for iri in found]


def _overview(iri: str, known: Targets, wording: Wording) -> dict[str, Any]:
    its = known.of_indicator.get(iri, [])
    days = sorted(target.due for target in its if target.due)
    name: Text = wording.name(iri)
    return {
        "key": key_of(iri),
        "name": name,
        "targets": len(its),
        "plans": len({target.entry.iri for target in its if target.entry}),
        "figures": len(known.figures.get(iri, ())),
        "years": "–".join(dict.fromkeys((days[0][:4], days[-1][:4]))) if days else "",
        "spark": Markup(spark(panels(known, iri)[0])),  # noqa: S704  # drawn by us
    }
