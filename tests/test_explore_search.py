"""The search through HTTP: as a program, as a reader without scripts, as one who types."""

import re
from typing import Any

import httpx
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}
NUMBER = "工信厅信管〔2020〕8号"
Asked = dict[str, str | list[str]]
Content = dict[str, Any]


def found(server: httpx.Client, q: str, **asked: str | list[str]) -> Content:
    response = server.get("/search", params={"q": q, **asked})
    assert response.status_code == 200, response.text
    return dict(response.json())


def iris(server: httpx.Client, q: str, **asked: str | list[str]) -> list[str]:
    return [str(item["iri"]) for item in found(server, q, **asked)["items"]]


def page(server: httpx.Client, **asked: str) -> html.HtmlElement:
    response = server.get("/search", params=asked, headers=PAGE)
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def parts(element: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Elements by an XPath in which `.name` is an element of that class."""
    has = 'descendant::*[contains(concat(" ", @class, " "), " {} ")]'
    full = re.sub(r"\.([a-z-]+)", lambda found: has.format(found[1]), path)
    return list(element.xpath(full))


def texts(element: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in parts(element, path)]


def test_hits_are_places_in_the_text_as_it_is_written(server: httpx.Client) -> None:
    items = found(server, "標識体系")["items"]
    notice = next(item for item in items if item["iri"] == f"{BASE}{NOTICE}")
    marked = {
        passage["text"][start:end]
        for passage in notice["passages"]
        for start, end in passage["marks"]
    }
    assert marked == {"标识体系", "標識体系"}


@pytest.mark.parametrize("q", [NUMBER, "工信厅信管[2020]8号", "工信庁信管(2020)8号"])
def test_a_number_in_any_spelling_comes_first(server: httpx.Client, q: str) -> None:
    first = found(server, q)["items"][0]
    assert first["iri"] == f"{BASE}{NOTICE}"
    assert (first["kind"], first["number"], first["date"]) == ("document", NUMBER, "2020-03-06")


def test_the_very_label_comes_before_documents(server: httpx.Client) -> None:
    assert iris(server, "TSN")[0] == f"{BASE}/id/technology/tsn"


def test_it_is_narrowed_by_kinds_and_facets(server: httpx.Client) -> None:
    everything = found(server, "标识")
    kinds = {each["value"]: each["count"] for each in everything["facets"]["kind"]}
    for kind in ("measure", "target"):
        narrowed = found(server, "标识", kind=kind)
        assert narrowed["total"] == kinds[kind]
        assert {p["kind"] for i in narrowed["items"] for p in i["passages"]} == {kind}
    assert f"{BASE}{NOTICE}" in iris(server, "标识", year="2020", level="department")
    assert f"{BASE}{NOTICE}" not in iris(server, "标识", year=["2017", "2018"])
    assert iris(server, "标识", body="nobody") == []


def test_pages_of_results_follow_each_other(server: httpx.Client) -> None:
    whole = iris(server, "工业互联网", limit="100", kind=["document", "body"])
    response = server.get(
        "/search", params={"q": "工业互联网", "limit": "3", "kind": ["document", "body"]}
    )
    pages: list[str] = []
    while True:
        pages += [item["iri"] for item in response.json()["items"]]
        following = response.json().get("next")
        if not following:
            break
        assert response.headers["link"] == f'<{following}>; rel="next"'
        response = server.get(following)
    assert pages == whole
    assert len(whole) > 3


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "x"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"kind": "none"}, "'document', 'measure'"),
        ({"q": "标" * 501}, "500 characters"),
    ],
)
def test_parameters_that_are_none_are_problems(
    server: httpx.Client, asked: Asked, told: str
) -> None:
    response = server.get("/search", params={"q": "标识", **asked})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]
    assert server.get("/search", params=asked, headers=PAGE).status_code == 400


@pytest.mark.parametrize("q", ["", " ", "*", "tokens:(", '"', "\x00", "OR", "a" * 500, "<mark>"])
def test_whatever_is_typed_is_text(server: httpx.Client, q: str) -> None:
    for headers in ({}, PAGE):
        response = server.get("/search", params={"q": q}, headers=headers)
        assert response.status_code == 200
    assert "<mark>&" not in response.text
    assert server.get("/search/suggest", params={"q": q}).status_code == 200


def test_who_holds_it_is_told_so(server: httpx.Client) -> None:
    for path, headers in (("/search", {}), ("/search", PAGE), ("/search/suggest", {})):
        first = server.get(path, params={"q": "标识"}, headers=headers)
        held = {**headers, "If-None-Match": first.headers["etag"]}
        assert server.get(path, params={"q": "标识"}, headers=held).status_code == 304


def test_the_page_shows_results_with_marks_and_where_they_are(server: httpx.Client) -> None:
    it = page(server, q="标识", lang="zh")
    assert set(texts(it, "//mark")) == {"标识"}
    (result,) = [li for li in parts(it, ".list/li") if NOTICE in li.xpath(".//a")[0].get("href")]
    assert texts(result, ".facts/time") == ["2020年3月6日"]
    (link,) = [a for a in parts(result, ".passages//a") if "体系" in a.text_content()]
    assert link.get("href").startswith(f"{NOTICE}/1/2")
    assert server.get(link.get("href"), headers=PAGE, follow_redirects=True).status_code == 200


def test_texts_of_another_language_say_so(server: httpx.Client) -> None:
    it = page(server, q="标识", lang="en")
    assert it.get("lang") == "en"
    for mark in parts(it, "//mark"):
        assert mark.getparent().get("lang") in ("zh", "ja")


def test_what_stands_in_the_data_is_no_markup(server: httpx.Client) -> None:
    response = server.get("/search", params={"q": "alert script"}, headers=PAGE)
    assert "<script>alert" not in response.text
    assert "&lt;<mark>script</mark>&gt;" in response.text


def test_facets_are_links_that_can_be_taken_back(server: httpx.Client) -> None:
    it = page(server, q="标识", lang="en")
    (measures,) = [a for a in parts(it, "//aside//a") if a.text_content().startswith("Measure")]
    narrowed = html.fromstring(server.get(measures.get("href"), headers=PAGE).text)
    assert texts(narrowed, ".chosen//a[not(@class)]") == ["Measure ×"]
    (back,) = parts(narrowed, "//aside//a[@aria-current]")
    again = html.fromstring(server.get(back.get("href"), headers=PAGE).text)
    assert texts(again, ".summary") == texts(it, ".summary")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Nothing is found under"), ("zh", "未找到"), ("ja", "見つかりません")],
)
def test_without_a_hit_it_says_so_and_what_is_near(
    server: httpx.Client, lang: str, said: str
) -> None:
    it = page(server, q="工业互联网大模型问题", lang=lang)
    assert said in texts(it, ".summary")[0]
    assert "工业互联网" in texts(it, ".near//a")
    for link in parts(it, ".near//a"):
        near = html.fromstring(server.get(link.get("href"), headers=PAGE).text)
        assert parts(near, ".list/li")


def test_an_empty_search_shows_how_to(server: httpx.Client) -> None:
    it = page(server, lang="ja")
    for link in parts(it, ".tips//a"):
        assert server.get(link.get("href"), headers=PAGE).status_code == 200
    assert not parts(it, ".list")


def test_names_are_suggested_as_one_types(server: httpx.Client) -> None:
    response = server.get("/search/suggest", params={"q": "標識", "lang": "zh"})
    items = response.json()["items"]
    assert 1 <= len(items) <= 10
    assert all(item["href"].endswith("?lang=zh") for item in items)
    marked = [i["name"][a:b] for i in items for a, b in i["marks"]]
    assert set(marked) <= {"标识", "標識"}
    assert marked
    typed = server.get("/search/suggest", params={"q": "time-sens", "lang": "en"}).json()["items"]
    assert typed[0]["iri"] == f"{BASE}/id/technology/tsn"
    assert typed[0]["kind"] == "Technology"


def test_a_document_is_suggested_by_its_number(server: httpx.Client) -> None:
    (first, *_) = server.get("/search/suggest", params={"q": "国发〔2017〕50号"}).json()["items"]
    assert first["iri"] == f"{BASE}{GUIDANCE}"


def test_it_is_described(server: httpx.Client) -> None:
    operation = server.get("/openapi.json").json()["paths"]["/search"]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert {"q", "kind", "level", "body", "type", "year", "limit", "offset"} <= names


def test_a_quote_says_its_language(server: httpx.Client) -> None:
    passages = [p for item in found(server, "为深入贯彻")["items"] for p in item["passages"]]
    quotes = {p["language"] for p in passages if p["kind"] == "quote"}
    assert quotes == {"zh"}
