"""YAML as people write records, read back as it was."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.dates import PartialDate
from loaders.strict_yaml import StrictYaml
from loaders.tidy_yaml import tidy_yaml

PRINTABLE = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
)
texts = st.text(PRINTABLE) | st.sampled_from(
    ["no", "null", "~", "true", "2020", "2020-03-06", "1.", "1.5", "0x1F", "1e3", "一、", "- a",
     "a: b", "a #b", "[a]", "{a}", "'", '"', "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "a\nb",
     "a\tb", " a", "a ", "=", "<<", "1:20", "1_000"]
)  # fmt: skip
values = st.recursive(
    texts | st.integers(-(10**17), 10**17),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdef_", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text("abcdef_", min_size=1), values, min_size=1, max_size=5))
def test_what_is_written_is_read_back(tmp_path: Path, data: dict[str, object]) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(tidy_yaml(data).encode())
    assert StrictYaml(path).data == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (PartialDate("2020"), "2020"),
        (PartialDate("2020-03"), "2020-03"),
        (PartialDate("2020-03-06"), "2020-03-06"),
        (Decimal("20"), "20"),
        (Decimal("1.50"), "1.50"),
        (Decimal("2E+9"), "2000000000"),
        ("2020-03-06", "'2020-03-06'"),
        ("第一章", "第一章"),
    ],
)
def test_dates_and_numbers_are_plain_and_texts_that_look_like_them_are_not(
    value: object, written: str
) -> None:
    assert tidy_yaml({"a": value}) == f"a: {written}\n"


def test_what_is_short_stands_on_one_line_and_the_rest_below() -> None:
    data: dict[str, object] = {
        "title": {"zh": "通知"},
        "issuers": ["miit", "ndrc"],
        "recipients": ["各省、自治区、直辖市及计划单列市工业和信息化主管部门"] * 3,
        "actors": [{"body": "miit"}, {"name": "各地", "role": "support"}],
        "targets": [{"subject": "平台", "value": 10, "unit": "个"}],
    }
    assert tidy_yaml(data, ["Read from  a\nfile."]) == (
        "# Read from a file.\n"
        "title: {zh: 通知}\n"
        "issuers: [miit, ndrc]\n"
        "recipients:\n"
        + "  - 各省、自治区、直辖市及计划单列市工业和信息化主管部门\n"
        * 3
        + "actors: [{body: miit}, {name: 各地, role: support}]\n"
        "targets:\n"
        "  - {subject: 平台, value: 10, unit: 个}\n"
    )
