"""Results of SPARQL queries, read without the engine that wrote them, and compared.

XML, JSON and CSV are read here; the terms of TSV and RDF are read by pyoxigraph's parsers. As the
suite says, literals are compared by value, so a number may be written in another way than expected;
the datatype has to be the expected one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pyoxigraph as ox
from w3c_values import Term, by_value, number

XML_NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT query; a row has the variables that are bound."""

    variables: frozenset[str]
    rows: tuple[dict[str, Term], ...]


Answer = bool | Solutions
"""What SELECT and ASK give; a graph is compared as it is."""


def read_xml(content: bytes) -> Answer:
    """Read SPARQL Query Results XML Format."""
    root = ET.fromstring(content)
    boolean = root.findtext(f"{XML_NAMESPACE}boolean")
    if boolean is not None:
        return {"true": True, "false": False}[boolean.strip()]
    variables = {each.attrib["name"] for each in root.iter(f"{XML_NAMESPACE}variable")}
    rows = (
        {each.attrib["name"]: _xml_term(each[0]) for each in row}
        for row in root.iter(f"{XML_NAMESPACE}result")
    )
    return Solutions(frozenset(variables), tuple(rows))


def _xml_term(element: ET.Element) -> Term:
    language = element.attrib.get("{http://www.w3.org/XML/1998/namespace}lang")
    kind = element.tag.removeprefix(XML_NAMESPACE)
    return _term(kind, element.text or "", element.attrib.get("datatype"), language)


def read_json(content: bytes) -> Answer:
    """Read SPARQL 1.1 Query Results JSON Format."""
    found = json.loads(content)
    if "boolean" in found:
        assert isinstance(found["boolean"], bool), found
        return found["boolean"]
    rows = (
        {
            name: _term(term["type"], term["value"], term.get("datatype"), term.get("xml:lang"))
            for name, term in row.items()
        }
        for row in found["results"]["bindings"]
    )
    return Solutions(frozenset(found["head"]["vars"]), tuple(rows))


def _term(kind: str, value: str, datatype: str | None, language: str | None) -> Term:
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode(value)
    assert kind in ("literal", "typed-literal"), kind
    return ox.Literal(
        value, datatype=ox.NamedNode(datatype) if datatype else None, language=language
    )


def read_csv(content: bytes) -> Answer:
    """Read SPARQL 1.1 Query Results CSV Format, which keeps less than others.

    A cell is a blank node, a number or a text; an empty one is as if unbound.
    """
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)

    def term(cell: str) -> Term:
        return ox.BlankNode(cell[2:]) if cell.startswith("_:") else number(cell) or ox.Literal(cell)

    assert all(len(row) == len(header) for row in rows), content
    named = (dict(zip(header, row, strict=True)) for row in rows)
    texts = ({name: term(cell) for name, cell in row.items() if cell} for row in named)
    return Solutions(frozenset(header), tuple(texts))


def read_tsv(content: bytes) -> Answer:
    """Read SPARQL 1.1 Query Results TSV Format."""
    found = ox.parse_query_results(content, format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    variables = [variable.value for variable in found.variables]
    rows = ({name: term for name in variables if (term := row[name]) is not None} for row in found)
    return Solutions(frozenset(variables), tuple(rows))


def read_result_set(quads: Iterable[ox.Quad]) -> Answer:
    """Read solutions in RDF, in the vocabulary of the W3C's first tests (`rs:ResultSet`)."""
    triples = list(quads)

    def values(name: str, subject: Term | None = None) -> list[Term]:
        wanted = ox.NamedNode(RS + name)
        found = [quad for quad in triples if quad.predicate == wanted]
        return [quad.object for quad in found if subject in (None, quad.subject)]

    def names(name: str, subject: Term | None = None) -> list[str]:
        return [term.value for term in values(name, subject) if isinstance(term, ox.Literal)]

    rows = (
        {
            names("variable", binding)[0]: values("value", binding)[0]
            for binding in values("binding", solution)
        }
        for solution in values("solution")
    )
    return Solutions(frozenset(names("resultVariable")), tuple(rows))


READERS: dict[str, tuple[str, Callable[[bytes], Answer]]] = {
    "srx": ("application/sparql-results+xml", read_xml),
    "srj": ("application/sparql-results+json", read_json),
    "csv": ("text/csv", read_csv),
    "tsv": ("text/tab-separated-values", read_tsv),
}
"""Media type and reader, by the suffix of the suite's files."""


def read_answer(content: bytes, media_type: str) -> Answer:
    """Read the answer to SELECT or ASK; fails where the media type is not one of results."""
    readers = dict(READERS.values())
    assert media_type in readers, media_type
    return readers[media_type](content)


def same_answer(one: Answer, other: Answer, *, in_order: bool) -> bool:
    """Whether two answers are the same but for the names of blank nodes, and for order if free."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return one.variables == other.variables and (
        _canonical(_as_quads(one.rows, in_order=in_order))
        == _canonical(_as_quads(other.rows, in_order=in_order))
    )


def same_graph(one: Iterable[ox.Quad], other: Iterable[ox.Quad]) -> bool:
    """Whether two graphs are isomorphic."""
    return _canonical(one) == _canonical(other)


def _as_quads(rows: Iterable[dict[str, Term]], *, in_order: bool) -> Iterable[ox.Quad]:
    """Each row as a blank node of its own, so that two answers are compared as graphs are."""
    for position, row in enumerate(rows):
        node = ox.BlankNode()
        place = ox.Literal(position if in_order else "anywhere")
        yield ox.Quad(node, ox.NamedNode("urn:row"), place)
        for name, term in row.items():
            yield ox.Quad(node, ox.NamedNode(f"urn:variable:{name}"), term)


def _canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    dataset = ox.Dataset(
        ox.Quad(quad.subject, quad.predicate, by_value(quad.object)) for quad in quads
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)
