"""The statements of a description as lines of a page: targets, citations, roles, contradictions."""

from collections import defaultdict
from collections.abc import Iterator

from rdflib import RDF
from rdflib.namespace import DCTERMS, PROV, SKOS

from api.card_rows import CitationRow, Evidence, Named, Place, Side, TargetRow
from api.describe import Facts
from api.labels import Labels, Text
from graph.scripts import language_of_quote, language_of_script
from graph.values import COMPARATORS
from ontology.terms import ELI, IIP, OA, QUDT, SCHEMA
from queries.card import amount, short_name

_SIGNS = {str(iri): sign for sign, iri in COMPARATORS.items()}
_FIGURES = (
    ("value", QUDT.numericValue),
    ("lower", QUDT.lowerBound),
    ("upper", QUDT.upperBound),
)


class Statements:
    """Reads the statements of a description; names are in the language of the page."""

    def __init__(self, facts: Facts, labels: Labels, language: str) -> None:
        self.facts, self._labels, self._language = facts, labels, language
        self._asserted: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._nodes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for node in facts.instances(IIP.Assertion):
            about = facts.value(node, RDF.subject) or ""
            predicate = facts.value(node, RDF.predicate) or ""
            for value in facts.values(node, RDF.object):
                marks = [*self.marks(node), *self.local_names(node, IIP.labelStatus)]
                self._asserted[about, predicate, value].update(marks)
                self._nodes[about, predicate, value].append(node)

    def name(self, iri: str, language: str | None = None) -> Text:
        """A thing's name in the language given, else that of the page."""
        return self._labels.name(iri, language or self._language)

    def named(self, iri: str, *marks: str) -> Named:
        """A thing by its name."""
        return Named(self.name(iri), iri, marks)

    def marks(self, node: str) -> tuple[str, ...]:
        """How a statement is known: seen, recalled, unverified."""
        return tuple(sorted(set(self.local_names(node, IIP.verification))))

    def known(self, subject: str, predicate: str, value: str) -> tuple[str, ...]:
        """How a field's value is known, by the assertions that give it."""
        return tuple(sorted(self._asserted.get((subject, str(predicate), value), ())))

    def local_names(self, node: str, predicate: str) -> list[str]:
        """The last segments of the things that a property names."""
        return [short_name(value) for value in self.facts.values(node, predicate)]

    def quote(self, statement: str) -> Text:
        """The words of the sources that a statement is read from."""
        places = self.evidence(statement).places
        joined = " … ".join(sorted({place.quote.text for place in places}))
        return Text(joined, language_of_quote(joined))

    def evidence(self, statement: str) -> Evidence:
        """How a statement is known."""
        facts = self.facts
        found = sorted(set(facts.values(statement, IIP.evidence)))
        notes = sorted(set(facts.texts(statement, SKOS.note)), key=str)
        return Evidence(
            self.marks(statement),
            self._sources(statement, IIP.statedIn),
            tuple(dict.fromkeys(p for p in map(self._place, found) if p.quote.text)),
            tuple(notes),
        )

    def asserting(self, subject: str, predicate: str, value: str) -> list[str]:
        """The assertions that give a field a value."""
        return self._nodes.get((subject, str(predicate), value), [])

    def _place(self, place: str) -> Place:
        facts, selectors = self.facts, self.facts.values(place, OA.hasSelector)
        quote = next((q for s in selectors for q in facts.values(s, OA.exact)), "")
        bounds = [(facts.value(s, OA.start), facts.value(s, OA.end)) for s in selectors]
        offsets = next((f"{start}–{end}" for start, end in bounds if start and end), "")
        said = Text(quote, language_of_quote(quote))
        return Place(said, self._sources(place, OA.hasSource), offsets)

    def _sources(self, node: str, predicate: str) -> tuple[Named, ...]:
        sources = sorted(set(self.facts.values(node, predicate)))
        return tuple(Named(self.source_name(source), source) for source in sources)

    def source_name(self, iri: str) -> Text:
        """The title of a source, else its address, else its key."""
        titles = self.facts.texts(iri, DCTERMS.title)
        address = self.facts.value(iri, SCHEMA.url)
        return titles[0] if titles else Text(address or short_name(iri))

    def target(self, iri: str) -> TargetRow:
        """A target."""
        facts = self.facts
        subject = next(iter(facts.texts(iri, IIP.subject)), Text(iri))
        setting = facts.subjects(IIP.setsTarget, iri)
        part = next((p for p in setting if facts.values(p, ELI.is_part_of)), None)
        basis = facts.value(iri, IIP.basis)
        return TargetRow(
            iri,
            Named(subject, facts.value(iri, IIP.indicator)),
            target_amount(facts, iri),
            self.name(basis) if basis else Text(""),
            " ".join(facts.values(iri, IIP.dueDate)),
            " ".join(facts.values(iri, IIP.scope)),
            self.named(part) if part else None,
            self.marks(iri),
            self.evidence(iri),
        )

    def citation(self, node: str) -> CitationRow:
        """A citation."""
        facts = self.facts
        relation, cited = facts.value(node, IIP.relation), facts.value(node, IIP.citedDocument)
        printed = [*facts.values(node, IIP.citedTitle), *facts.values(node, IIP.citedNumber)]
        cue = facts.value(node, IIP.cue)
        return CitationRow(
            self.name(relation) if relation else Text(""),
            self.named(cited) if cited else Named(_as_printed(printed)),
            str(self.name(cue, "zh")) if cue else "",
            self.evidence(node),
            self.marks(node),
            self.part(node, IIP.citingPart),
        )

    def part(self, node: str, predicate: str) -> Named | None:
        """The part of a document that a statement names, by its numbering; None for all of it."""
        part = self.facts.value(node, predicate)
        if part is None or not self.facts.values(part, ELI.is_part_of):
            return None
        numbering = " ".join(self.facts.values(part, ELI.number))
        return Named(Text(numbering or short_name(part), "zh"), part)

    def roles(self, part: str) -> Iterator[Named]:
        """Who is to act for a part; the kind is the name of the role."""
        for node in self.facts.subjects(IIP.responsibleFor, part):
            role = self.facts.value(node, IIP.role)
            kind = str(self.name(role)) if role else ""
            for body in self.facts.values(node, PROV.agent):
                yield Named(self.name(body), body, self.marks(node), kind)
            for text in self.facts.texts(node, IIP.actorText):
                yield Named(text, None, self.marks(node), kind)

    def side(self, node: str) -> Side:
        """One side of a contradiction."""
        facts = self.facts
        if predicate := facts.value(node, RDF.predicate):
            what, values = self.name(predicate), facts.texts(node, RDF.object)
        else:
            what = next(iter(facts.texts(node, IIP.subject)), Text(""))
            values = [Text(target_amount(facts, node), "zh")]
        value = next(iter(values), Text(""))
        return Side(node, what, value, self.marks(node), self._sources(node, IIP.statedIn))


def target_amount(facts: Facts, iri: str) -> str:
    """A target's figure as people read it, empty for what is no target."""
    row = {
        "comparator": _SIGNS.get(facts.value(iri, IIP.comparator) or "", ""),
        "unit": facts.value(iri, IIP.unitText) or "",
    }
    row |= {key: value for key, p in _FIGURES if (value := facts.value(iri, p))}
    return amount(row) if "value" in row or "lower" in row else ""


def _as_printed(words: list[str]) -> Text:
    text = " ".join(words)
    return Text(text, language_of_script(text))
