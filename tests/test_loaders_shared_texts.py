"""Real official documents, where a copy of the shared texts is at hand: what must be found in them.

`INDEX.yaml` beside the texts says what, for each of them; every string there stands in its text.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.docnumber import DocumentNumber
from loaders.gongwen.text import squeezed
from loaders.layout import Unreadable
from loaders.model import Document, Reading
from loaders.pipeline import read_document
from loaders.resolver import Resolver, normal_title
from ontology.lexicon import load_lexicon

FOLDER = Path(__file__).parents[2] / "shared" / "texts"
ENTRIES: list[dict[str, Any]] = (
    yaml.safe_load((FOLDER / "INDEX.yaml").read_text(encoding="utf-8")) if FOLDER.is_dir() else []
)
COUNT = 24
SCAN = "psq-shiti-jingji-scan"
NOT_IN_THE_TEXT = {
    "fj-gongye-shuzi-jingji-yijian": {"issuers", "title"},
    "fj-mz-2015-36-zhineng-zhizao": {"title"},
    "fj-mz-2018-7-gongye-hulianwang": {"title"},
    "ndrc-fgbgj-2016-907-hulianwang": {"title"},
    "ofd-hantie-2023-han": {"issuers"},
}
"""What the index took from elsewhere: a reader does not guess it."""

pytestmark = pytest.mark.skipif(not ENTRIES, reason="the shared texts are not beside this checkout")


@cache
def _reading(slug: str) -> Reading:
    entry = next(entry for entry in ENTRIES if entry["slug"] == slug)
    lexicon = load_lexicon()
    name = str(entry.get("file") or f"{slug}.docx")
    return read_document((FOLDER / name).read_bytes(), name, slug, lexicon, Resolver([], lexicon))


def _values(document: Document, name: str) -> list[str]:
    return [str(field.value) for field in document.fields if field.name == name]


def _issuers(document: Document) -> list[str]:
    return [
        str(f.value) if f.name == "issuer_name" else squeezed(f.provenance.evidence[0].quote)
        for f in document.fields
        if f.name in ("issuer", "issuer_name")
    ]


def _readable() -> list[dict[str, Any]]:
    return [entry for entry in ENTRIES if entry["slug"] != SCAN]


def _ids(entry: dict[str, Any]) -> str:
    return str(entry["slug"])


def _sought(entry: dict[str, Any], key: str) -> bool:
    return entry.get(key) is not None and key not in NOT_IN_THE_TEXT.get(entry["slug"], ())


def test_every_text_is_there() -> None:
    assert len(ENTRIES) == COUNT


@pytest.mark.parametrize("entry", _readable(), ids=_ids)
def test_header_fields(entry: dict[str, Any]) -> None:
    main = _reading(entry["slug"]).documents[0]
    if _sought(entry, "doc_number"):
        assert _values(main, "number") == [str(DocumentNumber.parse(entry["doc_number"]))]
    if _sought(entry, "issuers"):
        assert _issuers(main) == entry["issuers"]
    if _sought(entry, "date"):
        assert _values(main, "date_document")[0] == entry["date"]
    if _sought(entry, "published"):
        assert _values(main, "date_published") == [entry["published"]]
    if _sought(entry, "title"):
        titles = [normal_title(title) for title in _values(main, "title")]
        assert normal_title(entry["title"]).removesuffix("的通知") in "\n".join(titles)
    addressee = entry.get("expected", {}).get("addressee")
    if addressee:
        said = "".join(_values(main, "recipient"))
        assert normal_title(said) == normal_title(addressee)


@pytest.mark.parametrize("entry", _readable(), ids=_ids)
def test_annexes_and_parts(entry: dict[str, Any]) -> None:
    reading = _reading(entry["slug"])
    expected = entry.get("expected", {})
    kinds = Counter(part.kind for document in reading.documents for part in document.parts)
    for key, kind in (("measures", "measure"), ("articles", "article"), ("chapters", "chapter")):
        if key in expected:
            assert kinds[kind] == expected[key]  # type: ignore[index]
    carried = {normal_title(_values(d, "title")[0]) for d in reading.documents[1:]}
    cited = {normal_title(c.title or "") for d in reading.documents for c in d.citations}
    for title in expected.get("annexes") or ():
        assert normal_title(title) in carried | cited
    headings = "\n".join(
        normal_title(str(heading.value))
        for document in reading.documents
        for part in document.parts
        if part.kind == "box"
        for heading in part.headings
    )
    for box in expected.get("boxes") or ():
        assert normal_title(box) in headings


@pytest.mark.parametrize("entry", _readable(), ids=_ids)
def test_targets_stand_in_their_quotes(entry: dict[str, Any]) -> None:
    quotes = [
        normal_title(t.provenance.evidence[0].quote)
        for document in _reading(entry["slug"]).documents
        for t in document.targets
    ]
    for target in entry.get("expected", {}).get("targets") or ():
        assert any(
            normal_title(target) in quote or quote in normal_title(target) for quote in quotes
        )


@pytest.mark.parametrize("entry", _readable(), ids=_ids)
def test_every_quote_stands_where_it_is_said_to(entry: dict[str, Any]) -> None:
    reading = _reading(entry["slug"])
    text = reading.source.text or ""
    placed = 0
    for document in reading.documents:
        for group in ("fields", "parts", "citations", "targets", "mentions", "actors"):
            for statement in getattr(document, group):
                for evidence in statement.provenance.evidence:
                    if evidence.start is not None:
                        assert text[evidence.start : evidence.end] == evidence.quote
                        placed += 1
    assert placed


def test_a_scan_is_refused() -> None:
    with pytest.raises(Unreadable, match="needs OCR") as refused:
        _reading(SCAN)
    assert refused.value.code == "needs-ocr"


def test_a_lost_page_is_reported() -> None:
    codes = {remark.code for remark in _reading("gxblg-2021-207-zhineng-zhizao-guihua").remarks}
    assert "page-missing" in codes


def test_a_date_of_the_page_that_contradicts_the_signature_stands_beside_it() -> None:
    main = _reading("sz-gxj-2026-ai-zhizao-xingdong").documents[0]
    assert _values(main, "date_document") == ["2026-02-09", "2026-02-12"]


def test_days_of_force() -> None:
    def of(slug: str, name: str) -> set[str]:
        return {value for d in _reading(slug).documents for value in _values(d, name)}

    assert of("psq-ghg-2023-5-shuzi-jingji", "date_in_force") == {"2023-07-03"}
    assert of("psq-ghg-2023-5-shuzi-jingji", "valid_until") == {"2025-12-31"}
    assert of("gov-gl-706-tiaoli", "date_in_force") == {"2019-03-01"}
    assert of("zj-shuzi-jingji-tiaoli", "date_in_force") == {"2021-03-01"}
    assert of("pbc-gonggao-2026-10", "date_in_force") == {"2026-05-15"}


def test_what_a_text_amends_and_repeals() -> None:
    def of(slug: str, relation: str) -> set[str]:
        return {
            str(citation.number or citation.title)
            for document in _reading(slug).documents
            for citation in document.citations
            if citation.relation == relation
        }

    assert of("pbc-gonggao-2026-10", "repeals") == {"银发〔2008〕147号", "银办发〔2008〕101号"}
    assert "银办发〔2016〕112号" in of("pbc-gonggao-2026-10", "amends")
    assert of("zj-shuzi-jingji-tiaoli", "repeals") == {"浙江省信息化促进条例"}


def test_every_measure_has_its_departments() -> None:
    annex = _reading("gxb-qyh-2023-4-15measures").documents[1]
    measures = [part.path for part in annex.parts if part.kind == "measure"]
    named = Counter(actor.part for actor in annex.actors)
    assert [named[path] for path in measures] == [5, 2, 3, 6, 4, 3, 7, 2, 5, 4, 4, 2, 3, 4, 1]


def test_every_row_of_the_table_has_its_departments() -> None:
    reading = _reading("gov-gbf-2018-126-table")
    text = reading.source.text or ""
    table = next(p for d in reading.documents for p in d.parts if p.kind == "table")
    assert table.extent is not None
    rows = text[table.extent[0] : table.extent[1]].split("\n")
    numbered = [row for row in rows if row.split("\t")[0].isdecimal()]
    starts = [e.start for d in reading.documents for a in d.actors for e in a.provenance.evidence]
    with_actors = {text.count("\n", 0, start) for start in starts if start is not None}
    assert len(rows) == 23
    assert len(numbered) == len(with_actors) == 17  # the others are the head and group titles
