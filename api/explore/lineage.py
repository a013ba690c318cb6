"""The page of the lineage: a question as a form, its answer as a picture, as lines, as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.addresses import home
from api.explore.answer import explored
from api.explore.documents import document_index
from api.explore.lineage_facts import facts
from api.explore.lineage_form import form
from api.explore.lineage_lines import SORTS, documents, edges, grid, hops, lane_name, line
from api.explore.lineage_numbers import BROADER, COUNTS, TARGETS, Numbers
from api.explore.lineage_starts import starts
from api.explore.lineage_take import files, grouped
from api.facets import chosen_names
from api.generation import Generation, generation_of
from api.html import address, language_of, link
from api.labels import Language, Text
from api.lineage import Asked, picture_of, question_of, view_of
from graph.lineage import ANNEX, Lineage
from ontology.terms import BASE
from queries.lineage import View
from queries.views.documents import Documents

ROWS: Final = 100
"""Edges on one page of the table."""
AMOUNTS: Final = 12
"""Targets beside the picture; a page of their own has them all."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the page is made from, beside the view."""

    generation: Generation
    lineage: Lineage
    documents: Documents
    numbers: Numbers


async def lineage_page(request: Request, asked: Asked) -> Response:
    """The page; raises what the question raises."""
    return await explored(request, "lineage.html", lambda: _context(request, asked))


async def _context(request: Request, asked: Asked) -> Mapping[str, Any]:
    generation = generation_of(request)
    known = Known(
        generation,
        await generation.lineage(),
        await generation.once(document_index),
        await generation.once(_numbers),
    )
    view = await view_of(request, question_of(request, asked))
    return await run_in_threadpool(_shown, request, view, known)


async def _numbers(generation: Generation) -> Numbers:
    rows = [await generation.rows(query) for query in (TARGETS, BROADER, COUNTS)]
    return Numbers(*rows)


def _shown(request: Request, view: View, known: Known) -> dict[str, Any]:
    own, labels = language_of(request), known.generation.labels
    question = view.question
    shown = "table" if request.query_params.get("show") == "table" else "picture"
    return {
        "view": view,
        "question": question,
        "shown": shown,
        "subject_of": _subject(view, known, own),
        "years": _years(view),
        "relations_in_all": _relations(view),
        "form": form(view, known.lineage, known.documents, labels, own),
        "starts": None
        if question.select or question.facets or view.opened or shown == "table"
        else starts(known.lineage, known.documents, labels, own),
        "hops": hops(view, own),
        **(
            _table(request, view, known, own)
            if shown == "table"
            else _picture(request, view, known, own)
        ),
        **_numbers_of(view, known, own),
        **_taken(request, view, own),
    }


def _subject(view: View, known: Known, own: Language) -> list[Text]:
    """What the view is of: documents, the ends of a path, values of facets; or nothing: of all."""
    question, labels = view.question, known.generation.labels
    graph = known.lineage.graph
    ends = [view.hops[0].start, view.hops[-1].end] if view.hops else view.focus
    found = [line(iri, graph.nodes[iri], own).title for iri in ends]
    found += chosen_names(question, labels, own)
    if view.opened:
        found += [Text(view.opened.year), lane_name(view.opened.lane, labels, own)]
    return [text for text in found if text.text]


def _years(view: View) -> str:
    dates = (facts.get("date", "") for _, facts in view.graph.nodes(data=True))
    years = sorted({date[:4] for date in dates if date})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _relations(view: View) -> int:
    """How many relations are drawn; the annexes of cells are not."""
    of = (facts["relation"] for _, _, facts in view.graph.edges(data=True))
    return sum(1 for name in of if name != ANNEX or not view.cells)


def _picture(request: Request, view: View, known: Known, own: Language) -> dict[str, Any]:
    root, asked = request.scope.get("root_path", ""), request.query_params.get("lang")
    return {
        "svg": Markup(picture_of(request, view).svg()),  # noqa: S704  # drawn by us, escaped there
        "facts": facts(
            view,
            known.numbers,
            known.generation.labels,
            own,
            lambda iri: link(iri, root, asked) or "",
            lambda path, **parameters: address(root + path, parameters, asked),
        ),
    }


def _table(request: Request, view: View, known: Known, own: Language) -> dict[str, Any]:
    sort = request.query_params.get("sort", "")
    sort = sort if sort in SORTS else SORTS[0]
    lines = edges(view, own, sort)
    start = request.query_params.get("offset", "")
    offset = min(int(start), max(0, len(lines) - 1)) if start.isdecimal() else 0
    return {
        "sort": sort,
        "edges": lines[offset : offset + ROWS],
        "total": len(lines),
        "offset": offset,
        "rows": ROWS,
        "lines": documents(view, own),
        "grid": grid(view, known.generation.labels, own),
    }


def _numbers_of(view: View, known: Known, own: Language) -> dict[str, Any]:
    """The targets of a technology in all documents of the view; else of the one asked for."""
    technologies = view.question.facets.get("technology", ())
    nodes = view.graph.nodes
    of = nodes if technologies else known.lineage.publications(view.focus) & set(nodes)
    found = known.numbers.of(
        {iri: nodes[iri].get("date", "") for iri in of if not view.hops},
        [f"{BASE}id/technology/{key}" for key in technologies],
    )
    by_document = groupby(found[:AMOUNTS], lambda amount: amount.document)
    return {
        "amounts": [(line(iri, nodes[iri], own), list(amounts)) for iri, amounts in by_document],
        "amounts_shown": len(found[:AMOUNTS]),
        "amounts_in_all": len(found),
        "technologies": technologies,
    }


def _taken(request: Request, view: View, own: Language) -> dict[str, Any]:
    root = request.scope.get("root_path", "")
    shown = request.query_params.get("show")
    here = {**grouped(view.question.parameters()), "show": shown, "lang": own}
    return {
        "files": files(view.question, root, own),
        "permalink": address(f"{home(request)}/lineage", here),
        "sparql": view.sparql(),
    }
