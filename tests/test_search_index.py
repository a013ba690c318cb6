"""The index finds what a look through every text finds, no more and no less."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.search.asked import Asked
from queries.search.index import PassageIndex
from queries.search.units import units

PIECES = st.sampled_from(
    [
        "标识", "標識", "解析", "识解", "广", "広", "東", "平台", "台", "5G", "5", "ai", "AI-",
        "IoT", "int", "internet", "industrial", "2020", "2020年", "年", "ー", "カ", " ", "  ",
        "，", "、", "+", "(", "*", '"', "“", "”", "OR", "tokens:", "\\", "~2", "\x00", "é",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def look_through(texts: Sequence[str], query: str) -> list[int]:
    """The oracle: each text as ` unit unit `, each term a part of that."""
    lines = ["".join(f" {unit.word}" for unit in units(text)) + " " for text in texts]
    parts = [f" {' '.join(t.words)}{'' if t.open else ' '}" for t in Asked.of(query).terms]
    return [at for at, line in enumerate(lines) if parts and all(part in line for part in parts)]


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=12), st.lists(TEXTS, min_size=1, max_size=12))
def test_it_finds_what_a_look_through_all_finds(texts: list[str], queries: list[str]) -> None:
    index = PassageIndex(texts)
    for query in [*queries, *texts]:
        assert index.find(Asked.of(query)) == look_through(texts, query), query


def test_a_single_character_is_found_wherever_it_stands() -> None:
    index = PassageIndex(["石化", "化石", "宝石a", "a石", "碎"])
    assert index.find(Asked.of("石")) == [0, 1, 2, 3]
    assert index.find(Asked.of("a石")) == [3]


def test_more_unfinished_words_than_an_engine_expands() -> None:
    words = [f"in {'x' * (n % 7)}{n}" for n in range(400)]
    index = PassageIndex(words)
    assert index.find(Asked.of("in-x")) == look_through(words, "in-x")
    assert len(index.find(Asked.of("in-x"))) > 300


@pytest.mark.parametrize(
    "query",
    ["标" * 10_000, "a" * 100_000, "a " * 10_000, '"' * 9_999, "tokens:* OR [a TO b]", "\x00" * 50],
)
def test_what_is_meant_to_harm_finds_nothing(query: str) -> None:
    assert PassageIndex(["标识", "b"]).find(Asked.of(query)) == []


def test_no_texts_no_hits() -> None:
    assert PassageIndex([]).find(Asked.of("标识")) == []
