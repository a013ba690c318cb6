"""What came of an attack, as it is printed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.endpoint.load import Sample, figures
from bench.endpoint.table import ATTACK_RATIO


@dataclass(slots=True)
class Outcome:
    """Statuses by kind of hostile request, and the benign load before and meanwhile."""

    statuses: Mapping[str, Counter[str]]
    outside: int
    """Connections to the address that no server may ask."""
    alive: bool
    quiet: list[Sample]
    attacked: list[Sample]
    seconds: float
    memory: int | None = None
    """The most that all processes of the server took, in bytes; None where it is not ours."""
    cap: int | None = None


def text(outcome: Outcome) -> str:
    """The whole of it, for people."""
    return "".join(f"{line}\n" for line in (*_by_kind(outcome), "", *_verdicts(outcome)))


def _by_kind(outcome: Outcome) -> Iterator[str]:
    width = max(map(len, outcome.statuses), default=0)
    for kind, counts in sorted(outcome.statuses.items()):
        shown = ", ".join(f"{status} x {count}" for status, count in counts.most_common())
        yield f"{kind:{width}}  {shown}"


def _verdicts(outcome: Outcome) -> Iterator[str]:
    sent = sum(sum(counts.values()) for counts in outcome.statuses.values())
    quiet = figures(outcome.quiet, 1)
    attacked = figures(outcome.attacked, outcome.seconds)
    ratio = attacked.p99 / quiet.p99 if quiet.requests and quiet.p99 else float("nan")
    yield f"hostile requests: {sent} in {outcome.seconds:.0f} s"
    yield f"server alive: {_yes(outcome.alive)}"
    if outcome.memory is not None and outcome.cap is not None:
        within = _yes(outcome.memory <= outcome.cap)
        most, cap = outcome.memory / 1e6, outcome.cap / 1e6
        yield f"memory: at most {most:,.0f} MB, cap {cap:,.0f} MB: {within}"
    yield f"connections to outside: {outcome.outside}: {_yes(outcome.outside == 0)}"
    yield f"benign quiet: p50 {quiet.p50:.2f} ms, p99 {quiet.p99:.2f} ms of {quiet.requests}"
    under = f"p50 {attacked.p50:.2f} ms, p99 {attacked.p99:.2f} ms of {attacked.requests}"
    yield f"benign under attack: {under}"
    yield f"p99 under attack : quiet = {ratio:.2f}: {_yes(ratio <= ATTACK_RATIO)}"
    failed = Counter(status for _, _, status in outcome.attacked if not 200 <= status < 300)
    statuses = f" {dict(failed)}" if failed else ""
    yield f"benign requests failed: {attacked.errors}{statuses}: {_yes(not attacked.errors)}"


def _yes(met: bool) -> str:
    return "yes" if met else "NO"
