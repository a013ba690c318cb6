"""From readings to triples: what is stated, by whom, and what follows."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from graph_asking import conflicts, says
from making import (
    BULLETIN,
    NOTICE,
    OPINIONS,
    a_date,
    a_reading,
    a_target,
    document_id,
    graph_of,
    small_corpus,
    union,
)
from packaged import packaged_corpus
from rdflib import RDF, Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS, TIME, XSD

from graph import iris
from graph.build import build
from graph.dumps import quads
from graph.values import FIELDS
from loaders.errors import InputError
from loaders.model import Document, Evidence, Field, Provenance, Reading, Source
from ontology.lexicon import load_lexicon
from ontology.terms import BASE, ELI, IIP, OA, QUDT

CN = BASE + "eli/cn/"
NOTICE_IRI = URIRef(CN + "miit/2031/gxt-xinguan-8")
OPINIONS_IRI = URIRef(CN + "sc/2030/guofa-3")
STATEMENTS = (
    "Assertion",
    "Section",
    "Measure",
    "Target",
    "Citation",
    "Mention",
    "Responsibility",
    "Issuance",
    "FulfilmentClaim",
    "Observation",
    "Event",
)
SUBJECT = "试验网络"


@pytest.fixture(scope="module")
def packaged() -> Dataset:
    corpus = packaged_corpus()
    return build(corpus.readings, corpus.lexicon, corpus.vocabularies)


@pytest.fixture(autouse=True)
def _quick(packaged: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Vocabularies are written once, for the packaged corpus: they are most of the time."""
    monkeypatch.setattr("graph.build.VOCABULARIES", tuple)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    corpus = small_corpus(tmp_path_factory.mktemp("small"), bulletin=BULLETIN)
    return build(corpus.readings, corpus.lexicon, corpus.vocabularies)


def noticing(key: str, *fields: Field, **more: object) -> Reading:
    """What a source says of the notice."""
    return a_reading(key, Document(document_id(), fields=fields, **more))  # type: ignore[arg-type]


# ---- of the packaged corpus, whatever it holds


def test_no_blank_node_stands_in_the_data(packaged: Dataset) -> None:
    assert len(quads(packaged)) > 10_000  # quads() refuses blank nodes


@pytest.mark.parametrize("kind", STATEMENTS)
def test_every_statement_says_how_it_is_known_and_by_whom(packaged: Dataset, kind: str) -> None:
    graph = union(packaged)
    nodes = set(graph.subjects(RDF.type, IIP[kind]))
    assert nodes
    for node in nodes:
        assert says(graph, node, IIP.verification) <= {IIP.seen, IIP.recalled, IIP.unverified}
        assert says(graph, node, IIP.verification), node
        assert says(graph, node, IIP.statedIn), node
        for source in says(graph, node, IIP.statedIn):
            assert (source, RDF.type, IIP.Source) in graph, source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ELI.has_part, ELI.is_part_of),
        (ELI.has_annex, ELI.is_annex_of),
        (ELI.is_realized_by, ELI.realizes),
    ],
)
def test_structure_is_stated_in_both_directions(
    packaged: Dataset, one: URIRef, other: URIRef
) -> None:
    graph = union(packaged)
    forth = set(graph.subject_objects(one))
    assert forth
    assert {(b, a) for a, b in graph.subject_objects(other)} == forth


def test_every_measure_leads_up_to_its_document(packaged: Dataset) -> None:
    graph = union(packaged)
    for measure in graph.subjects(RDF.type, IIP.Measure):
        top = list(graph.transitive_objects(measure, ELI.is_part_of))[-1]
        assert (top, RDF.type, IIP.PolicyDocument) in graph, measure


def test_the_same_readings_give_the_same_statements_in_any_order() -> None:
    corpus = packaged_corpus()
    forth, back = (
        quads(build(readings, corpus.lexicon, ()))
        for readings in (corpus.readings, corpus.readings[::-1])
    )
    assert forth == back


# ---- of a small corpus


def test_a_document_says_what_its_record_says(small: Dataset) -> None:
    graph = union(small)
    date = Literal("2031-03-06", datatype=XSD.date)
    kind = URIRef(BASE + "id/document-type/notice")
    assert says(graph, NOTICE_IRI, RDF.type) == {IIP.PolicyDocument, ELI.LegalResource}
    assert says(graph, NOTICE_IRI, ELI.date_document) == {date}
    assert says(graph, NOTICE_IRI, ELI.type_document) == {kind}
    assert says(graph, NOTICE_IRI, ELI.number) == {Literal("工信厅信管〔2031〕8号")}
    assert Literal("2031年8号文") in says(graph, NOTICE_IRI, IIP.numberForm)
    assert says(graph, NOTICE_IRI, ELI.date_publication) == set(), "unknown stays absent"
    assert says(graph, NOTICE_IRI, IIP.leadIssuer) == {URIRef(BASE + "id/body/miit-go")}
    text = URIRef(f"{NOTICE_IRI}/zh")
    assert says(graph, NOTICE_IRI, ELI.is_realized_by) == {text}
    assert says(graph, text, ELI.title) == {Literal("关于建设试验网络的通知", lang="zh")}


def test_an_assertion_says_who_says_so(small: Dataset) -> None:
    graph = union(small)
    (node,) = (
        node
        for node in graph.subjects(RDF.predicate, ELI.date_document)
        if (node, RDF.subject, NOTICE_IRI) in graph
    )
    assert says(graph, node, RDF.object) == says(graph, NOTICE_IRI, ELI.date_document)
    assert says(graph, node, IIP.statedIn) == {URIRef(BASE + "id/source/notice")}
    assert says(graph, node, IIP.verification) == {IIP.seen}


def test_issuers_keep_their_order(tmp_path: Path) -> None:
    notice = NOTICE.replace("[miit-go]", "[miit-go, ndrc, sc]")
    corpus = small_corpus(tmp_path, notice=notice)
    graph = union(build(corpus.readings, corpus.lexicon, ()))
    order = {
        str(agent).rpartition("/")[2]: str(order)
        for node in graph.subjects(IIP.issuedDocument, NOTICE_IRI)
        for agent in graph.objects(node, PROV.agent)
        for order in graph.objects(node, IIP.order)
    }
    assert order == {"miit-go": "1", "ndrc": "2", "sc": "3"}
    assert len(says(graph, NOTICE_IRI, ELI.passed_by)) == 3
    assert says(graph, NOTICE_IRI, IIP.leadIssuer) == {URIRef(BASE + "id/body/miit-go")}


def test_a_citation_gives_the_direct_triple_and_its_eli_super_property(small: Dataset) -> None:
    graph = union(small)
    (citation,) = graph.subjects(RDF.type, IIP.Citation)
    assert says(graph, citation, IIP.citingPart) == {URIRef(f"{NOTICE_IRI}/1")}
    assert says(graph, citation, IIP.citedDocument) == {OPINIONS_IRI}
    assert says(graph, citation, IIP.relation) == {IIP.implementsPolicy}
    assert says(graph, citation, IIP.resolution) == {IIP.resolvedCitation}
    assert (NOTICE_IRI, IIP.implementsPolicy, OPINIONS_IRI) in graph
    assert (NOTICE_IRI, ELI.ensures_implementation_of, OPINIONS_IRI) in graph


@pytest.mark.parametrize(
    ("to", "resolution"),
    [("网络安全法", IIP.externalCitation), ("3号文", IIP.ambiguousCitation)],
)
def test_a_citation_that_is_not_resolved_gives_no_direct_triple(
    tmp_path: Path, to: str, resolution: URIRef
) -> None:
    other = OPINIONS.replace("国发", "国办发")
    notice = NOTICE.replace("国发〔2030〕3号", to)
    corpus = small_corpus(tmp_path, notice=notice, other=other)
    graph = union(build(corpus.readings, corpus.lexicon, ()))
    (citation,) = graph.subjects(RDF.type, IIP.Citation)
    assert says(graph, citation, IIP.resolution) == {resolution}
    assert says(graph, citation, IIP.citedTitle) == {Literal(to)}
    assert says(graph, citation, IIP.citedDocument) == set()
    assert says(graph, NOTICE_IRI, IIP.implementsPolicy) == set()


def test_a_mention_and_a_responsibility_give_their_direct_triples(small: Dataset) -> None:
    graph = union(small)
    measure = URIRef(f"{NOTICE_IRI}/1/1")
    (mention,) = graph.subjects(RDF.type, IIP.Mention)
    assert says(graph, measure, IIP.mentions) == says(graph, mention, IIP.concept)
    (responsibility,) = graph.subjects(RDF.type, IIP.Responsibility)
    assert says(graph, measure, IIP.responsibleBody) == says(graph, responsibility, PROV.agent)
    assert says(graph, responsibility, IIP.role) == {IIP.leadRole}


def test_statements_stand_in_the_graph_of_their_source_and_document(small: Dataset) -> None:
    name = URIRef(f"{NOTICE_IRI}/graph/bulletin-8")
    graph = small.graph(name)
    assert (name, IIP.describes, NOTICE_IRI) in graph
    assert (name, IIP.statedIn, URIRef(BASE + "id/source/bulletin-8")) in graph
    titles = says(graph, NOTICE_IRI, DCTERMS.title)
    assert {title.language for title in titles if isinstance(title, Literal)} == {"ja", "en"}
    record = small.graph(URIRef(f"{NOTICE_IRI}/graph/notice"))
    assert Literal("試験ネットワーク建設に関する通知", lang="ja") not in set(record.objects())


def test_labels_of_a_secondary_source_yield_to_those_of_the_record(small: Dataset) -> None:
    graph = union(small)
    labels = says(graph, NOTICE_IRI, SKOS.prefLabel)
    assert {str(label) for label in labels} == {
        "关于建设试验网络的通知",
        "Notice on a test network",
        "試験ネットワーク建設に関する通知",
    }, "its Japanese title is the only one; its English title stands beside that of the record"
    titles = {str(title) for title in says(graph, NOTICE_IRI, DCTERMS.title)}
    assert "Another name" in titles


def test_an_annex_and_its_carrier_point_at_each_other(tmp_path: Path) -> None:
    annex = (
        "annexes:\n  - title: {zh: 行动计划}\n    type: action-plan\n    period: [2031, 2033-06]\n"
    )
    corpus = small_corpus(tmp_path, notice=NOTICE + annex)
    graph = union(build(corpus.readings, corpus.lexicon, ()))
    plan = URIRef(f"{NOTICE_IRI}/annex/1")
    assert (NOTICE_IRI, ELI.has_annex, plan) in graph
    assert (plan, ELI.is_annex_of, NOTICE_IRI) in graph
    (period,) = says(graph, plan, DCTERMS.temporal)
    (end,) = says(graph, period, TIME.hasEnd)
    (begin,) = says(graph, period, TIME.hasBeginning)
    assert says(graph, begin, TIME.inXSDgYear) == {Literal("2031", datatype=XSD.gYear)}
    month = Literal("2033-06", datatype=XSD.gYearMonth, normalize=False)
    assert says(graph, end, TIME.inXSDgYearMonth) == {month}


# ---- of readings made here


def test_evidence_points_at_its_place_in_the_source() -> None:
    evidence = Evidence("20个试验网络", "footnote", 4, 11)
    target = a_target(provenance=Provenance("recalled", evidence=(evidence,), note="read twice"))
    graph = graph_of(noticing("one", targets=(target,)))
    node = iris.target(NOTICE_IRI, target)
    assert says(graph, node, IIP.verification) == {IIP.recalled}
    assert says(graph, node, SKOS.note) == {Literal("read twice", lang="en")}
    (place,) = says(graph, node, IIP.evidence)
    assert says(graph, place, OA.hasSource) == {URIRef(BASE + "id/source/one")}
    assert says(graph, place, IIP.rule) == {Literal("footnote")}
    quote, position = URIRef(f"{place}/quote"), URIRef(f"{place}/position")
    assert says(graph, place, OA.hasSelector) == {quote, position}
    assert says(graph, quote, OA.exact) == {Literal("20个试验网络")}
    assert [int(str(graph.value(position, end))) for end in (OA.start, OA.end)] == [4, 11]


def test_two_sources_that_say_the_same_share_one_target() -> None:
    one = a_target(value=Decimal(20), printed="20个")
    other = replace(one, value=Decimal("20.0"), printed="二十个")
    graph = graph_of(noticing("one", targets=(one,)), noticing("other", targets=(other,)))
    (node,) = graph.subjects(RDF.type, IIP.Target)
    assert says(graph, node, IIP.statedIn) == {
        URIRef(BASE + "id/source/one"),
        URIRef(BASE + "id/source/other"),
    }
    assert says(graph, node, QUDT.numericValue) == {Literal("20", datatype=XSD.decimal)}
    assert conflicts(graph) == []


@pytest.mark.parametrize(
    "name", ["date_document", "date_published", "date_in_force", "valid_until"]
)
def test_two_dates_of_one_kind_are_one_conflict_of_both_assertions(name: str) -> None:
    dates = [a_date(name, "2031-03-06"), a_date(name, "2031-03-07")]
    graph = graph_of(noticing("one", dates[0]), noticing("other", dates[1]))
    assert conflicts(graph) == [
        {
            iris.assertion(NOTICE_IRI, key, NOTICE_IRI, field)
            for key, field in zip(("one", "other"), dates, strict=True)
        }
    ]
    assert len(says(graph, NOTICE_IRI, FIELDS[dates[0].name])) == 2, "both stand side by side"


@pytest.mark.parametrize("other", ["2031", "2031-03", "2031-03-06"])
def test_a_less_precise_date_is_no_contradiction(other: str) -> None:
    exact, rough = a_date("date_document", "2031-03-06"), a_date("date_document", other)
    assert conflicts(graph_of(noticing("one", exact), noticing("other", rough))) == []


def test_dates_of_different_kinds_are_no_contradiction() -> None:
    signed, issued = a_date("date_document", "2031-03-06"), a_date("date_published", "2031-03-20")
    assert conflicts(graph_of(noticing("one", signed), noticing("other", issued))) == []


def test_dates_of_different_documents_are_no_contradiction() -> None:
    other = Document(document_id("国发〔2030〕3号"), (a_date("date_document", "2030-11-19"),))
    one = noticing("one", a_date("date_document", "2031-03-06"))
    assert conflicts(graph_of(one, a_reading("other", other))) == []


def test_two_figures_of_a_programme_are_one_conflict_of_both_targets() -> None:
    ten = a_target(part="1/1", indicator="key-industries", value=Decimal(10), programme="512")
    five = replace(ten, part=None, value=Decimal(5), subject="重点行业")
    graph = graph_of(noticing("one", targets=(ten,)), a_reading("other", targets=[five]))
    programme = iris.concept("programme", "512")
    assert conflicts(graph) == [{iris.target(NOTICE_IRI, ten), iris.target(programme, five)}]
    assert len(set(graph.subjects(RDF.type, IIP.Target))) == 2


def test_one_figure_of_a_programme_said_twice_is_no_contradiction() -> None:
    ten = a_target(indicator="key-industries", value=Decimal(10), programme="512")
    again = replace(ten, part=None, value=Decimal("10.0"))
    graph = graph_of(noticing("one", targets=(ten,)), a_reading("other", targets=[again]))
    assert conflicts(graph) == []


def test_figures_of_different_things_or_years_are_no_contradiction() -> None:
    target = a_target()
    others = [
        replace(target, subject="示范网络", value=Decimal(5)),
        replace(target, part="1/2", value=Decimal(5)),
        replace(target, scope="全国", value=Decimal(5)),
        replace(target, basis="increment", value=Decimal(5)),
    ]
    readings = [noticing(f"s{n}", targets=(t,)) for n, t in enumerate([target, *others])]
    assert conflicts(graph_of(*readings)) == []


def test_two_figures_for_one_measure_are_a_conflict() -> None:
    one, other = a_target(), a_target(value=Decimal(30))
    graph = graph_of(noticing("one", targets=(one,)), noticing("other", targets=(other,)))
    assert conflicts(graph) == [{iris.target(NOTICE_IRI, each) for each in (one, other)}]


def test_three_sources_of_which_two_agree_are_one_conflict_of_three() -> None:
    dates = [a_date("date_document", iso) for iso in ("2031-03-06", "2031-03-06", "2031-03-07")]
    graph = graph_of(*(noticing(f"source-{n}", date) for n, date in enumerate(dates)))
    assert [len(members) for members in conflicts(graph)] == [3]


def test_the_record_comes_first_whatever_its_key_is() -> None:
    record = replace(noticing("z", _title("名")), source=Source("z", "record"))
    graph = graph_of(noticing("a", _title("别名")), record)
    assert says(graph, NOTICE_IRI, SKOS.prefLabel) == {Literal("名", lang="zh")}


def _title(text: str) -> Field:
    return Field("title", text, Provenance(), "zh", "official")


def test_documents_that_would_share_an_iri_are_refused() -> None:
    """冀 and 吉 are both spelt ji: without a code element the two could not be told apart."""
    hebei, jilin = (Document(document_id(f"{code}某某〔2031〕1号")) for code in "冀吉")
    with pytest.raises(InputError) as raised:
        build([a_reading("one", hebei), a_reading("other", jilin)], load_lexicon(), ())
    (fault,) = raised.value.faults
    assert "吉某某〔2031〕1号 would have the IRI of 冀某某〔2031〕1号" in fault.message
    assert "code-elements.ttl" in fault.message


def test_a_file_of_any_name_is_a_source(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path, **{"其他 (1)": OPINIONS.replace("3号", "4号")})
    names = {str(quad.graph_name) for quad in quads(build(corpus.readings, corpus.lexicon, ()))}
    assert f"<{BASE}id/source/其他%20%281%29/graph>" in names


def test_the_vocabularies_are_graphs_of_their_own(packaged: Dataset) -> None:
    names: Iterable[str] = {str(graph.identifier) for graph in packaged.graphs()}
    kept = {name.rpartition("/")[2] for name in names if "/graph/vocabulary/" in name}
    assert {"technologies", "bodies", "cues"} <= kept
    assert BASE + "ns" in names
