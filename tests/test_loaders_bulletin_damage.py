"""Damaged, disturbed and foreign texts: refused with the line, reported, or read just the same."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from bulletin_reading import PLAIN, RESOLVER, WHOLE, read, reported
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.bulletin import is_bulletin, read_bulletin
from loaders.bulletins.blocks import fold
from loaders.compare import strip_evidence
from loaders.errors import InputError
from loaders.model import Reading
from ontology.lexicon import Lexicon

pytest_plugins = ["bulletin_fixtures"]


@pytest.mark.parametrize(
    ("old", "new", "passage"),
    [
        ("工業情報化部弁公庁は", "無名の役所は", ("issuer that is no known body", "無名の役所")),
        (
            "工業インターネット産業連盟設立",
            "無名連盟設立",
            ("event of no known body or programme", "2016年2月の無名連盟設立"),
        ),
        (
            "メンバー数：",
            "売上：",
            ("figure of no known indicator", "（2031年4月末現在の売上：2,345社）"),
        ),
        ("3つの重点産業", "3つの珍品", ("figure of no known indicator", "3つの珍品の選出")),
        (
            "(注)6の",
            "(注)6種の",
            ("figure of no known indicator", "6種の重点産業と4つの典型的な利用シーンの発掘"),
        ),
        ("自己点検", "7回の自己点検", ("figure of no known indicator", "企業による7回の自己点検")),
        ("④管理体制", "④管理体制(注)", ("mark that stands twice", "(注)")),
        ("(注)6の", "(注2)6の", ("mark without its footnote", "<sup>(注)</sup>")),
        ("## 【構成", "## 【評価】\n\n良い。\n\n## 【構成", ("unknown heading", "## 【評価】")),
        ("以 上", "余計な一文。\n\n以 上", ("not understood", "余計な一文。")),
        ("@bulletin.", "@other.", ("e-mail domain of no known body", "taro@other.example")),
        (
            "データの活用がすでに始まっている",
            "7つの計画がすでに始まっている",
            ("not understood", "等により、7つの計画がすでに始まっている。"),
        ),
    ],
)
def test_what_is_not_understood_is_reported(
    path: Path, lexicon: Lexicon, old: str, new: str, passage: tuple[str, str]
) -> None:
    assert old in WHOLE
    assert passage in reported(read(path, WHOLE.replace(old, new), lexicon))


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("(工信庁網安[2031]17号)", "", 17, "no document number"),
        ("③エッジ計算（MEC等）の導入（", "（", 26, "④ stands where measure 3"),
        ("③エッジ計算（MEC等）の導入、", "", 15, "④ stands where measure 3"),
        ("⑤人材育成", "④人材育成", 26, "④ stands where measure 5"),
        ("、⑤人材の育成等", "", 26, "⑤ stands so in 【構成】 and not in 【要点】"),
        ("(2)安全", "(3)安全", 15, "(3) stands where section 2"),
        ("2. 安全", "4. 安全", 26, "4. stands where section 2"),
        ("2大分野", "3大分野", 15, "3 sections announced, 2 listed"),
        ("5措置", "6措置", 15, "6 measures announced, 5 listed"),
        ("②「5G+工業インターネット」512プロジェクトの継続", "②", 15, "② names nothing"),
        ("2031年6月1日", "2031年6月31日", 23, "is no date"),
    ],
)
def test_damaged_bulletins_name_the_line(
    path: Path, lexicon: Lexicon, old: str, new: str, line: int, message: str
) -> None:
    assert old in WHOLE
    with pytest.raises(InputError) as raised:
        read(path, WHOLE.replace(old, new, 1), lexicon)
    faults = [(f.path, f.line) for f in raised.value.faults if message in f.message]
    assert faults == [(path, line)], str(raised.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        ("【要点】".encode("shift_jis"), "not UTF-8 at byte 0"),
        (b"# a\n\n" + WHOLE.encode()[:200], "no heading 【構成】"),
        (b"just text", "no heading 【要点】 and 【構成】"),
        (b"a" * 1_000_001, "too large for a bulletin, which has at most 1,000,000 bytes"),
        ("【要点】\n【構成】\n(工信厅〔2020〕8号)\n".encode(), "valid is `1. section：①"),
    ],
)
def test_what_is_no_bulletin(path: Path, lexicon: Lexicon, content: bytes, message: str) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=str(path)) as raised:
        read_bulletin(path, RESOLVER, lexicon)
    assert message in str(raised.value)


def test_sniffing() -> None:
    assert is_bulletin(WHOLE)
    assert is_bulletin(PLAIN)
    assert not is_bulletin("record: bulletin\n")
    assert not is_bulletin("【要点】と【構成】を述べる。")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_spacing_and_width_change_no_fact(path: Path, lexicon: Lexicon, seed: int) -> None:
    texts = WHOLE, disturbed(WHOLE, Random(seed))
    plain, spaced = (read(path, text, lexicon) for text in texts)
    assert without_digest(spaced) == without_digest(plain)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("、", "、\n"),
    ],
    ids=["line ends", "decomposed", "byte order mark", "wrapped"],
)
def test_how_the_file_is_written_changes_no_fact(
    path: Path, lexicon: Lexicon, rewrite: Callable[[str], str]
) -> None:
    plain, rewritten = (read(path, text, lexicon) for text in (WHOLE, rewrite(WHOLE)))
    assert without_digest(rewritten) == without_digest(plain)
    assert reported(rewritten) == []


def disturbed(text: str, random: Random) -> str:
    """The text with digits of other width, and blanks between characters that are no Latin word."""
    result: list[str] = []
    for before, character in zip(" " + text, text, strict=False):
        joined = all(fold(c).isascii() and fold(c).isalnum() for c in (before, character))
        if not joined and random.random() < 0.1:
            result.append(random.choice([" ", "\u3000", "\u200b", "\t"]))
        wide = character in "0123456789" and random.random() < 0.5
        result.append(chr(ord(character) + 0xFEE0) if wide else character)
    return "".join(result)


def without_digest(reading: Reading) -> Reading:
    bare = strip_evidence(reading)
    return replace(bare, source=replace(bare.source, sha256=None))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cut=st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 60)),
    piece=st.text(
        st.sampled_from("①②⑤（）()「」、。：注1万 2020年5月\n【】#-の社つ等٣末までに<>第%号"),
        max_size=12,
    ),
)
def test_any_damage_is_an_input_error_or_accounted_for(
    path: Path, lexicon: Lexicon, cut: tuple[int, int], piece: str
) -> None:
    start, length = cut
    try:
        read(path, WHOLE[:start] + piece + WHOLE[start + length :], lexicon)
    except InputError as error:
        damaged = error
    else:
        return
    assert damaged.faults
    assert {fault.path for fault in damaged.faults} == {path}
