"""The loader of bulletins, on documents written for these tests and on the seed."""

from decimal import Decimal
from pathlib import Path

import pytest
from bulletin_reading import NOTICE, OPINION, PLAIN, RESOLVER, WHOLE, fields, number, read, reported

from loaders.bulletin import read_bulletin
from loaders.errors import InputError
from loaders.model import DocumentId, Reading
from loaders.resolver import Known, Resolver
from ontology.lexicon import Lexicon

pytest_plugins = ["bulletin_fixtures"]


def test_source(whole: Reading) -> None:
    source = whole.source
    assert (source.key, source.kind, source.language) == ("test-bulletin", "summary", "ja")
    assert source.title == "工業データの流通促進に関する通知"
    assert (source.creator, source.email) == ("試験太郎", "taro@bulletin.example")
    assert source.publisher == "test-institute"
    assert source.text == WHOLE


def test_without_a_key_the_digest_names_the_source(path: Path, lexicon: Lexicon) -> None:
    path.write_text(WHOLE, encoding="utf-8")
    source = read_bulletin(path, RESOLVER, lexicon).source
    assert source.key == f"bulletin-{(source.sha256 or '')[:12]}"


def test_fields_of_the_notice(whole: Reading) -> None:
    notice = whole.documents[0]
    assert notice.id == NOTICE
    assert sorted(fields(notice), key=lambda field: field[:2]) == [
        ("date_document", "2031-05-01", None, 1),
        ("date_in_force", "2031-06-01", None, 1),
        ("date_published", "2031-05-12", None, 2),
        ("issuer", "miit-go", None, 1),
        ("number", "工信厅网安〔2031〕17号", None, 1),
        ("official_url", "https://www.example.cn/tongzhi/17.html", None, 1),
        ("title", "关于促进工业数据流通的通知", "zh", 1),
        ("title", "工業データの流通促進に関する通知", "ja", 2),
        ("type", "notice", None, 1),
    ]
    notes = {field.name: field.provenance.note for field in notice.fields}
    assert notes["official_url"] == "accessed 2031-06-03"
    assert {f.label_status for f in notice.fields if f.name == "title"} == {"thirdParty"}


def test_a_control_character_is_refused_with_its_line(path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(InputError, match=r":3:1: the control character '\\x0c'"):
        read(path, WHOLE.replace("\n", "\n\x0c", 2).replace("\x0c", "", 1), lexicon)


def test_dates_that_differ_stand_side_by_side(path: Path, lexicon: Lexicon) -> None:
    reading = read(path, WHOLE.replace("発表日：2031年5月12日", "発表日：2031年5月13日"), lexicon)
    dates = [value for name, value, *_ in fields(reading.documents[0]) if name == "date_published"]
    assert dates == ["2031-05-12", "2031-05-13"]


def test_parts_have_the_headings_of_both_lists(whole: Reading) -> None:
    parts = whole.documents[0].parts
    assert [(part.path, part.kind, part.numbering) for part in parts] == [
        ("1", "section", "1."),
        ("1/1", "measure", "①"),
        ("1/2", "measure", "②"),
        ("1/3", "measure", "③"),
        ("2", "section", "2."),
        ("2/4", "measure", "④"),
        ("2/5", "measure", "⑤"),
    ]
    headings = {part.path: [str(h.value) for h in part.headings] for part in parts}
    assert headings["1"] == ["流通基盤の整備"]
    assert headings["1/2"] == ["「5G+工業インターネット」512プロジェクトの継続"]
    assert headings["1/3"] == ["エッジ計算（MEC等）の導入"]
    assert headings["2/5"] == ["人材育成の加速等", "人材の育成等"]
    quotes = [evidence.quote for evidence in parts[5].headings[0].provenance.evidence]
    assert quotes == ["管理体制の整備（企業による自己点検（毎年）の奨励）等", "管理体制の整備"]


def test_mentions_have_a_place_in_each_list(whole: Reading) -> None:
    found = {(m.part, m.scheme, m.concept): m for m in whole.documents[0].mentions}
    assert ("1/2", "programme", "512") in found
    edge = found["1/3", "technology", "edge-computing"]
    assert [e.rule for e in edge.provenance.evidence] == ["numbered-list", "running-list"]
    assert edge.surface == "エッジ計算"


def test_targets_of_measures(whole: Reading) -> None:
    targets = whole.documents[0].targets
    assert [(t.part, t.indicator, t.comparator, t.value, t.programme) for t in targets] == [
        ("1/1", "id-registrations", ">=", Decimal(2_000_000_000), None),
        ("1/1", "secondary-nodes", "~", Decimal(30), None),
        ("1/2", "key-industries", "=", Decimal(3), "512"),
        ("1/2", "application-scenarios", "=", Decimal(4), "512"),
    ]
    assert {(target.unit, target.basis) for target in targets} == {("个", "stock")}
    assert targets[2].subject == "融合发展重点行业"
    assert targets[3].subject == "典型应用场景"
    assert targets[0].printed == "20億件以上の標識登録"
    assert targets[1].provenance.evidence[0].quote == "約30の二級ノードの新設等"


@pytest.mark.parametrize(
    ("printed", "due", "precision"),
    [
        ("2033年末までに", "2033-12-31", "yearEnd"),
        ("2033年6月末までに", "2033-06", "month"),
        ("2033年までに", "2033", "year"),
    ],
)
def test_a_target_is_due_no_more_precisely_than_printed(
    path: Path, lexicon: Lexicon, printed: str, due: str, precision: str
) -> None:
    reading = read(path, WHOLE.replace("20億件以上", f"{printed}20億件以上"), lexicon)
    target = reading.documents[0].targets[0]
    assert (str(target.due), target.due_precision) == (due, precision)
    assert reported(reading) == []


def test_a_footnote_contradicts_and_both_stand(whole: Reading) -> None:
    assert [(t.part, t.indicator, t.value, t.programme) for t in whole.targets] == [
        (None, "key-industries", Decimal(6), "512"),
        (None, "application-scenarios", Decimal(4), "512"),
    ]
    quotes = [evidence.quote for evidence in whole.targets[0].provenance.evidence]
    assert quotes == ["6の重点産業", "<sup>(注)</sup>"]


def test_a_footnote_on_a_measure_of_no_programme_is_the_measures(
    path: Path, lexicon: Lexicon
) -> None:
    text = WHOLE.replace("<sup>(注)</sup>", "").replace("⑤人材育成", "⑤人材（注）育成")
    text = text.replace("6の重点産業と4つの典型的な利用シーンの発掘", "40の二級ノードの新設")
    reading = read(path, text, lexicon)
    assert reading.targets == ()
    last = reading.documents[0].targets[-1]
    assert (last.part, last.indicator, last.value) == ("2/5", "secondary-nodes", Decimal(40))
    assert reading.documents[0].parts[-1].headings[0].value == "人材育成の加速等"


def test_citations_and_earlier_documents(whole: Reading) -> None:
    notice, *earlier = whole.documents
    assert [(c.relation, c.cue, c.resolution, c.document) for c in notice.citations] == [
        ("buildsOn", "jiexu", "resolved", OPINION),
        ("buildsOn", "jiexu", "external", None),
    ]
    assert notice.citations[1].title == "工業データの試験用行動計画（2030～2033年）"
    assert [document.id for document in earlier] == [OPINION]
    assert [value for _, value, *_ in fields(earlier[0])] == [
        "『データ要素』行動の推進に関する試験用意見",
        "2030-03",
    ]


def test_a_title_of_two_documents_is_ambiguous(path: Path, lexicon: Lexicon) -> None:
    title = "工業データの試験用行動計画（2030～2033年）"
    two = [Known(DocumentId(number(f"国发〔2030〕{n}号")), (title,)) for n in (8, 9)]
    citation = read(path, WHOLE, lexicon, Resolver(two)).documents[0].citations[1]
    assert (citation.resolution, citation.document, citation.title) == ("ambiguous", None, title)


def test_events_and_observations(whole: Reading) -> None:
    assert [(e.about, e.kind, str(e.date)) for e in whole.events] == [
        ("body/aii", "founded", "2016-02")
    ]
    (seen,) = whole.observations
    assert (seen.about, seen.indicator, seen.value, seen.unit, str(seen.date)) == (
        "body/aii",
        "alliance-members",
        Decimal(2345),
        "社",
        "2031-04-30",
    )


def test_all_of_the_whole_bulletin_is_understood(whole: Reading) -> None:
    assert reported(whole) == []
    text = whole.source.text or ""
    named = {p.name: text[p.start : p.end] for p in whole.ignored}
    assert named["closing"] == "以 上"
    assert named["phone"] == "Tel：03-0000-0000"
    assert named["announced counts"].startswith("「通知」では、2大分野における5措置")
    assert "disclaimer" in named


def test_plain_text_with_wide_digits_and_wrapped_lines(path: Path, lexicon: Lexicon) -> None:
    reading = read(path, PLAIN, lexicon)
    opinion = reading.documents[0]
    assert str(opinion.id) == "工信部联科〔2032〕5号"
    assert reading.source.creator == "山田花子"
    said = {(name, value) for name, value, *_ in fields(opinion)}
    assert {("issuer", "miit"), ("issuer", "ndrc")} <= said
    assert {("date_published", "2032-01-09"), ("date_published", "2032-01-10")} <= said
    assert ("title", "試験工場の網羅的整備に関する意見") in said
    assert [part.path for part in opinion.parts] == ["1", "1/1", "1/2", "2", "2/3"]
    assert opinion.parts[0].numbering == "1."
    assert opinion.parts[1].headings[0].value == "5Gフル接続工場の拡大"
    (target,) = opinion.targets
    assert (target.indicator, target.value) == ("five-g-factories", Decimal(100))
    assert ("mark without its footnote", "（注１）") in reported(reading)
