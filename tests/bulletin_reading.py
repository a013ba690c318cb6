"""Bulletins of our own writing, and how the tests read them and look at what was read."""

from collections.abc import Iterator
from pathlib import Path

from loaders.bulletin import read_bulletin, uncovered
from loaders.bulletins.coverage import evidence_in
from loaders.docnumber import DocumentNumber
from loaders.model import Document, DocumentId, Reading
from loaders.resolver import Known, Resolver
from ontology.lexicon import Lexicon

HERE = Path(__file__).parent
WHOLE = (HERE / "bulletins" / "whole.txt").read_text(encoding="utf-8")
PLAIN = (HERE / "bulletins" / "plain.txt").read_text(encoding="utf-8")
SEED = HERE.parents[1] / "shared/seed/mizuho-2020-04-industrial-internet-notice.ja.txt"
WORDS = """
@prefix body: <https://w3id.org/iiot-policy/id/body/> .
@prefix id: <https://w3id.org/iiot-policy/id/> .
@prefix iip: <https://w3id.org/iiot-policy/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
body:test-institute skos:inScheme id:body ;
    skos:prefLabel "試験研究所"@ja ;
    iip:emailDomain "bulletin.example" .
"""


def number(text: str) -> DocumentNumber:
    return DocumentNumber.parse(text)


NOTICE = DocumentId(number("工信厅网安〔2031〕17号"))
OPINION = DocumentId(number("国发〔2030〕3号"))
RESOLVER = Resolver(
    [
        Known(NOTICE, ("关于促进工业数据流通的通知",)),
        Known(OPINION, ("「データ要素」行動の推進に関する試験用意見",)),
    ]
)


def read(path: Path, text: str, lexicon: Lexicon, resolver: Resolver = RESOLVER) -> Reading:
    path.write_text(text, encoding="utf-8")
    reading = read_bulletin(path, resolver, lexicon, key="test-bulletin")
    assert_accounted(reading)
    return reading


def assert_accounted(reading: Reading) -> None:
    text = reading.source.text or ""
    for evidence in evidence_in(reading):
        assert evidence.start is not None
        assert evidence.quote
        assert text[evidence.start : evidence.end] == evidence.quote
    assert all(p.start < p.end for p in (*reading.ignored, *reading.not_understood))
    assert uncovered(reading) == ()


def fields(document: Document) -> Iterator[tuple[str, str, str | None, int]]:
    for field in document.fields:
        yield field.name, str(field.value), field.language, len(field.provenance.evidence)


def reported(reading: Reading) -> list[tuple[str, str]]:
    text = reading.source.text or ""
    return [(p.name, text[p.start : p.end]) for p in reading.not_understood]
