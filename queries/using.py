"""The dataset that a request gives an update, as clauses of the update's own.

The protocol's `using-graph-uri` and `using-named-graph-uri` mean what USING and USING NAMED mean in
every operation that has a WHERE (SPARQL 1.1 Protocol, 2.2.3). The engine has no parameter for them,
so they are written into the text: between tokens, never inside a string, an IRI or a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from queries.execute import Dataset

_TOKEN = re.compile(
    r"""(?P<blank>\s+|\#[^\n\r]*)"""
    r"""|(?P<string>"{3}(?:\\.?|(?!"{3})[^\\])*+(?:"{3}|\Z)|'{3}(?:\\.?|(?!'{3})[^\\])*+(?:'{3}|\Z)"""
    r"""|"(?:\\.|[^"\\\n\r])*+"|'(?:\\.|[^'\\\n\r])*+')"""
    r"""|(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)"""
    r"""|(?P<word>(?:\\.|[\w:%.$?@-])+)|(?P<other>.)""",
    re.DOTALL,
)
"""Tokens of SPARQL 1.1, 19.8, as coarse as is enough to tell words from text and to match braces.
A long string that does not end reaches to the end of the text."""


class DatasetConflict(Exception):  # noqa: N818  # named for what it tells
    """Raised where both the request and the update say of which graphs the dataset is."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    word: str
    """The word in capitals, where it is one that stands outside all braces."""
    depth: int
    """Braces around it; of a brace, those around what it holds."""
    start: int
    blank: bool


def refuse_conflict(update: str) -> None:
    """Raise DatasetConflict for an update with a WITH or USING clause (Protocol, 2.2.3)."""
    for token in _tokens(update):
        if token.word in ("WITH", "USING"):
            line = update.count("\n", 0, token.start) + 1
            raise DatasetConflict(
                f"line {line} of the update says {token.word}, and the request names its graphs"
                " too (using-graph-uri, using-named-graph-uri): only one of the two can count"
            )


def with_using(update: str, using: Dataset | None) -> str:
    """An update that asks `using` in each of its WHERE clauses; unchanged where that is nothing.

    `using.default` are the graphs of USING, `using.named` of USING NAMED. `DELETE WHERE` takes
    neither: its pattern is written out as template and as pattern, which means the same. What is
    no SPARQL stays none. Raises DatasetConflict, and ValueError for a graph that is no IRI.
    """
    if using is None or using == Dataset():
        return update
    refuse_conflict(update)
    clauses = "".join(
        [f"USING {ox.NamedNode(iri)} " for iri in using.default]
        + [f"USING NAMED {ox.NamedNode(iri)} " for iri in using.named]
    )
    written: list[str] = []
    former = ""
    tokens = _tokens(update)
    for token in tokens:
        if token.word != "WHERE":
            written.append(token.text)
        elif former == "DELETE":
            pattern = _pattern(tokens)
            written.append(f"{pattern} {clauses}WHERE{pattern}")
        else:
            written.append(f"{clauses}{token.text}")
        former = former if token.blank else token.word
    return "".join(written)


def _pattern(tokens: Iterator[_Token]) -> str:
    """What follows up to the brace that closes the group, or to the end where none does."""
    taken: list[str] = []
    for token in tokens:
        taken.append(token.text)
        if token.text == "}" and token.depth <= 1:
            break
    return "".join(taken)


def _tokens(update: str) -> Iterator[_Token]:
    depth = 0
    for match in _TOKEN.finditer(update):
        text = match[0]
        if text == "{":
            depth += 1
        word = text.upper() if match.lastgroup == "word" and depth == 0 else ""
        yield _Token(text, word, depth, match.start(), match.lastgroup == "blank")
        if text == "}":
            depth -= 1
