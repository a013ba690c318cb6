"""`/bodies`: all bodies, who issues with whom; one body, what it did and what it came from."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from api.explore.answer import explored
from api.explore.bodies_matrix import Square
from api.explore.bodies_work import WorkView, event_kinds, swatches
from api.explore.documents import document_index
from api.explore.targets_wording import Wording
from api.generation import Generation, generation_of
from api.html import language_of, wants_page
from api.labels import Language
from graph.picture.words import LEVELS
from ontology.terms import BASE
from queries.views.bodies import QUERIES, Bodies, Body, Work
from queries.views.documents import key_of

FEW: Final = 6
"""Bodies of a level that are listed where nothing of any is held."""
MATRIX: Final = 22
"""Bodies in the square; the table has every pair."""
PAIRS: Final = 40
PARTNERS: Final = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A body in the list: how many publications it led and joined, how many parts it has."""

    body: Body
    led: int
    joined: int
    duties: int


async def body_index(generation: Generation) -> Bodies:
    """Every body of a dataset, for `generation.once`."""
    documents = await generation.once(document_index)
    return Bodies.of(documents, *[await generation.rows(query) for query in QUERIES])


async def bodies(request: Request) -> Response | None:
    """The answer of `/bodies` where it is a page; None for the rows of the question."""
    return await bodies_page(request) if wants_page(request) else None


async def bodies_page(request: Request) -> Response:
    """The page; two `body` parameters ask for what both issued together."""
    return await explored(request, "bodies.html", lambda: _context(request))


async def _context(request: Request) -> Mapping[str, Any]:
    generation = generation_of(request)
    known = await generation.once(body_index)
    wording = Wording(generation.labels, language_of(request))
    asked = [f"{BASE}id/body/{key}" for key in request.query_params.getlist("body")[:2]]
    two = [iri for iri in asked if iri in known.by_iri]
    every = request.query_params.get("pairs") == "all"
    pairs = _pairs(known)
    return {
        "levels": _levels(known),
        "square": Square(known, wording, known.most_joint(MATRIX)),
        "pairs": pairs if every else pairs[:PAIRS],
        "pairs_in_all": len(pairs),
        "two": two if len(two) == 2 else [],
        "shared": known.shared(*two) if len(two) == 2 else [],
        "work": known.work,
        "total": len(known.by_iri),
        "active": sum(1 for iri in known.by_iri if _issued(known, iri)),
        "wording": wording,
    }


def _levels(known: Bodies) -> list[tuple[str, list[Line], list[Line]]]:
    """Bodies by level, the busiest first: those that did anything, and the others."""
    found: dict[str, list[Line]] = defaultdict(list)
    for body in known.by_iri.values():
        work = known.work.get(body.iri, Work())
        line = Line(body, len(work.led), len(work.joined), len(work.duties))
        found[body.level].append(line)
    for its in found.values():
        its.sort(key=lambda each: (-each.led - each.joined, -each.duties, each.body.iri))
    order = sorted(found, key=lambda name: LEVELS.index(name) if name in LEVELS else 99)
    return [(level, *_parted(found[level])) for level in order]


def _parted(its: list[Line]) -> tuple[list[Line], list[Line]]:
    shown = sum(1 for each in its if each.led or each.joined or each.duties) or FEW
    return its[:shown], its[shown:]


def _issued(known: Bodies, iri: str) -> int:
    work = known.work.get(iri, Work())
    return len(work.led) + len(work.joined)


def _pairs(known: Bodies) -> list[tuple[str, str, int]]:
    """Every two bodies that issued together, those with the most first."""
    found = [
        (one, other, n)
        for one, counted in known.together.items()
        for other, n in counted.items()
        if one < other
    ]
    return sorted(found, key=lambda pair: (-pair[2], pair[:2]))


async def body_context(
    generation: Generation, iri: str, language: Language
) -> Mapping[str, Any] | None:
    """What the page of a body shows; None where it is not known."""
    known = await generation.once(body_index)
    body = known.by_iri.get(iri)
    if body is None:
        return None
    wording = Wording(generation.labels, language)
    work = known.work.get(iri, Work())
    partners = known.partners(iri)
    return {
        "iri": iri,
        "key": key_of(iri),
        "body": body,
        "swatches": swatches(wording),
        "kinds": event_kinds(wording),
        "languages_named": {"zh": "中文", "en": "English", "ja": "日本語"},
        "work": work,
        "view": WorkView(work, wording, key_of(iri)),
        "roles": Counter(duty.role for duty in work.duties),
        "partners": partners[:PARTNERS],
        "partners_in_all": len(partners),
        "succession": known.succession(iri),
        "units": known.units.get(iri, []),
        "wording": wording,
    }
