"""Citations: by which cue, in which relation, of which document."""

from collections.abc import Sequence

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st
from making import document_id

from loaders.model import Citation, DocumentId
from loaders.resolver import Known, Resolver
from loaders.statements.citations import read_citations
from ontology.lexicon import load_lexicon

OWN = document_id("工信厅信管〔2031〕8号")
ANNEX = document_id("工信厅信管〔2031〕8号", annex=1)
OPINIONS = document_id("国发〔2030〕3号")
NOTICE = document_id("工信部信管〔2030〕4号")
PLAN = document_id("工信部信管〔2030〕4号", annex=1)
RESOLVER = Resolver(
    [
        Known(OPINIONS, ("国务院关于发展试验网络的指导意见",)),
        Known(NOTICE, ("工业和信息化部关于印发《试验网络行动计划》的通知",)),
        Known(PLAN, ("试验网络行动计划",)),
    ]
)


def read(
    *lines: str,
    title: str | None = None,
    carried: str | None = None,
    forwarded: str | None = None,
) -> tuple[tuple[Citation, ...], list[str]]:
    """The citations in a document, and the codes of what was reported.

    `carried` and `forwarded` are titles of the text that it carries, which is `ANNEX`.
    """
    text, document = found(*lines, title=title)
    known = [Known(ANNEX, (name,)) for name in (carried, forwarded) if name]
    reported: list[str] = []
    citations = read_citations(
        text,
        document,
        resolver=RESOLVER.with_known([Known(OWN, (title,)) if title else Known(OWN, ()), *known]),
        own=OWN,
        annexes=[ANNEX] if carried else [],
        forwarded=[ANNEX] if forwarded else [],
        lexicon=load_lexicon(),
        report=lambda code, _message, _place: reported.append(code),
    )
    for citation in citations:
        for evidence in citation.provenance.evidence:
            assert text.text[evidence.start : evidence.end] == evidence.quote
    return citations, reported


def related(citations: Sequence[Citation]) -> list[tuple[str | None, str, str | None]]:
    """Title or number, relation, and the cue as it stands in the text."""
    return [
        (
            each.title or each.number,
            each.relation,
            each.provenance.evidence[1].quote if len(each.provenance.evidence) > 1 else None,
        )
        for each in citations
    ]


@pytest.mark.parametrize(
    ("line", "relation", "cue"),
    [
        ("根据《甲条例》，制定本办法。", "legalBasis", "根据"),
        ("依据国家《甲条例》有关规定，制定本办法。", "legalBasis", "依据"),
        ("依照《甲条例》，制定本细则。", "legalBasis", "制定"),
        ("依照《甲条例》的规定处理。", "cites", "依照"),
        ("违反《甲条例》规定的，责令改正。", "cites", None),
        ("为深入贯彻落实《甲意见》，加快建设。", "implementsPolicy", "深入贯彻落实"),
        ("认真落实党中央、国务院发布的《甲意见》。", "implementsPolicy", "落实"),
        ("深入实施《甲计划》。", "implementsPolicy", "深入实施"),
        ("抓好《甲意见》贯彻落实。", "implementsPolicy", "落实"),
        ("按照国务院印发的《甲规划》部署，", "accordsWith", "按照"),
        ("本办法未尽事宜，按《甲办法》执行。", "accordsWith", "按"),
        ("参照《甲办法》执行。", "byAnalogyWith", "参照"),
        ("《甲纲要》明确提出，到2035年建成。", "cites", "明确提出"),
        ("结合《甲方案》开展工作。", "cites", None),
        ("严格执行《甲条例》。", "cites", None),
        ("出台《甲办法》。", "cites", "出台"),
        ("按规定填写《甲申请表》。", "cites", None),
        ("根据需要修订《甲标准》。", "cites", "修订"),
        ("根据修订后的《甲标准》，", "legalBasis", "根据"),
        ("根据《甲办法》认定的企业。", "cites", None),
        ("你们《关于报送〈甲规划〉的请示》收悉。", "cites", None),
    ],
)
def test_the_cue_that_governs_a_title_says_how_the_text_relates_to_it(
    line: str, relation: str, cue: str | None
) -> None:
    citations, reported = read(line)
    assert [(r, c) for _, r, c in related(citations)] == [(relation, cue)]
    assert not reported


@pytest.mark.parametrize(
    "line",
    [
        "推动修订《甲标准》，", "加快《甲标准》修订。", "定期修订《甲标准》。",
        "适时对《甲标准》进行修订。", "研究制定《甲标准》。", "修改完善《甲标准》。",
    ],
)  # fmt: skip
def test_what_is_planned_only_cites(line: str) -> None:
    citations, _ = read(line)
    assert [citation.relation for citation in citations] == ["cites"]


@pytest.mark.parametrize(
    ("line", "relation", "cue"),
    [
        ("本办法自2031年3月1日起施行。《甲条例》同时废止。", "repeals", "废止"),
        ("自本办法施行之日起，原《甲办法》（某府〔2021〕5号）废止。", "repeals", "废止"),
        ("《甲通知》自本通知印发之日起停止执行。", "repeals", "停止执行"),
        ("《甲办法》自2031年12月31日起失效。", "repeals", "失效"),
        ("经研究，决定废止《甲办法》。", "repeals", "废止"),
        ("财税〔2021〕5号文同时废止。", "repeals", "废止"),
        ("现对《甲规定》作如下修改：", "amends", "作如下修改"),
        ("决定对《甲规定》部分条款予以修改。", "amends", "予以修改"),
        ("将《甲条例》第五条修改为：“本条例适用于试验网络。”", "amends", "修改为"),
        ("将《甲规定》第二条“试验”“二、网络，路由”的表述修改为“测试”。", "amends", "修改为"),
        ("《甲办法》第三条停止执行。", "amends", "停止执行"),
        ("我部对《甲指南》进行了修订。", "amends", "进行了修订"),
        ("《甲条例》根据本决定作相应修改，重新公布。", "amends", "作相应修改"),
        ("对《甲通知》更正如下：", "corrects", "更正如下"),
        ("将《甲公告》中“甲”更正为“乙”。", "corrects", "更正为"),
        ("《甲办法》废止后，按本办法执行。", "cites", None),
        ("推动清理废止《甲办法》。", "cites", None),
    ],
)
def test_what_this_text_does_itself(line: str, relation: str, cue: str | None) -> None:
    citations, _ = read(line)
    assert [(r, c) for _, r, c in related(citations)] == [(relation, cue)]


def test_a_row_of_titles_shares_its_cue() -> None:
    citations, _ = read(
        "根据《甲法》《乙条例》（国令第5号）、国务院《丙意见》和市政府印发的《丁方案》等规定，结合《戊》，"
        "按照《己》和国发〔2021〕6号文件要求，"
    )
    assert related(citations) == [
        *((title, "legalBasis", "根据") for title in ("甲法", "乙条例", "丙意见", "丁方案")),
        ("戊", "cites", None),
        ("己", "accordsWith", "按照"),
        ("国发〔2021〕6号", "accordsWith", "按照"),
    ]


def test_each_title_has_the_nearest_cue() -> None:
    citations, _ = read("为贯彻落实《甲》，根据《乙》制定的《丙》同时废止，推动修订《丁》。")
    assert related(citations) == [
        ("甲", "implementsPolicy", "贯彻落实"),
        ("乙", "cites", None),
        ("丙", "repeals", "废止"),
        ("丁", "cites", "推动修订"),
    ]


def test_a_list_parted_by_commas_is_repealed_as_a_whole() -> None:
    citations, _ = read(
        "本办法参考《甲》制定。某部2011年9月25日发布的《乙》（某部令2011年第9号）、2013年1月6日发布的《丙》，"
        "《丁》同时废止。"
    )
    assert [(title, relation) for title, relation, _ in related(citations)] == [
        ("甲", "cites"),
        ("乙", "repeals"),
        ("丙", "repeals"),
        ("丁", "repeals"),
    ]


def test_a_decision_lists_what_it_changes() -> None:
    citations, _ = read(
        "1| 一、废止下列规范性文件：",
        "1| 1.《甲办法》（某府〔2011〕1号）",
        "1| 2.《乙办法》",
        "2| 二、修改《丙办法》。",
        "2| 将第三条修改为：“依据《丁法》，制定本办法。",
        "2| “参照《戊》执行。”",
        "3| 本决定依据《己条例》作出。",
        title="某市人民政府关于废止和修改部分规范性文件的决定",
    )
    assert [(each.part, each.title, each.relation) for each in citations] == [
        ("1", "甲办法", "repeals"),
        ("1", "乙办法", "repeals"),
        ("2", "丙办法", "amends"),
        ("2", "丁法", "cites"),
        ("2", "戊", "cites"),
        ("3", "己条例", "legalBasis"),
    ]


@pytest.mark.parametrize("title", ["试验标准修订工作方案", "关于开展试验标准修订的通知", None])
def test_a_plan_to_revise_changes_nothing(title: str | None) -> None:
    citations, _ = read(
        "现对试验网络提出如下意见。", "修订《甲标准》，修改《乙办法》。", title=title
    )
    assert [each.relation for each in citations] == ["cites", "cites"]


def test_an_annexed_list_of_what_is_repealed() -> None:
    citations, _ = read(
        "序号\t文件名称\t文号",
        "1\t《甲办法》\t某府〔2011〕1号",
        title="决定废止的规范性文件目录",
    )
    assert [(each.title, each.number, each.relation) for each in citations] == [
        ("甲办法", "某府〔2011〕1号", "repeals")
    ]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("现将《甲方案》印发给你们，请遵照执行。", "yinfa"),
        ("《甲方案》已经市政府同意，现印发给你们。", "yinfa"),
        ("我局制定了《甲方案》。现印发你们，请认真贯彻执行。", "yinfa"),
        ("现公布《甲方案》，自公布之日起施行。", "gongbu"),
        ("《甲方案》已经部务会议审议通过，现予公布。", "gongbu"),
    ],
)
def test_a_notice_has_the_text_that_it_issues_as_its_annex(line: str, cue: str) -> None:
    citations, _ = read(line, title="关于印发《甲方案》的通知", carried="甲方案")
    assert [(c.relation, c.cue, c.document) for c in citations] == [("hasAnnex", cue, ANNEX)]
    citations, _ = read(line, title="关于印发《甲方案》的通知")
    assert [(c.relation, c.cue, c.resolution) for c in citations] == [("hasAnnex", cue, "external")]


def test_a_text_that_is_issued_is_so_at_every_mention_of_the_sentence() -> None:
    citations, _ = read(
        "《甲条例》已经会议修订通过，现将修订后的《甲条例》公布，自2031年3月1日起施行。",
        carried="甲条例",
    )
    assert [(c.relation, c.document) for c in citations] == [("hasAnnex", ANNEX)] * 2


def test_a_notice_forwards_a_text() -> None:
    line = "某局《关于甲的报告》已经国务院同意，现转发给你们，请认真贯彻执行。"
    citations, _ = read(line, forwarded="关于甲的报告")
    assert [(c.relation, c.cue, c.document) for c in citations] == [("forwards", "zhuanfa", ANNEX)]


def test_a_notice_says_no_more_of_its_annex_than_that() -> None:
    citations, _ = read("各地要认真贯彻落实《甲方案》。", carried="甲方案")
    assert [(c.relation, c.cue, c.document) for c in citations] == [("cites", None, ANNEX)]


def test_the_issue_of_a_document_by_others_only_cites() -> None:
    citations, _ = read("2030年，国务院印发《甲规划》。")
    assert related(citations) == [("甲规划", "cites", None)]


@pytest.mark.parametrize(
    "line", ["按照《试验办法》办理。", "《试验办法》第三条", "依据工信厅信管〔2031〕8号办理。"]
)
def test_a_document_does_not_cite_itself(line: str) -> None:
    assert read(line, title="试验办法") == ((), [])


@pytest.mark.parametrize(
    ("line", "document"),
    [
        ("按照《国务院关于发展试验网络的指导意见》（国发〔2030〕3号）", OPINIONS),
        ("按照国务院《关于发展试验网络的指导意见》", OPINIONS),
        ("按照《关于发展试验网络的指导意见》", OPINIONS),
        ("按照国发〔2030〕3号文件", OPINIONS),
        ("按照国发3号文件", OPINIONS),
        ("按照《试验网络行动计划》（工信部信管〔2030〕4号）", PLAN),
        ("按照《工业和信息化部关于印发〈试验网络行动计划〉的通知》", NOTICE),
        ("按照工信部信管〔2030〕4号", NOTICE),
    ],
)
def test_a_known_document_is_resolved(line: str, document: DocumentId) -> None:
    (citation,), _ = read(line)
    assert (citation.document, citation.resolution) == (document, "resolved")


def test_the_body_before_a_title_counts() -> None:
    (citation,), _ = read("按照四川省人民政府《关于发展试验网络的指导意见》")
    assert (citation.document, citation.resolution) == (None, "external")


def test_number_and_title_of_different_documents_are_reported() -> None:
    (citation,), reported = read("按照《试验网络行动计划》（国发〔2030〕3号）")
    assert (citation.document, citation.resolution) == (None, "ambiguous")
    assert reported == ["number-and-title-disagree"]


def test_a_short_name_means_what_declared_it() -> None:
    citations, _ = read(
        "1| 根据《国务院关于发展试验网络的指导意见》（国发〔2030〕3号，以下简称《指导意见》）和"
        "国发〔2029〕5号（以下简称国发5号文件），",
        "2| 按照《指导意见》和国发5号文件要求，",
        "3| 《其他意见》另有规定的除外。",
    )
    title, number = "国务院关于发展试验网络的指导意见", "国发〔2030〕3号"
    assert [(each.part, each.title, each.number, each.relation) for each in citations] == [
        ("1", title, number, "legalBasis"),
        ("1", None, "国发〔2029〕5号", "legalBasis"),
        ("2", title, number, "accordsWith"),
        ("2", None, "国发〔2029〕5号", "accordsWith"),
        ("3", "其他意见", None, "cites"),
    ]
    quotes = [each.provenance.evidence[0].quote for each in citations]
    assert quotes[2:4] == ["《指导意见》", "国发5号文件"]


def test_a_name_that_a_notice_declares_holds_in_its_annex() -> None:
    text, notice = found("根据《甲法》（以下简称《法》）制定。", "违反《法》的，从严处理。")
    annex = notice.__class__("annex", notice.extent, passages=notice.passages[1:])
    citations = read_citations(
        text,
        annex,
        resolver=RESOLVER,
        own=ANNEX,
        annexes=(),
        forwarded=(),
        lexicon=load_lexicon(),
        report=lambda *_: None,
    )
    assert [citation.title for citation in citations] == ["甲法"]


def test_speeches_and_meetings_are_invoked() -> None:
    citations, _ = read(
        "为深入贯彻党的二十大和二十届二中、三中全会精神，落实《甲纲要》和习近平总书记关于试验网络的重要论述，"
        "中央经济工作会议召开后，"
    )
    assert related(citations) == [
        ("党的二十大和二十届二中、三中全会", "invokes", "贯彻"),
        ("甲纲要", "implementsPolicy", "落实"),
        ("习近平总书记关于试验网络的重要论述", "invokes", "落实"),
    ]


def test_damage_is_reported_and_the_rest_is_read() -> None:
    citations, reported = read("根据《甲办法，按照《乙》（信厅规函〔2031〕5号）")
    assert [each.title for each in citations] == ["乙"]
    assert sorted(reported) == ["damaged-number", "unbalanced-title-marks"]


@given(st.lists(st.text("《》（）根据落实废止修改为“”，。、和国发〔2031〕5号甲"), min_size=1))
def test_any_prose_is_read_in_order(lines: list[str]) -> None:
    citations, _ = read(*(f"甲{line}" for line in lines))
    places = [each.provenance.evidence[0].start or 0 for each in citations]
    assert places == sorted(places)
