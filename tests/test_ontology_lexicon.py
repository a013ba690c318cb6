"""The lexicon: concepts by key, by label, and found in texts of three languages."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.lexicon import Lexicon, UnknownConcept, load_lexicon
from ontology.matching import Words, fold

LEXICON = load_lexicon()
MATCHED = ("technology", "industry", "scenario", "programme", "body", "cue", "document-type")
SYNONYM = """
@prefix technology: <https://w3id.org/iiot-policy/id/technology/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
technology:{key} skos:altLabel "时敏网"@zh .
"""


def found(text: str, *schemes: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    matches = lexicon.find(text, schemes=schemes or ["technology"])
    return [(text[match.start : match.end], match.concept.key) for match in matches]


def test_a_concept_has_its_labels_in_three_languages() -> None:
    tsn = LEXICON.concept("technology", "tsn")
    assert tsn.iri == "https://w3id.org/iiot-policy/id/technology/tsn"
    assert tsn.label("zh") == "时间敏感网络"
    assert tsn.label() == "time-sensitive networking"
    assert tsn.names("en") == ("time-sensitive networking", "TSN", "time-sensitive network")
    assert tsn.negative == ("TSNA",)
    assert tsn.broader == "intranet"
    assert tsn.unit is None


def test_an_unknown_key_is_answered_with_the_nearest_keys() -> None:
    with pytest.raises(UnknownConcept, match=r"no technology 'tns'; the nearest .*: tsn, "):
        LEXICON.concept("technology", "tns")
    with pytest.raises(UnknownConcept, match=r"no vocabulary 'technologies'; .*: technology, "):
        LEXICON.concept("technologies", "tsn")
    with pytest.raises(LookupError):
        LEXICON.by_label("TSN", "technologies")


def test_properties_of_each_kind_are_plain_values() -> None:
    bureau = LEXICON.concept("body", "miit-xg")
    assert bureau.parent == "miit"
    assert bureau.level == "https://w3id.org/iiot-policy/ns#levelDepartment"
    assert LEXICON.concept("body", "mizuho-ri").email_domain == "mizuho-ri.co.jp"
    assert LEXICON.concept("body", "gd-gov").region == "440000"
    assert LEXICON.concept("body", "gd-gov").context_labels == ("省政府",)
    assert LEXICON.concept("body", "gd-gxt").former_names == ("广东省经济和信息化委员会",)
    assert LEXICON.concept("region", "440000").notation == "440000"
    users = LEXICON.concept("indicator", "cloud-enterprises")
    assert (users.unit_text, users.basis) == ("家", "stock")
    assert users.unit == "http://qudt.org/vocab/unit/NUM"
    assert LEXICON.concept("indicator", "alliance-members").measured == (
        LEXICON.concept("body", "aii").iri
    )


@pytest.mark.parametrize(
    ("cue", "relation"),
    [
        ("根据", "https://w3id.org/iiot-policy/ns#legalBasis"),
        ("贯彻落实", "https://w3id.org/iiot-policy/ns#implementsPolicy"),
        ("印发", "http://data.europa.eu/eli/ontology#has_annex"),
        ("推动修订", "http://data.europa.eu/eli/ontology#cites"),
        ("に続き", "https://w3id.org/iiot-policy/ns#buildsOn"),
        ("に基づき", "https://w3id.org/iiot-policy/ns#legalBasis"),
    ],
)
def test_a_cue_implies_a_relation(cue: str, relation: str) -> None:
    (concept,) = LEXICON.by_label(cue, "cue")
    assert concept.relation == relation


def test_a_label_is_looked_up_whatever_its_case_and_width() -> None:
    (tsn,) = LEXICON.by_label("ｔｓｎ", "technology")
    assert tsn.key == "tsn"
    assert LEXICON.by_label("工信部", "body")[0].key == "miit"
    assert LEXICON.by_label("時間旅行") == ()


def test_a_shared_label_gives_the_concept_first_that_prefers_it() -> None:
    concepts = LEXICON.by_label("industrial Internet of Things")
    assert [concept.key for concept in concepts] == ["industrial-iot", "industrial-internet"]
    (match,) = LEXICON.find("IIoT", schemes=["technology"])
    assert [match.concept.key, *(other.key for other in match.alternatives)] == [
        "industrial-internet",
        "industrial-iot",
    ]


def test_labels_of_a_vocabulary_for_other_matchers() -> None:
    labels = {(text, language, concept.key) for text, language, concept in LEXICON.labels("body")}
    assert ("工業情報化部弁公庁", "ja", "miit-go") in labels


def test_the_longest_label_is_found() -> None:
    assert found("建设工业互联网平台") == [("工业互联网平台", "ii-platform")]
    assert found("国家工业互联网大数据中心与大数据") == [
        ("国家工业互联网大数据中心", "ii-data-centre"),
        ("大数据", "big-data"),
    ]


def test_a_negative_label_masks_the_concept_that_it_does_not_mean() -> None:
    assert found("工业互联网产业联盟") == []
    assert found("大数据局") == []
    assert found("IPv6+") == []
    assert found("智能体系") == []


def test_a_short_latin_label_needs_its_ends() -> None:
    assert found("5G网络、５Ｇ、AI芯片") == [
        ("5G网络", "five-g"),
        ("５Ｇ", "five-g"),
        ("AI", "ai"),
    ]
    assert found("15G、5GHz、AIに") == [("AI", "ai")]
    assert found("①5G") == [("5G", "five-g")]
    assert found("CHAIN、PHYSICS、VOID") == []


def test_a_shorter_label_is_met_where_the_longest_is_not_meant() -> None:
    assert found("5G-AI") == [("5G", "five-g"), ("AI", "ai")]  # 5G-A is masked
    assert found("IoTX、物联网") == [("物联网", "iot")]
    assert found("工业数据中心") == [("工业数据中心", "data-centre")]
    assert found("工业智能机器人") == [("智能机器人", "industrial-robot")]


def test_other_scripts_of_a_label_are_met_and_keep_their_places() -> None:
    assert found("發展區塊鏈與雲計算") == [("區塊鏈", "blockchain"), ("雲計算", "cloud-computing")]
    assert found("數據安全、工業軟件、人工智慧") == [
        ("數據安全", "data-security"),
        ("工業軟件", "industrial-software"),
        ("人工智慧", "ai"),
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("信息化工作", []),
        ("优化工艺", []),
        ("精细化工", ["petrochem"]),
        ("国家电网", ["power"]),
        ("绿色家电", ["appliances"]),
        ("减轻工作负担", []),
        ("粮食品种", []),
        ("香港口岸", []),
        ("创新材料", []),
        ("发电力度", []),
        ("新能源汽车", ["automotive"]),
    ],
)
def test_a_label_across_two_words_is_masked(text: str, keys: list[str]) -> None:
    assert [key for _, key in found(text, "industry")] == keys


def test_words_are_all_met_by_start_the_longest_first() -> None:
    words = Words({word: word.upper() for word in ("网", "5g网", "5g", "g")})
    assert words.all("在5g网，x5g") == [(1, 4, "5G网".upper()), (1, 3, "5G"), (3, 4, "网")]
    assert Words({}).all("网") == []


@given(
    text=st.text(alphabet="甲乙丙ab1", max_size=30),
    words=st.sets(st.text(alphabet="甲乙丙", min_size=1, max_size=4), max_size=8),
)
def test_words_are_those_that_a_search_of_each_finds(text: str, words: set[str]) -> None:
    places = sorted(
        (start, -start - len(word), word)
        for word in words
        for start in range(len(text))
        if text.startswith(word, start)
    )
    assert [(p.start, -p.end, p.value) for p in Words({w: w for w in words}).all(text)] == places


def test_everyday_words_are_for_browsing_and_not_matched() -> None:
    assert found("网络、平台、数据、安全、应用、标识、プラットフォーム") == []
    assert LEXICON.by_label("平台", "technology")[0].browsing_only


@pytest.mark.parametrize("scheme", LEXICON.schemes)
def test_every_label_that_is_for_matching_is_found_where_it_stands_alone(scheme: str) -> None:
    checked = 0
    for text, _, concept in LEXICON.labels(scheme):
        if not concept.browsing_only:
            (match,) = LEXICON.find(text, schemes=[scheme])
            assert (match.start, match.end) == (0, len(text))
            assert concept in (match.concept, *match.alternatives)
            checked += 1
    assert checked


def test_an_unknown_vocabulary_is_not_searched_in_silence() -> None:
    with pytest.raises(UnknownConcept, match="no vocabulary 'tech'"):
        LEXICON.find("5G", schemes=["tech"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("標識解析", "id-resolution"),
        ("5G", "five-g"),
        ("人工知能", "ai"),
        ("AI", "ai"),
        ("ブロックチェーン", "blockchain"),
        ("拡張・仮想現実", "ar-vr"),
        ("AR/VR", "ar-vr"),
        ("ビッグデータセンター", "ii-data-centre"),
        ("工業インターネットビッグデータセンター", "ii-data-centre"),
        ("タイム・センシティブ・ネットワークング", "tsn"),
        ("TSN", "tsn"),
        ("エッジ計算", "edge-computing"),
        ("産業用人工知能", "industrial-intelligence"),
        ("クラウド・プラットフォーム", "cloud-adoption"),
        ("512プロジェクト", "512"),
        ("「5G+工業インターネット」512プロジェクト", "512"),
    ],
)
def test_terms_of_a_japanese_bulletin_are_found(text: str, key: str) -> None:
    assert found(f"また{text}等の", "technology", "programme") == [(text, key)]


@pytest.mark.parametrize(
    ("code", "slug", "body"),
    [
        ("工信厅信管", "gxt-xinguan", "miit"),
        ("工信庁信管", "gxt-xinguan", "miit"),
        ("工信部信管", "gxb-xinguan", "miit"),
        ("工信部信管函", "gxb-xinguan-han", "miit"),
        ("工信厅信管函", "gxt-xinguan-han", "miit"),
        ("工信部联信管", "gxb-lian-xinguan", "miit"),
        ("工信部联通信", "gxb-lian-tongxin", "miit"),
        ("工信厅企业函", "gxt-qiye-han", "miit"),
        ("国发", "guofa", "sc"),
        ("国办发", "guobanfa", "sc"),
        ("国办函", "guobanhan", "sc"),
        ("中华人民共和国国务院令", "guoling", "sc"),
        ("中华人民共和国主席令", "zhuxiling", "npcsc"),
        ("粤府", "yuefu", "gd-gov"),
        ("皖政办秘", "wanzhengbanmi", "ah-gov"),
        ("苏工信融合", "sugongxin-ronghe", "js-gxt"),
        ("湘工信人工智能", "xianggongxin-rengongzhineng", "hn-gxt"),
        ("发改办能源规", "fagaiban-nengyuangui", "ndrc"),
        ("穗府办函", "suifuban-han", "gz-gov"),
        ("陕通局联", "shaantongju-lian", None),
        ("晋政办发", "jin4zhengbanfa", "sx-gov"),
    ],
)
def test_a_code_is_cut_into_its_elements(code: str, slug: str, body: str | None) -> None:
    elements = LEXICON.code_elements(code)
    assert "".join(element.text for element in elements) == code
    assert "-".join(element.slug or "?" for element in elements) == slug
    assert elements[0].body == body
    assert not any(element.body for element in elements[1:])


def test_a_department_named_in_a_code_is_known() -> None:
    assert [e.office for e in LEXICON.code_elements("工信厅信管")] == ["miit-go", "miit-xg"]


def test_what_no_code_element_names_stays_as_it_is() -> None:
    assert [(e.text, e.slug) for e in LEXICON.code_elements("工信部某某函")] == [
        ("工信部", "gxb"),
        ("某某", None),
        ("函", "han"),
    ]
    (unknown,) = LEXICON.code_elements("人社厅发")  # 人 is a department of another ministry
    assert (unknown.text, unknown.slug, unknown.body) == ("人社厅发", None, None)


def test_the_packaged_lexicon_is_read_once() -> None:
    assert load_lexicon() is LEXICON


def test_a_synonym_dropped_into_a_file_is_found(tmp_path: Path) -> None:
    synonyms = tmp_path / "own.ttl"
    synonyms.write_text(SYNONYM.format(key="tsn"), encoding="utf-8")
    assert found("时敏网") == []
    assert found("时敏网", lexicon=load_lexicon([synonyms])) == [("时敏网", "tsn")]


def test_a_synonym_of_a_concept_that_is_not_there_is_refused(tmp_path: Path) -> None:
    synonyms = tmp_path / "own.ttl"
    synonyms.write_text(SYNONYM.format(key="tns"), encoding="utf-8")
    with pytest.raises(UnknownConcept, match=r"own\.ttl: no concept .*/technology/tns'.*/tsn"):
        load_lexicon([synonyms])


LABEL_TEXTS = st.sampled_from(
    sorted({text for scheme in MATCHED for text, _, _ in LEXICON.labels(scheme)})
)
TEXTS = st.lists(LABEL_TEXTS | st.text(max_size=4) | st.sampled_from("的の、5GＡ+")).map("".join)


@given(text=TEXTS)
def test_matches_never_overlap_and_each_is_a_label(text: str) -> None:
    matches = LEXICON.find(text, schemes=MATCHED)
    for before, after in pairwise(matches):
        assert before.end <= after.start
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        surface = fold(text[match.start : match.end])
        for concept in (match.concept, *match.alternatives):
            assert surface in {fold(label.text) for label in concept.labels}


@given(text=st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
