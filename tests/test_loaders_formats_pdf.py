"""PDF files set as official documents are: lines, paragraphs, roles, what cannot be read."""

import io
import random
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from typeset import BODY, HEI, HEIGHT, KAI, LEFT, SIZE, TITLE, Sheet

from loaders.formats import pdf, read_layout
from loaders.layout import Block, Layout, Unreadable

SHARED = Path(__file__).parents[2] / "shared" / "texts"
LONG = (
    "为推动制造业数字化转型，促进数据要素流通，支持企业改造生产线和仓储物流系统，"
    "现就有关事项通知如下。"
)


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def codes(layout: Layout) -> list[str]:
    return [remark.code for remark in layout.remarks]


def notice() -> Sheet:
    sheet = Sheet()
    sheet.centred("关于印发示范车间建设")
    sheet.centred("工作方案的通知")
    sheet.blank()
    sheet.paragraph("各县（市、区）工业和信息化局：", indent=0)
    sheet.paragraph(LONG)
    sheet.paragraph("一、总体要求", font=HEI)
    sheet.paragraph("（一）工作原则", font=KAI)
    sheet.paragraph(LONG)
    sheet.blank()
    sheet.right("某市工业和信息化局")
    sheet.right("2024年5月6日", room=4)
    return sheet


def test_wrapped_lines_are_joined_to_paragraphs_and_titles_stay_line_by_line() -> None:
    assert texts(pdf.read(notice().content)) == [
        "关于印发示范车间建设", "工作方案的通知", "各县（市、区）工业和信息化局：", LONG,
        "一、总体要求", "（一）工作原则", LONG, "某市工业和信息化局", "2024年5月6日",
    ]  # fmt: skip


def test_typography_gives_roles_and_places_give_alignment() -> None:
    blocks = pdf.read(notice().content).blocks
    assert [(block.align, block.role) for block in blocks] == [
        ("center", "title"), ("center", "title"), (None, None), (None, None),
        (None, "level1"), (None, "level2"), (None, None), ("right", None), ("right", None),
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG * 2)
    for _ in range(4):
        sheet.paragraph(LONG * 3)
    assert texts(pdf.read(sheet.content)) == [LONG * 2, *[LONG * 3] * 4]


def test_a_page_that_ends_early_ends_its_paragraph() -> None:
    sheet = Sheet()
    for _ in range(11):
        sheet.paragraph(LONG)
    sheet.paragraph(LONG)
    full = "支持建设" * 6 + "示范"
    sheet.paragraph(full)
    sheet.page()
    sheet.paragraph("附件所列项目", indent=0)
    sheet.paragraph(LONG)
    assert texts(pdf.read(sheet.content)) == [*[LONG] * 12, full, "附件所列项目", LONG]


def test_a_caption_in_heading_type_is_a_paragraph_even_where_it_fills_its_line() -> None:
    sheet = Sheet()
    caption = "第九条【支持企业使用银行贷款开展数字化智能化改造】"
    for text in (caption, "第十条【支持人才引进】"):
        sheet.paragraph(text, font=HEI)
        sheet.paragraph(LONG)
    assert texts(pdf.read(sheet.content)) == [caption, LONG, "第十条【支持人才引进】", LONG]


def test_paragraphs_without_indentation_are_told_by_their_short_last_lines() -> None:
    sheet = Sheet()
    paragraphs = [LONG, "（一）" + LONG, LONG * 2, "（二）" + LONG]
    for text in paragraphs:
        sheet.paragraph(text, indent=0)
    assert texts(pdf.read(sheet.content)) == paragraphs


def test_lines_hanging_under_a_numbering_go_on() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.line("附件：1.某市制造业数字化转型示范车间建设项目申报书", 2)
    sheet.line("2.某市制造业数字化转型示范车间建设项目申报单位", 5)
    sheet.line("推荐汇总表", 6)
    sheet.paragraph(LONG)
    assert texts(pdf.read(sheet.content))[1:3] == [
        "附件：1.某市制造业数字化转型示范车间建设项目申报书",
        "2.某市制造业数字化转型示范车间建设项目申报单位推荐汇总表",
    ]


def test_a_blank_parts_latin_words_over_a_line_break_and_no_chinese_ones() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.line("支持企业部署边缘计算节点和轻量化网络设备，建设自主可控的Edge", 2, size=14)
    sheet.line("Computing平台，2025年底前覆盖主要园区。", 0, size=14)
    assert "Edge Computing平台" in texts(pdf.read(sheet.content))[-1]


def test_entries_of_a_table_of_contents_stay_apart() -> None:
    sheet = Sheet()
    entries = [f"{word}、工作任务{'.' * 70} {page}" for page, word in enumerate("一二三四", 1)]
    for entry in entries:
        sheet.line(entry, 0)
    sheet.paragraph(LONG)
    assert texts(pdf.read(sheet.content))[:4] == entries


def test_text_broken_by_a_count_of_characters_is_joined() -> None:
    sheet = Sheet()
    sheet.numbered = False
    paragraphs = ["到2025年，累计培育100家企业、200个平台，" + LONG * 2, LONG * 3, LONG * 2 + "END"]
    for text in paragraphs * 3:
        for start in range(0, len(text), 26):
            sheet.line(text[start : start + 26])
    assert texts(pdf.read(sheet.content)) == paragraphs * 3


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text("建设平台数据企业一二2025，、《》（）“”%", min_size=1, max_size=120).map(
            lambda text: f"第{text}。"
        ),
        min_size=2,
        max_size=12,
    )
)
def test_indented_paragraphs_that_end_in_a_stop_are_read_back(paragraphs: list[str]) -> None:
    sheet = Sheet()
    for text in [LONG, *paragraphs]:
        sheet.paragraph(text)
    assert texts(pdf.read(sheet.content)) == [LONG, *paragraphs]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    lines = [LONG[start : start + 20] for start in range(0, len(LONG), 20)]
    for column in (0, 1):
        for number in range(5):
            for place, line in enumerate(lines):
                indent = 18 if place == 0 else 0
                x, y = 70 + column * 240 + indent, 120 + (number * len(lines) + place) * 16
                sheet.at(x, y, line[: 18 if place == 0 else 20], size=9)
    read = texts(pdf.read(sheet.content))
    assert len(read) == 10
    assert {text[:8] for text in read} == {LONG[:8]}


def test_red_type_of_the_head_is_no_title() -> None:
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(0.9, 0, 0)
    sheet.centred("某省人民政府文件", size=40)
    sheet.blank()
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.centred("某政发〔2024〕7号", BODY, SIZE)
    sheet.blank(2)
    sheet.centred("关于支持民营企业的意见")
    for _ in range(3):
        sheet.paragraph(LONG)
    roles = {block.text: block.role for block in pdf.read(sheet.content).blocks}
    assert roles["某省人民政府文件"] is None
    assert roles["关于支持民营企业的意见"] == "title"


def test_characters_printed_twice_to_be_bold_are_read_once() -> None:
    sheet = Sheet()
    for shift in (0, 0.4, 0.8):
        sheet.at(LEFT + shift, 120, "加粗的标题：哈哈", HEI)
    assert texts(pdf.read(sheet.content)) == ["加粗的标题：哈哈"]


def test_a_slanted_watermark_is_left_out_and_reported() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.canvas.saveState()
    sheet.canvas.translate(200, 400)
    sheet.canvas.rotate(45)
    sheet.canvas.setFont(BODY, 60)
    sheet.canvas.drawString(0, 0, "征求意见")
    sheet.canvas.restoreState()
    layout = pdf.read(sheet.content)
    assert texts(layout) == [LONG]
    assert "turned-text-dropped" in codes(layout)


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_a_page_set_sideways_is_read_in_its_direction(angle: int) -> None:
    sheet = Sheet()
    sheet.numbered = False
    sheet.canvas.translate(*{90: (595, 0), -90: (0, 842), 180: (595, 842)}[angle])
    sheet.canvas.rotate(angle)
    for place, start in enumerate(range(0, len(LONG), 20)):
        sheet.canvas.setFont(BODY, 14)
        sheet.canvas.drawString(60, 500 - 24 * place, LONG[start : start + 20])
    assert texts(pdf.read(sheet.content)) == [LONG]


def test_a_file_without_text_needs_ocr() -> None:
    sheet = Sheet()
    sheet.numbered = False
    sheet.rule(50, 50, 200, 50)
    sheet.page()
    with pytest.raises(Unreadable, match="no text layer on any of 2 pages: needs OCR") as caught:
        pdf.read(sheet.content)
    assert caught.value.code == "needs-ocr"


def test_pages_without_text_are_named() -> None:
    sheet = Sheet()
    sheet.numbered = False
    sheet.paragraph(LONG)
    sheet.page()
    sheet.page()
    remarks = {remark.code: remark.message for remark in pdf.read(sheet.content).remarks}
    assert remarks["page-without-text"] == "no text on pages 2, 3"


def unmapped(content: bytes) -> bytes:
    """The file with characters of a collection that nobody knows."""
    return content.replace(b"/Ordering (GB1)", b"/Ordering (XX1)")


def test_a_text_layer_without_characters_needs_ocr() -> None:
    with pytest.raises(Unreadable, match="names no characters") as caught:
        pdf.read(unmapped(notice().content))
    assert caught.value.code == "needs-ocr"


def test_glyphs_of_no_known_character_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from loaders.formats.geometry import layout

    monkeypatch.setattr(layout, "_UNMAPPED", 1.0)
    sheet = notice()
    sheet.at(LEFT, 700, "Page of Latin letters", "Helvetica")
    read = pdf.read(unmapped(sheet.content))
    assert "unmapped-characters" in codes(read)
    assert "Page of Latin letters" in texts(read)
    assert any("\ufffd" in text for text in texts(read))


def test_a_password_is_reported_and_an_empty_one_is_tried() -> None:
    def locked(password: str) -> bytes:
        sheet = Sheet(encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))
        sheet.numbered = False
        sheet.at(LEFT, 100, "A text in Latin letters", "Helvetica")
        return sheet.content

    assert texts(pdf.read(locked(""))) == ["A text in Latin letters"]
    with pytest.raises(Unreadable) as caught:
        pdf.read(locked("secret"))
    assert caught.value.code == "encrypted"


def test_the_limit_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_PAGES", 1)
    sheet = notice()
    sheet.page()
    with pytest.raises(Unreadable) as caught:
        pdf.read(sheet.content)
    assert caught.value.code == "too-large"


def test_files_are_recognised_by_their_signature() -> None:
    assert pdf.recognises(b"\n%PDF-1.7\n")
    assert not pdf.recognises(b"PK\x03\x04")
    assert read_layout("report.bin", notice().content)[0] == "application/pdf"


def test_damaged_files_end_in_a_layout_or_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    content, chance = notice().content, random.Random(20)
    for number in range(60):
        damaged = bytearray(content)
        if number % 2:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            for _ in range(chance.choice((1, 8, 64))):
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        begun = time.perf_counter()
        with suppress(Unreadable):
            read_layout("notice.pdf", bytes(damaged))
        assert time.perf_counter() - begun < 10
    assert capsys.readouterr().err == ""


def test_many_curves_and_rules_do_not_hold_up_reading() -> None:
    sheet = notice()
    for place in range(300):
        sheet.rule(20 + place * 1.8, 20, 20 + place * 1.8, 800)
        sheet.rule(20, 20 + place * 2.6, 560, 20 + place * 2.6)
        sheet.canvas.bezier(10, 10, 20 + place, 300, 40, place, 300, 300)
    begun = time.perf_counter()
    assert pdf.read(sheet.content).blocks
    assert time.perf_counter() - begun < 10


def test_a_page_of_too_many_rules_is_read_without_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    from loaders.formats.geometry import grids

    monkeypatch.setattr(grids, "_MOST_PAIRS", 3)
    sheet = notice()
    sheet.table([["甲", "乙"], ["丙", "丁"]], [100, 100], 600)
    layout = pdf.read(sheet.content)
    assert "tables-not-sought" in codes(layout)
    assert "甲 乙" in texts(layout)


def test_latin_type_alone_is_read() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for place, line in enumerate(("The quick brown fox jumps over", "the lazy dog.")):
        canvas.drawString(72, HEIGHT - 100 - 16 * place, line)
    canvas.save()
    assert texts(pdf.read(file.getvalue())) == ["The quick brown fox jumps over the lazy dog."]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_file_with_captions() -> None:
    layout = pdf.read((SHARED / "psq-ghg-2023-5-shuzi-jingji.pdf").read_bytes())
    captions = [b for b in layout.blocks if b.text.startswith("第") and "条【" in b.text]
    assert len(captions) == 14
    assert all(block.role == "level1" and block.text.endswith("】") for block in captions)
    titles = [place for place, block in enumerate(layout.blocks) if block.role == "title"]
    assert [later - place for place, later in pairwise(titles[:3])] == [1, 1]
    assert Block("2023年6月21日", align="right") in layout.blocks


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_scan_is_refused() -> None:
    with pytest.raises(Unreadable, match="7 pages"):
        pdf.read((SHARED / "psq-shiti-jingji-scan.pdf").read_bytes())


def test_title_faces_are_told_from_body_ones() -> None:
    sheet = Sheet()
    sheet.line("某市十四五规划纲要实施情况的报告", 0, TITLE, 22)
    sheet.paragraph(LONG)
    assert pdf.read(sheet.content).blocks[0].role == "title"


def test_large_numbered_lines_in_the_middle_are_headings() -> None:
    sheet = Sheet()
    sheet.centred("某市科技创新促进办法", TITLE, 22)
    sheet.centred("第一章 总则", HEI, 20)
    for _ in range(3):
        sheet.paragraph(LONG)
    assert [block.role for block in pdf.read(sheet.content).blocks[:2]] == ["title", "level1"]
