"""Values of a question's parameters, as terms that the engine binds."""

from collections.abc import Mapping

import pyoxigraph as ox

from loaders.dates import PartialDate
from queries.catalog import Question
from queries.header import Parameter
from queries.things import Thing, Things

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE_TYPES = {"year": "gYear", "month": "gYearMonth", "day": "date"}


class ParameterError(Exception):
    """Raised for a value that its parameter does not take, a name that is none, or one missing."""


class NothingFound(ParameterError):  # noqa: N818  # named for what it tells
    """Raised where a text means nothing that is known."""


class Ambiguous(ParameterError):  # noqa: N818  # named for what it tells
    """Raised where a text means several things; `candidates` are those."""

    def __init__(self, text: str, candidates: tuple[Thing, ...]) -> None:
        self.candidates = candidates
        listed = "; ".join(f"{thing.label} <{thing.iri}>" for thing in candidates)
        super().__init__(f"{text!r} can mean {len(candidates)} things: {listed}")


def bind(
    question: Question, given: Mapping[str, str], things: Things
) -> dict[str, ox.NamedNode | ox.Literal]:
    """The terms to bind for the given texts; raises ParameterError.

    A document is named by number in any spelling, title or IRI; a concept by key, label or IRI.
    """
    declared = question.header.parameters
    for name in given:
        if name not in declared:
            valid = ", ".join(declared) or "none"
            raise ParameterError(f"{question.name} has no parameter {name!r}; it has: {valid}")
    missing = [name for name, p in declared.items() if p.required and not given.get(name)]
    if missing:
        example = declared[missing[0]].example
        raise ParameterError(f"{question.name} needs {missing[0]}, for example {example}")
    return {name: _term(declared[name], name, text, things) for name, text in given.items() if text}


def the_one(things: Things, text: str, kind: str | None = None) -> Thing:
    """The one thing that `text` means; raises NothingFound, or Ambiguous for several."""
    found = things.find(text, kind)
    if not found:
        message = f"nothing is known as {text!r}"
        raise NothingFound(f"{message}: give a number, a title, a label, a key or an IRI")
    if len(found) > 1:
        raise Ambiguous(text, found)
    return found[0]


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise ValueError("write digits, such as 2026") from error


def _term(parameter: Parameter, name: str, text: str, things: Things) -> ox.NamedNode | ox.Literal:
    try:
        if parameter.type == "string":
            return ox.Literal(text)
        if parameter.type == "integer":
            return ox.Literal(_whole(text))
        if parameter.type == "date":
            date = PartialDate(text)
            return ox.Literal(text, datatype=ox.NamedNode(_XSD + _DATE_TYPES[date.precision]))
    except ValueError as error:
        raise ParameterError(f"{name}: {text!r} is no {parameter.type}: {error}") from error
    return ox.NamedNode(the_one(things, text, parameter.type).iri)
