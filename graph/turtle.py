"""Turtle to be read by people: a paragraph a subject, a line a predicate, all sorted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pyoxigraph as ox

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
"""Local names that need no escapes; Turtle allows more."""
_INTEGER = re.compile(r"[+-]?[0-9]+")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def readable_turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """The triples as Turtle with these prefixes; every literal keeps its form.

    Subjects come in the order of their IRIs, so that parts follow their document.
    """
    terms = _Terms(prefixes)
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, predicate = _iri(triple.subject), _iri(triple.predicate)
        described[subject][predicate].append(terms.written(triple.object))
    heads = [f"@prefix {name}: <{iri}> ." for name, iri in sorted(prefixes.items())]
    paragraphs = [
        _paragraph(terms, subject, predicates) for subject, predicates in sorted(described.items())
    ]
    return ("\n".join(heads) + "\n\n" + "\n".join(paragraphs)).encode()


def _paragraph(terms: "_Terms", subject: str, predicates: Mapping[str, list[str]]) -> str:
    lines = []
    for iri in sorted(predicates, key=lambda iri: (iri != _TYPE, iri)):
        verb = "a" if iri == _TYPE else terms.named(iri)
        lines.append(f"{verb} " + ",\n        ".join(sorted(predicates[iri])))
    return f"{terms.named(subject)} " + " ;\n    ".join(lines) + " .\n"


class _Terms:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._names = {iri: name for name, iri in prefixes.items()}
        self.named = lru_cache(maxsize=10_000)(self._named)

    def written(self, term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return self.named(term.value)
        assert isinstance(term, ox.Literal)  # noqa: S101  # blank nodes have no place here
        datatype = term.datatype.value
        plain = _INTEGER.fullmatch(term.value) or term.value in ("true", "false")
        if datatype in (_XSD + "integer", _XSD + "boolean") and plain:
            return term.value
        if term.language or datatype == _XSD + "string":
            return str(term)
        return f"{ox.Literal(term.value)}^^{self.named(datatype)}"

    def _named(self, iri: str) -> str:
        at = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix, local = self._names.get(iri[:at]), iri[at:]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else f"<{iri}>"


def _iri(node: object) -> str:
    assert isinstance(node, ox.NamedNode)  # noqa: S101  # as above
    return node.value
