import pytest

from loaders.formats.lines.plain_metadata import page_facts
from loaders.formats.lines.printed_lines import file_lines, printed_lines
from loaders.layout import MetadataName

NOTICE = "云岭省工业和信息化厅关于组织申报的通知\n各市工业和信息化局：\n现组织申报。\n"


def facts(text: str) -> tuple[dict[MetadataName, str], list[str], list[str]]:
    found = page_facts(printed_lines(file_lines(text)))
    return found.metadata, [line.text for line in found.lines], [r.code for r in found.remarks]


def test_fields_above_a_text_are_metadata() -> None:
    head = (
        "首页 > 政务公开 > 通知\n索 引 号：000/2021-01  主题分类：工业\\信息产业\n"
        "发文机关：\n\n省工信厅\n"
        "标　　题：\n云岭省工业和信息化厅关于组织申报的通知\n发文字号：云工信函〔2021〕4号\n"
        "成文日期：2021-06-08\n发布日期：2021年6月9日\n主 题 词：\n浏览次数：1957\n"
    )
    metadata, lines, codes = facts(head + NOTICE)
    assert metadata == {
        "index_number": "000/2021-01",
        "topic": "工业\\信息产业",
        "issuer": "省工信厅",
        "title": "云岭省工业和信息化厅关于组织申报的通知",
        "number": "云工信函〔2021〕4号",
        "date_document": "2021-06-08",
        "date_published": "2021年6月9日",
    }
    assert lines == NOTICE.splitlines()
    assert codes == ["page-furniture-dropped"]


def test_an_empty_field_takes_no_title_for_its_value() -> None:
    metadata, lines, _ = facts(f"发布机构：省工信厅\n文号：\n主题词：\n{NOTICE}")
    assert metadata == {"issuer": "省工信厅"}
    assert lines == NOTICE.splitlines()


@pytest.mark.parametrize("value", ["无", "-", "暂无", ""])
def test_a_value_that_says_nothing_is_none(value: str) -> None:
    assert facts(f"索引号：A/1\n文号：{value}\n{NOTICE}")[0] == {"index_number": "A/1"}


@pytest.mark.parametrize(
    "line",
    [
        "分享:",
        "发布时间：2021-06-09  来源：省工信厅",
        "字号：[ 大 中 小 ]",
        "【打印】【关闭】",
        "您现在的位置：首页 > 文件",
    ],
)
def test_furniture_of_sites_goes(line: str) -> None:
    title, rest = NOTICE.split("\n", 1)
    assert facts(f"{title}\n{line}\n{rest}")[1] == NOTICE.splitlines()


@pytest.mark.parametrize("line", ["名称：工业互联网平台", "大", "来源于生产", "主题鲜明"])
def test_what_a_text_may_say_itself_stays(line: str) -> None:
    assert line in facts(f"{line}\n{NOTICE}")[1]


def test_fields_below_the_first_sentence_are_text() -> None:
    metadata, lines, _ = facts(f"{NOTICE}发文机关：填写全称。\n")
    assert metadata == {}
    assert lines[-1] == "发文机关：填写全称。"


def test_furniture_below_a_text_goes() -> None:
    end = "【打印】【关闭】\n上一篇：关于放假的通知\n版权所有：云岭省人民政府 网站标识码：00"
    assert facts(NOTICE + end)[1] == NOTICE.splitlines()


def test_dates_that_differ_are_told() -> None:
    text = f"发布日期：2021-06-09\n发布时间：{{}}\n{NOTICE}"
    assert "metadata-differs" in facts(text.format("2021-06-10"))[2]
    assert "metadata-differs" not in facts(text.format("2021年6月9日 10:30"))[2]
