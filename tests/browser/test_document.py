"""The page of a document in a browser: unfolded, quoted, followed, taken along."""

import pyoxigraph as ox
from browser.conftest import OpenPage
from browser.pages import BASE, GUIDANCE, NOTICE
from playwright.sync_api import expect

FORMATS = {
    "Turtle": ox.RdfFormat.TURTLE,
    "JSON-LD": ox.RdfFormat.JSON_LD,
    "N-Triples": ox.RdfFormat.N_TRIPLES,
    "RDF/XML": ox.RdfFormat.RDF_XML,
}


def test_a_quote_comes_when_asked_for_with_its_source(open_page: OpenPage) -> None:
    page = open_page(NOTICE)
    evidence = page.locator("#rests-on details.evidence", has=page.locator("blockquote")).first
    quote = evidence.locator("blockquote").first
    expect(quote).to_be_hidden()
    evidence.locator("summary").click()
    expect(quote).to_be_visible()
    expect(quote).not_to_be_empty()
    evidence.locator("a[href*='/id/source/']").first.click()
    page.wait_for_url("**/id/source/*")
    expect(page.locator("main h1")).to_be_visible()


def test_its_measures_are_a_tree(open_page: OpenPage) -> None:
    page = open_page(NOTICE)
    section = page.locator("#measures .parts.top > li").first
    measure = section.locator("li.measure").first
    expect(measure).to_be_visible()
    section.locator("summary").first.click()
    expect(measure).to_be_hidden()
    section.locator("summary").first.click()
    measure.locator("summary").first.click()
    alone = measure.locator(".part-links a").first
    expect(alone).to_be_visible()
    alone.click()
    page.wait_for_url(f"**{NOTICE}/1/*")
    expect(page.locator(f"main a[href^='{NOTICE}']").first).to_be_visible()


def test_a_link_to_a_measure_leads_to_it(open_page: OpenPage) -> None:
    page = open_page(f"{NOTICE}#1/2")
    expect(page.locator("[id='1/2'] .words").first).to_be_in_viewport()


def test_its_contents_lead_to_each_part(open_page: OpenPage) -> None:
    page = open_page(NOTICE, "en")
    links = page.locator(".document-contents a")
    ids = [str(link.get_attribute("href")) for link in links.all()]
    assert len(ids) > 5
    for place in (1, len(ids) - 1):
        links.nth(place).click()
        expect(page.locator(f"{ids[place]} h2")).to_be_in_viewport()


def test_all_its_formats_say_the_same(open_page: OpenPage) -> None:
    page = open_page(GUIDANCE)
    found = {}
    for name, syntax in FORMATS.items():
        link = page.locator(".document-ways a.format", has_text=name)
        answer = page.request.get(str(link.get_attribute("href")))
        assert answer.ok
        quads = ox.parse(answer.body(), syntax, base_iri=f"{BASE}/")
        found[name] = {quad.triple for quad in quads}
    assert len(found["Turtle"]) > 100
    assert all(triples == found["Turtle"] for triples in found.values())


def test_its_neighbourhood_is_followed(open_page: OpenPage) -> None:
    page = open_page(NOTICE)
    picture = page.locator(".document-picture")
    expect(picture.locator("a.card.focus")).to_have_attribute("href", NOTICE)
    picture.locator(f"a.card[href='{GUIDANCE}']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GUIDANCE}")
    page.go_back()
    page.locator("#neighbourhood p a").click()
    expect(page.locator("lineage-picture a.card.focus")).to_have_attribute("href", NOTICE)


def test_what_it_rests_on_has_it_among_what_followed(open_page: OpenPage) -> None:
    page = open_page(NOTICE)
    page.locator(f"#rests-on a[href^='{GUIDANCE}']").first.click()
    page.wait_for_url(f"**{GUIDANCE}*")
    expect(page.locator(f"#followed a[href^='{NOTICE}']").first).to_be_visible()


def test_without_scripts_all_of_it_is_read(open_page: OpenPage) -> None:
    page = open_page(NOTICE, scripts=False)
    evidence = page.locator("#rests-on details.evidence", has=page.locator("blockquote")).first
    evidence.locator("summary").click()
    expect(evidence.locator("blockquote").first).to_be_visible()
    expect(page.locator("#cite button")).to_have_count(3)
    expect(page.locator("#cite button").first).to_be_hidden()
