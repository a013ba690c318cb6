"""What the parts of a document name: every occurrence, in the words of this document."""

import pytest
from found import found
from hypothesis import given
from hypothesis import strategies as st

from loaders.statements.mentions import read_mentions
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()


def read(*lines: str, title: str | None = None) -> list[tuple[str | None, str, str]]:
    """Part, surface and concept of each mention; every piece of evidence is checked."""
    text, document = found(*lines, title=title)
    mentions = read_mentions(text, document, lexicon=LEXICON)
    for mention in mentions:
        (evidence,) = mention.provenance.evidence
        assert text.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.rule == "label"
        assert LEXICON.concept(mention.scheme, mention.concept)
    return [(mention.part, mention.surface or "", mention.concept) for mention in mentions]


def named(line: str) -> list[tuple[str, str]]:
    return [(surface, concept) for _, surface, concept in read(line)]


def test_every_occurrence_counts_in_its_part() -> None:
    assert read(
        "发展5G。", "1/1| （一）用好5G。5G应用要多。", "2| 智能制造", title="关于5G的通知"
    ) == [
        (None, "5G", "five-g"),
        ("1/1", "5G", "five-g"),
        ("1/1", "5G", "five-g"),
        ("2", "智能制造", "smart-manufacturing"),
    ]


def test_the_four_vocabularies_are_searched() -> None:
    text, document = found("1| 以区块链服务钢铁行业的设备预测维护，纳入512工程")
    schemes = [mention.scheme for mention in read_mentions(text, document, lexicon=LEXICON)]
    assert schemes == ["technology", "industry", "scenario", "programme"]


def test_the_surface_is_as_printed_and_the_quote_as_it_stands() -> None:
    text, document = found("1| 运用 数字 孪生，発展工業互聯網")
    mentions = read_mentions(text, document, lexicon=LEXICON)
    assert [mention.surface for mention in mentions] == ["数字孪生", "工業互聯網"]
    assert [mention.provenance.evidence[0].quote for mention in mentions] == [
        "数字 孪生",
        "工業互聯網",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("建设5G 网络、AI赋能", [("5G网络", "five-g"), ("AI", "ai")]),
        ("基于5G、千兆光网的应用", [("5G", "five-g"), ("千兆光网", "gigabit-optical")]),
        ("推进5G+工业互联网", [("5G+工业互联网", "five-g-plus-ii")]),
        ("智能制造装备、智能装备", [("智能制造", "smart-manufacturing")]),
        ("平台、网络、安全、数据和应用", []),
        ("数据安全与网络安全", [("数据安全", "data-security"), ("网络安全", "network-security")]),
        ("农业机械化", [("农业机械", "agricultural-machinery")]),
        ("信息化工作、优化工艺、数字化工厂", [("数字化工厂", "smart-factory")]),
        ("国家电子政务外网", []),
        ("完善相关基础设施，购买财产等保险", []),
        ("证照电子化、电子印章", []),
        ("轻工、纺织、电子等行业", [
            ("轻工", "light-industry"), ("纺织", "textiles"), ("电子", "electronics"),
        ]),
        ("3D打印、增材制造", [
            ("3D打印", "additive-manufacturing"), ("增材制造", "additive-manufacturing"),
        ]),
    ],
)  # fmt: skip
def test_words_of_policy_prose(line: str, expected: list[tuple[str, str]]) -> None:
    assert named(f"1| {line}") == expected


@pytest.mark.parametrize(
    "line",
    [
        "贯彻《关于深化工业互联网发展的指导意见》",
        "参照《〈智能制造发展规划〉实施指南》执行",
        "征求中国工业互联网研究院意见",
        "发挥工业互联网产业联盟作用",
        "省电子信息集团、省汽车工业集团",
        "市大数据发展管理局",
        "中央网络安全和信息化领导小组",
        "人工智能标准化专家委员会",
    ],
)
def test_titles_of_others_and_names_of_bodies_are_no_mentions(line: str) -> None:
    assert named(f"1| {line}") == []


def test_what_only_begins_like_a_body_is_a_mention() -> None:
    assert named("1| 优化工业互联网布局，培育人工智能企业") == [
        ("工业互联网", "industrial-internet"),
        ("人工智能", "ai"),
    ]


def test_a_title_that_is_not_closed_hides_nothing() -> None:
    assert named("1| 《关于区块链的意见") == [("区块链", "blockchain")]


@given(st.text(alphabet="《》〈〉5G+AI工业互联网平台数据安全集团局 （）、", max_size=80))
def test_any_line_is_read_with_evidence_in_its_text(line: str) -> None:
    read(f"1| {line}")
