"""Formats of query results, under the names that commands and addresses use."""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.formats import GRAPH_FORMATS, Format


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format of solutions and of yes or no."""

    name: str
    media_type: str
    syntax: ox.QueryResultsFormat
    aliases: tuple[str, ...] = ()


RESULT_FORMATS: Final = {
    fmt.name: fmt
    for fmt in (
        ResultFormat(
            "json",
            "application/sparql-results+json",
            ox.QueryResultsFormat.JSON,
            ("application/json",),
        ),
        ResultFormat(
            "xml",
            "application/sparql-results+xml",
            ox.QueryResultsFormat.XML,
            ("application/xml", "text/xml"),
        ),
        ResultFormat("csv", "text/csv", ox.QueryResultsFormat.CSV),
        ResultFormat("tsv", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    )
}

AnyFormat = Format | ResultFormat
ALL_FORMATS: Final[dict[str, AnyFormat]] = {**RESULT_FORMATS, **GRAPH_FORMATS}
