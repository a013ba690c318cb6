"""What is made of each file that `extract` reads, in the worker that reads it."""

import os
from functools import partial
from pathlib import Path

from api.extract_json import error_json, line, pretty, reading_json
from loaders.layout import Unreadable
from loaders.model import Reading
from ontology.lexicon import Lexicon


def _json(path: Path, reading: Reading, lexicon: Lexicon, *, lines: bool) -> str:
    content = reading_json(_shown(path), reading, lexicon)
    return line(content) if lines else pretty(content)


def json_error(path: Path, error: Unreadable, *, lines: bool) -> str:
    """The JSON that stands in place of a file that cannot be read."""
    content = error_json(_shown(path), error)
    return line(content) if lines else pretty(content)


def record(path: Path, reading: Reading, lexicon: Lexicon) -> str:  # noqa: ARG001  # a `finish`
    """The corpus record of one file."""
    from loaders.record_export import record_yaml  # slow, for those who want records

    return record_yaml(reading).rstrip("\n")


json_line = partial(_json, lines=True)
"""The JSON of one of many files, on one line."""
json_document = partial(_json, lines=False)
"""The JSON of one file, indented."""


def _shown(path: Path) -> str:
    """A path as text: a name may hold bytes that are none."""
    return os.fsencode(path).decode("utf-8", errors="replace")
