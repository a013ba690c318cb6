"""Rows of a table with merged cells filled, so that each row can be read alone."""

from collections.abc import Iterator, Mapping, Sequence

Owners = Sequence[Sequence[int]]
"""For each row and column of a table the number of the cell there; merged fields share one."""


def filled_rows(owners: Owners, texts: Mapping[int, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows in which text begins, each with its place; all have one cell for each column.

    A cell over several rows stands in each of them. One over several columns stands in the first,
    and in each of them in the head of the table, but where it goes over the whole width.
    """
    head = _head(owners, texts)
    for place, row in enumerate(owners):
        above = owners[place - 1] if place else ()
        if not any(cell in texts and cell not in above for cell in row):
            continue
        spread = place in head and len(set(row)) > 1
        yield (
            place,
            tuple(
                texts.get(cell, "") if spread or cell not in row[:column] else ""
                for column, cell in enumerate(row)
            ),
        )


def last_rows(owners: Owners) -> dict[int, int]:
    """The last row of each cell."""
    return {cell: place for place, row in enumerate(owners) for cell in row}


def _head(owners: Owners, texts: Mapping[int, str]) -> range:
    """The rows of the head: as many as the deepest cell of the first row that is no caption has."""
    for place, row in enumerate(owners):
        cells = {cell for cell in row if cell in texts}
        if len(cells) > 1:
            last = last_rows(owners)
            return range(place, max(last[cell] for cell in cells) + 1)
    return range(0)
