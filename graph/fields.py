"""Fields of documents and parts as triples, each with its assertion."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from graph import iris, values
from graph.statements import StatementWriter
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.model import Field, Source
from ontology.lexicon import Lexicon
from ontology.terms import ELI, IIP, LANGUAGE

_IN_FORCE = {"inForce": ELI["InForce-inForce"], "repealed": ELI["InForce-notInForce"]}


class FieldWriter(StatementWriter):
    """Writes what one source says about one document and its parts.

    `named` holds what other sources have named already, as (thing, language): the first source's
    title is the preferred label, those of later ones stand beside it.
    """

    def __init__(
        self,
        graph: Graph,
        source: Source,
        parent: URIRef,
        lexicon: Lexicon,
        named: set[tuple[URIRef, str]],
    ) -> None:
        super().__init__(graph, source, parent)
        self.lexicon, self._named = lexicon, named

    def place(self, part: str | None) -> URIRef:
        """A part of the document by its path, or the document itself."""
        return iris.under(self.parent, part) if part else self.parent

    def first(self, subject: URIRef, language: str = "") -> bool:
        """Whether nothing has named the subject in this language yet; from now on something has."""
        if (subject, language) in self._named:
            return False
        self._named.add((subject, language))
        return True

    def field(self, subject: URIRef, field: Field) -> None:
        """A field of the document or of one of its parts."""
        value = self._value(field)
        self.assertion(subject, field, value)
        if field.name in ("title", "heading"):
            self._label(subject, field)
        elif field.name == "number":
            forms = DocumentNumber.parse(str(field.value)).forms
            self.add(subject, IIP.numberForm, *map(Literal, forms))
        elif field.name == "status" and field.value in _IN_FORCE:
            self.add(subject, ELI.in_force, _IN_FORCE[str(field.value)])
        elif field.name == "recipient":
            for body in self.lexicon.by_label(str(field.value), "body"):
                self.add(subject, IIP.recipient, iris.concept("body", body.key))

    def _value(self, field: Field) -> URIRef | Literal:
        if isinstance(field.value, PartialDate):
            return values.date(field.value)
        if field.name == "type":
            return iris.concept("document-type", field.value)
        if field.name in ("region", "series"):
            return iris.concept(field.name, field.value)
        if field.name == "status":
            return IIP["status" + field.value[0].upper() + field.value[1:]]
        if field.name == "official_url":
            return URIRef(field.value)
        return Literal(field.value, lang="zh" if field.name == "recipient" else field.language)

    def _label(self, subject: URIRef, field: Field) -> None:
        language = field.language or "zh"
        if not self.first(subject, language):
            return
        self.text(subject, SKOS.prefLabel, str(field.value), language)
        if field.name == "title" and language == "zh":
            text = iris.under(subject, "zh")
            self.add(subject, ELI.is_realized_by, text)
            self.add(text, RDF.type, ELI.LegalExpression)
            self.add(text, ELI.realizes, subject)
            self.add(text, ELI.language, LANGUAGE.ZHO)
            self.text(text, ELI.title, str(field.value), "zh")
