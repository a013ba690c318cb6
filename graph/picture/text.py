"""Text in a picture: how wide it is, where it may break, and what XML can hold of it."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

ELLIPSIS: Final = "…"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = re.compile(
    r"[（《〈〔【「『“‘(\[]*"  # what may not end a line
    r"(?:[!-~\u00a1-\u024f\u0400-\u04ff]+[年月日号]?|.)"  # a word, a number, or any other sign
    r"[）》〉〕】」』”’)\],.，。、；：？！…·ーっゃゅょッャュョ々]*",  # what may not begin one
    re.DOTALL,
)


def xml_text(text: str) -> str:
    """The text with a replacement sign for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def width(text: str) -> float:
    """The width in half ems: 2 for a wide sign, about 1 for a letter, 0 for a combining mark.

    An estimate on the safe side, since the reader's font is not known.

    >>> width("政策")
    4.0
    >>> 4 < width("policy") < 8
    True
    """
    return sum(map(_sign_width, text))


def wrap(text: str, room: float, lines: int) -> list[str]:
    """The text in at most so many lines of so much room (half ems), the last one cut with `…`.

    Chinese and Japanese break between signs, but never before 》 or after 《; other words are kept
    whole where a line can hold them.

    >>> wrap("关于推动《规划》实施的通知", 10, 3)
    ['关于推动', '《规划》实', '施的通知']
    >>> wrap("Notice on the plan", 8, 2)
    ['Notice', 'on the…']
    """
    found = _fill(text, room)
    if len(found) > lines:
        return [*found[: lines - 1], cut(found[lines - 1] + ELLIPSIS, room)]
    for narrower in (room - 2, room - 4):
        if len(found) > 1 and width(found[-1]) <= 4 and len(_fill(text, narrower)) == len(found):
            found = _fill(text, narrower)  # no one or two signs alone on the last line
    return found


def cut(text: str, room: float) -> str:
    """The text if there is room for it, else as much of it as there is, with `…`."""
    if width(text) <= room:
        return text
    text = text.removesuffix(ELLIPSIS)
    while text and width(text + ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _fill(text: str, room: float) -> list[str]:
    done: list[str] = []
    line = ""
    for atom in _atoms(text, room):
        if line and width(line + atom.rstrip()) > room:
            done.append(line.rstrip())
            line = ""
        line += atom if line else atom.lstrip()
    return [*done, line.rstrip()] if line.strip() else done


def _atoms(text: str, room: float) -> list[str]:
    found: list[str] = []
    for atom in _ATOM.findall(" ".join(text.split())):
        found.extend([atom] if width(atom) <= room else atom)
    return found


@lru_cache(4096)
def _sign_width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WFA":
        return 2.0
    if sign in "iljtfr.,;:'|! ()[]":
        return 0.8
    return 1.6 if sign.isupper() or sign in "mw@%&" else 1.1
