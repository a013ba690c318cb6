import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printing import cut_at_marks, printed_text

from loaders.formats.lines.measure import manner_of
from loaders.formats.lines.printed_lines import PrintedLine, printed_lines
from loaders.formats.lines.wrapping import mended

NOTICE = [
    "云岭省工业和信息化厅关于印发工业互联网三年行动方案的通知",
    "云工信发〔2021〕17号",
    "各市工业和信息化局、通信管理办公室，有关高等学校，省属各企业，各工业互联网平台运营单位：",
    "现将《云岭省工业互联网三年行动方案（2021—2023年）》印发给你们，请结合实际认真组织实施。",
    "云岭省工业和信息化厅",
    "2021年6月8日",
    "云岭省工业互联网三年行动方案",
    "为推动工业互联网在更大范围融合应用，依据《云岭省数字经济条例》第三条和第八条的规定，制定本方案。",
    "一、总体要求",
    "（一）发展思路",
    "以网络为基础、平台为中枢、安全为保障，坚持需求牵引、分类推进，促进制造企业降低成本、提高效率，"
    "形成大企业建平台、小企业用平台的发展格局，为全省制造业转型升级提供有力支撑。",
    "（二）主要目标",
    "到2023年，建成10个以上行业平台，带动5000家企业上云，连接设备超过80万台（套），规模以上企业"
    "数字化研发工具普及率达到75%，培育3个具有全国影响力的平台。",
    "二、重点任务",
    "（三）夯实网络基础。支持企业运用5G、时间敏感网络等技术改造内网，在电子、冶金、化工等行业建设"
    "20个标杆网络，推动标识解析二级节点与国家顶级节点对接。（省通信管理局、省工业和信息化厅负责）",
    "（四）培育平台体系。遴选一批“专而精”的特定行业平台，对评为国家级的给予奖励；鼓励龙头企业开放"
    "设计、生产、供应链资源，带动上下游协同。（省工业和信息化厅、省财政厅按职责分工负责）",
    "（五）强化安全保障。建立企业分类分级管理制度，开展安全评估，完善监测预警和应急处置机制。"
    "（省通信管理局、省委网信办、省公安厅按职责分工负责）",
    "各地要加强组织领导，细化工作措施，及时总结推广典型经验，重大事项及时报告。",
]
MEASURES = (24, 28, 30.5, 32, 36, 40, 44)
_BLANK = re.compile(r"\s")


def texts(lines: Iterable[str]) -> list[str]:
    return [paragraph.text for paragraph in mended(printed_lines(lines))]


@pytest.mark.parametrize("measure", MEASURES)
def test_lines_broken_at_a_measure_become_paragraphs_again(measure: float) -> None:
    assert texts(printed_text(NOTICE, measure)) == NOTICE


@pytest.mark.parametrize("measure", MEASURES)
def test_blank_lines_and_indents_say_where_paragraphs_begin(measure: float) -> None:
    apart = [line for each in NOTICE for line in [*printed_text([each], measure), ""]]
    assert texts(apart) == NOTICE
    indented = [
        ("　　" if place == 0 and len(lines) > 1 else "") + line
        for lines in (printed_text([each], measure) for each in NOTICE)
        for place, line in enumerate(lines)
    ]
    assert texts(indented) == NOTICE


@pytest.mark.parametrize("measure", MEASURES)
def test_a_blank_line_after_every_line_says_nothing(measure: float) -> None:
    spaced = [each for line in printed_text(NOTICE, measure) for each in (line, "")]
    assert texts(spaced) == NOTICE


@pytest.mark.parametrize("measure", [30.5, 36, 40])
@pytest.mark.parametrize("seed", range(6))
def test_lines_cut_at_punctuation_become_paragraphs_again(measure: float, seed: int) -> None:
    two = [*NOTICE, *NOTICE]
    assert texts(cut_at_marks(printed_text(two, measure), seed)) == two


def test_a_line_a_paragraph_stays() -> None:
    assert texts(NOTICE) == NOTICE
    assert not manner_of(printed_lines(NOTICE)).wrapped


def test_names_under_a_notice_stay_apart() -> None:
    bodies = ["云岭省工业和信息化厅", "云岭省财政厅", "云岭省通信管理局", "2021年6月8日"]
    lines = [*printed_text(NOTICE[:4], 30), *bodies, *printed_text(NOTICE[7:], 30)]
    assert texts(lines)[4:8] == bodies


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            [
                "申请人在本省注册并具有独立法人资格的，应当依照本实施办法",
                "第三条规定提交材料，并按照第（一）、",
                "（二）项的要求备案。",
            ],
            1,
        ),
        (["（一）注册地在本省，", "（二）依法纳税。"], 2),
        (["第三章", "数据资源", "第十条 数据资源依法管理。"], 2),
        (["责任单位：", "省工业和信息化厅"], 1),
        (["重点任务，", "完成时限：2023年12月底前"], 1),
        (["经研究同意，", "》印发给你们。"], 1),
    ],
)
def test_words_and_numberings_say_whether_a_paragraph_ends(
    lines: list[str], paragraphs: int
) -> None:
    wrapped = [*printed_text(NOTICE[2:4], 30), *lines, *printed_text(NOTICE[7:], 30)]
    others = len(texts([*printed_text(NOTICE[2:4], 30), *printed_text(NOTICE[7:], 30)]))
    assert len(texts(wrapped)) == others + paragraphs


def test_a_title_on_two_lines_is_one_where_its_words_say_so() -> None:
    head = [
        "云岭省人民政府办公厅关于加快发展",
        "工业互联网的实施意见",
        "各市人民政府：",
        "现通知如下。",
    ]
    assert texts(head)[0] == "云岭省人民政府办公厅关于加快发展工业互联网的实施意见"
    assert texts(["云岭省财政厅", "云岭省商务厅", "关于做好统计工作的通知"]) == [
        "云岭省财政厅",
        "云岭省商务厅",
        "关于做好统计工作的通知",
    ]
    period = ["关于印发行动计划", "（2021—2023年）的通知", "各市人民政府："]
    assert texts(period)[0] == "关于印发行动计划（2021—2023年）的通知"


def test_the_number_of_a_collection_stays_apart_from_the_title() -> None:
    lines = ["16.", *cut_at_marks(printed_text(NOTICE, 40), 1)]
    assert texts(lines)[:2] == ["16.", NOTICE[0]]


def test_latin_words_keep_a_blank_between_them() -> None:
    lines = printed_lines(["建设 Edge，", "Computing，", "Edge", "平台。"])
    assert [p.text for p in mended(lines)] == ["建设 Edge，Computing，Edge平台。"] or mended(lines)
    assert mended([PrintedLine("《Edge"), PrintedLine("Computing》指南，")])[0].text == (
        "《Edge Computing》指南，"
    )


@given(
    st.lists(
        st.text("一二三（）()《》“”，。、：；第条章1.9 Ab年月日号关于通知\t", max_size=30),
        max_size=40,
    )
)
def test_nothing_is_changed_but_blanks(lines: list[str]) -> None:
    mended_text = "".join(texts(lines))
    assert _BLANK.sub("", mended_text) == _BLANK.sub("", "".join(lines))
