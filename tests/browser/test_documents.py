"""The list of documents in a browser: narrowed, ordered, turned over, taken along."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
from browser.conftest import OpenPage
from browser.pages import BASE, GUIDANCE
from playwright.sync_api import Locator, Page, expect

TITLES = ".documents-list a.title"


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks."""
    return parse_qs(urlsplit(page.url).query)


def total(page: Page) -> int:
    """How many documents the page says there are, with those that are annexed to others."""
    counts = re.findall(r"\d+", page.locator(".documents-count").inner_text().replace(",", ""))
    return int(counts[-1])


def listed(page: Page) -> list[str]:
    """The IRIs of the documents on the page, with those of annexes."""
    links = page.locator(TITLES)
    paths = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    return [BASE + path for path in paths]


def facet(page: Page, asks: str) -> Locator:
    """The link that chooses a value of a facet."""
    return page.locator(f"#filters a[href*='{asks}']")


def test_a_count_is_what_one_finds_and_back_leads_back(open_page: OpenPage) -> None:
    page = open_page("/documents")
    everything = total(page)
    level = facet(page, "level=central")
    name, count = level.inner_text().split()[0], int(level.locator(".n").inner_text())
    level.click()
    page.wait_for_url("**level=central*")
    assert total(page) == count < everything
    expect(page.locator("#filters a[aria-current]")).to_contain_text(name)
    kind = page.locator("#filters a[href*='type=']").first
    fewer = int(kind.locator(".n").inner_text())
    kind.click()
    page.wait_for_url("**type=*")
    assert asked(page)["level"] == ["central"]
    assert total(page) == fewer <= count
    page.go_back()
    page.wait_for_url(lambda url: "type=" not in url)
    assert total(page) == count
    page.locator(".documents-chips a").first.click()
    page.wait_for_url(lambda url: "level=" not in url)
    assert total(page) == everything


def test_an_order_is_chosen_and_kept_while_one_narrows(open_page: OpenPage) -> None:
    page = open_page("/documents", "en")
    page.locator("select[name=sort]").select_option("cited")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**sort=cited*")
    counts = page.locator(".documents-list > li", has=page.locator(".facts")).evaluate_all(
        "lines => lines.map(line => Number(/cited by ([0-9]+)/.exec(line.textContent)?.[1] ?? 0))"
    )
    assert counts == sorted(counts, reverse=True)
    assert listed(page)[0] == BASE + GUIDANCE
    facet(page, "level=central").click()
    page.wait_for_url("**level=central*")
    assert asked(page)["sort"] == ["cited"]
    expect(page.locator("select[name=sort]")).to_have_value("cited")


def test_all_pages_together_are_what_the_files_hold(open_page: OpenPage) -> None:
    page = open_page("/documents?year=2021")
    seen = listed(page)
    pages = page.locator(".documents-pages")
    while (following := pages.locator("[aria-current] + a")).count():
        here = page.url
        following.click()
        expect(page).not_to_have_url(here)
        seen += listed(page)
    assert len(set(seen)) == len(seen) == total(page) > 25
    with page.expect_download() as download:
        page.locator(".documents-files a", has_text="CSV").click()
    assert download.value.suggested_filename == "documents.csv"
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert [row["iri"] for row in rows] == seen
    with page.expect_download() as download:
        page.locator(".documents-files a", has_text="Turtle").click()
    turtle = download.value.path().read_bytes()
    assert {quad.subject.value for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)} == set(seen)


def test_words_leave_what_has_them_and_are_taken_away_again(open_page: OpenPage) -> None:
    page = open_page("/documents", "ja")
    everything = total(page)
    page.locator(".documents-find input[type=search]").fill("标识解析")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert 0 < total(page) < everything
    originals = page.locator(".documents-list > li .what > .original").all_inner_texts()
    assert all("标识解析" in text for text in originals)
    page.locator(".documents-chips a").first.click()
    page.wait_for_url(lambda url: "q=" not in url)
    assert total(page) == everything


def test_nothing_found_says_so_and_leads_back(open_page: OpenPage) -> None:
    page = open_page("/documents?q=无此文件", "zh")
    expect(page.locator(".documents-none")).to_be_visible()
    assert total(page) == 0
    page.locator(".documents-chips .all").click()
    page.wait_for_url(lambda url: "q=" not in url)
    assert total(page) > 0


def test_on_a_phone_the_list_comes_first_and_the_filters_are_one_step_away(
    open_page: OpenPage,
) -> None:
    page = open_page("/documents", width=360)
    expect(page.locator(TITLES).first).to_be_in_viewport()
    page.locator(".documents-jump").click()
    expect(facet(page, "level=central")).to_be_visible()
