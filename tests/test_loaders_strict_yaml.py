"""YAML read strictly: nothing guessed, nothing said twice, a place for every fault."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.errors import InputError
from loaders.strict_yaml import MAX_BYTES, MAX_DEPTH, Plain, StrictYaml


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "record.yaml"


def read(path: Path, text: str | bytes) -> Plain:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return StrictYaml(path).data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("2020-03-06", "2020-03-06"),
        ("2020-03", "2020-03"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        (".5", ".5"),
        ("+1", "+1"),
        ("-0", "-0"),
        (".inf", ".inf"),
        ("１２", "１２"),
        ("1２", "1２"),
        ("99.90", "99.90"),
        ("1" * 64, "1" * 64),
        ('"2020"', "2020"),
        ("'null'", "null"),
        ("Null", "Null"),
        ("<<", "<<"),
        ("2020", 2020),
        ("-3", -3),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("[1, no]", [1, "no"]),
    ],
)
def test_a_plain_scalar_is_what_yaml_1_2_says_and_else_text(
    path: Path, written: str, value: Plain
) -> None:
    assert read(path, f"key: {written}\n") == {"key": value}


def test_a_byte_order_mark_is_no_part_of_the_first_key(path: Path) -> None:
    assert read(path, "\ufeffrecord: policy\n".encode()) == {"record": "policy"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", 2, "no anchor, alias or tag"),
        ("a: 1\nc: *x\n", 2, "no anchor, alias or tag"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "no anchor, alias or tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands here twice"),
        ("a:\n  b: 1\n  'b': 2\n", 3, "the key 'b' stands here twice"),
        ("? [a, b]\n: 1\n", 1, "a key is a word"),
        ("a: {b: 1\nc: 2\n", 2, "broken YAML: expected ',' or '}'"),
        ("a: 1\n\tb: 2\n", 2, "broken YAML"),
        ("a: 1\n---\nb: 1\n", 2, "broken YAML"),
        ('a: "\\x07"\n', 1, "U+0007 is no text"),
        ('a: 1\nb: "\\ud800"\n', 2, "U+D800 is no text"),
        ('a: "\\r"\n', 1, "U+000D is no text"),
        ('"\\uffff": 1\n', 1, "U+FFFF is no text"),
        ("[" * 500_000, 1, "nest at most 50 times"),
        ("{a: " * 200_000, 1, "nest at most 50 times"),
        ("- " * 400_000, 1, "nest at most 50 times"),
        ("? " * 400_000, 1, "nest at most 50 times"),
    ],
)
def test_a_fault_has_its_place(path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(path, text)
    (fault,) = error.value.faults
    assert (fault.path, fault.line) == (path, line)
    assert fault.column >= 1
    assert message in fault.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty: a record begins with `record: policy`"),
        (b" \n\n", "the file is empty"),
        (b"# a\n# b\n", "only comments"),
        (b"a: \xff\xfe", "not UTF-8 at byte 3: save the record as UTF-8"),
        ("a: 工信部".encode("gb18030"), "save the record as UTF-8"),
        (b"a: \x00", "broken YAML"),
        (b'a: "\\UFFFFFFFF"', "broken YAML"),
        (b'a: "\\U00110000"', "broken YAML"),
        (b"a" * (MAX_BYTES + 1), "1,000,001 bytes is too large for a record"),
    ],
)
def test_a_fault_of_the_whole_file(path: Path, content: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(path, content)
    (fault,) = error.value.faults
    assert (fault.path, fault.line) == (path, 0)
    assert message in fault.message


def test_a_billion_laughs_cost_nothing(path: Path) -> None:
    laughs = ["a0: &a0 [ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(InputError, match="no anchor, alias or tag"):
        read(path, "\n".join(laughs))


def test_many_lists_are_not_deep_ones(path: Path) -> None:
    assert read(path, "- [a, {b: [c]}]\n" * 200) == [["a", {"b": ["c"]}]] * 200
    assert read(path, "[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_a_value_keeps_its_place(path: Path) -> None:
    path.write_text("a: 1\nb:\n  - c: 2\n    d: [3, 4]\n", encoding="utf-8")
    file = StrictYaml(path)
    assert file.place(("a",)) == (1, 1)
    assert file.place(("b", 0, "d")) == (4, 5)
    assert file.place(("b", 0, "d", 1)) == (4, 12)
    assert file.place(("b", 0, "d", 2)) == (4, 5), "of what is not there, the place above"
    assert file.place(("b", 0, "missing", "more")) == (3, 5)
    assert file.place(()) == (1, 1)


YAML_SIGNS = "ab0129.-+~:,'\"#&*!|>%@`?{}[]\\ \t\n<=号eExXuU\x07\u2028\x85"


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode) | st.text(YAML_SIGNS).map(str.encode))
@example(b"a: " + b"9" * 5000)
@example(b"[" * 5000)
@example(b"{a: " * 3000)
def test_anything_is_plain_data_or_an_input_error(path: Path, content: bytes) -> None:
    try:
        data = read(path, content)
    except InputError:
        return
    assert_plain(data)


def assert_plain(data: object) -> None:
    assert type(data) in (str, int, bool, list, dict, type(None))
    if isinstance(data, str):
        data.encode()
    elif isinstance(data, list):
        for item in data:
            assert_plain(item)
    elif isinstance(data, dict):
        assert set(map(type, data)) <= {str}
        assert_plain(list(data.values()))


texts_and_groups = st.recursive(
    st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc-_工信"), inner),
)


@settings(deadline=None)
@given(texts_and_groups)
def test_what_is_written_in_quotes_is_read_as_it_was(path: Path, data: Plain) -> None:
    assert read(path, yaml.safe_dump(data, allow_unicode=True, default_style='"')) == data
