"""What is looked for in a text, and where it stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.search.asked import Asked, Term
from queries.search.units import folded, tokens, units

MIXED = st.text(
    st.sampled_from("标識识解析广広東东气気計计ABab é5〇々ーカ・，。「」“”\"'-+(İΣ𠮷"), max_size=30
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("標識解析", "标识解析"),
        ("広東", "广东"),
        ("発展計画", "发展计画"),
        ("ＴＳＮ　２０２０", "tsn 2020"),
        ("Edge Computing", "edge computing"),
    ],
)
def test_what_is_one_to_a_reader_is_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(MIXED | st.text(max_size=30))
def test_folding_leaves_each_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    for unit in units(text):
        assert folded(text)[unit.start : unit.end] == unit.word


def test_a_word_does_not_run_into_a_character() -> None:
    assert [unit.word for unit in units("2023年までにAIを")] == [
        "2023", "年", "ま", "で", "に", "ai", "を",
    ]  # fmt: skip
    assert tokens(["2023", "年", "ま", "ai"]) == ["2023", "年ま", "ま", "ai"]


def test_terms_are_parted_by_blanks_and_commas_and_kept_together_by_quotes() -> None:
    asked = Asked.of('平台、安全 「数据 管理」 "edge computing" plan')
    assert asked.terms == (
        Term(("平", "台")),
        Term(("安", "全")),
        Term(("数", "据", "管", "理")),
        Term(("edge", "computing")),
        Term(("plan",), open=True),
    )


@pytest.mark.parametrize("text", ["", "  ", "“”", '"', "，、。", "*:*", "\x00\x01"])
def test_nothing_is_asked_by_signs_alone(text: str) -> None:
    assert Asked.of(text) == Asked(())
    assert Asked.of(text).spans("标识") == []


def test_the_last_word_may_be_unfinished() -> None:
    assert Asked.of("edge comp").is_in("Edge Computing")
    assert not Asked.of("edge comp ").is_in("Edge Computing")
    assert not Asked.of('"edge comp"').is_in("Edge Computing")
    assert not Asked.of("edg computing").is_in("Edge Computing")


def test_hits_are_marked_in_the_text_as_it_is_written() -> None:
    text = "工业互联网標識、解析体系（5G＋标识解析）"
    assert [text[a:b] for a, b in Asked.of("标识解析").spans(text)] == ["標識、解析", "标识解析"]
    assert [text[a:b] for a, b in Asked.of("5g+标识").spans(text)] == ["5G＋标识"]
    assert Asked.of("联网 互联").spans("互联网") == [(0, 3)]


@given(MIXED, MIXED)
def test_marks_lie_in_the_text_and_apart(text: str, query: str) -> None:
    spans = Asked.of(query).spans(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert not spans or spans[-1][1] <= len(text)
    if Asked.of(query).terms and Asked.of(query).is_in(text):
        assert spans
