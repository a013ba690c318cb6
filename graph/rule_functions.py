"""Functions that rules call beside those of SPARQL, in the namespace of the vocabulary."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeAlias

import pyoxigraph as ox

from ontology.folding import fold
from ontology.terms import IIP

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PLACES: Final = Decimal("0.0001")
_DECIMAL: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def dice_similarity(a: str, b: str) -> Decimal:
    """How alike two texts are, 0 to 1 with four places: the Dice coefficient of their bigrams.

    The pairs of neighbouring characters are counted as often as they occur, in texts folded to one
    width, script and case; a text of one character is its own pair. Two texts that have no
    character are alike. Source: L. R. Dice, Ecology 26 (1945), for multisets.

    >>> dice_similarity("网络体系强基行动", "网络体系建设行动")
    Decimal('0.5714')
    >>> dice_similarity("平台体系壮大行动", "平臺體系壯大行動")
    Decimal('1.0000')
    """
    first, second = _bigrams(a), _bigrams(b)
    both = first.total() + second.total()
    shared = Decimal(2 * (first & second).total())
    return (shared / both if both else Decimal(1)).quantize(_PLACES)


def _bigrams(text: str) -> Counter[str]:
    folded = fold(text).casefold().strip()
    pairs = [folded[at : at + 2] for at in range(len(folded) - 1)]
    return Counter(pairs or ([folded] if folded else []))


def _dice_similarity(*terms: Term) -> Term:
    """`iip:diceSimilarity(a, b)` of two literals; an error for anything else."""
    a, b = (term.value for term in terms if isinstance(term, ox.Literal))
    return ox.Literal(str(dice_similarity(a, b)), datatype=_DECIMAL)


FUNCTIONS: Final[dict[ox.NamedNode, Callable[..., Term | None]]] = {
    ox.NamedNode(f"{IIP}diceSimilarity"): _dice_similarity,
}
"""The functions by their IRI, as `ox.Store.query` takes them."""
