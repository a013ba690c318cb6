"""`/ontology` (also `/ns`, the namespace) and `/shapes`: what can be said, in every format."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
from fastapi import APIRouter
from rdflib import OWL, RDF, RDFS
from rdflib.namespace import SKOS
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.conditional import is_held, not_modified, tag
from api.describe import Facts, in_reading_order
from api.entities import Asked, chosen, links
from api.html import language_of, page
from api.labels import Text
from graph.dumps import PREFIXES
from graph.formats import GRAPH_FORMATS
from ontology import ONTOLOGY, SHAPES
from ontology.terms import BASE

_NS = BASE + "ns#"
_CLASSES = (str(OWL.Class), str(RDFS.Class))
_PROPERTIES = (str(OWL.ObjectProperty), str(OWL.DatatypeProperty), str(RDF.Property))

router = APIRouter(tags=["ontology"])


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology: its name, labels, definition and what is above it."""

    name: str
    labels: list[Text]
    definitions: list[Text]
    above: list[str]


@cache
def _source(path: Path) -> tuple[bytes, list[ox.Triple]]:
    content = path.read_bytes()
    quads = ox.parse(content, format=ox.RdfFormat.TURTLE)
    return content, in_reading_order({quad.triple for quad in quads})


def _written(path: Path, name: str) -> bytes:
    content, triples = _source(path)
    if name == "ttl":
        return content  # as its authors wrote it, with their comments
    return ox.serialize(triples, format=GRAPH_FORMATS[name].syntax, prefixes=PREFIXES) or b""


@router.get("/ontology", summary="The ontology", response_class=Response)
@router.get("/ontology.{suffix}", include_in_schema=False)
@router.get("/ns", summary="The ontology, at its namespace", response_class=Response)
@router.get("/ns.{suffix}", include_in_schema=False)
async def ontology(request: Request) -> Response:
    """Classes, properties and closed lists."""
    return await _served(request, ONTOLOGY)


@router.get("/shapes", summary="The SHACL shapes", response_class=Response)
@router.get("/shapes.{suffix}", include_in_schema=False)
async def shapes(request: Request) -> Response:
    """What every release has passed."""
    return await _served(request, SHAPES)


async def _served(request: Request, path: Path) -> Response:
    asked = Asked.of(request)
    name = chosen(request, asked.suffix)
    content, triples = await run_in_threadpool(_source, path)
    own = language_of(request) if name == "html" else ""
    etag = tag(sha256(content).hexdigest(), name, own)
    headers = {**links(asked, name), "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    if name == "html":
        variants = {other: asked.variant(other) for other in GRAPH_FORMATS}
        context = {"groups": _groups(triples), "variants": variants, "source": content.decode()}
        template = "ontology.html" if path is ONTOLOGY else "source.html"
        return page(request, template, context, headers=headers)
    written = await run_in_threadpool(_written, path, name)
    return Response(written, 200, headers, GRAPH_FORMATS[name].media_type)


def _groups(triples: list[ox.Triple]) -> dict[str, list[Term]]:
    facts = Facts(triples)
    subjects = {getattr(triple.subject, "value", "") for triple in triples}
    groups: dict[str, list[Term]] = {"classes": [], "property_list": [], "individuals": []}
    for iri in sorted(s for s in subjects if s.startswith(_NS)):
        types = facts.values(iri, RDF.type)
        if any(cls in types for cls in _CLASSES):
            group = "classes"
        else:
            group = "property_list" if any(p in types for p in _PROPERTIES) else "individuals"
        above = [*facts.values(iri, RDFS.subClassOf), *facts.values(iri, RDFS.subPropertyOf)]
        labels = facts.texts(iri, RDFS.label) or facts.texts(iri, SKOS.prefLabel)
        definitions = facts.texts(iri, SKOS.definition)
        groups[group].append(Term(iri.removeprefix(_NS), labels, definitions, above))
    return groups
