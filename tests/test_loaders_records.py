"""Corpus records read into the document model."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from making import BULLETIN, NOTICE, OPINIONS, document_id, write_corpus

from loaders.corpus import read_corpus
from loaders.dates import PartialDate
from loaders.model import Citation, Document, DocumentId, Evidence, Field, Provenance, Reading


def readings(folder: Path, **files: str) -> dict[str, Reading]:
    corpus = read_corpus([write_corpus(folder, {f"{n}.yaml": text for n, text in files.items()})])
    return {reading.source.key: reading for reading in corpus.readings}


def the_notice(folder: Path, piece: str = "", by: str = "", **files: str) -> Document:
    """The notice as it is read, with a piece of its record replaced."""
    assert piece in NOTICE
    notice = NOTICE.replace(piece, by, 1) if piece else NOTICE
    return readings(folder, notice=notice, opinions=OPINIONS, **files)["notice"].documents[0]


def values(document: Document, name: str) -> list[object]:
    return [field.value for field in document.fields if field.name == name]


def citation(document: Document) -> Citation:
    (only,) = document.citations
    return only


def test_a_record_says_what_is_written_in_it(tmp_path: Path) -> None:
    document = the_notice(tmp_path)
    assert document.id == document_id()
    assert values(document, "title") == ["关于建设试验网络的通知", "Notice on a test network"]
    assert values(document, "number") == ["工信厅信管〔2031〕8号"]
    assert values(document, "issuer") == ["miit-go"]
    assert values(document, "date_document") == [PartialDate("2031-03-06")]
    assert values(document, "date_published") == [], "what is not known stays absent"
    assert [(part.path, part.kind, part.numbering) for part in document.parts] == [
        ("1", "section", "一、"),
        ("1/1", "measure", "（一）"),
    ]
    assert [(m.part, m.scheme, m.concept) for m in document.mentions] == [
        ("1/1", "technology", "tsn")
    ]
    assert [(a.part, a.role, a.body, a.name) for a in document.actors] == [
        ("1/1", "lead", "miit", None)
    ]
    (target,) = document.targets
    assert (target.part, target.subject, target.value) == ("1/1", "试验网络", Decimal(20))
    assert (target.comparator, target.basis, target.unit) == (">=", "stock", "个")


def test_a_statement_names_the_pages_that_show_it(tmp_path: Path) -> None:
    reading = readings(tmp_path, notice=NOTICE, opinions=OPINIONS)["notice"]
    measure = reading.documents[0].parts[1]
    assert measure.provenance == Provenance("seen", ("site",))
    assert reading.source.pages["site"].url == "https://policy.example/8"
    assert (reading.source.key, reading.source.kind) == ("notice", "record")


def test_a_translation_that_no_page_shows_is_unverified(tmp_path: Path) -> None:
    titles = [field for field in the_notice(tmp_path).fields if field.name == "title"]
    assert [(t.language, t.label_status, t.provenance.verification) for t in titles] == [
        ("zh", "official", "seen"),
        ("en", "translation", "unverified"),
    ]


def test_marks_of_verification_are_those_of_the_nearest(tmp_path: Path) -> None:
    document = the_notice(
        tmp_path,
        "type: notice",
        "type: notice\nverification: recalled\nunverified: [date_document]",
    )
    marks = {field.name: field.provenance.verification for field in document.fields}
    assert (marks["number"], marks["date_document"]) == ("recalled", "unverified")
    assert document.targets[0].provenance.verification == "recalled"


def test_a_measure_passes_its_mark_to_what_stands_under_it(tmp_path: Path) -> None:
    document = the_notice(tmp_path, "pages: [site]", "verification: recalled")
    below = (
        *(part.provenance for part in document.parts[1:]),
        *(target.provenance for target in document.targets),
        *(mention.provenance for mention in document.mentions),
        *(actor.provenance for actor in document.actors),
    )
    assert [provenance.verification for provenance in below] == ["recalled"] * 4
    assert document.parts[0].provenance.verification == "seen"


def test_a_field_may_name_the_pages_that_show_it(tmp_path: Path) -> None:
    document = the_notice(tmp_path, "type: notice", "type: notice\nseen_on: {type: [site]}")
    pages = {field.name: field.provenance.pages for field in document.fields}
    assert (pages["type"], pages["number"]) == (("site",), ())


def test_a_relation_resolves_to_the_document_it_names(tmp_path: Path) -> None:
    assert citation(the_notice(tmp_path)) == Citation(
        "1",
        "implementsPolicy",
        "resolved",
        Provenance("seen"),
        document=document_id("国发〔2030〕3号"),
        cue="guanche-luoshi",
    )


@pytest.mark.parametrize(
    "to", ["国发（2030）第3號", "《关于发展试验网络的指导意见》", "2030年3号文"]
)
def test_a_relation_resolves_by_any_spelling(tmp_path: Path, to: str) -> None:
    cited = citation(the_notice(tmp_path, "国发〔2030〕3号", to))
    assert (cited.resolution, cited.document) == ("resolved", document_id("国发〔2030〕3号"))


def test_a_document_that_the_corpus_has_not_is_external(tmp_path: Path) -> None:
    by_title = citation(the_notice(tmp_path, "国发〔2030〕3号", "中华人民共和国网络安全法"))
    assert (by_title.resolution, by_title.document) == ("external", None)
    assert (by_title.title, by_title.number) == ("中华人民共和国网络安全法", None)


def test_an_external_number_is_kept_as_a_number(tmp_path: Path) -> None:
    by_number = citation(the_notice(tmp_path, "国发〔2030〕3号", "国发（2029）1号"))
    assert (by_number.resolution, by_number.document) == ("external", None)
    assert (by_number.title, by_number.number) == (None, "国发〔2029〕1号")


def test_what_may_mean_two_documents_stays_ambiguous_and_keeps_its_words(tmp_path: Path) -> None:
    other = OPINIONS.replace("国发", "国办发").replace("试验网络", "示范网络")
    cited = citation(the_notice(tmp_path, "国发〔2030〕3号", "2030年3号文", other=other))
    assert (cited.resolution, cited.document, cited.title) == ("ambiguous", None, "2030年3号文")


def test_a_quote_is_evidence_that_a_person_wrote_down(tmp_path: Path) -> None:
    cited = citation(the_notice(tmp_path, 'part: "1"', "quote: 为贯彻落实"))
    assert cited.provenance.evidence == (Evidence("为贯彻落实", "curated"),)
    assert cited.part is None


def test_an_annex_is_a_document_of_its_own(tmp_path: Path) -> None:
    annex = "annexes:\n  - title: {zh: 行动计划}\n    type: action-plan\n    period: [2031, 2033]\n"
    files = {"notice": NOTICE + annex, "opinions": OPINIONS}
    carrier, plan = readings(tmp_path, **files)["notice"].documents
    assert carrier.annexes == (plan.id,) == (document_id(annex=1),)
    assert plan.period == (PartialDate("2031"), PartialDate("2033"))
    assert values(plan, "number") == [], "the number is the carrier's"


def test_a_document_without_number_is_named_by_slug_issuer_and_date(tmp_path: Path) -> None:
    annex = "annexes: [{title: {zh: 附表}, type: list}]\n"
    opinions = OPINIONS.replace("number: 国发〔2030〕3号", "slug: opinions-on-networks") + annex
    notice = NOTICE.replace("国发〔2030〕3号", "关于发展试验网络的指导意见")
    found = readings(tmp_path, notice=notice, opinions=opinions)
    known = DocumentId(slug="opinions-on-networks", issuer="sc", date=PartialDate("2030-11-19"))
    assert [document.id for document in found["opinions"].documents] == [
        known,
        replace(known, annex=1),
    ]
    assert found["notice"].documents[0].citations[0].document == known


def test_a_bulletin_speaks_of_documents_of_the_corpus(tmp_path: Path) -> None:
    found = readings(tmp_path, notice=NOTICE, opinions=OPINIONS, bulletin=BULLETIN)
    reading = found["bulletin-8"]
    (document,) = reading.documents
    assert document.id == document_id()
    assert (reading.source.kind, reading.source.publisher) == ("summary", "mizuho-ri")
    labels = [field for field in document.fields if isinstance(field, Field)]
    assert [(f.language, f.label_status, f.provenance.verification) for f in labels] == [
        ("en", "thirdParty", "seen"),
        ("ja", "thirdParty", "seen"),
    ]


def test_events_and_observations_are_about_bodies_and_programmes(tmp_path: Path) -> None:
    more = """\
events: [{about: body/aii, kind: founded, date: 2016-02}]
observations:
  - {about: body/aii, indicator: alliance-members, value: 1500, unit: 家, date: 2020-03}
"""
    reading = readings(tmp_path, opinions=OPINIONS + more)["opinions"]
    (event,), (seen,) = reading.events, reading.observations
    assert (event.about, event.kind, event.date) == ("body/aii", "founded", PartialDate("2016-02"))
    assert (seen.value, seen.unit, seen.date) == (Decimal(1500), "家", PartialDate("2020-03"))
