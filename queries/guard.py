"""What a query may not do, told from its text before any engine sees it."""

import re

SKIPPED = re.compile(
    r"""(?P<string>"{3}(?:\\.?|(?!"{3})[^\\])*+(?:"{3}|\Z)|'{3}(?:\\.?|(?!'{3})[^\\])*+(?:'{3}|\Z)"""
    r"""|"(?:\\.|[^"\\\n\r])*+"|'(?:\\.|[^'\\\n\r])*+')"""
    r"""|(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)"""
    r"""|(?P<comment>\#[^\n\r]*)""",
    re.DOTALL | re.VERBOSE,
)
"""What of a query's text is no keyword, variable or bracket: strings, IRIs and comments."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OUTSIDE = re.compile(r"(?<![\w?$:.-])(SERVICE|LOAD)(?![\w:.-])", re.IGNORECASE)
_BRACKETS = re.compile(r"[({\[]|[)}\]]")
DEEPEST = 256
"""Levels that brackets may be nested; the engine's parser would overflow its stack at some more."""


class QueryRefused(Exception):  # noqa: N818  # named for what it tells
    """Raised for a query that asks for what this service does not do."""


def refuse_forbidden(query: str) -> None:
    """Raise QueryRefused for SERVICE and LOAD, however they are written, and for endless nesting.

    Codepoint escapes count as the characters they stand for (SPARQL 1.1, 19.2). Text that only
    looks like a clause is refused too rather than let through: an engine would follow it.
    """
    plain = SKIPPED.sub(" ", query)
    for text in (plain, SKIPPED.sub(" ", unescaped(query))) if "\\" in query else (plain,):
        if found := _OUTSIDE.search(text):
            raise QueryRefused(
                f"{found[1].upper()} is not served: this endpoint asks no other server"
            )
    if _depth(plain) > DEEPEST:
        raise QueryRefused(f"brackets are nested more than {DEEPEST} levels deep")


def _depth(text: str) -> int:
    if text.count("{") + text.count("(") + text.count("[") <= DEEPEST:
        return 0
    deepest = depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "({[" else -1
        deepest = max(deepest, depth)
    return deepest


def unescaped(query: str) -> str:
    """The query with its codepoint escapes as the characters they stand for."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
