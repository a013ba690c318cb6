import re

from hypothesis import given
from hypothesis import strategies as st

from loaders.formats.lines.lost_breaks import with_lost_breaks
from loaders.formats.lines.printed_lines import PrintedLine

PARAGRAPHS = [
    "云岭省人民政府关于加快发展工业互联网的实施意见",
    "云政发〔2020〕12号",
    "各市、县人民政府，省人民政府各部门、各直属机构：",
    "为加快发展工业互联网，根据《国务院关于发展数字经济的意见》（国发〔2019〕8号）第三条，提出如下意见。",
    "一、总体要求",
    "（一）基本原则。坚持统一、规范、高效的原则，推动第一、二、三产业融合，包括：（1）装备；（2）石化。",
    "二、重点任务",
    "（二）夯实网络。建设标识解析二级节点5个，按照第（一）项、第二条执行，到2022年投入1.5亿元。",
    "责任单位：省通信管理局、省工业和信息化厅",
    "（三）培育平台。到2022年，培育10个以上行业平台。（省工业和信息化厅、省财政厅负责）",
    "（四）加强保障。各地要加强组织领导，统筹安排资金。",
    "云岭省人民政府",
    "2020年3月6日",
]


def parted(*lines: str) -> tuple[list[str], list[str]]:
    result, remarks = with_lost_breaks([PrintedLine(line) for line in lines])
    return [line.text for line in result], [remark.message for remark in remarks]


def test_paragraphs_without_anything_between_them_are_parted_by_evidence() -> None:
    texts, remarks = parted("".join(PARAGRAPHS))
    assert texts == PARAGRAPHS
    assert remarks == [f"lost line breaks restored: {len(PARAGRAPHS) - 1}"]


def test_wide_blanks_part_paragraphs_also_where_nothing_else_does() -> None:
    plain = [
        "推进试点示范。",
        "发展壮大产业",
        "到2022年，产业规模持续扩大。" * 12,
        "坚持市场主导。",
    ]
    for blank in ("　　", "\u00a0　　", "    "):
        assert parted(blank.join(plain))[0] == plain


def test_the_two_words_of_a_heading_stay_together() -> None:
    texts, _ = parted(
        "　　".join(
            ["第一章　总　　则", "第一条　　为了发展数字经济，制定本条例。" * 10, "第二条　　略。"]
        )
    )
    assert texts[0] == "第一章　总　　则"


def test_an_ordinary_paragraph_is_not_parted() -> None:
    long = (
        "支持企业建设平台，责任单位：省工业和信息化厅；一是加大投入，" * 8
        + "。二、三产业融合发展。"
    )
    lines = ["通知", "各市：", long, "一、要求", "二、任务"]
    assert parted(*lines) == (lines, [])


def test_a_number_glued_to_recipients_comes_off() -> None:
    texts, _ = parted(
        "通知", "云政发〔2020〕12号各市、县人民政府：", "现通知。", "一、略", "二、略"
    )
    assert texts[1:3] == ["云政发〔2020〕12号", "各市、县人民政府："]
    kept = "云政发〔2020〕12号文件印发以来，各市人民政府认真落实。"
    assert parted("通知", kept, "一、略", "二、略")[0][1] == kept


def test_the_next_title_glued_to_a_date_comes_off() -> None:
    assert parted("请执行。", "2020年3月6日云岭省关于申报项目的通知")[0][1:] == [
        "2020年3月6日",
        "云岭省关于申报项目的通知",
    ]
    assert parted("云岭省人民政府　　2020年3月6日")[0] == ["云岭省人民政府", "2020年3月6日"]
    assert parted("2020年3月6日印发")[0] == ["2020年3月6日印发"]


def test_a_signature_within_a_line_is_set_apart() -> None:
    line = "".join([*PARAGRAPHS, "云岭省工业互联网行动方案", "一、目标", "二、任务"])
    texts, _ = parted(line)
    assert texts[-5:-2] == ["云岭省人民政府", "2020年3月6日", "云岭省工业互联网行动方案"]


@given(
    st.text(
        "一二三、（）。；：第条1. 各市：号〔2020〕年3月6日厅\u3000\u00a0责任单位附件", max_size=500
    )
)
def test_nothing_is_changed_but_blanks(text: str) -> None:
    texts, _ = parted(text.strip() or "字")
    blank = re.compile(r"\s")
    assert blank.sub("", "".join(texts)) == (blank.sub("", text) or "字")
