"""The table that is printed, and the list of what was wrong."""

from collections.abc import Iterator, Mapping, Sequence

from bench.extraction.goals import MACRO, ROWS, Row
from bench.extraction.tally import Count, Miss, Sheet

_WIDTH = 44


def table(title: str, sheet: Sheet) -> Iterator[str]:
    """The rows of one set of documents: n, precision, recall, F1 with interval, floor and goal."""
    yield f"{title:<{_WIDTH}}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}   95 %           floor   goal"
    for row in ROWS:
        if row.metric in MACRO:
            yield _macro(row, sheet)
        elif row.metric in sheet.counts:
            yield _line(row, sheet.counts[row.metric])


def by_prefix(title: str, prefix: str, sheet: Sheet) -> Iterator[str]:
    """The counts of each metric that begins with a prefix: each relation, each cue."""
    yield f"{title:<{_WIDTH}}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}   95 %"
    for name, count in sorted(sheet.counts.items()):
        if name.startswith(prefix):
            yield _line(Row(name, name.removeprefix(prefix)), count)


def figures(sheet: Sheet) -> Mapping[str, Mapping[str, float]]:
    """The same for machines."""
    said: dict[str, dict[str, float]] = {
        name: {
            "n": count.size,
            "precision": count.precision,
            "recall": count.recall,
            "f1": count.f1,
            "low": count.interval[0],
            "high": count.interval[1],
        }
        for name, count in sheet.counts.items()
    }
    for name, prefix in MACRO.items():
        mean, kinds = sheet.macro(prefix)
        said[name] = {"n": kinds, "f1": mean}
    return said


def f1(sheet: Sheet, metric: str) -> float:
    """F1 of a metric, the mean over its kinds where it is such a mean; 1 where there is none."""
    if metric in MACRO:
        return sheet.macro(MACRO[metric])[0]
    return sheet.counts.get(metric, Count()).f1


def details(misses: Sequence[Miss], kind: str) -> Iterator[str]:
    """What was wrong, missed or superfluous in the metrics that begin with a word."""
    for miss in sorted(misses, key=lambda miss: (miss.metric, miss.file)):
        if miss.metric.startswith(kind):
            yield f"[{miss.metric}] {miss.file}: {miss.quote[:80]}"
            yield f"    expected: {miss.expected[:160]}"
            yield f"    got:      {miss.got[:160]}"


def _line(row: Row, count: Count) -> str:
    low, high = count.interval
    return (
        f"{row.title:<{_WIDTH}}{count.size:>6}{count.precision:>8.3f}{count.recall:>8.3f}"
        f"{count.f1:>8.3f}   {low:.3f}-{high:.3f}{_share(row.floor)}{_share(row.goal)}"
    )


def _macro(row: Row, sheet: Sheet) -> str:
    mean, kinds = sheet.macro(MACRO[row.metric])
    blank = " " * 16
    return (
        f"{row.title:<{_WIDTH}}{kinds:>6}{blank}{mean:>8.3f}   {' ' * 11}"
        f"{_share(row.floor)}{_share(row.goal)}"
    )


def _share(share: float | None) -> str:
    return f"{share:>8.3f}" if share is not None else f"{'-':>8}"
