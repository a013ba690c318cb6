"""Periods: their last days, at the ends of months too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import PartialDate
from loaders.statements.validity.periods import Length, day_after, last_day


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2年", Length(months=24)),
        ("两年", Length(months=24)),
        ("十五年", Length(months=180)),
        ("半年", Length(months=6)),
        ("一年半", Length(months=18)),
        ("6个月", Length(months=6)),
        ("30日", Length(days=30)),
        ("三十天", Length(days=30)),
    ],
)
def test_a_length_is_read(text: str, length: Length) -> None:
    assert Length.read(text) == length


@pytest.mark.parametrize("text", ["年", "", "2", "2周", "半个月", "3日半", "两年个月"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no length of time|has half a"):
        Length.read(text)


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        ("2031-07-03", "2年", "2033-07-02"),
        ("2031-01-01", "3年", "2033-12-31"),
        ("2031-03-01", "1年", "2032-02-29"),
        ("2032-02-29", "1年", "2033-02-28"),
        ("2032-02-29", "4年", "2036-02-28"),
        ("2031-12-31", "2个月", "2032-02-29"),
        ("2031-08-31", "半年", "2032-02-29"),
        ("2031-03-10", "30日", "2031-04-08"),
        ("2031-03-10", "1日", "2031-03-10"),
    ],
)
def test_the_last_day_of_a_period(first: str, length: str, last: str) -> None:
    assert str(last_day(PartialDate(first), Length.read(length))) == last


def test_a_period_needs_a_day_to_begin_on() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        last_day(PartialDate("2031-03"), Length(months=12))


def test_no_period_ends_beyond_the_calendar() -> None:
    with pytest.raises(OverflowError):
        last_day(PartialDate("9999-03-01"), Length(months=12))


DAYS = st.dates(date(1900, 1, 1), date(2900, 1, 1))


@given(DAYS, st.integers(1, 240))
def test_periods_of_months_follow_each_other_without_gap(day: date, months: int) -> None:
    first, length = PartialDate(day.isoformat()), Length(months=months)
    last = date.fromisoformat(last_day(first, length).iso)
    assert day <= last
    assert day_after(first, length).iso == (last + timedelta(1)).isoformat()
    after = last + timedelta(1)
    passed = 12 * (after.year - day.year) + after.month - day.month
    assert passed == months or (passed == months + 1 and after.day == 1)  # no 30 February


@given(DAYS, st.integers(1, 20))
def test_a_period_of_years_ends_on_the_eve_of_its_day(day: date, years: int) -> None:
    after = day_after(PartialDate(day.isoformat()), Length(months=12 * years)).iso
    assert after[:4] == str(day.year + years)
    assert after[5:] == day.isoformat()[5:] or (day.month, day.day) == (2, 29)


@given(DAYS, st.integers(1, 999))
def test_a_period_of_days_has_that_many(day: date, days: int) -> None:
    last = last_day(PartialDate(day.isoformat()), Length(days=days)).iso
    assert (date.fromisoformat(last) - day).days + 1 == days
