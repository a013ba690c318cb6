"""The real reader, with the vocabularies and the documents of the packaged corpus."""

from pathlib import Path

import corpus
from bench.extraction.answer import Said
from bench.extraction.said import said
from bench.extraction.sets import Annotated
from loaders.layout import Unreadable
from loaders.model import Reading
from loaders.pipeline import read_document
from loaders.records import known_documents, read_record
from loaders.resolver import Resolver
from loaders.schema import PolicyRecord
from ontology.lexicon import load_lexicon


class Reader:
    """Reads documents in this process."""

    def __init__(self) -> None:
        self.lexicon = load_lexicon()
        folder = Path(corpus.__file__).parent
        records = [read_record(path, self.lexicon).record for path in folder.rglob("*.yaml")]
        policies = [record for record in records if isinstance(record, PolicyRecord)]
        self.resolver = Resolver(
            (known for record in policies for known in known_documents(record)), self.lexicon
        )

    def reading(self, name: str, content: bytes) -> Reading:
        """What a file says; raises Unreadable."""
        return read_document(content, name, name, self.lexicon, self.resolver)

    def text(self, name: str, content: bytes) -> str | None:
        """The text of a file that can be read."""
        try:
            return self.reading(name, content).source.text
        except Unreadable:
            return None

    def read(self, annotated: Annotated) -> Said | None:
        """What `extract` prints of a document; None where it cannot be read."""
        try:
            reading = self.reading(annotated.name, annotated.content)
        except Unreadable:
            return None
        return said(reading, self.lexicon)
