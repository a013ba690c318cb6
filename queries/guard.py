"""What a query may not do, told from its text before any engine sees it."""

import re

_SKIPPED = re.compile(
    r"""(?P<string>"{3}.*?"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<comment>\#[^\n]*)""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:.-])", re.IGNORECASE)


class QueryRefused(Exception):  # noqa: N818  # named for what it tells
    """Raised for a query that asks for what this service does not do."""


def refuse_forbidden(query: str) -> None:
    """Raise QueryRefused for a query with a SERVICE clause, however it is written.

    Codepoint escapes count as the characters they stand for (SPARQL 1.1, 19.2). Text that only
    looks like a clause is refused too rather than let through: an engine would follow it.
    """
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    for text in (query, plain):
        if _SERVICE.search(_SKIPPED.sub(" ", text)):
            raise QueryRefused("SERVICE is not served: this endpoint asks no other server")
