"""Dates of force and validity: stated or computed, of this document or of one that it carries."""

from dataclasses import replace

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import PartialDate
from loaders.gongwen.text import Span
from loaders.statements.force import Known, read_force

SIGNED = PartialDate("2031-03-06")
PUBLISHED = PartialDate("2031-03-10")
BOTH = Known(SIGNED, PUBLISHED)
Stated = tuple[str, str, str | None]


def read(
    *lines: str, title: str | None = None, dates: Known = BOTH
) -> tuple[list[Stated], list[str]]:
    """Field, value and text carried of each statement, and the codes of what was reported."""
    text, document = found(*lines, title=title)
    reported: list[str] = []
    statements = read_force(
        text, document, dates=dates, report=lambda code, _message, _place: reported.append(code)
    )
    for field, _ in statements:
        (evidence,) = field.provenance.evidence
        assert text.text[evidence.start : evidence.end] == evidence.quote
    return [(f.name, str(f.value), carried) for f, carried in statements], reported


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("本办法自2031年3月1日起施行。", "2031-03-01", None),
        ("第十条 本条例自二〇三一年三月一日起施行。", "2031-03-01", None),
        ("本通知自 2031 年 3 月 1 日起正式实施。", "2031-03-01", None),
        ("本措施自2031年7月3日起施行，有效期至2033年12月31日。", "2031-07-03", "2033-12-31"),
        ("本通知自2031年1月1日起执行。有效期五年。", "2031-01-01", "2035-12-31"),
        ("本办法自2032年2月29日起施行，有效期2年。", "2032-02-29", "2034-02-28"),
        ("本办法自2031年4月1日起试行，试行期一年半。", "2031-04-01", "2032-09-30"),
        ("本办法自2031年1月1日起施行，至2033年12月31日止。", "2031-01-01", "2033-12-31"),
        ("本办法有效期自2031年1月1日起至2033年12月31日止。", "2031-01-01", "2033-12-31"),
        ("本政策执行期限为2031年1月1日至2033年12月31日。", "2031-01-01", "2033-12-31"),
        ("实施期限：2031年1月1日至2033年12月31日。", "2031-01-01", "2033-12-31"),
        ("本公告执行至2033年底。", None, "2033-12-31"),
        ("本通知有效期至2033年6月。", None, "2033-06"),
        (
            "（九）本措施由区工信局负责解释，自2031年7月3日起施行，有效期3年。",
            "2031-07-03",
            "2034-07-02",
        ),
    ],
)
def test_what_a_document_says_of_itself(line: str, first: str | None, last: str | None) -> None:
    statements, reported = read(line)
    expected = [("date_in_force", first, None), ("valid_until", last, None)]
    assert statements == [each for each in expected if each[1]]
    assert not reported


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("本通知自印发之日起施行。", "2031-03-06"),
        ("本办法自公布之日起施行。", "2031-03-10"),
        ("自发布之日起施行。", "2031-03-10"),
        ("本规定自公布之日起三十日后施行。", "2031-04-09"),
        ("本规定自发布之日起满30日施行。", "2031-04-09"),
        ("本规定自发布之日起一个月后施行。", "2031-04-10"),
    ],
)
def test_a_day_is_counted_from_that_of_publication(line: str, first: str) -> None:
    assert read(line) == ([("date_in_force", first, None)], [])


def test_the_last_day_is_counted_from_a_day_that_was_computed() -> None:
    assert read("本办法自印发之日起施行，有效期三年。")[0] == [
        ("date_in_force", "2031-03-06", None),
        ("valid_until", "2034-03-05", None),
    ]


@pytest.mark.parametrize(
    ("line", "dates", "statements", "reported"),
    [
        ("本办法自发布之日起施行。", Known(), [], ["in-force-unknown"]),
        ("本办法自印发之日起施行。", Known(None, PUBLISHED), [], ["in-force-unknown"]),
        (
            "本办法自发布之日起施行。",
            Known(SIGNED),
            [("date_in_force", "2031-03-06", None)],
            ["in-force-from-signature"],
        ),
        (
            "本办法自发布之日起施行。",
            Known(SIGNED, PartialDate("2039-01-01")),
            [("date_in_force", "2031-03-06", None)],
            ["in-force-from-signature"],
        ),
        ("本办法自发布之日起20个工作日后施行。", BOTH, [], ["in-force-unknown"]),
        ("本办法自发布之日起施行。", Known(None, PartialDate("2031-03")), [], ["in-force-unknown"]),
        ("本办法有效期5年。", BOTH, [], ["in-force-unknown"]),
        ("本办法自2031年2月30日起施行。", BOTH, [], ["impossible-date"]),
        (
            "本办法自9999年3月1日起施行，有效期3年。",
            BOTH,
            [("date_in_force", "9999-03-01", None)],
            ["in-force-unknown"],
        ),
    ],
)
def test_what_is_not_known_is_reported(
    line: str, dates: Known, statements: list[Stated], reported: list[str]
) -> None:
    assert read(line, dates=dates) == (statements, reported)


@pytest.mark.parametrize(
    "line",
    [
        "《甲条例》自2031年1月1日起施行，企业自2031年1月1日起执行新标准。",
        "示范基地每次公告有效期为三年。",
        "证书自颁发之日起生效，有效期三年。",
        "新标准自2031年7月1日起实施。",
        "企业购置设备，自2031年1月1日起执行。",
        "本办法第五条自2031年1月1日起施行，其他条款自2032年1月1日起施行。",
        "该办法自2031年1月1日起施行。",
        "将第三十条修改为“本办法自2031年1月1日起施行。”",
        "1\t本办法自2031年1月1日起施行。",
    ],
)
def test_clauses_about_something_else_do_not_count(line: str) -> None:
    assert read(line, "最后一行没有日期。") == ([], [])


def test_what_is_said_of_all_the_above_counts_at_the_end_only() -> None:
    line = "以上措施自发布之日起执行，由省工信厅负责解释。"
    assert read(line)[0] == [("date_in_force", "2031-03-10", None)]
    assert read(line, "甲" * 400)[0] == []


@pytest.mark.parametrize(
    ("title", "line", "carried"),
    [
        (
            None,
            "《甲条例》已经会议通过，现将修订后的《甲条例》公布，自2031年3月1日起施行。",
            "甲条例",
        ),
        (
            "某局关于印发《甲措施》的通知",
            "现将《甲措施》印发给你们，自2031年3月1日起施行。",
            "甲措施",
        ),
        ("某局关于印发《甲办法》的通知", "本办法自2031年3月1日起施行。", "甲办法"),
        ("某局关于印发《甲办法》的通知", "《甲办法》自2031年3月1日起施行。", "甲办法"),
        ("某局关于印发《甲办法》的通知", "本通知自2031年3月1日起施行。", None),
        ("甲办法", "《甲办法》自2031年3月1日起施行。", None),
    ],
)
def test_an_order_or_a_notice_says_it_of_what_it_carries(
    title: str | None, line: str, carried: str | None
) -> None:
    assert read(line, title=title) == ([("date_in_force", "2031-03-01", carried)], [])


def test_the_line_below_a_title_counts_where_the_text_is_silent() -> None:
    history = "（2030年12月24日某市人民代表大会常务委员会公布 自2031年3月1日起施行）"
    text, document = found(history, "第一条 为了试验，制定本条例。", title="甲条例")
    document = replace(document, passages=document.passages[1:])
    statements = read_force(text, document, dates=Known(), report=lambda *_: None)
    assert [str(each.field.value) for each in statements] == ["2031-03-01"]


def test_the_rule_says_whether_a_day_is_stated_or_computed() -> None:
    text, document = found("本办法自印发之日起施行，有效期至2033年12月31日。")
    statements = read_force(text, document, dates=BOTH, report=lambda *_: None)
    assert [each.field.provenance.evidence[0].rule for each in statements] == [
        "in-force-computed",
        "validity-stated",
    ]


def test_an_impossible_day_is_shown_where_it_stands() -> None:
    text, document = found("本办法自2031年2月30日起施行。")
    places: list[Span | None] = []
    read_force(
        text, document, dates=BOTH, report=lambda _code, _message, place: places.append(place)
    )
    assert [text.of(place) for place in places if place] == ["2031年2月30日"]


@given(
    st.lists(
        st.text("本办法自从2031年3月1日起施行，有效期至五两半。印发公布之后《》现将"), min_size=1
    )
)
def test_any_prose_is_read(lines: list[str]) -> None:
    statements, _ = read(*(f"甲{line}" for line in lines))
    assert {name for name, _, _ in statements} <= {"date_in_force", "valid_until"}
