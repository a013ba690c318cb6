"""The files of a corpus: found by walking its folders; its vocabularies and records read.

Nothing registers a file. Its kind follows from its name: `.yaml` a record, `.ttl` more vocabulary,
`.txt` and `.md` a text, which may be a bulletin, the other suffixes of `loaders.formats` a raw
document. `README*` and hidden files are ignored by name; anything else is a fault, never skipped in
silence.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from loaders.errors import Fault, InputError
from loaders.formats import suffixes
from loaders.records import ReadRecord, document_ids, known_documents, read_record
from loaders.resolver import Known
from loaders.schema import BulletinRecord, PolicyRecord, Record
from ontology.concepts import read_turtle
from ontology.lexicon import Lexicon, UnknownConcept, load_lexicon

SUFFIXES: Final = {"record": (".yaml", ".yml"), "vocabulary": (".ttl",), "text": (".txt", ".md")}
"""Kinds of files that are not told by `loaders.formats`."""
_IGNORED = ("readme", ".", "__")

Progress = Callable[[str], None]
S = TypeVar("S")
T = TypeVar("T")


class CorpusFiles:
    """The files of folders by kind, and the faults found in them so far.

    `names` are the files as the ordinal of their folder and their path in it, so that a corpus may
    move.
    """

    def __init__(self, folders: Sequence[Path], progress: Progress = lambda _: None) -> None:
        self.faults: list[Fault] = []
        self.names: dict[Path, str] = {}
        self._progress = progress
        self._files: dict[str, list[Path]] = defaultdict(list)
        for ordinal, folder in enumerate(folders, 1):
            self._walk(ordinal, folder)

    def of_kind(self, kind: str) -> tuple[Path, ...]:
        """The files of a kind, folder by folder, by name."""
        return tuple(self._files[kind])

    def each(self, items: Iterable[S], read: Callable[[S], T]) -> Iterator[T]:
        """Read each item, go on past faults, and raise them together at the end."""
        for item in items:
            self._progress(str(item) if isinstance(item, Path) else "")
            try:
                yield read(item)
            except InputError as error:
                self.faults.extend(error.faults)
        self.check()

    def check(self) -> None:
        """Raise InputError where there are faults."""
        if self.faults:
            raise InputError(self.faults)

    def lexicon(self) -> Lexicon:
        """The packaged vocabularies with those of the folders; raises InputError."""
        files = self.of_kind("vocabulary")
        faults = []
        for path in files:
            try:
                list(read_turtle(path))
            except SyntaxError as error:
                line = error.lineno or 0
                message = f"not as Turtle has to be: {error.msg}"
                faults.append(Fault(path, line, 1 if line else 0, message))
        try:
            if not faults:
                return load_lexicon(files)
        except UnknownConcept as error:
            faults.append(_unknown_synonym(files, error))
        raise InputError([*self.faults, *faults])  # no record can be checked without them

    def records(self, lexicon: Lexicon) -> list[ReadRecord]:
        """Every record, each whole in itself; raises InputError with the faults of all."""
        paths = self.of_kind("record")
        return list(self.each(paths, lambda path: read_record(path, lexicon)))

    def _walk(self, ordinal: int, folder: Path) -> None:
        if not folder.is_dir():
            self.faults.append(Fault(folder, 0, 0, "no folder: a corpus is a folder of files"))
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder)
            ignored = any(part.lower().startswith(_IGNORED) for part in relative.parts)
            if path.is_dir() or ignored or path.name == "py.typed":
                continue
            kind = _kind(path)
            if kind:
                self._files[kind].append(path)
                self.names[path] = f"{ordinal}/{relative.as_posix()}"
            else:
                known = SUFFIXES | {"document": suffixes()}
                kinds = "; ".join(f"{kind} {' '.join(s)}" for kind, s in known.items())
                self.faults.append(Fault(path, 0, 0, f"not a file of a corpus: {kinds}"))


def check_together(files: CorpusFiles, records: Sequence[ReadRecord]) -> None:
    """Check records against each other; raises InputError.

    One record for one document, one source for one key, and a page that is another source is one of
    the corpus.
    """
    taken: dict[object, Path] = {}
    for file, record in records:
        for name, (key, words) in _names(file.path, record).items():
            if name in taken:
                message = f"{words} stands already in {taken[name]}: one record for each"
                files.faults.append(file.fault((key,), message))
            taken[name] = file.path
    known = {getattr(record, "key", file.path.stem) for file, record in records}
    for file, record in records:
        for key, page in getattr(record, "pages", {}).items():
            if page.source and page.source not in known:
                message = f"no source {page.source}; sources here: {', '.join(sorted(known))}"
                files.faults.append(file.fault(("pages", key, "source"), message))
    files.check()


def known_of(records: Iterable[ReadRecord]) -> tuple[Known, ...]:
    """The documents that records make known."""
    policies = (read.record for read in records if isinstance(read.record, PolicyRecord))
    return tuple(known for record in policies for known in known_documents(record))


def _kind(path: Path) -> str | None:
    """The kind of a file; those that people keep under names of other systems come in capitals."""
    for kind, endings in SUFFIXES.items():
        if path.suffix in endings:
            return kind
    return "document" if path.suffix.lower() in suffixes() else None


def _names(path: Path, record: Record) -> dict[object, tuple[str, str]]:
    """What is a record's alone, its document and its source: each with its key and in words."""
    if isinstance(record, BulletinRecord):
        return {record.key: ("key", record.key)}
    if not isinstance(record, PolicyRecord):
        return {path.stem: ("record", path.stem)}
    own, *_ = document_ids(record)
    named = "number" if record.number else "slug"
    return {own: (named, str(own)), path.stem: ("record", path.stem)}


def _unknown_synonym(files: Iterable[Path], error: UnknownConcept) -> Fault:
    path = next(path for path in files if error.place == f"{path}: ")
    name = error.key.rpartition("/")[2]
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if name in text), 0)
    message = str(error).removeprefix(error.place)
    return Fault(path, line, 1 if line else 0, message)
