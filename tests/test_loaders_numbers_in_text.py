"""Document numbers in running text: where their codes begin, and which are damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import spellings, texts

from loaders.docnumber import DocumentNumber
from loaders.gongwen.text import squeezed
from loaders.numbers_in_text import find_numbers, scan_numbers
from ontology.folding import fold


def compact(text: str) -> str:
    """Text as the rules see it."""
    return squeezed(fold(text))


def found(text: str) -> list[tuple[str, str]]:
    """The numbers in a text, and the words at which they stand."""
    plain = compact(text)
    return [(str(number), plain[start:end]) for number, start, end in find_numbers(plain)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据银发〔2031〕147号和国发〔2030〕40号文件", ["银发〔2031〕147号", "国发〔2030〕40号"]),
        ("《意见》（国发[2031]50 号，以下简称《意见》）", ["国发〔2031〕50号"]),
        ("见深财规〔2031〕9号，以及沪府规〔2031〕9号", ["深财规〔2031〕9号", "沪府规〔2031〕9号"]),
        ("《甲》和粤府〔2031〕3号", ["粤府〔2031〕3号"]),
        ("国务院办公厅国办发〔2031〕1号文件", ["国办发〔2031〕1号"]),
        ("国家发展改革委发改高技〔2031〕907号", ["发改高技〔2031〕907号"]),
        ("省发展改革委鄂发改〔2031〕3号", ["鄂发改〔2031〕3号"]),
        ("做好国办发〔2031〕1号贯彻", ["国办发〔2031〕1号"]),
        ("2031年11月27日国发〔2031〕50号", ["国发〔2031〕50号"]),
        ("国发（2031）40号、国发【2031】28号", ["国发〔2031〕40号", "国发〔2031〕28号"]),
        ("国发〔2031〕50，", ["国发〔2031〕50号"]),
        ("（中国试验集团安发﹝2031﹞187号）", ["中国试验集团安发〔2031〕187号"]),
        ("某市文件深工信规〔2031〕7 号各市", ["深工信规〔2031〕7号"]),
        ("法〔2031〕9号", ["法〔2031〕9号"]),
    ],
)
def test_a_code_begins_behind_what_no_code_contains(text: str, numbers: list[str]) -> None:
    assert [number for number, _ in found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("依照国务院令第748号的规定", "国令第748号", "国务院令第748号"),
        (
            "（1991年3月4日中华人民共和国国务院令第76号发布",
            "国令第76号",
            "中华人民共和国国务院令第76号",
        ),
        (
            "按工业和信息化部公告2031年第8号办理",
            "工业和信息化部公告〔2031〕第8号",
            "工业和信息化部公告2031年第8号",
        ),
        (
            "工业和信息化部2031年第8号公告",
            "工业和信息化部公告〔2031〕第8号",
            "工业和信息化部2031年第8号公告",
        ),
        (
            "由财政部、税务总局公告2031年第39号规定",
            "财政部税务总局公告〔2031〕第39号",
            "财政部、税务总局公告2031年第39号",
        ),
        (
            "现对中国人民银行公告〔2031〕第10号",
            "中国人民银行公告〔2031〕第10号",
            "中国人民银行公告〔2031〕第10号",
        ),
        ("根据某某市人民政府令第305号", "某某市人民政府令第305号", "某某市人民政府令第305号"),
        ("31日原国家某某委员会令第8号发布", "国家某某委员会令第8号", "国家某某委员会令第8号"),
        (
            "第十三届全国人大常委会公告第3号",
            "第十三届全国人大常委会公告第3号",
            "第十三届全国人大常委会公告第3号",
        ),
        ("中华人民共和国国务院令\n第706号", "国令第706号", "中华人民共和国国务院令\n第706号"),
        ("主席令（第八十四号）", "主席令第84号", "主席令（第八十四号）"),
    ],
)
def test_orders_are_found_by_the_bodies_that_give_them(text: str, number: str, place: str) -> None:
    assert found(text) == [(number, place)]


@pytest.mark.parametrize(
    "text",
    [
        "某规划（2031）3号线", "支持（2031）5个项目", "（2031）京01民初5号",
        "国务院公报2031年第33号", "第24号", "第24号令", "命第3号公告牌", "国家标准第12号",
        "2031年3月8号", "关于公告第5号",
    ],
)  # fmt: skip
def test_what_looks_like_a_number_and_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("《办法》（信厅规函〔2031〕28号）", "信厅规函〔2031〕28号"),
        ("工信厅规函〔203128号", "〔203128号"),
        ("工信厅规函2031〕28号", "2031〕28号"),
        ("国发〔2031〕50 1号", "〔2031〕50 1号"),
        ("国发〔2031〕 号", "〔2031〕号"),
        ("国发〔 〕 5号", "〔〕5号"),
    ],
)
def test_a_damaged_number_is_none_and_is_shown(text: str, damaged: str) -> None:
    plain = compact(text)
    numbers, places = scan_numbers(plain)
    assert not numbers
    assert [plain[start:end] for start, end in places] == [damaged]


def test_a_code_that_nobody_knows_is_not_called_damaged() -> None:
    assert scan_numbers("办函〔2031〕5号、经试发〔2031〕6号")[1] == []


def test_only_the_stretch_that_is_asked_for_is_searched() -> None:
    text = "国发〔2031〕1号，国发〔2031〕2号，国发〔2031〕3号"
    assert [number.serial for number, _, _ in find_numbers(text, 11, 22)] == [2]


CODES = st.sampled_from(["国发", "国办发明电", "工信厅信管", "发改办能源规", "深坪府办规", "法"])
NUMBERS = st.builds(DocumentNumber, CODES, st.integers(1949, 2099), st.integers(1, 99999))


@given(st.data(), NUMBERS)
def test_a_number_in_brackets_is_found_in_every_spelling(
    data: st.DataObject, number: DocumentNumber
) -> None:
    spelled = "".join(data.draw(spellings(number)).split()).rstrip("号號")
    assert [each.number for each in find_numbers(compact(f"《甲》（{spelled}号）"))] == [number]


@given(texts)
def test_any_text_is_searched(text: str) -> None:
    plain = compact(text)
    for number, start, end in find_numbers(plain):
        assert plain[start:end]
        assert number.serial >= 0
