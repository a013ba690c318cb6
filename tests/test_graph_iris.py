"""IRIs: from natural keys and stable content, valid whatever the content is."""

from dataclasses import replace
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import a_target, document_id
from rdflib import URIRef
from strategies import document_numbers, targets, texts

from graph import iris
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.model import (
    Actor,
    Citation,
    DocumentId,
    Evidence,
    Field,
    Mention,
    Page,
    Provenance,
    Target,
)
from ontology.lexicon import load_lexicon
from ontology.terms import BASE

DOCUMENTS = iris.DocumentIris(load_lexicon())
NOTICE = DOCUMENTS(document_id())


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (document_id("工信厅信管〔2020〕8号"), "miit/2020/gxt-xinguan-8"),
        (document_id("国发〔2017〕50号"), "sc/2017/guofa-50"),
        (document_id("工信部信管函〔2018〕188号", 2), "miit/2018/gxb-xinguan-han-188/annex/2"),
        (document_id("某某发〔2020〕1号"), "moumoufa/2020/moumoufa-1"),
        (document_id("工信部某某〔2020〕1号"), "miit/2020/gxb-moumou-1"),
        (
            DocumentId(slug="opinions", issuer="sc", date=PartialDate("2030-11-19")),
            "sc/2030/2030-11-19-opinions",
        ),
        (
            DocumentId(slug="opinions", issuer="sc", date=PartialDate("2030"), annex=1),
            "sc/2030/2030-opinions/annex/1",
        ),
    ],
)
def test_a_document_is_named_by_its_number_or_issuer_date_and_slug(
    document: DocumentId, path: str
) -> None:
    assert str(DOCUMENTS(document)) == f"https://w3id.org/iiot-policy/eli/cn/{path}"


@given(document_numbers(), st.none() | st.integers(1, 9))
def test_every_number_has_a_valid_iri_that_says_year_serial_and_annex(
    number: DocumentNumber, annex: int | None
) -> None:
    iri = str(DOCUMENTS(DocumentId(number=number, annex=annex)))
    pyoxigraph.NamedNode(iri)
    assert f"/{number.year}/" in iri
    assert iri.endswith(f"-{number.serial}/annex/{annex}" if annex else f"-{number.serial}")


def test_nothing_said_is_not_the_same_as_an_empty_text() -> None:
    assert iris.digest(None) != iris.digest("")
    assert iris.digest("a", None) != iris.digest("a")
    assert iris.digest("a", "b") != iris.digest("ab")
    assert len(iris.digest("工信部")) == 12


@given(targets(), texts, texts)
def test_the_wording_of_a_target_is_no_part_of_its_iri(
    target: Target, subject: str, printed: str
) -> None:
    one = replace(target, indicator="cloud-enterprises", due_precision="year")
    other = replace(one, subject=subject, printed=printed, due_precision="yearEnd")
    other = replace(other, provenance=Provenance("recalled", note=printed))
    assert iris.target(NOTICE, one) == iris.target(NOTICE, other)


@pytest.mark.parametrize(
    "change",
    [
        {"part": "1/2"},
        {"part": None},
        {"subject": "示范网络"},
        {"indicator": "cloud-enterprises"},
        {"comparator": ">"},
        {"basis": "increment"},
        {"unit": "家"},
        {"value": Decimal(21)},
        {"value": None, "lower": Decimal(20)},
        {"value": None, "upper": Decimal(20)},
        {"due": PartialDate("2033")},
        {"scope": "全国"},
        {"scope": ""},
    ],
)
def test_what_a_target_demands_is_its_iri(change: dict[str, object]) -> None:
    assert iris.target(NOTICE, a_target(**change)) != iris.target(NOTICE, a_target())


@pytest.mark.parametrize("value", ["20", "20.0", "2E+1", "20.00"])
def test_a_figure_is_the_same_however_it_is_written(value: str) -> None:
    assert iris.target(NOTICE, a_target(value=Decimal(value))) == iris.target(NOTICE, a_target())


@given(targets())
def test_the_same_content_has_the_same_valid_iri(target: Target) -> None:
    minted = iris.target(NOTICE, target)
    assert minted == iris.target(NOTICE, replace(target))
    pyoxigraph.NamedNode(str(minted))


@given(texts, texts, st.none() | texts)
def test_any_text_makes_a_valid_iri_under_its_parent(one: str, key: str, other: str | None) -> None:
    said = Provenance()
    field = Field("title", one, said, "zh")
    minted = [
        iris.source(key),
        iris.source_graph(key),
        iris.vocabulary_graph(key),
        iris.page(Page("mirror", url=one)),
        iris.page(Page("mirror", source=key)),
        iris.observation(one, other),
        iris.conflict(one, key),
        iris.under(NOTICE, "graph", key),
        iris.assertion(NOTICE, key, NOTICE, field),
        iris.citation(NOTICE, Citation(None, "cites", "external", said, title=one, number=other)),
        iris.mention(NOTICE, Mention("1/1", "technology", key, said)),
        iris.responsibility(NOTICE, Actor("1/1", "lead", said, name=one)),
        iris.evidence(NOTICE, key, Evidence(one, "rule", 0, 1)),
    ]
    for iri in minted:
        assert iri.startswith(BASE)
        pyoxigraph.NamedNode(str(iri))


@pytest.mark.parametrize(
    ("key", "segment"),
    [
        ("gxt-2020-8", "gxt-2020-8"),
        ("工信厅8号", "工信厅8号"),
        ("my notes (2)", "my%20notes%20%282%29"),
        ("50%#?", "50%25%23%3F"),
    ],
)
def test_a_source_is_named_by_its_file_whatever_that_is_called(key: str, segment: str) -> None:
    assert iris.source(key) == URIRef(f"{BASE}id/source/{segment}")


@given(st.lists(texts, min_size=2, max_size=5))
def test_a_conflict_is_the_same_in_any_order(members: list[str]) -> None:
    assert iris.conflict(*members) == iris.conflict(*reversed(members))
