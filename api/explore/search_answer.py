"""What a search of a dataset finds: a page of it, and what it can be narrowed to."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from api.explore.documents import document_index
from api.generation import Generation, Row, solutions
from queries.engine import content_of
from queries.search.asked import Asked
from queries.search.found import Found, Search, count_kinds, of_kinds
from queries.search.passages import QUERIES, passages
from queries.views.documents import Documents

FACETS: Final = ("level", "body", "type", "year")
"""What documents that are found can be narrowed by, beside the kind of the passage."""
Facets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and what it is narrowed to: kinds of passages, facets of documents."""

    text: str
    kinds: tuple[str, ...] = ()
    facets: Facets = field(default_factory=dict)
    limit: int = 20
    offset: int = 0

    @property
    def asked(self) -> Asked:
        """The terms."""
        return Asked.of(self.text)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: how many in all, those of the page, and counts by facet."""

    question: Question
    total: int
    page: tuple[Found, ...]
    counts: Mapping[str, list[tuple[str, int]]]


async def search_of(generation: Generation) -> Search:
    """The index of a dataset, for `generation.once`."""
    documents = await generation.once(document_index)
    dates = {entry.iri: entry.date for entry in documents.entries}
    found = [await _rows(generation, query) for query in QUERIES]

    def made() -> Search:
        return Search(passages(row for rows in found for row in rows), dates)

    return await asyncio.to_thread(made)


async def _rows(generation: Generation, query: str) -> list[Row]:
    """The rows of a query, not kept: the index has their texts."""
    content = await content_of(await generation.engine.answer(query, ["json"]))
    return await asyncio.to_thread(solutions, content)


def meant_by(generation: Generation, text: str) -> list[str]:
    """The things of that very number, title, label or IRI."""
    return [thing.iri for thing in generation.things.find(text)] if text.strip() else []


def answer(
    search: Search, documents: Documents, question: Question, meant: Sequence[str]
) -> Answer:
    """Look for it; counts of a facet ignore what is chosen in that facet."""
    found = search.find(question.asked, meant)
    of_documents = _counts(of_kinds(found, question.kinds), documents, question.facets)
    if any(question.facets.values()):
        chosen = {entry.iri for entry in documents.chosen(question.facets)}
        found = [each for each in found if each.iri in chosen]
    kinds = count_kinds(found)
    missing = [(kind, 0) for kind in question.kinds if kind not in dict(kinds)]
    counts = {"kind": [*kinds, *missing], **of_documents}
    found = of_kinds(found, question.kinds)
    page = tuple(found[question.offset : question.offset + question.limit])
    return Answer(question, len(found), page, counts)


def _counts(
    found: Sequence[Found], documents: Documents, facets: Facets
) -> dict[str, list[tuple[str, int]]]:
    known = documents.by_iri
    counts = Documents(known[each.iri] for each in found if each.iri in known).counts(facets)
    missing = {
        facet: [(value, 0) for value in facets.get(facet, ()) if value not in dict(counts[facet])]
        for facet in FACETS
    }
    return {facet: [*counts[facet], *missing[facet]] for facet in FACETS}
