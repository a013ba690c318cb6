"""The graph of raw documents: their parts, extents, remarks, what they lack, and contradictions."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from graph_asking import conflicts, says
from making import NOTICE, a_date, a_target, document_id, union, write_corpus
from official_samples import FORMATS, LETTER, PLAN, RULES, as_html, write_samples
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, PROV, SKOS, XSD

from graph import iris
from graph.build import data
from graph.publish import publish
from graph.validate import PreparedGraph, validate
from loaders.corpus import read_corpus
from loaders.dates import PartialDate
from loaders.model import (
    Actor,
    Citation,
    Document,
    DocumentId,
    Field,
    Mention,
    Part,
    PartKind,
    Provenance,
    Reading,
    Remark,
    Source,
)
from ontology import ONTOLOGY, SHAPES, VOCABULARIES
from ontology.lexicon import load_lexicon
from ontology.terms import BASE, ELI, IIP, OA, SCHEMA
from queries import RULES as DERIVING

LEXICON = load_lexicon()
DOCUMENT = URIRef(BASE + "eli/cn/miit/2031/gxt-xinguan-8")
SAID = Provenance()
KINDS: list[PartKind] = [
    "chapter", "section", "measure", "article", "paragraph", "item", "box", "table",
]  # fmt: skip


def copy(key: str, *documents: Document, kind: str = "copy", **more: object) -> Reading:
    """What a file says."""
    source = Source(key, kind, title=f"{key}.html")  # type: ignore[arg-type]
    return Reading(source, documents, **more)  # type: ignore[arg-type]


def about(*fields: Field, **more: object) -> Document:
    """The notice, with some fields."""
    return Document(document_id(), fields, **more)  # type: ignore[arg-type]


def graph_of(*readings: Reading) -> Graph:
    return union(data(readings, LEXICON))


def a_title(text: str = "关于建设试验网络的通知") -> Field:
    return Field("title", text, SAID, "zh", "official")


def a_part(path: str, kind: PartKind, heading: str | None = None, **more: object) -> Part:
    headings = (Field("heading", heading, SAID, "zh", "official"),) if heading else ()
    return Part(path, kind, None, headings, SAID, **more)  # type: ignore[arg-type]


# ---- parts, extents, remarks


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_part_has_a_class(kind: PartKind) -> None:
    graph = graph_of(copy("one", about(a_title(), parts=(a_part("p1", kind, "总则"),))))
    part = URIRef(f"{DOCUMENT}/p1")
    name = kind[0].upper() + kind[1:]
    assert says(graph, part, RDF.type) == {IIP[name], ELI.LegalResourceSubdivision}
    assert says(graph, part, IIP.order) == {Literal(1)}
    assert says(graph, part, ELI.number) == set()


def test_a_part_that_nothing_heads_says_so() -> None:
    parts = (a_part("1", "measure"), a_part("2", "measure", "扩大开放"))
    graph = graph_of(copy("one", about(parts=parts)))
    bare, headed = (URIRef(f"{DOCUMENT}/{n}") for n in (1, 2))
    assert says(graph, bare, IIP.notStated) == {DCTERMS.title}
    assert says(graph, headed, IIP.notStated) == set()


def test_an_extent_is_a_place_in_the_text_of_its_source() -> None:
    parts = (a_part("1", "section", extent=(40, 90)),)
    graph = graph_of(copy("one", about(parts=parts, extent=(0, 200))))
    for node, start, end in ((DOCUMENT, 0, 200), (URIRef(f"{DOCUMENT}/1"), 40, 90)):
        (place,) = says(graph, node, IIP.extent)
        assert says(graph, place, OA.hasSource) == {URIRef(BASE + "id/source/one")}
        (position,) = says(graph, place, OA.hasSelector)
        assert says(graph, position, OA.start) == {Literal(start)}
        assert says(graph, position, OA.end) == {Literal(end)}


def test_a_remark_stands_with_its_source() -> None:
    remarks = (Remark("numbering-gap", "1 is followed by 3", 20, 48), Remark("damaged", "a page"))
    graph = graph_of(copy("one", about(), remarks=remarks))
    nodes = {str(c): n for n, c in graph.subject_objects(IIP.remarkCode)}
    placed, whole = nodes["numbering-gap"], nodes["damaged"]
    assert says(graph, placed, OA.hasTarget) == {URIRef(BASE + "id/source/one")}
    assert says(graph, placed, OA.bodyValue) == {Literal("1 is followed by 3", lang="en")}
    assert len(says(graph, placed, IIP.extent)) == 1
    assert says(graph, whole, IIP.extent) == set()


def test_a_source_says_what_file_it_is() -> None:
    source = Source("one", "copy", title="a.html", media_type="text/html", size=20, sha256="0" * 64)
    graph = graph_of(Reading(source, ()))
    node = URIRef(BASE + "id/source/one")
    assert says(graph, node, IIP.sourceKind) == {IIP.copySource}
    assert says(graph, node, SCHEMA.encodingFormat) == {Literal("text/html")}
    assert says(graph, node, DCAT.byteSize) == {Literal("20", datatype=XSD.nonNegativeInteger)}


# ---- what is not known


def test_a_copy_says_what_it_does_not_give() -> None:
    graph = graph_of(copy("one", about()))
    assert says(graph, DOCUMENT, IIP.notStated) == {
        DCTERMS.title, ELI.type_document, ELI.passed_by
    }  # fmt: skip
    summary = graph_of(copy("one", about(), kind="summary"))
    assert says(summary, DOCUMENT, IIP.notStated) == set(), "a summary does not claim to be whole"


def test_an_annex_needs_no_issuer_of_its_own() -> None:
    annex = Document(document_id(annex=1), (a_title("方案"), Field("type", "plan", SAID)))
    graph = graph_of(copy("one", about(annexes=(annex.id,)), annex))
    assert says(graph, URIRef(f"{DOCUMENT}/annex/1"), IIP.notStated) == set()


def test_an_issuer_that_nobody_knows_has_its_name_and_its_place() -> None:
    issuers = (Field("issuer", "miit", SAID), Field("issuer_name", "某某联盟", SAID))
    graph = graph_of(copy("one", about(*issuers)))
    assert says(graph, DOCUMENT, ELI.passed_by) == {URIRef(BASE + "id/body/miit")}
    assert says(graph, DOCUMENT, IIP.issuerText) == {Literal("某某联盟", lang="zh")}
    orders = {
        str(who).rpartition("/")[2]: int(str(graph.value(node, IIP.order)))
        for node in graph.subjects(RDF.type, IIP.Issuance)
        for who in (*graph.objects(node, PROV.agent), *graph.objects(node, IIP.issuerText))
    }
    assert orders == {"miit": 1, "某某联盟": 2}


def test_statements_outside_parts_are_the_documents() -> None:
    document = about(
        mentions=(Mention(None, "technology", "tsn", SAID),),
        actors=(Actor(None, "lead", SAID, body="miit"),),
    )
    graph = graph_of(copy("one", document))
    assert says(graph, DOCUMENT, IIP.mentions) == {URIRef(BASE + "id/technology/tsn")}
    assert says(graph, DOCUMENT, IIP.responsibleBody) == {URIRef(BASE + "id/body/miit")}


def test_a_citation_of_an_annex_is_the_relation_in_both_directions() -> None:
    annex = document_id(annex=1)
    citation = Citation(None, "hasAnnex", "resolved", SAID, annex)
    graph = graph_of(copy("one", about(citations=(citation,)), Document(annex)))
    assert (DOCUMENT, ELI.has_annex, URIRef(f"{DOCUMENT}/annex/1")) in graph
    assert (URIRef(f"{DOCUMENT}/annex/1"), ELI.is_annex_of, DOCUMENT) in graph


# ---- contradictions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Field("type", "notice", SAID), Field("type", "plan", SAID)),
        (Field("number", "工信厅信管〔2031〕8号", SAID), Field("number", "国发〔2031〕8号", SAID)),
        (a_date("valid_until", "2033"), a_date("valid_until", "2034")),
    ],
    ids=["type", "number", "valid until"],
)
def test_a_copy_contradicts_a_record(one: Field, other: Field) -> None:
    graph = graph_of(copy("record", about(one), kind="record"), copy("copy", about(other)))
    assert conflicts(graph) == [
        {
            iris.assertion(DOCUMENT, key, DOCUMENT, field)
            for key, field in (("record", one), ("copy", other))
        }
    ]


def test_a_source_contradicts_itself() -> None:
    dates = a_date("date_document", "2026-02-09"), a_date("date_document", "2026-02-12")
    graph = graph_of(copy("one", about(*dates)))
    assert conflicts(graph) == [{iris.assertion(DOCUMENT, "one", DOCUMENT, d) for d in dates}]


def test_other_lead_issuers_are_a_conflict_of_both_issuances() -> None:
    fields = Field("issuer", "miit", SAID), Field("issuer_name", "某某联盟", SAID)
    graph = graph_of(copy("one", about(fields[0])), copy("two", about(fields[1])))
    assert conflicts(graph) == [{iris.issuance(DOCUMENT, 1, field) for field in fields}]


def test_fewer_issuers_are_no_contradiction() -> None:
    both = Field("issuer", "miit", SAID), Field("issuer", "ndrc", SAID)
    assert conflicts(graph_of(copy("one", about(*both)), copy("two", about(both[0])))) == []


@pytest.mark.parametrize(
    ("heading", "differs"), [("夯实基础", True), ("《建设　试验网络》。", False)]
)
def test_headings_differ_in_their_normal_form(heading: str, differs: bool) -> None:
    one, other = a_part("1", "measure", "建设试验网络"), a_part("1", "measure", heading)
    graph = graph_of(copy("one", about(parts=(one,))), copy("two", about(parts=(other,))))
    assert len(conflicts(graph)) == differs


def test_figures_that_one_source_gives_besides_are_no_contradiction() -> None:
    ten, twenty, thirty = (a_target(value=Decimal(n)) for n in (10, 20, 30))
    more = graph_of(copy("one", about(targets=(ten, twenty))), copy("two", about(targets=(ten,))))
    assert conflicts(more) == []
    other = graph_of(
        copy("one", about(targets=(ten, twenty))), copy("two", about(targets=(ten, thirty)))
    )
    assert conflicts(other) == [{iris.target(DOCUMENT, twenty), iris.target(DOCUMENT, thirty)}]


@pytest.mark.parametrize(
    ("early", "late"), [("date_document", "date_published"), ("date_in_force", "valid_until")]
)
def test_dates_of_a_copy_in_the_wrong_order_are_a_conflict(early: str, late: str) -> None:
    fields = a_date(early, "2031-03-06"), a_date(late, "2031-03-05")
    expected = {iris.assertion(DOCUMENT, "one", DOCUMENT, field) for field in fields}
    assert conflicts(graph_of(copy("one", about(*fields)))) == [expected]
    record = graph_of(copy("one", about(*fields), kind="record"))
    assert conflicts(record) == [], "a record is to be mended"
    rough = fields[0], replace(fields[1], value=PartialDate("2031-03"))
    assert conflicts(graph_of(copy("one", about(*rough)))) == []


def test_resting_on_a_later_document_is_a_conflict_with_the_dates() -> None:
    later = DocumentId(None, "later", "sc", PartialDate("2032-01-01"))
    citation = Citation(None, "legalBasis", "resolved", SAID, later)
    own, other = a_date("date_document", "2031-03-06"), a_date("date_document", "2032-01-01")
    graph = graph_of(
        copy("one", about(own, citations=(citation,))),
        copy("two", Document(later, (other,)), kind="record"),
    )
    iri = iris.DocumentIris(LEXICON)(later)
    assert conflicts(graph) == [
        {
            iris.citation(DOCUMENT, citation),
            iris.assertion(DOCUMENT, "one", DOCUMENT, own),
            iris.assertion(iri, "two", iri, other),
        }
    ]


# ---- of files, through the whole build


def shapes_report(graph: Graph) -> list[str]:
    whole = PreparedGraph()
    whole += graph
    for path in (ONTOLOGY, *VOCABULARIES()):
        whole.parse(path)
    return [str(result) for result in validate(whole, Graph().parse(SHAPES)).violations]


def test_documents_of_every_kind_are_valid(tmp_path: Path) -> None:
    fragment = ("一、加快发展。", "二、加强保障。")
    write_samples(tmp_path, plan=PLAN, rules=RULES, letter=LETTER, fragment=fragment)
    corpus = read_corpus([tmp_path])
    assert len(corpus.readings) == 4
    assert shapes_report(union(data(corpus.readings, corpus.lexicon))) == []


def test_two_files_of_a_document_stand_side_by_side_in_a_release(tmp_path: Path) -> None:
    other = tuple(line.replace("2031年3月6日", "2031年3月7日") for line in PLAN)
    write_corpus(tmp_path / "corpus", {"a.html": as_html(PLAN), "b.docx": FORMATS[".docx"](other)})
    corpus = read_corpus([tmp_path / "corpus"])
    built = publish(corpus, tmp_path / "data", rules=DERIVING)
    assert built.release.manifest["counts"]["conflicts"] == 1
    again = publish(read_corpus([tmp_path / "corpus"]), tmp_path / "data", rules=DERIVING)
    assert again.unchanged


def test_a_title_of_a_record_is_the_label_before_that_of_a_copy(tmp_path: Path) -> None:
    record = NOTICE.replace("关于建设试验网络的通知", "关于建设“试验网络”的通知")
    plan = ("某部关于建设网络的通知", "工信厅信管〔2031〕8号", *PLAN[2:7])
    write_corpus(tmp_path, {"notice.yaml": record, "copy.html": as_html(plan)})
    graph = union(data(read_corpus([tmp_path]).readings, LEXICON))
    labels = {str(label) for label in says(graph, DOCUMENT, SKOS.prefLabel)}
    assert labels == {"关于建设“试验网络”的通知", "Notice on a test network"}
    assert Literal("某部关于建设网络的通知", lang="zh") in says(graph, DOCUMENT, DCTERMS.title)
