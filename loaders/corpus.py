"""A corpus: folders of records, raw documents, bulletins and vocabularies, read into readings."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from loaders.bulletin import is_bulletin, read_bulletin
from loaders.compare import completed, disagreements
from loaders.corpus_files import CorpusFiles, Progress, check_together, known_of
from loaders.errors import Fault, InputError
from loaders.knowledge import Knowledge
from loaders.model import Reading
from loaders.raw_documents import read_raw_documents, resolved_further
from loaders.reading_pool import Limits
from loaders.records import ReadRecord, reading_of
from loaders.resolver import Resolver
from loaders.schema import BulletinRecord
from ontology.lexicon import Lexicon


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


def read_corpus(
    folders: Sequence[Path],
    progress: Progress = lambda _: None,
    limits: Limits | None = None,
) -> Corpus:
    """Read every file of the folders; raises one InputError with the faults of all of them.

    `limits` are those of reading a raw document. Faults that can only be seen once others are
    mended, such as relations between records, are left for the next time.
    """
    reader = _CorpusReader(folders, progress)
    reader.read_bulletins()
    reader.read_documents(limits or Limits(), progress)
    return reader.corpus()


def read_records(folders: Sequence[Path]) -> tuple[Corpus, Knowledge]:
    """What the records of the folders say, and the documents that they make known.

    Raises InputError with the faults of all of them.
    """
    reader = _CorpusReader(folders, lambda _: None)
    return reader.corpus(), reader.knowledge


class _CorpusReader:
    """Reads records at once, all else when told to."""

    def __init__(self, folders: Sequence[Path], progress: Progress) -> None:
        self._files = files = CorpusFiles(folders, progress)
        self._lexicon = files.lexicon()
        self._records = files.records(self._lexicon)
        check_together(files, self._records)
        self.knowledge = Knowledge(files.of_kind("vocabulary"), known_of(self._records))
        self._resolver = Resolver(self.knowledge.known, self._lexicon)
        self._readings = {
            reading.source.key: reading
            for reading in files.each(self._records, lambda read: reading_of(read, self._resolver))
        }
        self._bulletins, self._documents = _texts(files)

    def corpus(self) -> Corpus:
        """What has been read."""
        names = self._files.names.items()
        inputs = {name: sha256(path.read_bytes()).hexdigest() for path, name in names}
        return Corpus(
            tuple(self._readings.values()),
            self.knowledge.vocabularies,
            self._lexicon,
            dict(sorted(inputs.items())),
        )

    def read_bulletins(self) -> None:
        """Read bulletin texts; one whose record is in the corpus gives it its offsets."""
        recorded = {
            read.record.sha256: read
            for read in self._records
            if isinstance(read.record, BulletinRecord)
        }
        for reading in self._files.each(
            self._bulletins, lambda path: self._bulletin(path, recorded)
        ):
            self._readings[reading.source.key] = reading

    def _bulletin(self, path: Path, recorded: dict[str, ReadRecord]) -> Reading:
        known = recorded.get(sha256(path.read_bytes()).hexdigest())
        if known is None:
            return read_bulletin(path, self._resolver, self._lexicon)
        from_record = reading_of(known, self._resolver)
        key = from_record.source.key
        reading = read_bulletin(path, self._resolver, self._lexicon, key=key)
        if differences := disagreements(from_record, reading):
            raise InputError(Fault(known.file.path, 0, 0, line) for line in differences)
        return completed(reading, from_record)

    def read_documents(self, limits: Limits, progress: Progress) -> None:
        """Read raw documents; what others cite can be one of these."""
        if not self._documents:
            return
        readings = self._readings
        told = [document for each in readings.values() for document in each.documents]
        raw = read_raw_documents(
            self._documents, self.knowledge, told, self._lexicon, limits, progress
        )
        self._files.faults.extend(raw.faults)
        self._files.check()
        resolver = self._resolver.with_known(raw.known())
        readings.update({key: resolved_further(each, resolver) for key, each in readings.items()})
        readings.update({reading.source.key: reading for reading in raw.readings})


def _texts(files: CorpusFiles) -> tuple[list[Path], list[Path]]:
    """The bulletins, and the raw documents: texts without the two headings of a bulletin too."""
    bulletins: list[Path] = []
    documents = list(files.of_kind("document"))
    for path in files.of_kind("text"):
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        (bulletins if is_bulletin(text) else documents).append(path)
    return bulletins, sorted(documents)
