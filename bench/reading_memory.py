"""Whether memory stays flat while documents are read, one after the other in one process.

    uv run python bench/reading_memory.py [--documents 10000]

Prints the resident memory after each tenth, and the growth since the first.
"""

import argparse
from itertools import cycle, islice
from pathlib import Path
from resource import getpagesize

from bench.extraction.reading import Reader
from bench.extraction.sets import OWN, own


def main() -> None:
    """Read, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    reader = Reader()
    files = [(annotated.name, annotated.content) for annotated in own(OWN)]
    step = max(1, options.documents // 10)
    resident = []
    print(f"{'documents':>10}{'resident MB':>13}{'growth MB':>11}")
    for count, (name, content) in enumerate(islice(cycle(files), options.documents), 1):
        reader.text(name, content)
        if count % step == 0:
            resident.append(_resident())
            grown = resident[-1] - resident[0]
            print(f"{count:>10}{resident[-1] / 1e6:>13.1f}{grown / 1e6:>11.1f}", flush=True)
    grown = max(resident) - resident[0]
    print(f"largest growth after the first {step}: {grown / 1e6:.1f} MB")


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * getpagesize()


if __name__ == "__main__":
    main()
