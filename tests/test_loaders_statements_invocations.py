"""Speeches and meetings whose spirit a text says to carry out."""

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from loaders.statements.citation.invocations import find_invocations


def invoked(line: str) -> list[tuple[str, str | None]]:
    """Place and wording of what a line invokes."""
    text, document = found(line)
    passage = document.passages[0].span
    return [(text.of(each.span), each.title) for each in find_invocations(text, passage)]


@pytest.mark.parametrize(
    ("line", "wordings"),
    [
        ("为贯彻落实党的十九大精神，", ["党的十九大"]),
        ("全面贯彻党的二十大和二十届历次全会精神，", ["党的二十大和二十届历次全会"]),
        ("学习贯彻党的十九届四中、五中全会精神", ["党的十九届四中、五中全会"]),
        ("落实习近平总书记关于制造强国的重要论述，", ["习近平总书记关于制造强国的重要论述"]),
        (
            "贯彻习近平总书记重要讲话精神和省委十一届三次全会精神",
            ["习近平总书记重要讲话", "省委十一届三次全会"],
        ),
        (
            "贯彻党的二十大、二十届二中全会以及中央经济工作会议精神",
            ["党的二十大、二十届二中全会", "中央经济工作会议"],
        ),
        ("根据全国试验和网络工作会议精神，", ["全国试验和网络工作会议"]),
        ("贯彻党的二十大和中央经济工作会议精神", ["党的二十大", "中央经济工作会议"]),
        (
            "贯彻习近平总书记对网络建设重要讲话、重要指示精神",
            ["习近平总书记对网络建设重要讲话、重要指示"],
        ),
    ],
)
def test_what_is_invoked_stands_as_it_is_worded(line: str, wordings: list[str]) -> None:
    assert [wording for _, wording in invoked(line)] == wordings


def test_the_place_includes_the_word_for_spirit() -> None:
    assert invoked("贯彻党的二十大精神，") == [("党的二十大精神", "党的二十大")]


@pytest.mark.parametrize(
    "line",
    [
        "党的二十大召开以来，", "落实党的十四届五中全会通过的建议", "按照中央农村工作会议部署",
        "弘扬科学家精神", "习近平总书记发表重要讲话，", "落实党中央、国务院决策部署",
        "贯彻新发展理念",
    ],
)  # fmt: skip
def test_a_meeting_that_is_only_mentioned_is_not_invoked(line: str) -> None:
    assert invoked(line) == []


@given(st.text("党的十九大届二中全会精神贯彻落实习近平总书记重要讲话和、，中央会议"))
def test_any_line_is_read_in_order(line: str) -> None:
    assert all(place.startswith(wording or "") for place, wording in invoked(f"甲{line}"))
