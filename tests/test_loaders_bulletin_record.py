"""A bulletin and the record made from it; the real one, where it is at hand."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from bulletin_reading import HERE, RESOLVER, SEED, assert_accounted, fields, number, reported

from loaders.bulletin import read_bulletin
from loaders.compare import disagreements
from loaders.corpus import read_corpus
from loaders.model import DocumentId, Field, Reading
from loaders.records import read_record, reading_of
from loaders.resolver import Known, Resolver
from ontology.lexicon import Lexicon

pytest_plugins = ["bulletin_fixtures"]


RECORD = """
record: bulletin
key: test-bulletin
title: 工業データの流通促進に関する通知
language: ja
publisher: test-institute
creator: 試験太郎
email: taro@bulletin.example
sha256: {sha256}
documents:
  - document: 工信厅网安〔2031〕17号
    title: {{ja: 工業データの流通促進に関する通知, zh: 关于促进工业数据流通的通知}}
    type: notice
    issuers: [miit-go]
    date_document: 2031-05-01
    date_published: 2031-05-12
    date_in_force: 2031-06-01
    official_url: https://www.example.cn/tongzhi/17.html
    relations:
      - {{relation: buildsOn, to: 国发〔2030〕3号, cue: jiexu}}
      - {{relation: buildsOn, to: 工業データの試験用行動計画（2030～2033年）, cue: jiexu}}
    expect: {{sections: 2, measures: 5, targets: 4}}
    sections:
      - numbering: "1."
        heading: {{ja: 流通基盤の整備}}
        measures:
          - numbering: ①
            heading: {{ja: 標識解析の普及}}
            technologies: [id-resolution, id-registration, secondary-node]
            targets:
              - {{subject: 标识注册量, indicator: id-registrations, comparator: ">=",
                 value: 2000000000, unit: 个, basis: stock}}
              - {{subject: 二级节点, indicator: secondary-nodes, comparator: "~", value: 30,
                 unit: 个, basis: stock}}
          - numbering: ②
            heading: {{ja: 「5G+工業インターネット」512プロジェクトの継続}}
            programmes: ["512"]
            targets:
              - {{subject: 融合发展重点行业, indicator: key-industries, comparator: "=", value: 3,
                 unit: 个, basis: stock, programme: "512"}}
              - {{subject: 典型应用场景, indicator: application-scenarios, comparator: "=",
                 value: 4, unit: 个, basis: stock, programme: "512"}}
          - numbering: ③
            heading: {{ja: エッジ計算（MEC等）の導入}}
            technologies: [edge-computing]
      - numbering: "2."
        heading: {{ja: 安全管理の強化}}
        measures:
          - numbering: ④
            heading: {{ja: 管理体制の整備}}
          - numbering: ⑤
            heading: {{ja: 人材育成の加速等}}
  - document: 国发〔2030〕3号
    title: {{ja: 「データ要素」行動の推進に関する試験用意見}}
    date_published: 2030-03
targets:
  - {{subject: 融合发展重点行业, indicator: key-industries, comparator: "=", value: 6, unit: 个,
     basis: stock, programme: "512"}}
  - {{subject: 典型应用场景, indicator: application-scenarios, comparator: "=", value: 4, unit: 个,
     basis: stock, programme: "512"}}
events:
  - {{about: body/aii, kind: founded, date: 2016-02}}
observations:
  - {{about: body/aii, indicator: alliance-members, value: 2345, unit: 社, date: 2031-04-30}}
"""


def test_a_record_disagrees_where_it_says_other_than_the_text(
    whole: Reading, tmp_path: Path, lexicon: Lexicon
) -> None:
    file = tmp_path / "test-bulletin.yaml"

    def compared(old: str = "", new: str = "") -> tuple[str, ...]:
        text = RECORD.format(sha256=whole.source.sha256).replace(old, new)
        file.write_text(text, encoding="utf-8")
        return disagreements(reading_of(read_record(file, lexicon), RESOLVER), whole)

    one_heading = "only the text says: 工信厅网安〔2031〕17号: measure 2/5: heading "
    assert compared() == (f"{one_heading}(ja, thirdParty): 人材の育成等",)
    assert compared("value: 6,", "value: 7,")[:2] == (
        "only the record says: target of 512 key-industries = 7 个 stock",
        f"{one_heading}(ja, thirdParty): 人材の育成等",
    )
    assert compared("date_document: 2031-05-01", "date_document: 2031-05-02")[0] == (
        "only the record says: 工信厅网安〔2031〕17号: date_document: 2031-05-02"
    )
    assert not disagreements(whole, whole)


@pytest.fixture
def seed(lexicon: Lexicon) -> Reading:
    if not SEED.exists():
        pytest.skip("the seed stands in ../shared/seed, outside the project")
    titles = (
        "「インターネット+先進製造業」の深化と工業インターネットの発展に関する指導意見",
        "工業インターネット発展行動計画（2018～2020年）",
        "工業インターネットのネットワーク建設・普及に関するガイドライン",
    )
    known = [Known(DocumentId(number(f"国发〔2017〕{n}号")), (t,)) for n, t in enumerate(titles)]
    return read_bulletin(SEED, Resolver(known), lexicon, key="mizuho-2020-04")


def test_seed(seed: Reading) -> None:
    assert_accounted(seed)
    assert reported(seed) == []
    source = seed.source
    assert (source.creator, source.publisher) == ("劉家敏", "mizuho-ri")
    assert source.email == "jiamin.liu@mizuho-ri.co.jp"
    notice = seed.documents[0]
    assert str(notice.id) == "工信厅信管〔2020〕8号"
    assert {(name, value, places) for name, value, _, places in fields(notice)} == {
        ("number", "工信厅信管〔2020〕8号", 1),
        ("issuer", "miit-go", 1),
        ("title", "工業インターネットの発展加速の推進に関する通知", 2),
        ("title", "关于推动工业互联网加快发展的通知", 1),
        ("type", "notice", 1),
        ("date_document", "2020-03-06", 1),
        ("date_published", "2020-03-20", 2),
        (
            "official_url",
            "http://www.miit.gov.cn/n1146295/n1652858/n1652930/n3757016/c7828839/content.html",
            1,
        ),
    }


def test_seed_has_six_sections_and_twenty_measures(seed: Reading) -> None:
    parts = seed.documents[0].parts
    sections = [part for part in parts if part.kind == "section"]
    measures = [part for part in parts if part.kind == "measure"]
    assert [part.numbering for part in sections] == [f"{n}." for n in range(1, 7)]
    assert "".join(part.numbering or "" for part in measures) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    assert [part.path for part in measures[12:15]] == ["4/13", "4/14", "4/15"]
    headings: list[Field] = [heading for part in parts for heading in part.headings]
    assert len(headings) == 26
    assert {len(heading.provenance.evidence) for heading in headings} == {2}
    assert measures[3].headings[0].value == "ビッグデータセンターの整備"
    assert measures[13].headings[0].value == "「5G+工業インターネット」512プロジェクトの実施推進"
    assert measures[19].headings[0].value == "モニタリング・評価の実施等"


def test_seed_contradicts_itself_on_the_512_project(seed: Reading) -> None:
    def told(reading_targets: object) -> list[tuple[object, ...]]:
        assert isinstance(reading_targets, tuple)
        return [(t.part, t.indicator, t.value, t.programme) for t in reading_targets]

    names = ["service-platforms-512", "key-industries", "application-scenarios"]
    assert told(seed.documents[0].targets) == [
        ("4/14", name, Decimal(n), "512") for name, n in zip(names, (5, 5, 10), strict=True)
    ]
    assert told(seed.targets) == [
        (None, name, Decimal(n), "512") for name, n in zip(names, (5, 10, 20), strict=True)
    ]


def test_seed_tells_what_went_before(seed: Reading) -> None:
    notice, *earlier = seed.documents
    assert [(c.relation, c.cue, c.resolution) for c in notice.citations] == [
        ("buildsOn", "jiexu", "resolved")
    ] * 3
    dates = [str(f.value) for d in earlier for f in d.fields if f.name == "date_published"]
    assert dates == ["2017-11", "2018-06", "2019-01"]
    assert [(e.about, e.kind, str(e.date)) for e in seed.events] == [
        ("body/aii", "founded", "2016-02"),
        ("programme/security-monitoring-platform", "launched", "2017-09"),
    ]
    (seen,) = seed.observations
    assert (seen.value, seen.unit, str(seen.date)) == (Decimal(1427), "社", "2020-03-31")
    mentioned = {(mention.part, mention.concept) for mention in notice.mentions}
    assert {("1/3", "ai"), ("1/3", "blockchain"), ("4/14", "512"), ("4/15", "tsn")} <= mentioned


def test_seed_says_what_its_record_says(tmp_path: Path) -> None:
    if not SEED.exists():
        pytest.skip("the seed stands in ../shared/seed, outside the project")
    shutil.copy(SEED, tmp_path / "seed.txt")
    corpus = read_corpus([HERE.parent / "corpus", tmp_path])
    (reading,) = (r for r in corpus.readings if r.source.key == "mizuho-2020-04")
    assert reading.source.text
    assert reported(reading) == []
    assert [c.resolution for c in reading.documents[0].citations] == ["resolved"] * 3
