"""Numbering at the head of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.numbering import head
from loaders.gongwen.text import Span
from ontology.folding import fold


def _head(line: str) -> tuple[str, int, str] | None:
    compact = fold(line).replace(" ", "") + "\n"
    found = head(compact, Span(0, len(compact) - 1))
    return (found.style, found.ordinal, compact[found.rest : -1]) if found else None


@pytest.mark.parametrize(
    ("line", "style", "ordinal", "rest"),
    [
        ("一、总体要求", "hanzi", 1, "总体要求"),
        ("十二．保障", "hanzi", 12, "保障"),
        ("贰、任务", "hanzi", 2, "任务"),
        ("（二十一）加强", "hanzi-bracket", 21, "加强"),
        ("(三) 半角括号", "hanzi-bracket", 3, "半角括号"),
        ("㈣推进", "hanzi-bracket", 4, "推进"),
        ("1．梳理清单", "arabic", 1, "梳理清单"),
        ("12、公开", "arabic", 12, "公开"),
        ("2.1 网络", "decimal", 1, "网络"),
        ("（3）接口", "arabic-bracket", 3, "接口"),
        ("⑵接口", "arabic-bracket", 2, "接口"),
        ("4）附录", "arabic-closed", 4, "附录"),
        ("③设备", "circled", 3, "设备"),
        ("第一章　总　则", "chapter", 1, "总则"),
        ("第二节 平台", "subchapter", 2, "平台"),
        ("第三十二条 为了", "article", 32, "为了"),
        ("第12条 规范", "article", 12, "规范"),
        ("第三条之一 补充", "article", 3, "补充"),
    ],
)
def test_styles(line: str, style: str, ordinal: int, rest: str) -> None:
    assert _head(line) == (style, ordinal, rest)


@pytest.mark.parametrize(
    "line",
    [
        "一是加强统筹",
        "一、二、三产业融合发展",
        "1.2亿元投入",
        "2020年工作",
        "第五条、第六条所列",
        "第五条第二款规定的",
        "100个平台",
        "正文",
        "",
    ],
)
def test_what_numbers_nothing(line: str) -> None:
    assert _head(line) is None


@given(st.integers(1, 99))
def test_every_number_in_arabic(number: int) -> None:
    assert _head(f"（{number}）项目") == ("arabic-bracket", number, "项目")
    assert _head(f"{number}.项目") == ("arabic", number, "项目")
