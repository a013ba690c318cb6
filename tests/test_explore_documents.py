"""The page of the documents: facets, words, order, paging, and the list as files."""

import csv
import io

import httpx
import pyoxigraph as ox
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


def page(server: httpx.Client, **asked: str | list[str]) -> html.HtmlElement:
    response = server.get("/documents", params={"lang": "en", **asked}, headers=PAGE)
    assert response.status_code == 200, response.text
    assert "Accept" in response.headers["vary"]
    return html.fromstring(response.text)


def lines(found: html.HtmlElement) -> list[str]:
    """The paths of the publications on a page."""
    titles = found.xpath("//ol[@class='documents-list']/li/div/a[@class='title']/@href")
    return [title.partition("?")[0] for title in titles]


def rows(server: httpx.Client, **asked: str) -> list[dict[str, str]]:
    answer = server.get("/documents", params={"format": "csv", **asked})
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_rows_of_all_documents_stay_as_they_are(server: httpx.Client) -> None:
    answer = server.get("/documents").json()
    assert {"total", "limit", "offset", "items"} <= set(answer)
    assert "document" in answer["items"][0]


def test_a_facet_is_a_link_that_narrows_and_a_chip_that_widens(server: httpx.Client) -> None:
    whole = page(server)
    facet = next(a for a in whole.xpath("//nav[@id='filters']//a") if "year=2020" in a.get("href"))
    narrow = html.fromstring(server.get(facet.get("href"), headers=PAGE).text)
    assert NOTICE in lines(narrow)
    assert GUIDANCE not in lines(narrow)
    (chip,) = narrow.xpath("//ul[@class='documents-chips']//a[not(@class)]")
    assert "year=" not in chip.get("href")
    count = int(facet.xpath("./span[@class='n']")[0].text_content())
    assert count == len(rows(server, year="2020"))


def test_words_are_sought_in_titles_and_numbers(server: httpx.Client) -> None:
    assert lines(page(server, q="工信厅信管[2020]８号")) == [NOTICE]
    assert lines(page(server, q="nothing has these words")) == []


def test_a_list_is_put_into_order(server: httpx.Client) -> None:
    newest, oldest = lines(page(server)), lines(page(server, sort="oldest"))
    assert newest.index(NOTICE) < newest.index(GUIDANCE)
    assert oldest.index(NOTICE) > oldest.index(GUIDANCE)
    cited = lines(page(server, sort="cited"))
    assert cited.index(GUIDANCE) < cited.index(NOTICE)
    for sort in ("title", "number"):
        assert sorted(lines(page(server, sort=sort, lang="zh"))) == sorted(newest)


def test_a_page_leads_to_the_next(server: httpx.Client) -> None:
    first = page(server, limit="1")
    (here,) = first.xpath("//nav[@class='documents-pages']/*[@aria-current]")
    assert here.text_content() == "1"
    second = first.xpath("//nav[@class='documents-pages']/a")[0].get("href")
    assert "offset=1" in second
    following = html.fromstring(server.get(second, headers=PAGE).text)
    assert lines(first) + lines(following) == lines(page(server))[:2]


@pytest.mark.parametrize("asked", [{"sort": "colour"}, {"offset": "x"}, {"limit": "0"}])
def test_what_is_no_order_or_number_is_refused(server: httpx.Client, asked: dict[str, str]) -> None:
    assert server.get("/documents", params=asked, headers=PAGE).status_code in (400, 422)


def test_the_filtered_list_comes_as_files(server: httpx.Client) -> None:
    found = rows(server, year="2020")
    assert found
    assert all(row["date"].startswith("2020") for row in found)
    notice = next(row for row in found if row["iri"] == BASE + NOTICE)
    assert notice["number"] == "工信厅信管〔2020〕8号"
    turtle = server.get("/documents", params={"format": "ttl", "year": "2020"})
    triples = list(ox.parse(turtle.content, format=ox.RdfFormat.TURTLE))
    assert {t.subject.value for t in triples} == {row["iri"] for row in found}
    json = server.get("/documents", params={"format": "json", "year": "2020"}).json()
    assert json["total"] == len(found)
    assert [item["iri"] for item in json["items"]] == [row["iri"] for row in found]


def test_what_is_asked_is_escaped(server: httpx.Client) -> None:
    asked = {"q": "<script>alert(1)</script>", "body": '"><script>'}
    text = server.get("/documents", params=asked, headers=PAGE).text
    assert "<script>" not in text
