"""Concepts of the vocabularies as plain Python, read from Turtle.

A concept is every subject with a `skos:inScheme`: technologies and cues, and also bodies, regions,
programmes and series, whose collections are schemes too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph

IIP: Final = "https://w3id.org/iiot-policy/ns#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
QUDT: Final = "http://qudt.org/schema/qudt/"
IN_SCHEME: Final = SKOS + "inScheme"
LABELS: Final = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")
"""Label properties in the order in which a shared label counts."""


class Statement(NamedTuple):
    """A triple about a named thing: `value` is an IRI or the text of a literal."""

    subject: str
    predicate: str
    value: str
    language: str | None


class Label(NamedTuple):
    """A label; `rank` is 0 for the preferred one, 1 for another name, 2 for a hidden spelling."""

    text: str
    language: str
    rank: int


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept, equal to another with the same IRI.

    Links to other concepts are their keys; `level`, `relation` and `unit` are IRIs, since they
    lead out of the vocabularies. What a concept of its kind has not is None or empty.
    """

    iri: str
    scheme: str = field(compare=False)
    key: str = field(compare=False)
    labels: tuple[Label, ...] = field(compare=False)
    statements: tuple[Statement, ...] = field(compare=False, repr=False)

    def label(self, language: str = "en") -> str:
        """The preferred label in a language, else in any, else the key."""
        preferred = [label for label in self.labels if label.rank == 0]
        own = [label.text for label in preferred if label.language == language]
        return (own or [label.text for label in preferred] or [self.key])[0]

    def names(self, language: str) -> tuple[str, ...]:
        """All labels in a language, the preferred one first."""
        return tuple(label.text for label in self.labels if label.language == language)

    @property
    def negative(self) -> tuple[str, ...]:
        """Texts that contain a label and mean something else."""
        return self._all(IIP + "negativeLabel")

    @property
    def browsing_only(self) -> bool:
        """Whether the labels are everyday words, which matching leaves alone."""
        return self._one(IIP + "browsingOnly") in {"true", "1"}

    @property
    def notation(self) -> str | None:
        """The code of a region, the characters of a code element."""
        return self._one(SKOS + "notation")

    @property
    def broader(self) -> str | None:
        """Key of the concept above."""
        return self._key(SKOS + "broader")

    @property
    def slug(self) -> str | None:
        """Code element: its part of an IRI, `xinguan`."""
        return self._one(IIP + "codeSlug")

    @property
    def body(self) -> str | None:
        """Code element: key of the body that stands in the IRI, `miit`."""
        return self._key(IIP + "codeBody")

    @property
    def office(self) -> str | None:
        """Code element: key of the office or department that it names, `miit-xg`."""
        return self._key(IIP + "codeUnit")

    @property
    def relation(self) -> str | None:
        """Cue: IRI of the property that it implies."""
        return self._one(IIP + "impliesRelation")

    @property
    def unit(self) -> str | None:
        """Indicator: IRI of the QUDT unit."""
        return self._one(QUDT + "hasUnit")

    @property
    def unit_text(self) -> str | None:
        """Indicator: the unit as documents print it, `家`."""
        return self._one(IIP + "unitText")

    @property
    def basis(self) -> str | None:
        """Indicator: `stock`, `increment`, `ratio`, `growth` or `multiple`."""
        basis = self._one(IIP + "basis")
        return basis.removeprefix(IIP).removesuffix("Basis") if basis else None

    @property
    def measured(self) -> str | None:
        """Indicator: IRI of the technology, programme or body that it measures."""
        return self._one(IIP + "measuredConcept")

    @property
    def level(self) -> str | None:
        """Body or region: IRI of the level of government."""
        return self._one(IIP + "level")

    @property
    def parent(self) -> str | None:
        """Body: key of the body above."""
        return self._key(ORG + "unitOf") or self._key(ORG + "subOrganizationOf")

    @property
    def region(self) -> str | None:
        """Body or code element: code of the region."""
        return self._key(IIP + "region")

    @property
    def email_domain(self) -> str | None:
        """Body: domain of its e-mail addresses."""
        return self._one(IIP + "emailDomain")

    @property
    def context_labels(self) -> tuple[str, ...]:
        """Body: short names that point to it in the right context only, `省政府`."""
        return self._all(IIP + "contextLabel")

    @property
    def former_names(self) -> tuple[str, ...]:
        """Body: names that it no longer carries."""
        return self._all(IIP + "formerName")

    def _all(self, predicate: str) -> tuple[str, ...]:
        return tuple(s.value for s in self.statements if s.predicate == predicate)

    def _one(self, predicate: str) -> str | None:
        return next(iter(self._all(predicate)), None)

    def _key(self, predicate: str) -> str | None:
        iri = self._one(predicate)
        return iri.rpartition("/")[2] if iri else None


def read_turtle(path: Path) -> Iterator[Statement]:
    """The statements of a file, in its order.

    Raises SyntaxError where it is no Turtle, and for a blank node: published data have none.
    """
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        value = quad.object
        if not isinstance(quad.subject, pyoxigraph.NamedNode) or not isinstance(
            value, pyoxigraph.NamedNode | pyoxigraph.Literal
        ):
            raise SyntaxError("a blank node has no name: give it an IRI")  # noqa: TRY004
        language = value.language if isinstance(value, pyoxigraph.Literal) else None
        yield Statement(quad.subject.value, quad.predicate.value, value.value, language)


def concepts_of(statements: Iterable[Statement]) -> Iterator[Concept]:
    """The concepts that the statements describe, sorted by IRI."""
    about: dict[str, dict[Statement, None]] = defaultdict(dict)
    for statement in statements:
        about[statement.subject][statement] = None
    for iri, known in sorted(about.items()):
        scheme = next((s.value for s in known if s.predicate == IN_SCHEME), None)
        if scheme:
            found = (
                Label(s.value, s.language or "", rank)
                for rank, predicate in enumerate(LABELS)
                for s in known
                if s.predicate == predicate
            )
            key = iri.removeprefix(scheme + "/").rpartition("/")[2]
            yield Concept(iri, scheme.rpartition("/")[2], key, tuple(found), tuple(known))
