"""How long each question takes on the release's store, and on rdflib as a peer, in one run.

    uv run python bench/questions.py [--data DIR] [--runs 5]

Prints rows, the median in milliseconds of both, and their ratio.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import platformdirs
import rdflib

from graph.release import Releases
from graph.store import load_store
from queries.catalog import packaged_catalog
from queries.execute import rows
from queries.parameters import bind
from queries.things import Things


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=platformdirs.user_data_dir("iiot-policy"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    release = Releases(Path(options.data)).current()
    if release is None:
        raise SystemExit(f"no release in {options.data}: run `iiot-policy build` first")
    store = load_store(release.store, release.statements)
    things = Things.of(store)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(release.dump("nq"), format="nquads")
    print(f"{'question':<28}{'rows':>6}{'store ms':>10}{'rdflib ms':>11}{'ratio':>8}")
    for name, question in packaged_catalog().items():
        text = question.text
        examples = {key: said.example for key, said in question.header.parameters.items()}
        bound = bind(question, examples, things)
        plain = {key: rdflib.URIRef(term.value) for key, term in bound.items()}
        count = len(rows(store, text, bound))
        own = _median(partial(rows, store, text, bound), options.runs)
        peer = _median(partial(_on_peer, dataset, text, plain), 1)
        print(f"{name:<28}{count:>6}{own:>10.1f}{peer:>11.1f}{peer / own:>8.1f}")


def _on_peer(dataset: rdflib.Dataset, text: str, bound: dict[str, rdflib.URIRef]) -> list[object]:
    return list(dataset.query(text, initBindings=dict(bound)))


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
