"""The tree of technologies, and the page of one: first mention, uptake, where it is said."""

from collections import Counter

import httpx
import pytest
from lxml import html

from api.explore.charts.columns import columns

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


def page(server: httpx.Client, path: str, **asked: str) -> html.HtmlElement:
    response = server.get(path, params={"lang": "en", **asked}, headers=PAGE, follow_redirects=True)
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def test_the_rows_of_all_technologies_stay_as_they_are(server: httpx.Client) -> None:
    assert {"technology", "zh"} <= set(server.get("/technologies").json()["items"][0])


def test_the_tree_counts_what_stands_below(server: httpx.Client) -> None:
    found = page(server, "/technologies")
    counts = {
        link.xpath("@href")[0].partition("?")[0].rpartition("/")[2]: line.xpath(
            "*[@class='n']/text()"
        )
        for line in found.xpath("//ul[@class='tree']//div[@class='line']")
        for link in line.xpath(".//a")
    }
    assert counts["tsn"] == ["1"]
    assert counts["network"] == ["1"]


@pytest.mark.parametrize(
    ("lang", "name"), [("zh", "时间敏感网络"), ("en", "time-sensitive networking")]
)
def test_a_technology_tells_where_it_came_from(server: httpx.Client, lang: str, name: str) -> None:
    found = page(server, "/id/technology/tsn", lang=lang)
    assert found.xpath("string(//main//h1)") == name
    first = found.xpath("//div[@class='glance']/section[1]")[0]
    assert first.xpath(".//time/@datetime") == ["2020-03-06"]
    links = [link.partition("?")[0] for link in first.xpath(".//a/@href")]
    assert links[0] == "/eli/cn/miit/2020/gxt-xinguan-8"
    assert links[1].startswith(f"{links[0]}/"), "the part that says it"
    assert found.xpath("//a[contains(@href, '/lineage?technology=tsn')]")
    assert found.xpath("//a[contains(@href, '/documents?technology=tsn')]")


def test_the_uptake_is_drawn_and_told(server: httpx.Client) -> None:
    found = page(server, "/id/technology/tsn")
    (chart,) = found.xpath("//div[contains(@class, 'columns')]//svg")
    assert "technology=tsn" in chart.xpath(".//a/@href")[0]
    years = found.xpath("//details[@class='twin'][1]//tbody/tr/th/text()")
    assert years == ["2020"]
    labels = found.xpath("//dl[@class='facts']/dd[@lang='zh']//text()")
    assert "时间敏感网络" in labels


def test_one_that_nothing_mentions_says_so(server: httpx.Client) -> None:
    found = page(server, "/id/technology/id-resolution")
    assert "No dated document held here mentions it." in found.text_content()
    assert not found.xpath("//div[contains(@class, 'columns')]")


def test_every_mention_can_be_read(server: httpx.Client) -> None:
    found = page(server, "/technologies", technology="tsn")
    assert len(found.xpath("//ol[@class='mentions']/li")) == 1
    beyond = page(server, "/technologies", technology="tsn", offset="999")
    assert len(beyond.xpath("//ol[@class='mentions']/li")) == 1


def test_years_without_any_stay_empty() -> None:
    years = {"2017": Counter(a=1), "2020": Counter(a=2, b=1)}
    text = columns(years, {"a": "#111", "b": "#222"}, "x", "en", "{} {} {}".format, "/{}/{}".format)
    assert text.count("<a ") == 3
    assert "2018" in text
    assert "/2018/" not in text
