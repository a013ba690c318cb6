"""Readings as Turtle: the graph that a build would make of them, without the vocabularies."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from api.commands.progress import Counter
from graph import dumps
from graph.build import data
from graph.headers import headers_of
from graph.turtle import readable_turtle
from loaders.corpus import read_records
from loaders.raw_documents import read_raw_documents
from loaders.reading_pool import Limits


def write_turtle(
    paths: Sequence[Path], folders: Sequence[Path], limits: Limits, counter: Counter
) -> None:
    """Print what the files say, valid by the shapes: with the heads of the documents they cite."""
    corpus, knowledge = read_records(folders)
    told = [document for reading in corpus.readings for document in reading.documents]
    raw = read_raw_documents(
        paths, knowledge, told, corpus.lexicon, limits, lambda file: counter.count(Path(file))
    )
    for fault in raw.faults:
        counter.fail(fault.path, fault.message)
    read = [document for reading in raw.readings for document in reading.documents]
    cited = {c.document for document in read for c in document.citations if c.document}
    own = {document.id for document in read}
    carried = {each for each in own if each.annex and replace(each, annex=None) not in own}
    heads = headers_of(corpus.readings, (cited - own) | carried)
    statements = dumps.union(dumps.quads(data([*raw.readings, *heads], corpus.lexicon)))
    sys.stdout.buffer.write(readable_turtle(statements, dumps.PREFIXES))
