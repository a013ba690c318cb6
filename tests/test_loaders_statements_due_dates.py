"""The times by which something is wanted, and those that only tell of when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.statements.target.due_dates import Period, StatedTime, find_times, title_period
from ontology.folding import fold

PLAN = Period(2021, 2021, 2023)


def times(text: str, period: Period = PLAN) -> list[StatedTime]:
    compact = fold(text)
    return list(find_times(compact, 0, len(compact), period))


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("到2025年，", "2025", "year"),
        ("２０２５年培育", "2025", "year"),
        ("到2025年底，", "2025-12-31", "yearEnd"),
        ("2025年年底前", "2025-12-31", "yearEnd"),
        ("2025年末", "2025-12-31", "yearEnd"),
        ("截至2024年6月底", "2024-06", "month"),
        ("2024年6月30日前", "2024-06-30", "day"),
        ("2024年上半年", "2024-06", "month"),
        ("2024年第三季度末", "2024-09", "month"),
        ("二〇二五年", "2025", "year"),
        ("“十四五”末", "2025", "year"),
        ("“十四五”期间", "2025", "year"),
        ("2023年到2025年", "2025", "year"),
        ("年底前", "2021-12-31", "yearEnd"),
        ("今年底", "2021-12-31", "yearEnd"),
        ("年内", "2021", "year"),
        ("9月底前", "2021-09", "month"),
        ("三年内", "2023", "year"),
        ("力争用3年时间", "2023", "year"),
        ("规划期末", "2023", "year"),
        ("增长至2025年的3万亿元", "2025", "year"),
    ],
)
def test_a_due_date_is_no_more_precise_than_its_wording(
    text: str, date: str, precision: str
) -> None:
    (time,) = times(text)
    assert (time.date.iso, time.precision, time.due) == (date, precision, True)
    assert time.year == int(date[:4])


@pytest.mark.parametrize(
    "text",
    [
        "较2020年增长", "与2020年相比", "2019年以来", "自2020年起", "比2015年底", "高于2020年水平",
        "由2020年的14.7%提高", "2021年印发的", "在2022年的基础上", "2020年度国家级企业",
    ],
)  # fmt: skip
def test_a_time_that_tells_of_when_is_no_due_date(text: str) -> None:
    (time,) = times(text)
    assert not time.due


@pytest.mark.parametrize(
    "text", ["（2021-2023年）", "近三年", "每年", "去年底", "5年以上经验", "2025年13月"]
)
def test_names_of_plans_and_lengths_are_no_times(text: str) -> None:
    assert [time for time in times(text) if time.precision != "year"] == []
    assert [time for time in times(text) if "-" in time.date.iso] == []


def test_words_that_need_the_documents_time_give_nothing_without_it() -> None:
    assert times("年底前、今年底、9月底前、三年内、规划期末", Period()) == []


def test_a_length_must_be_that_of_the_plan() -> None:
    assert times("两年内") == []


def test_a_day_that_there_is_not_is_no_time() -> None:
    assert times("2023年2月30日") == []


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某省行动计划（2021-2023年）", (2021, 2023)),
        ("某市三年行动方案（2022年—2024年）", (2022, 2024)),
        ("“十四五”制造业发展规划", (2021, 2025)),
        ("关于加快发展的意见", None),
    ],
)
def test_a_title_may_cover_years(title: str, years: tuple[int, int] | None) -> None:
    assert title_period(fold(title)) == years


@given(year=st.integers(2000, 2060), month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_day_is_read_back(year: int, month: int, day: int) -> None:
    (time,) = times(f"于{year}年{month}月{day}日前完成")
    assert time.date.iso == f"{year}-{month:02}-{day:02}"


@given(st.text(alphabet="0123456789年月日底末前到至较十四五“”一二三内“（）-", max_size=60))
def test_any_text_is_read_and_times_stand_in_it_in_order(text: str) -> None:
    end = 0
    for time in times(text):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
