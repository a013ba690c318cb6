"""The first page: figures of the release, newest documents, first questions, ways in."""

import re

import httpx
import pytest
from lxml import html
from served import GUIDANCE, NOTICE

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


@pytest.fixture
def home(server: httpx.Client) -> html.HtmlElement:
    return html.fromstring(server.get("/?lang=en", headers=PAGE).text)


def paths(addresses: list[str]) -> list[str]:
    return [address.partition("?")[0] for address in addresses]


def test_the_figures_are_those_of_the_release(home: html.HtmlElement, server: httpx.Client) -> None:
    counts = server.get("/dumps").json()["releases"][0]["counts"]
    names = home.xpath("//dl[@class='figures']//dt/text()")
    figures = home.xpath("//dl[@class='figures']//dd/text()")
    told = dict(zip(map(str.lower, names), figures, strict=True))
    assert told["documents"] == str(counts["documents"])
    assert told["contradictions"] == str(counts["conflicts"])


def test_the_newest_documents_come_first_without_annexes(home: html.HtmlElement) -> None:
    listed = paths(home.xpath("//ol[@class='newest']//a/@href"))
    assert listed.index(NOTICE) < listed.index(GUIDANCE)
    assert not any("/annex/" in path for path in listed)


def test_each_first_question_and_each_way_leads_to_a_page(
    home: html.HtmlElement, server: httpx.Client
) -> None:
    questions = home.xpath("//ol[@class='firsts']//a/@href")
    assert any("/lineage" in address for address in questions)
    for address in [*questions, *home.xpath("//nav[@class='ways']//a/@href")]:
        answer = server.get(address, headers=PAGE, follow_redirects=True)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].startswith("text/html"), address


def test_the_search_box_asks_the_search_page(home: html.HtmlElement) -> None:
    (form,) = home.xpath("//main//form")
    assert form.get("action") == "/search"
    assert form.xpath(".//input[@name='q']")


def test_the_picture_has_a_mark_for_each_document_and_links_to_lists(
    home: html.HtmlElement, server: httpx.Client
) -> None:
    marks = home.xpath("//*[local-name()='rect'][@class='doc']")
    links = home.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    assert 0 < len(marks) <= server.get("/documents").json()["total"]
    assert all(re.search(r"level=\w+&year=\d{4}", link) for link in links)


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_it_is_in_the_readers_language(server: httpx.Client, language: str) -> None:
    text = server.get("/", params={"lang": language}, headers=PAGE).text
    (heading,) = html.fromstring(text).xpath("//h1/text()")
    assert {"en": "Where", "zh": "政策", "ja": "政策は"}[language] in heading
