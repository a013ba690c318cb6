"""The figures of an audit, put together from the rows of its queries.

Every `.rq` here is a query of the audit. `statements`, `documents` and `holdings` count what there
is; each other one is a finding: its rows are what is wanting, its summary says in what way, and a
row that has `?document` is about that document. A new finding is one new file.

The queries run wherever the caller runs queries; `Audit.of` puts their rows together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, Literal

from queries.catalog import Catalog, Question
from queries.header import Texts

FOLDER = Path(__file__).parent

Breakdown = Literal["document", "property", "source"]
MARKS: Final = ("seen", "recalled", "unverified")
"""The notations of `iip:Verification`."""

Row = Mapping[str, str]
Cells = Mapping[str, str | None]
"""A row with all variables of its query; None is unbound."""
NUMBERS: Final = ("annexes", "count", "documents", "headings", "titles", "unresolved")
"""Variables of findings and holdings that hold whole numbers."""

_COUNTS = ("statements", "documents", "holdings")
_COLUMNS = re.compile(r"^SELECT (?:DISTINCT )?((?:\?\w+ )+)WHERE", re.MULTILINE)
NAMES: Final[dict[Breakdown, tuple[str, ...]]] = {
    "document": ("document", "title", "number"),
    "property": ("property",),
    "source": ("source", "kind"),
}
"""What a group goes by in each breakdown."""


@cache
def audit_queries() -> Catalog:
    """The queries of the audit by name."""
    return Catalog(FOLDER)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many statements are known in which way."""

    seen: int = 0
    recalled: int = 0
    unverified: int = 0

    @property
    def statements(self) -> int:
        """All of them."""
        return self.seen + self.recalled + self.unverified

    def percent(self, mark: str) -> float:
        """The share of one of `MARKS`, with one decimal; 0 where there is no statement.

        >>> Shares(seen=2, recalled=1).percent("seen")
        66.7
        """
        return round(100 * int(getattr(self, mark)) / (self.statements or 1), 1)


@dataclass(frozen=True, slots=True)
class Group:
    """The statements about one document, of one property, or of one source.

    The first of `names` is what they are grouped by; it is None for statements about no document.
    `found` counts what each finding finds about the document.
    """

    names: Cells
    shares: Shares
    found: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wanting in one way: a row each, or as many things as its `count` says."""

    name: str
    summary: Texts
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]

    @property
    def count(self) -> int:
        """How many things are wanting."""
        return sum(self.by_document.values())

    @property
    def by_document(self) -> Counter[str | None]:
        """How many things of each document; None counts those of no document."""
        counts: Counter[str | None] = Counter()
        for row in self.rows:
            counts[row.get("document")] += int(row.get("count") or 1)
        return counts


@dataclass(frozen=True, slots=True)
class Audit:
    """What a release holds, how sure it is of it, and what it lacks."""

    total: Shares
    documents: int
    holdings: tuple[Cells, ...]
    by: Mapping[Breakdown, tuple[Group, ...]]
    findings: tuple[Finding, ...]

    @classmethod
    def of(
        cls, answers: Mapping[str, Sequence[Row]], queries: Mapping[str, Question] | None = None
    ) -> "Audit":
        """The audit from the rows of each query by name; the queries are those of this package."""
        asked = audit_queries() if queries is None else queries
        tables = {name: _completed(query, answers[name]) for name, query in asked.items()}
        findings = tuple(
            Finding(name, query.header.summary, columns(query), tables[name])
            for name, query in asked.items()
            if name not in _COUNTS
        )
        counted = tables["statements"]
        by: dict[Breakdown, tuple[Group, ...]] = {
            "document": tuple(_documents(counted, tables["documents"], findings)),
            "property": tuple(_groups(counted, "property")),
            "source": tuple(_groups(counted, "source")),
        }
        return cls(_sum(counted), len(tables["documents"]), tables["holdings"], by, findings)


def columns(question: Question) -> tuple[str, ...]:
    """The variables after the first SELECT, which are plain ones in the queries of the audit."""
    found = _COLUMNS.search(question.text)
    assert found is not None, question.name  # noqa: S101  # our own query
    return tuple(found[1].replace("?", "").split())


def _completed(question: Question, rows: Iterable[Row]) -> tuple[Cells, ...]:
    return tuple({name: row.get(name) for name in columns(question)} for row in rows)


def _sum(statements: Iterable[Cells]) -> Shares:
    counts: Counter[str] = Counter()
    for row in statements:
        counts[row["verification"] or ""] += int(row["statements"] or 0)
    return Shares(**counts)


def _parted(statements: Iterable[Cells], by: Breakdown) -> dict[str | None, list[Cells]]:
    parts: dict[str | None, list[Cells]] = defaultdict(list)
    for row in statements:
        parts[row[by]].append(row)
    return parts


def _groups(statements: Iterable[Cells], by: Breakdown) -> Iterator[Group]:
    """The statements of each property, or of each source, by name."""
    for _, rows in sorted(_parted(statements, by).items(), key=_in_order):
        yield Group({name: rows[0][name] for name in NAMES[by]}, _sum(rows))


def _documents(
    statements: Sequence[Cells], documents: Iterable[Cells], findings: Iterable[Finding]
) -> Iterator[Group]:
    """Each document, also one of which nothing is said, and last what is about no document."""
    names = {row["document"]: row for row in documents}
    parts = _parted(statements, "document")
    found = {finding.name: finding.by_document for finding in findings}
    if None in parts or any(None in counts for counts in found.values()):
        names[None] = dict.fromkeys(NAMES["document"])
    for key, own in sorted(names.items(), key=_in_order):
        counts = {name: count[key] for name, count in found.items()}
        yield Group(own, _sum(parts[key]), counts)


def _in_order(item: tuple[str | None, object]) -> tuple[bool, str]:
    return item[0] is None, item[0] or ""
