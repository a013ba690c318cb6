"""Tables and boxes in PDF files: rows, merged cells, page breaks, what is no table."""

from pathlib import Path

import pytest
from typeset import HEIGHT, LEFT, Sheet

from loaders.formats import pdf
from loaders.layout import Block

SHARED = Path(__file__).parents[2] / "shared" / "texts"
HEAD = ["序号", "任务", "责任单位"]
WIDTHS = [60, 240, 140]
BEFORE = "各单位要按照下表所列的分工抓好落实，于每年年底前报送工作进展情况和下一步工作打算。"


def rows(content: bytes) -> list[list[str]]:
    return [block.text.split("\t") for block in pdf.read(content).blocks if block.kind == "row"]


def test_rows_are_cells_parted_by_tabs_with_wrapped_text_joined() -> None:
    sheet = Sheet()
    sheet.paragraph(BEFORE)
    sheet.table([HEAD, ["1", "改造生产线和仓储/物流系统", "市科技局"]], WIDTHS, 200)
    layout = pdf.read(sheet.content)
    assert layout.blocks == (
        Block(BEFORE),
        Block("序号\t任务\t责任单位", "row", table=1),
        Block("1\t改造生产线和仓储物流系统\t市科技局", "row", table=1),
    )


def test_text_goes_on_after_a_table_and_tables_are_numbered() -> None:
    sheet = Sheet()
    sheet.table([["甲", "乙"], ["丙", "丁"]], [100, 100], 150)
    sheet.at(LEFT + 32, 250, "表中数据由各区报送。")
    sheet.table([["戊", "己"], ["庚", "辛"]], [150, 150], 300)
    blocks = pdf.read(sheet.content).blocks
    assert [block.table for block in blocks] == [1, 1, None, 2, 2]


def test_a_cell_over_rows_stands_in_each_and_a_heading_over_columns_in_each() -> None:
    sheet = Sheet()
    x = [LEFT, LEFT + 60, LEFT + 200, LEFT + 300, LEFT + 400]
    top = 200
    for y in (top, top + 80, top + 160):
        sheet.rule(x[0], y, x[4], y)
    sheet.rule(x[2], top + 40, x[4], top + 40)
    sheet.rule(x[1], top + 120, x[4], top + 120)
    for place in (0, 1, 2, 4):
        sheet.rule(x[place], top, x[place], top + 160)
    sheet.rule(x[3], top + 40, x[3], top + 160)
    for place, y, text in (
        (0, 30, "类别"), (1, 30, "指标"), (2, 10, "目标值"), (2, 50, "2025年"), (3, 50, "2027年"),
        (0, 110, "基础"), (1, 90, "平台数量"), (2, 90, "100个"), (3, 90, "200个"),
        (1, 130, "设备连接数"), (2, 130, "10万台"), (3, 130, "30万台"),
    ):  # fmt: skip
        sheet.at(x[place] + 4, top + y, text, size=10.5)
    assert rows(sheet.content) == [
        ["类别", "指标", "目标值", "目标值"],
        ["类别", "指标", "2025年", "2027年"],
        ["基础", "平台数量", "100个", "200个"],
        ["基础", "设备连接数", "10万台", "30万台"],
    ]


def test_a_cell_over_the_whole_width_stands_in_the_first_column() -> None:
    sheet = Sheet()
    bottom = sheet.table([HEAD], WIDTHS, 200)
    sheet.rule(LEFT, bottom + 30, LEFT + sum(WIDTHS), bottom + 30)
    for x in (LEFT, LEFT + sum(WIDTHS)):
        sheet.rule(x, bottom, x, bottom + 30)
    sheet.at(LEFT + 150, bottom + 8, "一、完善支撑体系", size=10.5)
    sheet.table([["1", "建设公共平台", "市数据局"]], WIDTHS, bottom + 30)
    assert rows(sheet.content) == [
        HEAD,
        ["一、完善支撑体系", "", ""],
        ["1", "建设公共平台", "市数据局"],
    ]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    sheet = Sheet()
    for y in (200, 230, 260):
        sheet.rule(LEFT, y, LEFT + 400, y)
    for x in (LEFT + 100, LEFT + 300):
        sheet.rule(x, 200, x, 260)
    for y, row in ((205, ("指标", "单位", "数值")), (235, ("产值", "亿元", "500"))):
        for x, text in zip((LEFT + 4, LEFT + 104, LEFT + 304), row, strict=True):
            sheet.at(x, y, text, size=10.5)
    assert rows(sheet.content) == [["指标", "单位", "数值"], ["产值", "亿元", "500"]]


def test_a_table_goes_on_over_a_page_break_and_its_repeated_head_is_dropped() -> None:
    sheet = Sheet()
    first = [HEAD, *([str(n), "建设公共平台。", "市数据局"] for n in range(1, 14))]
    sheet.table(first, WIDTHS, 150)
    sheet.page()
    sheet.table([HEAD, ["14", "培育企业。", "市科技局"]], WIDTHS, 100)
    layout = pdf.read(sheet.content)
    numbers = [block.text.split("\t")[0] for block in layout.blocks]
    assert numbers == ["序号", *map(str, range(1, 15))]
    assert {block.table for block in layout.blocks} == {1}
    assert "table-head-repeated" in [remark.code for remark in layout.remarks]


def test_a_row_cut_by_a_page_break_is_joined() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ["1", "支持企业建设数字化", "市数据局、市科"]], WIDTHS, 600)
    sheet.page()
    sheet.table([["", "车间和绿色工厂。", "技局"], ["2", "培育企业。", "市科技局"]], WIDTHS, 100)
    assert rows(sheet.content)[1:] == [
        ["1", "支持企业建设数字化车间和绿色工厂。", "市数据局、市科技局"],
        ["2", "培育企业。", "市科技局"],
    ]


def test_cells_that_go_on_after_a_page_break_are_filled() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ["1", "建设平台。", "市数据局"]], WIDTHS, 600)
    sheet.page()
    sheet.table([["", "培育企业。", "市科技局"], ["2", "引进人才。", "市人社局"]], WIDTHS, 100)
    assert rows(sheet.content)[2:] == [
        ["1", "培育企业。", "市科技局"],
        ["2", "引进人才。", "市人社局"],
    ]


def test_tables_with_text_between_them_are_two() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ["1", "建设平台。", "市数据局"]], WIDTHS, 500)
    sheet.at(LEFT + 32, 620, "以上为第一批任务。")
    sheet.page()
    sheet.table([HEAD, ["1", "培育企业。", "市科技局"]], WIDTHS, 150)
    assert {block.table for block in pdf.read(sheet.content).blocks} == {1, 2, None}


def test_a_box_keeps_its_paragraphs_and_says_that_it_is_one() -> None:
    sheet = Sheet()
    sheet.paragraph(BEFORE)
    sheet.line("专栏1 示范工程", 8)
    sheet.paragraph("1.网络工程。" + BEFORE)
    sheet.paragraph("2.平台工程。" + BEFORE)
    sheet.canvas.rect(LEFT - 8, HEIGHT - 340, 460, 182)
    sheet.blank(2)
    sheet.paragraph(BEFORE)
    blocks = pdf.read(sheet.content).blocks
    assert [(block.kind, block.table) for block in blocks] == [
        ("paragraph", None), *[("paragraph", 1)] * 3, ("paragraph", None),
    ]  # fmt: skip
    assert blocks[2].text == "1.网络工程。" + BEFORE


def test_a_frame_around_the_page_is_no_table() -> None:
    sheet = Sheet()
    for _ in range(6):
        sheet.paragraph(BEFORE)
    sheet.canvas.rect(40, 40, 515, 762)
    assert pdf.read(sheet.content).blocks == (Block(BEFORE),) * 6


def test_a_chart_is_no_table() -> None:
    sheet = Sheet()
    sheet.paragraph(BEFORE)
    for x in range(100, 500, 20):
        sheet.rule(x, 300, x, 500)
    for y in range(300, 501, 20):
        sheet.rule(100, y, 480, y)
    sheet.at(103, 303, "图1", size=9)
    assert all(block.kind == "paragraph" for block in pdf.read(sheet.content).blocks)


def test_white_areas_behind_lines_are_not_seen() -> None:
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(1, 1, 1)
    for place in range(5):
        sheet.canvas.rect(LEFT, HEIGHT - 133 - 28 * place, 448, 28, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.paragraph(BEFORE)
    sheet.paragraph(BEFORE)
    assert pdf.read(sheet.content).blocks == (Block(BEFORE), Block(BEFORE))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_table_over_four_pages() -> None:
    layout = pdf.read((SHARED / "sz-gxj-2026-ai-zhizao-xingdong.pdf").read_bytes())
    table = [block.text.split("\t") for block in layout.blocks if block.kind == "row"]
    assert len(table) == 22
    assert all(len(row) == 4 and all(row) for row in table)
    assert {row[0] for row in table[1:]} == {"1", "2", "3", "4", "5"}
    assert all(row[3].endswith("。") for row in table[1:])
    assert "number" not in layout.metadata
    assert layout.metadata["date_document"] == "2026-02-12"
    assert layout.metadata["title"].endswith("行动计划（2026-2027年）》的通知")
