"""SHACL Core shapes as conditions of SPARQL, so that an engine can tell what holds everywhere.

Covers what `ontology/shapes.ttl` uses; a constraint that is not known here is told as Unknown, and
left to pyshacl. A condition is never more lenient than the shape: where the engine cannot decide,
it does not hold.
"""

from collections.abc import Callable, Iterator
from itertools import combinations, count
from typing import Final

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import XSD
from rdflib.term import Node

_SAID: Final = (RDF.type, SH.message, SH.severity, SH.path, SH.property, SH.sparql, SH.prefixes)
"""What a shape has besides its constraints, or with a treatment of its own."""
_PARAMETERS: Final = (SH.qualifiedValueShape,)
_LEXICAL: Final = {
    XSD.date: "COALESCE(xsd:date(STR({v})) = xsd:date(STR({v})), false)",
    XSD.decimal: "COALESCE(xsd:decimal(STR({v})) = xsd:decimal(STR({v})), false)",
    XSD.integer: "COALESCE(xsd:integer(STR({v})) = xsd:integer(STR({v})), false)",
    XSD.gYearMonth: 'REGEX(STR({v}), "^[0-9]{{4}}-(0[1-9]|1[0-2])$")',
    XSD.gYear: 'REGEX(STR({v}), "^[0-9]{{4}}$")',
    XSD.string: "true",
}
"""When a literal is one of its datatype."""


class Unknown(Exception):  # noqa: N818  # named for what it tells
    """Raised for a constraint that has no condition here."""


class Conditions:
    """The conditions of the shapes of one graph; `ontology` has the subclasses."""

    def __init__(self, shapes: Graph, ontology: Graph) -> None:
        self._shapes, self._ontology = shapes, ontology
        self._numbers = count()

    def target(self, shape: Node, variable: str) -> Iterator[str]:
        """Patterns that give the focus nodes of a shape."""
        classes = {
            below
            for cls in self._shapes.objects(shape, SH.targetClass)
            for below in self._classes(cls)
        }
        if classes:
            kind = self._fresh()
            yield f"VALUES {kind} {{ {' '.join(sorted(classes))} }} {variable} a {kind} ."
        for predicate in self._shapes.objects(shape, SH.targetSubjectsOf):
            yield f"{variable} {predicate.n3()} {self._fresh()} ."
        for predicate in self._shapes.objects(shape, SH.targetObjectsOf):
            yield f"{self._fresh()} {predicate.n3()} {variable} ."

    def node(self, shape: Node, v: str) -> str:
        """When the node `v` conforms to a shape; raises Unknown."""
        return _all(
            [
                *(self.of_property(each, v) for each in self._shapes.objects(shape, SH.property)),
                *self._of_value(shape, v),
            ]
        )

    def of_property(self, shape: Node, x: str) -> str:
        """When the node `x` conforms to a property shape; raises Unknown."""
        path = self._path(self._the(shape, SH.path))
        y = self._fresh()
        conditions = [
            self._counted(predicate, value, shape, f"{x} {path}")
            for predicate, value in self._shapes.predicate_objects(shape)
            if predicate in _COUNTED
        ]
        conditions += [
            _PAIRWISE[predicate](f"{x} {path}", f"{x} {value.n3()}", self._fresh)
            for predicate, value in self._shapes.predicate_objects(shape)
            if predicate in _PAIRWISE
        ]
        values = self._of_value(shape, y)
        if values:
            conditions.append(f"NOT EXISTS {{ {x} {path} {y} FILTER(!{_all(values)}) }}")
        return _all(conditions)

    def _of_value(self, shape: Node, v: str) -> list[str]:
        """The conditions on one value."""
        found = []
        for predicate, value in self._shapes.predicate_objects(shape):
            if predicate in _TARGETS or predicate in _SAID or predicate in _PARAMETERS:
                continue
            if predicate in _COUNTED or predicate in _PAIRWISE:
                continue
            found.append(self.value(predicate, value, v))
        return found

    def value(self, predicate: Node, value: Node, v: str) -> str:
        """When the node or value `v` satisfies one constraint; raises Unknown."""
        if predicate == SH["class"]:
            return f"EXISTS {{ {self._instance(v, value)} }}"
        if predicate == SH.node:
            return self.node(value, v)
        if predicate == SH["or"]:
            return _any(self.node(each, v) for each in Collection(self._shapes, value))
        if predicate == SH["in"]:
            return f"{v} IN ({', '.join(each.n3() for each in Collection(self._shapes, value))})"
        if predicate == SH.languageIn:
            tags = (str(tag) for tag in Collection(self._shapes, value))
            return _any(f'COALESCE(LANGMATCHES(LANG({v}), "{tag}"), false)' for tag in tags)
        if predicate == SH.datatype and value in _LEXICAL:
            lexical = _LEXICAL[URIRef(str(value))].format(v=v)
            return f"(isLiteral({v}) && DATATYPE({v}) = {value.n3()} && {lexical})"
        if predicate == SH.nodeKind and value in (SH.IRI, SH.Literal):
            return f"{'isIRI' if value == SH.IRI else 'isLiteral'}({v})"
        if predicate == SH.pattern:
            return f"COALESCE(REGEX(STR({v}), {value.n3()}), false)"
        if predicate in (SH.minInclusive, SH.maxInclusive):
            sign = ">=" if predicate == SH.minInclusive else "<="
            return f"COALESCE({v} {sign} {value.n3()}, false)"
        raise Unknown(f"{predicate} {value}")

    def _counted(self, predicate: Node, value: Node, shape: Node, path: str) -> str:
        """How many values there are: of any kind, of a kind (qualified), in a language, or one."""
        if predicate == SH.hasValue:
            return f"EXISTS {{ {path} {value.n3()} }}"
        if predicate == SH.uniqueLang:
            a, b = self._fresh(), self._fresh()
            alike = f'LANG({a}) != "" && LCASE(LANG({a})) = LCASE(LANG({b}))'
            return f"NOT EXISTS {{ {path} {a} , {b} FILTER(!sameTerm({a}, {b}) && {alike}) }}"
        assert isinstance(value, Literal)  # noqa: S101  # a count
        least = predicate in (SH.minCount, SH.qualifiedMinCount)
        names = [self._fresh() for _ in range(int(value) + (not least))]
        if not names:
            return "true"
        apart = [f"!sameTerm({a}, {b})" for a, b in combinations(names, 2)]
        if predicate in (SH.qualifiedMinCount, SH.qualifiedMaxCount):
            kind = self._the(shape, SH.qualifiedValueShape)
            apart += [self.node(kind, name) for name in names]
        exists = f"EXISTS {{ {path} {' , '.join(names)} FILTER({_all(apart)}) }}"
        return exists if least else f"NOT {exists}"

    def _instance(self, v: str, cls: Node) -> str:
        """A pattern for the instances of a class and its subclasses."""
        kind = self._fresh()
        return f"{v} a {kind} FILTER({kind} IN ({', '.join(self._classes(cls))}))"

    def _classes(self, cls: Node) -> list[str]:
        """A class and those below it."""
        found = self._ontology.transitive_subjects(RDFS.subClassOf, cls)
        return sorted(each.n3() for each in found if each is not None)

    def _path(self, path: Node) -> str:
        if isinstance(path, URIRef):
            return path.n3()
        if (path, RDF.first, None) in self._shapes:
            return f"({'/'.join(map(self._path, Collection(self._shapes, path)))})"
        for predicate, before, after in (
            (SH.inversePath, "^(", ")"),
            (SH.oneOrMorePath, "(", ")+"),
            (SH.zeroOrMorePath, "(", ")*"),
        ):
            if inner := self._shapes.value(path, predicate):
                return f"{before}{self._path(inner)}{after}"
        if alternatives := self._shapes.value(path, SH.alternativePath):
            return f"({'|'.join(map(self._path, Collection(self._shapes, alternatives)))})"
        raise Unknown(f"path {path}")

    def _the(self, shape: Node, predicate: URIRef) -> Node:
        value = self._shapes.value(shape, predicate)
        if value is None:
            raise Unknown(f"no {predicate} of {shape}")
        return value

    def _fresh(self) -> str:
        return f"?v{next(self._numbers)}"


Fresh = Callable[[], str]


def _equals(path: str, other: str, fresh: Fresh) -> str:
    a, b = fresh(), fresh()
    return (
        f"(NOT EXISTS {{ {path} {a} FILTER NOT EXISTS {{ {other} {a} }} }} && "
        f"NOT EXISTS {{ {other} {b} FILTER NOT EXISTS {{ {path} {b} }} }})"
    )


def _disjoint(path: str, other: str, fresh: Fresh) -> str:
    a = fresh()
    return f"NOT EXISTS {{ {other} {a} FILTER EXISTS {{ {path} {a} }} }}"


def _less(sign: str) -> Callable[[str, str, Fresh], str]:
    def condition(path: str, other: str, fresh: Fresh) -> str:
        a, b = fresh(), fresh()
        return f"NOT EXISTS {{ {path} {a} . {other} {b} FILTER(!COALESCE({a} {sign} {b}, false)) }}"

    return condition


_TARGETS: Final = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_COUNTED: Final = (
    SH.minCount, SH.maxCount, SH.qualifiedMinCount, SH.qualifiedMaxCount, SH.uniqueLang,
    SH.hasValue,
)  # fmt: skip
_PAIRWISE: Final[dict[Node, Callable[[str, str, Fresh], str]]] = {
    SH.equals: _equals,
    SH.disjoint: _disjoint,
    SH.lessThan: _less("<"),
    SH.lessThanOrEquals: _less("<="),
}
"""Constraints that compare the values of a path with those of another property."""


def _all(conditions: list[str]) -> str:
    return f"({' && '.join(conditions)})" if conditions else "true"


def _any(conditions: Iterator[str]) -> str:
    return f"({' || '.join(conditions)})"
