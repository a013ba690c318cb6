"""`audit`: how sure the current release is of what it says, and what it lacks."""

import sys
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from api.audit_formats import Sheet, as_csv, as_json, as_markdown, breakdown, findings, summary
from api.commands.options import Data, current_release
from graph.store import open_store
from queries.audit.figures import Audit, Breakdown, audit_queries
from queries.execute import rows

_SHOWN = 20
"""Rows that text shows of a finding; the other forms have them all."""
_ENDLESS = 10_000
"""Columns of what is no terminal: nothing is folded there."""


def audit(
    data: Data,
    by: Annotated[
        Breakdown | None,
        typer.Option(help="What statements are counted by; else property, in csv document."),
    ] = None,
    format: Annotated[
        Literal["text", "json", "csv", "md"],
        typer.Option(help="Form; json has every breakdown, csv a row for each group."),
    ] = "text",
) -> None:
    """Say how sure the release is of its statements, and what it lacks.

    Statements are seen, recalled or unverified; then documents without a page, isolated ones,
    dangling citations, missing translations, known gaps and conflicts.

    Example: iiot-policy audit --by document --format csv > audit.csv
    """
    release = current_release(data)
    store = open_store(release.store)
    found = Audit.of({name: rows(store, query.text) for name, query in audit_queries().items()})
    if format == "text":
        _print(found, by or "property")
    elif format == "json":
        sys.stdout.write(as_json(found, release.id))
    elif format == "csv":
        sys.stdout.write(as_csv(found, by or "document"))
    else:
        sys.stdout.write(as_markdown(found, [by] if by else ["property", "document"]))


def _print(found: Audit, by: Breakdown) -> None:
    width = None if sys.stdout.isatty() else _ENDLESS
    console = Console(width=width, highlight=False, markup=False)
    for sheet in (*summary(found), breakdown(found, by)):
        _sheet(console, sheet)
    for sheet in findings(found):
        _sheet(console, sheet, _SHOWN)


def _sheet(console: Console, sheet: Sheet, most: int | None = None) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in sheet.columns:
        table.add_column(column, overflow="fold")
    for row in sheet.rows[:most]:
        table.add_row(*row)
    console.print(sheet.title, style="bold")
    console.print(table)
    left = len(sheet.rows) - len(table.rows)
    console.print(f"… and {left} more: --format json\n" if left else "")
