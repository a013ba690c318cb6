"""Everything by keyboard alone: no mouse is touched here."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from browser.conftest import OpenPage
from browser.pages import GUIDANCE, NOTICE, PAGES
from lxml import html
from playwright.sync_api import Locator, Page, expect

SHOWN = (
    "start", "documents", "document", "lineage-focus", "targets-indicator", "body",
    "compare-plans", "search", "sparql", "dumps",
)  # fmt: skip
NUMBERED = """SELECT ?n {
  VALUES ?a { 0 1 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 }
  BIND(1000 + 100 * ?a + 10 * ?b + ?c AS ?n)
} ORDER BY ?n"""
EDITOR = "sparql-editor .cm-content"
FOCUSED = """it => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return it === active;
}"""
UNMARKED = (Path(__file__).parent / "unmarked.js").read_text(encoding="utf-8")


def tab_to(page: Page, wanted: Locator, most: int = 60, key: str = "Tab") -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if wanted.evaluate(FOCUSED):
            return
    pytest.fail(f"{most} times {key} do not lead to {wanted}")


def skip(page: Page) -> None:
    """Go past the head of a page that was just opened."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_the_first_key_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/documents")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main .documents-find input[type=search]")).to_be_focused()


@pytest.mark.parametrize("name", SHOWN)
def test_the_focus_is_seen_wherever_it_is(open_page: OpenPage, name: str) -> None:
    (address,) = (each for each in PAGES if each.name == name)
    page = open_page(address.path)
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    assert page.evaluate(UNMARKED) == []


def test_no_page_changes_the_order_of_tab(open_page: OpenPage) -> None:
    page = open_page("/")
    ahead = []
    for address in PAGES:
        answer = page.request.get(address.path, headers={"Accept": "text/html"})
        found = html.fromstring(answer.text()).xpath("//@tabindex")
        ahead += [(address.name, each) for each in found if int(each) > 0]
    assert ahead == []


def test_from_a_facet_to_a_document(open_page: OpenPage) -> None:
    page = open_page("/documents")
    skip(page)
    year = page.locator("a[href*='year=2017']")
    for fold in page.locator("#filters details").filter(has=year).all():  # one in the other
        tab_to(page, fold.locator("> summary"))
        page.keyboard.press("Enter")
    tab_to(page, year)
    page.keyboard.press("Enter")
    page.wait_for_url("**year=2017*")
    skip(page)
    document = page.locator(f".documents-list a.title[href^='{GUIDANCE}']")
    tab_to(page, document, most=200)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GUIDANCE}*")


def test_from_a_document_along_its_lineage_to_the_table(open_page: OpenPage) -> None:
    page = open_page(NOTICE)
    skip(page)
    tab_to(page, page.locator(".document-ways a[href*='/lineage']"))
    page.keyboard.press("Enter")
    expect(page.locator("lineage-picture .frame.live")).to_be_visible()
    skip(page)
    tab_to(page, page.locator("svg a.card.focus"))
    page.keyboard.press("ArrowLeft")
    basis = page.locator("svg a.card:focus")
    expect(basis).not_to_have_class(re.compile("focus"))
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_focused()
    expect(panel.locator(f".reasons a[href^='{NOTICE}']").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(basis).to_have_count(1)
    tab_to(page, page.locator("#tab-table"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("table.edges tbody tr").first).to_be_visible()
    expect(page.locator("#tab-table")).to_be_focused()


def test_the_editor_is_left_forward_and_back(open_page: OpenPage) -> None:
    page = open_page("/sparql", "en")
    editor = page.locator(EDITOR)
    tab_to(page, editor)
    before = editor.inner_text()
    page.keyboard.press("Tab")
    assert editor.inner_text() != before  # it indents
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("sparql-tabs .close")).to_be_focused()


def test_a_dialog_is_opened_and_closed_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page("/sparql", "en")
    for button, inside, key in (
        (".examples", "dialog[open] input[type=search]", "Enter"),
        (".past", "dialog[open] .close", "Space"),
        (".rename", "dialog[open] input", "Enter"),
    ):
        opener = page.locator(f"sparql-workbench {button}")
        opener.focus()
        page.keyboard.press(key)
        dialog = page.locator("dialog[open]")
        expect(dialog).to_be_visible()
        assert dialog.evaluate("it => it.contains(document.activeElement)")
        tab_to(page, page.locator(inside), most=8)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(opener).to_be_focused()


def test_an_example_is_taken(open_page: OpenPage) -> None:
    page = open_page("/sparql", "en")
    page.locator(".examples").focus()
    page.keyboard.press("Enter")
    tab_to(page, page.locator("dialog[open] input[type=search]"), most=4)
    page.keyboard.type("documents-of-body")
    tab_to(page, page.locator("dialog[open] li button").first, most=4)
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] input[name=body]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(EDITOR)).to_contain_text("VALUES ?body")
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("result-table tbody tr").first).to_be_visible()


def test_a_tab_is_named_and_closed(open_page: OpenPage) -> None:
    page = open_page("/sparql", "en")
    page.locator("sparql-tabs .new").press("Enter")
    tabs = page.locator("sparql-tabs [role=tab]")
    tabs.last.focus()
    page.keyboard.press("F2")
    page.keyboard.type("Mine")
    page.keyboard.press("Enter")
    expect(tabs.last).to_have_text("Mine")
    expect(tabs.last).to_be_focused()
    page.keyboard.press("Delete")
    expect(tabs).to_have_count(1)
    expect(tabs.first).to_be_focused()


def test_the_pages_of_an_answer_are_turned(open_page: OpenPage) -> None:
    page = open_page(f"/sparql?query={quote(NUMBERED)}", "en")
    cells = page.locator("result-table td")
    expect(cells.first).to_have_text("1000")
    tab_to(page, page.locator("result-table .pager button:enabled"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(cells.first).to_have_text("1100")
    expect(page.locator("result-table .wide")).to_be_focused()


def test_what_is_folded_opens_by_enter_and_by_space(open_page: OpenPage) -> None:
    page = open_page(GUIDANCE)
    evidence = page.locator("#followed details.evidence").first
    summary = evidence.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(evidence.locator("blockquote").first).to_be_visible()
    page.keyboard.press("Space")
    expect(evidence.locator("blockquote").first).to_be_hidden()
    expect(summary).to_be_focused()
