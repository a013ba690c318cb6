"""Faults put into the packaged corpus, one at a time, each validated as a build validates.

    uv run python -m bench.seeded_faults [--each 2] [--seed 8] [--kind NAME …] [--json]

A fault is caught only if the shape or check that its kind names tells it, at its place: a fault
that refuses the build for another reason is not. What can be so, though rarely, is told by a
warning, and counted apart. Prints a row for each kind with the message of one, then the share of
all, and those not caught. Ends with 1 if there are any.
"""

import argparse
import json
import logging
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pyoxigraph as ox

from bench.faults.kinds import Kind, all_kinds
from bench.faults.seeding import Bed, Fault, Verdict, choose, packaged_statements

_BEDS: list[Bed] = []
"""The one graph of this worker process."""


def main() -> int:
    """Seed, validate, and print the table."""
    kinds = {kind.name: kind for kind in all_kinds()}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=2, help="faults of each kind, at most")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--kind", nargs="+", choices=kinds, default=list(kinds), metavar="NAME")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--json", action="store_true", help="every fault, with what was said of it")
    options = parser.parse_args()
    statements = packaged_statements()
    store = ox.Store()
    store.bulk_load(statements, ox.RdfFormat.N_TRIPLES)
    chosen = [kinds[name] for name in options.kind]
    faults = choose(store, chosen, options.each, options.seed)
    verdicts = tried_out(statements, faults, options.processes)
    print(as_json(verdicts) if options.json else as_table(chosen, verdicts))
    return int(not all(verdict.caught for verdict in verdicts))


def tried_out(statements: bytes, faults: Sequence[Fault], processes: int) -> list[Verdict]:
    """The verdicts on the faults, each alone in the graph, in their order."""
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (statements,)) as pool:
        return list(pool.map(_try_out, faults, chunksize=4))


def as_table(kinds: Iterable[Kind], verdicts: Iterable[Verdict]) -> str:
    """A row for each kind, one for all, and what was not caught."""
    by_kind: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_kind[verdict.fault.kind.name].append(verdict)
    lines = [
        f"{'kind of fault':<34}{'seeded':>7}{'caught':>7}{'share':>6}  told by; the message of one"
    ]
    for kind in kinds:
        tried = by_kind[kind.name]
        told = next((verdict.told for verdict in tried if verdict.told), None)
        message = f"{kind.header.report}: {told.message_en}" if told else kind.header.report
        lines.append(f"{kind.name:<34}{_figures(tried)}  {message}")
    every = [verdict for tried in by_kind.values() for verdict in tried]
    warned = [v for v in every if v.fault.kind.header.severity == "Warning"]
    lines.append(f"{'of these, told by a warning':<34}{_figures(warned)}")
    lines.append(f"{'all':<34}{_figures(every)}")
    lines += [
        f"not caught: {v.fault.kind.name} at {v.fault.place.focus}; "
        f"told instead: {', '.join(v.others) or 'nothing'}"
        for v in every
        if not v.caught
    ]
    return "\n".join(lines)


def as_json(verdicts: Iterable[Verdict]) -> str:
    """Every fault: its kind, place, who must tell it, and what was said."""
    rows = [
        {
            "kind": verdict.fault.kind.name,
            "fault": verdict.fault.kind.header.fault,
            "focus": verdict.fault.place.focus,
            "report": verdict.fault.kind.header.report,
            "severity": verdict.fault.kind.header.severity,
            "caught": verdict.caught,
            "message": verdict.told and verdict.told.message_en,
            "others": verdict.others,
        }
        for verdict in verdicts
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _figures(verdicts: Sequence[Verdict]) -> str:
    caught = sum(verdict.caught for verdict in verdicts)
    share = f"{caught / len(verdicts):.0%}" if verdicts else "-"
    return f"{len(verdicts):>7}{caught:>7}{share:>6}"


def _begin(statements: bytes) -> None:
    logging.getLogger("rdflib").setLevel(logging.ERROR)  # it warns of dates that no calendar has
    _BEDS.append(Bed(statements))


def _try_out(fault: Fault) -> Verdict:
    return _BEDS[0].try_out(fault)


if __name__ == "__main__":
    sys.exit(main())
