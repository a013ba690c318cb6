"""A reading as a record: what is read back from it states the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from official_samples import LETTER, PLAN, RULES, as_text
from strategies import document_numbers, partial_dates

from corpus import CORPUS
from loaders.compare import disagreements
from loaders.corpus import read_corpus
from loaders.corpus_files import known_of
from loaders.dates import PartialDate
from loaders.knowledge import read_knowledge
from loaders.model import (
    Actor,
    Citation,
    Document,
    DocumentId,
    Evidence,
    Field,
    Mention,
    Part,
    PartKind,
    Provenance,
    Reading,
    Relation,
    Source,
    Target,
)
from loaders.pipeline import read_document
from loaders.record_export import record_yaml
from loaders.records import read_record, reading_of
from loaders.resolver import Resolver
from ontology.lexicon import load_lexicon

LEXICON = load_lexicon()
KNOWN = read_knowledge([CORPUS]).known
SAID = Provenance()


def back(folder: Path, reading: Reading) -> Reading:
    """The reading of its own record."""
    path = folder / "record.yaml"
    path.write_bytes(record_yaml(reading).encode())
    read = read_record(path, LEXICON)
    return reading_of(read, Resolver((*KNOWN, *known_of([read])), LEXICON))


def differences(folder: Path, reading: Reading) -> tuple[str, ...]:
    again = back(folder, reading)
    return disagreements(replace(again, source=reading.source), reading)


def read(lines: tuple[str, ...]) -> Reading:
    resolver = Resolver(KNOWN, LEXICON)
    return read_document(as_text(lines), "sample.txt", "copy-0123456789ab", LEXICON, resolver)


# ---- of documents that are read


@pytest.mark.parametrize("lines", [PLAN, RULES, LETTER], ids=["plan", "rules", "letter"])
def test_the_record_of_a_document_states_what_the_document_states(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    reading = read(lines)
    assert reading.documents[0].fields
    assert differences(tmp_path, reading) == ()


def test_a_record_builds_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(record_yaml(read(PLAN)).encode())
    corpus = read_corpus([CORPUS, tmp_path])
    assert any(reading.source.key == "plan" for reading in corpus.readings)


def test_a_record_says_where_it_came_from_and_looks_like_those_of_people() -> None:
    lines = record_yaml(read(RULES)).splitlines()
    assert lines[0].startswith("# Read from sample.txt (SHA-256 ")
    assert lines[2:8] == [
        "record: policy",
        "slug: mou-shi-shu-ju-fu-wu-guan-li-ban-fa",
        "title: {zh: 某市数据服务管理办法}",
        "type: measures",
        "date_in_force: 2031-05-01",
        "unstated: [issuers, date_document]",
    ]
    assert "expect: {chapters: 2, articles: 3, items: 2}" in lines
    assert "chapters:" in lines


def test_an_annex_that_the_corpus_has_is_named_in_a_comment() -> None:
    known = DocumentId(next(k.id.number for k in KNOWN if k.id.annex), annex=1)
    reading = read(RULES)
    main = replace(reading.documents[0], id=known)
    text = record_yaml(replace(reading, documents=(main,)))
    assert f"# The corpus has this text as {known}." in text
    assert "slug: mou-shi-shu-ju-fu-wu-guan-li-ban-fa" in text


# ---- of readings made here

words = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=6)
KINDS: list[PartKind] = [
    "chapter", "section", "measure", "article", "paragraph", "item", "box", "table",
]  # fmt: skip
quotes = words.map(lambda quote: Provenance(evidence=(Evidence(quote, "rule", 0, len(quote)),)))


@st.composite
def parts(draw: st.DrawFn) -> tuple[Part, ...]:
    """Parts three levels deep, numbered, unnumbered, headed or not, with any path there can be."""
    found: dict[str, Part] = {}
    for _ in range(draw(st.integers(0, 8))):
        above = draw(st.sampled_from(["", *found]))
        letters = draw(st.sampled_from(["", "p", "box", "table"]))
        segment = f"{letters}{draw(st.integers(1, 4))}{draw(st.sampled_from(['', '-2']))}"
        path = f"{above}/{segment}" if above else segment
        numbering = draw(st.sampled_from([None, "一、", "（二）", "3.", "第四条", "专栏1"]))
        headings = draw(st.lists(words, max_size=1))
        found[path] = Part(
            path,
            draw(st.sampled_from(KINDS)),
            numbering,
            tuple(Field("heading", h, SAID, "zh", "official") for h in headings),
            SAID,
        )
    return tuple(found.values())


@st.composite
def targets(draw: st.DrawFn, part: str | None) -> Target:
    amounts = st.decimals(0, 10**12, allow_nan=False, places=2)
    low, high = sorted([draw(amounts), draw(amounts)])
    ranged = draw(st.booleans())
    due = draw(st.none() | partial_dates())
    return Target(
        part,
        draw(words),
        "range" if ranged else draw(st.sampled_from(["=", ">=", ">", "<=", "<", "~"])),
        draw(st.sampled_from(["stock", "increment", "ratio", "growth", "multiple"])),
        draw(st.sampled_from(["个", "%", "亿元"])),
        draw(quotes),
        value=None if ranged else high,
        lower=low if ranged else None,
        upper=high if ranged else None,
        due=due,
        due_precision=draw(st.sampled_from(["year", "yearEnd"])) if due else None,
        scope=draw(st.none() | words),
    )


@st.composite
def citations(draw: st.DrawFn, part: str | None) -> Citation:
    """An external document by title, number or both; or one of the corpus."""
    relations: list[Relation] = ["legalBasis", "implementsPolicy", "cites", "repeals"]
    relation = draw(st.sampled_from(relations))
    cue = draw(st.sampled_from([None, "genju", "guanche-luoshi"]))
    known = draw(st.sampled_from([None, *(k.id for k in KNOWN if k.id.number)]))
    if known:
        number = draw(st.sampled_from([None, str(known.number)]))
        return Citation(
            part, relation, "resolved", draw(quotes), known, draw(st.none() | words), number, cue
        )
    title = draw(st.none() | words.map(lambda word: f"关于{word}的外部文件"))
    number = (
        None if title and draw(st.booleans()) else f"外部发〔{draw(st.integers(1950, 2050))}〕7号"
    )
    return Citation(part, relation, "external", draw(quotes), None, title, number, cue)


@st.composite
def documents(draw: st.DrawFn, own: DocumentId, role: str) -> Document:
    below = draw(parts())
    places = st.sampled_from([None, *(part.path for part in below)])
    fields = [
        Field("title", title, SAID, "zh", "official")
        for title in draw(st.lists(words, max_size=2, unique=True))
    ]
    fields += [
        Field("type", key, SAID)
        for key in draw(st.lists(st.sampled_from(["notice", "plan"]), max_size=1))
    ]
    if own.number:
        fields.append(Field("number", str(own.number), SAID))
    if own.issuer:
        fields.append(Field("issuer", own.issuer, SAID))
    fields += [Field("issuer_name", name, SAID) for name in draw(st.lists(words, max_size=2))]
    fields += [
        Field("recipient", name, SAID) for name in draw(st.lists(words, max_size=3, unique=True))
    ]
    if own.date:
        fields.append(Field("date_document", own.date, SAID))
    for name in ("date_published", "date_in_force", "valid_until"):
        dates = draw(st.lists(partial_dates(), max_size=2, unique=True))
        fields += [Field(name, date, SAID) for date in dates]
    concepts = st.sampled_from([("technology", "tsn"), ("technology", "ai"), ("industry", "steel")])
    return Document(
        own,
        tuple(fields),
        below,
        tuple(draw(targets(draw(places))) for _ in range(draw(st.integers(0, 3)))),
        tuple(draw(citations(draw(places))) for _ in range(draw(st.integers(0, 3)))),
        tuple(
            Mention(draw(places), *draw(concepts), draw(quotes))  # type: ignore[arg-type]
            for _ in range(draw(st.integers(0, 3)))
        ),
        tuple(
            Actor(
                draw(places), draw(st.sampled_from(["lead", "support", "responsible"])), SAID, **who
            )
            for who in draw(
                st.lists(st.sampled_from([{"body": "miit"}, {"name": "各地"}]), max_size=3)
            )
        ),
        role=role,  # type: ignore[arg-type]
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    number = draw(st.none() | document_numbers())
    named = st.none() | st.sampled_from(["miit", "sc"])
    own = (
        DocumentId(number)
        if number
        else DocumentId(None, "a-slug", draw(named), draw(st.none() | partial_dates()))
    )
    ordinals = draw(st.lists(st.integers(1, 4), max_size=2, unique=True))
    carried = [replace(own, annex=n) for n in ordinals]
    main = draw(documents(own, "main"))
    hung = tuple(Citation(None, "hasAnnex", "resolved", SAID, annex) for annex in carried)
    main = replace(main, annexes=tuple(carried), citations=(*main.citations, *hung))
    annexes = []
    for annex in carried:
        role = draw(st.sampled_from(["annex", "forwarded"]))
        document = draw(documents(DocumentId(), role))
        annexes.append(replace(document, id=annex))
    source = Source("copy-0123456789ab", "copy", title="a.txt", sha256="0" * 64)
    return Reading(source, (main, *annexes))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(readings())
def test_a_record_states_what_the_reading_states(tmp_path: Path, reading: Reading) -> None:
    assert differences(tmp_path, reading) == ()
    again = back(tmp_path, reading)
    assert [document.id for document in again.documents] == [d.id for d in reading.documents]


def test_a_page_that_dates_a_document_otherwise_stands_beside_the_text(tmp_path: Path) -> None:
    reading = read(PLAN)
    main, *others = reading.documents
    later = Field("date_document", PartialDate("2031-03-09"), SAID)
    changed = replace(reading, documents=(replace(main, fields=(*main.fields, later)), *others))
    assert "also:\n  date_document: [2031-03-09]\n" in record_yaml(changed)
    assert differences(tmp_path, changed) == ()


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    reading = read(PLAN)
    target = Target(None, "规模", ">=", "stock", "元", SAID, value=Decimal("1.5E+12"))
    main = replace(reading.documents[0], targets=(target,))
    changed = replace(reading, documents=(main, *reading.documents[1:]))
    assert "value: 1500000000000" in record_yaml(changed)
    assert differences(tmp_path, changed) == ()
