"""DOCX files: paragraphs, runs, tables, notes, headers, what cannot be read."""

import io
import random
from contextlib import suppress
from pathlib import Path

import docx as python_docx
import pytest
from docx_files import cell, docx, p, package, run, styled, table

from loaders.formats import docx as docx_format
from loaders.formats import read_layout
from loaders.layout import Block, Layout, Unreadable

SHARED = Path(__file__).parents[2] / "shared" / "texts"
CENTRED = '<w:jc w:val="center"/>'


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def read(body: str, **parts: str) -> Layout:
    return docx_format.read(docx(body, **parts))


def test_paragraphs_stand_in_their_order() -> None:
    layout = read(p("关于开展试点工作的通知", CENTRED) + p() + p("各单位：") + p("现通知如下。"))
    assert layout.blocks == (
        Block("关于开展试点工作的通知", align="center"), Block("各单位："), Block("现通知如下。"),
    )  # fmt: skip


def test_soft_breaks_part_lines() -> None:
    broken = f"<w:r><w:t>关于开展试点</w:t><w:br/><w:t>工作的通知</w:t></w:r>{run('（第二批）')}"
    assert read(p(broken, CENTRED)).blocks == (
        Block("关于开展试点", align="center"), Block("工作的通知（第二批）", align="center"),
    )  # fmt: skip


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        run("建设") + f"<w:del>{run('三个').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{run('五个')}</w:ins><w:moveFrom>{run('旧')}</w:moveFrom>{run('平台。')}"
    )
    assert texts(read(p(changed))) == ["建设五个平台。"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    assert texts(read(p("前半句，", "<w:rPr><w:del/></w:rPr>") + p("后半句。"))) == [
        "前半句，后半句。"
    ]


def test_hidden_text_is_left_out() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = run("可见") + run("隐藏", "<w:vanish/>") + run("也隐藏", '<w:rStyle w:val="h"/>')
    shown = run("可见", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>')
    assert texts(read(p(body + shown), styles=styles)) == ["可见可见"]


def test_links_controls_fields_formulas_and_ruby_are_read_through() -> None:
    body = (
        f"<w:hyperlink>{run('链接')}</w:hyperlink>"
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple>{run('域')}</w:fldSimple>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        '<w:r><w:noBreakHyphen/><w:sym w:char="F0FE"/><w:sym w:char="2460"/></w:r>'
    )
    assert texts(read(p(body))) == ["链接控件域x=1拼-①"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = "<w:txbxContent>" + p("框内文字") + "</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p(run("锚点") + drawing) + p("下文"))) == ["锚点", "框内文字", "下文"]


def test_blocks_in_content_controls_are_read() -> None:
    content = p("控件内") + table(cell("甲") + cell("乙"))
    body = f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    assert texts(read(body)) == ["控件内", "甲\t乙"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="own"/><w:basedOn w:val="1"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>'
)


def test_styles_give_roles_and_alignment_also_by_inheritance() -> None:
    body = (
        styled("标题", "t")
        + styled("一、要求", "x")
        + styled("（一）原则", "2")
        + styled("正文", "c")
    )
    assert read(body, styles=STYLES).blocks == (
        Block("标题", role="title"), Block("一、要求", align="center", role="level1"),
        Block("（一）原则", role="level2"), Block("正文"),
    )  # fmt: skip


def test_a_first_heading_without_numbering_is_the_title() -> None:
    body = styled("某市工作要点", "1") + styled("一、重点任务", "2") + p("正文。")
    assert [block.role for block in read(body, styles=STYLES).blocks] == ["title", "level1", None]
    body = styled("一、重点任务", "1") + styled("（一）任务", "2")
    assert [block.role for block in read(body, styles=STYLES).blocks] == ["level1", "level2"]


def font(name: str, size: int) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/><w:sz w:val="{2 * size}"/>'


def test_typefaces_give_roles() -> None:
    body = (
        p(run("关于印发办法的通知", font("方正小标宋简体", 22)), CENTRED)
        + p(run("一、总则", font("黑体", 16)))
        + p(run("（一）范围。", font("楷体_GB2312", 16)))
        + p(
            run("（二）依据。", font("楷体_GB2312", 16))
            + run("依照规定制定本办法。", font("仿宋", 16))
        )
        + p(run("本办法适用于全市范围内的示范项目管理工作。" * 3, font("仿宋", 16)))
    )
    roles = [block.role for block in read(body).blocks]
    assert roles == ["title", "level1", "level2", None, None]


def test_tables_become_rows_with_merged_cells_filled() -> None:
    span, start, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("序号", start) + cell("目标", span) + cell("单位", start),
        cell("", goes_on) + cell("2025年") + cell("2027年") + cell("", goes_on),
        cell("一、基础", '<w:gridSpan w:val="4"/>'),
        cell("1", start) + cell("10个") + cell("20个") + cell("甲局"),
        cell("", goes_on) + cell("30家") + cell(p("4") + p("0家")) + cell("乙局"),
        cell("") + cell("") + cell("") + cell(""),
    )
    assert texts(read(body)) == [
        "序号\t目标\t目标\t单位", "序号\t2025年\t2027年\t单位", "一、基础\t\t\t",
        "1\t10个\t20个\t甲局", "1\t30家\t4 0家\t乙局",
    ]  # fmt: skip
    assert {block.table for block in read(body).blocks} == {1}


def test_rows_that_begin_later_keep_their_columns() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    body = table(cell("甲") + cell("乙"), before + cell("丙"))
    assert texts(read(body)) == ["甲\t乙", "\t丙"]


def test_a_table_of_one_column_is_a_box() -> None:
    box = table(cell("专栏1 网络工程"), cell(p("1.建设外网。") + p("2.改造内网。")))
    blocks = read(p("前文。") + box + table(cell("甲") + cell("乙"))).blocks
    assert [(block.kind, block.table) for block in blocks] == [
        ("paragraph", None), *[("paragraph", 1)] * 3, ("row", 2),
    ]  # fmt: skip


def test_a_table_around_the_whole_text_is_no_table() -> None:
    inner = "".join(p(f"第{n}段文字，有若干字。") for n in range(12))
    body = table(cell("栏目") + cell(inner + table(cell("甲") + cell("乙"))))
    blocks = read(body).blocks
    assert [block.table for block in blocks] == [None] * 13 + [1]


def test_a_table_within_a_cell_is_read_as_its_text() -> None:
    body = table(
        cell("外") + cell(p("前") + table(cell("甲") + cell("乙"))), cell("丙") + cell("丁")
    )
    assert texts(read(body)) == ["外\t前 甲 乙", "丙\t丁"]


def test_a_sites_table_of_fields_is_metadata() -> None:
    fields = table(
        cell("索 引 号：") + cell("A001") + cell("发布机构：") + cell("某市教育局"),
        cell("名称：") + cell("办学意见") + cell("文号：") + cell(""),
    )
    layout = read(fields + p("办学意见") + table(cell("甲") + cell("乙")))
    assert layout.metadata == {"index_number": "A001", "issuer": "某市教育局", "title": "办学意见"}
    assert layout.blocks == (Block("办学意见"), Block("甲\t乙", "row", table=1))


def test_notes_stand_at_the_end() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((0, "分隔"), (2, "注释一"))
    )
    layout = read(p(run("正文") + reference) + p("下文"), footnotes=notes)
    assert texts(layout) == ["正文", "下文", "注释一"]
    assert [remark.code for remark in layout.remarks] == ["notes-moved"]


def test_headers_are_dropped_but_for_a_number_that_the_text_lacks() -> None:
    header = p("某市人民政府文件") + p("某政发〔2024〕9号")
    layout = read(p("正文。"), header=header, footer=p("— 1 —"))
    assert texts(layout) == ["某政发〔2024〕9号", "正文。"]
    assert (
        "2 lines of headers and footers left out: “某市人民政府文件”" in layout.remarks[0].message
    )
    assert texts(read(p("某政发〔2024〕9 号"), header=header)) == ["某政发〔2024〕9 号"]


def test_embedded_files_are_reported() -> None:
    layout = read(p("正文。") + "<w:altChunk/>")
    assert [remark.code for remark in layout.remarks] == ["embedded-part-not-read"]


def test_parts_that_are_missing_or_elsewhere_do_not_matter() -> None:
    content = docx(p("正文。"))
    assert b"word/media" not in content
    assert texts(docx_format.read(content)) == ["正文。"]


def test_the_strict_variant_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = f'<w:document xmlns:w="{strict}"><w:body>{p("正文。")}</w:body></w:document>'
    assert texts(docx_format.read(package({"word/document.xml": content}))) == ["正文。"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (package({"word/document.xml": "<w:document"}), "damaged"),
        (package({"word/styles.xml": "<a/>"}), "damaged"),
        (docx(""), "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (docx(p("正文。"), styles="<w:style>"), "damaged"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        docx_format.read(content)
    assert caught.value.code == code


def test_files_are_recognised_by_their_entries() -> None:
    assert docx_format.recognises(docx(p("正文。")))
    assert not docx_format.recognises(package({"xl/workbook.xml": "<a/>"}))
    assert not docx_format.recognises(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document")
    assert read_layout("file.doc", docx(p("正文。")))[0] == docx_format.MEDIA_TYPE


def test_a_file_of_another_library() -> None:
    document = python_docx.Document()
    document.add_heading("某市行动方案", level=0)
    document.add_heading("一、总体要求", level=1)
    document.add_paragraph("到2025年，建成示范区。")
    grid = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("指标", "数值", "产值", "10亿元")):
        grid.cell(place // 2, place % 2).text = text
    file = io.BytesIO()
    document.save(file)
    assert docx_format.read(file.getvalue()).blocks == (
        Block("某市行动方案", role="title"), Block("一、总体要求", role="level1"),
        Block("到2025年，建成示范区。"), Block("指标\t数值", "row", table=1),
        Block("产值\t10亿元", "row", table=1),
    )  # fmt: skip


def test_damaged_files_end_in_a_layout_or_a_message() -> None:
    content = docx(p("正文。") * 20 + table(cell("甲") + cell("乙")), styles=STYLES)
    chance = random.Random(5)
    for number in range(200):
        damaged = bytearray(content)
        if number % 2:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        with suppress(Unreadable):
            docx_format.read(bytes(damaged))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_table() -> None:
    layout = docx_format.read((SHARED / "gov-gbf-2018-126-table.docx").read_bytes())
    rows = [block.text.split("\t") for block in layout.blocks if block.kind == "row"]
    assert len(rows) == 23
    assert all(len(row) == 5 for row in rows)
    assert rows[2][0] == "1"
