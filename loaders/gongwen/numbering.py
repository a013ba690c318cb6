"""Numbering at the head of a line: which style, which number.

Styles after GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) and, for regulations, the 立法技术规范
(编, 章, 节, 条; below an article items are （一） and 1.), with the spellings that are met: ㈠, ⑴,
①, 1）, 1、, 壹、 and decimals such as 2.1.
"""

import re
from typing import Literal, NamedTuple

from loaders.gongwen.text import Span
from loaders.numerals import ordinal

Style = Literal[
    "book", "chapter", "subchapter", "article",
    "hanzi", "hanzi-bracket", "arabic", "decimal", "arabic-bracket", "arabic-closed", "circled",
]  # fmt: skip

RANK: dict[Style, int] = {
    "book": 0, "chapter": 1, "subchapter": 2, "article": 3,
    "hanzi": 4, "hanzi-bracket": 5, "arabic": 6, "decimal": 7,
    "arabic-bracket": 8, "arabic-closed": 9, "circled": 10,
}  # fmt: skip
"""The order in which levels lie below each other."""

_HANZI = "[一二三四五六七八九十百零〇两]{1,7}"
_HEAD = re.compile(
    rf"(?P<book>第{_HANZI}(?:编|篇|部分)(?=[^，。、]{{0,40}}\n))"
    rf"|(?P<chapter>第{_HANZI}章)"
    rf"|(?P<subchapter>第{_HANZI}节)"
    rf"|(?P<article>第(?:{_HANZI}|[0-9]{{1,4}})条(?:之{_HANZI})?(?![款第至、]))"
    rf"|(?P<hanzi>(?:{_HANZI}|[壹贰叁肆伍陆柒捌玖拾]{{1,4}})(?:[、．](?!.{{0,2}}[、是])|[.](?![0-9])))"
    rf"|(?P<hanzi_bracket>（{_HANZI}）|[㈠-㈩])"
    r"|(?P<decimal>[1-9][0-9]?(?:\.[1-9][0-9]?){1,3}(?=[^0-9.%，、万亿倍年月日个家项]))"
    r"|(?P<arabic>[1-9][0-9]{0,2}(?:\.(?![0-9])|\.(?=[12][0-9]{3}年)|、(?![0-9])))"
    r"|(?P<arabic_bracket>（[1-9][0-9]{0,2}）|[⑴-⒇])"
    r"|(?P<arabic_closed>[1-9][0-9]{0,2}）)"
    r"|(?P<circled>[①-⑳㉑-㉟])"
)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


class Head(NamedTuple):
    """A numbering at the start of a line; `rest` is where the line goes on after it."""

    style: Style
    ordinal: int
    span: Span
    rest: int

    @property
    def rank(self) -> int:
        """How deep its style lies."""
        return RANK[self.style]


def head(compact: str, line: Span) -> Head | None:
    """The numbering that a line begins with, None where it has none.

    Whether it numbers a part, or only looks so, shows in its place among the others
    (`loaders.gongwen.sequence`).
    """
    found = _HEAD.match(compact, line.start, line.end + 1)
    if not found or found.end() > line.end or not found.lastgroup:
        return None
    style: Style = found.lastgroup.replace("_", "-")  # type: ignore[assignment]
    number = found[0].partition("之")[0] if style == "article" else found[0]
    try:
        value = ordinal(number.translate(_CAPITALS))
    except ValueError:
        return None
    return Head(style, value, Span(*found.span()), found.end())
