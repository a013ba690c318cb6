"""Headers in the orders and spellings in which they are met."""

import pytest

from loaders.gongwen.header import Header, read_header
from loaders.gongwen.text import official_text
from loaders.layout import Block, clean
from ontology.lexicon import load_lexicon

TITLE = "关于印发《某某行动计划》的通知"
NUMBER = "工信厅信管〔2024〕9号"
BODY = "现将有关事项通知如下，请认真执行。"


def _header(*lines: str) -> tuple[Header, str | None, list[str]]:
    text = official_text([*(Block(clean(line)) for line in lines), Block(BODY)])
    header = read_header(text, load_lexicon(), 0, len(text.lines))
    assert header.body == len(lines)
    title = text.of(header.title) if header.title else None
    return header, title, [text.of(place) for place in header.ignored]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, NUMBER),
        (NUMBER, TITLE),
        ("工业和信息化部办公厅文件", NUMBER, TITLE),
        ("工业和信息化部办公厅", NUMBER, TITLE),
        (
            "工业和信息化部办公厅文件",
            "工信厅信管 [2024] 9 号",
            "关于印发《某某",
            "行动计划》的通知",
        ),
        (TITLE, f"（{NUMBER}）"),
        (f"{TITLE}（{NUMBER}）",),
        (TITLE, f"文号：{NUMBER}", "（2024年3月1日）"),
        (TITLE, "发布时间：2024-03-05", "来源：信息通信管理局", NUMBER),
        (TITLE, NUMBER, TITLE, NUMBER),
        ("12.", TITLE, NUMBER),
    ],
)
def test_title_and_number(lines: tuple[str, ...]) -> None:
    header, title, _ = _header(*lines, "各有关单位：")
    assert title == TITLE
    assert str(header.number) == NUMBER
    assert len(header.recipients) == 1


def test_letterhead_and_what_a_page_prints_are_named_as_ignored() -> None:
    _, _, ignored = _header("某某省人民政府文件", NUMBER, TITLE, "来源：办公厅", "各市人民政府：")
    assert ignored == ["某某省人民政府文件", "来源：办公厅"]


def test_a_whole_title_takes_no_further_line() -> None:
    text = official_text([Block("某某管理办法"), Block("目录"), Block("第一章 总则")])
    header = read_header(text, load_lexicon(), 0, 3)
    assert header.body == 1


def test_the_day_and_body_that_passed_a_regulation() -> None:
    text = official_text(
        [
            Block("某省数据条例"),
            Block("2022年1月20日 某省第十三届人民代表大会常务委员会第三十九次会议通过"),
            Block("第一条 制定本条例。"),
        ]
    )
    header = read_header(text, load_lexicon(), 0, 3)
    assert header.passed is not None
    assert header.passed_by is not None
    assert text.of(header.passed) == "2022年1月20日"
    assert text.of(header.passed_by) == "某省第十三届人民代表大会常务委员会"


def test_a_regulation_that_was_amended_has_no_single_day() -> None:
    text = official_text(
        [
            Block("某省节能条例"),
            Block("（1999年5月6日某省人大第2次会议通过 2016年3月4日某省人大第9次会议修订）"),
            Block("第一条 制定本条例。"),
        ]
    )
    header = read_header(text, load_lexicon(), 0, 3)
    assert header.passed is None
    assert header.body == 2
