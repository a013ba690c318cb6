"""The SPARQL workbench in a browser: typed into, run, stopped, shared."""

from urllib.parse import urlencode

import pytest
from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import Page, Route, expect

CODE = "sparql-editor .cm-content"
COUNTED = """PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?year (COUNT(*) AS ?documents) {
  ?document eli:date_document ?day BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
} GROUP BY ?year ORDER BY ?year"""
STATEMENTS = """PREFIX iip: <https://w3id.org/iiot-policy/ns#>
CONSTRUCT { ?s ?p ?o } { ?s a iip:Programme ; ?p ?o }"""


def _shared(query: str, lang: str = "en") -> str:
    return f"/sparql?{urlencode({'query': query, 'lang': lang})}"


def _typed(page: Page, text: str) -> None:
    page.locator(".new").click()
    page.locator(CODE).click()
    page.keyboard.insert_text(text)


def test_a_word_of_the_reader_becomes_a_term_with_its_prefix(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=zh")
    _typed(page, "SELECT * WHERE { ?x a ")
    page.keyboard.insert_text("政策")
    option = page.locator("sparql-editor [role=option]", has_text="iip:PolicyDocument")
    expect(option).to_contain_text("政策文件政策文書policy document")
    option.click()
    expect(page.locator(CODE)).to_contain_text("PREFIX iip: <https://w3id.org/iiot-policy/ns#>")
    expect(page.locator(CODE)).to_contain_text("?x a iip:PolicyDocument")


def test_a_fault_is_marked_as_one_types(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=ja")
    _typed(page, "SELECT * WHERE { ?x a foo:Bar }")
    mark = page.locator("sparql-editor .cm-lintRange-error")
    expect(mark).to_have_text("foo:Bar")
    mark.hover()
    expect(page.locator("sparql-editor .cm-diagnostic")).to_contain_text(
        "この接頭辞は宣言されていません"
    )


def test_by_keys_alone_a_query_runs_and_the_editor_is_left(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")
    page.locator(CODE).focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[role=status]")).to_contain_text("rows")
    page.locator(CODE).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".run")).to_be_focused()


@pytest.mark.parametrize("lang", ["zh", "ja", "en"])
def test_a_link_reopens_the_answer_and_its_chart(open_page: OpenPage, lang: str) -> None:
    page = open_page(_shared(COUNTED, lang), lang)
    expect(page.locator("result-table tbody tr").first).to_be_visible()
    assert axe(page) == []
    page.locator("[data-id=result-chart]").click()
    expect(page.locator("result-chart svg circle").first).to_be_visible()
    assert axe(page) == []
    address = page.locator(".downloads a", has_text="csv").get_attribute("href")
    assert page.request.get(str(address)).text().startswith("year,documents")


def test_statements_are_shown_as_turtle_and_by_subject(open_page: OpenPage) -> None:
    page = open_page(_shared(STATEMENTS))
    expect(page.locator("rdf-turtle .turtle-name").first).to_be_visible()
    page.locator("[data-id=rdf-turtle]").press("ArrowRight")
    expect(page.locator("rdf-subjects h3 a").first).to_be_visible()
    assert axe(page) == []


def test_what_runs_is_stopped(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")

    def held(route: Route) -> None:
        if route.request.resource_type != "fetch":
            route.continue_()  # an answer to the query itself is never given

    page.route("**/sparql?**", held)
    page.locator(".run").click()
    page.locator(".stop").click()
    expect(page.locator("[role=status]")).to_have_text("Stopped.")
    expect(page.locator(".run")).to_be_visible()


def test_an_example_is_filled_in_and_history_keeps_what_ran(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")
    page.locator(".examples").click()
    page.locator("dialog[open] input[type=search]").fill("documents-of-body")
    page.locator("dialog[open] li button").first.click()
    page.locator("dialog[open] button[value=editor]").click()
    expect(page.locator(CODE)).to_contain_text("VALUES ?body")
    page.locator(".run").click()
    expect(page.locator("result-table tbody tr").first).to_be_visible()
    page.reload()
    expect(page.locator("sparql-tabs [aria-selected=true]")).to_have_text("documents-of-body")
    page.locator(".past").click()
    expect(page.locator("dialog[open] li").first).to_contain_text("rows")
    assert axe(page) == []


def test_without_scripts_the_form_answers(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en", scripts=False)
    page.locator("textarea").fill(COUNTED)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("main td").first).to_be_visible()
