"""The pages of things that have a page of their own kind: technologies, bodies, indicators."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from api.explore.bodies import body_context
from api.explore.targets import indicator_context
from api.explore.technologies import technology_context
from api.generation import Generation
from api.labels import Language
from ontology.terms import BASE

Portrait = Callable[[Generation, str, Language], Awaitable[Mapping[str, Any] | None]]
"""From a dataset, an IRI and a language to the context of a template; None: nothing is known."""

PORTRAITS: Final[dict[str, tuple[str, Portrait]]] = {
    "technology": ("technology.html", technology_context),
    "body": ("body.html", body_context),
    "indicator": ("indicator.html", indicator_context),
}
"""Template and portrait by the kind of thing, the first segment after `id/`."""


async def portrait(
    generation: Generation, iri: str, language: Language
) -> tuple[str, Mapping[str, Any]] | None:
    """The template and context of a thing that has a page of its kind."""
    kind = iri.removeprefix(f"{BASE}id/").partition("/")[0]
    if not iri.startswith(f"{BASE}id/") or kind not in PORTRAITS:
        return None
    template, make = PORTRAITS[kind]
    context = await make(generation, iri, language)
    return None if context is None else (template, context)
