"""The graph in a notebook: questions as tables, the lineage as a picture (docs/notebooks.md)."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import platformdirs
import pyoxigraph as ox

from graph.lineage import Direction, Lineage
from graph.lineage_picture import LineagePicture
from graph.lineage_rows import DOCUMENTS, EDGES
from graph.picture.words import Language
from graph.release import ReleaseError, Releases
from graph.store import load_store
from queries.catalog import packaged_catalog
from queries.execute import NAMED, Results, rows, solve
from queries.lineage import LineageQuestion, Selector
from queries.parameters import bind
from queries.things import Things

if TYPE_CHECKING:
    import pandas

SHOWN: Final = 100
"""Rows that a notebook shows of a table; it holds them all."""
Value = str | int | Decimal | bool | None
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an answer; a notebook shows it, `for row in table` gives a dict for each row.

    Values are `int`, `Decimal` and `bool` where the graph says so, else `str` (IRIs, texts, dates
    as precise as they are known); None where there is none.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.cells:
            yield dict(zip(self.columns, map(_value, row), strict=True))

    def to_pandas(self) -> "pandas.DataFrame":
        """As a data frame; raises ImportError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            message = "to_pandas() needs pandas: pip install 'iiot-policy[pandas]'"
            raise ImportError(message) from error
        return pandas.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, IRIs as links."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in self.cells[:SHOWN])
        more = f", the first {SHOWN} shown" if len(self) > SHOWN else ""
        caption = f"<p>{len(self)} {'row' if len(self) == 1 else 'rows'}{more}</p>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{caption}"


class Graph:
    """A release of the graph on this machine."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def open(cls, data: Path | str | None = None) -> Self:
        """The current release of a data folder; by default the one that the command line uses.

        Raises ReleaseError where there is none.
        """
        own = os.environ.get("IIOT_POLICY_DATA") or platformdirs.user_data_dir("iiot-policy")
        folder = Path(data or own)
        release = Releases(folder).current()
        if release is None:
            raise ReleaseError(f"no release in {folder}: run `iiot-policy build` first")
        return cls(load_store(release.store, release.statements))

    def query(self, question: str, **parameters: object) -> Table:
        """The answer to a question of the catalogue by its name, or to a SPARQL query.

        Parameters are those of the question: a document by number, title or IRI, a concept by key
        or label. Raises UnknownQuestion, ParameterError, QuerySyntaxError or QueryRefused.
        """
        if any(character.isspace() for character in question.strip()) or "{" in question:
            if parameters:
                raise TypeError("a SPARQL query takes no parameters: name a question for them")
            return _table(solve(self._store, question))
        found = packaged_catalog()[question.strip()]
        given = {name: str(value) for name, value in parameters.items() if value is not None}
        return _table(solve(self._store, found.text, bind(found, given, self._things)))

    def lineage(
        self,
        thing: str,
        *,
        depth: int = 2,
        direction: Direction = "both",
        to: str | None = None,
        language: Language = "zh",
    ) -> LineagePicture:
        """What a document stands on and what came of it, or the path `to` another.

        Documents are named by number, title or IRI. A notebook shows the picture; `.svg()` and
        `.png()` give it, `.view` is the networkx graph. Raises ParameterError, NothingFound.
        """
        selector = str(Selector(thing))
        asked = LineageQuestion(select=(selector,), to=to, depth=depth, direction=direction)
        return asked.view(self._lineage, self._things).picture(language)

    @cached_property
    def _things(self) -> Things:
        return Things.of(self._store)

    @cached_property
    def _lineage(self) -> Lineage:
        return Lineage(rows(self._store, DOCUMENTS), rows(self._store, EDGES))


def _table(results: Results) -> Table:
    if isinstance(results, ox.QueryBoolean):
        datatype = ox.NamedNode(f"{_XSD}boolean")
        return Table(("answer",), ((ox.Literal(str(bool(results)).lower(), datatype=datatype),),))
    if isinstance(results, ox.QueryTriples):
        names: Sequence[str] = ("subject", "predicate", "object")
        triples = [(each.subject, each.predicate, each.object) for each in results]
        return Table(tuple(names), tuple(sorted(triples, key=str)))
    names = [variable.value for variable in results.variables]
    return Table(tuple(names), tuple(tuple(row[name] for name in names) for row in results))


def _value(cell: Cell) -> Value:
    if not isinstance(cell, ox.Literal):
        return cell.value if isinstance(cell, NAMED) else None if cell is None else str(cell)
    datatype = cell.datatype.value.removeprefix(_XSD)
    if datatype == "integer":
        return int(cell.value)
    if datatype == "decimal":
        return Decimal(cell.value)
    return cell.value == "true" if datatype == "boolean" else cell.value


def _html(cell: Cell) -> str:
    if cell is None:
        return "<td></td>"
    text = escape(cell.value if isinstance(cell, NAMED) else str(cell))
    if isinstance(cell, ox.NamedNode) and cell.value.startswith(("https://", "http://")):
        return f'<td><a href="{text}">{text}</a></td>'
    language = cell.language if isinstance(cell, ox.Literal) else None
    return f'<td lang="{escape(language)}">{text}</td>' if language else f"<td>{text}</td>"
