"""The values and keys that a record may have."""

from decimal import Decimal
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import NOTICE
from pydantic import TypeAdapter, ValidationError

from loaders.record_values import Address, Amount, Count, Date, Number, Period, Text
from loaders.records import read_record
from loaders.schema import RECORDS
from loaders.schema_parts import TargetRecord
from ontology.lexicon import load_lexicon

CONTEXT = {"lexicon": load_lexicon(), "pages": {"site": None}}
TARGET = {"subject": "网络", "comparator": ">=", "basis": "stock", "unit": "个", "value": 20}


def valid(kind: object, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value, context=CONTEXT)  # type: ignore[arg-type]
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text, ["工", " a ", "2020"], ["", " ", "\u3000", 2020, None, ["a"], True]),
        (Date, ["2020", "2020-03", "2020-03-06", 2020], ["2020-02-30", "2020.03", True, None, ""]),
        (Period, [["2018", "2020"], [2018, 2018], ["2018-05", "2018"], ["2018", "2018-05"]],
         [["2020", "2018"], ["2020"], ["2018", "2019", "2020"], "2018", ["2018-06", "2018-05"]]),
        (Number, ["工信庁信管[2020]8号"], ["8号", "", None]),
        (Amount, [20, "20.5", "1e3"], ["20亿", "NaN", "Infinity", "1e999999", "9" * 40, None]),
        (Count, [0, 6], [-1, True, "6", 1.0, None]),
        (Address,
         ["https://e.example", "http://e.example:8080/a?b=c&d=%E4%B8%80#e", "https://例え.example/工"],
         ["e.example", "ftp://e.example", "https://", "https:///a", "https://e.example/a b",
          "https://e.example/{a}", "https://e.example/%zz", "https://e.example:port/", 'https://e"',
          "https://e.example/<a>", "https://e.example/a\\b", "javascript:alert(1)"]),
    ],
)  # fmt: skip
def test_a_value_is_of_its_kind(kind: object, good: list[object], bad: list[object]) -> None:
    assert [value for value in good if not valid(kind, value)] == []
    assert [value for value in bad if valid(kind, value)] == []


@given(st.text("abc.:/?#[]@!$&'()*+,;=%0123456789") | st.text())
@example("a#b#c")
@example("[::1]/")
@example("a:b@c/")
@example("@@0")
def test_what_counts_as_an_address_is_an_iri(rest: str) -> None:
    if valid(Address, f"https://{rest}"):
        pyoxigraph.NamedNode(f"https://{rest}")


@pytest.mark.parametrize(
    "change",
    [
        {"value": None},
        {"lower": 1},
        {"comparator": "range"},
        {"comparator": "range", "lower": 1, "upper": 2},
        {"comparator": "range", "value": None, "lower": 2, "upper": 1},
        {"comparator": "range", "value": None, "lower": 1},
        {"due_precision": "yearEnd"},
        {"basis": None},
        {"pages": ["sight"]},
        {"pages": "site"},
        {"indicator": "tsn"},
        {"printed": ""},
    ],
)
def test_a_target_that_is_not_whole_is_refused(change: dict[str, object]) -> None:
    assert valid(TargetRecord, TARGET)
    assert not valid(TargetRecord, {k: v for k, v in (TARGET | change).items() if v is not None})


def test_a_target_keeps_its_digits() -> None:
    target = TargetRecord.model_validate(TARGET | {"value": "99.90"}, context=CONTEXT)
    assert str(target.value) == str(Decimal("99.90"))


def test_a_range_has_two_bounds() -> None:
    bounds = {
        "comparator": "range",
        "lower": 1,
        "upper": 2,
        "due": 2033,
        "due_precision": "yearEnd",
    }
    whole = {key: value for key, value in TARGET.items() if key != "value"} | bounds
    assert valid(TargetRecord, whole)


def test_every_kind_of_record_is_read_by_the_word_that_it_begins_with(tmp_path: Path) -> None:
    assert set(RECORDS) == {"policy", "bulletin", "collection"}
    path = tmp_path / "notice.yaml"
    path.write_text(NOTICE, encoding="utf-8")
    assert read_record(path, load_lexicon()).record.record == "policy"


def test_a_record_is_frozen() -> None:
    target = TargetRecord.model_validate(TARGET, context=CONTEXT)
    with pytest.raises(ValidationError):
        target.unit = "家"
