"""From a spelling to the document that is meant: none, one, or several."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import document_id
from strategies import document_numbers, spellings, texts

from loaders.docnumber import DocumentNumber
from loaders.model import DocumentId
from loaders.resolver import Known, Resolver, normal_title

NOTICE = document_id("工信厅信管〔2020〕8号")
OPINIONS = document_id("国发〔2017〕50号")
PLAN = document_id("工信部信管〔2018〕8号")
ANNEX = document_id("工信部信管〔2018〕8号", annex=1)
UNNUMBERED = DocumentId(slug="report", issuer="miit")
RESOLVER = Resolver(
    [
        Known(NOTICE, ("关于推动工业互联网加快发展的通知", "「工業互聯網」通知")),
        Known(OPINIONS, ("关于深化“互联网+先进制造业”发展工业互联网的指导意见",)),
        Known(PLAN, ("行动计划（2018-2020年）的通知",)),
        Known(ANNEX, ("行动计划（2018-2020年）", "工作报告")),
        Known(UNNUMBERED, ("工作报告",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("工信庁信管[2020]8号", [NOTICE]),
        ("国发〔2017〕50", [OPINIONS]),
        ("工信部信管〔2018〕8号", [PLAN]),
        ("工信部信管〔2018〕8号 附件1", [ANNEX]),
        ("工信部信管〔2018〕8号附件１", [ANNEX]),
        ("工信部信管〔2018〕8号 annex 1", [ANNEX]),
        ("工信部信管〔2018〕8号 附件2", []),
        ("国发〔2017〕51号", []),
        ("2020年8号文", [NOTICE]),
        ("2020年8号", [NOTICE]),
        ("8号文", [NOTICE, PLAN]),
        ("８号", [NOTICE, PLAN]),
        ("8号 附件1", [ANNEX]),
        ("8号 附件3", []),
        ("9号文", []),
        ("《行动计划（2018～2020年）》", [ANNEX]),
        ("关于深化「互联网＋先进制造业」发展工业互联网的指导意见", [OPINIONS]),
        ("工业互联网", []),
        ("工作报告", [ANNEX, UNNUMBERED]),
        ("", []),
    ],
)
def test_a_spelling_means_none_one_or_several(text: str, documents: list[DocumentId]) -> None:
    assert sorted(RESOLVER.resolve(text), key=str) == sorted(documents, key=str)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《三年行动计划（2018—2020年）》", "三年行动计划(2018-2020年)"),
        ("2018~2020", "2018〜2020"),
        ("“互联网+”", "「互联网＋」"),
        ("Industrial Internet", "industrialinternet"),
        ("５Ｇ＋ 工业互联网", "5G+工业互联网"),
    ],
)
def test_titles_that_are_the_same_to_a_reader(one: str, other: str) -> None:
    assert normal_title(one) == normal_title(other)


def test_titles_that_are_not_the_same() -> None:
    assert normal_title("行动计划（2018-2020年）") != normal_title("行动计划（2021-2023年）")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工業互聯網創新發展行動計劃", "工业互联网创新发展行动计划"),
        ("行动计划（2018年-2020年）", "行动计划（2018—2020年）"),
        ("行动计划（2018至2020年）", "行动计划(2018～2020年)"),
        ("关于“5G·工业互联网”的意见", "关于5G・工业互联网的意见"),
    ],
)
def test_scripts_and_periods_are_no_matter(one: str, other: str) -> None:
    assert normal_title(one) == normal_title(other)


def test_a_trial_version_is_another_document() -> None:
    assert normal_title("标识管理办法（试行）") != normal_title("标识管理办法")


BY_COUNCIL = document_id("国发〔2031〕1号")
BY_PROVINCE = document_id("粤府〔2031〕2号")
JOINT = document_id("工信部联信管〔2031〕3号")
JOINT_PLAN = document_id("工信部联信管〔2031〕3号", annex=1)
WITHOUT_PLAN = document_id("工信厅信管〔2031〕4号")
NAMED = Resolver(
    [
        Known(BY_COUNCIL, ("国务院关于建设试验网络的意见",)),
        Known(BY_PROVINCE, ("关于推广试验网络的意见",), issuers=("gd-gov",)),
        Known(JOINT, ("工业和信息化部等八部门关于印发《试验网络行动计划（2031-2033年）》的通知",)),
        Known(JOINT_PLAN, ("试验网络行动计划（2031-2033年）",)),
        Known(WITHOUT_PLAN, ("工业和信息化部办公厅关于印发《测试规范》和《测试目录》的通知",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("关于建设试验网络的意见", [BY_COUNCIL]),
        ("国务院《关于建设试验网络的意见》", [BY_COUNCIL]),
        ("国务院办公厅关于建设试验网络的意见", []),
        ("四川省人民政府关于建设试验网络的意见", []),
        ("广东省人民政府关于推广试验网络的意见", [BY_PROVINCE]),
        ("广东省政府关于推广试验网络的意见", [BY_PROVINCE]),
        ("国务院关于推广试验网络的意见", []),
        ("工业和信息化部等8部门印发《试验网络行动计划（2031-2033年）》的通知", [JOINT]),
        ("工业和信息化部 教育部 财政部关于印发试验网络行动计划(2031-2033年)的通知", [JOINT]),
        ("教育部等八部门关于印发《试验网络行动计划（2031-2033年）》的通知", []),
        ("《试验网络行动计划（2031年至2033年）》", [JOINT_PLAN]),
        ("《试验网络行动计划（2031-2033年）》（工信部联信管〔2031〕3号）", [JOINT_PLAN]),
        ("《国务院关于建设试验网络的意见》(国发[2031]1号)", [BY_COUNCIL]),
        ("《国务院关于建设试验网络的意见》（粤府〔2031〕2号）", [BY_COUNCIL, BY_PROVINCE]),
        ("《试验网络行动计划》（国发〔2031〕1号）", [BY_COUNCIL]),
        ("测试规范", [WITHOUT_PLAN]),
        ("《测试目录》", [WITHOUT_PLAN]),
        ("国发1号文件", [BY_COUNCIL]),
        ("国发〔2031〕1号文", [BY_COUNCIL]),
        ("国发2031年1号文件", [BY_COUNCIL]),
        ("粤府1号文件", []),
        ("试验网络", []),
    ],
)
def test_issuers_and_notices_are_told_apart(text: str, documents: list[DocumentId]) -> None:
    assert sorted(NAMED.resolve(text), key=str) == sorted(documents, key=str)


def test_a_title_and_its_number_agree_or_leave_both_to_be_meant() -> None:
    plan = "试验网络行动计划（2031-2033年）"
    assert NAMED.by_both(JOINT.number, plan) == ((JOINT_PLAN,), True)
    assert NAMED.by_both(None, plan) == ((JOINT_PLAN,), True)
    assert NAMED.by_both(JOINT.number, None) == ((JOINT,), True)
    assert NAMED.by_both(JOINT.number, "另一份计划") == ((JOINT,), True)
    assert NAMED.by_both(BY_COUNCIL.number, plan) == ((BY_COUNCIL, JOINT_PLAN), False)
    assert NAMED.by_both(DocumentNumber("国发", 2031, 99), plan) == ((JOINT_PLAN,), False)
    assert NAMED.by_both(None, "另一份计划") == ((), True)


def test_a_notice_stands_for_what_it_issues_only_where_that_is_asked() -> None:
    assert NAMED.by_title("测试规范") == (WITHOUT_PLAN,)
    assert NAMED.by_title("测试规范", carried=False) == ()


def test_a_resolver_with_more_documents_knows_the_former_ones_too() -> None:
    more = NAMED.with_known([Known(DocumentId(slug="here"), ("本省测试规范",))])
    assert more.resolve("本省测试规范") == (DocumentId(slug="here"),)
    assert more.resolve("国发〔2031〕1号") == (BY_COUNCIL,)
    assert NAMED.resolve("本省测试规范") == ()


@given(texts)
@example("e'\u0301")
@example("a\u00b4")
@example("\u0390")
@example("\u1e96")
def test_a_normal_title_is_its_own_normal_title(title: str) -> None:
    assert normal_title(normal_title(title)) == normal_title(title)


@given(texts)
def test_any_text_resolves_to_documents_that_are_known(text: str) -> None:
    assert set(RESOLVER.resolve(text)) <= {NOTICE, OPINIONS, PLAN, ANNEX, UNNUMBERED}


@given(st.data(), document_numbers())
def test_a_known_number_is_found_by_every_spelling(
    data: st.DataObject, number: DocumentNumber
) -> None:
    known = DocumentId(number=number)
    annex = DocumentId(number=number, annex=2)
    resolver = Resolver([Known(known, ()), Known(annex, ())])
    assert resolver.resolve(data.draw(spellings(number))) == (known,)
    assert resolver.resolve(f"{data.draw(spellings(number))}附件2") == (annex,)
