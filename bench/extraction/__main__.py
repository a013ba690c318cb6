"""Scores the reader of official documents against the gold documents, and prints the table.

    uv run python -m bench.extraction [--details KIND] [--relations] [--json]

`--details citation` lists what was wrong in the metrics that begin with the word; of the documents
held out only with `--held-out-details`, which spoils the set for those who mend rules.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.extraction.reading import Reader
from bench.extraction.score import Scorer
from bench.extraction.sets import HELD_OUT, OWN, SHARED, Annotated, own, shared
from bench.extraction.table import by_prefix, details, figures, table
from bench.extraction.tally import Sheet


def main() -> None:
    """Score the sets, and print what was asked for."""
    options = _options()
    reader = Reader()
    scorer = Scorer(reader.lexicon, reader.resolver)
    texts, absent = shared(options.shared)
    sheets = {
        "own documents": _score(own(OWN), reader, scorer, options.only),
        "texts not shipped": _score(texts, reader, scorer, options.only),
        "held out": _score(own(HELD_OUT), reader, scorer, options.only),
    }
    everything = Sheet()
    for sheet in sheets.values():
        everything.add(sheet)
    if options.json:
        print(json.dumps({name: figures(sheet) for name, sheet in sheets.items()}, indent=2))
    else:
        _print(sheets | {"all": everything}, absent, relations=options.relations)
    if options.details is not None:
        for name, sheet in sheets.items():
            if name != "held out" or options.held_out_details:
                print(*details(sheet.misses, options.details), sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of texts not shipped")
    parser.add_argument("--only", default="", help="documents whose name holds this")
    parser.add_argument("--relations", action="store_true", help="each relation and each cue")
    parser.add_argument("--details", metavar="KIND", help="list what was wrong; '' is all")
    parser.add_argument("--held-out-details", action="store_true", help="spoils the held-out set")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _score(documents: Iterable[Annotated], reader: Reader, scorer: Scorer, only: str) -> Sheet:
    sheet = Sheet()
    for annotated in documents:
        if only not in annotated.name:
            continue
        said = reader.read(annotated)
        if said is None:
            print(f"not read: {annotated.name}", file=sys.stderr)
        counts, gold = scorer.unread(annotated) if said is None else scorer.score(annotated, said)
        sheet.add(counts)
        for quote in gold.lost:
            sheet.missed("annotations placed", gold.name, quote)
    return sheet


def _print(sheets: Mapping[str, Sheet], absent: Iterable[str], *, relations: bool) -> None:
    for name, sheet in sheets.items():
        print(*table(name, sheet), "", sep="\n")
        if relations:
            print(*by_prefix("relation", "relation ", sheet), "", sep="\n")
            print(*by_prefix("cue", "cue ", sheet), "", sep="\n")
    for name in absent:
        print(f"absent: {name}")


if __name__ == "__main__":
    main()
