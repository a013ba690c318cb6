"""`/about`: how the graph is made, what it holds, how sure it is, and what it lacks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate
from typing import Any, Final

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.dataset_description import LICENCE
from api.explore.answer import explored
from api.explore.data import AS_OF
from api.explore.documents import document_index
from api.generation import Generation, generation_of
from api.html import language_of
from graph.picture.lanes import rank
from graph.picture.words import level_label
from queries.audit.figures import MARKS, Audit, Shares, audit_queries
from queries.catalog import packaged_catalog
from queries.views.documents import Documents

PROPERTIES: Final = 12
"""Properties of which the page tells how they are known, those with the most statements."""
SHOWN: Final = 12
"""Gaps that the page does not fold away."""
_TRANSLATIONS = ("heading_translation", "title_translation")

router = APIRouter(tags=["pages"])


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents there are by level and year; `most` is the largest count of a cell."""

    levels: tuple[str, ...]
    years: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]
    most: int

    @classmethod
    def of(cls, documents: Documents) -> "Coverage":
        """The counts of all documents, those of no known level or year under ""."""
        counts = Counter((entry.level, entry.date[:4]) for entry in documents.entries)
        levels = sorted({level for level, _ in counts}, key=rank)
        years = sorted({year for _, year in counts}, key=lambda year: (not year, year))
        return cls(tuple(levels), tuple(years), counts, max(counts.values(), default=0))


@dataclass(frozen=True, slots=True)
class Gap:
    """What is lacking, and the things that lack it."""

    text: str
    about: tuple[str, ...]


async def _audit(generation: Generation) -> Audit:
    queries = audit_queries()
    rows = {name: await generation.rows(query.text) for name, query in queries.items()}
    return await run_in_threadpool(Audit.of, rows)


@router.get("/about", summary="Method, coverage, certainty, gaps", response_class=Response)
async def about(request: Request) -> Response:
    """How the graph is made, what it holds, how sure it is of that, and what it lacks."""
    return await explored(request, "about.html", lambda: _context(request))


async def _context(request: Request) -> Mapping[str, Any]:
    generation = generation_of(request)
    documents = await generation.once(document_index)
    found = await generation.once(_audit)
    days = await generation.rows(AS_OF)
    own = language_of(request)
    by_property = sorted(found.by["property"], key=lambda group: -group.shares.statements)
    return {
        "coverage": Coverage.of(documents),
        "level_name": lambda level: level_label(level, own),
        "regions": documents.counts({})["region"],
        "audit": found,
        "marks": MARKS,
        "bar": _bar(found.total),
        "properties": by_property[:PROPERTIES],
        "translated": _translated(found),
        "shown": SHOWN,
        "gaps": _gaps(await generation.rows(packaged_catalog()["known-gaps"].text)),
        "as_of": days[0]["day"] if days else "",
        "version": version("iiot-policy"),
        "licence": LICENCE,
    }


def _bar(total: Shares) -> list[tuple[str, float, float]]:
    """Each mark, where its part of a bar of 100 begins, and how wide that is."""
    widths = [total.percent(mark) for mark in MARKS]
    starts = [0.0, *accumulate(widths)]
    return [(mark, round(starts[i], 1), widths[i]) for i, mark in enumerate(MARKS)]


def _translated(found: Audit) -> float:
    """What part of the statements that are unverified are translations, in percent."""
    groups = [g for g in found.by["property"] if g.names["property"] in _TRANSLATIONS]
    translations = sum(group.shares.unverified for group in groups)
    return round(100 * translations / (found.total.unverified or 1))


def _gaps(rows: Iterable[Mapping[str, str]]) -> list[Gap]:
    """The gaps, what most things lack first."""
    about: dict[str, dict[str, None]] = {}
    for row in rows:
        about.setdefault(row["gap"], {})[row["about"]] = None
    gaps = [Gap(text, tuple(things)) for text, things in about.items()]
    return sorted(gaps, key=lambda gap: (-len(gap.about), gap.text))
