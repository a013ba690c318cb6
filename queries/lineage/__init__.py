"""What a caller asks of the lineage, in words, and the part of the graph that answers."""

from queries.lineage.question import (
    DEEPEST,
    DEPTH,
    FACETS,
    Choosing,
    LineageQuestion,
    document_of,
)
from queries.lineage.selectors import Reach, Selector, SelectorError
from queries.lineage.view import PathHop, View

__all__ = [
    "DEEPEST",
    "DEPTH",
    "FACETS",
    "Choosing",
    "LineageQuestion",
    "PathHop",
    "Reach",
    "Selector",
    "SelectorError",
    "View",
    "document_of",
]
