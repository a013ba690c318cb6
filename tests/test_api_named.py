"""The questions of the catalogue as routes, and the lists made of some of them."""

import csv
import io

import httpx
import pytest
from served import BASE, GUIDANCE, NOTICE

from queries.catalog import packaged_catalog

pytest_plugins = ["serving"]

CATALOG = packaged_catalog()
IMPLEMENTING = "/queries/documents-implementing"


@pytest.mark.parametrize("name", list(CATALOG))
def test_every_question_answers_its_own_example(server: httpx.Client, name: str) -> None:
    parameters = CATALOG[name].header.parameters.items()
    given = {key: p.example for key, p in parameters if p.type not in ("source", "document")}
    given |= {key: NOTICE for key, p in parameters if p.type == "document"}
    given |= {key: "bulletin-2020-04" for key, p in parameters if p.type == "source"}
    for suffix, kind in (("csv", "text/csv"), ("json", "application/sparql-results+json")):
        answer = server.get(f"/queries/{name}.{suffix}", params=given)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == kind
    page = server.get(f"/queries/{name}.html", params=given)
    assert (page.status_code, "<table>" in page.text) == (200, True)


def test_the_catalogue_is_listed(server: httpx.Client) -> None:
    listed = server.get("/queries").json()
    assert [entry["name"] for entry in listed] == list(CATALOG)
    assert set(listed[0]["summary"]) == {"en", "zh", "ja"}
    page = server.get("/queries", headers={"Accept": "text/html"})
    assert IMPLEMENTING in page.text


def test_the_catalogue_is_described_for_machines(server: httpx.Client) -> None:
    paths = server.get("/openapi.json").json()["paths"]
    for name, question in CATALOG.items():
        described = {p["name"]: p for p in paths[f"/queries/{name}"]["get"]["parameters"]}
        for parameter, said in question.header.parameters.items():
            assert described[parameter]["required"] == said.required
            assert described[parameter]["example"] == said.example
    assert {"/sparql", "/lineage", "/resolve", "/documents"} <= set(paths)


def test_a_parameter_is_a_number_a_title_or_an_iri(server: httpx.Client) -> None:
    answers = {
        server.get(f"{IMPLEMENTING}.csv", params={"document": document}).text
        for document in (
            "国发〔2017〕50号",
            "国发[2017]50号",
            BASE + GUIDANCE,
            GUIDANCE,
            "关于深化“互联网+先进制造业”发展工业互联网的指导意见",
        )
    }
    assert len(answers) == 1
    rows = list(csv.DictReader(io.StringIO(answers.pop())))
    assert [row["implementing"] for row in rows] == [BASE + NOTICE]


def test_the_format_is_negotiated(server: httpx.Client) -> None:
    given = {"document": GUIDANCE}
    accept = {"Accept": "application/sparql-results+xml;q=0.5, text/csv"}
    answer = server.get(IMPLEMENTING, params=given, headers=accept)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    answer = server.get(IMPLEMENTING, params={**given, "format": "tsv"})
    assert answer.headers["content-type"].startswith("text/tab-separated-values")
    tag = answer.headers["etag"]
    same = {"params": {**given, "format": "tsv"}, "headers": {"If-None-Match": tag}}
    assert server.get(IMPLEMENTING, **same).status_code == 304  # type: ignore[arg-type]
    assert server.get(f"{IMPLEMENTING}.ttl", params=given).status_code == 406


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        (IMPLEMENTING, 400, "needs document, for example 国发〔2017〕50号"),
        (f"{IMPLEMENTING}?document=nothing", 400, "nothing is known as 'nothing'"),
        (f"{IMPLEMENTING}?documents=x", 400, "it has: document"),
        (f"{IMPLEMENTING}?document=a&document=b", 400, "once"),
        ("/queries/targets-due?day=tomorrow", 400, "'tomorrow' is no date"),
        ("/queries/targets-due-in?year=soon", 400, "'soon' is no integer: write digits, such as"),
        ("/queries/targets-due?day=2020&timeout=x", 400, "timeout"),
        ("/queries/documents?format=png", 400, "json, xml, csv"),
        ("/queries/documents.png", 404, "json, xml, csv"),
        ("/queries/documents-implement", 404, "documents-implementing"),
    ],
)
def test_a_fault_says_what_is_valid(
    server: httpx.Client, path: str, status: int, words: str
) -> None:
    answer = server.get(path)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_an_ambiguous_name_lists_what_it_can_mean(server: httpx.Client) -> None:
    problem = server.get(IMPLEMENTING, params={"document": "8号文"}).json()
    assert problem["status"] == 400
    assert [candidate["kind"] for candidate in problem["candidates"]] == ["document"] * 2


def test_a_value_is_bound_not_spliced(server: httpx.Client) -> None:
    hostile = '"} UNION { ?document ?p ?o } #'
    answer = server.get("/queries/resolve-number.csv", params={"text": hostile})
    assert (answer.status_code, len(answer.text.splitlines())) == (200, 1)


def test_a_browser_is_asked_for_what_is_missing(server: httpx.Client) -> None:
    form = server.get(IMPLEMENTING, headers={"Accept": "text/html"})
    assert form.status_code == 200
    assert 'value="国发〔2017〕50号" required' in form.text


def test_lists_come_in_pages(server: httpx.Client) -> None:
    first = server.get("/documents", params={"limit": 3})
    content = first.json()
    assert (content["total"], len(content["items"])) == (4, 3)
    assert first.headers["link"] == f'<{content["next"]}>; rel="next"'
    last = server.get(content["next"]).json()
    assert (len(last["items"]), "next" in last) == (1, False)
    for name in ("measures", "targets", "technologies", "bodies"):
        assert server.get(f"/{name}").json()["total"] > 0
    for parameters in ({"limit": 0}, {"limit": 10_000}, {"offset": -1}, {"limit": "x"}):
        answer = server.get("/documents", params=parameters)
        assert (answer.status_code, answer.json()["title"]) == (
            400,
            "A parameter is not as it should be",
        )
