"""The raw documents of a corpus, read so that they know each other.

First all of them, to learn which documents there are; then once more those that cite one of these,
or are a document that the corpus has by another name.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.docnumber import DocumentNumber
from loaders.errors import Fault
from loaders.knowledge import Knowledge
from loaders.layout import Unreadable
from loaders.model import Citation, Document, DocumentId, Reading
from loaders.reading_pool import Limits, just_the_reading, read_files
from loaders.resolver import Known, Resolver
from loaders.same_documents import identities, with_identity
from ontology.lexicon import Lexicon

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RawDocuments:
    """The readings of files, one for each content, and the faults of those that cannot be read."""

    readings: tuple[Reading, ...]
    faults: tuple[Fault, ...]

    def known(self) -> tuple[Known, ...]:
        """What their documents are known by."""
        return tuple(known for reading in self.readings for known in known_in(reading))


def read_raw_documents(
    paths: Sequence[Path],
    knowledge: Knowledge,
    documents: Iterable[Document],
    lexicon: Lexicon,
    limits: Limits,
    progress: Progress,
) -> RawDocuments:
    """Read files that may cite each other; `documents` are those that `knowledge` knows."""
    reader = _Reader(knowledge, lexicon, limits, progress)
    read = reader.first(paths)
    decided = identities(documents, list(read.values()))
    named = {path: with_identity(each, decided[each.source.key]) for path, each in read.items()}
    full = tuple(known for reading in named.values() for known in known_in(reading))
    again = list(reader.gaining(read, named, full))
    for path, reading in reader.again(again, named, full):
        named[path] = with_identity(reading, decided[reading.source.key])
    return RawDocuments(tuple(named.values()), tuple(reader.faults))


def known_in(reading: Reading) -> Iterator[Known]:
    """The documents of a reading with their titles and issuers."""
    for document in reading.documents:
        titles = tuple(str(f.value) for f in document.fields if f.name == "title")
        issuers = tuple(str(f.value) for f in document.fields if f.name == "issuer")
        yield Known(document.id, titles, issuers)


def resolved_further(reading: Reading, resolver: Resolver) -> Reading:
    """The reading of a record or bulletin, with what its citations can mean that know more."""
    return replace(
        reading,
        documents=tuple(
            replace(document, citations=tuple(_resolved(c, document.id, resolver) for c in found))
            if (found := document.citations)
            else document
            for document in reading.documents
        ),
    )


class _Reader:
    def __init__(
        self, knowledge: Knowledge, lexicon: Lexicon, limits: Limits, progress: Progress
    ) -> None:
        self._knowledge, self._limits, self._progress = knowledge, limits, progress
        self._resolver = Resolver(knowledge.known, lexicon)
        self.faults: list[Fault] = []

    def first(self, paths: Sequence[Path]) -> dict[Path, Reading]:
        """The readings by path; of files with the same content, the first one's."""
        read: dict[Path, Reading] = {}
        keys: set[str] = set()
        for path, made in zip(paths, self._made(paths, self._knowledge), strict=True):
            if isinstance(made, Unreadable):
                self.faults.append(Fault(path, 0, 0, f"not readable ({made.code}): {made}"))
            elif made.source.key not in keys:
                keys.add(made.source.key)
                read[path] = made
        return read

    def again(
        self, paths: Sequence[Path], named: dict[Path, Reading], known: tuple[Known, ...]
    ) -> Iterator[tuple[Path, Reading]]:
        """Read once more with more documents known, each file's own ones left out."""
        knowledge = replace(self._knowledge, known=(*self._knowledge.known, *known))
        without = {path: frozenset(d.id for d in named[path].documents) for path in paths}
        for path, made in zip(paths, self._made(paths, knowledge, without), strict=True):
            if isinstance(made, Unreadable):  # too slow, this time
                self.faults.append(Fault(path, 0, 0, f"not readable ({made.code}): {made}"))
            else:
                yield path, made

    def _made(
        self,
        paths: Sequence[Path],
        knowledge: Knowledge,
        without: dict[Path, frozenset[DocumentId]] | None = None,
    ) -> Iterator[Reading | Unreadable]:
        made = read_files(paths, knowledge, just_the_reading, self._limits, without)
        for path, each in zip(paths, made, strict=True):
            self._progress(str(path))
            yield each

    def gaining(
        self, read: dict[Path, Reading], named: dict[Path, Reading], known: tuple[Known, ...]
    ) -> Iterator[Path]:
        """The files that say more, or something else, where the other documents are known."""
        full = self._resolver.with_known(known)
        for path, reading in read.items():
            own = {d.id for each in (reading, named[path]) for d in each.documents}
            if reading.documents[0].id != named[path].documents[0].id or any(
                set(_meant(citation, full)) - own != set(_meant(citation, self._resolver)) - own
                for document in reading.documents
                for citation in document.citations
                if citation.document not in own
            ):
                yield path


def _resolved(citation: Citation, own: DocumentId, resolver: Resolver) -> Citation:
    if citation.resolution == "resolved":
        return citation
    found = [each for each in _meant(citation, resolver) if each != own]
    if not found:
        return citation
    if len(found) > 1:
        return replace(citation, resolution="ambiguous")
    return replace(citation, resolution="resolved", document=found[0])


def _meant(citation: Citation, resolver: Resolver) -> tuple[DocumentId, ...]:
    """What a citation can mean by its number and title alone; a speech is no document."""
    if citation.relation == "invokes":
        return ()
    number = DocumentNumber.parse(citation.number) if citation.number else None
    found, _ = resolver.by_both(number, citation.title, carried=False)
    return found or (resolver.resolve(citation.title) if citation.title else ())
