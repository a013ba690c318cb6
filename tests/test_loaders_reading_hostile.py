"""Whatever a file holds, reading it ends soon, in a reading that is true or in a coded refusal."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.layout import Unreadable
from loaders.model import Document, Provenance, Reading
from loaders.pipeline import read_document
from loaders.resolver import Resolver
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()
RESOLVER = Resolver((), LEXICON)
SECONDS = 10.0

PIECES = (
    *"《》〈〉（）“”〔〕【】、，。；：！?%=~-—·\t\n \u3000\u00a0\x00\ufeff\u202e\u200b\ufffd",
    *("一、", "（一）", "1.", "㈠", "①", "第一章", "第一条", "第一节", "专栏1", "一是"),
    *("附件", "附件1", "附件：", "工业和信息化部", "某省人民政府办公厅", "关于印发", "的通知"),
    *("行动计划", "工信部信管〔2025〕9号", "到2027年", "2026年3月", "〇", "二〇二六年一月五日"),
    *("年底", "建成", "新增", "平台", "达到", "超过", "3个", "5家以上", "10—20项", "万亿"),
    *("百分点", "翻一番", "分别", "左右", "半数", "百个", "责任单位：", "牵头单位："),
    *("（某部负责）", "等部门", "会同", "配合", "列第一位者为牵头单位", "根据", "按照"),
    *("同时废止", "现印发给你们", "（以下简称《办法》）", "自发布之日起施行", "有效期5年"),
    *("5G", "工业互联网", "标识解析", "TSN", "抄送：", "主送", "目　录", "........3", "— 1 —"),
    "\ud800",
)
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
TAGS = ("<p>", "</p>", "<table>", "<tr>", "<td colspan=9>", "</table>", "<div id=zoom>", "<!--")
pages = st.lists(st.sampled_from(TAGS) | texts, max_size=20).map("".join)


def read(content: bytes, name: str) -> Reading | None:
    """The reading of a file, checked; None where it is refused with a code."""
    try:
        reading = read_document(content, name, "some", LEXICON, RESOLVER)
    except Unreadable:
        return None
    check(reading)
    return reading


def check(reading: Reading) -> None:
    """That everything said stands in the text, within the document and a part that there is."""
    text = reading.source.text
    assert text
    text.encode("utf-8")
    for document in reading.documents:
        assert document.extent
        first, last = document.extent
        assert 0 <= first < last <= len(text)
        paths = {part.path for part in document.parts}
        assert len(paths) == len(document.parts)
        assert {part.parent for part in document.parts} <= paths | {None}
        for part in document.parts:
            assert part.extent
            assert first <= part.extent[0] < part.extent[1] <= last
        for path, provenance in stated(document):
            assert path in paths | {None}
            for evidence in provenance.evidence:
                if evidence.start is not None:
                    assert text[evidence.start : evidence.end] == evidence.quote
    for remark in reading.remarks:
        assert remark.start is None or 0 <= remark.start < (remark.end or 0) <= len(text)


def stated(document: Document) -> Iterator[tuple[str | None, Provenance]]:
    for each in (document.citations, document.targets, document.mentions, document.actors):
        for statement in each:
            yield statement.part, statement.provenance
    for field in document.fields:
        yield None, field.provenance


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_text_of_the_pieces_of_documents(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"), "some.txt")


@given(pages)
@settings(max_examples=80, deadline=None)
def test_a_page_of_the_pieces_of_documents(page: str) -> None:
    read(page.encode("utf-8", "surrogatepass"), "some.html")


@given(st.binary(max_size=400), st.sampled_from((".txt", ".html", ".md", ".docx", ".pdf", ".ofd")))
@settings(max_examples=80, deadline=None)
def test_bytes_under_any_name(content: bytes, suffix: str) -> None:
    read(content, "some" + suffix)


@pytest.mark.parametrize("piece", [piece for piece in PIECES if piece.strip()])
def test_a_piece_repeated_without_a_line_break(piece: str) -> None:
    began = time.process_time()
    read((piece * (60_000 // len(piece))).encode("utf-8", "surrogatepass"), "some.txt")
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(("opening", "closing"), ["《》", "（）", "“”", "〔〕", "〈〉", "【】"])
def test_brackets_in_brackets(opening: str, closing: str) -> None:
    began = time.process_time()
    read(("根据" + opening * 20_000 + "条例" + closing * 20_000).encode(), "some.txt")
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("element", ["div", "table><tr><td", "b", "ul><li"])
def test_elements_in_elements(element: str) -> None:
    began = time.process_time()
    read(f"<{element}>".encode() * 20_000 + "关于某事的通知".encode(), "some.html")
    assert time.process_time() - began < SECONDS
