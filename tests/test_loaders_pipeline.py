"""One document through all stages: what is read, where it stands, and what is reported."""

from decimal import Decimal

import pytest

from loaders.layout import Unreadable
from loaders.model import Document, Reading
from loaders.pipeline import read_document
from loaders.resolver import Resolver
from ontology.lexicon import load_lexicon

NOTICE = """某省人民政府办公厅关于印发《某省工业互联网提升行动方案（2024—2026年）》的通知
某政办发〔2024〕15 号
各市（州）人民政府，省政府有关部门：
《某省工业互联网提升行动方案（2024—2026年）》已经省政府同意，现印发给你们，请认真贯彻执行。
某省人民政府办公厅
2024年4月9日
某省工业互联网提升行动方案（2024—2026年）
为贯彻落实《国务院关于深化“互联网+先进制造业”发展工业互联网的指导意见》（国发〔2017〕50号，以下简称《意见》），制定本方案。
一、总体目标
到2026年，建成标识解析二级节点15个以上，工业企业上云超过1.2万家。
二、重点任务
（一）完善网络基础。落实《意见》要求，推广时间敏感网络，每年遴选5G工厂10家。（省通信管理局牵头，省工业和信息化厅配合）
（二）强化安全保障。健全数据安全制度。（省委网信办、省公安厅按职责分工负责）
三、附则
本方案自印发之日起施行，有效期至2026年12月31日。
"""
ORDER = """中华人民共和国国务院令
第801号
《数据服务条例》已经2024年11月15日国务院第40次常务会议通过，现予公布，自2025年3月1日起施行。
总理 某某某
2024年12月6日
数据服务条例
第一章 总则
第一条 为了规范数据服务，根据《中华人民共和国数据安全法》，制定本条例。
第二条 违反本条例的，由县级以上人民政府有关部门责令改正，处5万元以上20万元以下罚款。
"""
PAGE = """<html><head><meta charset="utf-8"></head><body><div class="xxgk"><table>
<tr><td>索 引 号：</td><td>0001/2024-00015</td><td>成文日期：</td><td>2024年04月12日</td></tr>
<tr><td>标　　题：</td><td colspan="3">某部关于开展检查的通知</td></tr>
<tr><td>发文字号：</td><td>某部发〔2024〕3号</td><td>发布日期：</td><td>2024年04月15日</td></tr>
</table></div><div id="UCAP-CONTENT"><p style="text-align:center">某部关于开展检查的通知</p>
<p>各省有关部门：</p><p>现就开展检查有关事项通知如下，请认真组织实施。</p>
<p>一、检查范围。各地数据中心。</p><p>二、检查时间。2024年5月。</p>
<p align="right">某部</p><p align="right">2024年4月10日</p></div></body></html>
"""


def _read(text: str, name: str = "notice.txt") -> Reading:
    lexicon = load_lexicon()
    return read_document(text.encode(), name, "copy-test", lexicon, Resolver([], lexicon))


def _values(document: Document, name: str) -> list[str]:
    return [str(field.value) for field in document.fields if field.name == name]


def test_a_notice_and_its_plan() -> None:
    notice, plan = _read(NOTICE).documents
    assert str(notice.id) == "某政办发〔2024〕15号"
    assert str(plan.id) == "某政办发〔2024〕15号 附件1"
    assert notice.annexes == (plan.id,)
    assert _values(notice, "recipient") == ["各市（州）人民政府", "省政府有关部门"]
    assert _values(notice, "date_document") == ["2024-04-09"]
    assert [c.relation for c in notice.citations] == ["hasAnnex"]
    assert notice.citations[0].document == plan.id
    assert plan.period is not None
    assert [str(year) for year in plan.period] == ["2024", "2026"]


def test_the_statements_of_the_plan() -> None:
    plan = _read(NOTICE).documents[1]
    cited = [(c.relation, c.number, c.part) for c in plan.citations]
    assert cited[0] == ("implementsPolicy", "国发〔2017〕50号", None)
    assert [(c.part, c.number) for c in plan.citations[1:]] == [("2/1", "国发〔2017〕50号")]
    nodes, cloud = plan.targets[:2]
    assert (nodes.indicator, nodes.comparator) == ("secondary-nodes", ">=")
    assert nodes.value == Decimal(15)
    assert (cloud.comparator, cloud.value, cloud.unit) == (">", Decimal(12000), "家")
    assert {str(target.due) for target in plan.targets[:2]} == {"2026"}
    assert "tsn" in {m.concept for m in plan.mentions if m.part == "2/1"}
    roles = {(a.name or a.body, a.role, a.part) for a in plan.actors}
    assert ("省通信管理局", "lead", "2/1") in roles
    assert ("省公安厅", "responsible", "2/2") in roles
    assert _values(plan, "valid_until") == ["2026-12-31"]


def test_an_order_states_the_force_of_what_it_carries() -> None:
    order, regulation = _read(ORDER).documents
    assert _values(order, "type") == ["order"]
    assert _values(regulation, "date_in_force") == ["2025-03-01"]
    assert regulation.targets == ()
    assert [c.relation for c in regulation.citations] == ["legalBasis"]


def test_what_the_page_says_stands_beside_what_the_text_says() -> None:
    main = _read(PAGE, "page.html").documents[0]
    assert _values(main, "number") == ["某部发〔2024〕3号"]
    assert _values(main, "date_document") == ["2024-04-10", "2024-04-12"]
    assert _values(main, "date_published") == ["2024-04-15"]
    assert _values(main, "title") == ["某部关于开展检查的通知"]


def test_every_statement_has_its_place() -> None:
    reading = _read(NOTICE)
    text = reading.source.text or ""
    for document in reading.documents:
        for group in ("fields", "parts", "citations", "targets", "mentions", "actors"):
            for statement in getattr(document, group):
                assert statement.provenance.evidence, statement
                for evidence in statement.provenance.evidence:
                    assert text[evidence.start : evidence.end] == evidence.quote
                    assert evidence.rule


def test_the_same_bytes_give_the_same_reading() -> None:
    assert _read(NOTICE) == _read(NOTICE)


@pytest.mark.parametrize("text", ["", " \n　\n"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        _read(text)
    assert refused.value.code == "empty"
