"""Prints how fast the explorer is, today and at 3,000 documents, beside a cytoscape page.

    uv run python -m bench.explorer [--documents 3000] [--keep FOLDER]

The rival needs `npm ci --ignore-scripts` in bench/explorer; it draws the whole lineage.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from bench.explorer.browsing import CYTOSCAPE, Seen, browser, has_cytoscape, seen
from bench.explorer.data import enlarged, packaged
from bench.explorer.serving import LARGE, PAGES, layout_time, served, server_time
from bench.explorer.table import Row, written
from graph.release import Releases

_DRAWN: Final = ("lineage", "lineage of a document", "lineage of a technology")
"""Pages with a picture that is dragged."""


def main() -> None:
    """Measure both data sets and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=3000, help="of the made data set")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the data stays")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iiot-policy-bench-") as temporary, browser() as chosen:
        kept = options.keep or Path(temporary)
        today, large = kept / "today", kept / str(options.documents)
        original = Releases(today).current() or packaged(today)
        if Releases(large).current() is None:
            enlarged(large, original, options.documents)
        for folder, pages in ((today, tuple(PAGES)), (large, LARGE)):
            with served(folder) as site:
                release = Releases(folder).current()
                count = release.manifest["counts"]["documents"] if release else 0
                print(f"{count:,} documents", *written(measured(chosen, site, pages)), sep="\n")
                print(flush=True)


def measured(chosen: Browser, site: str, pages: tuple[str, ...]) -> list[Row]:
    """A row for each page that the server has, and one for the rival."""
    rows = []
    for name in pages:
        if (time := server_time(site, PAGES[name])) is not None:
            view = seen(chosen, site, PAGES[name], ".frame" if name in _DRAWN else None)
            rows.append(Row(name, time, view))
    rows.append(Row("laid out anew", layout_time(site), Seen(None)))
    if has_cytoscape():
        rows.append(Row("cytoscape, the whole lineage", None, seen(chosen, site, CYTOSCAPE, "div")))
    return rows


if __name__ == "__main__":
    main()
