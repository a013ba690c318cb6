"""The page of `/dumps`: the files of every release, how to cite them, how to use them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from api.addresses import home
from api.dataset_description import LICENCE, TITLES
from api.explore.answer import explored
from api.explore.data_citation import citations
from api.explore.data_recipes import recipes
from api.explore.documents import document_index
from api.generation import generation_of
from api.html import language_of

AS_OF: Final = """
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
SELECT DISTINCT ?day WHERE { ?dataset iip:asOf ?day } ORDER BY DESC(?day)"""
"""The day up to which the dataset was collected."""


async def data_page(request: Request, releases: Sequence[Mapping[str, Any]]) -> Response:
    """The page; `releases` are as the JSON has them, the current one first."""
    return await explored(request, "dumps.html", lambda: _context(request, releases))


async def _context(request: Request, releases: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    generation, address = generation_of(request), home(request)
    days = await generation.rows(AS_OF)
    as_of = days[0]["day"] if days else ""
    documents = await generation.once(document_index)
    example = next((e for e in documents.entries if e.number), None)
    title = TITLES[language_of(request)]
    return {
        "releases": releases,
        "as_of": as_of,
        "licence": LICENCE,
        "citations": citations(title, generation.release.id, as_of, address),
        "recipes": recipes(address, example, has_files=bool(releases)),
    }
