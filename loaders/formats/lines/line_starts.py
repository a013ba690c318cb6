"""What a line that begins a paragraph begins with: numbering, a label, a date alone."""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.numerals import ordinal

NUMERAL = r"[一二三四五六七八九十百零〇○]{1,6}"
DATE = (
    r"(?:(?:19|20)\d{2}|[一二][〇○Oo零一二三四五六七八九]{3})\s{0,3}年"
    r"\s{0,3}(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,3}月"
    r"\s{0,3}(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,3}日"
)
"""A whole date, in Arabic digits or characters, with blanks as PDF files leave them."""
DOCUMENT_NUMBER = (
    r"[\u4e00-\u9fff]{1,16}\s{0,2}[\[［﹝〔【（(〖]\s{0,2}(?:19|20)\d{2}\s{0,2}[\]］﹞〕】）)〗]"
    r"\s{0,2}第?\s{0,2}\d{1,5}\s{0,2}号"
)
DOCUMENT_TYPES = (
    "通知|意见|决定|公告|通告|通报|批复|函|报告|命令|决议|办法|方案|计划|规划|措施|细则|规定|条例"
    "|要点"
)
"""What titles end with, for a regular expression."""
LABEL = (
    r"(?:(?:责任|牵头|参与|配合|落实|主办|协办|承办|支持|组织|实施|指导|参加|主管|主责)"
    r"(?:单位|部门|处室|领导|人|科室)|(?:完成|工作)(?:时限|时间|期限)|时间(?:进度|节点))\s{0,2}[：:]"
)
"""Labels of who answers for a measure, and until when."""

_STARTS = {
    "article": rf"第\s?(?:{NUMERAL}|\d{{1,3}})\s?[编章节条](?![规的第、和至或及所之中款项])",
    "first": rf"{NUMERAL}\s?[、．.](?!{NUMERAL}[、，和])",
    "second": rf"[（(﹙]\s?{NUMERAL}\s?[）)﹚](?![项款目、和至])",
    "third": r"\d{1,3}\s?(?:、|[.．](?:(?!\d)|(?=(?:19|20)\d{2}\s?年)))",
    "fourth": r"[（(﹙]\s?\d{1,2}\s?[）)﹚]",
    "sign": r"[①-⑳㉑-㊿⑴-⒇㈠-㈩]",
    "label": LABEL,
    "box": rf"专栏\s{{0,2}}(?:{NUMERAL}|\d{{1,2}})",
}
_OTHERS = (
    r"附\s{0,2}(?:件|表|图)\s{0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s{0,2}(?:[：:].{0,400}|[-－]?\d{0,2})$",
    r"附\s{0,2}[：:]",
    rf"[（(]?\s?{DATE}\s?(?:印发)?[）)]?$",
    rf"(?:{DOCUMENT_NUMBER}|[\u4e00-\u9fff]{{2,20}}令?\s{{0,2}}第\s?\d{{1,4}}\s?号)$",
    r"(?:特此|专此|此致|此复|此令)[\u4e00-\u9fff]{0,4}[。，.]?$",
    r"[（(](?:此件|本文有删减|信息公开|公开方式|联系)",
    r"(?:抄\s{0,4}送|抄报|主送|联\s?系\s?人|联系电话|联系方式)\s{0,2}[：:]",
)
_START = re.compile(
    "|".join(f"(?P<{style}>{form})" for style, form in _STARTS.items())
    + "|(?P<other>" + "|".join(_OTHERS) + ")"
)  # fmt: skip
_FIRST_CHARACTERS = frozenset(
    "第一二三四五六七八九十百零〇○廿（(﹙0123456789０１２３４５６７８９专附特此抄主联责牵参配落承协支组实指主完工时"
    + "".join(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A), *range(0x3251, 0x32C0))))
)
"""What a start may begin with; those that end with 号 begin with anything."""
_KIND_OF_ARTICLE = re.compile(r"[编章节条]")


class Start(NamedTuple):
    """What a paragraph begins with: its style, and the ordinal where that is a numbering."""

    style: str
    ordinal: int | None
    length: int
    """How many characters the numbering or label has."""


def start_of(text: str) -> Start | None:
    """What a line begins with that only a paragraph begins with, None where there is nothing.

    A numbering may also stand there by chance; `Numbering` tells by its sequence.

    >>> start_of("（二）指导思想")
    Start(style='second', ordinal=2, length=3)
    >>> start_of("2.5万亿元")
    """
    if not text or (text[0] not in _FIRST_CHARACTERS and text[-1] != "号"):
        return None
    found = _START.match(text)
    if not found:
        return None
    style = str(found.lastgroup)
    if style in ("label", "other"):
        return Start(style, None, found.end())
    if style == "article":
        style += _KIND_OF_ARTICLE.findall(found[0])[-1]
    return Start(style, _ordinal(found[0]), found.end())


class Numbering:
    """The numberings that a text has had, as far as it is read: what may come next."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def expects(self, start: Start) -> bool:
        """Whether a numbering is the first of its style, or the one after the last."""
        if start.ordinal is None:
            return start.style in ("label", "other")
        return start.ordinal == 1 or self._last.get(start.style, 0) + 1 == start.ordinal

    def take(self, start: Start | None) -> None:
        """Note the numbering of a paragraph."""
        if start and start.ordinal:
            self._last[start.style] = start.ordinal


@lru_cache(maxsize=4096)
def _ordinal(numbering: str) -> int | None:
    try:
        return ordinal(numbering.replace("○", "〇"))
    except ValueError:
        return None
