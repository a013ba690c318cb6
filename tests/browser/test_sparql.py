"""The SPARQL workbench in a browser: typed into, run, stopped, shared, refused."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from browser.conftest import OpenPage
from browser.looking import axe
from playwright.sync_api import Page, Request, Route, expect
from served import CARTESIAN

CODE = "sparql-editor .cm-content"
COUNTED = """PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?year (COUNT(*) AS ?documents) {
  ?document eli:date_document ?day BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
} GROUP BY ?year ORDER BY ?year"""
STATEMENTS = """PREFIX iip: <https://w3id.org/iiot-policy/ns#>
CONSTRUCT { ?s ?p ?o } { ?s a iip:Programme ; ?p ?o }"""


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def _shared(query: str, lang: str = "en") -> str:
    return f"/sparql?{urlencode({'query': query, 'lang': lang})}"


def _typed(page: Page, text: str) -> None:
    page.locator(".new").click()
    page.locator(CODE).click()
    page.keyboard.insert_text(text)


def _asking(page: Page, answer: Callable[[Route], None]) -> None:
    """Let this answer what the editor asks of the endpoint; pages come as ever."""

    def answered(route: Route) -> None:
        if route.request.resource_type == "fetch":
            answer(route)
        else:
            route.continue_()

    page.route("**/sparql?**", answered)


def _is_asked(request: Request) -> bool:
    return "/sparql?" in request.url


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
    _asking(page, lambda _: None)  # an answer is never given
    page.locator(".run").click()
    page.locator(".stop").click()
    expect(page.locator("[role=status]")).to_have_text("Stopped.")
    expect(page.locator(".run")).to_be_visible()


def test_a_link_is_copied_and_asks_once(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _typed(page, COUNTED)
    page.locator(".share").click()
    expect(page.locator(".share")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("localStorage.clear()")
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.resource_type) if _is_asked(it) else None)
    answer = page.goto(link)
    expect(page.locator("result-table tbody tr").first).to_be_visible()
    assert asked == ["document", "fetch"]
    assert answer
    assert "<td" not in answer.text()  # the page itself has not asked
    expect(page.locator("sparql-tabs [role=tab]")).to_have_count(1)
    expect(page.locator(CODE)).to_contain_text("COUNT(*) AS ?documents")


def test_rows_are_copied_by_a_page_that_came_without_tls(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")
    page.add_init_script(NO_CLIPBOARD)
    page.goto(_shared(COUNTED))
    page.locator("result-table .tools button").click()
    expect(page.locator("result-table .tools button")).to_have_text("Copied")
    expect(page.locator("result-table .tools button")).to_be_focused()
    _typed(page, "")
    page.keyboard.press("Control+V")
    expect(page.locator(CODE)).to_contain_text("year\tdocuments")


def test_an_answer_that_was_cut_says_so(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")

    def cut(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "x-sparql-truncated": "true"}
        route.fulfill(response=answer, headers=headers)

    _asking(page, cut)
    page.locator(".run").click()
    expect(page.locator("[role=status]")).to_contain_text("there are more")
    expect(page.locator("result-table tbody tr").first).to_be_visible()


def test_a_query_over_its_time_is_told_and_can_be_mended(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=zh", expected={503})
    _asking(page, lambda route: route.continue_(url=f"{route.request.url}&timeout=0.2"))
    _typed(page, f"SELECT (COUNT(*) AS ?n) {CARTESIAN}")
    page.locator(".run").click()
    status = page.locator("[role=status]")
    expect(status).to_have_text("查询超出了时间或内存限制。请缩小范围或加上 LIMIT。")
    expect(status).to_have_class("fault")
    expect(page.locator(".run")).to_be_visible()
    page.locator(CODE).click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("ASK {}")
    page.keyboard.press("Control+Enter")
    expect(status).to_contain_text("是")
    expect(status).not_to_have_class("fault")


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (429, {"Retry-After": "7"}, "The server is busy. Try again in 7 seconds."),
        (503, {"Retry-After": "5"}, "nothing is served yet"),
        (502, {}, "Bad Gateway"),
    ],
)
def test_a_refusal_is_told(
    open_page: OpenPage, status: int, headers: dict[str, str], told: str
) -> None:
    page = open_page("/sparql?lang=en", expected={status})
    problem = json.dumps({"type": "/docs#problem-no-release", "detail": "nothing is served yet"})
    body = problem if headers else "<h1>A proxy</h1>"
    _asking(page, lambda route: route.fulfill(status=status, headers=headers, body=body))
    page.locator(".run").click()
    expect(page.locator("[role=status].fault")).to_have_text(told)
    expect(page.locator("sparql-answer .downloads")).to_be_hidden()


def test_a_server_that_is_gone_is_told(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=ja")
    _asking(page, lambda route: route.abort("aborted"))
    page.locator(".run").click()
    expect(page.locator("[role=status].fault")).to_have_text("サーバーに接続できません。")


def test_a_fault_in_a_link_is_told_at_its_place(open_page: OpenPage) -> None:
    page = open_page(_shared("SELECT *\nWHERE { ?s ?p }"), expected={400})
    expect(page.locator("[role=status].fault")).to_have_text(
        "Line 2, column 16: The query is not SPARQL 1.1"
    )
    expect(page.locator("sparql-editor .cm-lintRange-error")).to_be_visible()


def test_an_example_is_filled_in_and_history_keeps_what_ran(open_page: OpenPage) -> None:
    page = open_page("/sparql?lang=en")
    page.locator(".examples").click()
    page.locator("dialog[open] input[type=search]").fill("documents-of-body")
    found = page.locator("dialog[open] li button")
    expect(found).to_have_count(1)
    found.click()
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
