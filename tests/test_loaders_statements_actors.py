"""Who is to act: brackets, lines, sentences, columns, and what lists inherit."""

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.text import Span
from loaders.model import Actor
from loaders.statements.actors import read_actors
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()
Read = list[tuple[str | None, str, str, str | None]]


def read(*lines: str, title: str | None = None) -> Read:
    """Part, role, quote and body of each actor; every piece of evidence is checked."""
    text, document = found(*lines, title=title)
    actors = read_actors(text, document, lexicon=LEXICON, report=_nothing)
    return [_checked(text.text, actor) for actor in actors]


def said(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(role, quote) for _, role, quote, _ in read(*lines, title=title)]


def remarks(*lines: str) -> list[tuple[str, str]]:
    text, document = found(*lines)
    seen: list[tuple[str, str]] = []

    def report(code: str, message: str, place: Span | None) -> None:
        assert message
        assert place
        seen.append((code, text.of(place)))

    read_actors(text, document, lexicon=LEXICON, report=report)
    return seen


def _nothing(code: str, message: str, place: Span | None) -> None:
    assert code, (message, place)


def _checked(whole: str, actor: Actor) -> tuple[str | None, str, str, str | None]:
    (evidence,) = actor.provenance.evidence
    assert whole[evidence.start : evidence.end] == evidence.quote
    assert (actor.body is None) == (actor.name is not None)
    return actor.part, actor.role, evidence.quote, actor.body


LEAD, RESPONSIBLE, SUPPORT = "lead", "responsible", "support"


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("（科技部负责）", [(RESPONSIBLE, "科技部")]),
        ("(科技部、财政部按职责分工负责)", [(RESPONSIBLE, "科技部"), (RESPONSIBLE, "财政部")]),
        (
            "（交通运输部、国家铁路局等部门会同各地方按职责分工负责）",
            [(RESPONSIBLE, "交通运输部"), (RESPONSIBLE, "国家铁路局"), (SUPPORT, "各地方")],
        ),
        (
            "（水利部牵头，生态环境部、自然资源部配合）",
            [(LEAD, "水利部"), (SUPPORT, "生态环境部"), (SUPPORT, "自然资源部")],
        ),
        (
            "（水利部牵头，民政部等按职责分工负责，2027年底前完成）",
            [(LEAD, "水利部"), (RESPONSIBLE, "民政部")],
        ),
        (
            "（牵头单位：省水利厅；参与单位：省财政厅、省林业局；完成时限：2027年6月）",
            [(LEAD, "省水利厅"), (SUPPORT, "省财政厅"), (SUPPORT, "省林业局")],
        ),
        ("（牵头单位省水利厅，配合单位省财政厅）", [(LEAD, "省水利厅"), (SUPPORT, "省财政厅")]),
        ("[责任单位：市水务局]", [(RESPONSIBLE, "市水务局")]),
        ("（公安部、司法部牵头负责）", [(LEAD, "公安部"), (LEAD, "司法部")]),
        ("（省水利厅（牵头）、省林业局）", [(LEAD, "省水利厅"), (RESPONSIBLE, "省林业局")]),
        ("（各省级人民政府负责）", [(RESPONSIBLE, "各省级人民政府")]),
        (
            "（省经信厅（工信厅）、财政厅负责，各市、县（区）政府落实）",
            [
                (RESPONSIBLE, "省经信厅（工信厅）"),
                (RESPONSIBLE, "财政厅"),
                (RESPONSIBLE, "各市、县（区）政府"),
            ],
        ),
        (
            "（省水利厅、省林业局，各设区市人民政府）",
            [
                (RESPONSIBLE, "省水利厅"),
                (RESPONSIBLE, "省林业局"),
                (RESPONSIBLE, "各设区市人民政府"),
            ],
        ),
        ("（教育部司法部负责）", [(RESPONSIBLE, "教育部"), (RESPONSIBLE, "司法部")]),
        ("（科技部负责", [(RESPONSIBLE, "科技部")]),
    ],
)
def test_a_bracket_says_who_is_to_act(bracket: str, expected: list[tuple[str, str]]) -> None:
    assert said(f"1/1| 修复河湖生态。{bracket}") == expected


@pytest.mark.parametrize(
    "bracket",
    [
        "（企业技术中心、工程研究中心）",
        "（北京市、上海市）",
        "（以下简称责任单位）",
        "（主要负责人签字）",
        "（工业和信息化部2027年统计）",
        "（谁主管、谁负责）",
    ],
)
def test_other_brackets_say_nothing(bracket: str) -> None:
    assert said(f"1/1| 建设一批平台{bracket}。") == []
    assert remarks(f"1/1| 建设一批平台{bracket}。") == []


@pytest.mark.parametrize("inside", ["法定代表人负责", "我局负责"])
def test_a_bracket_that_is_not_understood_is_reported(inside: str) -> None:
    assert said(f"1/1| 落实整改。（{inside}）") == []
    assert remarks(f"1/1| 落实整改。（{inside}）") == [("actors-unread", inside)]


def test_a_bracket_behind_a_name_belongs_to_the_name() -> None:
    line = "1/1| 牵头单位：水利部（规划计划司、水文司）"
    assert read(line) == [("1/1", LEAD, "水利部（规划计划司、水文司）", "mwr")]
    line = "1/1| 责任单位：水利部、民政部（排名第一的为牵头单位，下同）"
    assert said(line) == [(LEAD, "水利部"), (RESPONSIBLE, "民政部")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("责任单位：市水务局、林业局", [(RESPONSIBLE, "市水务局"), (RESPONSIBLE, "林业局")]),
        ("牵头部门:省水利厅", [(LEAD, "省水利厅")]),
        ("落实部门：省级有关部门", [(RESPONSIBLE, "省级有关部门")]),
        ("协办单位：市财政局", [(SUPPORT, "市财政局")]),
        ("监督单位：市审计局", []),
        (
            "第一责任单位：省水利厅 责任单位：省林业局、气象局 完成时限：长期",
            [(LEAD, "省水利厅"), (RESPONSIBLE, "省林业局"), (RESPONSIBLE, "气象局")],
        ),
        (
            "加固堤防。责任单位：省水利厅，各市、县人民政府（六）治理沙地。",
            [(RESPONSIBLE, "省水利厅"), (RESPONSIBLE, "各市、县人民政府")],
        ),
        (
            "参与单位：省水利厅、海口海关等省级相关部门，洋浦经济开发区管委会",
            [(SUPPORT, "省水利厅"), (SUPPORT, "海口海关"), (SUPPORT, "洋浦经济开发区管委会")],
        ),
        (
            "责任单位：省水利厅牵头，省林业局、省气象局配合",
            [(LEAD, "省水利厅"), (SUPPORT, "省林业局"), (SUPPORT, "省气象局")],
        ),
    ],
)
def test_a_line_has_a_head_and_names(line: str, expected: list[tuple[str, str]]) -> None:
    assert said(f"1/1| {line}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "由水利部牵头，会同民政部、司法部制定办法。",
            [(LEAD, "水利部"), (SUPPORT, "民政部"), (SUPPORT, "司法部")],
        ),
        ("水利部会同有关部门建立机制。", [(LEAD, "水利部"), (SUPPORT, "有关部门")]),
        ("省水利厅牵头，省气象局配合，年内出台规范。", [(LEAD, "省水利厅"), (SUPPORT, "省气象局")]),
        (
            "建立由公安部、司法部牵头的部际联席会议制度。",
            [(LEAD, "公安部"), (LEAD, "司法部")],
        ),
        ("由省水利厅组织专家论证。", [(RESPONSIBLE, "省水利厅")]),
        ("市水务局负责日常工作。", [(RESPONSIBLE, "市水务局")]),
        ("省水行政主管部门负责全省节水工作。", [(RESPONSIBLE, "省水行政主管部门")]),
        ("设区的市、县（市、区）水行政主管部门会同同级有关部门编制规划。", [
            (LEAD, "设区的市、县（市、区）水行政主管部门"),
            (SUPPORT, "同级有关部门"),
        ]),
        ("水利部要加强指导。", []),
        ("支持龙头企业牵头组建创新联合体。", []),
        ("各单位主要负责人要亲自部署。", []),
        ("对采集数据的真实性负责。", []),
        ("由水利部、民政部组成的工作组。", []),
        ("由此产生的费用自理。", []),
    ],
)  # fmt: skip
def test_a_sentence_names_actors_only_by_its_verb(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert said(f"1/1| 健全制度。{sentence}") == expected


def test_the_part_is_the_one_in_which_the_statement_stands() -> None:
    assert read("（水利部负责）", "1/1| 治河。（水利部负责）", "2| （民政部负责）") == [
        (None, RESPONSIBLE, "水利部", "mwr"),
        ("1/1", RESPONSIBLE, "水利部", "mwr"),
        ("2", RESPONSIBLE, "民政部", "mca"),
    ]


def test_a_line_closes_the_measures_without_numbers_before_it() -> None:
    measures = ("1/1| 治河。清理河道。", "1/2| 治沙。封沙育林。")
    assert read(*measures, "1/2| 责任单位：水利部") == [("1", RESPONSIBLE, "水利部", "mwr")]
    with_own = read(measures[0], "1/1| 责任单位：水利部", measures[1], "1/2| 责任单位：民政部")
    assert [part for part, *_ in with_own] == ["1/1", "1/2"]


@pytest.mark.parametrize(
    "declaration",
    ["列第一位者为牵头单位，下同", "排在首位的为牵头单位", "第一个单位为牵头单位"],
)
def test_the_first_leads_from_where_it_is_declared(declaration: str) -> None:
    lines = (
        "1/1| 治河。（水利部、民政部负责）",
        f"1/2| 治沙。（水利部、民政部负责。{declaration}）",
        "1/3| 治水。（水利部负责）",
        "1/4| 治山。（水利部牵头，民政部负责）",
        "1/5| 责任单位：民政部、司法部",
    )
    assert [role for role, _ in said(*lines)] == [
        RESPONSIBLE, RESPONSIBLE,
        LEAD, RESPONSIBLE,
        RESPONSIBLE,  # alone, it comes first before nobody
        LEAD, RESPONSIBLE,
        LEAD, RESPONSIBLE,
    ]  # fmt: skip


def test_a_declaration_behind_all_lists_is_for_all_of_them() -> None:
    lines = ("1/1| 治河。（水利部、民政部负责）", "1/2| 注：列第一位者为牵头单位。")
    assert said(*lines) == [(LEAD, "水利部"), (RESPONSIBLE, "民政部")]


def test_a_sign_marks_who_leads() -> None:
    lines = ("1/1| 责任单位：民政部、*水利部", "1/2| 注：标*的为牵头单位")
    assert said(*lines) == [(RESPONSIBLE, "民政部"), (LEAD, "水利部")]


def test_columns_of_a_table_have_their_roles_from_the_head() -> None:
    rows = (
        "1| 序号\t任务\t牵头单位\t配合单位",
        "1| 1\t治河\t水利部\t民政部、司法部",
        "1| 2\t治沙（各地负责落实）\t国家林草局 中国气象局\t",
        "1| 治水\t水利部\t公安部",
    )
    assert said(*rows) == [
        (LEAD, "水利部"), (SUPPORT, "民政部"), (SUPPORT, "司法部"),
        (RESPONSIBLE, "各地"), (LEAD, "国家林草局"), (LEAD, "中国气象局"),
        (LEAD, "水利部"), (SUPPORT, "公安部"),
    ]  # fmt: skip


def test_a_table_without_such_a_head_names_nobody() -> None:
    assert said("1| 序号\t内容", "1| 1\t水利部") == []
    assert said("1| 序号\t指导部门（第一个为牵头）", "1| 1\t水利部") == [(RESPONSIBLE, "水利部")]


def test_short_names_mean_the_central_bodies_where_these_speak() -> None:
    line = "1/1| （发展改革委、国资委、知识产权局、银保监会、工业和信息化部信息通信管理局负责）"
    keys = ["ndrc", "sasac", "cnipa", "cbirc", "miit-xg"]
    assert [body for *_, body in read(line)] == keys
    assert [body for *_, body in read(line, title="国务院关于治河的意见")] == keys


def test_short_names_mean_those_of_the_place_that_speaks() -> None:
    line = "1/1| （省工业和信息化厅、财政厅、发展改革委、省数据局、财政部按职责分工负责）"
    assert [
        (quote, body) for *_, quote, body in read(line, title="江苏省人民政府关于治河的意见")
    ] == [
        ("省工业和信息化厅", "js-gxt"),
        ("财政厅", "js-czt"),
        ("发展改革委", None),  # of Jiangsu, which the vocabulary has not; not the national one
        ("省数据局", "js-data"),
        ("财政部", None),  # after 省…厅 in one list
    ]
    assert [
        body for *_, body in read("1/1| （财政部负责）", title="江苏省人民政府关于治河的意见")
    ] == ["mof"]


def test_a_text_that_names_no_issuer_is_local_where_its_lists_are() -> None:
    lines = ("1/1| （省水利厅、发展改革委负责）", "1/2| （国资委、水利部负责）")
    assert [body for *_, body in read(*lines)] == [None, None, None, "mwr"]


def test_a_megabyte_without_a_line_break_is_read_in_time() -> None:
    lines = "1/1| " + "由省（各市、负责会同" * 30_000
    assert isinstance(said(lines), list)


WORDS = st.sampled_from([
    "由", "会同", "牵头", "负责", "配合", "、", "，", "。", "：", "（", "）", "省", "各", "水利部",
    "省财政厅", "责任单位：", "列第一位者为牵头单位", "完成时限：",
])  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=3), max_size=30).map("".join))
def test_any_line_is_read_with_evidence_in_its_text(line: str) -> None:
    text, document = found(f"1| {line}")
    for actor in read_actors(text, document, lexicon=LEXICON, report=_nothing):
        _checked(text.text, actor)
