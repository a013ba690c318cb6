"""The ontology is whole, and `ontology/terms.py` lists the same terms."""

from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, PROV, QB, SKOS, VANN, XSD
from rdflib.term import Node

from loaders import model
from ontology import ONTOLOGY, SHAPES, VOCABULARIES
from ontology.terms import BASE, ELI, IIP, OA, SCHEMA

GRAPH = Graph().parse(ONTOLOGY)
HEADER = URIRef(BASE + "ns")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BORROWED = (DCAT, DCTERMS, ELI, OA, ORG, PROV, QB, RDF, RDFS, SCHEMA, SKOS, XSD)
SUPER = (RDFS.subClassOf, RDFS.subPropertyOf)
REACH = (RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
LANGUAGES = ["en", "ja", "zh"]


def iris(path: Path) -> list[str]:
    """Every IRI of a file, in order of first mention, subjects first in each triple."""
    triples = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    terms = (term for t in triples for term in (t.subject, t.predicate, t.object))
    return list(dict.fromkeys(t.value for t in terms if isinstance(t, ox.NamedNode)))


def declared() -> list[str]:
    """The names that the Turtle describes, in its order."""
    triples = ox.parse(path=str(ONTOLOGY), format=ox.RdfFormat.TURTLE)
    subjects = dict.fromkeys(
        t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)
    )
    return [iri.removeprefix(str(IIP)) for iri in subjects if iri.startswith(str(IIP))]


TERMS = declared()
CLASSES = set(GRAPH.subjects(RDF.type, OWL.Class))
PROPERTIES = {p for kind in PROPERTY_KINDS for p in GRAPH.subjects(RDF.type, kind)}
INDIVIDUALS = {s for s, o in GRAPH.subject_objects(RDF.type) if o in CLASSES}


def is_known(term: Node) -> bool:
    """Whether a term is declared here or listed by the vocabulary that it is borrowed from."""
    return term in CLASSES | PROPERTIES or any(str(term) in namespace for namespace in BORROWED)


def languages(term: URIRef, predicate: URIRef) -> list[str]:
    texts = [text for text in GRAPH.objects(term, predicate) if isinstance(text, Literal)]
    assert all(str(text).strip() == str(text) != "" for text in texts)
    return sorted(text.language or "" for text in texts)


def test_terms_py_lists_the_terms_of_the_turtle_in_its_order() -> None:
    assert list(IIP.__annotations__) == TERMS


def test_an_unknown_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        IIP["indicater"]


def test_how_many_terms_there_are() -> None:
    assert (len(CLASSES), len(PROPERTIES), len(INDIVIDUALS)) == (48, 104, 68)
    assert len(CLASSES | PROPERTIES | INDIVIDUALS) == len(TERMS) == 220


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_named_and_defined_in_three_languages(name: str) -> None:
    term: URIRef = IIP[name]
    assert languages(term, RDFS.label) == LANGUAGES
    assert languages(term, SKOS.definition) == LANGUAGES
    assert all(str(text)[-1] in ".。" for text in GRAPH.objects(term, SKOS.definition))
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [HEADER]


@pytest.mark.parametrize("name", TERMS)
def test_a_name_says_what_kind_of_term_it_is(name: str) -> None:
    assert name[0].isupper() == (IIP[name] in CLASSES)


def test_no_two_terms_differ_in_case_only_but_a_class_and_its_property() -> None:
    small = [name.lower() for name in TERMS if IIP[name] not in CLASSES]
    assert len(small) == len(set(small))


def test_every_class_has_a_superclass() -> None:
    assert set(GRAPH.subjects(RDFS.subClassOf, None)) >= CLASSES


@pytest.mark.parametrize("predicate", [*SUPER, *REACH], ids=lambda p: p.rpartition("/")[2])
def test_terms_refer_to_terms_that_exist(predicate: URIRef) -> None:
    assert [str(term) for term in GRAPH.objects(None, predicate) if not is_known(term)] == []


def test_properties_do_not_mix_literals_and_things() -> None:
    kinds = [len(set(GRAPH.objects(p, RDF.type)) & set(PROPERTY_KINDS)) for p in PROPERTIES]
    assert set(kinds) == {1}
    literal = set(GRAPH.subjects(RDF.type, OWL.DatatypeProperty))
    for term in literal:
        assert all(str(r) in XSD for r in GRAPH.objects(term, RDFS.range))


def test_a_listed_individual_has_the_one_short_word_of_its_list() -> None:
    for cls in set(GRAPH.objects(None, RDF.type)) & CLASSES:
        members = set(GRAPH.subjects(RDF.type, cls))
        words = [word for member in members for word in GRAPH.objects(member, SKOS.notation)]
        assert len(words) == len(set(words)) == len(members)


@pytest.mark.parametrize(
    ("cls", "words"),
    [
        (IIP.Basis, model.Basis),
        (IIP.Comparator, model.Comparator),
        (IIP.DuePrecision, model.DuePrecision),
        (IIP.LabelStatus, model.LabelStatus),
        (IIP.Outcome, model.Outcome),
        (IIP.Resolution, model.Resolution),
        (IIP.Role, model.Role),
        (IIP.SourceKind, model.SourceKind),
        (IIP.Verification, model.Verification),
    ],
)
def test_the_short_words_are_those_of_the_document_model(cls: URIRef, words: object) -> None:
    listed = {
        str(w) for m in GRAPH.subjects(RDF.type, cls) for w in GRAPH.objects(m, SKOS.notation)
    }
    assert listed == set(get_args(words))


def test_header() -> None:
    assert GRAPH.value(HEADER, RDF.type) == OWL.Ontology
    version = GRAPH.value(HEADER, OWL.versionInfo)
    assert GRAPH.value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    assert languages(HEADER, DCTERMS.title) == languages(HEADER, DCTERMS.description) == LANGUAGES
    assert GRAPH.value(HEADER, DCTERMS.license) is not None
    assert str(GRAPH.value(HEADER, VANN.preferredNamespacePrefix)) == "iip"
    assert str(GRAPH.value(HEADER, VANN.preferredNamespaceUri)) == str(IIP)
    assert len(list(GRAPH.objects(HEADER, OWL.imports))) == 7


def test_no_blank_nodes_and_two_parsers_agree() -> None:
    triples = list(ox.parse(path=str(ONTOLOGY), format=ox.RdfFormat.TURTLE))
    assert len(triples) == len(set(triples)) == len(GRAPH)
    for triple in triples:
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)


@pytest.mark.parametrize("path", [ONTOLOGY, SHAPES, *VOCABULARIES()], ids=lambda path: path.stem)
def test_turtle_uses_declared_terms_only(path: Path) -> None:
    own = [iri.removeprefix(str(IIP)) for iri in iris(path) if iri.startswith(str(IIP))]
    assert set(own) <= set(TERMS)


def test_how_many_files_of_turtle_there_are() -> None:
    assert len(VOCABULARIES()) == 11
