"""What is said about a thing: found by the workers, held as triples, written in any format."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF

from api.generation import Generation
from api.labels import Text
from graph.dumps import PREFIXES
from graph.formats import GRAPH_FORMATS
from queries.engine import Engine, content_of

_FOLDER = Path(__file__).parent / "descriptions"
KNOWN = (_FOLDER / "known.rq").read_text(encoding="utf-8")
OWN = (_FOLDER / "own.rq").read_text(encoding="utf-8")
AROUND = (_FOLDER / "around.rq").read_text(encoding="utf-8")
AT_ONCE = 5000
"""Triples around a thing that one page of its description holds; its own are always whole."""

_TYPE = str(RDF.type)
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Description:
    """The triples that describe a thing, in reading order: the thing first.

    `page` counts from 1; `more` says that there is another.
    """

    iri: str
    triples: list[ox.Triple]
    page: int = 1
    more: bool = False

    def write(self, name: str) -> bytes:
        """The description in a format of `GRAPH_FORMATS`."""
        fmt = GRAPH_FORMATS[name]
        content = ox.serialize(self.triples, format=fmt.syntax, prefixes=PREFIXES) or b""
        return _tidied(content) if name == "ttl" else content


def _tidied(turtle: bytes) -> bytes:
    """The engine's Turtle with the prefixes that it uses, in order, and a paragraph a subject."""
    lines = turtle.split(b"\n")  # a newline stands in no literal unescaped
    prefixes = sorted(line for line in lines if line.startswith(b"@prefix "))
    body = b"\n".join(line for line in lines if not line.startswith(b"@prefix "))
    used = [line for line in prefixes if re.search(rb"[\s^]" + line.split()[1], body)]
    return b"\n".join([*used, b"", body.strip().replace(b" .\n", b" .\n\n"), b""])


async def is_known(engine: Engine, iri: str) -> bool:
    """Whether anything is said about a thing."""
    reply = await engine.answer(KNOWN, ["csv"], {"thing": ox.NamedNode(iri)})
    return (await content_of(reply)).strip() == b"true"


async def describe(generation: Generation, iri: str, page: int = 1) -> Description | None:
    """What is said about a thing, None where that is nothing."""
    own, around = await asyncio.gather(
        _constructed(generation.engine, OWN, iri), _constructed(generation.engine, AROUND, iri)
    )
    if not own:
        return None
    return await asyncio.to_thread(_described, iri, own, around, page)


async def _constructed(engine: Engine, query: str, iri: str) -> bytes:
    return await content_of(await engine.answer(query, ["nt"], {"thing": ox.NamedNode(iri)}))


def _described(iri: str, own: bytes, around: bytes, page: int) -> Description:
    first = _parsed(own)
    others = sorted(_parsed(around) - first, key=str)
    begin, end = (page - 1) * AT_ONCE, page * AT_ONCE
    shown = first | set(others[begin:end])
    return Description(iri, in_reading_order(shown, iri), page, more=len(others) > end)


def _parsed(content: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)}


def in_reading_order(triples: Iterable[ox.Triple], first: str = "") -> list[ox.Triple]:
    """Triples by subject: the one named `first`, then parts in their order, then statements."""
    listed = [(getattr(triple.subject, "value", ""), triple) for triple in triples]
    in_order = sorted({subject for subject, _ in listed}, key=lambda each: _place(each, first))
    rank = {subject: place for place, subject in enumerate(in_order)}

    def key(each: tuple[str, ox.Triple]) -> tuple[object, ...]:
        subject, (_, predicate, term) = each
        name = predicate.value
        return rank[subject], name != _TYPE, name, _text(term)

    return [triple for _, triple in sorted(listed, key=key)]


def _place(subject: str, first: str) -> tuple[object, ...]:
    segments = [(int(s), "") if s.isdecimal() else (10**9, s) for s in subject.split("/")]
    return subject != first, not subject.startswith(f"{first}/"), segments


def _text(term: Term) -> tuple[str, str]:
    return getattr(term, "value", ""), getattr(term, "language", None) or ""


class Facts:
    """Triples to be looked up from either end; predicates and things are given by IRI."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._objects: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        self._subjects: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for node, named, term in triples:
            subject, predicate = getattr(node, "value", ""), named.value
            self._objects[subject].setdefault(predicate, []).append(term)
            if isinstance(term, ox.NamedNode):
                self._subjects[term.value].setdefault(predicate, []).append(subject)

    def values(self, subject: str, predicate: str) -> list[str]:
        """The texts and IRIs of a property."""
        return [getattr(term, "value", "") for term in self.terms(subject, predicate)]

    def value(self, subject: str, predicate: str) -> str | None:
        """One of them."""
        return next(iter(self.values(subject, predicate)), None)

    def terms(self, subject: str, predicate: str) -> list[Term]:
        """The values of a property as terms."""
        return self._objects.get(subject, {}).get(str(predicate), [])

    def texts(self, subject: str, predicate: str) -> list[Text]:
        """The literals of a property, each with its language."""
        terms = self.terms(subject, predicate)
        return [Text(t.value, t.language or "") for t in terms if isinstance(t, ox.Literal)]

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The things that have a thing as value of a property, sorted."""
        return sorted(set(self._subjects.get(str(value), {}).get(str(predicate), ())))

    def predicates(self, subject: str) -> list[str]:
        """The properties that a thing has."""
        return list(self._objects.get(subject, ()))

    def incoming(self, value: str) -> Iterator[tuple[str, str]]:
        """The (subject, predicate) pairs that point to a thing."""
        for predicate, subjects in self._subjects.get(value, {}).items():
            for subject in subjects:
                yield subject, predicate

    def instances(self, cls: str) -> list[str]:
        """The things of a class, sorted."""
        return self.subjects(_TYPE, str(cls))
