"""The journeys of the users of the graph, each from its question to what is taken away."""

import csv
import hashlib
import io
import re
import struct
from urllib.parse import urlsplit

import pyoxigraph as ox
from browser.conftest import OpenPage
from browser.pages import BASE, GUIDANCE, NOTICE
from lxml import etree
from playwright.sync_api import Locator, Page, expect

SUBJECT = "标识解析"
QUOTE = "落实国务院2017年11月指导意见"
TECHNOLOGY = "/lineage?technology=id-resolution"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def alive(page: Page) -> None:
    """Wait until the picture of the lineage can be moved."""
    expect(page.locator("lineage-picture .frame.live")).to_be_visible()


def taken(page: Page, form: str) -> bytes:
    """The content of the file that a link of the lineage gives."""
    with page.expect_download() as download:
        page.locator(".files a", has_text=form).first.click()
    assert re.fullmatch(rf"lineage-\S+\.{form.lower()}", download.value.suggested_filename)
    return download.value.path().read_bytes()


def copied(page: Page, button: Locator) -> str:
    """What a button puts into the clipboard, once it says that it has."""
    page.context.grant_permissions(CLIPBOARD)
    before = button.inner_text()
    button.click()
    expect(button).not_to_have_text(before)
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def test_from_a_word_to_a_slide(open_page: OpenPage) -> None:
    """Where did 标识解析 come from, who followed, with what numbers: a picture of it."""
    page = open_page("/")
    field = page.locator("main search-box input[name=q]")
    field.press_sequentially(SUBJECT)
    expect(page.locator("main [role=option]").first).to_contain_text(SUBJECT)
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/id/technology/id-resolution*")
    page.locator("main .actions a[href*='/lineage']").click()
    alive(page)
    expect(page.locator("h1")).to_have_text(SUBJECT)
    cards = page.locator("svg a.card")
    first = cards.evaluate_all("cards => cards.map(card => card.dataset).filter(of => of.year)")
    assert min(first, key=lambda of: of["year"])["iri"] == BASE + GUIDANCE
    assert {"central", "ministry", "province"} <= {of["lane"] for of in first}  # they followed
    numbers = page.locator(".numbers tbody", has_text="工业互联网发展行动计划（2018-2020年）")
    expect(numbers.locator("tr", has_text="标识解析国家顶级节点")).to_contain_text("5 个")
    drawn = page.locator("svg.lineage").evaluate("svg => [svg.viewBox.baseVal.width, 0]")
    png = taken(page, "PNG")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height > 500) == (round(2 * drawn[0]), True)


def test_from_a_document_to_the_reason_of_a_relation(open_page: OpenPage) -> None:
    page = open_page(f"/documents?q={GUIDANCE.rpartition('-')[2]}号&year=2017")
    page.locator(".documents-list a.title").first.click()
    page.wait_for_url(f"**{GUIDANCE}*")
    page.locator(".document-ways a[href*='/lineage']").click()
    alive(page)
    card = f"svg a.card[data-iri='{BASE}{NOTICE}']"
    page.locator(card).focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.locator(".cue").first).to_be_visible()
    panel.locator("a[href*='to=']").click()
    hops = page.locator(".path ol > li")
    expect(hops).to_have_count(2)
    quote = page.locator(".path blockquote").first.inner_text()
    assert quote
    page.locator(".path li a[href*='/id/source/']").first.click()
    expect(page.locator("main")).to_contain_text("http")  # the address of the page it was read from
    page.go_back()
    alive(page)
    (edge,) = csv.DictReader(io.StringIO(taken(page, "CSV").decode()))
    assert (edge["source"], edge["target"]) == (BASE + NOTICE, BASE + GUIDANCE)
    assert edge["quote"] == quote


def test_a_view_as_of_a_day_is_taken_as_files_and_reopened_by_its_link(
    open_page: OpenPage,
) -> None:
    page = open_page(TECHNOLOGY)
    alive(page)
    all_cards = page.locator("svg a.card").count()
    page.locator("#ask-as-of").fill("2019")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=summary]")).to_contain_text("2019年")
    shown = page.locator("[data-part=summary]").inner_text()
    iris = {card.get_attribute("data-iri") for card in page.locator("svg a.card").all()}
    assert 0 < len(iris) < all_cards
    svg = etree.fromstring(taken(page, "SVG"))
    assert {card.get("data-iri") for card in svg.iterfind(".//{*}a[@data-iri]")} == iris
    edges = list(csv.DictReader(io.StringIO(taken(page, "CSV").decode())))
    assert edges
    assert {edge[end] for edge in edges for end in ("source", "target")} <= iris
    assert all(edge["verification"] for edge in edges if edge["relation"] != "hasAnnex")
    link = copied(page, page.locator("lineage-copy:has(#permalink) button"))
    again = open_page(link.removeprefix(f"http://{urlsplit(link).netloc}"), "en")
    alive(again)
    expect(again.locator("[data-part=summary]")).to_have_text(shown)
    assert {card.get_attribute("data-iri") for card in again.locator("svg a.card").all()} == iris
    expect(again.locator("#ask-as-of")).to_have_value("2019")


def test_from_a_question_to_a_citation(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("nav.pages a[href='/queries']").click()
    page.locator("main input[type=search]").fill("lineage-of-document")
    found = page.locator("ul.questions a:visible")
    expect(found).to_have_count(1)
    found.click()
    page.locator("input[name=document]").fill("国发〔2017〕50号")
    page.get_by_role("button", name="运行").click()
    expect(page.locator("main tbody tr").first).to_be_visible()
    page.get_by_role("link", name="在编辑器中打开").click()
    table = page.locator("result-table")
    table.locator("input[type=search]").fill(QUOTE)
    row = table.locator("tbody tr")
    expect(row).to_have_count(1)
    row.locator("a[href*='/iiwg/2019/']").click()
    page.wait_for_url("**/iiwg/2019/*")
    evidence = page.locator("#rests-on li", has_text="国务院关于深化").locator("details").first
    evidence.locator("summary").click()
    expect(evidence.locator("blockquote").first).to_have_text(QUOTE)
    expect(evidence.locator("a[href*='/id/source/']").first).to_be_visible()
    cite = page.locator("#cite copy-text")
    bibtex = copied(page, cite.filter(has_text="@misc").get_by_role("button"))
    assert bibtex.startswith("@misc{cn-iiwg-2019-")
    assert f"url = {{{BASE}{urlsplit(page.url).path}}}" in bibtex
    assert "iiot-policy" in bibtex  # and the release


def test_from_a_file_to_a_thing_by_its_address(open_page: OpenPage) -> None:
    page = open_page("/dumps", "en")
    files = page.locator("table.files tbody tr")
    smallest = files.filter(has=page.locator("a[href$='.ttl']"))
    digest = smallest.locator("code.sum").inner_text()
    with page.expect_download() as download:
        smallest.locator("a").evaluate("link => { link.download = ''; link.click(); }")
    content = download.value.path().read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest
    sums = page.request.get(str(page.locator("a[href$=SHA256SUMS]").get_attribute("href"))).text()
    assert f"{digest}  iiot-policy.ttl" in sums
    turtle = page.request.get(NOTICE, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    said = ox.parse(turtle.body(), ox.RdfFormat.TURTLE)
    assert ox.NamedNode(BASE + NOTICE) in {quad.subject for quad in said}
