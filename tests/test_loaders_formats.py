"""Which format reads a file: by content first, by suffix between kinds of text."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from loaders import formats
from loaders.formats import read_layout, suffixes
from loaders.layout import Unreadable

TEXT = "青原省工业和信息化厅关于做好设备更新工作的通知\n各市工业和信息化局：\n请认真组织实施。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"
FORMAT = """
from loaders.layout import Block, Layout

SUFFIXES = (".slip",)
MEDIA_TYPE = "text/x-slip"


def recognises(content):
    return content.startswith(b"SLIP")


def read(content):
    if b"broken" in content:
        raise KeyError("root")
    if b"huge" in content:
        raise MemoryError
    return Layout((Block(content.decode()),) if b"text" in content else ())
"""


@pytest.fixture
def slips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A format that is one file in a folder."""
    (tmp_path / "slip.py").write_text(FORMAT, encoding="utf-8")
    (tmp_path / "slip_support.py").write_text("RULE = 1\n", encoding="utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    yield
    for name in ("slip", "slip_support"):
        sys.modules.pop(f"loaders.formats.{name}", None)


def refused(name: str, content: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_layout(name, content)
    return caught.value


def codes(name: str, content: bytes) -> list[str]:
    return [remark.code for remark in read_layout(name, content)[1].remarks]


def archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return written.getvalue()


def test_the_formats_are_discovered() -> None:
    assert {".html", ".htm", ".txt", ".md", ".docx", ".pdf", ".ofd"} <= set(suffixes())
    found = formats.formats()
    assert len({each.MEDIA_TYPE for each in found}) == len(found) >= 6
    for each in found:
        assert isinstance(each, ModuleType)
        assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in each.SUFFIXES)


@pytest.mark.usefixtures("slips")
def test_a_new_format_is_one_file() -> None:
    assert ".slip" in suffixes()
    assert read_layout("a.slip", b"some text")[0] == "text/x-slip"
    assert read_layout("a", b"SLIP text")[0] == "text/x-slip"


@pytest.mark.usefixtures("slips")
def test_what_a_parser_raises_is_said_as_damage() -> None:
    error = refused("a.slip", b"SLIP broken")
    assert error.code == "damaged"
    assert "KeyError" in str(error)
    assert isinstance(error.__cause__, KeyError)
    with pytest.raises(MemoryError):
        read_layout("a.slip", b"SLIP huge")


@pytest.mark.usefixtures("slips")
def test_no_blocks_are_no_text() -> None:
    assert refused("a.slip", b"SLIP").code == "empty"


def test_content_wins_over_the_name() -> None:
    assert read_layout("page.txt", PAGE.encode())[0] == "text/html"
    assert codes("page.txt", PAGE.encode()) == ["suffix-differs"]
    assert codes("page.HTML", PAGE.encode()) == []
    assert codes("page", PAGE.encode()) == []


def test_the_suffix_decides_between_kinds_of_text() -> None:
    text = f"# {TEXT}"
    assert read_layout("a.txt", text.encode())[0] == "text/plain"
    assert read_layout("a.md", text.encode())[0] == "text/markdown"


def test_markdown_that_begins_with_markup_stays_markdown() -> None:
    text = f'<p align="center">\n</p>\n\n# {TEXT}'
    assert read_layout("a.md", text.encode())[0] == "text/markdown"


@pytest.mark.parametrize(
    "start",
    [
        "<!doctype html><p>", "<HTML><BODY>", "\ufeff<html>", "\n \n<!-- saved -->\n<html>",
        '<?xml version="1.0"?>\n<!DOCTYPE html><p>', "<meta charset=utf-8><p>",
    ],
)  # fmt: skip
def test_pages_are_recognised_by_their_beginning(start: str) -> None:
    assert read_layout("a", f"{start}{TEXT}".encode())[0] == "text/html"


@pytest.mark.parametrize("tag", ["p", "div", "table", "h1", "span", "section", "center"])
def test_fragments_are_recognised_by_both_ends(tag: str) -> None:
    assert read_layout("a", f"<{tag} class='x'>{TEXT}</{tag}>\n".encode())[0] == "text/html"


def test_an_empty_file() -> None:
    assert refused("a.txt", b"").code == "empty"
    assert refused("a.pdf", b" \r\n\t").code == "empty"


def test_a_file_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 100)
    error = refused("a.txt", TEXT.encode() * 10)
    assert error.code == "too-large"
    assert "100" in str(error)


def test_an_unknown_suffix_is_told_what_is_read() -> None:
    error = refused("a.xyz", TEXT.encode())
    assert error.code == "unknown-format"
    assert ".xyz" in str(error)
    assert "application/pdf (.pdf)" in str(error)


def test_a_title_with_a_dot_has_no_suffix() -> None:
    assert "no suffix" in str(refused("细则（V1.0版）", TEXT.encode()))


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "convert it to DOCX or PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "OCR"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "OCR"),
        (b"GIF89a" + bytes(60), "OCR"),
        (b"Rar!\x1a\x07\x00", "unpack"),
        (b"\x1f\x8b\x08\x00", "unpack"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("ppt/presentation.xml"), "presentation"),
        (archive("readme.txt"), "unpack"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "save the page as HTML"),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.doc", "a.wps", "a.txt", "a.docx", "a.html", "a.pdf"])
def test_what_is_not_read_says_what_to_do(name: str, content: bytes, hint: str) -> None:
    error = refused(name, content)
    assert error.code == "unknown-format"
    assert hint in str(error)


def test_a_text_that_begins_with_letters_of_a_signature() -> None:
    assert read_layout("a.txt", b"BMW and MZ are letters: GIF8, BZh.")[0] == "text/plain"


def test_an_encrypted_document() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9
    assert refused("a.docx", content).code == "encrypted"
