"""A corpus: folders of records, bulletins and vocabularies, walked and read into readings.

Nothing registers a file. Its kind follows from its name: `.yaml` a record, `.ttl` more vocabulary,
`.txt` and `.md` a bulletin. `README*` and hidden files are ignored by name; anything else is a
fault, never skipped in silence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from loaders.bulletin import read_bulletin
from loaders.compare import completed, disagreements
from loaders.errors import Fault, InputError
from loaders.model import Reading
from loaders.records import ReadRecord, known_documents, read_record, reading_of
from loaders.resolver import Resolver
from loaders.schema import BulletinRecord, PolicyRecord
from ontology.concepts import read_turtle
from ontology.lexicon import Lexicon, UnknownConcept, load_lexicon

_SUFFIXES = {
    "record": (".yaml", ".yml"),
    "vocabulary": (".ttl",),
    "bulletin": (".txt", ".md"),
}
_IGNORED = ("readme", ".", "__")

Progress = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the folders say.

    `inputs` maps each file to the SHA-256 of its bytes. A file is named by the ordinal of its
    folder and its path in it, so that a corpus may move.
    """

    readings: tuple[Reading, ...]
    vocabularies: tuple[Path, ...]
    lexicon: Lexicon
    inputs: dict[str, str]


def read_corpus(folders: Sequence[Path], progress: Progress = lambda _: None) -> Corpus:
    """Read every file of the folders; raises one InputError with the faults of all of them.

    Faults that can only be seen once others are mended, such as relations between records, are left
    for the next time.
    """
    return _CorpusReader(folders, progress).read()


class _CorpusReader:
    def __init__(self, folders: Sequence[Path], progress: Progress) -> None:
        self._progress = progress
        self._faults: list[Fault] = []
        self._names: dict[Path, str] = {}
        self._files: dict[str, list[Path]] = {kind: [] for kind in _SUFFIXES}
        for ordinal, folder in enumerate(folders, 1):
            self._walk(ordinal, folder)

    def read(self) -> Corpus:
        lexicon = self._lexicon()
        records = list(self._each(self._files["record"], lambda path: read_record(path, lexicon)))
        self._check_unique(records)
        self._check_sources(records)
        policies = [read.record for read in records if isinstance(read.record, PolicyRecord)]
        resolver = Resolver(known for record in policies for known in known_documents(record))
        readings = {
            reading.source.key: reading
            for reading in self._each(records, lambda read: reading_of(read, resolver))
        }
        self._read_bulletins(records, readings, resolver, lexicon)
        inputs = {name: sha256(path.read_bytes()).hexdigest() for path, name in self._names.items()}
        vocabularies = tuple(self._files["vocabulary"])
        return Corpus(tuple(readings.values()), vocabularies, lexicon, dict(sorted(inputs.items())))

    def _walk(self, ordinal: int, folder: Path) -> None:
        if not folder.is_dir():
            self._faults.append(Fault(folder, 0, 0, "no folder: a corpus is a folder of files"))
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder)
            ignored = any(part.lower().startswith(_IGNORED) for part in relative.parts)
            if path.is_dir() or ignored or path.name == "py.typed":
                continue
            kind = next((k for k, suffixes in _SUFFIXES.items() if path.suffix in suffixes), None)
            if kind:
                self._files[kind].append(path)
                self._names[path] = f"{ordinal}/{relative.as_posix()}"
            else:
                kinds = "; ".join(f"{kind} {' '.join(s)}" for kind, s in _SUFFIXES.items())
                self._faults.append(Fault(path, 0, 0, f"not a file of a corpus: {kinds}"))

    def _lexicon(self) -> Lexicon:
        files = self._files["vocabulary"]
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
        raise InputError([*self._faults, *faults])  # no record can be checked without them

    def _each(self, items: Iterable[object], read: Callable[..., T]) -> Iterator[T]:
        """Read each item, go on past faults, and raise them together at the end."""
        for item in items:
            self._progress(str(item) if isinstance(item, Path) else "")
            try:
                yield read(item)
            except InputError as error:
                self._faults.extend(error.faults)
        self._raise()

    def _check_unique(self, records: Sequence[ReadRecord]) -> None:
        """One record for one document, and one source for one key."""
        taken: dict[str, Path] = {}
        for file, record in records:
            names = {
                str(getattr(record, key)): key
                for key in ("number", "slug", "key")
                if getattr(record, key, None)
            }
            if isinstance(record, PolicyRecord):
                names.setdefault(file.path.stem, "record")
            for name, key in names.items():
                if name in taken:
                    message = f"{name} stands already in {taken[name]}: one record for each"
                    self._faults.append(file.fault((key,), message))
                taken[name] = file.path

    def _check_sources(self, records: Sequence[ReadRecord]) -> None:
        """A page that is another source is one of the corpus."""
        known = {getattr(record, "key", file.path.stem) for file, record in records}
        for file, record in records:
            for key, page in getattr(record, "pages", {}).items():
                if page.source and page.source not in known:
                    message = f"no source {page.source}; sources here: {', '.join(sorted(known))}"
                    self._faults.append(file.fault(("pages", key, "source"), message))
        self._raise()

    def _read_bulletins(
        self,
        records: Sequence[ReadRecord],
        readings: dict[str, Reading],
        resolver: Resolver,
        lexicon: Lexicon,
    ) -> None:
        """Read bulletin texts; one whose record is in the corpus gives it its offsets."""
        recorded = {
            read.record.sha256: read for read in records if isinstance(read.record, BulletinRecord)
        }

        def read(path: Path) -> Reading:
            known = recorded.get(sha256(path.read_bytes()).hexdigest())
            if known is None:
                return read_bulletin(path, resolver, lexicon)
            from_record = reading_of(known, resolver)
            reading = read_bulletin(path, resolver, lexicon, key=from_record.source.key)
            if differences := disagreements(from_record, reading):
                raise InputError(Fault(known.file.path, 0, 0, line) for line in differences)
            return completed(reading, from_record)

        for reading in self._each(self._files["bulletin"], read):
            readings[reading.source.key] = reading

    def _raise(self) -> None:
        if self._faults:
            raise InputError(self._faults)


def _unknown_synonym(files: Iterable[Path], error: UnknownConcept) -> Fault:
    path = next(path for path in files if error.place == f"{path}: ")
    name = error.key.rpartition("/")[2]
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if name in text), 0)
    message = str(error).removeprefix(error.place)
    return Fault(path, line, 1 if line else 0, message)
