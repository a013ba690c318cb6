"""The table of what was measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.explorer.browsing import Seen

_HEAD = ("page", "server ms", "usable ms", "frame ms", "slow frame ms", "laid out ms")


@dataclass(frozen=True, slots=True)
class Row:
    """A page: milliseconds of the server (None: it is not the server's), and in the browser."""

    name: str
    server: float | None
    view: Seen


def written(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table."""
    cells = [
        (row.name, row.server, row.view.usable, row.view.frame, row.view.slow_frame, row.view.laid)
        for row in rows
    ]
    width = max(len(name) for name, *_ in [*cells, _HEAD])
    for name, *values in [_HEAD, *cells]:
        yield "  ".join([name.ljust(width), *(_number(value).rjust(13) for value in values)])


def _number(value: float | str | None) -> str:
    """A figure; what was not measured is a dash.

    >>> _number(12.345), _number(None)
    ('12.3', '–')
    """
    if value is None:
        return "–"
    return value if isinstance(value, str) else f"{value:,.1f}"
