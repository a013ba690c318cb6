import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.formats import plain
from loaders.layout import Layout, Unreadable

SHARED = Path(__file__).parents[2] / "shared" / "texts"
_BLANK = re.compile(r"\s")


def read(text: str) -> Layout:
    return plain.read(text.encode())


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def codes(text: str) -> list[str]:
    return [remark.code for remark in read(text).remarks]


def test_a_line_is_a_paragraph_whatever_stands_before_it() -> None:
    text = "关于开展试点的通知\r\n\r\n　　各市：\n\u00a0\u00a0现通知如下。\n\t一、范围\u200b\n"
    assert texts(text) == ["关于开展试点的通知", "各市：", "现通知如下。", "一、范围"]
    assert codes(text) == []


def test_a_short_line_far_to_the_right_is_a_signature() -> None:
    text = (
        f"关于试点的通知\n各市：\n请认真执行。\n{' ' * 30}云岭省人民政府\n{'　' * 8}2021年6月8日\n"
    )
    assert [block.align for block in read(text).blocks] == [None, None, None, "right", "right"]


def test_a_short_line_above_the_first_sentence_stands_in_the_middle() -> None:
    text = f"{' ' * 20}关于试点的通知\n各市：\n请认真执行。"
    assert [block.align for block in read(text).blocks] == ["center", None, None]


def test_blanks_that_all_lines_have_are_a_margin() -> None:
    text = "\n".join(
        " " * 12 + line
        for line in ("关于试点工作有关事项的通知", "请各市认真贯彻执行，" * 3 + "。")
    )
    assert [block.align for block in read(text).blocks] == [None, None]


def test_tabs_part_cells_where_lines_agree() -> None:
    text = "任务分工\n序号\t任务\t单位\n1\t建设平台\t工信厅\n一、\t总则\n二、\t附则\n"
    blocks = read(text).blocks
    assert [(block.kind, block.table, block.text) for block in blocks] == [
        ("paragraph", None, "任务分工"),
        ("row", 1, "序号\t任务\t单位"),
        ("row", 1, "1\t建设平台\t工信厅"),
        ("paragraph", None, "一、 总则"),
        ("paragraph", None, "二、 附则"),
    ]


def test_a_title_printed_again_goes_with_a_remark() -> None:
    title, number = "关于组织推荐示范基地的通知", "云工信函〔2021〕4号"
    head = f"{title}\n\n{title}\n云工信函〔2021〕 4号\n{number}\n"
    assert texts(f"{head}各市：\n请组织推荐。\n持续推进实施工作\n持续推进实施工作") == [
        "关于组织推荐示范基地的通知",
        "云工信函〔2021〕 4号",
        "各市：",
        "请组织推荐。",
        "持续推进实施工作",
        "持续推进实施工作",
    ]
    assert codes(head + "各市：") == ["repeated-line-dropped"]


def test_remarks_say_which_block_they_mean() -> None:
    page = "各地要认真组织实施行动方案，加强监测评估，\n" * 25
    text = f"{page}第一页完。\n— 1 —\n{page}第二页完。\n— 2 —\n{page}第四页完。\n— 4 —\n附件"
    layout = read(text)
    missing = next(remark for remark in layout.remarks if remark.code == "page-missing")
    assert missing.message == "page 3 is missing: 2 is followed by 4"
    assert missing.block is not None
    assert layout.blocks[missing.block].text.endswith("第四页完。")


@pytest.mark.parametrize(
    "content", [b"", b"\n\n \xe3\x80\x80\n", "\ufeff\u200b\n".encode(), b"\f\f"]
)
def test_a_file_without_text_is_empty(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        plain.read(content)
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "字",
            "，。",
            "（",
            "《",
            "一、",
            "（一）",
            "。（一）（二）",
            "1.\n",
            "一\n",
            "字，\n",
            "（\n",
        ),
        *("\f字", "2020年1月1日", "责任单位：", "发文机关：", "关于印发\n", "国发〔2020〕1号"),
        *("字　　", "a\tb\n", "\ufffd"),
    ],
)
def test_a_great_deal_of_anything_is_read(unit: str) -> None:
    count = 20_000
    shown = _BLANK.sub("", "".join(texts(unit * count)))
    assert len(shown) >= len(_BLANK.sub("", unit)) * count * 0.9 or unit == "发文机关："


def test_empty_lines_cost_little() -> None:
    assert texts("通知\n" + "\n" * 100_000 + "正文。") == ["通知", "正文。"]


@given(st.binary(max_size=200))
def test_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        layout = plain.read(content)
    except Unreadable:
        return
    assert all(block.text.strip() for block in layout.blocks)


@given(
    st.lists(
        st.text("一二三（）《》“”，。、：；第条章。Ab通知\u3000\u00a0", max_size=40), max_size=30
    )
)
def test_no_character_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not re.sub(r"\s", "", text):
        return
    layout = read(text)
    if not {"repeated-line-dropped", "page-furniture-dropped"} & {r.code for r in layout.remarks}:
        shown = "".join(block.text for block in layout.blocks)
        assert _BLANK.sub("", shown) == _BLANK.sub("", text)


@pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not there")
def test_measures_of_a_compiled_notice_are_whole() -> None:
    layout = plain.read((SHARED / "gxb-qyh-2023-4-15measures.txt").read_bytes())
    shown = [block.text for block in layout.blocks]
    measures = [text for text in shown if re.match(r"（[一二三四五六七八九十]{1,3}）", text)]
    assert len(measures) == 15
    assert all(re.search(r"[（(][^（）()]+负责）$", text) for text in measures)
    assert "工信部企业函﹝2023﹞4 号" in shown
    assert shown.count("2023 年1 月11 日") == 1


@pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not there")
def test_a_plan_extracted_from_pdf_has_its_parts_apart() -> None:
    layout = plain.read((SHARED / "gxblg-2021-207-zhineng-zhizao-guihua.txt").read_bytes())
    shown = [block.text for block in layout.blocks]
    signed = shown.index("2021 年 12 月 21 日")
    assert shown[signed - 8] == "工业和信息化部"
    assert sum(text.startswith("专栏 ") for text in shown) == 5
    assert [r.message for r in layout.remarks if r.code == "page-missing"] == [
        "page 9 is missing: 8 is followed by 10"
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not there")
@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("fj-mz-2015-36-zhineng-zhizao.txt", 62),
        ("fj-mz-2018-7-gongye-hulianwang.txt", 44),
        ("miit-gtqyh-2020-43-meta.txt", 13),
        ("ndrc-fgbgj-2016-907-hulianwang.txt", 20),
        ("sn-2019-yingshang-5fangan.txt", 296),
    ],
)
def test_paragraphs_of_real_documents(name: str, paragraphs: int) -> None:
    assert len(plain.read((SHARED / name).read_bytes()).blocks) == paragraphs
