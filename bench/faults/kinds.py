"""Kinds of fault: one SPARQL update each, in `kinds/`, with the shape or check that must tell it.

A file is a `DELETE {…} INSERT {…} WHERE {…}` whose WHERE gives the places for the fault;
?focus is what is wrong there, ?other what it is made wrong with. Its header says what it is:

#+ fault: a target without a unit
#+ report: unit
#+ severity: Warning        (Violation where it says nothing)
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.query_header import Strict, read_header_as
from graph.validate import Severity

FOLDER: Final = Path(__file__).parent / "kinds"
_NAMESPACES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "iip": "https://w3id.org/iiot-policy/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in _NAMESPACES.items())
_UPDATE: Final = re.compile(
    r"(?:^DELETE \{(?P<removed>[^}]*)\}\s*)?(?:^INSERT \{(?P<added>[^}]*)\}\s*)?"
    r"^WHERE \{(?P<where>.*)\}\s*\Z",
    re.MULTILINE | re.DOTALL,
)


class KindHeader(Strict):
    """What a kind says of itself; `report` is the name of a shape, or of a check."""

    fault: str
    report: str
    severity: Severity = "Violation"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault can stand: the solutions of one ?focus and one ?other."""

    focus: str
    other: str
    rows: tuple[str, ...]
    """As VALUES writes them."""

    @property
    def document(self) -> str:
        """The document to which the focus belongs, by its IRI; the focus where that is none."""
        found = re.match(r"(.*/eli/cn/[^/]+/[^/]+/[^/]+(?:/annex/[^/]+)?)", self.focus)
        return found[1] if found else self.focus


@dataclass(frozen=True)
class Kind:
    """One kind of fault, from its file."""

    path: Path

    @property
    def name(self) -> str:
        """Its name: that of the file."""
        return self.path.stem

    @cached_property
    def header(self) -> KindHeader:
        """What the file says of itself; raises QueryHeaderError."""
        return read_header_as(KindHeader, self.path, self.path.read_text(encoding="utf-8"))

    @cached_property
    def _clauses(self) -> dict[str, str]:
        found = _UPDATE.search(self.path.read_text(encoding="utf-8"))
        if found is None:
            raise ValueError(
                f"{self.path}: no DELETE {{…}} INSERT {{…}} WHERE {{…}}, each on a line"
            )
        return found.groupdict(default="")

    def places(self, store: ox.Store) -> list[Place]:
        """Everywhere that the fault can be put in, in the order of IRIs."""
        found = store.query(f"{_PREFIXES}SELECT DISTINCT * WHERE {{{self._clauses['where']}}}")
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        rows: dict[tuple[str, str], list[str]] = {}
        for row in found:
            ends = (_text(row["focus"]), _text(row["other"]) if "other" in names else "")
            terms = " ".join("UNDEF" if row[name] is None else str(row[name]) for name in names)
            rows.setdefault(ends, []).append(f"({terms})")
        head = " ".join(f"?{name}" for name in names)
        return [Place(*ends, (f"({head})", *sorted(rows[ends]))) for ends in sorted(rows)]

    def removed(self, store: ox.Store, place: Place) -> set[ox.Triple]:
        """The statements that the fault takes away in this place."""
        return self._made(store, "removed", place)

    def added(self, store: ox.Store, place: Place) -> set[ox.Triple]:
        """The statements that the fault puts in."""
        return self._made(store, "added", place)

    def _made(self, store: ox.Store, clause: str, place: Place) -> set[ox.Triple]:
        head, *rows = place.rows
        values = f"VALUES {head} {{ {' '.join(rows)} }}"
        text = f"{_PREFIXES}CONSTRUCT {{{self._clauses[clause]}}} WHERE {{ {values} }}"
        found = store.query(text)
        assert isinstance(found, ox.QueryTriples)
        return set(found)


def all_kinds() -> list[Kind]:
    """Every kind of the folder, by name."""
    return [Kind(path) for path in sorted(FOLDER.glob("*.ru"))]


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
