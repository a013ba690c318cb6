"""Dates that are never more precise than their source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import partial_dates

from loaders.dates import PartialDate


@pytest.mark.parametrize(
    ("iso", "precision"),
    [("2020", "year"), ("2020-03", "month"), ("2020-03-06", "day"), ("2020-02-29", "day")],
)
def test_a_date_is_as_precise_as_it_is_written(iso: str, precision: str) -> None:
    date = PartialDate(iso)
    assert (date.iso, date.precision, str(date)) == (iso, precision, iso)


@pytest.mark.parametrize(
    "iso",
    [
        "2020-02-30", "2019-02-29", "2020-13", "2020-00", "2020-03-00", "0000", "20", "2020-3-6",
        "2020-03-06T00:00", "06.03.2020", "２０２０", "٢٠٢٠", "2020-03-06\n", " 2020", "",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_there_are(iso: str) -> None:
    with pytest.raises(ValueError, match="is no date: write YYYY, YYYY-MM or YYYY-MM-DD"):
        PartialDate(iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020年3月6日", "2020-03-06"),
        ("2020年03月06日", "2020-03-06"),
        ("2020 年 3 月 6 日", "2020-03-06"),
        ("２０２０年３月６日", "2020-03-06"),
        ("2020年3月", "2020-03"),
        ("2020年", "2020"),
        ("2020年2月末", "2020-02-29"),
        ("2019年2月末", "2019-02-28"),
        (" 2020年3月末 ", "2020-03-31"),
    ],
)
def test_written_dates_are_read(text: str, iso: str) -> None:
    assert PartialDate.read(text).iso == iso


@pytest.mark.parametrize(
    "text", ["3月6日", "2020年末", "20年3月", "2020年2月30日", "2020年13月末", "2020", "二〇二〇年"]
)
def test_what_is_not_written_as_a_date_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # any message: the caller adds the place
        PartialDate.read(text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2017-11", "2017-11-27", True),
        ("2017", "2017-11-27", True),
        ("2017-11-27", "2017-11-27", True),
        ("2017-11-27", "2017-11-26", False),
        ("2017-12", "2017-11-27", False),
        ("2018", "2017-11", False),
    ],
)
def test_a_less_precise_date_agrees_with_each_day_in_it(one: str, other: str, agree: bool) -> None:
    assert PartialDate(one).agrees_with(PartialDate(other)) is agree
    assert PartialDate(other).agrees_with(PartialDate(one)) is agree


@given(partial_dates())
def test_a_written_date_is_read_as_precise_as_it_is_and_no_more(date: PartialDate) -> None:
    units = zip(date.iso.split("-"), "年月日", strict=False)
    read = PartialDate.read("".join(number + unit for number, unit in units))
    assert (read, read.precision) == (date, date.precision)


@given(st.text())
def test_no_text_gets_a_precision_that_it_has_not(text: str) -> None:
    for read in (PartialDate, PartialDate.read):
        try:
            date = read(text)
        except ValueError:
            continue
        assert len(date.iso.split("-")) <= sum(character.isdigit() for character in text) // 2


@given(partial_dates(), partial_dates())
def test_order_is_the_order_in_time(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (one.iso.split("-") < other.iso.split("-"))
