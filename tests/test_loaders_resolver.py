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
