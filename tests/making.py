"""Small builders: records as files, corpora in a folder, readings without a file, graphs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from rdflib import Dataset, Graph

from graph.build import build
from loaders.corpus import Corpus, read_corpus
from loaders.dates import PartialDate
from loaders.docnumber import DocumentNumber
from loaders.model import Document, DocumentId, Field, Provenance, Reading, Source, Target
from ontology.lexicon import load_lexicon

NOTICE = """\
record: policy
number: 工信厅信管〔2031〕8号
title: {zh: 关于建设试验网络的通知, en: Notice on a test network}
type: notice
issuers: [miit-go]
date_document: 2031-03-06
pages:
  site: {url: "https://policy.example/8", kind: official}
expect: {sections: 1, measures: 1, targets: 1}
relations:
  - {relation: implementsPolicy, to: 国发〔2030〕3号, cue: guanche-luoshi, part: "1"}
sections:
  - numbering: 一、
    heading: {zh: 夯实基础}
    measures:
      - numbering: （一）
        heading: {zh: 建设试验网络}
        pages: [site]
        technologies: [tsn]
        actors:
          - {body: miit, role: lead}
        targets:
          - subject: 试验网络
            comparator: ">="
            value: 20
            basis: stock
            unit: 个
"""
"""A whole record; tests that want a faulty one replace a piece of it."""

OPINIONS = """\
record: policy
number: 国发〔2030〕3号
title: {zh: 关于发展试验网络的指导意见}
type: opinions
issuers: [sc]
date_document: 2030-11-19
status: inForce
"""

BULLETIN = f"""\
record: bulletin
key: bulletin-8
title: 試験ネットワークに関する通知（速報）
language: ja
publisher: mizuho-ri
sha256: {"0" * 64}
documents:
  - document: 工信厅信管〔2031〕8号
    title: {{ja: 試験ネットワーク建設に関する通知, en: Another name}}
"""


def write_corpus(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files, by their paths in the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def small_corpus(folder: Path, **files: str) -> Corpus:
    """A notice that implements opinions, and what else is given, as `name="record"`."""
    records = {"notice": NOTICE, "opinions": OPINIONS} | files
    return read_corpus([write_corpus(folder, {f"{n}.yaml": text for n, text in records.items()})])


def number(text: str) -> DocumentNumber:
    """A document number from any spelling."""
    return DocumentNumber.parse(text)


def document_id(text: str = "工信厅信管〔2031〕8号", annex: int | None = None) -> DocumentId:
    """A numbered document."""
    return DocumentId(number(text), annex=annex)


def a_date(name: str, iso: str) -> Field:
    """A date field, such as `date_document`."""
    return Field(name, PartialDate(iso), Provenance())  # type: ignore[arg-type]


def a_target(**changes: object) -> Target:
    """A target: at least 20 test networks; `changes` are fields of it."""
    target = Target("1/1", "试验网络", ">=", "stock", "个", Provenance(), value=Decimal(20))
    return replace(target, **changes)  # type: ignore[arg-type]


def a_reading(key: str, *documents: Document, targets: Iterable[Target] = ()) -> Reading:
    """What a secondary source named `key` says."""
    return Reading(Source(key, "summary"), documents, targets=tuple(targets))


def graph_of(*readings: Reading) -> Graph:
    """Everything that the readings say, without the vocabularies, in one graph."""
    return union(build(readings, load_lexicon(), ()))


def union(dataset: Dataset) -> Graph:
    """The graphs of the data, not those of the vocabularies, in one."""
    whole = Graph()
    for graph in dataset.graphs():
        name = str(graph.identifier)
        if "/graph/vocabulary/" not in name and not name.endswith("/ns"):
            whole += graph
    return whole
