"""Every IRI of the graph is an address: content negotiation, suffixes, tags, pages."""

from collections.abc import Callable

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from served import BASE, GUIDANCE, NOTICE

from ontology.terms import ELI, IIP

pytest_plugins = ["serving"]

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
TYPES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
PARSERS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


def _get(server: httpx.Client, path: str, accept: str = "*/*") -> httpx.Response:
    return server.get(path, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle"),
        (BROWSER, "text/html"),
        ("text/turtle;q=0.2, application/ld+json;q=0.9, text/html;q=0.1", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("text/html;q=0, */*", "text/turtle"),
    ],
)
def test_a_document_comes_as_the_client_wants_it(
    server: httpx.Client, accept: str, media_type: str
) -> None:
    answer = _get(server, NOTICE, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]
    suffix = next((s for s, t in TYPES.items() if t == media_type), "html")
    assert answer.headers["content-location"] == f"{NOTICE}.{suffix}"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_every_format_says_the_same(server: httpx.Client) -> None:
    graphs = []
    for suffix, media_type in TYPES.items():
        answer = server.get(f"{NOTICE}.{suffix}", headers={"Accept": "text/html"})
        assert answer.headers["content-type"].partition(";")[0] == media_type
        graphs.append(Graph().parse(data=answer.content, format=PARSERS[suffix]))
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


def test_a_document_is_described_with_all_that_it_says(server: httpx.Client) -> None:
    graph = Graph().parse(data=_get(server, NOTICE).text, format="turtle")
    for cls, count in (
        (IIP.Measure, 3),
        (IIP.Section, 2),
        (IIP.Target, 1),
        (IIP.Citation, 1),
        (IIP.Mention, 2),
        (IIP.Responsibility, 2),
        (IIP.Conflict, 1),
    ):
        assert len(set(graph.subjects(RDF.type, cls))) == count, cls
    assert set(graph.objects(None, IIP.evidence)) <= set(graph.subjects(RDF.type, IIP.Evidence))


def test_turtle_is_to_be_read(server: httpx.Client) -> None:
    text = _get(server, NOTICE).text
    prefixes, _, body = text.partition("\n\n")
    assert prefixes.splitlines() == sorted(prefixes.splitlines())
    assert "@prefix owl:" not in prefixes
    paragraphs = body.strip().split("\n\n")
    assert paragraphs[0].startswith(f"<{BASE}{NOTICE}> a eli:LegalResource")
    assert len({paragraph.split()[0] for paragraph in paragraphs}) == len(paragraphs)


def test_variants_are_linked(server: httpx.Client) -> None:
    for suffix in ("", ".ttl", ".html"):
        said = server.get(NOTICE + suffix).headers["link"]
        for name, media_type in TYPES.items():
            assert f'<{NOTICE}.{name}>; rel="alternate"; type="{media_type}"' in said
        assert f'<{BASE}{NOTICE}>; rel="canonical"' in said


def test_a_thing_leads_to_its_description(server: httpx.Client) -> None:
    answer = _get(server, "/id/technology/tsn", "application/ld+json, text/html;q=0.5")
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/technology/tsn.jsonld")
    assert answer.headers["vary"] == "Accept"
    page = _get(server, "/id/technology/tsn?lang=ja", BROWSER)
    assert page.headers["location"] == "/id/technology/tsn.html?lang=ja"
    followed = server.get("/id/technology/tsn", follow_redirects=True)
    assert followed.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=followed.text, format="turtle")
    tsn = URIRef(f"{BASE}/id/technology/tsn")
    assert set(graph.subjects(IIP.mentions, tsn)) == {URIRef(f"{BASE}{NOTICE}/1/1")}
    assert list(graph.subjects(IIP.concept, tsn))


def test_a_part_has_its_statements_around_it(server: httpx.Client) -> None:
    graph = Graph().parse(data=server.get(f"{NOTICE}/1/2").text, format="turtle")
    part = URIRef(f"{BASE}{NOTICE}/1/2")
    target = graph.value(part, IIP.setsTarget)
    assert graph.value(target, IIP.comparator) == IIP.atLeast
    assert list(graph.subjects(ELI.has_part, part))
    roles = Graph().parse(data=server.get(f"{NOTICE}/1/1").text, format="turtle")
    assert len(set(roles.subjects(RDF.type, IIP.Responsibility))) == 2


def test_a_named_graph_is_its_content(server: httpx.Client) -> None:
    graph = Graph().parse(data=server.get("/graph/vocabulary/cues").text, format="turtle")
    assert len(set(graph.subjects(RDF.type, IIP.Cue))) > 5
    own = Graph().parse(data=server.get(f"{NOTICE}/graph/bulletin-2020-04").text, format="turtle")
    assert (None, IIP.describes, URIRef(BASE + NOTICE)) in own
    assert len(own) > 5


def test_what_is_held_is_not_sent_again(server: httpx.Client) -> None:
    for path in (NOTICE, f"{NOTICE}.html?lang=ja", "/ontology", "/lineage?thing=国发〔2017〕50号"):
        first = server.get(path)
        tag = first.headers["etag"]
        again = server.get(path, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert server.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    formats = {server.get(f"{NOTICE}.{suffix}").headers["etag"] for suffix in (*TYPES, "html")}
    assert len(formats) == 5


def test_head_has_the_headers_of_get(server: httpx.Client) -> None:
    for path in (NOTICE, f"{NOTICE}.ttl", "/id/technology/tsn", "/", "/queries"):
        get, head = server.get(path), server.head(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        for name in ("content-type", "etag", "link", "location", "content-length"):
            assert head.headers.get(name) == get.headers.get(name)


@pytest.mark.parametrize(
    "path",
    [
        "/id/technology/no-such-thing",
        "/id/technology/no-such-thing.ttl",
        f"{NOTICE}/99",
        "/graph/none",
        "/eli/a%20b",
        "/eli/%3E%20%3Cx",
        "/id/technology/tsn.png",
        "/id/",
    ],
)
def test_nothing_said_is_404_for_both_kinds_of_client(server: httpx.Client, path: str) -> None:
    answer = server.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    page = _get(server, path, BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_no_variant_is_406_with_those_there_are(server: httpx.Client) -> None:
    answer = _get(server, NOTICE, "image/png")
    assert answer.status_code == 406
    assert set(answer.json()["available"]) == {*TYPES.values(), "text/html"}


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_accept_header_is_a_fault_of_ours(server: httpx.Client, header: str) -> None:
    answer = server.get(f"{NOTICE}/1", headers={"Accept": header.strip()})
    assert answer.status_code in (200, 406)


def test_the_page_of_a_document(server: httpx.Client) -> None:
    answer = _get(server, f"{NOTICE}?lang=en", BROWSER)
    text = answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    for words in (
        "工信厅信管〔2020〕8号",
        "工業インターネットの発展加速の推進に関する通知",
        "2020-03-06",
        "2020-03-21",
        "改造升级工业互联网内外网络",
        "新增标识注册量",
        "20 亿",
        "为深入贯彻习近平总书记指示",
        "The annexed table is not held.",
        "Contradictions",
        'class="mark recalled"',
        "速報",
    ):
        assert words in text, words
    assert f'href="{GUIDANCE}?lang=en"' in text
    assert f'href="{NOTICE}.ttl"' in text
    assert "http-equiv" not in text
    assert "<script>" not in text  # nor the one in a heading of the corpus, which is escaped
    assert "&lt;script&gt;alert(1)" in text


def _page_texts(server: httpx.Client) -> Callable[[str], str]:
    return lambda path: _get(server, path, BROWSER).text


def test_pages_speak_three_languages(server: httpx.Client) -> None:
    text = _page_texts(server)
    assert "发文字号" in text(f"{NOTICE}?lang=zh")
    assert "文書番号" in text(f"{NOTICE}?lang=ja")
    for header, lang in (("ja", "ja"), ("zh-CN,zh;q=0.9", "zh"), ("fr", "en")):
        page = server.get(f"{NOTICE}.html", headers={"Accept-Language": header})
        assert f'<html lang="{lang}">' in page.text
        assert page.headers["content-language"] == lang
        assert "Accept-Language" in page.headers["vary"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/id/technology/tsn.html", "改造升级工业互联网内外网络"),
        ("/id/body/miit.html", "Ministry of Industry and Information Technology"),
        (f"{NOTICE}/1/2", "新增标识注册量 ≥ 20 亿"),
        ("/id/source/bulletin-2020-04.html", "速報"),
        ("/id/event/aii-founded.html", "2016-02"),
        ("/graph/derived", "graph/derived"),
    ],
)
def test_the_page_of_any_other_thing(server: httpx.Client, path: str, words: str) -> None:
    answer = _get(server, path, BROWSER)
    assert answer.status_code == 200
    assert words in answer.text
