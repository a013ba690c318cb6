"""The compact copy: what rules search, and where each of its characters stands in the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from loaders.gongwen.text import Span, official_text, squeezed
from loaders.layout import Block, clean

_PIECES = st.text(
    st.sampled_from([*"一二工信部〔〕（）：，。 \u3000\xa0\t", *"aZ09", "聯", "庁", "Ａ"]),
    max_size=30,
)


def test_spacing_width_and_script_are_no_matter() -> None:
    text = official_text(
        [Block(clean("工業 和信息化部　(2020) 8 號")), Block("Edge Computing 平台")]
    )
    assert text.compact == "工业和信息化部（2020）8号\nEdge Computing平台\n"
    assert text.text == "工業 和信息化部 (2020) 8 號\nEdge Computing 平台"


def test_evidence_quotes_the_text_as_it_stands() -> None:
    text = official_text([Block("到 2025 年， 建成 120 个 平台")])
    start = text.compact.index("120个")
    evidence = text.evidence(Span(start, start + 4), "figure")
    assert evidence.quote == "120 个"
    assert text.text[evidence.start : evidence.end] == evidence.quote
    assert text.printed(Span(start, start + 6)) == "120个平台"


def test_a_title_of_several_lines_is_one_wording() -> None:
    text = official_text([Block("关于印发《甲"), Block("行动计划》的通知")])
    whole = Span(0, len(text.compact) - 1)
    assert text.of(whole) == text.printed(whole) == "关于印发《甲行动计划》的通知"


def test_blanks_stay_between_latin_words_only() -> None:
    assert squeezed("第 5 条 Time Sensitive 网络 1 2") == "第5条Time Sensitive网络1 2"


@given(st.lists(_PIECES, max_size=6))
def test_every_character_knows_its_place(paragraphs: list[str]) -> None:
    text = official_text([Block(clean(p), "row" if "\t" in p else "paragraph") for p in paragraphs])
    bare = re.compile(r"\s")
    for place, character in enumerate(text.compact):
        if not character.isspace():
            start, end = text.bounds(Span(place, place + 1))
            assert end == start + 1
            assert not text.text[start].isspace()
    for line in text.lines:
        if line.span.start < line.span.end:
            start, end = text.bounds(line.span)
            own = text.text[start:end]
            assert "\n" not in own
            assert len(bare.sub("", own)) == len(bare.sub("", text.of(line.span)))
    assert len(bare.sub("", text.text)) == len(bare.sub("", text.compact))
