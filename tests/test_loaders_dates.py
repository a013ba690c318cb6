"""Dates that are never more precise than their source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import partial_dates

from loaders.dates import PartialDate, find_dates


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
        ("2024年2月底", "2024-02-29"),
        ("2020年末", "2020-12-31"),
        ("2025年底", "2025-12-31"),
        ("2 0 2 0年 1 2月 3 1日", "2020-12-31"),
    ],
)
def test_written_dates_are_read(text: str, iso: str) -> None:
    assert PartialDate.read(text).iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("二〇〇五年七月十四日", "2005-07-14"),
        ("二○一八年十二月三十一日", "2018-12-31"),
        ("二OO八年十月二十日", "2008-10-20"),
        ("二Ｏ一一年十一月三十日", "2011-11-30"),
        ("二零二零年元月一日", "2020-01-01"),
        ("一九九六年二月", "1996-02"),
        ("二〇二〇年一〇月二〇日", "2020-10-20"),
        ("二〇二〇年一月廿三日", "2020-01-23"),
        ("二〇二〇年", "2020"),
        ("二〇一八年12月5日", "2018-12-05"),
    ],
)
def test_dates_in_characters_are_read(text: str, iso: str) -> None:
    assert PartialDate.read(text).iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "2019-08-07", "2019/08/07", "2019/8/7", "2019.8.7", "2019.08.07", "2019-8-7",
        "2019-08-07 17:15", "2019-08-07 17:15:00", "2019-08-07T17:15:00Z", "2019/8/7　9：05",
    ],
)  # fmt: skip
def test_dates_as_pages_write_them_are_read_without_the_time_of_day(text: str) -> None:
    assert PartialDate.read(text).iso == "2019-08-07"


def test_dates_are_found_where_they_stand() -> None:
    text = "自2019年3月1日起施行，二〇一八年印发，到2025年底，2018-2020年，见2019.8.7"
    assert [(text[start:end], date.iso) for date, start, end in find_dates(text)] == [
        ("2019年3月1日", "2019-03-01"),
        ("二〇一八年", "2018"),
        ("2025年底", "2025-12-31"),
        ("2020年", "2020"),
        ("2019.8.7", "2019-08-07"),
    ]
    assert [date.iso for date, _, _ in find_dates(text, 14, 25)] == ["2018"]


def test_no_date_is_found_in_other_figures() -> None:
    assert not list(find_dates("12019年，V2019.8，2019.8.7.1，2020年2月30日，10.2019.8.7"))


@pytest.mark.parametrize(
    "text",
    [
        "3月6日", "20年3月", "2020年2月30日", "2020年13月末", "2020", "二〇二〇", "十二月三十一日",
        "二〇一九年二月二十九日", "二〇二〇年十三月", "2020年三十月", "2019.8", "2019/8/7/1",
        "2019-8.7", "2019年8月7日10时", "零零零零年一月一日", "0000年底",
    ],
)  # fmt: skip
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


_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


@given(st.dates())
def test_a_day_in_characters_is_the_same_day(day: date) -> None:
    def spoken(number: int) -> str:
        tens, ones = divmod(number, 10)
        ten = {0: "", 1: "十"}.get(tens, f"{tens}十")
        return (ten + (str(ones) if ones else "")).translate(_HAN)

    written = f"{day.year:04}".translate(_HAN) + f"年{spoken(day.month)}月{spoken(day.day)}日"
    assert PartialDate.read(written).iso == day.isoformat()
    assert [found.date.iso for found in find_dates(f"自{written}起")] == [day.isoformat()]


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
