"""How fast official documents are read on one core: MB of text a second, and where the time goes.

    uv run python bench/reading_speed.py [--megabytes 2] [FILE…]

Without files the gold documents are read, and a long one, until that much text was read. Peers run
over the same files: trafilatura, which only strips pages, and pdfplumber, which only takes text
out.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import trafilatura

from bench.extraction.reading import Reader
from bench.extraction.sets import OWN, own

File = tuple[str, bytes]

STAGES = (
    ("loaders.pipeline", "read_layout"),
    ("loaders.pipeline", "official_text"),
    ("loaders.pipeline", "find_documents"),
    ("loaders.pipeline", "header_fields"),
    ("loaders.assembly", "read_citations"),
    ("loaders.assembly", "read_targets"),
    ("loaders.assembly", "read_actors"),
    ("loaders.assembly", "read_mentions"),
)
"""The stages of `read_document`, as the modules that call them name them."""


def main() -> None:
    """Measure each kind of file, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args()
    clock = _Clock()
    reader = Reader()
    given = [(path.name, path.read_bytes()) for path in options.files]
    kinds = _by_suffix(given) if given else _by_suffix(_gold()) | _long()
    print(f"{'kind':<12}{'files':>6}{'MB text':>9}{'seconds':>9}{'MB/s':>8}   peer")
    tables = []
    for kind, files in kinds.items():
        clock.clear()
        began = time.process_time()
        read = _read_until(reader, files, options.megabytes * 1e6)
        seconds = time.process_time() - began
        tables.append((kind, seconds, clock.shares()))
        megabytes = read.bytes / 1e6
        print(
            f"{kind:<12}{len(files):>6}{megabytes:>9.2f}{seconds:>9.2f}{megabytes / seconds:>8.2f}"
            f"   {_compared(kind, files, read.passes, seconds)}",
            flush=True,
        )
    print(f"\n{'stage':<18}" + "".join(f"{kind:>12}" for kind, _, _ in tables))
    for _, stage in STAGES:
        shares = (f"{shares.get(stage, 0.0) / seconds:>12.1%}" for _, seconds, shares in tables)
        print(f"{stage:<18}" + "".join(shares))


class _Clock:
    """Adds up the time that each stage takes, by standing between it and its caller."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)
        for module, name in STAGES:
            owner = import_module(module)
            setattr(owner, name, self._timed(name, getattr(owner, name)))

    def clear(self) -> None:
        """Begin anew."""
        self._seconds.clear()

    def shares(self) -> dict[str, float]:
        """The stages with their seconds."""
        return dict(self._seconds)

    def _timed(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(stage)
        def timed(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever the stage takes
            began = time.process_time()
            try:
                return stage(*args, **named)
            finally:
                self._seconds[name] += time.process_time() - began

        return timed


class _Read:
    """How much text was read, in bytes of UTF-8, in how many passes over the files."""

    def __init__(self) -> None:
        self.bytes = self.passes = 0


def _read_until(reader: Reader, files: Sequence[File], wanted: float) -> _Read:
    read = _Read()
    while read.bytes < wanted:
        before = read.bytes
        for name, content in files:
            read.bytes += len((reader.text(name, content) or "").encode())
        read.passes += 1
        if read.bytes == before:
            break
    return read


def _compared(kind: str, files: Sequence[File], passes: int, seconds: float) -> str:
    """The peer that takes the same passes over files of this kind, and how much longer we take."""
    peers = {".html": ("trafilatura", _strip), ".pdf": ("pdfplumber", _take_text)}
    suffix = "." + kind.rpartition(".")[2]
    if suffix not in peers:
        return "-"
    name, take = peers[suffix]
    began = time.process_time()
    for _ in range(passes):
        for _, content in files:
            take(content)
    peer = time.process_time() - began
    return f"{name} {peer:.2f} s, ratio {seconds / peer:.1f}"


def _strip(content: bytes) -> None:
    trafilatura.extract(content)


def _take_text(content: bytes) -> None:
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()


def _gold() -> list[File]:
    return [(annotated.name, annotated.content) for annotated in own(OWN)]


def _long() -> dict[str, list[File]]:
    """The measures of the gold documents as one long plan: a text, and the same as a page."""
    texts = [path.read_text("utf-8") for path in sorted(OWN.glob("*.txt"))]
    lines = [line.strip() for text in texts for line in text.splitlines() if len(line) > 40]
    sections = "一二三四五六七八九"
    plan = ["工业互联网行动计划（2026—2028年）"]
    for index, section in enumerate(sections):
        plan += [f"{section}、重点任务", *lines[index * 10 :], *lines[: index * 10]]
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in plan) + "</body></html>"
    return {
        "long.txt": [("long.txt", "\n".join(plan).encode())],
        "long.html": [("long.html", page.encode())],
    }


def _by_suffix(files: Iterable[File]) -> dict[str, list[File]]:
    kinds: dict[str, list[File]] = defaultdict(list)
    for name, content in files:
        kinds[Path(name).suffix].append((name, content))
    return dict(sorted(kinds.items()))


if __name__ == "__main__":
    main()
