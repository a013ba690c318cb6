"""Pages in the form of different publishers, all with the same document."""

import pytest

from loaders.formats import read_layout
from loaders.layout import Block, Layout

TITLE = "青原省人民政府办公厅关于印发青原省工业软件应用推广行动方案的通知"
NUMBER = "青政办发〔2022〕18号"
RECIPIENTS = "各市、县人民政府，省政府各部门、各直属机构："
ORDER = "《青原省工业软件应用推广行动方案》已经省政府同意，现印发给你们，请结合实际认真组织实施。"
ISSUER = "青原省人民政府办公厅"
DATE = "2022年6月17日"
FIRST = "一、总体目标"
AIM = (
    "到2025年，全省规模以上工业企业关键工序数控化率达到68%以上，培育工业软件骨干企业30家，"
    "形成一批可以复制推广的应用案例。"
)
SECOND = "二、重点任务"
TASK = (
    "（一）组织企业上云。省工业和信息化厅会同有关部门每年发布应用需求清单，引导中小企业以租代建，"
    "降低使用成本。（省工业和信息化厅牵头，省财政厅配合）"
)
BODY = [RECIPIENTS, ORDER, ISSUER, DATE, "青原省工业软件应用推广行动方案", FIRST, AIM, SECOND, TASK]
FULL = [TITLE, NUMBER, *BODY]
NAVIGATION = (
    '<div class="header"><ul>'
    + "".join(
        f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(["首页", "要闻", "公开"])
    )
    + "</ul></div>"
)
FOOTER = (
    '<div class="footer"><p><a href="/map/">网站地图</a> <a href="/us/">联系我们</a></p>'
    "<p>主办单位：青原省人民政府办公厅　网站标识码：9900000001　青ICP备00000001号</p></div>"
)


def page(main: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head>'
        f"<body>{NAVIGATION}{main}{FOOTER}</body></html>"
    )


def paragraphs(texts: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>　　{text}</p>\n" for text in texts)


def read(text: str, name: str = "page.html", encoding: str = "utf-8") -> Layout:
    media_type, layout = read_layout(name, text.encode(encoding))
    assert media_type == "text/html"
    return layout


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks]


def codes(layout: Layout) -> set[str]:
    return {remark.code for remark in layout.remarks}


def test_gov_cn_a_in_layout_tables() -> None:
    fields = (
        "<table class='bd1'><tr><td><b>索 引 号：</b></td><td>990014349/2022-00018</td>"
        "<td><b>主题分类：</b></td><td>工业、交通\\信息产业</td></tr>"
        "<tr><td><b>发文机关：</b></td><td>省政府办公厅</td><td><b>成文日期：</b></td><td>"
        "2022年06月17日</td></tr>"
        f"<tr><td><b>标　　题：</b></td><td colspan='3'>{TITLE}</td></tr>"
        f"<tr><td><b>发文字号：</b></td><td>{NUMBER}</td><td><b>发布日期：</b></td><td>"
        "2022年06月20日</td></tr>"
        "</table><table><tr><td><b>主 题 词：</b></td><td></td></tr></table>"
    )
    heads = "".join(
        '<p style="text-align: center"><span style="font-size: 18pt; font-weight: bold">'
        f"{part}</span></p>"
        for part in (TITLE[:18], TITLE[18:])
    )
    body = (
        heads + '<p style="text-align: center"><span style="font-family: 楷体, 楷体_GB2312">'
        f"{NUMBER}</span></p>"
        + paragraphs([RECIPIENTS, ORDER])
        + f'<p style="text-align: right">{ISSUER}</p><p style="text-align: right">{DATE}</p>'
    )
    layout = read(
        f'<div class="wrap"><table border="0"><tr><td>{fields}</td></tr></table><table><tr><td>'
        f'<table><tr><td class="b12c" id="UCAP-CONTENT">{body}</td></tr></table>'
        "<div>扫一扫在手机打开当前页</div></td></tr></table></div>"
    )
    assert layout.blocks == (
        Block(TITLE[:18], align="center", role="title"),
        Block(TITLE[18:], align="center", role="title"),
        Block(NUMBER, align="center"),
        Block(RECIPIENTS),
        Block(ORDER),
        Block(ISSUER, align="right"),
        Block(DATE, align="right"),
    )
    assert layout.metadata == {
        "index_number": "990014349/2022-00018",
        "topic": "工业、交通\\信息产业",
        "issuer": "省政府办公厅",
        "date_document": "2022年06月17日",
        "title": TITLE,
        "number": NUMBER,
        "date_published": "2022年06月20日",
    }


def test_gov_cn_b_with_a_heading_above_the_text() -> None:
    layout = read(
        page(
            f'<div class="article oneColumn pub_border"><h1 id="ti">{TITLE}</h1>'
            '<div class="pages-date">2022-06-20 17:19 <span class="font">来源： 省政府网</span>'
            '<div class="pages_print"><span>【字体：<span>大</span> <span>中</span> <span>'
            "小</span>】</span>"
            '<span onclick="print()">打印</span></div></div>'
            f'<div class="pages_content"><div id="UCAP-CONTENT">{paragraphs(BODY)}</div></div>'
            '<div class="editor">责任编辑：赵某</div></div>',
            '<meta name="firstpublishedtime" content="2022-06-20-17:19:00">',
        )
    )
    assert texts(layout) == [TITLE, *BODY]
    assert layout.blocks[0] == Block(TITLE, align="center", role="title")
    assert "title-from-page" in codes(layout)
    assert layout.metadata["date_published"] == "2022-06-20 17:19"
    assert layout.metadata["source"] == "省政府网"


def test_miit_with_a_list_of_fields() -> None:
    layout = read(
        page(
            f'<div class="w980 center cmain"><h1 id="con_title">{TITLE}</h1>'
            '<div class="xxgk_top"><ul><li><b>发文机关：</b><span>省工业和信息化厅</span></li>'
            f"<li><b>标　　题：</b><span>{TITLE}</span></li><li><b>发文字号：</b><span>"
            f"{NUMBER}</span></li>"
            "<li><b>成文日期：</b><span>2022-06-17</span></li><li><b>发布日期：</b><span>"
            "2022-06-20</span></li>"
            "<li><b>文章来源：</b><span>信息化处</span></li><li><b>分　　类：</b><span>"
            "软件</span></li></ul></div>"
            f'<div class="ccontent center" id="con_con">{paragraphs(BODY)}</div></div>'
        )
    )
    assert texts(layout) == [TITLE, *BODY]
    assert layout.metadata == {
        "title": TITLE,
        "number": NUMBER,
        "issuer": "省工业和信息化厅",
        "date_document": "2022-06-17",
        "date_published": "2022-06-20",
        "source": "信息化处",
        "topic": "软件",
    }


def test_provincial_trs_with_files_beside_the_text() -> None:
    layout = read(
        page(
            '<div class="path"><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/z/">政策</a></div>'
            f'<div class="article_l"><h2 class="article_title">{TITLE}</h2>'
            '<div class="time">发布时间：2022/06/20</div><div class="ly">来源：<span>'
            "省政府办公厅</span></div>"
            '<div class="article_con"><style>.TRS_Editor P{font-size:12pt}</style>'
            "<div class=TRS_Editor>"
            f"{paragraphs(FULL)}</div></div>"
            '<div class="attachment"><div class="attachment_l">附件：</div>'
            '<div class="attachment_r">'
            '<p><a href="./P0202206.pdf">1.工业软件需求清单.pdf</a></p>'
            '<p><a href="./P0202207.docx">2.申报表.docx</a></p></div></div></div>'
            '<div class="related"><h3>相关解读</h3><a href="/j/1.pdf">一图读懂.pdf</a></div>',
            '<meta name="SiteName"content="青原省人民政府"><meta name="ArticleTitle"content="'
            + TITLE
            + '"><meta name="PubDate" content="2022-06-20 08:59:01">'
            '<meta name="ContentSource" content="青原省人民政府办...">',
        )
    )
    assert texts(layout) == [*FULL, "附件：1.工业软件需求清单.pdf", "附件：2.申报表.docx"]
    assert layout.metadata == {
        "title": TITLE,
        "date_published": "2022/06/20",
        "source": "省政府办公厅",
    }
    assert "linked-file-not-read" in codes(layout)


def test_an_empty_list_of_files_gives_nothing() -> None:
    layout = read(
        page(
            f"<div class=TRS_Editor>{paragraphs(FULL)}</div>"
            '<div class="attachment"><div>附件：</div><div><p>\n</p></div></div>'
        )
    )
    assert texts(layout) == FULL


def test_a_cut_value_is_left_out_with_a_remark() -> None:
    layout = read(
        page(
            f"<div class=TRS_Editor>{paragraphs(FULL)}</div>",
            '<meta name="ContentSource" content="青原省人民政府办...">',
        )
    )
    assert "source" not in layout.metadata
    assert "metadata-cut" in codes(layout)


def test_gkmlpt_with_empty_fields() -> None:
    cells = [
        ("索引号", "990000017/2022-00321"), ("分类", "工业"), ("发布机构", "省政府办公厅"),
        ("成文日期", "2022-06-17"), ("名称", TITLE), ("文号", ""), ("发布日期", "2022-06-20"),
        ("主题词", ""),
    ]  # fmt: skip
    rows = "".join(
        "<tr>"
        + "".join(f"<td class='label'>{k}：</td><td>{v}</td>" for k, v in cells[i : i + 2])
        + "</tr>"
        for i in range(0, len(cells), 2)
    )
    layout = read(
        page(
            f'<div class="classify"><table>{rows}</table></div><div class="content">'
            f'<h1 class="content-title">{TITLE}</h1><div class="content-date">'
            "发布日期：2022-06-20　浏览次数：12</div>"
            f'<div class="article-content">{paragraphs(FULL)}</div></div>'
        )
    )
    assert texts(layout) == FULL
    assert "number" not in layout.metadata
    assert layout.metadata["topic"] == "工业"
    assert layout.metadata["index_number"] == "990000017/2022-00321"
    assert layout.metadata["title"] == TITLE


def test_wechat_article_hidden_until_a_script_shows_it() -> None:
    sections = "".join(
        f'<section style="line-height: 2em;"><span style="font-size: 15px;">{text}</span></section>'
        for text in FULL
    )
    layout = read(
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f'<meta property="og:title" content="{TITLE}"></head>'
        f'<body><div id="page-content"><h1 class="rich_media_title">{TITLE}</h1>'
        '<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">'
        f"{sections}<p>扫描二维码关注我们</p></div></div></body></html>"
    )
    assert texts(layout) == FULL
    assert layout.metadata["title"] == TITLE
    assert "page-furniture-dropped" in codes(layout)


def test_shanghai_with_number_and_date_in_the_heading() -> None:
    layout = read(
        page(
            f'<h2 class="Article-title"><span id="ivs_title">{TITLE}</span><small>'
            '<span id="ivs_date">(发布日期：2022年06月20日</span> <span>'
            "文号：青发改规范〔2022〕7号)</span></small></h2>"
            f'<div class="Article_content" id="ivs_content">{paragraphs(BODY)}</div>'
            '<div class="Message"><a href="#">政策性文件留言咨询</a><p>'
            "（注：留言时请注明文件名称）</p></div>"
        )
    )
    assert layout.metadata["number"] == "青发改规范〔2022〕7号"
    assert layout.metadata["date_published"] == "2022年06月20日"
    assert texts(layout)[-len(BODY) :] == BODY


@pytest.mark.parametrize("container", ["wrapper_detail_text", "nobody-knows-this", "con"])
def test_a_container_of_unknown_name(container: str) -> None:
    layout = read(
        page(
            f'<div class="wrapper"><div class="wt">{TITLE}</div><div class="wm"><span>'
            "2022-06-20 09:12</span>"
            '<span>来源：</span><p>Aa</p><span>字体：</span><a href="#">小</a>|<a href="#">'
            '中</a>|<a href="#">大</a></div>'
            f'<div class="{container}">{paragraphs(FULL)}</div>'
            '<div id="qr">扫一扫在手机打开当前页</div></div>',
            f'<meta name="ArticleTitle" content="{TITLE}">',
        )
    )
    assert texts(layout)[-len(FULL) :] == FULL
    assert [text for text in texts(layout) if text not in FULL] == []
    assert layout.metadata["date_published"] == "2022-06-20 09:12"


def test_divisions_with_breaks_only() -> None:
    layout = read("<div>" + "<br><br>\n".join(f"　　{text}" for text in FULL) + "</div>")
    assert texts(layout) == FULL


def test_exported_from_word() -> None:
    lines = "".join(
        "<p class=MsoNormal>"
        f"<span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312'>{text}"
        "<o:p></o:p></span></p>\n"
        for text in BODY
    )
    layout = read(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><style><!--\n"
        "/* Style Definitions */ p.MsoNormal, li.MsoNormal {margin:0cm; text-align:justify}\n"
        "p.Biaoti {text-align:center; font-size:22.0pt; font-family:方正小标宋简体}\n-->"
        "</style></head>"
        f"<body lang=ZH-CN><div class=WordSection1><p class=Biaoti>{TITLE}<o:p></o:p></p>{lines}"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>",
        encoding="gb18030",
    )
    assert texts(layout) == [TITLE, *BODY]
    assert layout.blocks[0] == Block(TITLE, align="center", role="title")


def test_preformatted_text() -> None:
    layout = read(page("<pre>\n" + "\n".join(f"    {text}" for text in FULL) + "\n</pre>"))
    assert texts(layout) == FULL


def test_big5() -> None:
    title = "經濟部工業局推動智慧製造輔導計畫作業要點"
    body = (
        "為協助製造業導入工業物聯網及智慧機械，提升生產效率，特訂定本要點。申請單位應提出計畫書。"
    )
    text = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5">'
        "</head><body>"
        f"<h1>{title}</h1><p>一、{body}</p><p>二、{body}</p></body></html>"
    )
    assert texts(read(text, encoding="big5")) == [title, f"一、{body}", f"二、{body}"]


def test_gbk_that_declares_utf_8() -> None:
    layout = read(page(paragraphs(FULL)), encoding="gb18030")
    assert texts(layout) == FULL
    assert "encoding-differs" in codes(layout)


def test_a_fragment_without_a_page() -> None:
    assert texts(read(paragraphs(FULL), name="stored")) == FULL


def test_a_repost_with_its_source_and_disclaimer() -> None:
    layout = read(
        paragraphs(
            [
                *FULL,
                "原文：http://www.example.gov.cn/2022/18.htm",
                "原文发布机关： 青原省人民政府",
                "免责声明：本文为转载，仅为传播消息之用，不代表本网观点。",
            ]
        )
    )
    assert texts(layout) == FULL
    assert sum(remark.code == "page-furniture-dropped" for remark in layout.remarks) == 3


def test_words_of_sites_within_a_text_stay() -> None:
    inner = "来源：各市上报材料汇总"
    body = [*FULL[:8], *[AIM] * 6, inner, *[TASK] * 12]
    assert inner in texts(read(paragraphs(body)))


def test_only_a_link_to_the_document() -> None:
    layout = read(
        page(
            '<div class="wrapper_detail_text"><p><img src="./W02.gif"><a href="/f/1.pdf">'
            f"{TITLE}.pdf</a></p>"
            "<p><br></p></div>",
            f'<meta name="ArticleTitle" content="{TITLE}">',
        )
    )
    assert f"{TITLE}.pdf" in texts(layout)
    assert "linked-file-not-read" in codes(layout)


def test_several_editors_make_one_document() -> None:
    layout = read(
        page(
            f"<div><div class='TRS_Editor'>{paragraphs(FULL[:4])}</div>"
            f"<div class='TRS_Editor'>{paragraphs(FULL[4:])}</div></div>"
        )
    )
    assert texts(layout) == FULL


def test_an_opinion_in_quirky_markup() -> None:
    layout = read(
        "<CENTER><FONT size=5><B>"
        f"{TITLE[:18]}<BR>{TITLE[18:]}</B></FONT></CENTER><P align=center>{NUMBER}"
        f"<P>{RECIPIENTS}<P>&nbsp;&nbsp;&nbsp;&nbsp;{ORDER}"
        f"<P>{'&nbsp; ' * 20}{ISSUER}<P>{'&nbsp; ' * 20}{DATE}"
    )
    assert [(block.text, block.align, block.role) for block in layout.blocks] == [
        (TITLE[:18], "center", "title"),
        (TITLE[18:], "center", "title"),
        (NUMBER, "center", None),
        (RECIPIENTS, None, None),
        (ORDER, None, None),
        (ISSUER, "right", None),
        (DATE, "right", None),
    ]
