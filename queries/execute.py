"""Runs a query on a store: the text as written, its parameters bound beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox

from graph.dumps import PREFIXES
from graph.formats import FORMATS, Format
from queries.guard import refuse_forbidden
from queries.results import RESULT_FORMATS, ResultFormat

Term = ox.NamedNode | ox.Literal
NAMED = (ox.NamedNode, ox.Literal)
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_TOKENS = re.compile(r'"((?:\\.|[^"\\])+)"|\b([A-Z][A-Z0-9]+)\b')
_CLASSES = re.compile(r"\['.*?'\](?=, |$)|\[_\]", re.DOTALL)
_RANGES_OF_NUMBERS = 1
_UNESCAPED = re.compile(r"\\(?=.)")
_SENTENCE = re.compile(r'(?:^|[ ,])(The [A-Za-z][^,"]{10,}[a-z])')
_NO_FUNCTION = re.compile(r"The custom (?:aggregate )?function <([^>]*)> is not supported")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class QuerySyntaxError(Exception):
    """Raised for a query that is no SPARQL; line and column count from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        self.line, self.column = line, column
        super().__init__(message)


class WrongForm(Exception):  # noqa: N818  # named for what it tells
    """Raised where the format asked for cannot hold the form of answer."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, by IRI, whatever the query itself says of them.

    Given one of the two only, the other is empty (SPARQL 1.1 Protocol, 2.1.4).
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a query, not yet drawn, and the format chosen for them."""

    results: Results
    format: Format | ResultFormat

    def write(self, output: IO[bytes]) -> None:
        """Write the results, row by row as the engine finds them."""
        if isinstance(self.results, ox.QueryTriples):
            assert isinstance(self.format, Format)  # noqa: S101  # chosen by answer()
            ox.serialize(self.results, output, self.format.syntax, prefixes=PREFIXES)
        else:
            assert isinstance(self.format, ResultFormat)  # noqa: S101
            self.results.serialize(output, self.format.syntax)


def solve(
    store: ox.Store,
    query: str,
    bindings: Mapping[str, Term] | None = None,
    dataset: Dataset | None = None,
    base: str | None = None,
) -> Results:
    """Run a query on the dataset given, else on that of its FROM clauses, else on all graphs.

    `base` is what relative IRIs of the query are relative to. Raises QueryRefused, or
    QuerySyntaxError with the place of the fault.
    """
    refuse_forbidden(query)
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
    named: list[ox.NamedNode | ox.BlankNode] | None = None
    if dataset:
        default = [ox.NamedNode(iri) for iri in dataset.default]
        named = [ox.NamedNode(iri) for iri in dataset.named]
    try:
        return store.query(
            query,
            base_iri=base,
            substitutions=substitutions,
            default_graph=default,
            named_graphs=named,
        )
    except SyntaxError as error:
        raise syntax_error(query, str(error)) from error


def rows(
    store: ox.Store, query: str, bindings: Mapping[str, Term] | None = None
) -> list[dict[str, str]]:
    """The solutions of a SELECT as texts by variable; what is unbound is left out."""
    found = solve(store, query, bindings)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # the caller's own SELECT
    names = [variable.value for variable in found.variables]
    return [
        {name: value.value for name in names if isinstance(value := row[name], NAMED)}
        for row in found
    ]


def answer(
    store: ox.Store,
    query: str,
    formats: tuple[str, ...],
    bindings: Mapping[str, Term] | None = None,
    dataset: Dataset | None = None,
    base: str | None = None,
) -> Answer:
    """Run a query for the first of the named formats that holds its form of answer.

    Solutions and yes or no go to `RESULT_FORMATS`, graphs to `FORMATS`. Raises WrongForm.
    """
    results = solve(store, query, bindings, dataset, base)
    fitting = FORMATS if isinstance(results, ox.QueryTriples) else RESULT_FORMATS
    for name in formats:
        if name in fitting:
            return Answer(results, fitting[name])
    raise WrongForm(f"this query answers in one of: {', '.join(fitting)}")


def no_function(query: str, message: str) -> QuerySyntaxError | None:
    """What the engine says of a function that it does not know, with the place of its IRI."""
    match = _NO_FUNCTION.search(message)
    if not match:
        return None
    before = query[: max(query.find(match[1]), 0)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return QuerySyntaxError(f"there is no function <{match[1]}>", line, column)


def syntax_error(query: str, message: str) -> QuerySyntaxError:
    """The engine's message as a place and a reason."""
    match = _PLACE.search(message)
    if not match:
        return QuerySyntaxError(message, 1, 1)
    line, column, reason = int(match[1]), int(match[2]), match[3].strip()
    if "Prefix not found" in reason:
        reason = "a prefix is used that no PREFIX line declares"
    elif reason.startswith("expected"):
        reason = _expected(reason)
    last = query.count("\n") + 1
    return QuerySyntaxError(reason, min(line, last), column)


def _expected(reason: str) -> str:
    """What the engine expected, without the classes of characters that it lists for names."""
    plain = _CLASSES.sub("", reason)
    if said := _SENTENCE.search(plain):
        return said[1]
    tokens = [f"`{_UNESCAPED.sub('', quoted) or word}`" for quoted, word in _TOKENS.findall(plain)]
    if reason.count("..") > _RANGES_OF_NUMBERS:
        tokens.append("a name")
    return f"expected {'one of ' if len(tokens) > 1 else ''}{', '.join(tokens)}"
