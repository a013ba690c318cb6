"""Gold documents made when they are read: DOCX and PDF of a description, other encodings.

A description has one paragraph a line: `= ` title, `== ` heading, `> ` at the right, `: ` caption,
`1| ` and `2| ` with a number that the word processor counts, `| a | b |` a row, `---` a new page.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.extraction.pages import pdf_pages
from bench.extraction.word_processor import word_document

Line = tuple[str, str]
"""The mark of a line, empty for a plain one, and its text."""

_MARKS = ("==", "=", ">", ":", "1|", "2|", "---")


def made_file(folder: Path, recipe: Mapping[str, Any]) -> tuple[str, bytes]:
    """Name and content of the file that a recipe makes of another.

    `from` names the other file; `as` is docx, pdf, or the suffix of a text whose `encoding` is
    given.
    """
    source = folder / recipe["from"]
    text = source.read_text("utf-8")
    stem = source.name.split(".")[0]
    name = f"{stem}.{recipe['as']}"
    if recipe["as"] == "docx":
        return name, word_document(list(lines(text)))
    if recipe["as"] == "pdf":
        return name, pdf_pages(list(lines(text)))
    return name, text.encode(recipe["encoding"])


def lines(description: str) -> Iterator[Line]:
    """The lines of a description with their marks; rows have the mark `|`, cells parted by tabs."""
    for line in filter(str.strip, description.splitlines()):
        mark = next((mark for mark in _MARKS if line == mark or line.startswith(mark + " ")), "")
        rest = line[len(mark) :].strip()
        if line.startswith("| "):
            yield "|", "\t".join(cell.strip() for cell in line.strip("| ").split("|"))
        else:
            yield mark, rest
