"""The page of a document, without any script: what it says, how it is known, what is around it."""

import httpx
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

from api.explore.document_title import broken
from api.labels import Text

pytest_plugins = ["serving"]


def page(server: httpx.Client, path: str, lang: str = "en") -> html.HtmlElement:
    response = server.get(path, params={"lang": lang}, headers={"Accept": "text/html"})
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def text(element: html.HtmlElement, path: str) -> str:
    found = element.xpath(path)
    assert found, path
    return " ".join(" ".join(found[0].text_content().split()).split())


def test_every_date_stands_with_its_kind(server: httpx.Client) -> None:
    facts = text(page(server, NOTICE), "//*[@id='facts']")
    assert "6 March 2020 signed" in facts
    assert "published" in facts
    assert "工信厅信管〔2020〕8号" in facts


def test_a_status_is_told_with_how_it_is_known(server: httpx.Client) -> None:
    known = {text(page(server, path), "//*[@id='facts']") for path in (NOTICE, GUIDANCE)}
    ways = ("as a source states", "derived by rule", "no source states it")
    assert all(any(way in facts for way in ways) for facts in known)


def test_measures_are_a_tree_with_actors_and_targets(server: httpx.Client) -> None:
    measures = page(server, NOTICE).xpath("//*[@id='measures']")[0]
    assert measures.xpath(".//details[@open]")
    assert measures.xpath(".//table//th[@scope='row']")
    assert "新增标识注册量" in measures.text_content()


def test_quotes_stand_with_source_and_mark(server: httpx.Client) -> None:
    found = page(server, NOTICE)
    quotes = found.xpath("//details[contains(@class, 'evidence')]//blockquote[@lang='zh']")
    assert any("为深入贯彻习近平总书记指示" in quote.text_content() for quote in quotes)
    assert found.xpath("//details//p[@class='from']/a[contains(@href, '/id/source/')]")


def test_the_sides_of_a_contradiction_stand_side_by_side(server: httpx.Client) -> None:
    found = page(server, NOTICE)
    for sides in found.xpath("//*[@id='conflicts']/ul"):
        assert len(sides.xpath("./li")) > 1
        assert sides.xpath("./li/a/*[@lang='zh'] | ./li/a/text()[contains(., 'published')]")


def test_the_neighbourhood_is_drawn_with_links_to_our_pages(server: httpx.Client) -> None:
    found = page(server, GUIDANCE)
    picture = found.xpath("//*[@id='neighbourhood']//*[local-name()='svg']")[0]
    links = {a.get("href") for a in picture.xpath(".//*[local-name()='a']")}
    assert f"{NOTICE}?lang=en" in links
    followed = found.xpath("//*[@id='followed']//a/@href")
    assert f"{NOTICE}?lang=en" in followed
    rests = page(server, NOTICE).xpath("//*[@id='rests-on']//a/@href")
    assert f"{GUIDANCE}?lang=en" in rests


def test_it_says_how_to_cite_it(server: httpx.Client) -> None:
    cite = page(server, NOTICE).xpath("//*[@id='cite']")[0]
    release = server.get("/readyz").json()["release"]
    words, bibtex = cite.xpath(".//copy-text/p")[0], cite.xpath(".//copy-text/pre")[0]
    for each in (words.text_content(), bibtex.text_content()):
        assert f"{BASE}{NOTICE}" in each
        assert release in each
    assert bibtex.text_content().startswith("@misc{cn-miit-2020-gxt-xinguan-8,")
    assert cite.xpath(".//button[@hidden]")  # shown where there is a clipboard


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_contents_lead_to_sections_in_every_language(server: httpx.Client, lang: str) -> None:
    found = page(server, NOTICE, lang)
    targets = [a.removeprefix("#") for a in found.xpath("//nav[ol]//a/@href") if a[0] == "#"]
    assert len(targets) > 5
    for target in targets:
        assert found.get_element_by_id(target) is not None


def test_all_formats_are_linked(server: httpx.Client) -> None:
    hrefs = page(server, NOTICE).xpath("//a[@rel='alternate']/@href")
    assert set(hrefs) >= {f"{NOTICE}.{name}" for name in ("ttl", "jsonld", "nt", "rdf")}


def test_a_long_title_breaks_where_a_reader_pauses() -> None:
    title = Text("工业和信息化部关于印发《行动方案（2026—2028年）》的通知", "zh")
    assert str(broken(title)).replace("<wbr>", "|") == (
        "工业和信息化部|关于|印发|《行动方案|（2026—2028年）》|的通知"
    )
    assert str(broken(Text("<b> & c", "en"))) == "&lt;b&gt; &amp; c"
    assert "<b>" not in broken(Text("关于<b>的通知", "zh"))
