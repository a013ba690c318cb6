"""Finding, lineage, dumps, self-description, and what holds on every path."""

import hashlib
import json
import re
import xml.etree.ElementTree as ET

import httpx
import pytest
from rdflib import DCAT, RDF, VOID, Graph, URIRef
from served import BASE, GUIDANCE, NOTICE

from api.problems import EXCEPTIONS, KINDS
from ontology.terms import IIP

pytest_plugins = ["serving"]

BROWSER = {"Accept": "text/html"}
PATHS = (
    "/", "/docs", "/healthz", "/readyz", "/queries", "/documents", "/dumps", "/ontology", "/ns",
    "/shapes", "/sparql", "/openapi.json", "/.well-known/void", NOTICE, "/static/now/css/style.css",
    "/nothing/here", "/id/nothing",
)  # fmt: skip


def test_one_thing_is_found_by_any_of_its_names(server: httpx.Client) -> None:
    for text in ("工信厅信管〔2020〕8号", "工信庁信管[2020]8号", BASE + NOTICE, NOTICE):
        answer = server.get("/resolve", params={"text": text})
        assert (answer.status_code, answer.json()["iri"]) == (200, BASE + NOTICE)
    page = server.get(
        "/resolve", params={"text": "国发〔2017〕50号", "lang": "ja"}, headers=BROWSER
    )
    assert (page.status_code, page.headers["location"]) == (303, f"{GUIDANCE}?lang=ja")


def test_several_things_stay_several(server: httpx.Client) -> None:
    answer = server.get("/resolve", params={"text": "8号文"})
    assert (answer.status_code, len(answer.json()["candidates"])) == (300, 2)
    assert "iri" not in answer.json()
    assert NOTICE in server.get("/resolve", params={"text": "8号文"}, headers=BROWSER).text


@pytest.mark.parametrize("text", ["nothing", "", "/id/technology/none", "/id/a b", "<>"])
def test_nothing_is_404(server: httpx.Client, text: str) -> None:
    assert server.get("/resolve", params={"text": text}).status_code == 404


def test_the_lineage_in_every_form(server: httpx.Client) -> None:
    given = {"thing": "国发〔2017〕50号"}
    found = json.loads(server.get("/lineage", params=given).text)
    assert {node["id"] for node in found["nodes"]} >= {BASE + NOTICE, BASE + GUIDANCE}
    assert found["edges"][0]["relation"]
    up = server.get("/lineage", params={**given, "direction": "up"}).json()
    assert len(up["nodes"]) == 1
    early = server.get("/lineage", params={**given, "as_of": "2019-12-31"}).json()
    assert BASE + NOTICE not in {node["id"] for node in early["nodes"]}
    one = server.get("/lineage", params={**given, "relation": "implementsPolicy"}).json()
    assert {edge["relation"] for edge in one["edges"]} <= {"implementsPolicy", "hasAnnex"}
    path = server.get("/lineage", params={**given, "to": BASE + NOTICE}).json()
    assert {BASE + GUIDANCE, BASE + NOTICE} <= {node["id"] for node in path["nodes"]}
    for name in ("graphml", "gexf", "svg"):
        ET.fromstring(server.get("/lineage", params={**given, "format": name}).content)
    svg = server.get("/lineage.svg", params=given)
    assert svg.headers["content-type"].startswith("image/svg+xml")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"select": "2+"}, "at 3: a name is missing"),
        ({"thing": "nothing"}, "nothing is known"),
        ({"thing": "8号文"}, "can mean 2 things"),
        ({"thing": f"{BASE}/id/technology/tsn"}, "is no document"),
        ({"thing": GUIDANCE, "depth": "-1"}, "depth"),
        ({"thing": GUIDANCE, "depth": "99"}, "less than or equal to 10"),
        ({"thing": GUIDANCE, "direction": "left"}, "'up', 'down' or 'both'"),
        ({"thing": GUIDANCE, "relation": "likes"}, "there are: "),
        ({"thing": GUIDANCE, "as_of": "2020-13"}, "as_of"),
        ({"thing": GUIDANCE, "format": "pdf"}, "'svg'"),
    ],
)
def test_a_bad_value_names_the_good_ones(
    server: httpx.Client, given: dict[str, str], words: str
) -> None:
    answer = server.get("/lineage", params=given)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]


def test_dumps_never_change(server: httpx.Client) -> None:
    index = server.get("/dumps").json()
    release = index["releases"][0]
    sums = server.get(release["sha256sums"]).text
    for file in release["files"]:
        answer = server.get(file["href"], headers={"Accept-Encoding": "gzip"})
        assert hashlib.sha256(answer.content).hexdigest() == file["sha256"]
        assert f"{file['sha256']}  {file['name']}" in sums
        assert answer.headers["etag"] == f'"{file["sha256"]}"'
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-length"] == str(file["bytes"])
        assert "content-encoding" not in answer.headers
        held = {"If-None-Match": answer.headers["etag"]}
        assert server.get(file["href"], headers=held).status_code == 304
        head = server.head(file["href"])
        assert (head.headers["content-length"], head.content) == (str(file["bytes"]), b"")
    assert 'href="/dumps/' in server.get("/dumps", headers=BROWSER).text


def test_a_dump_comes_in_ranges(server: httpx.Client) -> None:
    address = server.get("/dumps/latest/iiot-policy.nt").headers["location"]
    whole = server.get(address)
    part = server.get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    stale = {"Range": "bytes=10-19", "If-Range": '"other"'}
    assert server.get(address, headers=stale).status_code == 200
    beyond = server.get(address, headers={"Range": "bytes=999999999-"})
    assert (beyond.status_code, beyond.json()["status"]) == (416, 416)
    assert beyond.headers["content-range"] == f"bytes */{len(whole.content)}"
    assert server.get(address, headers={"Range": "lines=1-2"}).status_code == 200


def test_the_latest_dump_is_one_step_away(server: httpx.Client) -> None:
    answer = server.get("/dumps/latest/iiot-policy.ttl")
    assert answer.status_code == 302
    assert "immutable" not in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["latest/none", "none/iiot-policy.nt", "..%2f/x", "latest/..%2f..%2fmanifest.json"]
)
def test_there_is_no_other_file(server: httpx.Client, path: str) -> None:
    assert server.get(f"/dumps/{path}").status_code == 404


def test_the_dataset_describes_itself(server: httpx.Client) -> None:
    answer = server.get("/.well-known/void")
    graph = Graph().parse(data=answer.text, format="turtle")
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    assert str(graph.value(dataset, VOID.sparqlEndpoint)) == str(server.base_url.join("/sparql"))
    for distribution in graph.objects(dataset, DCAT.distribution):
        address = graph.value(distribution, DCAT.downloadURL)
        assert server.head(str(address)).status_code == 200
    assert int(str(graph.value(dataset, VOID.triples))) > 9000


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_ontology_and_the_shapes(server: httpx.Client) -> None:
    for path, term in (("/ontology", IIP.Target), ("/ns", IIP.Target), ("/shapes", None)):
        graph = Graph().parse(data=server.get(path).text, format="turtle")
        assert term is None or (URIRef(str(term)), None, None) in graph
        for suffix, parser in (("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")):
            other = Graph().parse(data=server.get(f"{path}.{suffix}").text, format=parser)
            assert len(other) == len(graph)
        assert server.get(path, headers=BROWSER).headers["content-type"].startswith("text/html")
    assert 'id="Target"' in server.get("/ns", headers=BROWSER).text


def test_alive_and_ready(server: httpx.Client) -> None:
    assert server.get("/healthz").json() == {"status": "ok"}
    assert server.get("/readyz").json()["status"] == "ready"


SCRIPT = re.compile(r"""<script(?! type="(?:module" src="/static/|application/json"))""")
"""A script that is no file of ours; what only holds data is none."""


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_every_response_can_be_read_by_any_page(
    server: httpx.Client, path: str, accept: str
) -> None:
    answer = server.get(path, headers={"Accept": accept}, follow_redirects=True)
    assert answer.status_code in (200, 404, 406)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.headers["content-type"].startswith("text/html"):
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert 'src="http' not in answer.text
        assert not re.search(
            r"<script(?! type=.module. src=\"/static/| type=.application/json.)", answer.text
        )
        assert " style=" not in answer.text


def test_problems_have_one_shape(server: httpx.Client) -> None:
    for method, path, status in (
        ("GET", "/nothing", 404),
        ("POST", "/queries", 405),
        ("DELETE", NOTICE, 405),
        ("GET", "/static/none.css", 404),
        ("GET", "/documents?limit=x", 400),
    ):
        answer = server.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "detail", "instance"} <= set(answer.json())
        if status == 405:
            assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_every_kind_of_problem_is_documented(server: httpx.Client) -> None:
    docs = server.get("/docs").text
    assert all(f'id="problem-{kind}"' in docs for kind in KINDS)
    assert set(EXCEPTIONS.values()) <= set(KINDS)


def test_an_odd_host_is_no_fault_of_ours(server: httpx.Client) -> None:
    for host in ("a b", "[", "x" * 300, "evil/../", "例"):
        for path in ("/sparql", "/sparql?query=ASK%20%7B%7D", "/.well-known/void"):
            answer = server.get(path, headers={b"Host": host.encode()})
            assert answer.status_code in (200, 400)
