"""`/`: what this is, and the ways in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.explore.answer import explored
from api.explore.documents import document_index
from api.explore.home_figure import NARROW, WIDE, Told, years_and_levels
from api.generation import Generation, generation_of
from api.html import address, language_of
from graph.lineage import ANNEX
from ontology.terms import BASE
from queries.views.documents import Documents, Entry

NEWEST: Final = 6
"""Documents that the page lists."""
COUNTED: Final = ("documents", "measures", "targets", "citations", "conflicts", "sources")
"""What of a release is counted on the page."""
YEAR: Final = "2025"
"""The year whose targets one of the first questions is about."""
TECHNOLOGY: Final = BASE + "id/technology/id-resolution"
GUIDANCE: Final = BASE + "eli/cn/sc/2017/guofa-50"
"""What the other two are about."""
DUE: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
SELECT ?year (COUNT(DISTINCT ?target) AS ?targets) WHERE {
  ?target a iip:Target ; iip:dueDate ?due BIND(SUBSTR(STR(?due), 1, 4) AS ?year)
} GROUP BY ?year"""
"""How many targets fall due in each year."""


@dataclass(frozen=True, slots=True)
class First:
    """A question to start with, and what its page will show: a count, and the earliest document."""

    about: Literal["technology", "lineage", "due"]
    path: str
    parameters: Mapping[str, str]
    subject: str
    count: int
    earliest: Entry | None = None


async def home_page(request: Request) -> Response:
    """The page."""
    return await explored(request, "start.html", lambda: _context(request))


async def _context(request: Request) -> Mapping[str, Any]:
    generation = generation_of(request)
    documents = await generation.once(document_index)
    counts = generation.release.manifest["counts"]
    told = await _told(generation, documents)
    return {
        "counts": {name: counts[name] for name in COUNTED if name in counts},
        "newest": _newest(documents),
        "firsts": await _firsts(generation, documents, told),
        "figures": await run_in_threadpool(_figures, request, documents, told),
        "told": documents.by_iri[told.source] if told else None,
        "has_unseen": told is not None and not all(told.citing.values()),
        "span": _span(documents),
    }


def _newest(documents: Documents) -> list[Entry]:
    """The newest with a date; a notice stands for what is annexed to it."""
    return [e for e in documents.entries if e.date and not e.carrier][:NEWEST]


def _span(documents: Documents) -> tuple[str, str] | None:
    years = sorted(entry.date[:4] for entry in documents.entries if entry.date)
    return (years[0], years[-1]) if years else None


async def _told(generation: Generation, documents: Documents) -> Told | None:
    """The document that the picture tells of, with those that cite it; an annex is its notice."""
    graph = (await generation.lineage()).graph
    if GUIDANCE not in documents.by_iri or GUIDANCE not in graph:
        return None
    citing: dict[str, bool] = {}
    for iri, _, facts in graph.in_edges(GUIDANCE, data=True):
        entry = documents.by_iri.get(iri)
        if entry and facts["relation"] != ANNEX:
            publication = entry.carrier or iri
            citing[publication] = citing.get(publication, False) or facts["verification"] == "seen"
    return Told(GUIDANCE, citing)


async def _firsts(generation: Generation, documents: Documents, told: Told | None) -> list[First]:
    """The questions, of those things that the release holds."""
    firsts = []
    mentioning = [e for e in documents.entries if TECHNOLOGY in e.technologies and e.date]
    if mentioning:
        path = "/" + TECHNOLOGY.removeprefix(BASE)
        earliest = min(mentioning, key=lambda e: (e.date, len(e.carrier), e.iri))
        firsts.append(First("technology", path, {}, TECHNOLOGY, len(mentioning), earliest))
    if told:
        number = documents.by_iri[told.source].number
        asked = {"select": f"{number}+1" if number else told.source}
        firsts.append(First("lineage", "/lineage", asked, told.source, len(told.citing)))
    due = {row["year"]: int(row["targets"]) for row in await generation.rows(DUE) if "year" in row}
    if due.get(YEAR):
        firsts.append(First("due", "/targets", {"due": YEAR}, YEAR, due[YEAR]))
    return firsts


def _figures(request: Request, documents: Documents, told: Told | None) -> list[Markup]:
    """The picture for a screen, and that for a phone."""
    root, asked = request.scope.get("root_path", ""), request.query_params.get("lang")

    def cell(level: str, year: str) -> str:
        return address(f"{root}/documents", {"level": level, "year": year}, asked)

    labels, own = generation_of(request).labels, language_of(request)
    drawn = [
        years_and_levels(documents.entries, labels, own, cell=cell, told=told, frame=frame)
        for frame in (WIDE, NARROW)
    ]
    return [Markup(svg) for svg in drawn if svg]  # noqa: S704  # drawn by us, escaped there
