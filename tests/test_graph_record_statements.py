"""What records say: pages and their days, regions, and two titles or figures side by side."""

from pathlib import Path

import pytest
from graph_asking import conflicts, says
from making import NOTICE, small_corpus, union
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from graph import iris
from graph.build import data
from ontology.terms import BASE, IIP, SCHEMA

DOCUMENT = URIRef(BASE + "eli/cn/miit/2031/gxt-xinguan-8")
ANOTHER = """\
          - {subject: 试验网络, comparator: ">=", value: 30, basis: stock, unit: 个, pages: [%s]}
"""


def graph(folder: Path, notice: str) -> Graph:
    corpus = small_corpus(folder, notice=notice)
    return union(data(corpus.readings, corpus.lexicon))


def test_a_page_says_when_it_was_read(tmp_path: Path) -> None:
    found = graph(tmp_path, NOTICE.replace("kind: official}", "retrieved: 2031-05-02}"))
    (page,) = found.subjects(SCHEMA.url, URIRef("https://policy.example/8"))
    assert says(found, page, IIP.retrieved) == {Literal("2031-05-02", datatype=XSD.date)}


def test_a_document_of_unknown_issuers_names_its_region(tmp_path: Path) -> None:
    notice = NOTICE.replace("issuers: [miit-go]", 'unstated: [issuers]\nregion: ["440000"]')
    found = graph(tmp_path, notice)
    assert says(found, DOCUMENT, IIP.region) == {iris.concept("region", "440000")}


@pytest.mark.parametrize(
    ("other", "contradicts"),
    [
        ("关于管理试验网络的通知", True),
        ("关于建设“试验网络”的通知", False),
        ("某部关于建设试验网络的通知", False),
    ],
)
def test_two_titles_contradict_unless_one_stands_in_the_other(
    tmp_path: Path, other: str, contradicts: bool
) -> None:
    found = graph(
        tmp_path, NOTICE.replace("type: notice", f"type: notice\nalso: {{title: [{other}]}}")
    )
    assert len(conflicts(found)) == int(contradicts)


def test_figures_of_two_pages_of_a_record_contradict(tmp_path: Path) -> None:
    pages = NOTICE.replace("expect:", "  news: {url: https://news.example/8}\nexpect:")
    two = pages.replace("targets: 1", "targets: 2").replace(
        "unit: 个\n", "unit: 个\n            pages: [site]\n"
    )
    (members,) = conflicts(graph(tmp_path / "two", two + ANOTHER % "news"))
    assert len(members) == 2
    assert conflicts(graph(tmp_path / "one", two + ANOTHER % "site")) == []
