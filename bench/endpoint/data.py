"""The data sets: the packaged corpus, and policy graphs of any size that a seed decides.

A made graph has the vocabulary and the layout of a release: each document's statements stand in a
named graph of its own, and their union in the default graph. So this server, and any other that
reads N-Quads or N-Triples, serves the same.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from corpus import CORPUS
from graph.publish import publish
from graph.release import DUMP_STEM, Release, Releases
from loaders.corpus import read_corpus
from ontology.terms import BASE
from queries import RULES

SIZES: Final = {"200k": 200_000, "5m": 5_000_000}
"""Triples of the made graphs, each counted once."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_IIP = f"{BASE}ns#"
_ELI = "http://data.europa.eu/eli/ontology#"
_TITLE = "<http://purl.org/dc/terms/title>"
_REGIONS = [
    "北京",
    "上海",
    "广东",
    "江苏",
    "浙江",
    "山东",
    "四川",
    "湖北",
    "福建",
    "安徽",
    "湖南",
    "河南",
    "重庆",
    "天津",
    "陕西",
]
_OFFICES = ["人民政府", "工业和信息化厅", "通信管理局", "科学技术厅", "发展和改革委员会"]
_FIELDS = [
    "工业互联网",
    "智能制造",
    "数字化转型",
    "标识解析",
    "网络安全",
    "平台应用",
    "边缘计算",
    "数据要素",
    "融合应用",
    "新型基础设施",
]
_KINDS = [
    "行动计划",
    "实施方案",
    "指导意见",
    "管理办法",
    "若干措施",
    "工作要点",
    "发展规划",
    "专项通知",
]
_VERBS = ["推进", "提升", "建设", "加强", "培育", "完善", "开展", "支持", "夯实", "深化"]
_UNITS = ["家", "个", "项", "万户", "亿元"]
_MEASURES, _TARGETS = 6, 3
"""Of each document."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A release that is served, in the folder that holds it."""

    name: str
    folder: Path
    release: Release

    @property
    def quads(self) -> Path:
        """All its statements with their graphs, as N-Quads."""
        return self.release.dump("nq")

    @property
    def triples(self) -> Path:
        """Their union, as N-Triples."""
        return self.release.dump("nt")


def data_set(name: str, kept: Path, seed: int = 5) -> DataSet:
    """The data set of a name (`corpus` or a key of `SIZES`), made in `kept` if it is not there."""
    folder = kept / name
    release = Releases(folder).current()
    if release is None or name == "corpus":
        folder.mkdir(parents=True, exist_ok=True)
        if name == "corpus":
            release = publish(read_corpus([CORPUS]), folder, rules=RULES).release
        else:
            release = made_release(folder, SIZES[name], seed)
    return DataSet(name, folder, release)


def made_release(folder: Path, triples: int, seed: int) -> Release:
    """Publish a made graph of about so many triples as a release of the data folder."""
    releases = Releases(folder)
    with releases.building() as building:
        dumps = building / "dumps"
        dumps.mkdir()
        counts = write_dumps(dumps, triples, seed)
        store = ox.Store(str(building / "store"))
        for name, syntax in (("nq", ox.RdfFormat.N_QUADS), ("nt", ox.RdfFormat.N_TRIPLES)):
            store.bulk_load(path=str(dumps / f"{DUMP_STEM}.{name}"), format=syntax)
        store.optimize()
        store.flush()
        del store
        files = {path.name: _described(path) for path in sorted(dumps.iterdir())}
        manifest = {
            "release": files[f"{DUMP_STEM}.nq"]["sha256"][:16],
            "counts": counts,
            "made_of": {"triples": triples, "seed": seed},
            "dumps": files,
        }
        (building / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        return releases.publish(building, manifest["release"])


def write_dumps(folder: Path, triples: int, seed: int) -> dict[str, int]:
    """Write the graph as N-Quads and N-Triples, a document at a time; counts as in a manifest."""
    written = documents = 0
    quads, union = (folder / f"{DUMP_STEM}.{suffix}" for suffix in ("nq", "nt"))
    with quads.open("w", encoding="utf-8") as nq, union.open("w", encoding="utf-8") as nt:
        parts: Iterator[tuple[str, list[str]]] = _vocabulary()
        while True:
            for graph, statements in parts:
                nt.writelines(f"{each} .\n" for each in statements)
                nq.writelines(f"{each} <{graph}> .\n" for each in statements)
                written += len(statements)
            if written >= triples:
                break
            parts = iter([_document(documents, seed)])
            documents += 1
    return {
        "statements": written,
        "triples": written,
        "documents": documents,
        "measures": documents * _MEASURES,
        "targets": documents * _TARGETS,
        **dict.fromkeys(("citations", "conflicts", "sources", "warnings"), 0),
    }


def _vocabulary() -> Iterator[tuple[str, list[str]]]:
    named = {
        **{f"body/{number}": text for number, text in enumerate(_bodies())},
        **{f"technology/{number}": text for number, text in enumerate(_technologies())},
        **{f"document-type/{number}": text for number, text in enumerate(_KINDS)},
    }
    for path, text in named.items():
        scheme = f"<{BASE}id/{path.partition('/')[0]}>"
        iri = f"<{BASE}id/{path}>"
        label = f'{iri} <{_SKOS}prefLabel> "{text}"@zh'
        yield f"{BASE}graph/vocabulary", [label, f"{iri} <{_SKOS}inScheme> {scheme}"]


def _bodies() -> list[str]:
    return [f"{region}{office}" for region in _REGIONS for office in _OFFICES]


def _technologies() -> list[str]:
    return [f"{field}{kind}" for field in _FIELDS for kind in ("技术", "平台", "标准", "网络")]


def _iri(number: int) -> str:
    return f"{BASE}eli/cn/made/{2010 + number % 15}/{number}"


def _document(number: int, seed: int) -> tuple[str, list[str]]:
    """The graph of a document, and its statements; numbers below its own are those it cites."""
    chance = random.Random(f"{seed}/{number}")
    iri, field, kind = _iri(number), chance.choice(_FIELDS), chance.randrange(len(_KINDS))
    body = chance.randrange(len(_REGIONS) * len(_OFFICES))
    year, month, day = 2010 + number % 15, chance.randint(1, 12), chance.randint(1, 28)
    region = _REGIONS[body // len(_OFFICES)]
    title = f"{region}{field}{_KINDS[kind]}（{year}年第{number}号）"
    values = [
        f"<{_RDF}type> <{_IIP}PolicyDocument>",
        f"<{_RDF}type> <{_ELI}LegalResource>",
        f'{_TITLE} "{title}"@zh',
        f'<{_SKOS}prefLabel> "{title}"@zh',
        f'<{_IIP}datedAs> "{year}-{month:02}-{day:02}"',
        f'<{_ELI}date_document> "{year}-{month:02}-{day:02}"^^<{_XSD}date>',
        f"<{_ELI}type_document> <{BASE}id/document-type/{kind}>",
        f"<{_ELI}passed_by> <{BASE}id/body/{body}>",
        f"<{_ELI}language> <http://publications.europa.eu/resource/authority/language/ZHO>",
        f"<{_IIP}status> <{_IIP}statusInForce>",
    ]
    if number:  # a tree with side branches, so that a closure has the size of a subtree
        cited = {number // 4, min(number // 4 + 1, number - 1)}
        values += [f"<{_ELI}cites> <{_iri(other)}>" for other in sorted(cited)]
        values.append(f"<{_ELI}ensures_implementation_of> <{_iri(number // 4)}>")
    statements = [f"<{iri}> {value}" for value in values]
    for order in range(1, _MEASURES + 1):
        statements += _measure(chance, iri, field, order)
    for order in range(1, _TARGETS + 1):
        statements += _target(chance, iri, field, order)
    return f"{iri}/graph/made", statements


def _measure(chance: random.Random, document: str, field: str, order: int) -> list[str]:
    iri = f"{document}/{order}"
    text = f"{chance.choice(_VERBS)}{field}{chance.choice(_FIELDS)}能力{chance.randrange(1000)}"
    mentioned = sorted({chance.randrange(len(_FIELDS) * 4) for _ in range(2)})
    values = [
        f"<{_RDF}type> <{_IIP}Measure>",
        f"<{_RDF}type> <{_ELI}LegalResourceSubdivision>",
        f'{_TITLE} "{text}"@zh',
        f'<{_SKOS}prefLabel> "{text}"@zh',
        f'<{_IIP}order> "{order}"^^<{_XSD}integer>',
        f"<{_IIP}inDocument> <{document}>",
        f"<{_ELI}is_part_of> <{document}>",
        *(f"<{_IIP}mentions> <{BASE}id/technology/{each}>" for each in mentioned),
    ]
    back = f"<{document}> <{_ELI}has_part> <{iri}>"
    return [*(f"<{iri}> {value}" for value in values), back]


def _target(chance: random.Random, document: str, field: str, order: int) -> list[str]:
    iri = f"{document}/target/{order}"
    count, unit, due = chance.randint(1, 5000), chance.choice(_UNITS), chance.randint(2012, 2030)
    values = [
        f"<{_RDF}type> <{_IIP}Target>",
        f'<{_IIP}subject> "{field}示范项目"@zh',
        f'<{_IIP}targetText> "{field}示范项目 ={count}{unit} ({due})"',
        f'<http://qudt.org/schema/qudt/numericValue> "{count}"^^<{_XSD}decimal>',
        f'<{_IIP}unitText> "{unit}"@zh',
        f'<{_IIP}dueDate> "{due}-12-31"^^<{_XSD}date>',
        f"<{_IIP}comparator> <{_IIP}equalTo>",
        f"<{_IIP}inDocument> <{document}>",
    ]
    back = f"<{document}> <{_IIP}setsTarget> <{iri}>"
    return [*(f"<{iri}> {value}" for value in values), back]


def _described(path: Path) -> dict[str, Any]:
    digest = sha256()
    with path.open("rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
    types = {".nq": "application/n-quads", ".nt": "application/n-triples"}
    size, media_type = path.stat().st_size, types[path.suffix]
    return {"bytes": size, "media_type": media_type, "sha256": digest.hexdigest()}
