"""`build`: corpus -> graph -> SHACL -> a new release."""

import json
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.commands.options import Data
from api.commands.progress import progress
from corpus import CORPUS
from graph.publish import Built, publish
from loaders.corpus import read_corpus
from loaders.reading_pool import Limits
from queries import RULES

COUNTED = ("documents", "measures", "targets", "triples")

Folders = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        help="A folder of your own records, documents, bulletins and vocabularies.",
        exists=True,
        file_okay=False,
    ),
]


def build(
    data: Data,
    corpus: Folders = None,
    force: Annotated[bool, typer.Option(help="Build even if nothing has changed.")] = False,
    seconds: Annotated[float, typer.Option(help="Time for one document.", min=0.1)] = 10.0,
    format: Annotated[Literal["text", "json"], typer.Option(help="Form of the report.")] = "text",
) -> None:
    """Build a release from the corpus and make it current.

    A folder may hold official documents as they are (HTML, TXT, MD, DOCX, PDF, OFD). Nothing is
    published that SHACL refuses: the former release stays current.

    Example: iiot-policy build --corpus ~/my-policies
    """
    began = time.monotonic()
    built = make_release(data, corpus or [], force=force, limits=Limits(seconds))
    counts = built.release.manifest["counts"]
    report = {
        "release": built.release.id,
        "unchanged": built.unchanged,
        **{name: counts[name] for name in COUNTED},
        "violations": 0,
        "warnings": counts["warnings"],
        "seconds": round(time.monotonic() - began, 1),
    }
    if format == "json":
        typer.echo(json.dumps(report))
        return
    typer.echo("\n".join(f"{name:<12}{value}" for name, value in report.items()))


def make_release(
    data: Path, folders: list[Path], *, force: bool = False, limits: Limits | None = None
) -> Built:
    """Read the packaged corpus and the folders, and publish, showing progress."""
    with progress() as step:
        read = read_corpus([CORPUS, *folders], lambda file: step(f"reading {file}"), limits)
        return publish(read, data, rules=RULES, force=force, step=step)
