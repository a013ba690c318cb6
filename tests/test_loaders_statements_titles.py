"""Titles in 《》: nested, in a row, and with marks that are missing or wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.text import Span
from loaders.statements.citation.titles import find_titles


def titles(text: str) -> tuple[list[str], list[str]]:
    """The titles in a text, and the codes of what was reported."""
    reported: list[str] = []
    found = find_titles(
        text, Span(0, len(text)), lambda code, _message, _place: reported.append(code)
    )
    return [text[title.inside.start : title.inside.end] for title in found], reported


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("根据《甲办法》《乙办法（试行）》和《丙方案》", ["甲办法", "乙办法（试行）", "丙方案"]),
        ("《关于印发〈甲规划〉的通知》", ["关于印发〈甲规划〉的通知"]),
        ("《关于印发《甲规划》的通知》和《乙》", ["关于印发《甲规划》的通知", "乙"]),
        ("《关于印发〈关于转发〈甲〉的通知〉的通知》", ["关于印发〈关于转发〈甲〉的通知〉的通知"]),
        ("≪甲办法≫", ["甲办法"]),
        ("《试验日报》刊登《甲公告》", ["甲公告"]),
        ("《》", []),
        ("数值〈5〉", []),
        ("没有标题", []),
    ],
)
def test_the_outermost_titles_are_found(text: str, inside: list[str]) -> None:
    assert titles(text) == (inside, [])


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("《关于印发〈甲规划》的通知》、《乙》", ["关于印发〈甲规划》的通知", "乙"]),
        ("《关于印发〈甲规划的通知》，《乙》", ["关于印发〈甲规划的通知", "乙"]),
        ("《甲办法〉和《乙》", ["甲办法", "乙"]),
        ("甲办法》和《乙》", ["乙"]),
        ("《甲办法，按照《乙》要求", ["乙"]),
        ("《关于甲的意见（国发〔2031〕5号）和《乙》", ["关于甲的意见", "乙"]),
        ("《", []),
    ],
)
def test_wrong_marks_are_reported_and_the_rest_is_read(text: str, inside: list[str]) -> None:
    found, reported = titles(text)
    assert found == inside
    assert set(reported) == {"unbalanced-title-marks"}


def test_a_title_is_no_longer_than_a_sentence() -> None:
    assert titles("《甲。《乙》》") == (["乙"], [])
    assert titles(f"《{'甲' * 300}《乙》》") == (["乙"], [])


@given(st.text("《》〈〉≪≫甲，（）。"))
def test_titles_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_titles(text, Span(0, len(text)), lambda *_: None)
    places = [place for title in found for place in title.span]
    assert places == sorted(places)
    assert all(text[title.span.start] in "《≪" for title in found)
