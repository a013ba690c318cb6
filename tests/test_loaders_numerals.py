"""Numbering of parts as integers."""

from contextlib import suppress

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.numerals import ordinal

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMS = (
    "{chinese}、", "（{chinese}）", "({chinese})", "第{chinese}条", "第{chinese}章", "{chinese}",
    "{arabic}.", "{arabic}、", "（{arabic}）", "({arabic})", "{arabic}", "第{arabic}条",
    "{wide}.", "（{wide}）", " {chinese}、", "专栏{arabic}", "任务（{chinese}）",
)  # fmt: skip


def signs(number: int) -> list[str]:
    """The single characters that number a part: ① ⑴ ⒈ ㈠ ㊀."""
    rows = (("①", 20), ("㉑", 15), ("㊱", 15), ("⑴", 20), ("⒈", 20), ("㈠", 10), ("㊀", 10))
    starts = {"㉑": 21, "㊱": 36}
    found = []
    for first, length in rows:
        place = number - starts.get(first, 1)
        if 0 <= place < length:
            found.append(chr(ord(first) + place))
    return found


@pytest.mark.parametrize("number", range(1, 100))
def test_a_number_is_read_in_every_form_of_numbering(number: int) -> None:
    chinese = cn2an.an2cn(number)
    arabic = str(number)
    printed = [
        form.format(chinese=chinese, arabic=arabic, wide=arabic.translate(WIDE)) for form in FORMS
    ]
    assert {text: ordinal(text) for text in printed + signs(number)} == dict.fromkeys(
        printed + signs(number), number
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [("2.1", 1), ("3.2.14.", 14), ("第一百零三条", 103), ("二〇", 20), ("一〇", 10), ("Ⅳ", 4)],
)
def test_rarer_forms(text: str, number: int) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲、",
        "A.",
        "附件",
        "零",
        "0",
        "〇",
        "〇〇",
        "廿一",
        "二百五",
        "十十",
        "一百三",
        "十一十二",
    ],
)
def test_what_numbers_nothing_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="numbers nothing: write it as printed, like （二）"):
        ordinal(text)


@given(st.text() | st.text("零〇一二三四五六七八九十廿百千0123456789.、（）第条"))
def test_any_text_has_a_number_from_one_or_none_at_all(text: str) -> None:
    with suppress(ValueError):
        assert ordinal(text) >= 1
