from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printing import printed_text

from loaders.formats import markdown
from loaders.layout import Layout, Unreadable

SHARED = Path(__file__).parents[2] / "shared" / "texts"


def read(text: str) -> Layout:
    return markdown.read(text.encode())


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def test_headings_have_the_role_of_their_level_or_numbering() -> None:
    text = (
        "# 云岭省数字经济条例\n\n## 第一章　总则\n\n### 立法目的\n\n# 一、目标\n\n"
        "## （一）平台\n\n#### 1. 其他\n"
    )
    assert [(block.text, block.role) for block in read(text).blocks] == [
        ("云岭省数字经济条例", "title"),
        ("第一章 总则", "level1"),
        ("立法目的", "level2"),
        ("一、目标", "level1"),
        ("（一）平台", "level2"),
        ("1. 其他", None),
    ]


def test_a_heading_that_is_a_paragraph_has_no_role() -> None:
    assert read("## （一）建设平台。到2025年建成5个。").blocks[0].role is None


def test_an_underlined_title_and_a_parting_line() -> None:
    blocks = read("云岭省条例\n=====\n第一条 略。\n---\n第二条 略。").blocks
    assert [(block.text, block.role) for block in blocks] == [
        ("云岭省条例", "title"),
        ("第一条 略。", None),
        ("第二条 略。", None),
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**（一）目标。**建设平台", "（一）目标。建设平台"),
        ("坚持**“两化”融合**，推进__试点__和*示范*", "坚持“两化”融合，推进试点和示范"),
        (r"平台\*2个\_其他\|", "平台*2个_其他|"),
        ("见[附件1](files/a_(1).pdf)和<https://a.example/b>", "见附件1和https://a.example/b"),
        ("![图](a.png)`代码`~~删~~", "图代码删"),
        ("一&nbsp;二&emsp;三&lt;5&amp;6", "一 二 三<5&6"),
        ("<b>甲</b><font color=red>乙</font>a<b", "甲乙a<b"),
        ("联系人张**，电话5*6*7", "联系人张**，电话5*6*7"),
        ("姓名：______ a_b_c", "姓名：______ a_b_c"),
        ("甲<!-- 乙\n丙 -->丁", "甲"),
        ("国发[2015]40号", "国发[2015]40号"),
        (">70", ">70"),
        ("    一、缩进四格", "一、缩进四格"),
        ("[注]: 单位为百分点", "[注]: 单位为百分点"),
        ("甲<!-- 没有结束", "甲<!-- 没有结束"),
    ],
)
def test_marks_go_and_text_stays(source: str, shown: str) -> None:
    assert texts(source)[0] == shown


def test_lists_keep_the_numbers_that_are_meant() -> None:
    assert texts("3. 丙\n4. 丁\n\n- 甲\n* 乙\n\n1. 一\n1. 二\n1. 三\n\n2) 二\n5) 五") == [
        *("3. 丙", "4. 丁", "甲", "乙"),
        *("1. 一", "2. 二", "3. 三", "2) 二", "5) 五"),
    ]


def test_nothing_of_a_list_is_lost() -> None:
    assert texts(
        "16.\n关于试点的通知\n\n1. - 甲\n   - 乙\n2. ## 标题\n3. ```\n   代码\n   ```"
    ) == [
        *("16.", "关于试点的通知", "1. 甲", "乙"),
        *("2. 标题", "3.", "代码"),
    ]


def test_tables_are_rows_with_all_their_cells() -> None:
    text = (
        "说明\n| 序号 | 任务 |\n|:--|--:|\n| 1 | **建设**<br>平台 | 多余 |\n| 甲\\|乙 |\n\n"
        "> | a | b |\n> |---|---|\n"
    )
    assert [(block.kind, block.table, block.text) for block in read(text).blocks] == [
        ("paragraph", None, "说明"),
        ("row", 1, "序号\t任务"),
        ("row", 1, "1\t建设 平台\t多余"),
        ("row", 1, "甲|乙"),
        ("row", 2, "a\tb"),
    ]


def test_html_is_read_as_text_and_rows() -> None:
    text = (
        '<div align="right">云岭省人民政府</div>\n\n<table>\n<tr><td>指标</td><td>目标</td></tr>\n'
        "<tr><td>连接</td>\n<td>1000万</td></tr>\n</table>\n\n<script>\nvar a;\n</script>\n"
    )
    assert [(block.kind, block.align, block.text) for block in read(text).blocks] == [
        ("paragraph", "right", "云岭省人民政府"),
        ("row", None, "指标\t目标"),
        ("row", None, "连接\t1000万"),
    ]


def test_front_matter_is_metadata() -> None:
    head = (
        "---\ntitle: 云岭省数字经济条例\n文号: 云发〔2021〕1号\ndate: 2021-06-08\ntags: [a]\n---\n"
    )
    layout = read(f"{head}正文。")
    assert layout.metadata == {
        "title": "云岭省数字经济条例",
        "number": "云发〔2021〕1号",
        "date_published": "2021-06-08",
    }
    assert [block.text for block in layout.blocks] == ["正文。"]


@pytest.mark.parametrize("head", ["---\n甲：[乙\n---\n", "---\n- 甲\n---\n", "---\n甲\n乙\n"])
def test_a_head_that_is_no_mapping_is_text(head: str) -> None:
    assert "甲" in "".join(texts(f"{head}正文。"))


def test_fields_and_page_marks_go_as_in_plain_text() -> None:
    layout = read("**发文字号：** 云发〔2021〕1号\n\n# 通知\n\n现通知。\n\n— 1 —\n\n请执行。")
    assert layout.metadata == {"number": "云发〔2021〕1号"}
    assert [block.text for block in layout.blocks] == ["通知", "现通知。", "请执行。"]


def test_hard_wrapped_paragraphs_are_mended() -> None:
    paragraphs = [
        "为推动工业互联网在更大范围、更深程度融合应用，加快制造业转型升级，结合我省实际，制定本方案。",
        "以网络为基础、平台为中枢、安全为保障，坚持需求牵引，分类推进，促进制造企业降低成本、提高效率。",
        "到2023年，建成10个以上行业平台，带动5000家企业上云，连接设备超过80万台，普及率达到75%。",
    ]
    source = "\n\n".join("\n".join(printed_text([each], 24)) for each in paragraphs)
    assert texts(f"# 方案\n\n{source}") == ["方案", *paragraphs]


def test_breaks_that_are_meant_stay() -> None:
    assert texts("各单位：<br>现将方案  \n印发你们，\\\n请执行。") == [
        "各单位：",
        "现将方案",
        "印发你们，",
        "请执行。",
    ]


def test_a_line_without_blank_lines_around_is_a_paragraph() -> None:
    assert texts("第一条 为了发展，制定本条例。\n第二条 本省适用。\n（一）甲；\n（二）乙。") == [
        *("第一条 为了发展，制定本条例。", "第二条 本省适用。"),
        *("（一）甲；", "（二）乙。"),
    ]


@pytest.mark.parametrize("text", ["", "<!-- 无 -->", "---\n", "\n> \n"])
def test_a_file_without_text_is_empty(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[a](",
        "**甲",
        "__甲",
        "*甲",
        "`甲",
        "<甲",
        "<a ",
        "<!--",
        "&",
        "\\*",
        "甲|\n",
        "- 甲\n",
        "~~甲",
        ">甲",
    ],
)
def test_a_great_deal_of_anything_is_read(unit: str) -> None:
    assert texts(unit * 4_000)


@given(st.lists(st.text("甲乙丙一二、（）。，#*_->|：=+ \t", max_size=20), max_size=20))
def test_no_word_is_lost(lines: list[str]) -> None:
    source = "\n".join(lines)
    words = [character for character in source if character.isalpha()]
    if words:
        layout = read(source)
        shown = "".join(block.text for block in layout.blocks)
        if all(remark.code != "repeated-line-dropped" for remark in layout.remarks):
            assert [character for character in shown if character.isalpha()] == words


@pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not there")
def test_a_statute_has_its_chapters_and_articles() -> None:
    blocks = markdown.read((SHARED / "zj-shuzi-jingji-tiaoli.md").read_bytes()).blocks
    assert blocks[0].role == "title"
    assert sum(block.role == "level1" for block in blocks) == 9
    assert sum(block.text.startswith("第") and "条 " in block.text[:8] for block in blocks) == 62
