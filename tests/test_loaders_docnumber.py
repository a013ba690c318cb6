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
    "text",
    [
        "", "8号", "2020年8号", "〔2020〕8号", "工信厅信管〔20〕8号", "工信厅信管〔2020〕号",
        "工信厅信管2020-8号", "工信厅信管〔0020〕8号", "gxt〔2020〕8号",
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
