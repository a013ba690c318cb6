"""Tables of web pages: rows of data, boxes, layout, spans within limits."""

import pytest

from loaders.formats import read_layout
from loaders.layout import Block, Layout

LINE = "各地要结合实际抓好落实，建立健全工作台账，定期调度通报进展情况，确保各项任务按期完成。"


def read(text: str) -> Layout:
    return read_layout("page.html", text.encode())[1]


def rows(layout: Layout) -> list[list[str]]:
    return [block.text.split("\t") for block in layout.blocks if block.kind == "row"]


def table(*lines: str, attributes: str = "border=1") -> str:
    return f"<table {attributes}>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def in_text(text: str) -> str:
    return f"<p>{LINE}</p>{text}<p>{LINE}</p>"


def test_rows_of_data_with_a_number_for_their_table() -> None:
    layout = read(
        in_text(
            table(cells("序号", "指标", "目标"), cells("1", "<p>平台</p><p>数量</p>", "5 个"))
            + table(cells("甲", "乙"), cells("丙", "丁"))
        )
    )
    assert layout.blocks[1:-1] == (
        Block("序号\t指标\t目标", "row", table=1),
        Block("1\t平台 数量\t5 个", "row", table=1),
        Block("甲\t乙", "row", table=2),
        Block("丙\t丁", "row", table=2),
    )


def test_a_cell_over_several_rows_stands_in_each() -> None:
    layout = read(
        in_text(
            table(
                "<th rowspan=2>指标</th><th colspan=2>实现情况</th>",
                cells("2020年", "2025年"),
                "<td>普及率</td><td>30%</td><td rowspan=9>60%</td>",
                cells("上云率", "20%"),
            )
        )
    )
    assert rows(layout) == [
        ["指标", "实现情况", ""],
        ["指标", "2020年", "2025年"],
        ["普及率", "30%", "60%"],
        ["上云率", "20%", "60%"],
    ]


def test_columns_and_rows_without_text_are_left_out() -> None:
    layout = read(
        in_text(table(cells("甲", "&nbsp;", "乙"), cells("", "", ""), cells("丙", "", "丁")))
    )
    assert rows(layout) == [["甲", "乙"], ["丙", "丁"]]


def test_a_heading_over_the_whole_width_is_a_row() -> None:
    layout = read(
        in_text(table("<td colspan=2>一、总量</td>", cells("产值", "10亿元"), cells("户数", "9户")))
    )
    assert rows(layout)[0] == ["一、总量", ""]


def test_a_box_keeps_its_paragraphs() -> None:
    text = LINE * 3
    layout = read(
        in_text(
            f"<p>{text}</p>" + table("<td><p>专栏1 重点工程</p><p>平台工程。建设平台。</p></td>")
        )
    )
    assert [block for block in layout.blocks if block.table] == [
        Block("专栏1 重点工程", table=1),
        Block("平台工程。建设平台。", table=1),
    ]


def test_a_table_of_one_column_is_a_box_too() -> None:
    layout = read(in_text(LINE * 3 + table(cells("专栏2 示范行动"), cells("开展示范。"))))
    assert [(block.text, block.kind, block.table) for block in layout.blocks[2:4]] == [
        ("专栏2 示范行动", "paragraph", 1),
        ("开展示范。", "paragraph", 1),
    ]


def test_a_table_around_the_page_is_layout() -> None:
    layout = read(f"<table><tr><td><p>{LINE}</p><p>{LINE}</p></td></tr></table>")
    assert layout.blocks == (Block(LINE), Block(LINE))


def test_a_table_beside_margins_is_layout() -> None:
    body = "".join(f"<p>第{n}段。{LINE}</p>" for n in "一二三四五六七八九十")
    layout = read(
        "<table border=0><tr><td>左栏</td><td></td></tr>"
        f"<tr><td>说明</td><td>{body}</td></tr></table>"
    )
    assert f"第一段。{LINE}" in [block.text for block in layout.blocks]
    assert rows(layout) == []


def test_a_table_in_a_cell_has_its_own_rows() -> None:
    inner = table(cells("指标", "数值"), cells("户数", "9"))
    layout = read(
        in_text(LINE + table(f"<td><p>附表</p>{inner}</td>", attributes="border=0") + LINE)
    )
    assert rows(layout) == [["指标", "数值"], ["户数", "9"]]
    assert "附表" in [block.text for block in layout.blocks if block.kind == "paragraph"]


def test_tabs_within_cells_do_not_part_them() -> None:
    assert rows(read(in_text(table(cells("甲\t一", "乙"), cells("丙", "丁\n二"))))) == [
        ["甲 一", "乙"],
        ["丙", "丁 二"],
    ]


def test_one_row_of_several_cells_is_a_row_and_of_two_is_none() -> None:
    assert rows(read(in_text(table(cells("甲", "乙", "丙"))))) == [["甲", "乙", "丙"]]
    assert rows(read(in_text(table(cells("甲", "乙"))))) == []


@pytest.mark.parametrize("span", ["0", "-3", "999999999999", "x", "", "2.5"])
def test_spans_of_any_value(span: str) -> None:
    line = f'<td rowspan="{span}" colspan="{span}">甲</td><td>乙</td><td>丙</td>'
    layout = read(in_text(table(line, cells("丁", "戊", "己"))))
    assert rows(layout)[0][0] == "甲"
    assert all(len(row) <= 120 for row in rows(layout))


def test_spans_cannot_blow_a_page_up() -> None:
    long = "长" * 50_000
    lines = [f"<td rowspan=60000>{long}</td><td colspan=100>甲</td><td>乙</td>"]
    lines += [cells("丙", "丁")] * 3_000
    layout = read(in_text(table(*lines)))
    assert sum(len(block.text) for block in layout.blocks) < 4_000_000
    assert "spans-cut" in {remark.code for remark in layout.remarks}


def test_missing_ends_and_cells_without_rows() -> None:
    layout = read(in_text("<table border=1><td>甲<td>乙<tr><td>丙<td>丁</table>"))
    assert rows(layout) == [["甲", "乙"], ["丙", "丁"]]
