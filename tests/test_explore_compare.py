"""The page of two plans: documents by any name, what is not aligned, the comparison as files."""

import csv
import io

import httpx
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}
BOTH = {"a": "国发〔2017〕50号", "b": f"{BASE}{NOTICE}"}


def page(server: httpx.Client, **asked: str) -> html.HtmlElement:
    response = server.get("/compare", params={"lang": "en", **asked}, headers=PAGE)
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def test_documents_are_named_as_anywhere(server: httpx.Client) -> None:
    found = page(server, **BOTH)
    heads = found.xpath("//div[@class='compare-heads']//h2/a/@href")
    assert [head.partition("?")[0] for head in heads] == [GUIDANCE, NOTICE]


def test_what_nothing_aligns_is_said_and_compared_by_technologies_and_actors(
    server: httpx.Client,
) -> None:
    found = page(server, **BOTH)
    assert "Nothing that is known aligns these two" in found.text_content()
    technologies = found.xpath("//section[@id='technologies']//a/@href")
    assert technologies
    assert all(address.startswith("/id/technology/") for address in technologies)
    assert found.xpath("//section[@id='measures']//div[@class='apart']//li")
    assert found.xpath("//section[@id='targets']//p[@class='amount-of']")


def test_the_sides_are_swapped_by_a_link(server: httpx.Client) -> None:
    (swap,) = page(server, **BOTH).xpath("//a[@class='swap']/@href")
    swapped = html.fromstring(server.get(swap, headers=PAGE).text)
    heads = swapped.xpath("//div[@class='compare-heads']//h2/a/@href")
    assert [head.partition("?")[0] for head in heads] == [NOTICE, GUIDANCE]


def test_an_unknown_name_is_told_at_its_field(server: httpx.Client) -> None:
    found = page(server, a="国发〔1999〕1号", b=NOTICE)
    assert "No document is known by this name" in found.text_content()
    assert not found.xpath("//div[@class='compare-heads']")


def test_without_a_choice_there_is_a_form_with_documents_to_choose(server: httpx.Client) -> None:
    found = page(server)
    assert {field.get("name") for field in found.xpath("//form//input[@list]")} == {"a", "b"}
    assert found.xpath("//datalist[@id='plans']/option")


def test_with_one_document_chosen_others_are_suggested_or_there_is_none(
    server: httpx.Client,
) -> None:
    found = page(server, b="国发〔2017〕50号")
    assert [h.partition("?")[0] for h in found.xpath("//div[@class='head']/h2/a/@href")] == [
        GUIDANCE
    ]
    (suggested,) = found.xpath("//section[@class='suggested']")
    assert suggested.xpath(".//li[@class='answer']//a/@href") or suggested.xpath("./p")


def test_a_document_with_itself_is_told_as_such(server: httpx.Client) -> None:
    assert "the same document" in page(server, a=NOTICE, b=NOTICE).text_content()


def test_as_csv_every_measure_and_target_is_a_row(server: httpx.Client) -> None:
    answer = server.get("/compare", params={**BOTH, "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["kind"] for row in rows} == {"measure", "target"}
    assert {row["change"] for row in rows} == {""}
    assert {row["b_document"] for row in rows} == {f"{BASE}{NOTICE}"}  # the other has no parts
    assert all(row["b_text"] for row in rows)


def test_json_is_for_who_does_not_ask_for_a_page(server: httpx.Client) -> None:
    answer = server.get("/compare", params=BOTH)
    found = answer.json()
    assert found["aligned"] is False
    assert found["a"][0]["number"] == "国发〔2017〕50号"
    assert {row["kind"] for row in found["rows"]} == {"measure", "target"}
    again = server.get("/compare", params=BOTH, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "status"), [({"a": "nothing", "b": NOTICE}, 400), ({**BOTH, "format": "xml"}, 406)]
)
def test_what_cannot_be_is_a_problem(
    server: httpx.Client, asked: dict[str, str], status: int
) -> None:
    answer = server.get("/compare", params=asked)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_is_asked_is_escaped(server: httpx.Client) -> None:
    text = server.get("/compare", params={"a": '"><b>x</b>'}, headers=PAGE).text
    assert "<b>x</b>" not in text
