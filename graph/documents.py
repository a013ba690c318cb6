"""What a source says about a document, as triples."""

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS, TIME

from graph import iris, values
from graph.fields import FieldWriter
from graph.parts import write_part
from graph.targets import write_target
from loaders.dates import PartialDate
from loaders.model import Actor, Citation, Document, Field, FulfilmentClaim, Mention, Source
from ontology.lexicon import Lexicon
from ontology.terms import ELI, IIP

_ISSUERS = ("issuer", "issuer_name")
_INSTANTS = {"year": TIME.inXSDgYear, "month": TIME.inXSDgYearMonth, "day": TIME.inXSDDate}


class DocumentWriter(FieldWriter):
    """Writes one document as one source has it."""

    def __init__(
        self,
        graph: Graph,
        source: Source,
        documents: iris.DocumentIris,
        lexicon: Lexicon,
        named: set[tuple[URIRef, str]],
        document: Document,
    ) -> None:
        super().__init__(graph, source, documents(document.id), lexicon, named)
        self._documents, self._document = documents, document

    def write(self) -> None:
        """All statements about the document."""
        document, me = self._document, self.parent
        self.add(me, RDF.type, IIP.PolicyDocument, ELI.LegalResource)
        issuers = [field for field in document.fields if field.name in _ISSUERS]
        for order, field in enumerate(issuers, 1):
            self._issuance(order, field)
        for field in document.fields:
            if field.name not in _ISSUERS:
                self.field(me, field)
        if self.source.kind != "summary":
            self._not_stated()
        self.extent(me, document.extent)
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
            write_part(self, part)
        for target in document.targets:
            self.add(self.place(target.part), IIP.setsTarget, write_target(self, target))
        for citation in document.citations:
            self._citation(citation)
        for mention in document.mentions:
            self._mention(mention)
        for actor in document.actors:
            self._actor(actor)
        for claim in document.claims:
            self._claim(claim)

    def _not_stated(self) -> None:
        """Say of what every document has that this source, read as a whole, does not give it."""
        given = {field.name for field in self._document.fields}
        annexed = self._document.id.annex is not None
        for predicate, names, wanted in (
            (DCTERMS.title, ("title",), True),
            (ELI.type_document, ("type",), True),
            (ELI.passed_by, _ISSUERS, not annexed),
        ):
            if wanted and given.isdisjoint(names):
                self.add(self.parent, IIP.notStated, predicate)

    def _issuance(self, order: int, field: Field) -> None:
        node = iris.issuance(self.parent, order, field)
        self.add(node, RDF.type, IIP.Issuance)
        self.add(node, IIP.issuedDocument, self.parent)
        self.add(node, IIP.order, values.integer(order))
        self.provenance(node, field.provenance)
        if field.name == "issuer_name":
            self.text(node, IIP.issuerText, str(field.value), "zh")
            self.text(self.parent, IIP.issuerText, str(field.value), "zh")
            return
        body = iris.concept("body", str(field.value))
        self.add(self.parent, ELI.passed_by, body)
        self.add(node, PROV.agent, body)
        if order == 1:
            self.add(self.parent, IIP.leadIssuer, body)
            level = self.lexicon.concept("body", str(field.value)).level
            if level:
                self.add(self.parent, IIP.level, URIRef(level))

    def _citation(self, citation: Citation) -> None:
        node = iris.citation(self.parent, citation)
        direct = values.LINEAGE[citation.relation]
        self.add(node, RDF.type, IIP.Citation)
        self.add(node, IIP.citingPart, self.place(citation.part))
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
            if citation.relation == "hasAnnex":
                self.add(cited, ELI.is_annex_of, self.parent)
        self.provenance(node, citation.provenance)

    def _mention(self, mention: Mention) -> None:
        node, part = iris.mention(self.parent, mention), self.place(mention.part)
        concept = iris.concept(mention.scheme, mention.concept)
        self.add(part, IIP.mentions, concept)
        self.add(node, RDF.type, IIP.Mention)
        self.add(node, IIP.mentioningPart, part)
        self.add(node, IIP.concept, concept)
        self.text(node, IIP.surfaceForm, mention.surface)
        self.provenance(node, mention.provenance)

    def _actor(self, actor: Actor) -> None:
        node, part = iris.responsibility(self.parent, actor), self.place(actor.part)
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
