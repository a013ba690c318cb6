"""What the page of any other thing shows: a part, a body, a technology, a statement, a graph."""

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF
from rdflib.namespace import SKOS

from api.card_rows import Named
from api.card_statements import Statements, target_amount
from api.describe import Description, Facts
from api.labels import Labels, Text
from graph.scripts import language_of_script
from ontology.terms import IIP

_NAMING = (SKOS.prefLabel, RDF.type)
_STATEMENTS = (
    IIP.Assertion,
    IIP.Citation,
    IIP.Mention,
    IIP.Responsibility,
    IIP.Issuance,
)
"""Nodes that stand for a link that is stated directly too: a page shows that."""
SHOWN = 200
"""Links of one kind that a page shows."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property and its values; `hidden` counts those that are not shown."""

    name: Named
    values: list[Named]
    hidden: int = 0


class ThingCard:
    """A thing as its page shows it."""

    def __init__(self, description: Description, labels: Labels, language: str) -> None:
        self.iri = description.iri
        self._facts = Facts(description.triples)
        self._said, self._labels = Statements(self._facts, labels, language), labels

    @property
    def name(self) -> Text:
        """The thing's name, of a target what it demands."""
        figure = target_amount(self._facts, self.iri)
        if figure:
            return Text(f"{self._counted(self.iri)} {figure}", "zh")
        return self._said.name(self.iri)

    @property
    def names(self) -> list[Text]:
        """Its names in every language."""
        texts = set(self._facts.texts(self.iri, SKOS.prefLabel))
        return sorted(texts, key=lambda t: ("zh ja en".find(t.language), t.text))

    @property
    def types(self) -> list[Named]:
        """Its classes."""
        types = sorted(set(self._facts.values(self.iri, RDF.type)))
        return [self._said.named(iri) for iri in types]

    @property
    def trail(self) -> list[Named]:
        """What it is a part of, the document or the list first."""
        return [self._said.named(iri) for iri in reversed(self._labels.above(self.iri))]

    @property
    def properties(self) -> list[Property]:
        """All else that is said of it."""
        named = [p for p in self._facts.predicates(self.iri) if p not in map(str, _NAMING)]
        rows = []
        for predicate in sorted(named):
            terms = sorted(set(self._facts.terms(self.iri, predicate)), key=str)
            shown = [self._value(term) for term in terms[:SHOWN]]
            name = self._said.named(predicate)
            rows.append(Property(name, shown, len(terms) - len(shown)))
        return rows

    @property
    def incoming(self) -> list[Property]:
        """What points to it, by property."""
        hidden = {node for cls in _STATEMENTS for node in self._facts.instances(cls)}
        found: dict[str, set[str]] = defaultdict(set)
        for subject, predicate in self._facts.incoming(self.iri):
            if subject not in hidden:
                found[predicate].add(subject)
        rows = []
        for predicate, subjects in sorted(found.items()):
            shown = [self._thing(subject) for subject in sorted(subjects)[:SHOWN]]
            rows.append(Property(self._said.named(predicate), shown, len(subjects) - len(shown)))
        return rows

    @property
    def quote(self) -> Text:
        """The words that it is read from."""
        return self._said.quote(self.iri)

    def _value(self, term: object) -> Named:
        if isinstance(term, ox.NamedNode):
            return self._thing(term.value)
        assert isinstance(term, ox.Literal)  # noqa: S101  # there are no blank nodes
        return Named(Text(term.value, term.language or language_of_script(term.value)))

    def _thing(self, iri: str) -> Named:
        figure = target_amount(self._facts, iri)
        if figure:
            return Named(Text(f"{self._counted(iri)} {figure}", "zh"), iri)
        return self._said.named(iri)

    def _counted(self, iri: str) -> str:
        """What a target or an observation counts."""
        subject, indicator = (self._facts.value(iri, p) for p in (IIP.subject, IIP.indicator))
        return subject or (str(self._said.name(indicator, "zh")) if indicator else "")
