"""The lineage in a browser: moved, walked, questioned, read and taken along."""

import re
from urllib.parse import parse_qs, urlsplit

from browser.conftest import OpenPage
from browser.pages import GUIDANCE, NOTICE
from playwright.sync_api import Locator, Page, expect

FOCUS = f"/lineage?select={NOTICE.lstrip('/')}"
TECHNOLOGY = "/lineage?technology=id-resolution"
AMBIGUOUS = "「インターネット＋」行動指導意見の実施に関する工業情報化部行動計画（2015～2018年）"


def alive(page: Page) -> Locator:
    """The frame of the picture, once it can be moved."""
    frame = page.locator("lineage-picture .frame.live")
    expect(frame).to_be_visible()
    return frame


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def place(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box
    return box["x"], box["y"]


def test_the_picture_is_moved_and_its_heads_stay(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY)
    frame = alive(page)
    card, lane = page.locator("svg a.card").first, frame.locator(".names span").first
    before, lane_before = place(card), place(lane)
    x, y = place(frame)
    page.mouse.move(x + 500, y + 300)
    page.mouse.down()
    page.mouse.move(x + 300, y + 300, steps=4)
    page.mouse.up()
    assert place(card)[0] < before[0] - 100
    assert place(lane) == lane_before
    assert place(frame.locator(".heads")) == (place(frame)[0] + width(frame, ".names"), y + 1)


def width(frame: Locator, part: str) -> float:
    box = frame.locator(part).bounding_box()
    assert box
    return box["width"] + 1  # and the line around the frame


def test_buttons_and_keys_change_its_size(open_page: OpenPage) -> None:
    page = open_page(FOCUS)
    alive(page)
    card = page.locator("svg a.card.focus rect").first

    def size() -> float:
        page.wait_for_timeout(250)  # it glides
        box = card.bounding_box()
        assert box
        return box["width"]

    first = size()
    page.locator("[data-action=in]").click()
    larger = size()
    page.locator("svg a.card.focus").focus()
    page.keyboard.press("0")
    again = size()
    page.locator("[data-action=fit]").click()
    assert larger > first
    assert abs(again - first) < 1
    assert size() <= first


def test_the_keyboard_walks_from_basis_to_follower(open_page: OpenPage) -> None:
    page = open_page(FOCUS)
    alive(page)
    page.locator("svg a.card.focus").focus()
    page.keyboard.press("ArrowLeft")
    reached = page.locator("svg a.card:focus")
    expect(reached).to_have_count(1)
    expect(reached).not_to_have_class(re.compile("focus"))
    assert page.locator("svg a[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.locator("h3")).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(reached).to_have_count(1)


def test_the_panel_gives_the_words_and_leads_on(open_page: OpenPage) -> None:
    page = open_page(FOCUS, "en")
    alive(page)
    page.locator("svg a.card.focus").click()
    panel = page.get_by_role("dialog")
    expect(panel.locator("q").first).to_be_visible()
    expect(panel).to_contain_text("measures")
    panel.locator(".actions a").first.click()
    expect(page.locator("#ask-select")).to_have_value(NOTICE.lstrip("/"))


def test_an_edge_tells_its_reason(open_page: OpenPage) -> None:
    page = open_page(FOCUS)
    alive(page)
    edge = f"svg .edge[data-source$='{NOTICE}'][data-target$='{GUIDANCE}']"
    page.locator(f"{edge} path").first.dispatch_event("click")
    panel = page.get_by_role("dialog")
    expect(panel.locator("q, .cue").first).to_be_visible()


def test_to_look_at_a_document_lights_what_it_stands_on(open_page: OpenPage) -> None:
    page = open_page(FOCUS)
    alive(page)
    page.locator("svg a.card.focus").focus()
    expect(page.locator("svg.lineage")).to_have_class(re.compile("lit"))
    lit = page.locator("svg a.card.on").count()
    assert 1 < lit <= page.locator("svg a.card").count()


def test_to_look_at_a_relation_lights_its_edges(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY)
    alive(page)
    page.locator("lineage-question [data-relation=implementsPolicy]").hover()
    lit = page.locator("svg .edge.on")
    assert lit.count() == page.locator("svg .edge.implementsPolicy").count() > 0
    page.locator("h1").hover()
    expect(page.locator("svg.lineage")).not_to_have_class(re.compile("lit"))


def test_the_form_is_answered_at_once_and_the_address_says_it(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY, "en")
    alive(page)
    summary = page.locator("[aria-live]")
    before = summary.inner_text()
    page.locator("#ask-cites").uncheck()
    expect(summary).not_to_have_text(before)
    assert "cites" not in asked(page)["relation"]
    page.locator("#ask-technology").select_option("five-g")
    expect(page.locator("h1")).to_have_text("5G")
    shown = summary.inner_text()
    again = open_page(page.url.removeprefix(page.url.partition("/lineage")[0]), "en")
    expect(again.locator("[aria-live]")).to_have_text(shown)
    page.go_back()
    page.go_back()
    expect(summary).to_have_text(before)
    expect(page.locator("#ask-cites")).to_be_checked()


def test_what_is_not_known_leaves_the_view(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY, expected={400})
    alive(page)
    page.locator("#ask-select").fill("无此文件")
    page.keyboard.press("Enter")
    told = page.locator("[aria-live]")
    expect(told).to_contain_text("无此文件")
    assert not told.inner_text().startswith("400")
    expect(told.locator("[lang=en]")).to_contain_text("give a number")  # the server's own words
    expect(page.locator("h1")).to_have_text("标识解析")
    assert "select" not in asked(page)
    page.locator("#ask-select").fill("")
    page.keyboard.press("Enter")
    expect(told).not_to_contain_text("无此文件")


def test_names_of_documents_are_offered_while_one_types(open_page: OpenPage) -> None:
    page = open_page("/lineage")
    alive(page)
    page.locator("#ask-select").press_sequentially("标识管理")
    offered = page.locator("#ask-select-names option[label*='标识管理办法']").first
    expect(offered).to_be_attached()
    page.locator("#ask-select").fill(str(offered.get_attribute("value")))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("标识管理办法")


def test_of_several_that_are_meant_one_is_chosen(open_page: OpenPage) -> None:
    page = open_page("/lineage?lang=ja", "ja", expected={400})
    alive(page)
    page.locator("#ask-select").fill(AMBIGUOUS)
    page.keyboard.press("Enter")
    meant = page.locator("[aria-live] a")
    expect(meant).to_have_count(2)
    meant.last.click()
    expect(page.locator("svg a.card.focus").first).to_be_visible()
    assert asked(page)["select"][0].endswith("/annex/1")
    assert asked(page)["lang"] == ["ja"]


def test_a_cell_opened_by_the_keyboard_is_gone_on_in(open_page: OpenPage) -> None:
    page = open_page("/lineage")
    alive(page)
    page.locator("svg a.cell").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("svg a.card[tabindex='0']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()


def test_a_cell_opens_by_a_click(open_page: OpenPage) -> None:
    page = open_page("/lineage", "ja")
    alive(page)
    page.locator("svg a.cell").first.click()
    expect(page.locator(".back a")).to_be_visible()
    assert asked(page)["cell"]
    expect(page.locator("svg a.card").first).to_be_visible()


def test_where_to_begin_leads_to_a_view_with_its_numbers(open_page: OpenPage) -> None:
    page = open_page("/lineage")
    page.locator(".starts a", has_text="标识解析").click()
    alive(page)
    expect(page.locator("h1")).to_have_text("标识解析")
    expect(page.locator(".numbers tbody").first).to_contain_text("公共标识解析服务节点")


def test_a_path_is_a_picture_and_a_list(open_page: OpenPage) -> None:
    page = open_page(f"{FOCUS}&to={GUIDANCE.lstrip('/')}")
    alive(page)
    steps = page.locator(".path ol > li")
    assert steps.count() >= 2
    expect(page.locator(".path blockquote, .path .cue").first).to_be_visible()


def test_on_a_phone_the_question_is_folded_and_the_picture_framed(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY, width=360)
    frame = alive(page)
    expect(page.locator("#ask-technology")).to_be_hidden()
    page.locator("#ask-more summary").click()
    expect(page.locator("#ask-technology")).to_be_visible()
    box = frame.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_without_scripts_everything_can_be_asked_and_read(open_page: OpenPage) -> None:
    page = open_page(TECHNOLOGY, scripts=False)
    assert page.locator("lineage-picture svg a.card").count() > 10
    page.locator("#ask-as-of").fill("2019")
    page.locator("lineage-question button").click()
    assert asked(page)["as_of"] == ["2019"]
    page.locator("#tab-table").click()
    assert page.locator("table.edges tbody tr").count() > 1
    assert asked(page)["as_of"] == ["2019"]


def test_on_paper_it_is_one_picture_with_its_legend(open_page: OpenPage) -> None:
    page = open_page(FOCUS)
    alive(page)
    page.emulate_media(media="print")
    expect(page.locator("svg .legend")).to_be_visible()
    expect(page.locator("lineage-question")).to_be_hidden()
    expect(page.locator(".frame .heads")).to_be_hidden()


def test_frames_are_quick(open_page: OpenPage) -> None:
    """Panning moves the drawing as a whole: nothing is laid out, far below 50 ms a frame."""
    page = open_page(TECHNOLOGY)
    frame = alive(page)
    x, y = place(frame)
    page.mouse.move(x + 700, y + 300)
    page.mouse.down()
    median = page.evaluate(
        """async ([x, y]) => {
          const times = [];
          let last = performance.now();
          for (let step = 0; step < 40; step++) {
            const at = { clientX: x - step * 6, clientY: y, view: window, bubbles: true };
            window.dispatchEvent(new MouseEvent("mousemove", at));
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - last);
            last = performance.now();
          }
          return times.sort((one, other) => one - other)[20];
        }""",
        [x + 700, y + 300],
    )
    page.mouse.up()
    assert median < 50
