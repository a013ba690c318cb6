"""Which statement of an answer is meant to be which of the gold: the likest pairs first."""

from collections.abc import Callable, Sequence

from bench.extraction.answer import Statement
from bench.extraction.gold import GoldStatement

Likeness = Callable[[GoldStatement, Statement], float]
Pair = tuple[GoldStatement, Statement]


def pairs(
    gold: Sequence[GoldStatement], said: Sequence[Statement], likeness: Likeness
) -> tuple[list[Pair], list[GoldStatement], list[Statement]]:
    """Pairs that are at all alike, each statement in one at most; then gold and answer left.

    Optional statements of the gold that were not said are not among those left.
    """
    ranked = sorted(
        (
            (-degree, i, j)
            for i, expected in enumerate(gold)
            for j, got in enumerate(said)
            if (degree := likeness(expected, got)) > 0
        ),
    )
    left, right = set(range(len(gold))), set(range(len(said)))
    found: list[Pair] = []
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((gold[i], said[j]))
    return (
        found,
        [gold[i] for i in sorted(left) if not gold[i].optional],
        [said[j] for j in sorted(right)],
    )


def alike(expected: GoldStatement, got: Statement) -> float:
    """How much the stretches of both have in common, 0 to 1."""
    return expected.span.likeness(got.span)
