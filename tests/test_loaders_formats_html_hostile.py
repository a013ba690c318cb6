"""Pages that are broken, or made to break a reader: none hangs, none loses its text in silence."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats import read_layout
from loaders.layout import Layout, Unreadable

LINE = "工业互联网平台应当保障数据安全，定期开展风险评估。"
SIZE = 4_000_000


def read(text: str) -> Layout:
    return read_layout("page.html", text.encode("utf-8", "surrogatepass"))[1]


def said(layout: Layout) -> str:
    return "".join(block.text for block in layout.blocks)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


@pytest.mark.parametrize("tag", ["div", "b", "font", "table><tr><td", "ul><li", "span"])
def test_deep_nesting_keeps_the_text(tag: str) -> None:
    with within(10):
        layout = read(
            f"<html><body><p>{LINE}</p>" + f"<{tag}>" * 30_000 + f"{LINE}甲</body></html>"
        )
    assert f"{LINE}甲" in said(layout)
    assert "nesting-flattened" in {remark.code for remark in layout.remarks}


@pytest.mark.parametrize(
    "text",
    [
        "<p title='" + "x" * SIZE + f"'>{LINE}</p>",
        f"<p>{LINE}" + "&amp;&#22269;&nbsp;" * (SIZE // 20),
        f"<p>{LINE}" + "字" * (SIZE // 3),
        f"<p>{LINE}</p><p " + " ".join(f"a{n}=1" for n in range(SIZE // 10)) + ">末</p>",
        f"<p>{LINE}</p><p b='>' " + " ".join(f"a{n}=1" for n in range(SIZE // 10)) + ">末</p>",
        f"<p>{LINE}</p>" + "<br>" * 100_000,
        f"<p>{LINE}</p>" + "<p>字<b>字" * 30_000,
        f"<p>{LINE}</p>" + f"<p style='{'color:red;' * 300}'>字</p>" * 1_000,
        f"<style>{'.a{b:c}' * (SIZE // 10)}</style><p>{LINE}</p>",
        f"<p>{LINE}" + " " * SIZE,
        f"<p>{LINE}" + "&nbsp;" * (SIZE // 6) + "末",
        f"<p>{LINE}</p>" + "<script>" * 200_000,
        f"<p>{LINE}</p><pre>" + "字\n" * 50_000,
    ],
    ids=range(13),
)
def test_large_pages_in_time(text: str) -> None:
    with within(10):
        layout = read(text)
    assert LINE in said(layout)


@pytest.mark.parametrize("tag", ["<p>", "<b>", "<", "<!--x-->", "</div>"])
def test_too_many_tags_are_refused(tag: str) -> None:
    with within(5), pytest.raises(Unreadable, match="tags") as caught:
        read(f"<p>{LINE}</p>" + tag * 1_000_000)
    assert caught.value.code == "too-large"


def test_too_many_paragraphs_are_refused() -> None:
    with within(10), pytest.raises(Unreadable, match="paragraphs") as caught:
        read("<pre>" + "字\n" * 500_000)
    assert caught.value.code == "too-large"


def test_null_bytes_within_words() -> None:
    layout = read(f"<p>{LINE[:5]}\x00{LINE[5:]}</p>" + f"<p>{LINE}</p>" * 10)
    assert said(layout) == LINE * 11
    assert "nulls-dropped" in {remark.code for remark in layout.remarks}


@pytest.mark.parametrize(
    "text",
    [
        f"<div><p>{LINE}<div><span>{LINE}</p></b></table>",
        f"<p>{LINE}</p><a href='x.pdf>{LINE}</a>",
        f"<p>{LINE}</p></body></html><p>{LINE}</p>",
        f"<html><body><p>{LINE}</p><body class=x><p>{LINE}</p></body>",
        f"<p>{LINE}<p><p>{LINE}</br>",
        f"<!doctype html><p>{LINE}<!-- unclosed",
        f"<?xml version='1.0' encoding='gb2312'?><html><body><p>{LINE}</p></body></html>",
    ],
)
def test_broken_markup(text: str) -> None:
    assert LINE in said(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "<p></p>",
        "<html><body></body></html>",
        "<!doctype html>",
        "<!--",
        "<p>&nbsp;</p>",
        "<p",
    ],
)
def test_no_text_is_empty(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.code == "empty"


def test_a_picture_instead_of_a_text_needs_ocr() -> None:
    with pytest.raises(Unreadable) as caught:
        read("<div class=TRS_Editor><p><img src='W02.jpg'></p><p><img src='W03.jpg'></p></div>")
    assert caught.value.code == "needs-ocr"


def test_references_to_characters_of_windows() -> None:
    assert said(read("<p>互联网&#8212;制造业&#151;融合&hellip;&ldquo;平台&rdquo;</p>")) == (
        "互联网—制造业—融合…“平台”"
    )


MARKUP = st.text(
    st.sampled_from("<>/=\"' \n&;!-pdivtablebr国务院第一章（）：附件12") | st.characters(),
    max_size=300,
)
TAGS = ["p", "div", "table", "tr", "td", "ol", "li", "b", "h1", "style", "center", "br", "a"]
PIECES = st.lists(
    st.sampled_from(TAGS).flatmap(lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>"]))
    | st.sampled_from(
        ["<div class=TRS_Editor>", "<td rowspan=2>", "<a href=x.pdf>", "&emsp;", "\t"]
    )
    | st.sampled_from(["来源：甲", "附件：", "索引号：", "字", LINE]),
    max_size=60,
)


@given(MARKUP | PIECES.map("".join))
@settings(max_examples=400, deadline=None)
def test_any_markup_gives_clean_blocks_or_a_reason(text: str) -> None:
    try:
        layout = read("<p>" + text)
    except Unreadable:
        return
    for block in layout.blocks:
        assert block.text
        assert block.text == block.text.strip(" ")
        assert "\n" not in block.text
        assert block.kind == "row" or "\t" not in block.text
        assert block.kind != "row" or block.table
