"""Columns of tables that say who is to act: 责任单位, 牵头单位, 指导部门."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loaders.gongwen.form import Passage
from loaders.gongwen.text import Span
from loaders.model import Role
from loaders.statements.responsibility.assigned import column_role

_CELL = re.compile(r"[^\t\n]*")


class Cell(NamedTuple):
    """A cell of such a column; `role` is that of its names."""

    span: Span
    role: Role


def cells_of(compact: str, row: Span) -> tuple[Span, ...]:
    """The cells of a row, also the empty ones."""
    found, start = [], row.start
    for end in [*(m.start() for m in re.finditer("\t", compact[row.start : row.end])), None]:
        stop = row.end if end is None else row.start + end
        found.append(Span(start, stop))
        start = stop + 1
    return tuple(found)


def columns(compact: str, passages: Iterable[Passage]) -> Mapping[Span, tuple[Cell, ...]]:
    """The cells that name who acts, by the row that they stand in.

    A head holds for the rows of its table below it. A row with fewer cells, where one cell goes
    over several rows, is counted from its end.
    """
    rows: dict[Span, tuple[Cell, ...]] = {}
    heads: dict[int, tuple[int, dict[int, Role]]] = {}
    for passage in passages:
        if passage.table is None or "\t" not in compact[passage.span.start : passage.span.end]:
            continue
        cells = cells_of(compact, passage.span)
        roles = {
            place: role
            for place, cell in enumerate(cells)
            if (role := column_role(compact[cell.start : cell.end]))
        }
        if roles:
            heads[passage.table] = (len(cells), roles)
            rows[passage.span] = ()
        elif passage.table in heads:
            count, roles = heads[passage.table]
            rows[passage.span] = tuple(_under(cells, count, roles))
    return rows


def _under(cells: tuple[Span, ...], count: int, roles: Mapping[int, Role]) -> Iterable[Cell]:
    for place, role in roles.items():
        counted = place if len(cells) >= count else len(cells) - (count - place)
        if counted >= 0 and cells[counted].start < cells[counted].end:
            yield Cell(cells[counted], role)
