"""The table of what was measured, and the goals under it."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from bench.endpoint.figures import Figures
from bench.endpoint.measuring import GENERATOR, Key, Sheet
from bench.endpoint.workload import ANALYTIC

Row = list[str]
OURS, RIVAL, PYTHON = "ours", "oxigraph", "rdflib-endpoint"
_SPEED: Final = (
    ("repeated lookup", [("lookup", "repeated")], RIVAL, 1.0),
    ("fresh lookup", [("lookup", "fresh")], RIVAL, 0.5),
    ("10 k rows", [("10k rows", "fresh")], RIVAL, 2.0),
    *((f"{name}, fresh", [(name, "fresh")], RIVAL, 1.0) for name in ANALYTIC),
)
"""Goals: what is compared, with whom, and how many times its requests a second."""
ATTACK_RATIO: Final = 2.0
"""The benign p99 under attack is at most so many times the quiet one."""


def rows(sheets: Sequence[Sheet]) -> list[Row]:
    """One row for each workload, kind and connections; one column for each server."""
    keys: dict[Key, None] = {key: None for sheet in sheets for key in sheet.figures}
    found = [["workload", "", "conn.", *(f"{s.peer} req/s (p50 / p99 ms)" for s in sheets)]]
    for key in keys:
        name, kind, connections = key
        found.append([name, kind, str(connections), *(_cell(sheet, key) for sheet in sheets)])
    memory = [f"{s.memory / 1e6:,.0f} / {s.most_memory / 1e6:,.0f}" for s in sheets]
    found.append(["memory MB", "idle / most", "", *memory])
    found.append(["start s", "load, open", "", *(f"{s.start_seconds:.1f}" for s in sheets)])
    if any(sheet.attacked for sheet in sheets):
        found += _attack_rows(sheets)
    return found


def _cell(sheet: Sheet, key: Key) -> str:
    figures = sheet.figures.get(key)
    if figures is None:
        return "–"
    failed = f" {figures.errors} failed" if figures.errors else ""
    return f"{_number(figures.rate)} ({_number(figures.p50)} / {_number(figures.p99)}){failed}"


def _number(value: float) -> str:
    """A number with three figures or more.

    >>> _number(12345.6), _number(12.345), _number(0.1234)
    ('12,346', '12.3', '0.12')
    """
    if math.isnan(value):
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _attack_rows(sheets: Sequence[Sheet]) -> list[Row]:
    found = []
    for title, runs in (
        ("quiet", [sheet.quiet for sheet in sheets]),
        ("8 hostile clients", [sheet.attacked for sheet in sheets]),
    ):
        cells = [
            f"{_number(run.rate)} ({_number(run.p50)} / {_number(run.p99)})"
            + (f" {run.errors} failed" if run.errors else "")
            if run
            else "–"
            for run in runs
        ]
        found.append(["lookup", title, "8", *cells])
    ratios = ["–" if (r := _ratio(s)) is None else f"{r:.1f} {s.after_attack}" for s in sheets]
    return [*found, ["p99 attacked : quiet", "", "", *ratios]]


def _ratio(sheet: Sheet) -> float | None:
    if sheet.quiet is None or sheet.attacked is None or not sheet.quiet.p99:
        return None
    return sheet.attacked.p99 / sheet.quiet.p99


def goals(sheets: Sequence[Sheet]) -> list[Row]:
    """Each goal, whether it is met, and the ratio at each number of connections."""
    by_peer = {sheet.peer: sheet for sheet in sheets}
    ours, rival = by_peer.get(OURS), by_peer.get(RIVAL)
    if ours is None:
        return []
    found = [
        _goal(f"{title} >= {least:g} x {other}", ours, by_peer.get(other), runs, least)
        for title, runs, other, least in _SPEED
        if rival
    ]
    if slow := by_peer.get(PYTHON):
        every = list(dict.fromkeys(key[:2] for key in slow.figures))
        found.append(_goal(f"everything >= 20 x {PYTHON}", ours, slow, every, 20, lowest=True))
    if (ratio := _ratio(ours)) is not None:
        met = "yes" if ratio <= ATTACK_RATIO else "no"
        shown = "no answer" if math.isnan(ratio) else f"{ratio:.2f}"
        found.append([f"p99 under attack <= {ATTACK_RATIO:g} x quiet", met, shown])
    return found


def _goal(
    title: str,
    ours: Sheet,
    other: Sheet | None,
    runs: Sequence[tuple[str, str]],
    least: float,
    *,
    lowest: bool = False,
) -> Row:
    ratios = dict(_ratios(ours, other, runs)) if other else {}
    if not ratios:
        return [title, "?", "not measured"]
    met = "yes" if min(ratios.values()) >= least else "no"
    if lowest:
        (name, kind, connections), ratio = min(ratios.items(), key=lambda each: each[1])
        return [title, met, f"lowest {ratio:.2f}: {name} {kind} at {connections}"]
    return [title, met, ", ".join(f"{ratio:.2f} at {key[2]}" for key, ratio in ratios.items())]


def _ratios(
    ours: Sheet, other: Sheet, runs: Sequence[tuple[str, str]]
) -> Iterator[tuple[Key, float]]:
    """Ours to theirs; an answer that failed is none."""
    for key, figures in ours.figures.items():
        theirs = other.figures.get(key)
        if key[:2] in runs and theirs and (figures.rate or theirs.rate):
            yield key, _answered(figures) / _answered(theirs) if _answered(theirs) else math.inf


def _answered(figures: Figures) -> float:
    return figures.rate * (1 - min(1.0, figures.errors / max(1, figures.requests)))


def differing(sheets: Sequence[Sheet]) -> list[str]:
    """Workloads to which the servers do not give the same number of rows."""
    names = dict.fromkeys(name for sheet in sheets for name in sheet.rows)
    lines = []
    for name in names:
        counts = {sheet.peer: sheet.rows.get(name, "–") for sheet in sheets}
        if len(set(counts.values())) > 1:
            lines.append(f"{name}: rows differ: {counts}")
    return lines


def report(title: str, sheets: Sequence[Sheet], notes: Sequence[str], format: str) -> str:
    """All of it as text, Markdown or JSON."""
    if format == "json":
        plain = [_plain(sheet) for sheet in sheets]
        whole = {"title": title, "notes": list(notes), "sheets": plain, "goals": goals(sheets)}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    draw = _markdown if format == "md" else _text
    head = f"## {title}\n" if format == "md" else f"{title}\n"
    aims = [["goal", "met", "ratio"], *goals(sheets)]
    remarks = [f"load: {GENERATOR}", *notes, *differing(sheets)]
    marks = "\n".join(f"{'- ' if format == 'md' else ''}{remark}" for remark in remarks)
    return "\n".join([head, draw(rows(sheets)), "", draw(aims), "", marks, ""])


def _plain(sheet: Sheet) -> Mapping[str, object]:
    plain = asdict(sheet)
    plain["figures"] = [
        {"workload": name, "kind": kind, "connections": connections, **asdict(figures)}
        for (name, kind, connections), figures in sheet.figures.items()
    ]
    return plain


def _text(table: Sequence[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def _markdown(table: Sequence[Row]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], f"|{' --- |' * len(table[0])}", *lines[1:]])
