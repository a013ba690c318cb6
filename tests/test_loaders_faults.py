"""Faulty files in a corpus: each is named with file and line, and what would be valid."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from making import BULLETIN, NOTICE, OPINIONS, write_corpus

from loaders.corpus import read_corpus
from loaders.errors import InputError

PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix technology: <https://w3id.org/iiot-policy/id/technology/> .
"""


class Fault(NamedTuple):
    """A file of a corpus and what is said about it; line 0 is the whole file."""

    name: str
    file: str
    content: str | bytes | Callable[[Path], None]
    line: int
    message: str


def changed(name: str, piece: str, by: str, line: int, message: str) -> Fault:
    """The good notice with a piece of it changed."""
    assert NOTICE.count(piece) == 1, piece
    return Fault(name, "notice.yaml", NOTICE.replace(piece, by), line, message)


def fifty_megabytes(path: Path) -> None:
    path.touch()
    with path.open("r+b") as file:
        file.truncate(50_000_000)


FAULTS = [
    # values
    changed("date", "2031-03-06", "2020-02-30", 6, "'2020-02-30' is no date: write YYYY, YYYY-MM"),
    changed("number", "工信厅信管〔2031〕8号", "8号文", 2, "is no document number like 工信厅信管"),
    changed("body", "miit-go", "miit-g", 5, "no body 'miit-g'; the nearest of those there are"),
    changed("type", "type: notice", "type: notise", 4, "the nearest of those there are: notice"),
    changed("technology", "[tsn]", "[tns]", 19, "no technology 'tns'; the nearest"),
    changed(
        "cue",
        "guanche-luoshi",
        "guanche-lushi",
        11,
        "the nearest of those there are: guanche-luoshi",
    ),
    changed("page", "pages: [site]", "pages: [sight]", 18, "no page sight; pages here: site"),
    changed("address", "https://policy.example/8", "https://policy example", 8, "write http:// or"),
    changed("comparator", '">="', '"=>"', 24, "'=>': Input should be '=', '>='"),
    changed("amount", "value: 20", "value: 20亿", 25, "'20亿': Input should be a valid decimal"),
    changed("relation", "implementsPolicy", "implements", 11, "Input should be 'legalBasis', "),
    changed("count", "measures: 1,", "measures: yes,", 9, "'yes': Input should be a valid integer"),
    changed(
        "text", "{zh: 夯实基础}", "{zh: 2031}", 14, "one that looks like a number stands in quotes"
    ),
    changed("mapping", "{zh: 夯实基础}", "夯实基础", 14, "a mapping is wanted here"),
    changed("list", "[miit-go]", "miit-go", 5, "'miit-go': a list is wanted here"),
    changed("numbering", "一、", "甲、", 13, "'甲、' numbers nothing: write it as printed, like"),
    changed(
        "period", "type: notice", "type: notice\nperiod: [2033, 2031]", 5, "begins before it ends"
    ),
    changed(
        "half period", "type: notice", "type: notice\nperiod: [2031]", 5, "the value 1 is missing"
    ),
    changed(
        "event",
        "type: notice",
        "type: notice\nevents: [{about: body/aji, kind: founded, date: 2016}]",
        5,
        "no body 'aji'; the nearest of those there are",
    ),
    changed(
        "event of a region",
        "type: notice",
        "type: notice\nevents: [{about: region/440000, kind: founded, date: 2016}]",
        5,
        "'region/440000': write body/… or programme/…",
    ),
    # what belongs together
    changed(
        "page of nothing",
        '{url: "https://policy.example/8", kind: official}',
        "{kind: mirror}",
        8,
        "a page has either url or source",
    ),
    changed(
        "unknown source",
        '{url: "https://policy.example/8", kind: official}',
        "{source: notes}",
        8,
        "no source notes; sources here: notice, opinions",
    ),
    changed(
        "no heading", "        heading: {zh: 建设试验网络}\n", "", 16, "the key heading is missing"
    ),
    changed("empty heading", "{zh: 建设试验网络}", "{}", 17, "a part has a heading: give `zh`"),
    changed("no basis", "            basis: stock\n", "", 23, "the key basis is missing"),
    changed(
        "no value", "            value: 20\n", "", 23, "a target has a value; lower and upper go"
    ),
    changed("half range", '">="', "range", 23, "a range has lower and upper, the lower one first"),
    changed(
        "no title",
        "title: {zh: 关于建设试验网络的通知, en: Notice on a test network}\n",
        "",
        1,
        "has title",
    ),
    changed(
        "no number",
        "number: 工信厅信管〔2031〕8号\n",
        "",
        1,
        "needs slug, issuers, and date_document or",
    ),
    changed(
        "expectation", "measures: 1,", "measures: 2,", 9, "2 measures expected, the record has 1"
    ),
    changed("part", 'part: "1"', 'part: "7"', 11, "no part 7; parts here: 1, 1/1"),
    changed(
        "part twice",
        "sections:\n",
        "measures: [{numbering: 1., heading: {zh: 一}}]\nsections:\n",
        12,
        "a part numbered 1 stands here twice",
    ),
    changed(
        "claim",
        "type: notice",
        "type: notice\nclaims: [{about: 9号文, outcome: met}]",
        5,
        "9号文 means no document of the corpus: write the number",
    ),
    Fault(
        "unknown document",
        "b.yaml",
        BULLETIN.replace("8号", "9号"),
        8,
        "means no document of the corpus",
    ),
    # the file as YAML
    changed(
        "misspelt key", "issuers:", "isuers:", 5, "unknown key isuers; the keys here are: actors, "
    ),
    changed(
        "misspelt key within",
        "basis:",
        "bases:",
        26,
        "unknown key bases; the keys here are: basis, ",
    ),
    changed(
        "key twice",
        "type: notice\n",
        "type: notice\ntype: notice\n",
        5,
        "the key 'type' stands here twice",
    ),
    changed("broken YAML", "[miit-go]", "[miit-go", 6, "broken YAML: expected ',' or ']'"),
    changed(
        "anchor",
        "type: notice",
        "type: &type notice",
        4,
        "write the value: no anchor, alias or tag",
    ),
    changed(
        "no such kind",
        "record: policy",
        "record: polcy",
        1,
        "`record: policy` or `record: bulletin`",
    ),
    changed("no first key", "record: policy\n", "", 1, "a record says first what it is"),
    Fault("list at the top", "a.yaml", "- record: policy\n", 1, "a record says first what it is"),
    Fault("empty", "a.yaml", "", 0, "the file is empty: a record begins with `record: policy`"),
    Fault("comments only", "a.yml", "# to do\n", 0, "the file holds no record, only comments"),
    Fault(
        "not UTF-8",
        "a.yaml",
        NOTICE.encode("gb18030"),
        0,
        "not UTF-8 at byte 23: save the record as",
    ),
    Fault(
        "50 MB",
        "a.yaml",
        fifty_megabytes,
        0,
        "50,000,000 bytes is too large for a record, which has",
    ),
    Fault(
        "billion laughs",
        "a.yaml",
        "a: &a [ha]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        1,
        "no anchor, alias or",
    ),
    # the corpus
    Fault("number twice", "z/other.yaml", NOTICE, 2, "工信厅信管〔2031〕8号 stands already in "),
    Fault(
        "file name twice",
        "z/notice.yaml",
        OPINIONS.replace("3号", "4号"),
        1,
        "notice stands already in ",
    ),
    Fault(
        "no corpus file",
        "plan.xls",
        b"",
        0,
        "record .yaml .yml; vocabulary .ttl; text .txt .md; document .",
    ),
    Fault(
        "no Turtle",
        "own.ttl",
        PREFIXES + "technology:tsn skos:altLabel 时敏网 .\n",
        3,
        "not as Turtle has to be",
    ),
    Fault(
        "blank node", "own.ttl", PREFIXES + "[] skos:altLabel '时敏网'@zh .\n", 0, "give it an IRI"
    ),
    Fault(
        "Turtle not UTF-8",
        "own.ttl",
        b"<http://a.example/> a '\xff' .\n",
        1,
        "not as Turtle has to be",
    ),
    Fault(
        "synonym of nothing",
        "own.ttl",
        PREFIXES + "\ntechnology:tns skos:altLabel '时敏网'@zh .\n",
        4,
        "technology/tns'; the nearest of those there are: https://w3id.org/iiot-policy/id/technology/tsn",
    ),
    Fault("no readable document", "plan.pdf", b"%PDF", 0, "not readable (damaged)"),
]


def read_with(folder: Path, fault: Fault) -> None:
    """Read the good corpus with the faulty file in place of the good one, or beside it."""
    files: dict[str, str | bytes] = {"notice.yaml": NOTICE, "opinions.yaml": OPINIONS}
    if callable(fault.content):
        fault.content(folder / fault.file)
    else:
        files[fault.file] = fault.content
    read_corpus([write_corpus(folder, files)])


def test_the_table_is_whole() -> None:
    names = [fault.name for fault in FAULTS]
    assert (len(names), len(set(names))) == (55, 55)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_fault_is_named_with_its_place_and_what_would_be_valid(
    tmp_path: Path, fault: Fault
) -> None:
    with pytest.raises(InputError) as raised:
        read_with(tmp_path, fault)
    found = [
        (said.path.relative_to(tmp_path).as_posix(), said.line)
        for said in raised.value.faults
        if fault.message in said.message
    ]
    assert found == [(fault.file, fault.line)], str(raised.value)


def test_the_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    files = {
        "notice.yaml": NOTICE.replace("miit-go", "miit-g").replace("2031-03-06", "2020-02-30"),
        "opinions.yaml": OPINIONS.replace("opinions", "opinion"),
        "plan.xls": "",
    }
    with pytest.raises(InputError) as raised:
        read_corpus([write_corpus(tmp_path, files)])
    places = [(fault.path.name, fault.line) for fault in raised.value.faults]
    assert places == [("notice.yaml", 5), ("notice.yaml", 6), ("opinions.yaml", 4), ("plan.xls", 0)]
    assert f"{tmp_path}/notice.yaml:5:11: no body 'miit-g'" in str(raised.value)
