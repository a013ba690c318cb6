"""Document numbers: one normal form for every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import BRACKETS, document_numbers, spellings

from loaders.docnumber import NUMBER, DocumentNumber


@pytest.mark.parametrize(("opening", "closing"), BRACKETS)
def test_every_kind_of_bracket_is_read(opening: str, closing: str) -> None:
    parsed = DocumentNumber.parse(f"工信厅信管{opening}2020{closing}8号")
    assert parsed == DocumentNumber("工信厅信管", 2020, 8)
    assert str(parsed) == "工信厅信管〔2020〕8号"


@pytest.mark.parametrize(
    "text",
    [
        "工信庁信管[2020]8号",
        "工信廳信管〔2020〕8號",
        "工信厅信管〔２０２０〕８号",
        "工信厅信管〔2020〕第8号",
        "工信厅信管〔2020〕008号",
        "工信厅信管〔2020〕8",
        " 工 信 厅 信 管 〔 2020 〕 第 8 号 ",
        "工信厅信管　（2020）\n8号",
    ],
)
def test_spellings_of_one_number(text: str) -> None:
    assert DocumentNumber.parse(text) == DocumentNumber("工信厅信管", 2020, 8)


@pytest.mark.parametrize(
    ("text", "normal", "year"),
    [
        ("国令第706号", "国令第706号", None),
        ("国务院令第706号", "国令第706号", None),
        ("中华人民共和国国务院令 第706号", "国令第706号", None),
        ("中华人民共和国国务院令（第七百零六号）", "国令第706号", None),
        ("国务院第706号令", "国令第706号", None),
        ("中华人民共和国主席令第八十四号", "主席令第84号", None),
        ("工业和信息化部令第24号", "工业和信息化部令第24号", None),
        ("部令第024号", "部令第24号", None),
        ("中国人民银行公告〔2026〕第10号", "中国人民银行公告〔2026〕第10号", 2026),
        ("中国人民银行公告[2026]10号", "中国人民银行公告〔2026〕第10号", 2026),
        ("工业和信息化部公告2020年第8号", "工业和信息化部公告〔2020〕第8号", 2020),
        ("工业和信息化部2020年第8号公告", "工业和信息化部公告〔2020〕第8号", 2020),
        ("公告2020年第8号", "公告〔2020〕第8号", 2020),
        ("财政部 税务总局公告2031年第39号", "财政部税务总局公告〔2031〕第39号", 2031),
        ("财政部、税务总局公告2031年第39号", "财政部税务总局公告〔2031〕第39号", 2031),
        ("农业農村部令2031年第1號", "农业农村部令〔2031〕第1号", 2031),
    ],
)
def test_orders_and_announcements_keep_their_ordinal_sign(
    text: str, normal: str, year: int | None
) -> None:
    number = DocumentNumber.parse(text)
    assert (str(number), number.year) == (normal, year)
    assert DocumentNumber.parse(str(number)) == number


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("国办发明电〔2031〕14号", "国办发明电〔2031〕14号"),
        ("工信明电〔2031〕14号", "工信明电〔2031〕14号"),
        ("财税〔2031年〕36号", "财税〔2031〕36号"),
        ("财税字〖2031〗第036号", "财税字〔2031〕36号"),
        ("國發〔2031〕5號", "国发〔2031〕5号"),
        ("陝政辦發［2031］5號", "陕政办发〔2031〕5号"),
    ],
)
def test_numbers_of_telegrams_and_in_other_scripts(text: str, normal: str) -> None:
    assert str(DocumentNumber.parse(text)) == normal


@pytest.mark.parametrize(
    "text",
    [
        "令第5号", "公告第5号", "第706号", "国令第706", "国令（第706号", "国令第〇号",
        "国务院公报2031年第3号", "", "8号", "2020年8号", "〔2020〕8号", "工信厅信管〔20〕8号",
        "工信厅信管〔2020〕号", "工信厅信管2020-8号", "工信厅信管〔0020〕8号", "gxt〔2020〕8号",
        "工信厅信管〔2020〕8号文件", "国发〔2017〕50 1号", "国发〔20 17〕50号",
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="is no document number like 工信厅信管〔2020〕8号"):
        DocumentNumber.parse(text)


def test_the_forms_by_which_a_number_is_asked_for() -> None:
    assert DocumentNumber("国发", 2017, 50).forms == (
        "国发〔2017〕50号",
        "国发〔2017〕50",
        "2017年50号文",
    )


def test_a_number_is_found_in_running_text() -> None:
    text = "根据《意见》（国发〔2017〕50号）和工信部信管函【2018】188号，"
    found = [(match["year"], match["serial"]) for match in NUMBER.finditer(text)]
    assert found == [("2017", "50"), ("2018", "188")]


def test_an_order_has_no_year_in_its_forms() -> None:
    assert DocumentNumber.parse("国令第706号").forms == ("国令第706号", "国令第706")


def test_numbers_sort_by_code_year_and_serial_whether_or_not_they_have_a_year() -> None:
    written = ["国令第706号", "交通运输部令〔2031〕第2号", "交通运输部令第60号", "国发〔2031〕9号"]
    numbers = sorted(map(DocumentNumber.parse, written))
    assert [str(number) for number in numbers] == [
        "交通运输部令第60号",
        "交通运输部令〔2031〕第2号",
        "国令第706号",
        "国发〔2031〕9号",
    ]


@given(st.data(), document_numbers())
def test_a_number_survives_every_spelling(data: st.DataObject, number: DocumentNumber) -> None:
    assert DocumentNumber.parse(data.draw(spellings(number))) == number


@given(document_numbers())
def test_the_normal_form_is_its_own_normal_form(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number
    assert [DocumentNumber.parse(form) for form in number.forms[:2]] == [number, number]


@given(st.text())
def test_any_text_is_a_number_or_a_value_error(text: str) -> None:
    try:
        number = DocumentNumber.parse(text)
    except ValueError:
        return
    assert DocumentNumber.parse(str(number)) == number
