"""Literals by value: one way of writing for each number and truth value of XML Schema."""

import re
import struct
from collections.abc import Callable
from decimal import Decimal

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def _decimal(lexical: str) -> str:
    return f"{Decimal(lexical).normalize():f}"


def _float(lexical: str) -> str:
    """The nearest value of single precision."""
    (value,) = struct.unpack("f", struct.pack("f", float(lexical)))
    return str(value)


def _boolean(lexical: str) -> str:
    return {"0": "false", "1": "true"}.get(lexical, lexical)


CANONICAL: dict[str, Callable[[str], str]] = {
    "boolean": _boolean,
    "integer": lambda lexical: str(int(lexical)),
    "decimal": _decimal,
    "float": _float,
    "double": lambda lexical: str(float(lexical)),
}
"""How a valid lexical form becomes the one that all of the same value share."""


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def by_value(term: Term) -> Term:
    """The term that stands for all that have the same value and datatype."""
    if not isinstance(term, ox.Literal):
        return term
    canonical = CANONICAL.get(term.datatype.value.removeprefix(XSD))
    try:
        return ox.Literal(canonical(term.value), datatype=term.datatype) if canonical else term
    except (ValueError, ArithmeticError):  # no value: it is only what is written
        return term


def number(text: str) -> ox.Literal | None:
    """A text as a number without a datatype of its own, None where it is none."""
    if NUMBER.fullmatch(text) is None:
        return None
    return ox.Literal(text, datatype=ox.NamedNode(f"{XSD}double"))
