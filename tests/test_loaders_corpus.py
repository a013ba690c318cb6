"""A corpus: folders that are walked; nothing registers a file."""

from hashlib import sha256
from pathlib import Path

import pytest
from making import BULLETIN, NOTICE, OPINIONS, small_corpus, write_corpus

from corpus import CORPUS
from loaders.corpus import read_corpus
from loaders.errors import InputError
from loaders.formats import suffixes

SCHEME = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/iiot-policy/id/> .
@prefix technology: <https://w3id.org/iiot-policy/id/technology/> .
"""
CONCEPT = SCHEME + 'technology:nova skos:inScheme id:technology ; skos:prefLabel "新星网"@zh .\n'
SYNONYM = SCHEME + 'technology:nova skos:altLabel "诺瓦网"@zh .\n'


def test_every_record_of_the_packaged_corpus_is_read() -> None:
    corpus = read_corpus([CORPUS])
    records = sorted(CORPUS.rglob("*.yaml"))
    assert len(corpus.readings) == len(records) >= 10
    assert len(corpus.inputs) == len(records)
    assert [path for path in records if path.suffix != ".yaml"] == []


def test_a_new_policy_is_one_new_file_in_any_folder(tmp_path: Path) -> None:
    before = small_corpus(tmp_path)
    write_corpus(tmp_path, {"province/2032/new.yaml": OPINIONS.replace("3号", "4号")})
    after = read_corpus([tmp_path])
    assert {r.source.key for r in after.readings} - {r.source.key for r in before.readings} == {
        "new"
    }


def test_a_new_synonym_is_one_line_of_turtle(tmp_path: Path) -> None:
    line = SCHEME + 'technology:tsn skos:altLabel "时敏网"@zh .\n'
    corpus = read_corpus([write_corpus(tmp_path, {"own.ttl": line})])
    (tsn,) = corpus.lexicon.by_label("时敏网", "technology")
    assert tsn.key == "tsn"
    assert corpus.vocabularies == (tmp_path / "own.ttl",)


@pytest.mark.parametrize("names", [("a.ttl", "b.ttl"), ("b.ttl", "a.ttl")])
def test_a_synonym_may_stand_in_another_file_than_its_concept(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    files = dict(zip(names, (CONCEPT, SYNONYM), strict=True))
    corpus = read_corpus([write_corpus(tmp_path, files)])
    assert [concept.key for concept in corpus.lexicon.by_label("诺瓦网")] == ["nova"]


def test_records_are_checked_against_the_vocabularies_beside_them(tmp_path: Path) -> None:
    notice = NOTICE.replace("[tsn]", "[nova]")
    with pytest.raises(InputError, match="no technology 'nova'"):
        small_corpus(tmp_path, notice=notice)
    write_corpus(tmp_path, {"own.ttl": CONCEPT})
    (found,) = (r for r in read_corpus([tmp_path]).readings if r.source.key == "notice")
    assert found.documents[0].mentions[0].concept == "nova"


def test_readme_and_hidden_files_are_ignored_by_name(tmp_path: Path) -> None:
    ignored: dict[str, str | bytes] = {
        "README.md": "# Records",
        "readme.txt": "records",
        ".git/config": "[core]",
        "__pycache__/a.pyc": b"\0",
        "__init__.py": "",
        "py.typed": "",
        "2031/.DS_Store": b"\0",
    }
    corpus = read_corpus([write_corpus(tmp_path, ignored | {"opinions.yaml": OPINIONS})])
    assert [reading.source.key for reading in corpus.readings] == ["opinions"]
    assert list(corpus.inputs) == ["1/opinions.yaml"]


def test_nothing_else_is_skipped_in_silence(tmp_path: Path) -> None:
    names = ["a.csv", "b.YAML", "c", "d.yaml~", "e.ttl.bak", "f.xls"]
    with pytest.raises(InputError) as raised:
        read_corpus([write_corpus(tmp_path, dict.fromkeys(names, ""))])
    assert [fault.path.name for fault in raised.value.faults] == names
    (message,) = {fault.message for fault in raised.value.faults}
    kinds = f"record .yaml .yml; vocabulary .ttl; text .txt .md; document {' '.join(suffixes())}"
    assert message == f"not a file of a corpus: {kinds}"


def test_a_folder_that_there_is_not_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder: a corpus is a folder of files"):
        read_corpus([tmp_path / "missing"])


def test_inputs_are_hashed_and_named_without_the_place_of_the_folder(tmp_path: Path) -> None:
    one = small_corpus(tmp_path / "one")
    other = small_corpus(tmp_path / "elsewhere" / "other")
    assert one.inputs == other.inputs
    assert one.inputs["1/notice.yaml"] == sha256(NOTICE.encode()).hexdigest()
    assert small_corpus(tmp_path / "third", notice=NOTICE + "# more\n").inputs != one.inputs


def test_files_of_one_name_in_folders_of_one_name_are_all_inputs(tmp_path: Path) -> None:
    first = write_corpus(tmp_path / "a" / "corpus", {"own.ttl": CONCEPT})
    second = write_corpus(tmp_path / "b" / "corpus", {"own.ttl": SYNONYM})
    assert list(read_corpus([first, second]).inputs) == ["1/own.ttl", "2/own.ttl"]


def test_folders_are_read_as_one_corpus(tmp_path: Path) -> None:
    first = write_corpus(tmp_path / "a", {"notice.yaml": NOTICE})
    second = write_corpus(tmp_path / "b", {"opinions.yaml": OPINIONS, "b.yaml": BULLETIN})
    corpus = read_corpus([first, second])
    assert {reading.source.key for reading in corpus.readings} == {
        "notice",
        "opinions",
        "bulletin-8",
    }
    (notice,) = (r for r in corpus.readings if r.source.key == "notice")
    assert notice.documents[0].citations[0].resolution == "resolved"


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[str] = []
    read_corpus([write_corpus(tmp_path, {"opinions.yaml": OPINIONS})], told.append)
    assert str(tmp_path / "opinions.yaml") in told


def test_a_corpus_of_nothing_is_an_empty_corpus(tmp_path: Path) -> None:
    assert read_corpus([tmp_path]).readings == ()
