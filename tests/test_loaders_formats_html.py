"""Paragraphs of web pages: where they part, how they look, what is left out; and the samples."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.formats import read_layout
from loaders.layout import Align, Block, Layout, Role

SHARED = Path(__file__).parents[2] / "shared" / "texts"
LINE = "各地要结合实际抓好落实，建立健全工作台账，定期调度通报进展情况，确保各项任务按期完成。"


def read(text: str) -> Layout:
    return read_layout("page.html", text.encode())[1]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def shown(paragraph: str) -> tuple[Align | None, Role | None]:
    """Alignment and role of the first of several paragraphs, the others plain."""
    block = read(paragraph + f"<p>{LINE}</p>" * 5).blocks[0]
    return block.align, block.role


def test_block_elements_and_breaks_part_paragraphs() -> None:
    assert texts("甲<p>乙<br>丙</p>丁<div>戊<span>己</span></div><ul><li>庚<li>辛</ul>") == [
        *"甲乙丙丁",
        "戊己",
        *"庚辛",
    ]


def test_blanks_of_the_source_are_squeezed() -> None:
    assert texts("<p>\n　　第一条\t　为了\n规范&nbsp;&nbsp;管理 </p>") == ["第一条 为了 规范 管理"]


def test_what_displays_as_a_block_is_one() -> None:
    assert texts("<p><span style='display: block'>甲</span><span>乙</span></p>") == ["甲", "乙"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>隐</p>", "<div hidden><p>隐</p></div>", "<script>隐()</script>",
        "<style>p{content:'隐'}</style>", "<template><p>隐</p></template>", "<!-- 隐 -->",
        "<noscript>隐</noscript>", "<span style='VISIBILITY: hidden'>隐</span>", "<select>"
        "<option>隐</select>",
        "<textarea>隐</textarea>", "<iframe>隐</iframe>", "<svg><text>隐</text></svg>",
    ],
)  # fmt: skip
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    assert texts(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]


@pytest.mark.parametrize(
    ("paragraph", "align"),
    [
        ("<p style='text-align:center'>甲</p>", "center"),
        ("<p align=RIGHT>甲</p>", "right"),
        ("<p style='TEXT-ALIGN: end'>甲</p>", "right"),
        ("<div align=left><p>甲</p></div>", "left"),
        ("<center><p>甲</p></center>", "center"),
        ("<center><p style='text-align:justify'>甲</p></center>", None),
        ("<p align='' style='text-align: justify'>甲</p>", None),
        ("<style>.qm{text-align:right}</style><p class='x qm'>甲</p>", "right"),
        ("<p>" + "&nbsp;" * 10 + "甲</p>", "right"),
        ("<p>" + "　" * 6 + "2022年6月17日</p>", "right"),
        ("<p>　　甲</p>", None),
        ("<p>&nbsp;&nbsp;&nbsp;&nbsp; 甲</p>", None),
        ("<p>" + "　" * 6 + "2.附表</p>", None),
        ("<p>" + "　" * 6 + LINE + "</p>", None),
    ],
)
def test_alignment(paragraph: str, align: Align | None) -> None:
    assert shown(paragraph)[0] == align


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("<h1>实施方案</h1>", "title"),
        ("<h3>实施方案</h3>", "title"),
        ("<h2>第一章 总则</h2>", "level1"),
        ("<h3>一、总体要求</h3>", "level1"),
        ("<h3>（一）主要目标</h3>", "level2"),
        ("<h5>主要目标</h5>", "level2"),
        ("<p style='text-align:center;font-size:18pt'>实施方案</p>", "title"),
        (
            "<p align=center><font style='font-size:22pt'>实施</font><font size=6>方案</font></p>",
            "title",
        ),
        ("<p style='font-size:24px'><b>实施方案</b></p>", "title"),
        ("<p style='font-family:方正小标宋_GBK'>实施方案</p>", "title"),
        ("<p style='font-size:22pt'>实施方案</p>", None),
        ("<p style='font-size:20pt; text-align:center'><b>第二章 职责</b></p>", "level1"),
        ("<p><b>一、总体要求</b></p>", "level1"),
        ("<p><span style='font-weight:700'>一、</span><strong>总体要求</strong></p>", "level1"),
        ("<p style='font-family: SimHei, sans-serif'>一、总体要求</p>", "level1"),
        ("<p style='font-family: &quot;Microsoft YaHei&quot;, 黑体'>一、总体要求</p>", None),
        ("<p style='font-family: 楷体_GB2312'>（一）主要目标</p>", "level2"),
        ("<p style='font-family: 楷体; text-align:center'>青政发〔2022〕1号</p>", None),
        ("<p style='font-family: 楷体'>（2019年5月1日公布）</p>", None),
        ("<p><b>（一）主要目标。</b>到2025年建成平台。</p>", None),
        (f"<p><b>{LINE}</b></p>", None),
        ("<p style='font-weight:bold'><span style='font-weight:normal'>正文</span></p>", None),
    ],
)
def test_roles(paragraph: str, role: Role | None) -> None:
    assert shown(paragraph)[1] == role


def test_a_title_in_bold_where_no_line_is_larger() -> None:
    layout = read(f"<p align=center><b>实施方案</b></p>{f'<p>{LINE}</p>' * 3}")
    assert layout.blocks[0] == Block("实施方案", align="center", role="title")


def test_what_all_text_has_says_nothing() -> None:
    layout = read(f"<div style='font-weight:bold'><p>一、总体要求</p>{f'<p>{LINE}</p>' * 3}</div>")
    assert {block.role for block in layout.blocks} == {None}
    layout = read(f"<div style='font-size:20pt'><p align=center>甲</p>{f'<p>{LINE}</p>' * 3}</div>")
    assert layout.blocks[0].role is None


def test_wrapped_lines_of_a_title() -> None:
    layout = read(
        "<p style='text-align:center'><span style='font-size:18pt;font-weight:bold'>关于印发<br>"
        f"实施方案的通知</span></p><p>{LINE}</p>"
    )
    assert layout.blocks[:2] == (
        Block("关于印发", align="center", role="title"),
        Block("实施方案的通知", align="center", role="title"),
    )


@pytest.mark.parametrize(
    ("items", "printed"),
    [
        ("<ol><li>甲</li><li><p>乙</p><p>附注</p></li></ol>", ["1.甲", "2.乙", "附注"]),
        ("<ol start=3><li>建平台</li></ol>", ["3.建平台"]),
        ("<ol style=list-style:cjk-ideographic start=10><li>甲<li>乙</ol>", ["十、甲", "十一、乙"]),
        ("<ol type=a><li>甲</ol>", ["a.甲"]),
        ("<ol><li>（一）甲</li><li>2．乙</li></ol>", ["（一）甲", "2．乙"]),
        ("<ul><li>甲</li></ul>", ["甲"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", ["1.甲", "1.乙", "2.丙"]),
    ],
)  # fmt: skip
def test_numbers_of_lists_are_those_that_are_seen(items: str, printed: list[str]) -> None:
    assert texts(items) == printed


def test_links_keep_their_text_and_files_are_remarked_on() -> None:
    layout = read(f"<p>{LINE}</p><p>附件：1.<a href='/f/1.PDF?x'>需求清单</a></p>")
    assert layout.blocks[1].text == "附件：1.需求清单"
    assert [(remark.code, remark.message) for remark in layout.remarks] == [
        ("linked-file-not-read", "附件：1.需求清单: /f/1.PDF?x")
    ]


def test_an_annex_that_the_text_names_is_not_listed_again() -> None:
    layout = read(
        f"<div id=zoom><p>{LINE}</p><p>附件：1.需求清单</p></div>"
        "<div><a href='1.pdf'>附件1：需求清单.pdf</a></div><div><a href='2.pdf'>"
        "申报表.pdf</a></div>"
    )
    assert [block.text for block in layout.blocks[1:]] == ["附件：1.需求清单", "附件：申报表.pdf"]


def test_fields_within_the_text_element_become_metadata() -> None:
    layout = read(
        "<div id=zoom><p>关于开展试点的通知</p><ul><li>索引号：990/2022-1</li><li>"
        "发布机构：省数据局</li>"
        "<li>成文日期：2022-03-04</li><li>文号：</li><li>有效性：有效</li></ul>"
        f"<p>各市：</p><p>{LINE}</p></div>"
    )
    assert [block.text for block in layout.blocks] == ["关于开展试点的通知", "各市：", LINE]
    assert layout.metadata == {
        "index_number": "990/2022-1",
        "issuer": "省数据局",
        "date_document": "2022-03-04",
    }


def test_the_header_of_a_list_of_documents_is_no_block_of_fields() -> None:
    layout = read(
        "<div id=zoom><p>关于废止部分文件的决定</p><table border=1><tr><td>序号<td>"
        "文件名称<td>文号<td>发布日期"
        "<tr><td>1<td>关于开展试点的通知<td>青数发〔2012〕3号<td>2012-03-04</table></div>"
    )
    assert [block.text for block in layout.blocks][1:] == [
        "序号\t文件名称\t文号\t发布日期",
        "1\t关于开展试点的通知\t青数发〔2012〕3号\t2012-03-04",
    ]
    assert layout.metadata == {}


def test_fields_of_a_text_itself_stay() -> None:
    lines = ["关于征集案例的通知", LINE, "名称：平台案例", "来源：各市推荐", "主题：数据要素", LINE]
    assert texts(f"<div id=zoom><p>{'<p>'.join(lines)}</div>") == lines


def test_of_two_values_the_page_s_own_field_is_taken() -> None:
    layout = read(
        "<html><head><meta name=PubDate content='2022-05-06 07:08:09'></head><body>"
        f"<p>发布日期：2022年5月1日</p><div id=zoom><p>{LINE}</p></div></body></html>"
    )
    assert layout.metadata == {"date_published": "2022年5月1日"}


def test_a_number_alone_above_the_text() -> None:
    layout = read(
        "<h1>关于开展试点的通知</h1><p>（青数发〔2022〕3号）</p><div id=zoom><p>各市：</p>"
        f"<p>{LINE}</p></div>"
    )
    assert layout.metadata == {"number": "青数发〔2022〕3号"}
    assert layout.blocks[0].text == "关于开展试点的通知"


def test_pictures_in_a_text_are_remarked_on() -> None:
    layout = read(f"<div id=zoom><p>{LINE}</p><img src='W02.png'><img src='icon_pdf.gif'></div>")
    assert [(remark.code, remark.message[:10]) for remark in layout.remarks] == [
        ("pictures-not-read", "1 pictures")
    ]


def samples() -> list[dict[str, Any]]:
    if not (SHARED / "INDEX.yaml").exists():
        return []
    index = yaml.safe_load((SHARED / "INDEX.yaml").read_text(encoding="utf-8"))
    return [each for each in index if each["file"].endswith(".html")]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(not samples(), reason="the sample documents are not at hand")
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: str(sample["slug"]))
def test_samples(sample: dict[str, Any]) -> None:
    _, layout = read_layout(sample["file"], (SHARED / sample["file"]).read_bytes())
    whole = bare("".join(block.text for block in layout.blocks))
    expected = sample["expected"]
    wanted = [expected.get("addressee"), *expected.get("annexes", ()), *sample["issuers"]]
    assert [text for text in wanted if text and bare(text) not in whole] == []
    assert bare(sample["title"]) in whole
    year, month, day = sample["date"].split("-")
    if "index_no" in sample:
        assert layout.metadata["number"] == sample["doc_number"]
        assert layout.metadata["index_number"] == sample["index_no"]
        assert layout.metadata["topic"] == sample["topic"]
        assert layout.metadata["date_document"] == f"{year}年{month}月{day}日"
    assert not {"扫一扫", "排行榜", "分享"} & {block.text[:3] for block in layout.blocks}
    assert not any("免责声明" in block.text for block in layout.blocks)
