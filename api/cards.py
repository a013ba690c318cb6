"""What the page of a policy document shows, put together from its description."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from rdflib import RDF
from rdflib.namespace import DCTERMS, PROV, SKOS, TIME

from api.card_rows import CitationRow, Named, PartRow, Side, SourceRow, StatusRow, TargetRow
from api.card_statements import Statements
from api.describe import Description, Facts
from api.labels import Labels, Text
from ontology.terms import ELI, IIP, SCHEMA
from queries.card import short_name

_DATES = (
    ELI.date_document,
    ELI.date_publication,
    ELI.first_date_entry_in_force,
    ELI.date_no_longer_in_force,
)
_INSTANTS = (TIME.inXSDgYear, TIME.inXSDgYearMonth, TIME.inXSDDate)


class DocumentCard:
    """A policy document as its page shows it."""

    def __init__(self, description: Description, labels: Labels, language: str) -> None:
        self.iri = description.iri
        self._facts = Facts(description.triples)
        self._said = Statements(self._facts, labels, language)

    @property
    def titles(self) -> list[Named]:
        """The title in Chinese, then its other forms."""
        return [
            Named(text, None, self._said.known(self.iri, DCTERMS.title, text.text))
            for text in self._in_order(self.iri, DCTERMS.title)
        ]

    @property
    def name(self) -> Text:
        """The title that stands for all."""
        return self._said.name(self.iri, "zh")

    @property
    def numbers(self) -> list[Named]:
        """The number, in as many forms as sources give it."""
        return self._dated(ELI.number)

    @property
    def dates(self) -> list[Named]:
        """Every date, with its kind as the name of its property."""
        return [named for kind in _DATES for named in self._dated(kind)]

    @property
    def period(self) -> str:
        """The period of a plan as `2018/2020`, empty where there is none."""
        interval = self._facts.value(self.iri, DCTERMS.temporal) or ""
        ends = [self._facts.value(interval, end) for end in (TIME.hasBeginning, TIME.hasEnd)]
        return "/".join(
            value for end in ends if end for p in _INSTANTS for value in self._facts.values(end, p)
        )

    @property
    def recipients(self) -> list[Text]:
        """The bodies addressed, as printed."""
        return self._facts.texts(self.iri, IIP.recipientText)

    @property
    def issuers(self) -> list[Named]:
        """The bodies that issued it, in their order, then those that have a name only."""
        facts, marks = self._facts, defaultdict[str, set[str]](set)
        printed: dict[str, tuple[Text, set[str]]] = {}
        nodes = self._own(IIP.Issuance)
        for node in sorted(nodes, key=lambda n: int(facts.value(n, IIP.order) or 0)):
            for body in facts.values(node, PROV.agent):
                marks[body].update(self._said.marks(node))
            for text in facts.texts(node, IIP.issuerText):
                printed.setdefault(text.text, (text, set()))[1].update(self._said.marks(node))
        known = [self._said.named(body, *sorted(found)) for body, found in marks.items()]
        return known + [Named(text, None, tuple(sorted(m))) for text, m in printed.values()]

    @property
    def lead(self) -> set[str]:
        """The body that leads, where several issued it."""
        several = len(set(self._facts.values(self.iri, ELI.passed_by))) > 1
        return set(self._facts.values(self.iri, IIP.leadIssuer)) if several else set()

    @property
    def types(self) -> list[Named]:
        """What kind of document it is."""
        return self._linked(ELI.type_document)

    @property
    def levels(self) -> list[Named]:
        """The level of government."""
        return self._linked(IIP.level)

    @property
    def regions(self) -> list[Named]:
        """The region that it is of."""
        return self._linked(IIP.region)

    @property
    def series(self) -> list[Named]:
        """The series of plans that it belongs to."""
        return self._linked(ELI.is_member_of)

    @property
    def carriers(self) -> list[Named]:
        """The notice that it is annexed to."""
        return self._linked(ELI.is_annex_of)

    @property
    def annexes(self) -> list[Named]:
        """What is annexed to it."""
        return self._linked(ELI.has_annex)

    def statuses(self, rules: Mapping[tuple[str, str], str]) -> list[StatusRow]:
        """Its status, and whether it is in force, each with how that is known.

        `rules` gives the rule by which a property has a value, of what is derived.
        """
        return [
            row
            for predicate in (IIP.status, ELI.in_force)
            for value in sorted(set(self._facts.values(self.iri, predicate)))
            for row in self._status(predicate, value, rules.get((str(predicate), value)))
        ]

    def _status(self, predicate: str, value: str, rule: str | None) -> list[StatusRow]:
        named, nodes = self._said.named(value), self._said.asserting(self.iri, predicate, value)
        if not nodes:
            return [StatusRow(named, None, self._said.named(rule) if rule else None)]
        return [StatusRow(named, self._said.evidence(node), None) for node in nodes]

    @property
    def gaps(self) -> list[Text]:
        """What is known not to be held."""
        return self._facts.texts(self.iri, IIP.knownGap)

    @property
    def notes(self) -> list[Text]:
        """Remarks of the records."""
        return self._facts.texts(self.iri, SKOS.note)

    @property
    def parts(self) -> list[PartRow]:
        """The sections and measures, as a tree in reading order."""
        return [self._part(iri) for iri in self._under(self.iri)]

    @property
    def targets(self) -> list[TargetRow]:
        """Every target, those of the document itself and those of its parts."""
        rows = map(self._said.target, self._own(IIP.Target))
        return sorted(rows, key=lambda row: (row.part.iri or "" if row.part else "", row.iri))

    @property
    def technologies(self) -> list[Named]:
        """The technologies and other concepts mentioned, each once."""
        nodes = self._own(IIP.Mention)
        found = {c for node in nodes for c in self._facts.values(node, IIP.concept)}
        return [self._said.named(iri) for iri in sorted(found)]

    @property
    def citations(self) -> list[CitationRow]:
        """What the document rests on, by the words it uses."""
        rows = map(self._said.citation, self._own(IIP.Citation))
        return sorted(rows, key=lambda row: (str(row.relation), str(row.cited.name)))

    @property
    def conflicts(self) -> list[list[Side]]:
        """Statements that contradict each other, each with its source."""
        return [
            [self._said.side(side) for side in sorted(self._facts.values(node, IIP.between))]
            for node in self._facts.instances(IIP.Conflict)
        ]

    @property
    def sources(self) -> list[SourceRow]:
        """Where the statements come from, and how many of them are known how."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for mark in (IIP.seen, IIP.recalled, IIP.unverified):
            for statement in filter(self._is_own, self._facts.subjects(IIP.verification, mark)):
                for source in self._facts.values(statement, IIP.statedIn):
                    counted[source][short_name(str(mark))] += 1
        return [self._source(iri, counted[iri]) for iri in sorted(counted)]

    def _source(self, iri: str, marks: Counter[str]) -> SourceRow:
        kind = self._facts.value(iri, IIP.sourceKind)
        return SourceRow(
            iri,
            self._said.source_name(iri),
            sorted(marks.items()),
            self._said.name(kind) if kind else Text(""),
            tuple(sorted(set(self._facts.values(iri, SCHEMA.url)))),
        )

    def _is_own(self, node: str) -> bool:
        """Whether a statement is this document's, not another's or an annex's."""
        return node.startswith(f"{self.iri}/") and not node.startswith(f"{self.iri}/annex/")

    def _own(self, cls: str) -> list[str]:
        return list(filter(self._is_own, self._facts.instances(cls)))

    def _dated(self, predicate: str) -> list[Named]:
        kind = short_name(str(predicate))
        return [
            Named(Text(value), None, self._said.known(self.iri, predicate, value), kind)
            for value in sorted(set(self._facts.values(self.iri, predicate)))
        ]

    def _linked(self, predicate: str) -> list[Named]:
        return [
            self._said.named(value, *self._said.known(self.iri, predicate, value))
            for value in sorted(set(self._facts.values(self.iri, predicate)))
        ]

    def _under(self, iri: str) -> list[str]:
        parts = set(self._facts.values(iri, ELI.has_part))
        return sorted(parts, key=lambda p: (int(self._facts.value(p, IIP.order) or 0), p))

    def _part(self, iri: str) -> PartRow:
        facts, said = self._facts, self._said
        return PartRow(
            iri,
            " ".join(facts.values(iri, ELI.number)),
            self._in_order(iri, SKOS.prefLabel),
            said.marks(iri),
            str(IIP.Measure) in facts.values(iri, RDF.type),
            [said.named(c) for c in sorted(set(facts.values(iri, IIP.mentions)))],
            list(said.roles(iri)),
            [said.target(target) for target in sorted(set(facts.values(iri, IIP.setsTarget)))],
            said.evidence(iri),
            [self._part(part) for part in self._under(iri)],
        )

    def _in_order(self, iri: str, predicate: str) -> list[Text]:
        texts = set(self._facts.texts(iri, predicate))
        return sorted(texts, key=lambda t: ("zh ja en".find(t.language), t.text))
