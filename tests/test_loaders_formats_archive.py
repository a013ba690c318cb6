"""Archives are read within limits, and XML without what reaches out of it or grows."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.formats import archive
from loaders.formats.archive import names_of, open_archive, parsed
from loaders.layout import Unreadable


def packed(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
    return file.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        open_archive(content)
    return caught.value.code


def test_entries_are_read_by_name() -> None:
    opened = open_archive(packed(one="一".encode(), two=b"2"))
    assert opened.names == {"one", "two"}
    assert opened.read("one").decode() == "一"
    with pytest.raises(Unreadable, match="three is missing"):
        opened.read("three")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert code_of(packed(bomb=bytes(20 * 2**20))) == "too-large"


def test_a_small_entry_may_be_dense() -> None:
    assert open_archive(packed(blank=b" " * 100_000)).names == {"blank"}


def test_limits_of_count_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(one=b"1", two=b"22")
    monkeypatch.setattr(archive, "_LARGEST", 2)
    assert code_of(content) == "too-large"
    monkeypatch.setattr(archive, "_MOST_ENTRIES", 1)
    assert code_of(content) == "too-large"


def test_encrypted_entries_are_reported() -> None:
    content = bytearray(packed(one=b"1"))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert code_of(bytes(content)) == "encrypted"


def test_an_entry_that_lies_about_its_size_is_damaged() -> None:
    content = bytearray(packed(one=b"a text of some length" * 40))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable) as caught:
        open_archive(bytes(content)).read("one")
    assert caught.value.code == "damaged"


def test_names_of_what_is_no_archive_are_none() -> None:
    assert names_of(b"%PDF-1.4") == frozenset()
    assert names_of(b"PK\x03\x04 and no more") == frozenset()
    assert names_of(packed(one=b"1")) == {"one"}


BILLION = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    "text",
    [
        BILLION.encode(),
        BILLION.encode("utf-16-le"),
        BILLION.encode("utf-16-be"),
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        b"<a><b></a>",
        b"",
        b"\x00\x01",
        b"<a>" * 5000,
    ],
)
def test_xml_that_is_refused(text: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        parsed(text, "part.xml")
    assert caught.value.code == "damaged"


def test_xml_is_read_without_comments() -> None:
    assert parsed("<a><!-- 注 --><b>文</b></a>".encode(), "a.xml")[0].text == "文"


@given(st.binary(max_size=400))
def test_any_bytes_are_an_archive_or_damaged(content: bytes) -> None:
    with suppress(Unreadable):
        open_archive(b"PK\x05\x06" + content)
