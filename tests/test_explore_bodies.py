"""The list of bodies with who works with whom, and the page of one."""

import httpx
import pytest
from lxml import html

from api.explore.charts.matrix import matrix
from api.labels import Text

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


def page(server: httpx.Client, path: str, **asked: str | list[str]) -> html.HtmlElement:
    response = server.get(path, params={"lang": "en", **asked}, headers=PAGE, follow_redirects=True)
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def test_the_rows_of_all_bodies_stay_as_they_are(server: httpx.Client) -> None:
    assert "body" in server.get("/bodies").json()["items"][0]


def test_bodies_stand_by_level_with_what_they_did(server: httpx.Client) -> None:
    found = page(server, "/bodies")
    rows = {
        row.xpath("string(th/a)"): [cell.text_content() for cell in row.xpath("td")]
        for row in found.xpath("//table[contains(@class, 'body-list')]//tr[td]")
    }
    assert rows["Ministry of Industry and Information Technology"] == ["1", "–", "1"]
    assert "No document held here has several issuers." in found.text_content()


@pytest.mark.parametrize("lang", ["zh", "ja", "en"])
def test_a_body_tells_its_work(server: httpx.Client, lang: str) -> None:
    found = page(server, "/id/body/miit", lang=lang)
    assert found.xpath("//div[contains(@class, 'columns')]//svg")
    issued = found.xpath("//ol[contains(@class, 'publications')]/li//time/@datetime")
    assert issued == ["2019-01-02"]
    charged = found.xpath("//ol[@class='mentions']/li//a/@href")
    assert "/eli/cn/miit/2020/gxt-xinguan-8/1/1" in charged[0]


def test_a_body_tells_what_it_came_from(server: httpx.Client) -> None:
    found = page(server, "/id/body/miit")
    (event,) = found.xpath("//ol[@class='succession']/li")
    assert event.xpath(".//time/@datetime") == ["2008-03-11"]
    assert "/id/body/mii" in event.xpath(".//p[@class='ends']/a/@href")[0]


def test_two_bodies_can_be_asked_for(server: httpx.Client) -> None:
    found = page(server, "/bodies", body=["miit", "ndrc"])
    assert "0 joint publications" in " ".join(found.text_content().split())
    assert not page(server, "/bodies", body=["miit", "x"]).xpath("//div[@class='together']")


def test_the_square_leads_to_the_two() -> None:
    names = {"a": Text("工信部", "zh"), "b": Text("<b>", "zh")}
    counts = {"a": {"b": 3}, "b": {"a": 3}}
    text = matrix(
        names, counts, ["a", "b"], "x", "en", "{} {} {}".format, lambda a, b: f"/{a}/{b or ''}"
    )
    assert 'href="/a/b"' in text
    assert "a b 3" in text
    assert "&lt;b&gt;" in text
