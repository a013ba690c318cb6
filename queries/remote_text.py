"""What has to be known of a query's text before it goes to another server.

The text has been parsed before (`queries.remote_syntax`): here its tokens are enough.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, Literal
from urllib.parse import urljoin

import pyoxigraph as ox

from queries.dialects import Dialect
from queries.guard import SKIPPED, QueryRefused, unescaped

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

TOKEN: Final = re.compile(
    SKIPPED.pattern
    + r"""|(?P<name>[\w-]*:[\w:.%\\-]*)|(?P<variable>[?$]\w+)|(?P<word>[A-Za-z]\w*)"""
    + r"""|(?P<mark>[{}()*])""",
    SKIPPED.flags,
)
"""Strings, IRIs, comments, prefixed names, variables, words and brackets of SPARQL."""

_FORMS: Final[dict[str, Form]] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


def query_form(query: str) -> Form:
    """Which of the four it is: the first keyword after PREFIX and BASE lines."""
    for word in _words(query):
        if word in _FORMS:
            return _FORMS[word]
    return "SELECT"


def names_dataset(query: str) -> bool:
    """Whether the query says by FROM what it is asked of."""
    for match in TOKEN.finditer(query):
        if match[0] == "{":
            return False
        if match["word"] and match["word"].upper() == "FROM":
            return True
    return False


def constant_graphs(query: str, base: str | None) -> tuple[str, ...]:
    """The IRIs that stand after GRAPH.

    Raises QueryRefused where a variable stands after another GRAPH: a server that has to be told
    the IRIs would range over those alone.
    """
    tokens = [match for match in TOKEN.finditer(query) if not match["comment"]]
    graphs = [token for word, token in pairwise(tokens) if word[0].upper() == "GRAPH"]
    constants = [token for token in graphs if not token["variable"]]
    if constants and len(constants) < len(graphs):
        raise QueryRefused(
            "this store does not answer GRAPH of a variable and of an IRI in one query: say by"
            " FROM and FROM NAMED which graphs are meant, or write VALUES for the IRI"
        )
    prefixes = {
        name[0]: iri[0][1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word[0].upper() == "PREFIX"
    }
    return tuple(dict.fromkeys(_expanded(token, prefixes, base or "") for token in constants))


def _expanded(token: re.Match[str], prefixes: Mapping[str, str], base: str) -> str:
    if token["iri"]:
        return urljoin(base, token[0][1:-1])
    prefix, _, local = token[0].partition(":")
    return prefixes.get(f"{prefix}:", "") + local.replace("\\", "")


def with_base(text: str, base: str | None) -> str:
    """The text with a BASE, where it has an IRI that is relative to one.

    A server would take its own address for base. A BASE of the text's own comes after this one and
    prevails, and may be relative to it (SPARQL 1.1, 4.1.1.2). Lines keep their numbers. Raises
    ValueError for a base that is no IRI.
    """
    if base is None:
        return text
    iris = (match["iri"] for match in TOKEN.finditer(text) if match["iri"])
    if all(_ABSOLUTE.match(iri) for iri in iris):
        return text
    return f"BASE {ox.NamedNode(base)} {text}"


def refuse_own_functions(text: str, dialect: Dialect) -> None:
    """Raise QueryRefused for an IRI that names what the server offers beyond SPARQL."""
    if not dialect.refused:
        return
    for match in TOKEN.finditer(unescaped(text)):
        found = (match["iri"] or "").removeprefix("<") or match["name"] or ""
        if refused := dialect.refused.match(found):
            raise QueryRefused(f"{refused[0]} is not served: functions are those of SPARQL 1.1")


def _words(text: str) -> Iterator[str]:
    return (match["word"].upper() for match in TOKEN.finditer(text) if match["word"])
