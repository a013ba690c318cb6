"""The picture of the lineage: what it shows, where, and to whom."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import lineages
import networkx as nx
import pytest
from conftest import Golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lineage_views import views

from graph.lineage import ANNEX, Lineage
from graph.lineage_svg import draw
from graph.picture.text import width, wrap
from graph.picture.words import LANGUAGES, LOOKS, Language, level_label, relation_label

VIEW = lineages.around_notice()
SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_as_it_was(golden: Golden, language: Language) -> None:
    golden(f"lineage/notice.{language}.svg", draw(VIEW, language))


def test_the_picture_without_a_focus_is_as_it_was(golden: Golden) -> None:
    golden("lineage/whole.zh.svg", draw(lineages.whole()))


def picture(view: "nx.MultiDiGraph[str]" = VIEW, language: Language = "zh") -> ET.Element:
    return ET.fromstring(draw(view, language))


def links(svg: ET.Element) -> list[ET.Element]:
    return list(svg.iter(f"{SVG}a"))


def frame(link: ET.Element) -> ET.Element:
    return next(link.iter(f"{SVG}rect"))


def box(link: ET.Element) -> tuple[float, float, float, float]:
    rect = frame(link)
    return (
        float(rect.get("x", "")),
        float(rect.get("y", "")),
        float(rect.get("width", "")),
        float(rect.get("height", "")),
    )


def boxes(svg: ET.Element) -> dict[str, tuple[float, float, float, float]]:
    return {link.get("data-iri", ""): box(link) for link in links(svg)}


def named(link: ET.Element) -> list[tuple[str | None, str | None]]:
    """The parts of a card that are heard under a name, with their language."""
    parts = [part for part in link.iter() if part.get("role") == "img"]
    assert all(part.get("aria-label") == part.findtext(f"{SVG}title") for part in parts)
    return [(part.get("aria-label"), part.get(XML_LANG)) for part in parts]


def test_each_document_is_a_link_with_its_whole_title_and_its_facts() -> None:
    found = {link.get("data-iri"): link for link in links(picture())}
    assert set(found) == set(VIEW)
    assert all(link.get("href") == node for node, link in found.items())
    title, facts = VIEW.nodes[lineages.GUIDANCE]["zh"], "2017-11-19，中央，所依据 0 份，后续 2 份"
    assert named(found[lineages.GUIDANCE]) == [(title, None), (facts, None)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_another_language_say_which_it_is(language: Language) -> None:
    svg = picture(language=language)
    found = {link.get("data-iri"): link for link in links(svg)}
    foreign = None if language == "zh" else "zh"
    (number,) = (e for e in found[lineages.GUIDANCE].iter() if e.get("class") == "number")
    assert (number.text, number.get(XML_LANG)) == ("国发〔2017〕50号", foreign)
    assert named(found[lineages.GUIDANCE])[0][1] is None
    assert named(found[lineages.PLAN_NOTICE])[0][1] == foreign
    heading = next(e for e in svg.iter() if e.get("class") == "heading")
    marked = [(e.text, e.get(XML_LANG)) for e in heading.iter(f"{SVG}tspan")]
    assert marked == ([("工信厅信管〔2020〕8号", "zh")] if foreign else [])


def sending(title: str, date: str = "2020-12-22") -> "nx.MultiDiGraph[str]":
    """A notice of a title, with a plan annexed to it."""
    notice = {"document": "https://e.org/n", "number": "工信部信管〔2020〕197号", "zh": title}
    plan = {"document": "https://e.org/n/annex/1", "zh": "行动计划（2021-2023年）", "date": date}
    sent = {"citing": notice["document"], "cited": plan["document"], "relation": "#has_annex"}
    return Lineage([notice | {"date": "2020-12-22"}, plan], [sent]).graph


def test_a_notice_that_only_sends_its_annex_is_a_tab_on_it() -> None:
    view = sending("关于印发《行动计划（2021-2023年）》的通知")
    tab, plan = links(picture(view))
    assert [text.text for text in tab.iter(f"{SVG}text")] == ["工信部信管〔2020〕197号"]
    assert box(tab)[3] < box(plan)[3]
    assert next(name for name, _ in named(tab)) == view.nodes["https://e.org/n"]["zh"]


@pytest.mark.parametrize(
    "view",
    [
        sending("关于做好工作的通知"),
        sending("关于印发《行动计划（2021-2023年）》的通知", date="2021"),
    ],
)
def test_a_notice_that_says_more_is_a_card(view: "nx.MultiDiGraph[str]") -> None:
    notice, _ = links(picture(view))
    assert len(list(notice.iter(f"{SVG}text"))) > 1


@pytest.mark.parametrize(
    ("view", "heading"),
    [
        (lineages.whole(), "政策脉络：标识解析"),
        (
            VIEW,
            "政策脉络：工信厅信管〔2020〕8号 工业和信息化部办公厅关于推动工业互联网加快发展的通知"
            " · 标识解析",
        ),
    ],
)
def test_the_heading_says_what_documents_were_chosen_by(
    view: "nx.MultiDiGraph[str]", heading: str
) -> None:
    svg = ET.fromstring(draw(view, about="标识解析"))
    assert svg.findtext(f"{SVG}title") == heading


def test_a_sentence_has_no_foreign_words() -> None:
    titles = edge_titles(picture(language="en"))
    said = "implements policy: document without an English title (2018-05-31, ministry) → Guiding"
    assert titles[lineages.PLAN, lineages.GUIDANCE].startswith(
        said.replace("policy:", "policy ×2:")
    )
    for text in titles.values():
        assert not re.search("[\u3041-\u9fff]", text)


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        ("https://w3id.org/iiot-policy/eli/cn/x", "https://w3id.org/iiot-policy/eli/cn/x"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("javascript:alert(1)", "#"),
    ],
)
def test_a_link_leads_to_the_iri_never_into_a_script(iri: str, address: str) -> None:
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    view.add_node(iri)
    assert [link.get("href") for link in links(picture(view))] == [address]


def test_the_root_says_what_it_shows_and_hides_no_link() -> None:
    svg = picture()
    assert svg.findtext(f"{SVG}title", "").startswith("政策脉络：工信厅信管〔2020〕8号")
    assert svg.findtext(f"{SVG}desc") == "8 份文件，10 条关系 · 2017–2020"
    assert svg.get("role") == "group"  # an image would hide the links from a screen reader
    images = [each for each in svg.iter() if each.get("role") == "img"]
    assert images
    assert not [link for image in images for link in image.iter(f"{SVG}a")]


def test_the_picture_can_stand_in_a_page_twice_and_loads_nothing() -> None:
    text = draw(VIEW)
    for word in (" id=", "<style", "<script", "url(", "xlink", "@import"):
        assert word not in text
    assert "'Noto Sans CJK SC'" in text


def test_time_runs_to_the_right_and_levels_downwards() -> None:
    place = boxes(picture(lineages.whole()))
    by_time = [lineages.LAW, lineages.GUIDANCE, lineages.PLAN_NOTICE, lineages.NOTICE]
    lefts = [place[node][0] for node in [*by_time, lineages.NEXT_PLAN]]
    assert lefts == sorted(set(lefts))
    by_level = [lineages.GUIDANCE, lineages.LAW, lineages.NEXT_PLAN, lineages.NOTICE]
    tops = [place[node][1] for node in [*by_level, lineages.HOSTILE_DOCUMENT, lineages.PILOT]]
    assert tops == sorted(set(tops))
    assert place[lineages.PILOT][0] > place[lineages.NOTICE][0]  # of 2020, and cites 2020-03-06


def test_a_date_that_is_none_stands_with_the_undated() -> None:
    svg = picture()
    place = boxes(svg)
    assert place[lineages.HOSTILE_DOCUMENT][0] <= place[lineages.LAW][0] + place[lineages.LAW][2]
    dashed = {
        link.get("data-iri") for link in links(svg) if "stroke-dasharray" in frame(link).attrib
    }
    assert dashed == {lineages.LAW, lineages.HOSTILE_DOCUMENT}
    assert "日期不详" in {text.text for text in svg.iter(f"{SVG}text")}


def test_a_notice_and_its_annexes_adjoin_and_a_bracket_names_them() -> None:
    svg = picture()
    place = boxes(svg)
    notice, plan, work = (
        place[node] for node in (lineages.PLAN_NOTICE, lineages.PLAN, lineages.WORK_PLAN)
    )
    assert (plan[1] - notice[1] - notice[3], work[1] - plan[1] - plan[3]) == (4.0, 4.0)
    assert plan[0] == work[0] > notice[0]
    (bracket,) = (each for each in svg.iter(f"{SVG}g") if each.get("class") == f"edge {ANNEX}")
    assert "工作组2018年工作计划" in bracket.findtext(f"{SVG}title", "")


def test_the_focus_alone_is_emphasised() -> None:
    focus = [link.get("data-iri") for link in links(picture()) if link.get("class") == "card focus"]
    assert focus == [lineages.NOTICE]
    assert not [link for link in links(picture(lineages.whole())) if "focus" in str(link.attrib)]


def edge_titles(svg: ET.Element) -> dict[tuple[str | None, str | None], str]:
    return {
        (each.get("data-source"), each.get("data-target")): each.findtext(f"{SVG}title", "")
        for each in svg.iter(f"{SVG}g")
        if each.get("data-target")
    }


def test_each_edge_gives_its_reasons_and_citations_of_one_kind_are_one_edge() -> None:
    titles = edge_titles(picture())
    relation, *reasons = titles[lineages.PLAN, lineages.GUIDANCE].splitlines()
    assert relation.startswith("贯彻落实 ×2：工业互联网发展行动计划")
    assert sorted(reasons) == ["落实：落实《指导意见》要求", "贯彻落实：贯彻落实《指导意见》"]
    pairs = {(a, b) for a, b, facts in VIEW.edges(data=True) if facts["relation"] != ANNEX}
    assert set(titles) == pairs


def test_the_legend_names_the_relations_that_occur_in_the_language_asked_for() -> None:
    for language in LANGUAGES:
        svg = picture(language=language)
        (legend,) = (each for each in svg.iter(f"{SVG}g") if each.get("class") == "legend")
        said = {re.sub(r" \(\d+\)$", "", text.text or "") for text in legend.iter(f"{SVG}text")}
        occur = {facts["relation"] for *_, facts in VIEW.edges(data=True)}
        assert {relation_label(relation, language) for relation in occur} <= said
        assert relation_label("repeals", language) not in said


@pytest.mark.parametrize("relation", LOOKS)
def test_a_relation_has_labels_in_three_languages(relation: str) -> None:
    chinese, english, japanese = (relation_label(relation, language) for language in LANGUAGES)
    assert english.replace(" ", "").lower() in {relation.lower(), "annex"}
    assert not (chinese + japanese).isascii()


def test_a_relation_has_a_look_of_its_own_and_an_unknown_one_its_name() -> None:
    assert len(LOOKS) == len({look.dash for look in LOOKS.values()})
    assert len(LOOKS) - 1 == len({look.colour for look in LOOKS.values()})  # annex and cites: grey
    assert relation_label("madeUp", "ja") == "madeUp"


def test_levels_have_the_labels_of_the_ontology() -> None:
    said = [level_label("ministry", language) for language in LANGUAGES]
    assert said == ["部委", "ministry", "部・委員会"]


@pytest.mark.parametrize("relation", LOOKS)
def test_relation_colours_have_the_contrast_of_text_on_paper_and_shade(relation: str) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    shade = luminance("#f5f7f9")
    assert (shade + 0.05) / (luminance(LOOKS[relation].colour) + 0.05) >= 4.5


def test_an_edge_that_nobody_verified_has_a_hollow_head() -> None:
    svg = picture()
    fills = {
        (each.get("data-source"), each.get("data-target")): each[-1].get("fill")
        for each in svg.iter(f"{SVG}g")
        if each.get("data-target")
    }
    hollow = {pair for pair, fill in fills.items() if fill == "#ffffff"}
    assert hollow == {
        (lineages.NOTICE, lineages.GUIDANCE), (lineages.NOTICE, lineages.PLAN),
    }  # fmt: skip


def test_the_order_in_a_cell_avoids_crossings() -> None:
    names = ("a1", "a2", "a3", "b1", "b2", "b3")
    lineage = Lineage(
        [{"document": f"{n}", "date": "2018" if n < "b" else "2019"} for n in names],
        [
            {"citing": f"b{n}", "cited": f"a{4 - n}", "relation": "x#cites", "citation": str(n)}
            for n in (1, 2, 3)
        ],
    )
    place = boxes(picture(lineage.graph))
    down = {side: [place[f"{side}{n}"][1] for n in (1, 2, 3)] for side in "ab"}
    pairs = list(combinations(range(3), 2))
    assert all(
        (down["b"][i] < down["b"][j]) == (down["a"][2 - i] < down["a"][2 - j]) for i, j in pairs
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("关于印发《计划》的通知", ["关于印发", "《计划》", "的通知"]),
        ("", []),
        ("   ", []),
        ("深化“互联网+先进制造业”发展工业互联网", ["深化“互联", "网+先进制", "造业”发…"]),
        ("incomprehensibilities", ["incomp", "rehensi", "bilities"]),
        ("Plan for the Network", ["Plan for", "the", "Network"]),
    ],
)
def test_titles_break_where_chinese_and_english_may(text: str, lines: list[str]) -> None:
    assert wrap(text, 10.5, 3) == lines


@given(st.text(), st.floats(4, 60), st.integers(1, 4))
def test_lines_are_never_too_wide_nor_too_many(text: str, room: float, lines: int) -> None:
    found = wrap(text, room, lines)
    assert len(found) <= lines
    assert all(width(line) <= room for line in found)
    whole = "".join(text.split())
    shown = "".join("".join(found).split())
    begin, _, years = shown.rpartition("…")
    assert shown == whole or (whole.startswith(begin) and whole.endswith(years))


@given(views(), st.sampled_from(LANGUAGES))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_view_is_drawn_with_a_card_for_each_document(
    view: "nx.MultiDiGraph[str]", language: Language
) -> None:
    svg = picture(view, language)
    place = boxes(svg)
    assert len(links(svg)) == len(place) == len(view)
    across, down = float(svg.get("width", "")), float(svg.get("height", ""))
    for x, y, wide, high in place.values():
        assert 0 < x < x + wide < across
        assert 0 < y < y + high < down
    for (x, y, wide, high), (x2, y2, wide2, high2) in combinations(place.values(), 2):
        assert x + wide < x2 or x2 + wide2 < x or y + high < y2 or y2 + high2 < y
    pairs = {(a, b) for a, b, facts in view.edges(data=True) if facts["relation"] != ANNEX}
    assert pairs <= set(edge_titles(svg))
