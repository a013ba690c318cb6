"""A text as the units that are looked for: each Chinese or Japanese character, each other word.

Punctuation and blanks only part them. What is one to a reader is one here: width, letter case,
traditional, Japanese and simplified characters (`ontology.folding`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ontology.folding import fold

_CJK: Final = (
    "々〇\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
_UNIT: Final = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_CHARACTER: Final = re.compile(rf"[{_CJK}]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is looked for, and where it stands in the text: `text[start:end]`."""

    word: str
    start: int
    end: int


def folded(text: str) -> str:
    """A text as it is looked for, each character in its place.

    >>> folded("標識解析 ＡＩ、広東")
    '标识解析 ai、广东'
    """
    plain = fold(text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)


def units(text: str) -> Iterator[Unit]:
    """The units of a text in order.

    >>> [unit.word for unit in units("「5G+工業」2020年")]
    ['5g', '工', '业', '2020', '年']
    """
    for match in _UNIT.finditer(folded(text)):
        yield Unit(match[0], match.start(), match.end())


def is_character(word: str) -> bool:
    """Whether a unit is a character, not a word."""
    return _CHARACTER.match(word) is not None


def tokens(words: Sequence[str]) -> list[str]:
    """The token at each unit: a character with the one that follows it, else the unit alone.

    >>> tokens(["5g", "工", "业", "2020", "年"])
    ['5g', '工业', '业', '2020', '年']
    """
    return [
        word + following if is_character(word) and is_character(following) else word
        for word, following in zip(words, [*words[1:], ""], strict=False)
    ]
