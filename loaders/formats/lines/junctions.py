"""What the end of a line and the beginning of the next say about the break between them."""

import re

_ENDS_NOTHING = frozenset("，、,（(《〈“‘〔﹝【[『「第")
_BEGINS_NOTHING = frozenset("，。、；：！？）》〉”’〕﹞】』」,;:!?)]")
_STOPS = frozenset("。！？；：:;!?")
_CLOSERS = "”’」』）)》】"
_REMARK = re.compile(
    r"[。；][（(][^（）()]{1,300}(?:[（(][^（）()]{1,60}[）)][^（）()]{0,200}){0,4}[）)]$"
)
_LEADERS = re.compile(r"(?:\.{3}|…|·{3})\s{0,3}\d{0,4}$")
_LEADING_TOKEN = re.compile(r"[0-9A-Za-z.,%+/~—…－-]{1,20}")
_REMARK_LENGTH = 400
_TITLE_LENGTH = 120


def breaks_off(text: str) -> bool:
    """Whether a line ends as no paragraph does: after a comma, an opening bracket."""
    return text[-1] in _ENDS_NOTHING


def cannot_begin(text: str) -> bool:
    """Whether a line begins as no paragraph does: with a full stop, a closing bracket."""
    return text[0] in _BEGINS_NOTHING


def ends_sentence(tail: str) -> bool:
    """Whether a text ends where a paragraph may: with a stop, with （…负责） after one.

    >>> ends_sentence("推进改造。（工业和信息化部负责）"), ends_sentence("推进改造")
    (True, False)
    """
    last = tail[-1]
    if last in _STOPS:
        return True
    if last in _CLOSERS:
        if tail[-4:].rstrip(_CLOSERS)[-1:] in _STOPS:
            return True
        return (
            last in "）)" and _REMARK.search(tail, max(len(tail) - _REMARK_LENGTH, 0)) is not None
        )
    leaders = last in ".…·" or last.isdigit()
    return leaders and _LEADERS.search(tail, max(len(tail) - 12, 0)) is not None


def within_word(before: str, after: str) -> bool:
    """Whether neither side of a break is punctuation: it may stand within a word."""
    return before[-1].isalnum() and after[0].isalnum()


def is_open(tail: str) -> bool:
    """Whether a bracket of a title or of a remark is open at the end of a text."""
    begin = len(tail) - _TITLE_LENGTH if len(tail) > _TITLE_LENGTH else 0
    return tail.rfind("《", begin) > tail.rfind("》", begin) or tail.rfind(
        "（", begin
    ) > tail.rfind("）", begin)


def leading_token(text: str) -> float:
    """Width of what a printer would not have broken at the beginning of a line: 2025, 5G."""
    if text[0] >= "\u2e80":
        return 0.0
    found = _LEADING_TOKEN.match(text)
    return len(found[0]) / 2 if found else 0.0


def joint(before: str, after: str) -> str:
    """What stands between two lines that are one: a blank between two Latin words, else nothing.

    >>> joint("工业互联", "网"), joint("Edge", "Computing")
    ('', ' ')
    """
    latin = before[-1].isascii() and before[-1].isalpha() and after[0].isascii()
    return " " if latin and after[0].isalpha() else ""
