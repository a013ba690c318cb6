"""The first page: figures of the release, newest documents, first questions, ways in."""

import re

import httpx
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

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
    wide, narrow = home.xpath("//*[local-name()='svg']")
    marks = wide.xpath(".//*[local-name()='rect'][contains(@class, 'doc')]")
    links = home.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    assert 0 < len(marks) <= server.get("/documents").json()["total"]
    assert len(narrow.xpath(".//*[local-name()='rect'][contains(@class, 'doc')]")) == len(marks)
    assert all(re.search(r"level=\w+&year=\d{4}", link) for link in links)


def test_the_picture_tells_what_came_of_the_guidance(home: html.HtmlElement) -> None:
    (wide, _) = home.xpath("//*[local-name()='svg']")
    titles = {
        kind: wide.xpath(f".//*[@class='doc {kind}']/*[local-name()='title']/text()")
        for kind in ("source", "citing")
    }
    (source,) = titles["source"]
    assert "国发〔2017〕50号" in source
    assert any("工信厅信管〔2020〕8号" in title for title in titles["citing"])
    assert len(wide.xpath(".//*[starts-with(@class, 'line')]")) == len(titles["citing"])


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_it_is_in_the_readers_language(server: httpx.Client, language: str) -> None:
    text = server.get("/", params={"lang": language}, headers=PAGE).text
    (heading,) = html.fromstring(text).xpath("//h1/text()")
    assert {"en": "Where", "zh": "政策", "ja": "政策は"}[language] in heading


@pytest.mark.parametrize("path", ["/", "/documents?level=ministry", "/about", NOTICE])
def test_the_head_says_what_a_page_is_and_where_its_languages_are(
    server: httpx.Client, path: str
) -> None:
    answer = server.get(path, params={"lang": "ja"} | dict(httpx.URL(path).params), headers=PAGE)
    head = html.fromstring(answer.text).find("head")
    others = dict(
        zip(head.xpath("link/@hreflang"), head.xpath("link[@hreflang]/@href"), strict=True)
    )
    assert set(others) == {"en", "zh", "ja", "x-default"}
    assert dict(httpx.URL(others["ja"]).params) == dict(answer.url.params)
    assert "lang=" not in others["x-default"]
    assert head.xpath("string(title)").endswith("工業インターネット政策")
    assert head.xpath("string(meta[@name='description']/@content)")
    assert head.xpath("string(meta[@property='og:url']/@content)") == others["ja"]
    assert server.get(head.xpath("string(link[@rel='icon']/@href)")).status_code == 200
    canonical = head.xpath("link[@rel='canonical']/@href")
    assert canonical == [f"{BASE}{NOTICE}" if path == NOTICE else others["ja"]]
