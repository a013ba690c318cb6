"""Automatic numbering stands in front of its paragraph as the page shows it."""

import cn2an
import pytest
from docx_files import abstract, cell, docx, level, listed, num, p, styled, table
from hypothesis import given
from hypothesis import strategies as st

from loaders.formats import docx as docx_format
from loaders.formats.word.numerals import numeral

OUTLINE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    content = docx(body, numbering=numbering, styles=styles)
    return [block.text for block in docx_format.read(content).blocks]


def test_the_four_levels_of_an_official_document() -> None:
    outline = [("要求", 0), ("原则", 1), ("目标", 1), ("任务", 0), ("平台", 1), ("建设", 2)]
    outline += [("名录", 3), ("培育", 2)]
    body = "".join(listed(text, "1", depth) for text, depth in outline)
    assert texts(body, OUTLINE + num(1, 0)) == [
        "一、要求", "（一）原则", "（二）目标", "二、任务",
        "（一）平台", "1.建设", "（1）名录", "2.培育",
    ]  # fmt: skip


def test_articles_run_on_through_chapters_where_a_level_never_restarts() -> None:
    law = abstract(
        3,
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    )
    body = (
        listed("总则", "1") + listed("目的", "1", 1) + listed("附则", "1") + listed("施行", "1", 1)
    )
    assert texts(body, law + num(1, 3)) == [
        "第一章 总则",
        "第一条 目的",
        "第二章 附则",
        "第二条 施行",
    ]


def test_a_level_may_restart_only_after_one_above_its_parent() -> None:
    restart = '<w:lvlRestart w:val="1"/>'
    definition = abstract(
        0, level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", restart)
    )
    body = "".join(listed("项", "1", place) for place in (0, 1, 2, 1, 2, 0, 1, 2))
    labels = [text.split()[0] for text in texts(body, definition + num(1, 0))]
    assert labels == ["1", "1", "1", "2", "2", "2", "1", "1"]


def test_decimal_levels_show_those_above_them() -> None:
    definition = abstract(
        0, level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    body = listed("甲", "1") + listed("乙", "1", 1) + listed("丙", "1", 1)
    assert texts(body, definition + num(1, 0)) == ["一 甲", "1.1 乙", "1.2 丙"]


def test_a_level_above_that_was_never_used_shows_its_start() -> None:
    definition = abstract(0, level(0, "decimal", "%1", start=3), level(1, "decimal", "%1.%2"))
    assert texts(listed("甲", "1", 1), definition + num(1, 0)) == ["3.1 甲"]


def test_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, anew)
    body = listed("甲", "1") + listed("乙", "2") + listed("丙", "3") + listed("丁", "3")
    assert texts(body, numbering) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_list_may_override_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1")}</w:lvlOverride>'
    assert texts(listed("甲", "1"), OUTLINE + num(1, 0, own)) == ["①甲"]


def test_styles_may_number() -> None:
    definition = abstract(
        0, level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="b"/>'),
    )  # fmt: skip
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="a">{numbered}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="b">{numbered}</w:style>'
        '<w:style w:type="paragraph" w:styleId="n"><w:basedOn w:val="a"/></w:style>'
    )
    off = '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("甲", "a") + styled("乙", "b") + p("不编号", off) + styled("丙", "n")
    assert texts(body, definition + num(1, 0), styles) == ["一、甲", "（一）乙", "不编号", "二、丙"]


def test_a_definition_may_be_that_of_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="s"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="s">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = OUTLINE + linked + num(1, 0) + num(2, 7)
    assert texts(listed("甲", "2") + listed("乙", "2"), numbering, styles) == ["一、甲", "二、乙"]


def test_empty_paragraphs_count_and_bullets_number_nothing() -> None:
    bullet = abstract(1, level(0, "bullet", "\uf0b7"))
    body = listed("甲", "1") + listed("", "1") + listed("乙", "1") + listed("点", "2")
    assert texts(body, OUTLINE + bullet + num(1, 0) + num(2, 1))[-2:] == ["三、乙", "点"]


def test_serial_numbers_of_rows_may_be_automatic() -> None:
    definition = abstract(0, level(0, "decimal", "%1"))
    body = table(*[cell(listed("", "1")) + cell(text) for text in ("甲", "乙")])
    assert texts(body, definition + num(1, 0)) == ["1\t甲", "2\t乙"]


def test_lists_that_are_not_defined_number_nothing() -> None:
    broken = '<w:num w:numId="x"/><w:num w:numId="2"><w:abstractNumId w:val="99"/></w:num>'
    body = listed("甲", "1") + listed("乙", "2") + listed("丙", "x", 12) + listed("丁", "3", 8)
    assert texts(body, OUTLINE + broken + num(3, 0)) == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (108, "chineseCounting", "一〇八"),
        (108, "chineseCountingThousand", "一百零八"),
        (3, "chineseLegalSimplified", "叁"),
        (20, "decimalEnclosedCircle", "⑳"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (10, "ideographTraditional", "癸"),
        (12, "ideographDigital", "一二"),
        (12, "decimalFullWidth", "１２"),
        (5, "decimalZero", "05"),
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "chineseCounting", "0"),
        (7, "hebrew1", "7"),
    ],
)
def test_number_formats(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written


@given(st.integers(1, 9999))
def test_counted_numbers_read_back(number: int) -> None:
    assert cn2an.cn2an(numeral(number, "chineseCountingThousand"), "smart") == number
