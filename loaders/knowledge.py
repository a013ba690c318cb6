"""What a text is read with: vocabularies, and the documents that it can cite."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is told here is read elsewhere
    from loaders.resolver import Known


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Files of vocabularies beside the packaged ones, and documents that are known."""

    vocabularies: tuple[Path, ...] = ()
    known: "tuple[Known, ...]" = ()


def read_knowledge(folders: Sequence[Path]) -> Knowledge:
    """The documents that the records of the folders make known, and the folders' vocabularies.

    Raises InputError with the faults of all of them.
    """
    from loaders.corpus_files import CorpusFiles, known_of  # slow, for those who read records

    files = CorpusFiles(folders)
    records = files.records(files.lexicon())
    return Knowledge(files.of_kind("vocabulary"), known_of(records))
