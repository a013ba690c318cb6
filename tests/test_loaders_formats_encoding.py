"""Encodings: declared rightly, wrongly or not at all; broken, garbled, and no text."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats.encoding import decode
from loaders.layout import Unreadable

SIMPLIFIED = (
    "各县（区）人民政府要加强组织领导，落实工作责任。",
    "支持企业建设工业互联网平台，推动设备和业务系统上云。",
    "到2025年，规模以上工业增加值年均增长6.5%以上。",
    "本办法自印发之日起施行，有效期五年。",
    "对符合条件的项目，按照实际投入的20％给予补助。",
    "鼓励高等院校、科研机构参与标准制定——形成合力。",
    "The platform (TSN) 应当符合国家有关规定。",
)
TRADITIONAL = (
    "各機關應依本要點規定辦理，並於期限內提出執行報告。",
    "為推動產業數位轉型，特設置工業物聯網專案辦公室。",
    "申請單位應備妥計畫書、財務報表及相關證明文件。",
    "本要點經核定後實施，修正時亦同。",
)
simplified = st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=30).map("\n".join)
traditional = st.lists(st.sampled_from(TRADITIONAL), min_size=1, max_size=30).map("\n".join)
declared = st.sampled_from(
    [None, "", "utf-8", "UTF-8", "gb2312", "GBK", "gb18030", "big5", "iso-8859-1", "nonsense"]
)


def codes(content: bytes, name: str | None = None) -> set[str]:
    return {remark.code for remark in decode(content, name)[2]}


@given(simplified, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"]), declared)
def test_simplified_text_round_trips_whatever_is_declared(
    text: str, encoding: str, name: str | None
) -> None:
    assert decode(text.encode(encoding), name)[0] == text


@given(traditional, st.sampled_from(["utf-8", "big5", "gb18030", "utf-16"]), declared)
def test_traditional_text_round_trips_whatever_is_declared(
    text: str, encoding: str, name: str | None
) -> None:
    assert decode(text.encode(encoding), name)[0] == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_round_trips_in_utf_8(text: str) -> None:
    assert decode(text.encode(), "utf-8")[0] == text.removeprefix("\ufeff")


@given(st.binary(max_size=400), declared)
@settings(max_examples=300)
def test_any_bytes_give_text_or_a_reason(content: bytes, name: str | None) -> None:
    try:
        text, encoding, _ = decode(content, name)
    except Unreadable as error:
        text, encoding = error.code, "not-text"
    assert text.encode("utf-8") is not None
    assert encoding != "not-text" or text == "not-text"


def test_the_encoding_is_named() -> None:
    text = SIMPLIFIED[0]
    assert decode(text.encode(), None)[1:] == ("utf-8", ())
    assert decode(text.encode("gbk"), "gb2312")[1:] == ("gb18030", ())
    assert decode(TRADITIONAL[0].encode("big5"), "Big5")[1:] == ("big5hkscs", ())


def test_a_wrong_declaration_is_remarked_on() -> None:
    assert codes(SIMPLIFIED[1].encode(), "gb2312") == {"encoding-differs"}
    assert codes(SIMPLIFIED[1].encode("gbk"), "utf-8") == {"encoding-differs"}
    assert codes(b"plain ASCII", "gb2312") == set()


def test_a_short_name_in_gbk_that_passes_for_utf_8() -> None:
    assert decode("联通".encode("gbk"))[0] == "联通"


def test_names_without_frequent_characters() -> None:
    names = "赵晨曦、钱沐阳、孙梓涵、周雨桐、吴俊熙、郑皓轩"
    assert decode(names.encode("gbk"))[0] == names


def test_utf_16_without_a_mark() -> None:
    text = "\n".join(SIMPLIFIED)
    assert decode(text.encode("utf-16-le"))[:2] == (text, "utf-16-le")
    assert decode(text.encode("utf-16-be"))[:2] == (text, "utf-16-be")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("place", [0, 1, 50, 51, 100])
def test_one_broken_byte_costs_few_characters(encoding: str, place: int) -> None:
    text = SIMPLIFIED[0].replace("，", "") * 20
    content = bytearray(text.encode(encoding))
    content[place] = 0xFF
    read, _, remarks = decode(bytes(content), encoding)
    assert 1 <= read.count("\ufffd") <= 3
    assert read.endswith(text[60:])
    assert [remark.code for remark in remarks] == ["bytes-replaced"]


def test_a_text_cut_within_a_character() -> None:
    text = SIMPLIFIED[0] * 3
    assert decode(text.encode()[:-1])[0] == text[:-1] + "\ufffd"


def test_null_bytes_are_left_out() -> None:
    text = "\n".join(SIMPLIFIED)
    content = text.replace("工业", "工\x00业").encode()
    assert decode(content)[0] == text
    assert codes(content) == {"nulls-dropped"}


@pytest.mark.parametrize(
    "content",
    [
        os.urandom(50_000),
        b"\xff" * 1000,
        bytes(1000),
        b"\x00\x01\x02\x03" * 100,
    ],
    ids=["random", "no encoding", "nulls", "controls"],
)
def test_binary_content_is_no_text(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(content)
    assert caught.value.code == "not-text"


@pytest.mark.parametrize(
    "text",
    [
        "各省锟斤拷自治区",
        "通知\ufffd如下",
        SIMPLIFIED[1].encode().decode("gbk", "replace"),
        SIMPLIFIED[1].encode().decode("latin-1"),
    ],
)
def test_text_garbled_before_it_was_stored(text: str) -> None:
    assert codes(text.encode()) == {"mojibake"}


def test_a_text_that_is_hardly_chinese() -> None:
    assert "encoding-doubtful" in codes("Décision économique du préfet".encode("latin-1"))
