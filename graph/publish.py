"""The whole way: corpus -> dataset -> rules -> SHACL -> store, dumps -> a release, current."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Graph

import graph
import loaders
import ontology
from graph import dumps, iris
from graph.build import build
from graph.formats import FORMATS
from graph.release import NotValid, Release, Releases
from graph.rules import derive, read_rules
from graph.store import fill_store, write_store
from graph.validate import PreparedGraph, Report, check, joined, validate_store
from loaders.corpus import Corpus
from ontology import ONTOLOGY, SHAPES, VOCABULARIES

Step = Callable[[str], None]

_TOOLS = (
    "charset-normalizer", "cn2an", "iiot-policy", "lxml", "opencc", "pdfplumber", "pyahocorasick",
    "pyoxigraph", "pypinyin", "pyshacl", "python-docx", "rdflib",
)  # fmt: skip
_COUNTED = {
    "documents": "PolicyDocument",
    "measures": "Measure",
    "targets": "Target",
    "citations": "Citation",
    "conflicts": "Conflict",
    "sources": "Source",
}


@dataclass(frozen=True, slots=True)
class Built:
    """A release, its report, and whether it was there already."""

    release: Release
    unchanged: bool


def publish(
    corpus: Corpus,
    data: Path,
    *,
    rules: Path,
    force: bool = False,
    step: Step = lambda _: None,
) -> Built:
    """Build a release from the corpus, with what follows by the folder of rules; make it current.

    Nothing is done where the current release has the same inputs, unless forced. Raises NotValid
    where SHACL finds a violation, RuleError where a rule cannot run, and ReleaseError where another
    build is at work.
    """
    releases = Releases(data)
    made_of = _made_of(corpus, rules)
    current = releases.current()
    if current and not force and current.manifest["made_of"] == made_of:
        return Built(current, unchanged=True)
    with releases.building() as folder:
        step("graph")
        dataset = build(corpus.readings, corpus.lexicon, corpus.vocabularies)
        asserted = dumps.quads(dataset)
        union = ox.Store()
        fill_store(union, asserted)
        derived = derive(union, read_rules(rules), step)
        step("SHACL shapes")
        report = _validated(union, step)
        statements = sorted([*asserted, *derived, *_reported(report)], key=str)
        step("store")
        write_store(folder / "store", statements)
        (folder / "report.ttl").write_bytes(report.as_graph().serialize(encoding="utf-8"))
        files = _write_dumps(folder / "dumps", statements, step)
        release = dumps.digest(statements)[:16]
        manifest = {
            "release": release,
            "counts": _counts(statements, report),
            "made_of": made_of,
            "dumps": files,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / "manifest.json").write_text(f"{text}\n", encoding="utf-8")
        return Built(releases.publish(folder, release, force=force), unchanged=False)


def _made_of(corpus: Corpus, rules: Path) -> dict[str, Any]:
    """Everything that decides what a release says: inputs, vocabularies, rules, code and tools."""
    own = [ONTOLOGY, SHAPES, *VOCABULARIES()]
    code = [
        path
        for package in (graph, loaders, ontology)
        for path in sorted(Path(str(package.__file__)).parent.rglob("*"))
        if path.suffix in (".py", ".rq")
    ]
    return {
        "inputs": corpus.inputs,
        "vocabularies": {path.name: _sha256(path) for path in own},
        "rules": {path.name: _sha256(path) for path in sorted(rules.glob("*.rq"))},
        "code": sha256("".join(map(_sha256, code)).encode()).hexdigest(),
        "tools": {name: version(name) for name in _TOOLS},
    }


def _validated(store: ox.Store, step: Step) -> Report:
    def union() -> Graph:
        triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        return PreparedGraph().parse(triples, format="nt")

    shapes = Graph().parse(SHAPES)
    found = validate_store(store, shapes, union)
    report = joined([found, check(store, done=lambda name: step(f"check {name}"))])
    if not report.conforms:
        raise NotValid(report)
    return report


def _reported(report: Report) -> Iterator[ox.Quad]:
    """The report as a graph of the release, so that it can be asked what was found."""
    graph = ox.NamedNode(str(iris.VALIDATION_GRAPH))
    text = report.as_graph().serialize(format="nt", encoding="utf-8")
    for triple in ox.parse(text, format=ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _write_dumps(folder: Path, statements: list[ox.Quad], step: Step) -> dict[str, Any]:
    folder.mkdir()
    files = {}
    for fmt in FORMATS.values():
        path = folder / f"iiot-policy.{fmt.name}"
        step(f"dump {path.name}")
        dumps.write_dump(path, fmt, statements)
        files[path.name] = {
            "bytes": path.stat().st_size,
            "media_type": fmt.media_type,
            "sha256": _sha256(path),
        }
    sums = "".join(f"{entry['sha256']}  {name}\n" for name, entry in files.items())
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return files


def _counts(statements: list[ox.Quad], report: Report) -> dict[str, int]:
    namespace = "https://w3id.org/iiot-policy/ns#"
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    typed = {(q.subject, q.object) for q in statements if q.predicate.value == rdf_type}
    by_class = Counter(getattr(cls, "value", "") for _, cls in typed)
    return {
        "statements": len(statements),
        "triples": sum(1 for _ in dumps.union(statements)),
        "warnings": len(report.results) - len(report.violations),
        **{name: by_class[namespace + cls] for name, cls in _COUNTED.items()},
    }


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
