"""What stands around the text on pages: numbers, running heads, a site's fields and navigation."""

from pathlib import Path

import pytest
from typeset import HEI, LEFT, SIZE, Sheet

from loaders.formats import pdf
from loaders.layout import Layout

SHARED = Path(__file__).parents[2] / "shared" / "texts"
TEXT = "各区要加强统筹协调，完善配套政策，推动重点项目尽快开工建设，确保完成全年目标任务。"


def furniture(layout: Layout) -> str:
    return "".join(r.message for r in layout.remarks if r.code == "page-furniture-dropped")


def booklet(pages: int, *, head: str = "", foot: str = "{}") -> Sheet:
    sheet = Sheet()
    sheet.numbered = False
    for number in range(1, pages + 1):
        if head:
            sheet.at(LEFT, 50, head.format(number), size=9)
        for _ in range(6):
            sheet.paragraph(TEXT)
        sheet.at(290, 780, foot.format(number), size=10)
        if number < pages:
            sheet.page()
    return sheet


@pytest.mark.parametrize("foot", ["{}", "— {} —", "- {} -", "第{}页 共3页", "{}/3", "第 {} 页"])
def test_page_numbers_are_dropped_and_reported(foot: str) -> None:
    layout = pdf.read(booklet(3, foot=foot).content)
    assert {block.text for block in layout.blocks} == {TEXT}
    assert "3 × page number" in furniture(layout)


def test_a_number_that_counts_no_pages_stays() -> None:
    layout = pdf.read(booklet(1, foot="{}7").content)
    assert [block.text for block in layout.blocks][-1] == "17"


def test_running_heads_are_dropped() -> None:
    layout = pdf.read(booklet(4, head="某市工业政策汇编（{}）").content)
    assert len({block.text for block in layout.blocks}) == 5
    layout = pdf.read(booklet(4, head="某市工业政策汇编").content)
    assert {block.text for block in layout.blocks} == {TEXT}
    assert "4 × running line: “某市工业政策汇编”" in furniture(layout)


@pytest.mark.parametrize("label", ["附件", "附件{}"])
def test_labels_of_annexes_are_no_running_heads(label: str) -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.at(LEFT, 60, label.format(number), HEI)
        for _ in range(6):
            sheet.paragraph(TEXT)
        sheet.page()
    labels = [b.text for b in pdf.read(sheet.content).blocks if b.text.startswith("附件")]
    assert len(labels) == 4


def test_the_lines_of_a_browser_are_dropped() -> None:
    sheet = booklet(2, head="2024/5/6 09:30 关于支持企业技术改造的通知", foot="")
    sheet.at(30, 810, "https://www.example.gov.cn/zwgk/tz/2024.html 2/2", size=8)
    layout = pdf.read(sheet.content)
    assert {block.text for block in layout.blocks} == {TEXT}
    assert "browser's line" in furniture(layout)


def site(*, ruled: bool = False) -> Sheet:
    sheet = Sheet()
    sheet.numbered = False
    sheet.at(120, 30, "网站地图    无障碍浏览    English    RSS订阅", size=9)
    sheet.at(60, 50, "某市发展和改革委员会政府信息公开", HEI, 24)
    fields = [
        ("索 引 号：", "00712345-6/2024-00031", "分    类：", ""),
        ("发布机构：", "某市发展和改革委员会", "成文日期：", "2024-05-06"),
        ("名    称：", "关于支持企业技术改造的通知", "文    号：", "某发改〔2024〕12号"),
    ]
    for place, row in enumerate(fields):
        for x, text in zip((60, 125, 340, 405), row, strict=True):
            sheet.at(x, 90 + 30 * place, text, size=10)
    sheet.at(125, 165, "（某市2024年度）", size=10)
    if ruled:
        for y in (85, 115, 145, 180):
            sheet.rule(55, y, 540, y)
        for x in (55, 335, 540):
            sheet.rule(x, 85, x, 180)
    sheet.at(140, 210, "关于支持企业技术改造的通知", HEI, 22)
    sheet.at(180, 245, "发布日期：2024-05-08    浏览次数：31    字号：大 中 小", size=9)
    sheet.blank(6)
    sheet.paragraph("各区发展和改革局：", indent=0)
    sheet.paragraph(TEXT * 3)
    sheet.paragraph(TEXT)
    sheet.right("某市发展和改革委员会")
    sheet.right("2024年5月6日")
    sheet.at(250, 700, "打印本页    关闭窗口", size=9)
    sheet.at(150, 720, "法律声明 | 联系我们 | 设为首页 | 加入收藏", size=9)
    sheet.at(150, 740, "某ICP备05000000号 网站标识码：4400000000", size=9)
    return sheet


@pytest.mark.parametrize("ruled", [False, True])
def test_a_site_around_a_document(ruled: bool) -> None:
    layout = pdf.read(site(ruled=ruled).content)
    assert [block.text for block in layout.blocks] == [
        "关于支持企业技术改造的通知", "各区发展和改革局：", TEXT * 3, TEXT,
        "某市发展和改革委员会", "2024年5月6日",
    ]  # fmt: skip
    assert layout.metadata == {
        "index_number": "00712345-6/2024-00031",
        "issuer": "某市发展和改革委员会",
        "date_document": "2024-05-06",
        "title": "关于支持企业技术改造的通知（某市2024年度）",
        "number": "某发改〔2024〕12号",
        "date_published": "2024-05-08",
    }
    assert "site's name" in furniture(layout)
    assert "网站标识码" in furniture(layout)


def test_a_list_of_documents_is_no_block_of_fields() -> None:
    sheet = Sheet()
    sheet.paragraph(TEXT)
    sheet.table(
        [["索引号", "名称", "文号", "发布日期"], ["00001", "办法", "某政〔2019〕3号", "2019"]],
        [80, 140, 120, 100], 220,
    )  # fmt: skip
    layout = pdf.read(sheet.content)
    assert layout.metadata == {}
    assert layout.blocks[1].text == "索引号\t名称\t文号\t发布日期"


def test_sentences_that_name_a_sites_things_stay() -> None:
    sheet = Sheet()
    texts = [
        "推进网站地图、无障碍浏览和版权所有标注工作，做好信息公开。",
        TEXT,
        "联系我们的电话为12345，欢迎来电。",
    ]
    for text in texts:
        sheet.paragraph(text)
    assert [block.text for block in pdf.read(sheet.content).blocks] == texts


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_a_real_print_of_a_site() -> None:
    layout = pdf.read((SHARED / "pbc-gonggao-2026-10.pdf").read_bytes())
    assert layout.blocks[0].role == "title"
    assert [block.align for block in layout.blocks[-2:]] == ["right", "right"]
    assert layout.blocks[-1].text == "2026年4月8日"
    assert layout.metadata == {"date_published": "2026-04-17"}
    assert not any("首页" in block.text or "ICP" in block.text for block in layout.blocks)


def test_the_size_of_body_type_is_that_of_most_of_the_text() -> None:
    sheet = Sheet()
    sheet.line("封面上的大字", 4, HEI, 30)
    for _ in range(5):
        sheet.paragraph(TEXT)
    assert pdf.read(sheet.content).blocks[1].role is None
    assert SIZE == 16
