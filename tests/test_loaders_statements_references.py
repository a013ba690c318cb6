"""References: titles with their numbers, and the names that they declare."""

from collections.abc import Callable

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.citation.references import Reference, find_references
from ontology.lexicon import load_lexicon

Report = Callable[[str, str, Span | None], None]


def read(line: str) -> tuple[OfficialText, list[Reference], list[str]]:
    """A line's references, and the codes of what was reported."""
    text, document = found(line)
    reported: list[str] = []
    references = find_references(
        text,
        document.passages[0].span,
        load_lexicon(),
        lambda code, _message, _place: reported.append(code),
    )
    return text, references, reported


@pytest.mark.parametrize(
    ("line", "quote", "title", "number"),
    [
        (
            "按《甲办法》（国发〔2031〕5号）办理",
            "《甲办法》（国发〔2031〕5号）",
            "甲办法",
            "国发〔2031〕5号",
        ),
        (
            "按《甲办法》（国发[2031]5 号）办",
            "《甲办法》（国发[2031]5 号）",
            "甲办法",
            "国发〔2031〕5号",
        ),
        (
            "《甲办法》国发〔2031〕5号文件精神",
            "《甲办法》国发〔2031〕5号",
            "甲办法",
            "国发〔2031〕5号",
        ),
        (
            "《甲办法》（试行）（工信部令第24号）",
            "《甲办法》（试行）（工信部令第24号）",
            "甲办法（试行）",
            "工信部令第24号",
        ),
        (
            "《甲办法（国发〔2031〕5号）》规定",
            "《甲办法（国发〔2031〕5号）》",
            "甲办法",
            "国发〔2031〕5号",
        ),
        (
            "《甲办法》（国发〔2031〕5号，下同",
            "《甲办法》（国发〔2031〕5号",
            "甲办法",
            "国发〔2031〕5号",
        ),
        ("《甲办法》（见附件1）", "《甲办法》", "甲办法", None),
        ("《甲模型》（GB/T 39116-2020）的", "《甲模型》（GB/T 39116-2020）", "甲模型", None),
        ("2031年国务院令第8号发布的《甲条例》", "《甲条例》", "甲条例", "国令第8号"),
        ("以国发〔2031〕5号文印发的《甲意见》", "《甲意见》", "甲意见", "国发〔2031〕5号"),
        ("依照国务院令第748号办理", "国务院令第748号", None, "国令第748号"),
        ("依照（国发〔2031〕5号）办理", "国发〔2031〕5号", None, "国发〔2031〕5号"),
        (
            "按国务院关于建网的意见（国发〔2031〕5号）",
            "国务院关于建网的意见（国发〔2031〕5号）",
            "国务院关于建网的意见",
            "国发〔2031〕5号",
        ),
        (
            "根据某市某区关于建网的若干措施（某府〔2031〕1号）",
            "某市某区关于建网的若干措施（某府〔2031〕1号）",
            "某市某区关于建网的若干措施",
            "某府〔2031〕1号",
        ),
        (
            "认真执行全国试验管理办法（财金〔2031〕3号）",
            "全国试验管理办法（财金〔2031〕3号）",
            "全国试验管理办法",
            "财金〔2031〕3号",
        ),
        ("落实“十四五”规划纲要任务", "“十四五”规划纲要", "“十四五”规划纲要", None),
        ("按照国发40号文件要求", "国发40号文件", "国发40号文件", None),
        ("2031年中央一号文件提出", "2031年中央一号文件", "2031年中央一号文件", None),
    ],
)
def test_a_reference_is_a_title_with_its_number(
    line: str, quote: str, title: str | None, number: str | None
) -> None:
    text, references, reported = read(line)
    (reference,) = references
    assert text.evidence(reference.span, "x").quote == quote
    assert (reference.title, str(reference.number) if reference.number else None) == (title, number)
    assert not reported


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("《甲意见》（国发〔2031〕5号，以下简称《意见》）", ("意见",)),
        ("《甲意见》（以下简称《意见》）（国发〔2031〕5号）", ("意见",)),
        ("《甲意见》（以下简称“《意见》”）", ("意见",)),
        ("《甲意见》（下称“建网意见”）", ("建网意见",)),
        ("《甲意见》，以下简称《意见》，", ("意见",)),
        ("国发〔2031〕5号（以下简称5号文）", ("5号文",)),
        ("（国发〔2031〕5号，以下简称国发5号文件）", ("国发5号文件",)),
    ],
)
def test_the_name_that_a_reference_declares_is_no_reference(
    line: str, names: tuple[str, ...]
) -> None:
    _, references, _ = read(line)
    assert [reference.names for reference in references] == [names]


def test_references_in_a_row() -> None:
    _, references, _ = read("根据《甲》《乙》（国发〔2031〕5号）和粤府〔2031〕6号")
    assert [(each.title, each.number and str(each.number)) for each in references] == [
        ("甲", None),
        ("乙", "国发〔2031〕5号"),
        (None, "粤府〔2031〕6号"),
    ]


def test_a_number_in_the_next_cell_is_that_of_the_title() -> None:
    _, references, _ = read("1\t《甲办法》\t某府〔2031〕6号\t废止")
    assert [(each.title, str(each.number)) for each in references] == [
        ("甲办法", "某府〔2031〕6号")
    ]


def test_what_is_in_doubt_is_reported() -> None:
    _, references, reported = read("《甲》（财税〔2031〕36号、财税〔2031〕37号）")
    assert ([each.number for each in references], reported) == ([None], ["several-numbers"])
    _, references, reported = read("《甲》（信厅规函〔2031〕36号）")
    assert ([each.number for each in references], reported) == ([None], ["damaged-number"])


@given(st.text("《》（）国发令第〔2031〕5号，简称以下文件甲"))
def test_references_are_in_order_and_do_not_overlap(line: str) -> None:
    _, references, _ = read(f"甲{line}")
    places = [place for reference in references for place in reference.span]
    assert places == sorted(places)
