"""What a push is asked to do, and what it did."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.push_compare import EXAMPLES, Difference, Normalise
from graph.push_parts import Union

Way = Literal["none", "atomic", "staged", "in place"]


class NotOurs(Exception):  # noqa: N818  # named for what it tells
    """Raised where a push would replace graphs that no push has put there."""

    def __init__(self, graphs: Mapping[str, int]) -> None:
        names = [f"{name} ({count} statements)" for name, count in graphs.items()]
        named = ", ".join(names[:EXAMPLES]) + f" and {len(names) - EXAMPLES} more" * (
            len(names) > EXAMPLES
        )
        super().__init__(
            f"the server has graphs that differ from the release and that no push has put there:"
            f" {named}. --force replaces them"
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """How to push.

    Attributes:
        union: Where the union of all graphs is to stand.
        normalise: What the server is known to make of literals.
        bulk: Send all graphs in one request, as N-Quads, and read them back in one.
        force: Send every graph, and replace those that no push has put there.
        check: Only compare.
    """

    union: Union
    normalise: Normalise
    bulk: bool = False
    force: bool = False
    check: bool = False


@dataclass(slots=True)
class Pushed:
    """What a push did.

    Attributes:
        release: The release pushed.
        former: The release that the server held before; None where it held none whole.
        way: "atomic", "staged" (moved into place, but not in one transaction), "in place" (one by
            one), or "none" where there was nothing to do, or only to compare.
        graphs: Number of graphs, the union among them.
        statements: Number of statements of all of them.
        sent: Names of the graphs that were sent.
        dropped: Names of graphs of former releases that this one does not have.
        bytes: Bytes of statements sent.
        differences: What is not as it should be, by graph.
        normalised: Literals that the server changed in a known way, and how often.
    """

    release: str
    former: str | None
    way: Way = "none"
    graphs: int = 0
    statements: int = 0
    sent: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    bytes: int = 0
    differences: dict[str, Difference] = field(default_factory=dict)
    normalised: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def verified(self) -> bool:
        """Whether the server holds the release, whole and in its place."""
        return not self.differences
