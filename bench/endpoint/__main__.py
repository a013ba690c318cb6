"""Compares SPARQL servers on one data set, and prints a table and the goals under it.

    uv run python -m bench.endpoint [--size corpus|200k|5m] [--peers ours,oxigraph] [--attack]

Each server is a process of its own, started on the same statements. A fresh query is never asked
twice; a repeated one is the same text again. Give `--keep FOLDER` to make the data only once.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.endpoint.data import SIZES, data_set
from bench.endpoint.hostile_load import under_attack
from bench.endpoint.measuring import Measuring, Options, Sheet, compare
from bench.endpoint.peers import PEERS, Absent, Peer, running
from bench.endpoint.processes import busy
from bench.endpoint.table import OURS, RIVAL, report
from bench.endpoint.workload import Workload, workloads


def main() -> None:
    """Measure what was asked for, and print or write the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="iiot-policy-bench-") as folder:
        work = Path(folder)
        data = data_set(options.size, options.keep or work / "data")
        title = f"{data.name}: {data.release.manifest['counts']['triples']:,} triples"
        how = Options(work, options.seconds, tuple(map(int, options.connections.split(","))))
        chosen = [w for w in workloads(data) if not options.only or w.name in options.only]
        notes = [f"processors were busy with other work: {busy():.0%} before"]
        with ExitStack() as stack:
            peers = []
            for name in options.peers.split(","):
                began = time.monotonic()
                try:
                    peer = stack.enter_context(running(name, data, work))
                    peers.append((peer, Sheet(name, start_seconds=time.monotonic() - began)))
                except Absent as absent:
                    notes.append(f"{name}: not measured: {absent}")
            for line in compare(peers, chosen, how):
                print(line, file=sys.stderr, flush=True)
            if options.attack:
                _attack(peers, workloads(data)[0], how)
        notes[0] += f", {busy():.0%} after"
    sheets = [sheet for _, sheet in peers]
    text = report(title, sheets, notes, options.format)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    print(text, end="")


def _attack(peers: Sequence[tuple[Peer, Sheet]], lookup: Workload, how: Options) -> None:
    for peer, sheet in peers:
        if sheet.peer in (OURS, RIVAL):
            measuring = Measuring(peer, how.work, how.seconds)
            under_attack(peer, sheet, measuring, lookup, how.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", choices=("corpus", *SIZES), default="corpus", help="data set")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"of {', '.join(PEERS)}")
    parser.add_argument("--seconds", type=float, default=5.0, help="of each run, at least")
    parser.add_argument("--connections", default="8,64", help="numbers of connections")
    parser.add_argument("--only", action="append", default=[], help="a workload; again for more")
    parser.add_argument("--format", choices=("text", "md", "json"), default="text")
    parser.add_argument("--attack", action="store_true", help="lookups beside hostile queries")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table too")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the data stays")
    options = parser.parse_args()
    if unknown := set(options.peers.split(",")) - set(PEERS):
        parser.error(f"no peer {', '.join(sorted(unknown))}: there are {', '.join(PEERS)}")
    return options


if __name__ == "__main__":
    main()
