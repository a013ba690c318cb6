"""An audit as tables, JSON, CSV and Markdown: the same audit gives the same bytes."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

from ontology.terms import BASE
from queries.audit.figures import (
    MARKS,
    NAMES,
    NUMBERS,
    Audit,
    Breakdown,
    Cells,
    Finding,
    Group,
    Shares,
)

_INTRODUCTION: Final = """\
# What the graph holds, and how sure it is of it

A statement is what one source says of one thing: a title, a date, an issuer, a part, a target, a citation. It is

- **seen**: a page was seen to show it;
- **recalled**: it is written from knowledge, and nobody has seen a page that shows it yet;
- **unverified**: it is a field that no page showed, recalled or inferred.

What rules derive, and what the vocabularies say, is not counted. The figures are answers to the queries in `queries/audit/`;
`iiot-policy audit --format md` writes this page, and `/audit` serves the same as JSON and CSV.
"""  # noqa: E501  # a line of the page
_HELD: Final = ("documents", "annexes")
_HEADINGS: Final[dict[Breakdown, str]] = {
    "document": "By document",
    "property": "By property",
    "source": "By source",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as people read it: a heading, and cells as texts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_json(audit: Audit, release: str) -> str:
    """The whole audit; every key is there whatever the release."""
    content = {
        "release": release,
        "documents": audit.documents,
        "total": _counts(audit.total),
        "holdings": list(map(_typed, audit.holdings)),
        **{f"by_{name}": list(map(_group, groups)) for name, groups in audit.by.items()},
        "findings": {
            finding.name: {
                "summary": finding.summary.model_dump(),
                "count": finding.count,
                "rows": list(map(_typed, finding.rows)),
            }
            for finding in audit.findings
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_csv(audit: Audit, by: Breakdown = "document") -> str:
    """A row for each group; of a document also how much each finding finds."""
    found = [finding.name for finding in audit.findings] if by == "document" else []
    output = io.StringIO()
    writer = csv.DictWriter(output, [*NAMES[by], "statements", *MARKS, *found], lineterminator="\n")
    writer.writeheader()
    for group in audit.by[by]:
        writer.writerow({**group.names, **_counts(group.shares), **group.found})
    return output.getvalue()


def as_markdown(audit: Audit, by: Iterable[Breakdown] = ("property", "document")) -> str:
    """A page of documentation."""
    sheets = [*summary(audit), *(breakdown(audit, name) for name in by), *findings(audit)]
    return "\n".join([_INTRODUCTION, *map(_markdown_table, sheets)])


def summary(audit: Audit) -> Iterator[Sheet]:
    """How much there is, how sure it is, and how much each finding finds."""
    rows = [
        (mark, str(getattr(audit.total, mark)), f"{audit.total.percent(mark)} %") for mark in MARKS
    ]
    total = ("statements", str(audit.total.statements), "")
    yield Sheet("Statements", ("known as", "statements", "share"), (*rows, total))
    yield _holdings(audit)
    found = tuple((f.name, str(f.count), f.summary.en) for f in audit.findings)
    yield Sheet("Findings", ("finding", "found", "what it finds"), found)


def breakdown(audit: Audit, by: Breakdown) -> Sheet:
    """The shares of each group."""
    columns = (*NAMES[by], "statements", *MARKS, "seen %")
    rows = (
        (
            _cell(group.names[by]) or f"of no {by}",
            *map(_cell, list(group.names.values())[1:]),
            *map(str, _counts(group.shares).values()),
            f"{group.shares.percent('seen')}",
        )
        for group in audit.by[by]
    )
    return Sheet(_HEADINGS[by], columns, tuple(rows))


def findings(audit: Audit) -> Iterator[Sheet]:
    """The rows of each finding that finds anything."""
    return (_finding(finding) for finding in audit.findings if finding.rows)


def _finding(finding: Finding) -> Sheet:
    rows = tuple(tuple(_cell(row[name]) for name in finding.columns) for row in finding.rows)
    return Sheet(f"{finding.summary.en} ({finding.count})", finding.columns, rows)


def _holdings(audit: Audit) -> Sheet:
    rows = [
        (row["level"] or "not known", *(_cell(row[name]) for name in (*_HELD, "first", "last")))
        for row in audit.holdings
    ]
    counted = (sum(int(row[name] or 0) for row in audit.holdings) for name in _HELD)
    total = ("all", *map(str, counted), "", "")
    return Sheet("Documents", ("level", *_HELD, "first", "last"), (*rows, total))


def _cell(value: str | None) -> str:
    return (value or "").removeprefix(BASE)


def _typed(row: Cells) -> dict[str, str | int | None]:
    return {name: int(value) if value and name in NUMBERS else value for name, value in row.items()}


def _counts(shares: Shares) -> dict[str, int]:
    return {"statements": shares.statements, **asdict(shares)}


def _group(group: Group) -> dict[str, object]:
    found = {"findings": group.found} if group.found else {}
    return {**group.names, **_counts(group.shares), **found}


def _markdown_table(sheet: Sheet) -> str:
    lines = [sheet.columns, ("---",) * len(sheet.columns), *sheet.rows]
    table = (" | ".join(cell.replace("|", r"\|") for cell in line) for line in lines)
    return "\n".join([f"## {sheet.title}", "", *(f"| {line} |" for line in table), ""])
