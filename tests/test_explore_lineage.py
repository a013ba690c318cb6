"""The page of the lineage: what an analyst sees, asks and takes along, without any script."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from lxml import html
from served import BASE, GUIDANCE, NOTICE

from api.explore.lineage_facts import short
from api.explore.lineage_lines import quoted
from api.explore.lineage_numbers import Numbers

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}
NUMBER = "工信厅信管〔2020〕8号"


def page(server: httpx.Client, **asked: str) -> html.HtmlElement:
    response = server.get("/lineage", params=asked, headers=PAGE)
    assert response.status_code == 200, response.text
    return html.fromstring(response.text)


def edges(server: httpx.Client, **asked: str) -> list[dict[str, str]]:
    found = server.get("/lineage", params=asked).json()["edges"]
    assert isinstance(found, list)
    return found


def find(element: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """What an XPath finds, in which `.name` stands for the class."""
    classes = re.sub(r"\[\.([a-z]+)\]", r"[contains(concat(' ', @class, ' '), ' \1 ')]", path)
    found: list[html.HtmlElement] = element.xpath(f".//{classes}")
    return found


def text(element: html.HtmlElement, path: str) -> str:
    (found,) = find(element, path)
    return " ".join(found.text_content().split())


def test_a_browser_gets_the_page_and_a_client_the_data(server: httpx.Client) -> None:
    response = server.get("/lineage", headers=PAGE)
    assert response.headers["content-type"].startswith("text/html")
    assert "Accept" in response.headers["vary"]
    assert server.get("/lineage").headers["content-type"] == "application/json"
    again = server.get("/lineage", headers={**PAGE, "If-None-Match": response.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("lang", "eyebrow", "summary"),
    [
        ("en", "Policy lineage", "documents · "),
        ("zh", "政策脉络", "份文件 · "),
        ("ja", "政策の系譜", "文書 "),
    ],
)
def test_it_speaks_the_readers_language(
    server: httpx.Client, lang: str, eyebrow: str, summary: str
) -> None:
    it = page(server, lang=lang, select=NUMBER)
    assert it.get("lang") == lang
    assert text(it, "*[.eyebrow]") == eyebrow
    assert summary in text(it, "*[.found]")
    foreign = {each.get("lang") for each in find(it, "main//*[@lang]") if each.get("lang") != lang}
    assert foreign <= {"en", "zh", "ja"} - {lang}


def test_without_a_question_it_says_where_to_begin(server: httpx.Client) -> None:
    it = page(server, lang="en")
    first = find(it, "*[.starts]//ol//a")[0]
    assert parse_qs(urlsplit(first.get("href")).query)["select"] == [GUIDANCE.lstrip("/")]
    assert "2 followers" in text(it, "*[.starts]//ol/li[1]")
    assert {"five-g", "tsn"} <= {
        parse_qs(urlsplit(link.get("href")).query)["technology"][0]
        for link in find(it, "*[.starts]//*[.chips]//a")
    }
    assert not find(page(server, select=NUMBER), "*[.starts]")


def test_the_form_says_what_is_asked(server: httpx.Client) -> None:
    it = page(
        server, lang="en", select=f"1+{NUMBER}+", as_of="2021", relation="cites", technology="tsn"
    )
    (form,) = find(it, "lineage-question/form")
    fields = dict(form.fields)
    assert fields["select"] == f"1+{NUMBER}+"
    assert (fields["as_of"], fields["technology"], fields["depth"]) == ("2021", "tsn", "2")
    checked = find(form, "input[@name='relation'][@checked]")
    assert [each.get("value") for each in checked] == ["cites"]


def test_the_form_sent_as_it_is_asks_the_same(server: httpx.Client) -> None:
    asked = {"select": NUMBER, "direction": "up", "lang": "en"}
    (form,) = find(page(server, **asked), "lineage-question/form")
    again = server.get("/lineage", params=form.form_values(), headers=PAGE)
    assert text(html.fromstring(again.text), "*[.found]") == text(
        page(server, **asked), "*[.found]"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"select": "无此文件"}, "nothing is known as '无此文件'"),
        ({"to": NUMBER}, "a path begins at one document"),
        ({"as_of": "yesterday"}, "yesterday"),
        ({"technology": "tsn", "relation": "likes"}, "no relation likes"),
    ],
)
def test_what_cannot_be_answered_says_why(
    server: httpx.Client, asked: dict[str, str], said: str
) -> None:
    answer = server.get("/lineage", params={**asked, "lang": "zh"}, headers=PAGE)
    assert answer.status_code == 400
    it = html.fromstring(answer.text)
    assert said in text(it, "*[.detail]")
    assert not text(it, "main//h1").isascii()  # what kind of problem, in the reader's language
    data = server.get("/lineage", params=asked)
    assert (data.status_code, said in data.json()["detail"]) == (400, True)


@pytest.mark.parametrize(
    ("path", "asked", "name"),
    [
        ("/lineage.svg", {"select": NUMBER}, "lineage-miit-2020-gxt-xinguan-8.svg"),
        (
            "/lineage",
            {"technology": "tsn", "as_of": "2019", "format": "csv"},
            "lineage-tsn-2019.csv",
        ),
        ("/lineage", {"format": "gexf"}, "lineage.gexf"),
    ],
)
def test_a_file_is_named_by_what_it_shows(
    server: httpx.Client, path: str, asked: dict[str, str], name: str
) -> None:
    answer = server.get(path, params={**asked, "download": "true"})
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_the_picture_stands_in_the_page_with_real_links(server: httpx.Client) -> None:
    it = page(server, select=NUMBER, lang="zh")
    cards = find(it, "lineage-picture//a[.card]")
    assert f"{NOTICE}?lang=zh" in {card.get("href") for card in cards}
    assert not find(it, "*[@style]")
    assert not find(it, "script[not(@src)][not(@type='application/json')]")


def test_the_panel_has_the_words_of_each_edge(server: httpx.Client) -> None:
    it = page(server, select=NUMBER, lang="en")
    facts = json.loads(find(it, "lineage-picture/script")[0].text)
    quotes = {
        edge["quote"]
        for edge in facts["edges"]
        if (edge["source"], edge["target"]) == (BASE + NOTICE, BASE + GUIDANCE)
    }
    assert "为深入贯彻习近平总书记指示" in quotes
    document = facts["documents"][BASE + NOTICE]
    assert document["number"] == NUMBER
    assert document["lang"] == "zh"  # it has no English title
    assert "measures" in document["counts"]
    assert {edge["relation"] for edge in facts["edges"]} == set(facts["relations"])


def test_the_table_is_the_twin_of_the_picture(server: httpx.Client) -> None:
    it = page(server, select=NUMBER, show="table", lang="en")
    rows = find(it, "table[.edges]/tbody/tr")
    assert len(rows) == len(edges(server, select=NUMBER))
    assert any("为深入贯彻习近平总书记指示" in row.text_content() for row in rows)
    assert not find(it, "lineage-picture")
    assert find(it, "*[.lines]/li")


@pytest.mark.parametrize("sort", ["date", "citing", "relation", "cited", "mark", "nonsense"])
def test_the_table_can_be_sorted(server: httpx.Client, sort: str) -> None:
    it = page(server, show="table", sort=sort, offset="nonsense")
    (head,) = find(it, "th[@aria-sort]")
    wanted = "date" if sort == "nonsense" else sort
    assert parse_qs(urlsplit(head.find("a").get("href")).query)["sort"] == [wanted]


def test_a_path_is_told_step_by_step_with_its_words(server: httpx.Client) -> None:
    it = page(server, select="工信部信管〔2019〕8号", to=NUMBER, lang="en")
    steps = find(it, "*[.path]/ol/li")
    assert len(steps) == 3  # where it begins, and two steps
    assert "为深入贯彻习近平总书记指示" in find(it, "*[.path]//blockquote")[0].text_content()
    assert text(it, "*[.path]/h2") == "A path of 2 steps"


def test_a_technology_shows_who_speaks_of_it(server: httpx.Client) -> None:
    it = page(server, technology="tsn", lang="en")
    cards = {card.get("href") for card in find(it, "lineage-picture//a[.card]")}
    assert cards == {f"{NOTICE}?lang=en"}


def test_where_nothing_is_chosen_it_says_so(server: httpx.Client) -> None:
    it = page(server, technology="tsn", year="1999", lang="en")
    assert "No document has all that is chosen." in it.text_content()
    assert not find(it, "lineage-picture")


def test_a_picture_is_headed_by_what_was_chosen(server: httpx.Client) -> None:
    svg = server.get("/lineage.svg", params={"technology": "时间敏感网络", "lang": "zh"}).text
    assert "<title>政策脉络：时间敏感网络</title>" in svg
    answer = server.get("/lineage", params={"technology": "nonsense"})
    assert (answer.status_code, "'nonsense'" in answer.json()["detail"]) == (400, True)


def test_steps_are_of_a_document(server: httpx.Client) -> None:
    for asked, without in (({"technology": "tsn"}, True), ({"select": "国发〔2017〕50号"}, False)):
        (depth,) = find(page(server, **asked), "input[@name='depth']")
        assert ("disabled" in depth.attrib) == without


def test_every_file_of_the_view_is_there(server: httpx.Client) -> None:
    it = page(server, select=NUMBER, relation="cites", lang="ja")
    kinds = set()
    for link in find(it, "*[.files]/a"):
        response = server.get(link.get("href"))
        assert response.status_code == 200
        assert "attachment" in response.headers["content-disposition"]
        kinds.add(response.headers["content-type"].partition(";")[0])
    assert {"image/svg+xml", "image/png", "text/csv", "application/graphml+xml"} <= kinds


def test_its_link_opens_exactly_this_view(server: httpx.Client) -> None:
    it = page(server, select=f"{NUMBER}+1", lanes="series", show="table", lang="ja")
    (field,) = find(it, "*[@id='permalink']")
    again = html.fromstring(server.get(field.get("value"), headers=PAGE).text)
    for part in ("subject", "summary", "answer"):
        path = f"*[@data-part='{part}']"
        assert text(again, path).replace(" ", "") == text(it, path).replace(" ", "")


def test_the_query_behind_it_gives_its_edges(server: httpx.Client) -> None:
    it = page(server, select=NUMBER)
    (query,) = find(it, "*[@id='query']//code")
    response = server.get("/sparql", params={"query": query.text}, headers={"Accept": "text/csv"})
    assert response.status_code == 200
    assert len(response.text.split()) > 1


def test_what_is_not_known_is_said_so(server: httpx.Client) -> None:
    response = server.get("/lineage", params={"select": "无此文件"}, headers=PAGE)
    assert response.status_code == 400
    assert "无此文件" in response.text


def numbers() -> Numbers:
    row = {"subject": "节点", "unit": "个", "comparator": ">=", "basis": "stock", "marks": "seen"}
    late = {**row, "document": "d/late"}
    node = {"concept": "c/node"}
    early = {**row, "target": "t/2", "document": "d/early", "concept": "c/other"}
    targets = [
        {**late, "target": "t/1", "value": "20", "due": "2022-12-31", **node},
        {**early, "lower": "3", "upper": "5"},
        {**late, "target": "t/3", "value": "10", "due": "soon", "marks": "recalled"},
        {**row, "target": "t/4", "document": "d/away", "value": "1", **node},
    ]
    broader = [{"narrow": "c/node", "broad": "c/system"}, {"narrow": "c/system", "broad": "c/node"}]
    return Numbers(targets, broader, [{"document": "d/late", "measures": "7"}])


def test_targets_come_in_the_order_of_their_documents() -> None:
    found = numbers().of({"d/early": "2018", "d/late": "2020-03", "d/none": ""})
    assert [one.iri for one in found] == ["t/2", "t/1", "t/3"]
    assert (found[0].low, found[0].high) == (3, 5)
    assert [(one.due, one.mark) for one in found[1:]] == [("2022-12-31", "seen"), ("", "recalled")]
    assert numbers().targets["d/late"] == 2
    assert numbers().measures == {"d/late": 7}


def test_targets_of_a_technology_are_those_of_narrower_ones_too() -> None:
    dates = {"d/early": "2018", "d/late": "2020"}
    assert [one.iri for one in numbers().of(dates, ["c/system"])] == ["t/1"]
    assert numbers().of(dates, ["c/unheard-of"]) == []


def test_a_quote_is_japanese_where_it_has_kana() -> None:
    assert quoted("等に続き").language == "ja"
    assert quoted("为贯彻落实").language == "zh"
    assert quoted("").language == ""


def test_an_iri_of_ours_is_short_in_an_address() -> None:
    assert short(BASE + NOTICE) == NOTICE.lstrip("/")
    assert short("https://example.org/x") == "https://example.org/x"
