"""The sets of documents: own ones, those held out, and texts that are not shipped.

A document of the first two is a file with an annotation of the same name beside it, found by
walking the folder. The texts that are not shipped are looked for in a folder of the caller's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import yaml

from bench.extraction.blankless import Blankless
from bench.extraction.gold import Gold
from bench.extraction.made import made_file
from bench.extraction.placed import placed_gold
from bench.extraction.quoted import noted, quoted_gold

HERE = Path(__file__).parent
OWN = HERE / "own"
HELD_OUT = HERE / "held_out"
PLACED = HERE / "shared.yaml"
SHARED = HERE.parents[2] / "shared" / "texts"
"""Where the texts that are not shipped are, if they are at hand."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with what is to be found in it, which is placed once its text is read."""

    name: str
    content: bytes
    gold: Callable[[Blankless], Gold]


def own(folder: Path = OWN) -> Iterator[Annotated]:
    """The documents of a folder, by name."""
    for path in sorted(folder.glob("*.yaml")):
        annotation = noted(path)
        if "made" in annotation:
            name, content = made_file(folder, annotation["made"])
        else:
            file = _beside(path)
            name, content = file.name, file.read_bytes()
        yield Annotated(name, content, partial(quoted_gold, path.stem, annotation))


def shared(folder: Path = SHARED) -> tuple[list[Annotated], list[str]]:
    """The annotated texts of a folder, and the names of those that are absent or changed."""
    records = cast("Mapping[str, Any]", yaml.safe_load(PLACED.read_text("utf-8")))
    found, absent = [], []
    for name, record in records.items():
        file = folder / name
        content = file.read_bytes() if file.is_file() else b""
        if sha256(content).hexdigest() == record["sha256"]:
            gold = partial(placed_gold, file.stem, record)
            found.append(Annotated(name, content, gold))
        else:
            absent.append(name)
    return found, absent


def _beside(annotation: Path) -> Path:
    others = (file for file in annotation.parent.glob(annotation.stem + ".*"))
    return next(file for file in sorted(others) if file.suffix != ".yaml")
