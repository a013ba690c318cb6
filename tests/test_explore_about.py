"""How the graph is made and how sure it is; the ontology as a page; what goes wrong, in words."""

import httpx
import pytest
from lxml import html

from ontology import ONTOLOGY
from ontology.terms import IIP

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


def page(server: httpx.Client, path: str, status: int = 200, lang: str = "en") -> html.HtmlElement:
    answer = server.get(path, params={"lang": lang}, headers=PAGE)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-language"] == lang
    return html.fromstring(answer.text)


def test_the_shares_are_those_of_the_audit(server: httpx.Client) -> None:
    total = server.get("/audit.json").json()["total"]
    about = page(server, "/about")
    told = about.xpath("//dl[@class='keys']//dd/span/text()")
    assert [int(text.replace(",", "")) for text in told] == [
        total[mark] for mark in ("seen", "recalled", "unverified")
    ]


def test_the_findings_of_the_audit_are_told_in_the_readers_words(server: httpx.Client) -> None:
    findings = server.get("/audit.json").json()["findings"].values()
    for lang in ("en", "zh", "ja"):
        text = page(server, "/about", lang=lang).text_content()
        assert all(finding["summary"][lang] in text for finding in findings)


def test_a_count_of_the_coverage_leads_to_its_documents(server: httpx.Client) -> None:
    cells = page(server, "/about").xpath("//table[@class='grid']//td/a")
    assert cells
    listed = server.get(cells[0].get("href") + "&format=csv").text.splitlines()[1:]
    assert len(listed) == int(cells[0].text)


def test_known_gaps_name_what_lacks_something(server: httpx.Client) -> None:
    gaps = server.get("/queries/known-gaps.json").json()["results"]["bindings"]
    text = page(server, "/about").xpath("//section[@id='gaps']")[0].text_content()
    assert gaps
    assert all(row["gap"]["value"] in text for row in gaps)


def test_every_term_has_an_anchor_by_its_name(server: httpx.Client) -> None:
    ontology = page(server, "/ontology")
    anchors = set(ontology.xpath("//article/@id"))
    lines = ONTOLOGY.read_text(encoding="utf-8").splitlines()
    terms = {line.removeprefix("iip:") for line in lines if line.startswith("iip:")}
    assert anchors == terms
    ids = set(ontology.xpath("//@id"))
    inside = ontology.xpath("//main//a[starts-with(@href, '#')]/@href")
    assert {link.removeprefix("#") for link in inside} <= ids


@pytest.mark.parametrize(
    ("lang", "label"), [("en", "quantitative target"), ("zh", "量化目标"), ("ja", "数値目標")]
)
def test_a_term_is_told_in_the_readers_language_and_the_others_on_demand(
    server: httpx.Client, lang: str, label: str
) -> None:
    (term,) = page(server, "/ontology", lang=lang).xpath("//article[@id='Target']")
    assert term.xpath("string(./h3/a)").strip() == label
    assert set(term.xpath("./details/p/@lang")) == {"en", "zh", "ja"} - {lang}


def test_a_term_says_where_it_belongs_and_how_often_it_is_used(server: httpx.Client) -> None:
    ontology = page(server, "/ontology")
    (sets,) = ontology.xpath("//article[@id='setsTarget']")
    assert "#Target" in sets.xpath(".//dl//a/@href")
    (target,) = ontology.xpath("//article[@id='Target']")
    query = f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ ?t a <{IIP.Target}> }}"
    count = server.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1]
    assert f"{count} time" in target.text_content()


def test_the_shapes_are_shown_as_they_are(server: httpx.Client) -> None:
    source = server.get("/shapes", headers={"Accept": "text/turtle"}).text
    assert page(server, "/shapes").xpath("string(//pre/code)") == source


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "There is nothing here"), ("zh", "此处没有内容"), ("ja", "ここには何もありません")],
)
def test_a_problem_is_told_in_words_with_a_box_to_search(
    server: httpx.Client, lang: str, title: str
) -> None:
    found = page(server, "/eli/nothing", 404, lang)
    assert found.xpath("string(//h1)") == title
    assert found.xpath("//main//form[@action='/search']//input[@name='q']")


def test_the_page_of_a_thing_leads_on(server: httpx.Client) -> None:
    found = page(server, "/id/source/bulletin-2020-04.html")
    assert found.xpath("//h1")
    assert found.xpath("//dl[@class='facts']//a")
