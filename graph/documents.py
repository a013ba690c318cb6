"""What a source says about a document, as triples."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS, TIME

from graph import iris, values
from graph.statements import StatementWriter
from graph.targets import write_target
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.model import (
    Actor,
    Citation,
    Document,
    Field,
    FulfilmentClaim,
    Mention,
    Part,
    Source,
)
from ontology.lexicon import Lexicon
from ontology.terms import ELI, IIP, LANGUAGE

_PART_CLASSES = {"section": IIP.Section, "measure": IIP.Measure}
_IN_FORCE = {"inForce": ELI["InForce-inForce"], "repealed": ELI["InForce-notInForce"]}
_INSTANTS = {"year": TIME.inXSDgYear, "month": TIME.inXSDgYearMonth, "day": TIME.inXSDDate}


class DocumentWriter(StatementWriter):
    """Writes one document as one source has it.

    `named` holds what other sources have named already, as (thing, language): the first source's
    title is the preferred label, those of later ones stand beside it.
    """

    def __init__(
        self,
        graph: Graph,
        source: Source,
        documents: iris.DocumentIris,
        lexicon: Lexicon,
        named: set[tuple[URIRef, str]],
        document: Document,
    ) -> None:
        super().__init__(graph, source, documents(document.id))
        self._documents, self._lexicon, self._named = documents, lexicon, named
        self._document = document

    def write(self) -> None:
        """All statements about the document."""
        document, me = self._document, self.parent
        self.add(me, RDF.type, IIP.PolicyDocument, ELI.LegalResource)
        issuers = [field for field in document.fields if field.name == "issuer"]
        for order, field in enumerate(issuers, 1):
            self._issuance(order, field)
        for field in document.fields:
            if field.name != "issuer":
                self._field(me, field)
        self._statements()
        for annex in map(self._documents, document.annexes):
            self.add(me, ELI.has_annex, annex)
            self.add(annex, ELI.is_annex_of, me)
        if document.period:
            self._period(*document.period)
        for predicate, texts in ((IIP.knownGap, document.known_gaps), (SKOS.note, document.notes)):
            for value in texts:
                self.text(me, predicate, value, "en")

    def _statements(self) -> None:
        document = self._document
        for part in document.parts:
            self._part(part)
        for target in document.targets:
            self.add(self._place(target.part), IIP.setsTarget, write_target(self, target))
        for citation in document.citations:
            self._citation(citation)
        for mention in document.mentions:
            self._mention(mention)
        for actor in document.actors:
            self._actor(actor)
        for claim in document.claims:
            self._claim(claim)

    def _place(self, part: str | None) -> URIRef:
        return iris.under(self.parent, part) if part else self.parent

    def _field(self, subject: URIRef, field: Field) -> None:
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
            for body in self._lexicon.by_label(str(field.value), "body"):
                self.add(subject, IIP.recipient, iris.concept("body", body.key))

    def _value(self, field: Field) -> URIRef | Literal:
        if isinstance(field.value, PartialDate):
            return values.date(field.value)
        if field.name == "type":
            return iris.concept("document-type", field.value)
        if field.name == "series":
            return iris.concept("series", field.value)
        if field.name == "status":
            return IIP["status" + field.value[0].upper() + field.value[1:]]
        if field.name == "official_url":
            return URIRef(field.value)
        return Literal(field.value, lang="zh" if field.name == "recipient" else field.language)

    def _label(self, subject: URIRef, field: Field) -> None:
        language = field.language or "zh"
        if (subject, language) in self._named:
            return
        self._named.add((subject, language))
        self.text(subject, SKOS.prefLabel, str(field.value), language)
        if field.name == "title" and language == "zh":
            text = iris.under(subject, "zh")
            self.add(subject, ELI.is_realized_by, text)
            self.add(text, RDF.type, ELI.LegalExpression)
            self.add(text, ELI.realizes, subject)
            self.add(text, ELI.language, LANGUAGE.ZHO)
            self.text(text, ELI.title, str(field.value), "zh")

    def _issuance(self, order: int, field: Field) -> None:
        node = iris.under(self.parent, "issuance", order)
        body = iris.concept("body", str(field.value))
        self.add(self.parent, ELI.passed_by, body)
        self.add(node, RDF.type, IIP.Issuance)
        self.add(node, IIP.issuedDocument, self.parent)
        self.add(node, PROV.agent, body)
        self.add(node, IIP.order, values.integer(order))
        self.provenance(node, field.provenance)
        if order == 1:
            self.add(self.parent, IIP.leadIssuer, body)
            level = self._lexicon.concept("body", str(field.value)).level
            if level:
                self.add(self.parent, IIP.level, URIRef(level))

    def _part(self, part: Part) -> None:
        node, above = self._place(part.path), self._place(part.parent)
        self.add(node, RDF.type, _PART_CLASSES[part.kind], ELI.LegalResourceSubdivision)
        self.add(node, ELI.is_part_of, above)
        self.add(above, ELI.has_part, node)
        self.add(node, IIP.order, values.integer(part.order))
        if (node, "") not in self._named:
            self._named.add((node, ""))
            self.text(node, ELI.number, part.numbering)
        self.provenance(node, part.provenance)
        for heading in part.headings:
            self._field(node, heading)

    def _citation(self, citation: Citation) -> None:
        node = iris.citation(self.parent, citation)
        direct = values.LINEAGE[citation.relation]
        self.add(node, RDF.type, IIP.Citation)
        self.add(node, IIP.citingPart, self._place(citation.part))
        self.add(node, IIP.relation, direct[0])
        self.add(node, IIP.resolution, IIP[f"{citation.resolution}Citation"])
        self.text(node, IIP.citedTitle, citation.title)
        self.text(node, IIP.citedNumber, citation.number)
        if citation.cue:
            self.add(node, IIP.cue, iris.concept("cue", citation.cue))
        if citation.document:
            cited = self._documents(citation.document)
            self.add(node, IIP.citedDocument, cited)
            for predicate in direct:
                self.add(self.parent, predicate, cited)
        self.provenance(node, citation.provenance)

    def _mention(self, mention: Mention) -> None:
        node, part = iris.mention(self.parent, mention), self._place(mention.part)
        concept = iris.concept(mention.scheme, mention.concept)
        self.add(part, IIP.mentions, concept)
        self.add(node, RDF.type, IIP.Mention)
        self.add(node, IIP.mentioningPart, part)
        self.add(node, IIP.concept, concept)
        self.text(node, IIP.surfaceForm, mention.surface)
        self.provenance(node, mention.provenance)

    def _actor(self, actor: Actor) -> None:
        node, part = iris.responsibility(self.parent, actor), self._place(actor.part)
        self.add(node, RDF.type, IIP.Responsibility)
        self.add(node, IIP.responsibleFor, part)
        self.add(node, IIP.role, IIP[f"{actor.role}Role"])
        self.text(node, IIP.actorText, actor.name, "zh")
        if actor.body:
            body = iris.concept("body", actor.body)
            self.add(node, PROV.agent, body)
            self.add(part, IIP.responsibleBody, body)
        self.provenance(node, actor.provenance)

    def _claim(self, claim: FulfilmentClaim) -> None:
        about = self._documents(claim.about)
        node = iris.under(self.parent, "claim", iris.digest(about, claim.outcome))
        self.add(node, RDF.type, IIP.FulfilmentClaim)
        self.add(node, IIP.claimAbout, about)
        self.add(node, IIP.claimedBy, self.parent)
        self.add(node, IIP.outcome, IIP[f"outcome{claim.outcome[0].upper()}{claim.outcome[1:]}"])
        self.provenance(node, claim.provenance)

    def _period(self, begin: PartialDate, end: PartialDate) -> None:
        period = iris.under(self.parent, "period")
        self.add(self.parent, DCTERMS.temporal, period)
        self.add(period, RDF.type, TIME.Interval)
        for predicate, name, value in (
            (TIME.hasBeginning, "begin", begin),
            (TIME.hasEnd, "end", end),
        ):
            instant = iris.under(period, name)
            self.add(period, predicate, instant)
            self.add(instant, RDF.type, TIME.Instant)
            self.add(instant, _INSTANTS[value.precision], values.date(value))
