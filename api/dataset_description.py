"""What the service and its data are, in the words of SPARQL Service Description, VoID and DCAT."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID, XSD

from graph.dumps import PREFIXES
from graph.formats import GRAPH_FORMATS
from graph.iris import DATASET
from graph.release import Release
from ontology.terms import BASE, IIP
from queries.results import RESULT_FORMATS

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_SPDX = "http://spdx.org/rdf/terms#"
_FORMATS = "http://www.w3.org/ns/formats/"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_IANA = "https://www.iana.org/assignments/media-types/"
OWN_PREFIXES: Final = {
    **PREFIXES, "dcat": str(DCAT), "sd": SD, "spdx": _SPDX, "void": str(VOID),
}  # fmt: skip

TITLES: Final = {
    "en": "Knowledge graph of Chinese industrial-internet policy",
    "zh": "中国工业互联网政策知识图谱",
    "ja": "中国工業インターネット政策ナレッジグラフ",
}
_SYNTAXES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}  # fmt: skip
_COUNTED = {
    "documents": IIP.PolicyDocument,
    "measures": IIP.Measure,
    "targets": IIP.Target,
    "citations": IIP.Citation,
    "conflicts": IIP.Conflict,
    "sources": IIP.Source,
}
_VOCABULARIES = ("eli", "iip", "oa", "org", "prov", "qudt", "skos", "time", "dcterms")

Value = ox.NamedNode | ox.Literal


def service_description(
    endpoint: str, release: Release, *, updates: bool = False
) -> Iterator[ox.Triple]:
    """The SPARQL service at an address: what it reads, writes and holds.

    The default graph of a release is the union of its named graphs; of another dataset it is not.
    """
    service, graph = f"{endpoint}#service", f"{endpoint}#default-graph"
    yield _triple(service, RDF.type, _iri(SD + "Service"))
    yield _triple(service, SD + "endpoint", _iri(endpoint))
    yield _triple(service, SD + "supportedLanguage", _iri(SD + "SPARQL11Query"))
    if updates:
        yield _triple(service, SD + "supportedLanguage", _iri(SD + "SPARQL11Update"))
    if release.published:
        yield _triple(service, SD + "feature", _iri(SD + "UnionDefaultGraph"))
    for name in (*RESULT_FORMATS, *GRAPH_FORMATS):
        yield _triple(service, SD + "resultFormat", _iri(_FORMATS + _SYNTAXES[name]))
    yield _triple(service, SD + "defaultDataset", _iri(DATASET))
    yield _triple(DATASET, RDF.type, _iri(SD + "Dataset"))
    yield _triple(DATASET, SD + "defaultGraph", _iri(graph))
    yield _triple(graph, RDF.type, _iri(SD + "Graph"))
    yield _triple(graph, VOID.triples, _count(release.manifest["counts"]["triples"]))


def dataset_description(home: str, release: Release) -> Iterator[ox.Triple]:
    """The dataset as served at `home` (an address without a slash at the end)."""
    counts = release.manifest["counts"]
    yield _triple(BASE + ".well-known/void", RDF.type, _iri(VOID.DatasetDescription))
    yield _triple(BASE + ".well-known/void", DCTERMS.subject, _iri(DATASET))
    for cls in (VOID.Dataset, DCAT.Dataset):
        yield _triple(DATASET, RDF.type, _iri(cls))
    for language, title in TITLES.items():
        yield _triple(DATASET, DCTERMS.title, ox.Literal(title, language=language))
    yield _triple(DATASET, DCTERMS.identifier, ox.Literal(release.id))
    yield _triple(DATASET, str(DCAT) + "version", ox.Literal(release.id))
    yield _triple(DATASET, DCTERMS.license, _iri(LICENCE))
    yield _triple(DATASET, VOID.uriSpace, ox.Literal(BASE))
    yield _triple(DATASET, VOID.sparqlEndpoint, _iri(f"{home}/sparql"))
    yield _triple(DATASET, VOID.triples, _count(counts["triples"]))
    for prefix in _VOCABULARIES:
        yield _triple(DATASET, VOID.vocabulary, _iri(PREFIXES[prefix]))
    for name, cls in _COUNTED.items():
        part = f"{BASE}.well-known/void#{name}"
        yield _triple(DATASET, VOID.classPartition, _iri(part))
        yield _triple(part, VOID["class"], _iri(cls))
        yield _triple(part, VOID.entities, _count(counts[name]))
    yield from _service(home)
    for file, facts in release.manifest["dumps"].items():
        yield from _distribution(f"{home}/dumps/{release.path.name}/{file}", facts)


def _service(home: str) -> Iterator[ox.Triple]:
    service = f"{home}/sparql#service"
    yield _triple(service, RDF.type, _iri(DCAT.DataService))
    yield _triple(service, DCAT.endpointURL, _iri(f"{home}/sparql"))
    yield _triple(service, DCAT.endpointDescription, _iri(f"{home}/openapi.json"))
    yield _triple(service, DCAT.servesDataset, _iri(DATASET))


def _distribution(address: str, facts: dict[str, str]) -> Iterator[ox.Triple]:
    checksum = f"{address}#sha256"
    yield _triple(DATASET, VOID.dataDump, _iri(address))
    yield _triple(DATASET, DCAT.distribution, _iri(address))
    yield _triple(address, RDF.type, _iri(DCAT.Distribution))
    yield _triple(address, DCAT.downloadURL, _iri(address))
    yield _triple(address, DCAT.mediaType, _iri(_IANA + facts["media_type"]))
    size = ox.Literal(str(facts["bytes"]), datatype=_iri(XSD.nonNegativeInteger))
    yield _triple(address, DCAT.byteSize, size)
    yield _triple(address, _SPDX + "checksum", _iri(checksum))
    yield _triple(checksum, RDF.type, _iri(_SPDX + "Checksum"))
    yield _triple(checksum, _SPDX + "algorithm", _iri(_SPDX + "checksumAlgorithm_sha256"))
    yield _triple(checksum, _SPDX + "checksumValue", ox.Literal(facts["sha256"]))


def _triple(subject: str, predicate: str, value: Value) -> ox.Triple:
    return ox.Triple(_iri(subject), _iri(predicate), value)


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(str(text))


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_iri(XSD.integer))
