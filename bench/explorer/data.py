"""The data sets: the packaged corpus, and copies of it that make up a corpus of any size.

A copy has every statement of the real documents, so everything about it has the form of real data:
bodies, levels, technologies, measures, targets, evidence. Its documents have numbers, titles, IRIs
and days of their own, and a seed decides for each citation whether it leads to a document of the
same copy or of another.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
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

_DOCUMENT: Final = re.compile(rf"<({re.escape(BASE)}eli/cn/[^/>]+/[^/>]+/[^/>]+)")
_DAY: Final = re.compile(r'"(\d{4}-\d\d-\d\d)"(?=\^\^<http://www.w3.org/2001/XMLSchema#date>|[ ])')
_TITLE: Final = re.compile(r'(?<=prefLabel> )"((?:[^"\\]|\\.)*)"@')
_NUMBER: Final = re.compile(r'(〔\d{4}〕\d+)(?=号")')
_OWN: Final = 0.6
"""The share of citations that stay within a copy."""
_DAYS: Final = 180
"""A copy is up to so many days earlier or later than the original."""


def packaged(folder: Path) -> Release:
    """Publish the packaged corpus."""
    return publish(read_corpus([CORPUS]), folder, rules=RULES).release


def enlarged(folder: Path, original: Release, documents: int, seed: int = 6) -> Release:
    """Publish copies of a release that have at least so many documents together."""
    counts = original.manifest["counts"]
    copies = -(-documents // counts["documents"])
    releases = Releases(folder)
    with releases.building() as building:
        dumps = building / "dumps"
        dumps.mkdir()
        _write(dumps, original.dump("nq"), copies, seed)
        store = ox.Store(str(building / "store"))
        for suffix, form in (("nq", ox.RdfFormat.N_QUADS), ("nt", ox.RdfFormat.N_TRIPLES)):
            store.bulk_load(path=str(dumps / f"{DUMP_STEM}.{suffix}"), format=form)
        store.optimize()
        store.flush()
        del store
        files = {path.name: _described(path) for path in sorted(dumps.iterdir())}
        manifest = {
            **original.manifest,
            "release": files[f"{DUMP_STEM}.nq"]["sha256"][:16],
            "counts": {name: count * copies for name, count in counts.items()},
            "dumps": files,
        }
        (building / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        return releases.publish(building, manifest["release"])


def _write(dumps: Path, source: Path, copies: int, seed: int) -> None:
    quads, union = (dumps / f"{DUMP_STEM}.{suffix}" for suffix in ("nq", "nt"))
    with (
        source.open(encoding="utf-8") as lines,
        quads.open("w", encoding="utf-8") as nq,
        union.open("w", encoding="utf-8") as nt,
    ):
        for quad in copied(lines, copies, seed):
            nq.write(quad)
            nt.write(f"{quad.rpartition(' <')[0]} .\n")


def copied(quads: Iterable[str], copies: int, seed: int) -> Iterator[str]:
    """Lines of N-Quads: each as it is, and once more for each further copy of a document."""
    for quad in quads:
        yield quad
        if found := _DOCUMENT.match(quad):
            for copy in range(1, copies):
                yield _copy(quad, found[1], copy, copies, seed)


def _copy(quad: str, subject: str, copy: int, copies: int, seed: int) -> str:
    """A statement about the document `subject`, as the copy of that number has it."""
    lead = partial(_led, subject=subject, copy=copy, copies=copies, seed=seed)
    moved = _DOCUMENT.sub(lambda found: f"<{_named(found[1], lead(found[1]))}", quad)
    moved = _DAY.sub(lambda found: f'"{_day(found[1], copy, seed)}"', moved)
    moved = _NUMBER.sub(lambda found: f"{found[1]}{copy:02}", moved)
    return _TITLE.sub(lambda found: f'"{found[1]}（{copy}）"@', moved)


def _led(cited: str, *, subject: str, copy: int, copies: int, seed: int) -> int:
    """The copy to which a statement about `subject` leads: its own, or for a citation another's."""
    chance = random.Random(f"{seed}/{copy}/{subject}/{cited}")
    if cited == subject or chance.random() < _OWN:
        return copy
    return chance.randrange(copies)


def _named(document: str, copy: int) -> str:
    return f"{document}-c{copy}" if copy else document


def _day(text: str, copy: int, seed: int) -> date:
    shift = random.Random(f"{seed}/{copy}").randint(-_DAYS, _DAYS)
    return date.fromisoformat(text) + timedelta(days=shift)


def _described(path: Path) -> dict[str, Any]:
    with path.open("rb") as content:
        digest = sha256()
        while block := content.read(1 << 20):
            digest.update(block)
    types = {".nq": "application/n-quads", ".nt": "application/n-triples"}
    return {
        "bytes": path.stat().st_size,
        "media_type": types[path.suffix],
        "sha256": digest.hexdigest(),
    }
