"""`extract`: raw official documents -> what they say, as JSON, Turtle or corpus records."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.commands.progress import Counter, counting
from corpus import CORPUS
from loaders.knowledge import read_knowledge
from loaders.layout import Unreadable
from loaders.reading_pool import InWorker, Limits, prepare, read_files

Format = Literal["json", "ttl", "record"]
_MAKING = "api.extraction"
Folders = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        help="A folder with records and vocabularies of your own, beside the packaged ones.",
        exists=True,
        file_okay=False,
    ),
]


class WrongOutput(typer.BadParameter):
    """Raised where records cannot be written as asked; the message says what can."""


def extract(
    files: Annotated[list[Path], typer.Argument(help="Files, or folders of files.")],
    format: Annotated[Format, typer.Option(help="What is printed.")] = "json",
    corpus: Folders = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder for records, a file each.", file_okay=False),
    ] = None,
    seconds: Annotated[float, typer.Option(help="Time for one file.", min=0.1)] = 10.0,
    megabytes: Annotated[int, typer.Option(help="Memory for one file.", min=64)] = 1024,
) -> None:
    """Read official documents (HTML, TXT, MD, DOCX, PDF, OFD) and print what they say.

    One file gives one JSON object, several or a folder one a line. The exit code is 3 where a file
    cannot be read; the others are read all the same.

    Example: iiot-policy extract notice.html
    """
    prepare(_MAKING)
    paths = list(_inputs(files))
    many = len(files) > 1 or files[0].is_dir()
    targets = _targets(paths, format, output, many=many)
    folders, limits = [CORPUS, *(corpus or [])], Limits(seconds, megabytes * 2**20)
    with counting(len(paths)) as counter:
        if format == "ttl":
            from api.extract_turtle import write_turtle  # the whole graph, for those who want it

            write_turtle(paths, folders, limits, counter)
        else:
            form = "record" if format == "record" else "json_line" if many else "json_document"
            made = read_files(paths, read_knowledge(folders), InWorker(_MAKING, form), limits)
            with closing(made):
                _write(zip(paths, targets, made, strict=True), form, counter)
    if not paths:
        sys.stderr.write(f"no document found; what is read: {' '.join(_suffixes())}\n")
    raise typer.Exit(3 if counter.failed else 0 if paths else 1)


def _inputs(files: Iterable[Path]) -> Iterator[Path]:
    """Files as given, and those of folders that have a suffix that is read, by name."""
    for file in files:
        if not file.is_dir():
            yield file
            continue
        for path in sorted(file.rglob("*")):
            if path.suffix.lower() in _suffixes():
                yield path
            elif not path.is_dir():
                sys.stderr.write(f"ignored: {path} (not {' '.join(_suffixes())})\n")


def _suffixes() -> tuple[str, ...]:
    from loaders.formats import suffixes  # imports every format, for those who give a folder

    return suffixes()


def _targets(
    paths: Sequence[Path], format: Format, output: Path | None, *, many: bool
) -> list[Path | None]:
    """Where each record goes: None is standard output."""
    if output is None:
        if format == "record" and many:
            raise WrongOutput("a record is a file of its own: give -o FOLDER for several")
        return [None] * len(paths)
    if format != "record":
        raise WrongOutput("-o goes with --format record; JSON and Turtle go to standard output")
    targets = [output / f"{path.stem}.yaml" for path in paths]
    for target in targets:
        if target.exists() or targets.count(target) > 1:
            raise WrongOutput(f"{target} would be written twice: move or rename what is there")
    output.mkdir(parents=True, exist_ok=True)
    return list(targets)


def _write(
    results: Iterable[tuple[Path, Path | None, str | Unreadable]], form: str, counter: Counter
) -> None:
    for path, target, made in results:
        if isinstance(made, Unreadable):
            counter.fail(path, made)
            if form == "record":
                continue
            from api.extraction import json_error

            made = json_error(path, made, lines=form == "json_line")
        elif target:
            target.write_text(f"{made}\n", encoding="utf-8")
            made = str(target)
        sys.stdout.write(f"{made}\n")
        counter.count(path)
