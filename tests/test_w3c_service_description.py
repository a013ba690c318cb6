"""The W3C tests of SPARQL 1.1 Service Description, which are prose, on running servers.

"Conforms to schema" is checked further than the suite's own validator does, which asks only for the
names of named graphs: all terms, domains and ranges (service-description 3), with types stated.
"""

from collections.abc import Iterator

import httpx
import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.term import Node, URIRef
from w3c import FOLDER, entries, needs_the_suites

pytest_plugins = ["w3c_server"]

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
TESTS = entries(
    FOLDER / "sparql11" / "service-description" / "manifest.ttl", "ServiceDescriptionTest"
)
SYNTAXES = {"text/turtle": "turtle", "application/rdf+xml": "xml"}
SERVICE, GRAPHS, NAMED = ("Service",), ("GraphCollection", "Dataset"), ("NamedGraph",)
SCHEMA: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "endpoint": (SERVICE, ()),
    "feature": (SERVICE, ()),
    "supportedLanguage": (SERVICE, ()),
    "resultFormat": (SERVICE, ()),
    "inputFormat": (SERVICE, ()),
    "languageExtension": (SERVICE, ("Feature",)),
    "propertyFeature": (SERVICE, ("Feature",)),
    "extensionFunction": (SERVICE, ("Function",)),
    "extensionAggregate": (SERVICE, ("Aggregate",)),
    "defaultEntailmentRegime": (SERVICE, ()),
    "defaultSupportedEntailmentProfile": (SERVICE, ()),
    "defaultDataset": (SERVICE, ("Dataset",)),
    "availableGraphs": (SERVICE, GRAPHS),
    "defaultGraph": (("Dataset",), ("Graph",)),
    "namedGraph": (GRAPHS, NAMED),
    "name": (NAMED, ()),
    "graph": (NAMED, ("Graph",)),
    "entailmentRegime": (NAMED, ()),
    "supportedEntailmentProfile": (NAMED, ()),
}
"""The classes of subjects and of objects by property; of an object without a class only an IRI is
asked."""
LANGUAGES = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}
FEATURES = {
    SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs,
    SD.BasicFederatedQuery,
}  # fmt: skip

pytestmark = needs_the_suites


def _endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


def _description(server: httpx.Client, media_type: str = "text/turtle") -> Graph:
    found = server.get("/sparql", headers={"Accept": media_type})
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == media_type
    return Graph().parse(found.content, format=SYNTAXES[media_type], publicID=_endpoint(server))


def _faults(description: Graph) -> Iterator[str]:
    """What in a description is not as the schema has it."""
    for subject, predicate, value in description:
        if not str(predicate).startswith(str(SD)):
            continue
        name = str(predicate).removeprefix(str(SD))
        if name not in SCHEMA:
            yield f"there is no property sd:{name}"
            continue
        domain, range_ = SCHEMA[name]
        if not _is_a(description, subject, domain):
            yield f"{subject} has sd:{name} and is no {domain}"
        if range_ and not _is_a(description, value, range_):
            yield f"{value}, sd:{name} of {subject}, is no {range_}"
        if not range_ and not isinstance(value, URIRef):
            yield f"{value}, sd:{name} of {subject}, is no IRI"


def _is_a(description: Graph, node: Node, classes: tuple[str, ...]) -> bool:
    return any((node, RDF.type, SD[name]) in description for name in classes)


@pytest.fixture(params=["reader", "scratch"])
def server(request: pytest.FixtureRequest) -> httpx.Client:
    """A server as it is by default, and one that takes updates."""
    client = request.getfixturevalue(request.param)
    assert isinstance(client, httpx.Client)
    return client


def test_the_suite_is_whole() -> None:
    names = {test.name.partition("/")[2] for test in TESTS}
    assert names == {"returns-rdf", "has-endpoint-triple", "conforms-to-schema"}


@pytest.mark.parametrize("media_type", SYNTAXES)
def test_returns_rdf(server: httpx.Client, media_type: str) -> None:
    """GET on endpoint returns RDF."""
    assert len(_description(server, media_type)) > 0


def test_returns_rdf_to_who_asks_for_nothing_else(server: httpx.Client) -> None:
    found = server.get("/sparql")
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] in SYNTAXES


def test_has_endpoint_triple(server: httpx.Client) -> None:
    """Service description contains a matching sd:endpoint triple."""
    endpoints = list(_description(server).objects(None, SD.endpoint))
    assert endpoints == [URIRef(_endpoint(server))]


def test_conforms_to_schema(server: httpx.Client) -> None:
    """Service description conforms to schema."""
    description = _description(server)
    assert list(_faults(description)) == []
    for graph in description.subjects(RDF.type, SD.NamedGraph):
        assert len(list(description.objects(graph, SD.name))) == 1
    for dataset in description.subjects(RDF.type, SD.Dataset):
        assert (dataset, SD.defaultGraph | SD.namedGraph, None) in description
    assert set(description.objects(None, SD.supportedLanguage)) <= LANGUAGES
    assert set(description.objects(None, SD.feature)) <= FEATURES


def test_says_what_the_server_does(reader: httpx.Client, scratch: httpx.Client) -> None:
    reading, writing = _description(reader), _description(scratch)
    for description in (reading, writing):
        assert (None, SD.supportedLanguage, SD.SPARQL11Query) in description
        assert (None, SD.feature, SD.BasicFederatedQuery) not in description
    assert (None, SD.supportedLanguage, SD.SPARQL11Update) not in reading
    assert (None, SD.supportedLanguage, SD.SPARQL11Update) in writing
    assert (None, SD.feature, SD.UnionDefaultGraph) in reading
    assert (None, SD.feature, SD.UnionDefaultGraph) not in writing
