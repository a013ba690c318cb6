"""The dataset as files: the same triples in every format, the same bytes every time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from making import BULLETIN, a_date, a_reading, a_target, document_id, small_corpus
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD

from graph import dumps
from graph.build import build
from graph.formats import FORMATS, GRAPH_FORMATS
from loaders.docnumber import DocumentNumber
from loaders.model import Document, Evidence, Provenance

AWKWARD = "line\nline\r\nreturn\rtab\t\"quote\" 'x' \\ <a&b> ]]> 工信部 \U0001f3ed \u2028 　"


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """A small corpus, with a target whose quote has every character that a format may trip over."""
    corpus = small_corpus(tmp_path_factory.mktemp("small"), bulletin=BULLETIN)
    awkward = a_target(provenance=Provenance(evidence=(Evidence(AWKWARD, "rule", 0, 9),)))
    dates = tuple(a_date("date_document", iso) for iso in ("2031", "2031-03", "2031-03-06"))
    said = Document(document_id(), fields=dates, targets=(awkward,))
    return dumps.quads(build([*corpus.readings, a_reading("more", said)], corpus.lexicon, ()))


@pytest.fixture(scope="module")
def files(ordered: list[ox.Quad], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("dumps")
    found = {name: folder / f"dump.{name}" for name in FORMATS}
    for name, path in found.items():
        dumps.write_dump(path, FORMATS[name], ordered)
    return found


@pytest.fixture
def _as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib keeps literals as they are written, and does not make 20.0 of 20.00."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.mark.parametrize("name", FORMATS)
def test_the_engine_reads_every_dump_as_the_same_triples(
    files: dict[str, Path], ordered: list[ox.Quad], name: str
) -> None:
    read = {quad.triple for quad in ox.parse(path=str(files[name]), format=FORMATS[name].syntax)}
    assert read == set(dumps.union(ordered))


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.usefixtures("_as_written")
@pytest.mark.parametrize("name", FORMATS)
def test_rdflib_reads_every_dump_as_the_same_triples(
    files: dict[str, Path], ordered: list[ox.Quad], name: str
) -> None:
    graph = Dataset(default_union=True) if name == "nq" else Graph()
    graph.parse(files[name], format=FORMATS[name].media_type)
    read = graph.triples((None, None, None))
    assert {_text(s) + _text(p) + _text(o) for s, p, o in read} == {
        f"{triple.subject}{triple.predicate}{triple.object}" for triple in dumps.union(ordered)
    }


def _text(term: rdflib.Node) -> str:
    """A term as the engine prints it."""
    if isinstance(term, Literal):
        if term.language:
            return str(ox.Literal(str(term), language=term.language))
        return str(ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or XSD.string))))
    return f"<{term}>"


def test_n_quads_alone_keep_the_graphs(files: dict[str, Path], ordered: list[ox.Quad]) -> None:
    assert list(ox.parse(path=str(files["nq"]), format=ox.RdfFormat.N_QUADS)) == ordered
    assert set(FORMATS) - set(GRAPH_FORMATS) == {"nq"}


@pytest.mark.parametrize("name", ["nt", "nq"])
def test_lines_are_sorted_and_none_stands_twice(files: dict[str, Path], name: str) -> None:
    lines = files[name].read_text(encoding="utf-8").split("\n")[:-1]
    assert lines == sorted(set(lines))


def paragraphs(turtle: str) -> Iterator[list[str]]:
    """The lines of each subject's paragraph, without those inside long texts."""
    for paragraph in re.sub(r'"""(?s:.*?)"""', '""', turtle).split("\n\n"):
        if paragraph.strip() and not paragraph.startswith("@prefix"):
            yield paragraph.strip("\n").split("\n")


def test_turtle_is_grouped_by_subject_and_sorted(
    files: dict[str, Path], ordered: list[ox.Quad]
) -> None:
    text = files["ttl"].read_text(encoding="utf-8")
    prefixes = dict(re.findall("@prefix (.*): <(.*)> .", text))
    found = list(paragraphs(text))
    assert len(found) == len({quad.subject for quad in ordered}), "a paragraph for each subject"
    assert all(lines[-1].endswith(" .") for lines in found)
    subjects = [_expanded(lines[0].split(" ")[0], prefixes) for lines in found]
    assert len(set(subjects)) == len(subjects)
    assert subjects == sorted(subjects)
    for lines in found:
        verbs = [line.split()[0] for line in lines[1:] if re.match(r" {4}\S", line)]
        predicates = [_expanded(verb, prefixes) for verb in verbs if verb != "rdfs:label"]
        assert predicates == sorted(predicates), lines[0]


def _expanded(term: str, prefixes: dict[str, str]) -> str:
    if term.startswith("<"):
        return term[1:-1]
    prefix, local = term.replace("\\", "").split(":", 1)
    return prefixes[prefix] + local


def test_turtle_uses_the_prefixes_of_the_field(files: dict[str, Path]) -> None:
    text = files["ttl"].read_text(encoding="utf-8")
    for prefix in ("eli", "iip", "skos", "prov", "dcterms"):
        assert f"@prefix {prefix}: <{dumps.PREFIXES[prefix]}> ." in text
    assert "a eli:LegalResource,\n        iip:PolicyDocument ;" in text
    assert '"2031-03"^^xsd:gYearMonth' in text
    assert "ns1:" not in text


def test_the_same_statements_are_the_same_bytes(
    files: dict[str, Path], ordered: list[ox.Quad], tmp_path: Path
) -> None:
    for name, path in files.items():
        again = tmp_path / path.name
        dumps.write_dump(again, FORMATS[name], sorted(set(ordered), key=str))
        assert again.read_bytes() == path.read_bytes(), name


def test_the_digest_is_of_the_content(ordered: list[ox.Quad]) -> None:
    assert dumps.digest(ordered) == dumps.digest(list(ordered))
    assert dumps.digest(ordered) != dumps.digest(ordered[1:])
    assert re.fullmatch("[0-9a-f]{64}", dumps.digest(ordered))


@pytest.mark.parametrize("place", range(3))
def test_a_blank_node_is_refused(place: int) -> None:
    triple: list[rdflib.Node] = [URIRef("https://e.example/a")] * 3
    triple[place] = rdflib.BNode()
    dataset = Dataset()
    dataset.graph(URIRef("https://e.example/g")).add(tuple(triple))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="blank nodes have no place"):
        dumps.quads(dataset)


def test_a_document_number_in_a_dump_is_found_by_a_reader(files: dict[str, Path]) -> None:
    number = str(DocumentNumber("工信厅信管", 2031, 8))
    for path in files.values():
        assert number in path.read_text(encoding="utf-8"), path.name
