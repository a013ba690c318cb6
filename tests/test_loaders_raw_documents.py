"""Raw documents in a corpus: one file each, two sources of one document, citing each other."""

from pathlib import Path

import pytest
from making import NOTICE, OPINIONS, document_id, write_corpus
from official_samples import FORMATS, LETTER, PLAN, RULES, as_text, write_samples

from loaders.corpus import Corpus, read_corpus
from loaders.dates import PartialDate
from loaders.errors import InputError
from loaders.model import Citation, Document, DocumentId, Reading

SAMPLE = (
    "某部办公厅关于开展试验网络评估的通知",
    "某部办信〔2032〕6号",
    "各有关单位：",
    "根据《试验网络发展行动计划（2031—2033年）》和《关于建设试验网络的通知》"
    "（工信厅信管〔2031〕8号），现就有关事项通知如下。",
    "一、评估范围。各试验网络。",
    "二、评估时间。2032年5月。",
    "工业和信息化部办公厅",
    "2032年4月1日",
)


def read(folder: Path, **samples: tuple[str, ...]) -> Corpus:
    """A corpus of texts, and of the records that stand in the folder already."""
    return read_corpus([write_samples(folder, **samples)])


def copies(corpus: Corpus) -> dict[str, Reading]:
    """The readings of raw documents by file name."""
    found = (reading for reading in corpus.readings if reading.source.kind == "copy")
    return {str(reading.source.title).partition(".")[0]: reading for reading in found}


def main(corpus: Corpus, name: str) -> Document:
    return copies(corpus)[name].documents[0]


def cited(document: Document, title: str) -> Citation:
    return next(c for c in document.citations if title in (c.title, c.number))


def with_title(lines: tuple[str, ...], title: str) -> tuple[str, ...]:
    return (title, *lines[1:])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_raw_document_is_one_file_of_any_format(tmp_path: Path, suffix: str) -> None:
    name = f"plan{suffix}"
    corpus = read_corpus([write_corpus(tmp_path, {name: FORMATS[suffix](PLAN)})])
    (reading,) = corpus.readings
    source = reading.source
    assert (source.kind, source.title) == ("copy", name)
    assert source.key == f"copy-{corpus.inputs[f'1/{name}'][:12]}"
    notice, plan = reading.documents
    assert notice.id == document_id("某部信〔2031〕15号")
    assert plan.id == document_id("某部信〔2031〕15号", 1)
    assert [target.value for target in plan.targets] == [20, 30]


def test_suffixes_may_be_written_in_capitals(tmp_path: Path) -> None:
    corpus = read_corpus([write_corpus(tmp_path, {"PLAN.TXT": as_text(PLAN)})])
    assert len(corpus.readings) == 1


def test_a_text_with_the_headings_of_a_bulletin_is_one(tmp_path: Path) -> None:
    bulletin = "題\n【要点】\nなし\n【構成】\nなし\n"
    with pytest.raises(InputError, match=r"a\.txt"):
        read_corpus([write_corpus(tmp_path, {"a.txt": bulletin})])
    assert len(read(tmp_path / "other", a=("题", "【要点】", "没有")).readings) == 1


def test_two_files_of_one_content_are_one_source(tmp_path: Path) -> None:
    corpus = read(tmp_path, one=PLAN, two=PLAN)
    assert list(copies(corpus)) == ["one"]
    assert len(corpus.inputs) == 2


def test_every_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"a.docx": b"PK", "b.pdf": b"%PDF", "c.txt": b"", "d.yaml": ""}
    with pytest.raises(InputError) as raised:
        read_corpus([write_corpus(tmp_path, {**files, "e.txt": as_text(PLAN)})])
    assert [fault.path.name for fault in raised.value.faults] == ["d.yaml"]
    (tmp_path / "d.yaml").unlink()
    with pytest.raises(InputError) as raised:
        read_corpus([tmp_path])
    assert [fault.path.name for fault in raised.value.faults] == ["a.docx", "b.pdf", "c.txt"]
    assert all("not readable (" in fault.message for fault in raised.value.faults)


# ---- which document it is


def test_a_document_with_the_number_of_a_record_is_the_records(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"opinions.yaml": OPINIONS, "notice.yaml": NOTICE})
    lines = (PLAN[0], "工信厅信管〔2031〕8号", *PLAN[2:])
    corpus = read(tmp_path, plan=lines)
    assert main(corpus, "plan").id == document_id()
    assert {r.source.key for r in corpus.readings if r.documents[0].id == document_id()} == {
        "notice",
        copies(corpus)["plan"].source.key,
    }


NUMBERLESS = OPINIONS.replace("number: 国发〔2030〕3号", "slug: opinions-on-networks")
KNOWN = DocumentId(None, "opinions-on-networks", "sc", PartialDate("2030-11-19"))
TITLED = ("关于发展试验网络的指导意见", "各地：", "请加快发展。")


@pytest.mark.parametrize(
    ("tail", "same"),
    [
        ((), True),
        (("国务院", "2030年11月19日"), True),
        (("国务院", "2030年11月20日"), False),
        (("工业和信息化部", "2030年11月19日"), False),
    ],
)
def test_a_document_without_number_is_the_one_with_its_title(
    tmp_path: Path, tail: tuple[str, ...], same: bool
) -> None:
    write_corpus(tmp_path, {"opinions.yaml": NUMBERLESS})
    found = main(read(tmp_path, copy=(*TITLED, *tail)), "copy").id
    assert (found == KNOWN) == same
    if not same:
        assert found.slug == "guan-yu-fa-zhan-shi-yan-wang-luo-de-zhi-dao-yi-jian"


def test_a_number_names_what_a_record_without_number_describes(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"opinions.yaml": NUMBERLESS})
    lines = (TITLED[0], "国发〔2030〕3号", *TITLED[1:], "国务院", "2030年11月19日")
    assert main(read(tmp_path, copy=lines), "copy").id == KNOWN


def test_a_plan_by_itself_is_the_annex_of_the_notice_that_carries_it(tmp_path: Path) -> None:
    corpus = read(tmp_path, notice=PLAN, plan=PLAN[8:])
    assert main(corpus, "plan").id == document_id("某部信〔2031〕15号", 1)


def test_copies_that_say_less_of_themselves_find_those_that_say_more(tmp_path: Path) -> None:
    corpus = read(tmp_path, a=LETTER[:3], b=LETTER, c=(*LETTER[:3], "某某产业联盟办公室"))
    ids = {reading.documents[0].id for reading in copies(corpus).values()}
    slug = "guan-yu-da-fu-shi-yan-wang-luo-jian-yi-de-han"
    assert ids == {DocumentId(None, slug, None, PartialDate("2031-04-02"))}


def test_what_can_be_two_documents_is_one_of_its_own(tmp_path: Path) -> None:
    may = (*LETTER[:3], "某某产业联盟办公室", "2031年5月2日")
    corpus = read(tmp_path, april=LETTER, may=may, undated=LETTER[:3])
    dates = {name: reading.documents[0].id.date for name, reading in copies(corpus).items()}
    assert dates["april"] != dates["may"]
    assert dates["undated"] is None


def test_texts_without_title_are_different_documents(tmp_path: Path) -> None:
    corpus = read(
        tmp_path, a=("一、加快发展。", "二、加强保障。"), b=("一、扩大开放。", "二、加强监管。")
    )
    ids = {reading.documents[0].id for reading in copies(corpus).values()}
    assert len(ids) == 2
    assert all(str(own).startswith("untitled-") for own in ids)


# ---- what it cites


def test_raw_documents_cite_each_other(tmp_path: Path) -> None:
    corpus = read(tmp_path, plan=PLAN, sample=SAMPLE)
    citation = cited(main(corpus, "sample"), "试验网络发展行动计划（2031—2033年）")
    assert citation.resolution == "resolved"
    assert citation.document == document_id("某部信〔2031〕15号", 1)
    other = cited(main(corpus, "sample"), "关于建设试验网络的通知")
    assert other.resolution == "external"


def test_a_raw_document_cites_records_and_is_cited_by_them(tmp_path: Path) -> None:
    record = OPINIONS + "relations: [{relation: cites, to: 某部信〔2031〕15号}]\n"
    write_corpus(tmp_path, {"opinions.yaml": record, "notice.yaml": NOTICE})
    corpus = read(tmp_path, plan=PLAN, sample=SAMPLE)
    citation = cited(main(corpus, "sample"), "关于建设试验网络的通知")
    assert citation.document == document_id()
    (opinions,) = (r for r in corpus.readings if r.source.key == "opinions")
    (from_record,) = opinions.documents[0].citations
    assert (from_record.resolution, from_record.document) == (
        "resolved",
        document_id("某部信〔2031〕15号"),
    )


def test_a_title_that_two_documents_have_stays_ambiguous(tmp_path: Path) -> None:
    title = "试验网络管理办法"
    first, second = ((title, f"某{n}〔2030〕1号", *RULES[1:]) for n in ("甲发", "乙发"))
    lines = with_title(SAMPLE, SAMPLE[0])
    lines = tuple(line.replace("试验网络发展行动计划（2031—2033年）", title) for line in lines)
    corpus = read(tmp_path, first=first, second=second, sample=lines)
    assert cited(main(corpus, "sample"), title).resolution == "ambiguous"


def test_a_document_does_not_cite_its_own_copy(tmp_path: Path) -> None:
    text = "\n".join(PLAN)
    corpus = read(tmp_path, plan=PLAN, again=tuple(f"{text}\n特此通知。".split("\n")))
    for reading in copies(corpus).values():
        for document in reading.documents:
            assert all(c.document != document.id for c in document.citations)


def test_the_same_files_give_the_same_readings_in_any_folder_order(tmp_path: Path) -> None:
    one = write_samples(tmp_path / "one", plan=PLAN)
    two = write_samples(tmp_path / "two", sample=SAMPLE, rules=RULES)
    forth, back = (read_corpus(folders).readings for folders in ([one, two], [two, one]))
    assert sorted(forth, key=lambda r: r.source.key) == sorted(back, key=lambda r: r.source.key)
