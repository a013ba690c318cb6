"""The list of documents as files: CSV, and the core of each document as Turtle."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox
from rdflib import RDF
from rdflib.namespace import SKOS

from api.labels import Labels
from graph.dumps import PREFIXES
from graph.turtle import readable_turtle
from ontology.terms import ELI, IIP
from queries.views.documents import Entry, key_of

_COLUMNS: Final = (
    "iri", "number", "title_zh", "title_ja", "title_en", "date", "date_kind", "bodies",
    "bodies_zh", "level", "region", "type", "technologies", "series", "status", "annex_of",
)  # fmt: skip


def as_items(entries: Sequence[Entry], labels: Labels) -> list[dict[str, str]]:
    """Documents as rows of texts, by column; several values are joined by blanks."""
    return [dict(zip(_COLUMNS, _cells(entry, labels), strict=True)) for entry in entries]


def as_csv(entries: Sequence[Entry], labels: Labels) -> bytes:
    """Documents as a table with a head, in UTF-8; lines end as RFC 4180 has it."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(entry, labels) for entry in entries)
    return file.getvalue().encode()


def as_turtle(entries: Sequence[Entry], _: Labels) -> bytes:
    """Title, number, date, issuers, type and notice of each document; those of an annex too."""
    triples = (triple for entry in entries for triple in _core(entry))
    return readable_turtle(triples, {name: PREFIXES[name] for name in ("eli", "iip", "skos")})


def _core(entry: Entry) -> Iterator[ox.Triple]:
    me = ox.NamedNode(entry.iri)
    literals = [(ELI.number, ox.Literal(entry.number))] if entry.number else []
    literals += [(IIP.datedAs, ox.Literal(entry.date))] if entry.date else []
    for language, title in entry.titles.items():
        literals.append((SKOS.prefLabel, ox.Literal(title, language=language or None)))
    for predicate, literal in literals:
        yield ox.Triple(me, ox.NamedNode(str(predicate)), literal)
    for predicate, values in (
        (RDF.type, (str(IIP.PolicyDocument),)),
        (ELI.passed_by, entry.bodies),
        (ELI.type_document, (entry.type,)),
        (IIP.region, (entry.region,)),
        (ELI.is_member_of, entry.series),
        (ELI.is_annex_of, (entry.carrier,)),
    ):
        for value in filter(None, values):
            yield ox.Triple(me, ox.NamedNode(str(predicate)), ox.NamedNode(value))


FILES: Final[dict[str, tuple[str, Callable[[Sequence[Entry], Labels], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "ttl": ("text/turtle; charset=utf-8", as_turtle),
}
"""The files of a list by name: media type and writer."""


def _cells(entry: Entry, labels: Labels) -> list[str]:
    return [
        entry.iri,
        entry.number,
        *(entry.titles.get(language, "") for language in ("zh", "ja", "en")),
        entry.date,
        entry.date_kind,
        " ".join(map(key_of, entry.bodies)),
        "、".join(str(labels.name(body, "zh")) for body in entry.bodies),
        entry.level,
        key_of(entry.region),
        key_of(entry.type),
        " ".join(map(key_of, entry.technologies)),
        " ".join(map(key_of, entry.series)),
        entry.status,
        entry.carrier,
    ]
