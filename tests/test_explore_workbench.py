"""What the SPARQL workbench and the pages of the questions ask and show."""

import httpx
import pytest

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}
PREFIX = "PREFIX iip: <https://w3id.org/iiot-policy/ns#>\n"


def test_the_vocabulary_has_terms_with_labels_in_three_languages(server: httpx.Client) -> None:
    answer = server.get("/workbench/vocabulary")
    content = answer.json()
    assert content["prefixes"]["iip"] == "https://w3id.org/iiot-policy/ns#"
    terms = {(term[0], term[1]): term[3:] for term in content["terms"]}
    english, chinese, japanese = terms["iip:PolicyDocument", "class"]
    assert (english, "政策" in chinese, "政策" in japanese) == ("policy document", True, True)
    assert ("eli:date_document", "property") in terms
    assert ("<https://w3id.org/iiot-policy/id/technology/tsn>", "individual") in terms
    held = {"If-None-Match": answer.headers["etag"]}
    assert server.get("/workbench/vocabulary", headers=held).status_code == 304


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", None),
        (f"{PREFIX}CONSTRUCT WHERE {{ ?s a iip:Measure }}", None),
        ("SELECT * WHERE { ?s ?p }", (1, 25)),
        ("SELECT *\nWHERE { ?s a foo:Bar }", (2, 21)),
        ("", (1, 1)),
    ],
)
def test_a_fault_is_told_where_it_is(
    server: httpx.Client, query: str, place: tuple[int, int] | None
) -> None:
    fault = server.post("/workbench/check", content=query).json()
    assert (fault and (fault["line"], fault["column"])) == place


def test_a_check_asks_nothing_and_nobody(server: httpx.Client) -> None:
    everything = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
    assert server.post("/workbench/check", content=everything).json() is None
    service = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    assert (
        "asks no other server" in server.post("/workbench/check", content=service).json()["detail"]
    )
    nested = "SELECT * " + "{" * 5000 + "}" * 5000
    assert "nested" in server.post("/workbench/check", content=nested).json()["detail"]


@pytest.mark.parametrize("link", ["1 + ", "?x|| ", "- "])
def test_a_hostile_check_leaves_the_server_up(server: httpx.Client, link: str) -> None:
    text = f"SELECT * {{ FILTER({link * 16_000} 1) }}"
    assert server.post("/workbench/check", content=text).status_code in (200, 500)
    assert server.get("/healthz").status_code == 200


def test_a_long_query_is_not_checked(server: httpx.Client) -> None:
    assert server.post("/workbench/check", content="#" * 100_001).status_code == 413


def test_an_example_comes_with_its_values_bound(server: httpx.Client) -> None:
    path = "/workbench/queries/documents-of-body"
    answer = server.get(path, params={"body": "miit-go"})
    assert answer.headers["content-type"].startswith("application/sparql-query")
    assert "VALUES ?body { <https://w3id.org/iiot-policy/id/body/miit-go> }" in answer.text
    assert "#+" not in answer.text
    direct = server.get("/queries/documents-of-body", params={"body": "miit-go", "format": "json"})
    assert (
        server.get("/sparql", params={"query": answer.text, "format": "json"}).json()
        == direct.json()
    )
    assert server.get(path, params={"body": "no such"}).status_code == 400


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_the_pages_are_in_the_language_of_their_reader(server: httpx.Client, lang: str) -> None:
    run = {"en": "Run", "zh": "运行", "ja": "実行"}[lang]
    for path in ("/sparql", "/queries/documents-of-body"):
        assert f"{run}</button>" in server.get(path, params={"lang": lang}, headers=PAGE).text


def test_a_shared_link_opens_the_query_and_is_answered_when_asked(server: httpx.Client) -> None:
    construct = f"{PREFIX}CONSTRUCT {{ ?s a iip:Measure }} WHERE {{ ?s a iip:Measure }}"
    link = server.get("/sparql", params={"query": construct}, headers=PAGE)
    assert "CONSTRUCT { ?s a iip:Measure }" in link.text
    assert "<pre" not in link.text  # the page of a browser asks for itself
    graph = server.get("/sparql", params={"query": construct, "format": "html"})
    assert graph.headers["content-type"].startswith("text/html")
    assert "a iip:Measure ." in graph.text
    posted = server.post("/sparql", data={"query": construct}, headers=PAGE)
    assert "a iip:Measure ." in posted.text
    broken = server.get("/sparql", params={"query": "SELECT <b>", "format": "html"})
    assert (broken.status_code, 'role="alert"' in broken.text) == (400, True)
    assert "<b>" not in broken.text


def test_questions_are_found_by_topic_and_words(server: httpx.Client) -> None:
    chosen = server.get("/queries", params={"tag": "lineage", "text": "path"}, headers=PAGE).text
    assert "/queries/path-between" in chosen
    assert "/queries/bodies" not in chosen
    nothing = server.get("/queries", params={"text": "no such words"}, headers=PAGE).text
    assert '<p class="none quiet">' in nothing


def test_a_question_says_how_it_is_asked_from_elsewhere(server: httpx.Client) -> None:
    page = server.get("/queries/documents-of-body", headers=PAGE).text
    assert "curl -G http" in page
    assert "--data-urlencode &#39;body=miit-go&#39;" in page.replace("'", "&#39;")
    assert "/sparql?query=" in page
