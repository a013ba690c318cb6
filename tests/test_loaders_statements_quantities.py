"""Quantities: numbers in digits and characters, units, bounds, ranges."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.statements.target.amounts import amount
from loaders.statements.target.quantities import Quantity, find_quantities
from loaders.statements.target.units import scaled_unit
from ontology.folding import fold


def read(text: str) -> list[Quantity]:
    compact = fold(text).replace(" ", "")
    return list(find_quantities(compact, 0, len(compact)))


def only(text: str) -> tuple[str, str, str]:
    (quantity,) = read(text)
    value = f"{quantity.lower}-{quantity.upper}" if quantity.value is None else str(quantity.value)
    return quantity.comparator, value, quantity.unit


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1，200", 1200),
        ("1.20", "1.2"),
        ("1.2万亿", 1_200_000_000_000),
        ("3千万", 30_000_000),
        ("三百二十", 320),
        ("三千零五", 3005),
        ("两百", 200),
        ("十二", 12),
        ("百", 100),
        ("千亿", 10**11),
        ("一万二千亿", 12 * 10**11),
        ("三点五", "3.5"),
    ],
)
def test_numbers_are_read_in_digits_and_in_characters(written: str, number: int | str) -> None:
    assert amount(written) == Decimal(number)


@pytest.mark.parametrize("written", ["十四五", "三五", "一百五", "百千", "二〇二五"])
def test_characters_that_write_no_number_are_none(written: str) -> None:
    assert amount(written) is None


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("建成500个以上", ">=", "500", "个"),
        ("不少于10个", ">=", "10", "个"),
        ("至少3项", ">=", "3", "项"),
        ("超过1.2万亿元", ">", "1200000000000", "元"),
        ("突破人民币100亿元", ">", "10000000000", "元"),
        ("均超千亿元", ">", "100000000000", "元"),
        ("控制在5%以内", "<=", "5", "%"),
        ("不高于0.5吨标准煤/万元", "<=", "0.5", "吨标准煤/万元"),
        ("低于20毫秒", "<", "20", "毫秒"),
        ("约300个", "~", "300", "个"),
        ("稳定在11亿千瓦左右", "~", "1100000000", "千瓦"),
        ("控制在5%左右", "~", "5", "%"),
        ("达到120个", "=", "120", "个"),
        ("达到１２０个", "=", "120", "个"),
        ("百分之三十以上", ">=", "30", "%"),
        ("提高2个百分点", "=", "2", "个百分点"),
        ("三分之一以上", ">=", "33.33", "%"),
        ("1/3的企业", "=", "33.33", "%"),
        ("七成以上的企业", ">=", "70", "%"),
        ("增长3倍", "=", "3", "倍"),
        ("翻一番", "=", "2", "倍"),
        ("翻两番", "=", "4", "倍"),
        ("翻番", "=", "2", "倍"),
        ("51～100台（套）", "range", "51-100", "台（套）"),
        ("30%-50%", "range", "30-50", "%"),
        ("5至10个", "range", "5-10", "个"),
        ("10家到15家", "range", "10-15", "家"),
        ("3-5万家", "range", "30000-50000", "家"),
        ("3——5家", "range", "3-5", "家"),
        ("上万家", ">=", "10000", "家"),
        ("近千家", "~", "1000", "家"),
        ("百余家", ">", "100", "家"),
        ("100多家", ">", "100", "家"),
        ("打造百个模型", "=", "100", "个"),
        ("培育三百家", "=", "300", "家"),
        ("压缩至半个工作日", "=", "0.5", "个工作日"),
        ("500PFLOPS", "=", "500", "PFLOPS"),
        ("1000兆比特/秒（Mbps）以上", ">=", "1000", "兆比特/秒"),
        ("360台/万人", "=", "360", "台/万人"),
        ("新增20亿", "=", "2000000000", ""),
        ("签约10个", "=", "10", "个"),
        ("最近10个", "=", "10", "个"),
    ],
)
def test_a_quantity_has_value_unit_and_bound(
    text: str, comparator: str, value: str, unit: str
) -> None:
    assert only(text) == (comparator, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "十几家", "数十家", "数百家", "几个", "若干", "第十七条", "第3批", "5G网络", "F32纳米制程",
        "14nm工艺", "“十四五”", "2025年底", "12月31日", "三年行动", "每千人口", "零部件", "前10家",
        "3岁以下",
    ],
)  # fmt: skip
def test_names_dates_and_vague_words_are_no_quantities(text: str) -> None:
    assert [each for each in read(text) if each.unit] == []


def test_the_wording_has_its_bounds_and_the_number_has_not() -> None:
    text = "培育不少于10家以上企业"
    (quantity,) = find_quantities(text, 0, len(text))
    assert text[slice(*quantity.span)] == "不少于10家以上"
    assert text[slice(*quantity.number)] == "10家"


def test_a_bound_belongs_to_the_stretch_that_is_read() -> None:
    text = "超过10家以上"
    (quantity,) = find_quantities(text, 2, 5)
    assert quantity.comparator == "="
    assert tuple(quantity.span) == (2, 5)


@pytest.mark.parametrize(
    ("text", "scale_and_unit"),
    [("万亿元", ("万亿", "元")), ("%", ("", "%")), ("千瓦", ("", "千瓦")), ("亿", ("亿", ""))],
)
def test_the_unit_of_a_column_may_have_a_scale(text: str, scale_and_unit: tuple[str, str]) -> None:
    assert scaled_unit(text) == scale_and_unit


@pytest.mark.parametrize("text", ["", "万企业", "个以上", "属性"])
def test_other_words_are_no_unit(text: str) -> None:
    assert scaled_unit(text) is None


BEFORE = {"": "=", "达到": "=", "不少于": ">=", "超过": ">", "不超过": "<=", "低于": "<", "约": "~"}
AFTER = {"以上": ">=", "以下": "<=", "以内": "<=", "左右": "~"}
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@given(
    number=st.decimals(min_value="0.01", max_value=99999, places=2),
    scale=st.sampled_from(sorted(SCALES)),
    unit=st.sampled_from(
        ["家", "个", "%", "元", "台（套）", "千瓦", "公里", "人次", "个百分点", "倍"]
    ),
    bound=st.sampled_from([(word, "") for word in BEFORE] + [("", word) for word in AFTER]),
    wide=st.booleans(),
    comma=st.booleans(),
)
def test_what_is_written_in_any_style_is_read_back(
    number: Decimal, scale: str, unit: str, bound: tuple[str, str], wide: bool, comma: bool
) -> None:
    digits = f"{number:,.2f}" if comma else f"{number:.2f}"
    written = f"{digits}{scale}{unit}"
    if wide:
        written = written.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789.,%"})
    (quantity,) = read(f"数量{bound[0]}{written}{bound[1]}，其他")
    assert quantity.value == number * SCALES[scale]
    assert quantity.unit == unit
    assert quantity.comparator == (AFTER[bound[1]] if bound[1] else BEFORE[bound[0]])


@given(
    low=st.integers(1, 9999),
    more=st.integers(1, 9999),
    sign=st.sampled_from("-－—–~～至"),
    twice=st.booleans(),
)
def test_a_range_is_read_back(low: int, more: int, sign: str, twice: bool) -> None:
    (quantity,) = read(f"建设{low}{'个' if twice else ''}{sign}{low + more}个")
    assert quantity.value is None
    assert (quantity.lower, quantity.upper) == (Decimal(low), Decimal(low + more))


@given(number=st.integers(2, 99_999_999))
@example(number=10_000_000)
@example(number=100_010)
def test_a_numeral_in_characters_is_read_back(number: int) -> None:
    assert amount(cn2an.an2cn(number)) == number


@given(
    st.text(
        alphabet="0123456789.,，一二三十百千万亿个家%年月-~至半翻番（）/分之余多以上", max_size=60
    )
)
def test_any_text_is_read_and_places_are_in_it(text: str) -> None:
    compact = fold(text)
    end = 0
    for quantity in find_quantities(compact, 0, len(compact)):
        assert end <= quantity.number.start < quantity.number.end <= quantity.span.end <= len(text)
        assert quantity.span.start <= quantity.number.start
        assert (quantity.value is None) == (quantity.comparator == "range")
        end = quantity.number.end
