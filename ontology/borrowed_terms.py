"""Terms of other vocabularies that rdflib has no namespace for: only those that this project uses.

ELI 1.5, the Web Annotation vocabulary, QUDT, schema.org (in its `http` form, as published in RDF;
rdflib's `SDO` is the `https` form), and the languages of the EU Publications Office.
"""
# ruff: noqa: N815 - the names are the vocabularies'

from typing import ClassVar

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class ELI(DefinedNamespace):
    """European Legislation Identifier 1.5, prefix `eli:`."""

    _NS = Namespace("http://data.europa.eu/eli/ontology#")
    _fail = True
    _extras: ClassVar = ["InForce-inForce", "InForce-notInForce", "InForce-partiallyInForce"]

    # Classes
    ComplexWork: URIRef
    LegalExpression: URIRef
    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    Work: URIRef
    # Structure
    has_annex: URIRef
    has_member: URIRef
    has_part: URIRef
    is_annex_of: URIRef
    is_member_of: URIRef
    is_part_of: URIRef
    is_realized_by: URIRef
    realizes: URIRef
    # Description
    in_force: URIRef
    jurisdiction: URIRef
    language: URIRef
    number: URIRef
    passed_by: URIRef
    responsibility_of_agent: URIRef
    title: URIRef
    type_document: URIRef
    # Dates
    date_document: URIRef
    date_no_longer_in_force: URIRef
    date_publication: URIRef
    first_date_entry_in_force: URIRef
    # Relations
    amended_by: URIRef
    amends: URIRef
    applied_by: URIRef
    applies: URIRef
    based_on: URIRef
    basis_for: URIRef
    cited_by: URIRef
    cites: URIRef
    corrected_by: URIRef
    corrects: URIRef
    ensures_implementation_of: URIRef
    has_another_publication: URIRef
    implementation_ensured_by: URIRef
    is_another_publication_of: URIRef
    is_referred_to_by: URIRef
    refers_to: URIRef
    related_to: URIRef
    repealed_by: URIRef
    repeals: URIRef


class LANGUAGE(DefinedNamespace):
    """Languages of the EU Publications Office, as objects of `eli:language`."""

    _NS = Namespace("http://publications.europa.eu/resource/authority/language/")
    _fail = True

    ENG: URIRef
    JPN: URIRef
    ZHO: URIRef


class OA(DefinedNamespace):
    """Web Annotation vocabulary, prefix `oa:`."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    bodyValue: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    start: URIRef


class QUDT(DefinedNamespace):
    """Quantities, prefix `qudt:`."""

    _NS = Namespace("http://qudt.org/schema/qudt/")
    _fail = True

    hasUnit: URIRef
    lowerBound: URIRef
    numericValue: URIRef
    upperBound: URIRef


class SCHEMA(DefinedNamespace):
    """schema.org, prefix `schema:`."""

    _NS = Namespace("http://schema.org/")
    _fail = True

    Event: URIRef
    Project: URIRef
    about: URIRef
    dissolutionDate: URIRef
    domainIncludes: URIRef
    email: URIRef
    encodingFormat: URIRef
    foundingDate: URIRef
    mentions: URIRef
    position: URIRef
    rangeIncludes: URIRef
    unitText: URIRef
    url: URIRef


class UNIT(DefinedNamespace):
    """Units of QUDT, prefix `unit:`; what is counted (家, 个, 项) is `NUM`."""

    _NS = Namespace("http://qudt.org/vocab/unit/")
    _fail = True

    CCY_CNY: URIRef
    NUM: URIRef
    PERCENT: URIRef
