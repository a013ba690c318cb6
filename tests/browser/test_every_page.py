"""Every page in three languages: what an eye, a screen reader, a phone and a printer make of it."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from browser.conftest import OpenPage
from browser.looking import axe, clipped, foreign, untranslated
from browser.pages import LANGUAGES, PAGES, Address
from browser.screenshots import Screenshots
from playwright.sync_api import Page

TAGS = {"zh": "zh-CN|zh-Hans|zh", "ja": "ja", "en": "en"}
PAGE = {"Accept": "text/html"}
NO_PAGES = {"/audit"}
"""Answered with HTML of another kind: a table for a report."""

THE_SAME = {"/ns"}
"""The page of the ontology, at the address of its namespace."""

BY_NAME = {address.name: address for address in PAGES}
WITHOUT_SCRIPTS = ("documents-chosen", "document", "lineage-focus", "targets-indicator", "search")


def _kind(path: str) -> str:
    """A route as the list of pages has it: one page stands for all of its kind."""
    for kind in ("/queries/", "/eli/", "/id/technology/", "/id/body/", "/id/indicator/"):
        if path.startswith(kind):
            return kind
    return urlsplit(path).path


def test_the_list_has_every_page_of_the_site(site: str) -> None:
    with httpx.Client(base_url=site, headers=PAGE, timeout=60, trust_env=False) as client:
        routes = {"/", "/docs", *client.get("/openapi.json").json()["paths"]}
        plain = [path for path in routes if "{" not in path and not path.startswith("/queries/")]
        html = {path for path in plain if _is_page(client.get(path))}
    listed = {_kind(address.path) for address in PAGES}
    assert html - NO_PAGES - THE_SAME - listed == set()
    assert {"/queries/", "/eli/", "/id/technology/", "/id/body/", "/id/indicator/"} <= listed


def _is_page(answer: httpx.Response) -> bool:
    return answer.is_success and answer.headers.get("content-type", "").startswith("text/html")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_a_page(open_page: OpenPage, screenshots: Screenshots, address: Address, lang: str) -> None:
    page = open_page(address.path, lang, status=address.status)
    assert re.fullmatch(TAGS[lang], page.locator("html").get_attribute("lang") or "")
    assert page.title().strip()
    assert [bool(each.strip()) for each in page.locator("h1").all_inner_texts()] == [True]
    screenshots.take(page, address.name, lang, "1280")
    found = foreign(page) + clipped(page) + untranslated(page, lang)
    if lang == "zh":
        found += axe(page) + _in_other_ways(page, screenshots, address.name)
    assert found == []


def _in_other_ways(page: Page, screenshots: Screenshots, name: str) -> list[str]:
    """Complaints of the same page in the dark, on a phone and on paper."""
    page.emulate_media(color_scheme="dark")
    found = [f"dark: {each}" for each in axe(page, "color-contrast")]
    screenshots.take(page, name, "zh", "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 780})
    found += [f"360 px: {each}" for each in clipped(page)]
    screenshots.take(page, name, "zh", "360")
    return found


@pytest.mark.parametrize("name", ["document", "lineage-focus", "targets-indicator"])
def test_a_page_on_paper(open_page: OpenPage, screenshots: Screenshots, name: str) -> None:
    page = open_page(BY_NAME[name].path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 within margins of 1 cm
    assert clipped(page) == []
    screenshots.print(page, name, "zh")
    screenshots.take(page, name, "zh", "print")


@pytest.mark.parametrize("name", WITHOUT_SCRIPTS)
def test_a_page_without_scripts(open_page: OpenPage, name: str) -> None:
    page = open_page(BY_NAME[name].path, scripts=False)
    assert len(page.locator("main").inner_text()) > 200
    assert page.locator("main a[href]").count() > 5
